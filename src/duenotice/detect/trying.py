"""Detection on a line of text, to see what a rule does and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from duenotice.detect.kernel.codes import CODES
from duenotice.detect.kernel.loop import padded
from duenotice.detect.rules.detectors import ADDRESSED, built_in
from duenotice.detect.settings import Settings
from duenotice.detect.settling import scan_item
from duenotice.detect.texts.accounts import accounts, owners
from duenotice.detect.texts.addressed import addresses
from duenotice.detect.texts.anchored import anchored
from duenotice.detect.texts.born import births
from duenotice.detect.texts.collecting import kernel_rows
from duenotice.detect.texts.cued import cued
from duenotice.detect.texts.introduced import behind_words
from duenotice.detect.texts.labelled import labelled
from duenotice.detect.texts.marked import marked
from duenotice.detect.texts.positions import positions
from duenotice.detect.texts.sensitive import sensitive
from duenotice.detect.texts.travel import machine_lines
from duenotice.detect.texts.unposted import unposted
from duenotice.detect.values.masking import masked
from duenotice.model.evidence import Block, Cells, Item, Spots
from duenotice.model.findings import Likelihood


class Tried(NamedTuple):
    """One finding in a text. start, end: characters; shown: masked preview; reasons: the terms of its score."""

    start: int
    end: int
    kind: str
    shown: str
    check: str
    likelihood: Likelihood
    rule: str
    reasons: str


@dataclass(frozen=True, slots=True)
class _OneLine:
    fields: tuple[()] = ()

    @property
    def texts(self) -> Any:
        """All of it."""
        return np.array([[0, np.iinfo(np.int64).max]])

    def spots(self, data: bytes, offsets: Any) -> Spots:
        """All of it is row 0."""
        zero, none = np.zeros(len(offsets), np.int64), np.full(len(offsets), -1, np.int64)
        return Spots(zero, zero, none, none)

    def cells(self, data: bytes, field: int) -> Cells:
        """There are no fields. Raises IndexError."""
        raise IndexError(field)


def try_text(text: str, settings: Settings) -> list[Tried]:
    """Every finding in a text, as a file of this one text would have it."""
    data = text.encode("utf-8", "replace")
    item = Item(0, "0" * 64, "text", "text", len(data))
    found = scan_item(item, [Block(0, 0, data, len(data), _OneLine())], settings).findings
    return [_tried(row, data) for row in found.to_pylist()]


def _tried(row: dict[str, Any], data: bytes) -> Tried:
    start, end = row["offset"], row["offset"] + row["length"]
    span = data[start:end].decode("utf-8", "replace")
    first = len(data[:start].decode("utf-8", "replace"))
    likely = Likelihood(row["likelihood"])
    return Tried(
        first,
        first + len(span),
        row["kind"],
        masked(row["kind"], span),
        row["check"],
        likely,
        row["rule"],
        row["reasons"],
    )


def check_built_in() -> list[str]:
    """Run the examples of every built-in detector, in both directions; what is wrong, in words."""
    wrong: list[str] = []
    for code, detector in enumerate(built_in()):
        wrong += [f"{detector.id} misses an example" for text in detector.match if not _finds(code, text)]
        wrong += [f"{detector.id} finds a counterexample" for text in detector.no_match if _finds(code, text)]
    return wrong


def _finds(code: int, text: str) -> bool:
    data = text.encode()
    if code >= len(CODES):
        name, told = built_in()[code].id, anchored(data)
        there = {"birth_date"} if births(data, told.labels) else set[str]()
        hashes = marked(data, told.marks)
        there |= {kind for _, _, kind in hashes} | {one.kind for one in owners(data, hashes)}
        there |= {one.kind for one in accounts(data, told.forms)}
        there |= {one.kind for one in labelled(data, padded(data), 0, len(data))}
        there |= {one.kind for one in behind_words(data, told.words)}
        there |= {
            one.kind for one in (*cued(data, told.cues), *sensitive(data, told.said), *unposted(data, told.places))
        }
        there |= {one.kind for one in machine_lines(data, told.filled)}
        there |= {ADDRESSED[not one.known] for one in addresses(data, padded(data), 0, len(data))}
        return name in there | {"position" if one.sure else "position_pair" for one in positions(data, told.angles)}
    return code in kernel_rows(data, 0, len(data))[0][:, 2]
