"""Compares what detection says of a sample with the truth."""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from benchmarks.accuracy.sample import Sample
from duenotice.detect import Settings, scan_item
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item
from duenotice.model.findings import Likelihood
from duenotice.model.keys import value_key
from duenotice.model.kinds import family

KEY = bytes(range(32))
REPORTED = Likelihood.POSSIBLE
"""A finding counts as reported from this likelihood on."""


class Score(NamedTuple):
    """True positives, false positives, false negatives."""

    hit: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of the reported that is true; 1 where nothing was reported."""
        return self.hit / (self.hit + self.false) if self.hit + self.false else 1.0

    @property
    def recall(self) -> float:
        """Share of the true that was reported; 1 where there is nothing to report."""
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.hit / (2 * self.hit + self.false + self.missed) if self.hit + self.false + self.missed else 1.0

    def __str__(self) -> str:
        return f"P {self.precision:.4f}  R {self.recall:.4f}  F1 {self.f1:.4f}  ({self.hit} hit, {self.false} false, {self.missed} missed)"


class Found(NamedTuple):
    """What detection says of one sample: tables of findings (reported ones) and fields, of all its items."""

    findings: pa.Table
    fields: pa.Table


def scanned(sample: Sample) -> Found:
    """Run the real readers and the real detection over a sample, as a file of its own."""
    settings = Settings(key=KEY, country=sample.country)
    findings: list[pa.Table] = []
    fields: list[pa.Table] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / sample.name
        path.write_bytes(sample.data)
        for item in inventory([str(path)], Budget()):
            if isinstance(item, Item):
                own = (part for part in blocks(item, Budget()) if isinstance(part, Block))
                settled = scan_item(item, own, settings)
                findings.append(settled.findings)
                fields.append(settled.fields)
    joined = pa.concat_tables(findings)
    return Found(joined.filter(pa.compute.greater_equal(joined["likelihood"], int(REPORTED))), pa.concat_tables(fields))


def by_value(sample: Sample, found: Found, kinds: Iterable[str] | None = None) -> dict[str, Score]:
    """Scores on distinct values, by kind. A value found under another national kind than planted is false and missed."""
    truth: dict[str, set[bytes]] = defaultdict(set)
    for value in sample.planted:
        truth[value.kind].add(value_key(KEY, value.kind, value.canonical))
    said: dict[str, set[bytes]] = defaultdict(set)
    for row in found.findings.select(["kind", "value_key"]).to_pylist():
        said[row["kind"]].add(row["value_key"])
    wanted = set(kinds) if kinds is not None else set(truth) | set(said)
    return {k: _score(truth[k], said[k]) for k in sorted(wanted) if truth[k] or said[k]}


def _score(truth: set[bytes], said: set[bytes]) -> Score:
    return Score(len(truth & said), len(said - truth), len(truth - said))


def added(scores: Iterable[Score]) -> Score:
    """All of them together."""
    listed = list(scores)
    return Score(sum(s.hit for s in listed), sum(s.false for s in listed), sum(s.missed for s in listed))


def by_record(sample: Sample, found: Found, kinds: frozenset[str]) -> Score:
    """Scores on pairs of record and value."""
    truth = {
        (v.record, value_key(KEY, v.kind, v.canonical)) for v in sample.planted if v.kind in kinds and v.record >= 0
    }
    rows = found.findings.select(["kind", "value_key", "record"]).to_pylist()
    said = {(row["record"], row["value_key"]) for row in rows if row["kind"] in kinds}
    return Score(len(truth & said), len(said - truth), len(truth - said))


CLASSES = ("PERSON_NAME", "EMAIL", "PHONE", "POSTAL_ADDRESS", "BIRTH_DATE", "CARD", "IBAN", "IP_ADDRESS", "")
"""Field classes that are scored; every other kind (account numbers, orders, …) counts as none of them."""


def confusion(sample: Sample, found: Found) -> Counter[tuple[str, str]]:
    """(true class, said class) of every column of a sample."""
    said = {row["path"]: family(row["kind"]) for row in found.fields.select(["path", "kind"]).to_pylist()}
    return Counter((column.kind, _class(said.get(column.path, ""))) for column in sample.columns)


def _class(kind: str) -> str:
    return kind if kind in CLASSES else ""


def macro_f1(pairs: Counter[tuple[str, str]]) -> float:
    """Mean F1 over the classes that occur in the truth."""
    scores: list[float] = []
    for name in CLASSES:
        hit = pairs[name, name]
        false = sum(n for (true, said), n in pairs.items() if said == name != true)
        missed = sum(n for (true, said), n in pairs.items() if true == name != said)
        if hit + missed:
            scores.append(2 * hit / (2 * hit + false + missed))
    return sum(scores) / len(scores) if scores else 0.0
