"""From the candidates of all blocks of an item, one after the other, to what is known of each of its fields.

What is held does not grow with the item: counts, samples of fixed size, and the numbers that show where it was dialled.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from duenotice.detect.arrays import bounds
from duenotice.detect.books import Book, distinct
from duenotice.detect.candidates import FIELD, ORIGIN, SAMPLE, SPAN
from duenotice.detect.deciding.homes import Homes, Shown, homes_of
from duenotice.detect.deciding.pieces import of_role
from duenotice.detect.deciding.signs import add_fields, add_signs
from duenotice.detect.deciding.spans import codes_of, one_array
from duenotice.detect.fields.celling import SAMPLE_SIZE
from duenotice.detect.fields.classes import ENOUGH, FieldFacts
from duenotice.detect.fields.slots import PREFIX
from duenotice.detect.numbers.dialling import read_many
from duenotice.detect.settings import Settings
from duenotice.detect.texts.plainly import with_ascii_digits

ASKED_MAX = 2000
"""International numbers of an item that are asked for their country."""

_ADDRESSES = ("ipv4", "ipv4_like_version")
ADDRESSES_MIN, ONE_IN = 100, 100
"""Addresses of an item that tell how often one of them looks like a version: by chance one in two thousand does, or one in two hundred
where networks of small numbers are many."""


@dataclass
class _Seen:
    """One field as seen so far. texts: its cells with the smallest hashes; bound: no larger hash is among them any more."""

    header: bytes
    n: int = 0
    texts: dict[int, bytes] = field(default_factory=dict)
    bound: int = 2**64 - 1

    def keep(self, more: dict[int, bytes]) -> None:
        """Take further cells by their hashes."""
        self.texts.update(more)
        if len(self.texts) >= SAMPLE_SIZE:
            kept = sorted(self.texts)[:SAMPLE_SIZE]
            self.texts, self.bound = {h: self.texts[h] for h in kept}, kept[-1]


class Survey:
    """Takes `scan` tables in any order."""

    def __init__(self) -> None:
        self._fields: dict[str, _Seen] = {}
        self._passes: dict[str, Counter[str]] = defaultdict(Counter)
        self._dialled: set[bytes] = set()
        self._spans = Counter[str]()
        self._shown = Shown()

    def add(self, table: pa.Table) -> None:
        """Take the candidates of a block."""
        for row in of_role(table, FIELD).select(["path", "text", "n"]).to_pylist():
            mine = self._fields.setdefault(row["path"], _Seen(row["text"]))
            mine.header, mine.n = min(mine.header, row["text"]), mine.n + row["n"]
        self._add_samples(of_role(table, SAMPLE))
        for row in of_role(table, ORIGIN).select(["text", "n"]).to_pylist():
            source, _, name = row["text"].decode().partition(":")
            (self._shown.words if source == "word" else self._shown.regions[source])[name] += row["n"]
        spans = of_role(table, SPAN)
        if len(spans):
            self._add_spans(spans)

    def _add_samples(self, samples: pa.Table) -> None:
        """The smallest hashes of all blocks together: the same whatever the blocks were."""
        code, paths = codes_of(samples["path"])
        fields = [self._fields.get(path) for path in paths]  # None: the table names it for rows of other roles
        bound = np.array([mine.bound if mine else 0 for mine in fields], np.uint64)
        hashes = samples["n"].to_numpy()
        some = np.flatnonzero(hashes <= bound[code])
        some = some[np.argsort(code[some], kind="stable")]
        ends, data = bounds(one_array(samples["text"]))
        raw, begins = data.tobytes(), np.concatenate((np.zeros(1, np.int64), ends[:-1]))
        texts = [raw[lo:hi] for lo, hi in zip(begins[some].tolist(), ends[some].tolist(), strict=True)]
        numbers, first = np.unique(code[some], return_index=True)
        edges, kept = [*first.tolist(), len(some)], hashes[some].tolist()
        for number, lo, hi in zip(numbers.tolist(), edges[:-1], edges[1:], strict=True):
            self._fields[paths[number]].keep(dict(zip(kept[lo:hi], texts[lo:hi], strict=True)))

    def _add_spans(self, spans: pa.Table) -> None:
        rule, rules = codes_of(spans["rule"])
        path, paths = codes_of(spans["path"])
        self._spans.update(dict(zip(rules, np.bincount(rule, minlength=len(rules)).tolist(), strict=True)))
        whole = np.flatnonzero(spans["whole"].to_numpy() & (path >= 0))
        code, held = distinct(rule[whole] * (len(paths) + 1) + path[whole])
        for key, count in zip(held.tolist(), np.bincount(code).tolist(), strict=True):
            self._passes[paths[key % (len(paths) + 1)]][rules[key // (len(paths) + 1)]] += count
        add_signs(self._shown, spans, rule, rules)
        plus = np.array([name.startswith("phone_plus") for name in rules], bool)[rule]
        dialled = one_array(spans["text"]).filter(pa.array(plus))
        if len(self._dialled) == ASKED_MAX:
            dialled = dialled.filter(pc.greater(dialled, min(self._dialled)))
        dialled = dialled.unique()
        if len(dialled) > ASKED_MAX:
            dialled = dialled.take(pc.select_k_unstable(dialled, ASKED_MAX, [("", "descending")]))
        self._dialled.update(dialled.to_pylist())
        if len(self._dialled) > ASKED_MAX:
            self._dialled = set(sorted(self._dialled)[-ASKED_MAX:])

    def is_of_addresses(self) -> bool:
        """Whether those addresses that look like versions are as few among all of the item as chance makes them."""
        plain, like = (sum(n for rule, n in self._spans.items() if rule.split("@")[0] == name) for name in _ADDRESSES)
        return plain >= ADDRESSES_MIN and like * ONE_IN <= plain

    def facts(self) -> dict[str, FieldFacts]:
        """Facts by path, in natural order of the paths (`col:2` before `col:10`). Slots that tell nothing yet are no fields."""
        told = (path for path, mine in self._fields.items() if mine.n >= ENOUGH or not path.startswith(PREFIX))
        return {path: self._facts(path) for path in sorted(told, key=_natural)}

    def _facts(self, path: str) -> FieldFacts:
        mine = self._fields[path]
        kept = sorted(mine.texts)
        sample = tuple(with_ascii_digits(mine.texts[h].decode("utf-8", "replace")) for h in kept)
        full = len(kept) == SAMPLE_SIZE
        count = min(mine.n, int((SAMPLE_SIZE - 1) / (kept[-1] / 2**64))) if full else len(kept)
        header = mine.header.decode("utf-8", "replace")
        return FieldFacts(path, header, mine.n, count, sample, dict(self._passes.get(path, {})))

    def homes(self, facts: dict[str, FieldFacts], settings: Settings) -> Homes:
        """Where national numbers of this item may be dialled: the store's country, then what the item shows."""
        regions = {source: Counter(met) for source, met in self._shown.regions.items()}
        shown = Shown(defaultdict(Counter, regions), self._shown.words)
        countries = Book()
        told = read_many(pa.array(sorted(self._dialled), pa.binary()), countries).country
        shown.add("number", countries.names, np.bincount(told[told >= 0], minlength=len(countries.names)).tolist())
        add_fields(shown, list(facts.values()))
        return homes_of(shown, settings.country)


def _natural(path: str) -> tuple[object, ...]:
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.split(r"(\d+)", path) if part)
