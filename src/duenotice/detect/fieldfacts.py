"""From the candidates of one item to what is known of each of its fields."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from duenotice.detect.candidates import FIELD, SAMPLE, SPAN
from duenotice.detect.celling import SAMPLE_SIZE
from duenotice.detect.classes import FieldFacts

_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"\d+")


def field_facts(candidates: pa.Table) -> dict[str, FieldFacts]:
    """Facts by path, in natural order of the paths (`col:2` before `col:10`)."""
    told = candidates.filter(pc.equal(candidates["role"], FIELD)).select(["path", "text", "n"]).to_pylist()
    facts: dict[str, FieldFacts] = {}
    for row in sorted(told, key=lambda row: (_natural(row["path"]), row["text"])):
        mine = facts.setdefault(row["path"], FieldFacts(row["path"], row["text"].decode("utf-8", "replace")))
        mine.n += row["n"]
    _add_samples(facts, candidates.filter(pc.equal(candidates["role"], SAMPLE)))
    _add_passes(facts, candidates)
    return facts


def _natural(path: str) -> tuple[object, ...]:
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.split(r"(\d+)", path) if part)


def _add_samples(facts: dict[str, FieldFacts], samples: pa.Table) -> None:
    """The smallest hashes of all blocks together: the same whatever the blocks were."""
    seen: dict[str, dict[int, bytes]] = defaultdict(dict)
    for row in samples.select(["path", "text", "n"]).to_pylist():
        seen[row["path"]][row["n"]] = row["text"]
    for path, cells in seen.items():
        kept = sorted(cells)[:SAMPLE_SIZE]
        facts[path].sample = tuple(cells[h].decode("utf-8", "replace") for h in kept)
        full = len(kept) == SAMPLE_SIZE
        facts[path].distinct = min(facts[path].n, int((SAMPLE_SIZE - 1) / (kept[-1] / 2**64))) if full else len(kept)


def _add_passes(facts: dict[str, FieldFacts], candidates: pa.Table) -> None:
    whole = candidates.filter(pc.and_(pc.equal(candidates["role"], SPAN), candidates["whole"]))
    for row in whole.group_by(["path", "rule"]).aggregate([([], "count_all")]).to_pylist():
        if row["path"] in facts:
            facts[row["path"]].passes[row["rule"]] = row["count_all"]


def add_agreement(facts: dict[str, FieldFacts], cells: pa.Table, addresses: dict[int, set[str]]) -> None:
    """How often a cell shares a word with the local part of an e-mail address of its record."""
    seen: Counter[str] = Counter()
    for path, text, record in zip(
        cells["path"].to_pylist(), cells["text"].to_pylist(), cells["record"].to_pylist(), strict=True
    ):
        near = addresses.get(record)
        if not near or seen[path] >= 2000:
            continue
        seen[path] += 1
        facts[path].of += 1
        words = _WORD.findall(text.decode("utf-8", "replace").casefold())
        facts[path].agreeing += any(word in local for word in words for local in near)


def records_of(values: np.ndarray, texts: list[str]) -> dict[int, set[str]]:
    """Record number to the local parts of the addresses in it."""
    found: dict[int, set[str]] = defaultdict(set)
    for record, text in zip(values.tolist(), texts, strict=True):
        if record >= 0:
            found[record].add(text.rpartition("@")[0].casefold())
    return found
