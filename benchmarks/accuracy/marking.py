"""Texts in which what is personal is marked, and how much of it detection finds: by overlap, as a value may be written in many ways."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.accuracy.scoring import KEY, REPORTED, Score
from duenotice.detect import Settings, scan_item
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item
from duenotice.model.kinds import family


class Mark(NamedTuple):
    """A range of characters and the kind of what stands there."""

    start: int
    end: int
    kind: str


class Text(NamedTuple):
    """A text, what is marked in it, and the country of whoever keeps it, None for unknown."""

    text: str
    marks: Sequence[Mark]
    country: str | None = None


def scores(texts: Iterable[Text], kinds: Mapping[str, str], share: float) -> dict[str, Score]:
    """Of each text as a file of its own, by kind: hit is a mark that a finding overlaps by `share` of the longer of the two.

    kinds: the name of the score for each family of kinds that counts; several families may have one name.
    """
    listed = list(texts)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    with tempfile.TemporaryDirectory() as folder:
        for n, one in enumerate(listed):
            (Path(folder) / f"{n:05d}.txt").write_text(one.text)
        items = (item for item in inventory([folder], Budget()) if isinstance(item, Item))
        for item, one in zip(items, listed, strict=True):
            said = _found(item, one)
            for name in set(kinds.values()):
                true, told = (
                    [mark for mark in marks if kinds.get(family(mark.kind)) == name] for marks in (one.marks, said)
                )
                hit = sum(any(_overlap(mark, other) >= share for other in told) for mark in true)
                false = sum(not any(_overlap(mark, other) >= share for other in true) for mark in told)
                counts[name] = [a + b for a, b in zip(counts[name], (hit, false, len(true) - hit), strict=True)]
    return {name: Score(*counts[name]) for name in sorted(counts)}


def _found(item: Item, one: Text) -> list[Mark]:
    """Reported findings as ranges of characters."""
    own = (part for part in blocks(item, Budget()) if isinstance(part, Block))
    found = scan_item(item, own, Settings(key=KEY, country=one.country)).findings
    raw = one.text.encode()
    return [
        Mark(_characters(raw, row["offset"]), _characters(raw, row["offset"] + row["length"]), row["kind"])
        for row in found.to_pylist()
        if row["likelihood"] >= REPORTED
    ]


def _characters(raw: bytes, size: int) -> int:
    return len(raw[:size].decode("utf-8", "ignore"))


def _overlap(one: Mark, other: Mark) -> float:
    """What both have in common, as a share of the longer."""
    return (min(one.end, other.end) - max(one.start, other.start)) / max(one.end - one.start, other.end - other.start)
