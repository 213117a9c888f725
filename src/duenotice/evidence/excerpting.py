"""Leads a finding back to its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from duenotice.evidence.ground.budget import Budget
from duenotice.evidence.places.cutting import SIZE
from duenotice.evidence.places.layout import SectionLayout
from duenotice.evidence.reading import LINES, blocks
from duenotice.model.errors import EvidenceError
from duenotice.model.evidence import EXCHANGES, Block, FieldSpec, Item
from duenotice.model.personal import Personal

TABLES = frozenset({"csv", "parquet", "arrow", "orc", "avro", "pg_copy"})
"""Kinds that are one table."""

SEGMENTS = frozenset({"hl7", "x12", "edifact"})
"""Kinds whose segments need not be lines."""

COUNTED = {
    "warc": "exchange",
    "arc": "exchange",
    "har": "exchange",
    "mitmproxy": "exchange",
    "json": "record",
    "xml": "record",
}
"""What kinds whose records have a number that people can count call a record."""


_SHEET = re.compile(r"(?:^|, )sheet ")
"""In the label of a sheet, whose name may hold commas."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A span in its surroundings. place: file, page or sheet, row and field in words; the three texts mask themselves."""

    place: str
    before: Personal[str]
    span: Personal[str]
    after: Personal[str]


def excerpt(item: Item, offset: int, length: int, budget: Budget, margin: int = 40) -> Excerpt:
    """The `length` bytes at `offset` of the decoded item with up to `margin` bytes on either side, within its lines.

    Raises EvidenceError where the item no longer has such a place.
    """
    for part in blocks(item, budget, SIZE):
        if isinstance(part, Block) and 0 <= (at := offset - part.offset - part.base) < part.own:
            return _excerpt(item, part, part.base + at, length, margin)
    raise EvidenceError(
        "This place no longer exists.", where=item.path, next_step="Was the file changed? Collect again."
    )


def _excerpt(item: Item, block: Block, at: int, length: int, margin: int) -> Excerpt:
    data = block.data
    before = data[max(0, at - margin) : at].rpartition(b"\n")[2].decode("utf-8", "replace").lstrip("\ufffd")
    span = data[at : at + length].decode("utf-8", "replace")
    after = data[at + length : at + length + margin].partition(b"\n")[0].decode("utf-8", "replace").rstrip("\ufffd")
    return Excerpt(", ".join(_place(item, block, at)), Personal(before), Personal(span), Personal(after))


def _place(item: Item, block: Block, at: int) -> Iterator[str]:
    """File, part of it in words, cell or row or line, number of the record, field."""
    layout: SectionLayout = block.layout  # type: ignore[assignment]  # blocks of this room have no other
    spots = layout.spots(block.data, np.array([at], np.int64))
    row, record, field = (int(numbers[0]) for numbers in (spots.row, spots.record, spots.field))
    spec = layout.fields[field] if field >= 0 else None
    label = layout.label(at)
    own = layout.own_row(at, row) or row + 1
    yield item.path
    if label:
        yield label
    column = re.fullmatch(r"col:(?:.*\.)?(\d+)", spec.path) if spec else None
    if column and _SHEET.search(label):
        yield _named(f"cell {letters(int(column[1]))}{own}", spec)
        return
    counted = "row" if column or item.kind in TABLES else "segment" if item.kind in SEGMENTS else "line"
    yield f"{counted} {own:,}"
    if item.kind in COUNTED and item.kind not in LINES:
        yield f"{COUNTED[item.kind]} {(record & EXCHANGES) + 1:,}"
    if column:
        yield _named(f"column {int(column[1]) + 1:,}", spec)
    elif spec:
        yield _named(spec.path, spec)


def _named(words: str, spec: FieldSpec | None) -> str:
    """A field with its header, where that says more."""
    told = spec.header if spec else ""
    return f"{words} ({told})" if told and told not in re.split(r"[^\w-]+", words) else words


def letters(column: int) -> str:
    """What spreadsheets call a column, from 0: A, …, Z, AA, …"""
    return (letters(column // 26 - 1) if column >= 26 else "") + chr(65 + column % 26)
