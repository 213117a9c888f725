"""Records: what a reader makes of a file that is no plain text, and how they become blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import numpy as np

from duenotice.evidence.budget import MIB
from duenotice.evidence.cutting import MARGIN, OVERLAP
from duenotice.evidence.layout import LABEL, RECORD, ROW, SHAPE, SectionLayout, Sections
from duenotice.evidence.shapes import Shape, Text
from duenotice.model.evidence import Block, Coverage, Item

PIECE = 4 * MIB
"""Larger parts are cut; what lies behind the first cut is read as text without fields."""


MIXED = frozenset({"eml", "mbox", "pst"})
"""Kinds in which tables, whose rows are records, stand between other records: all are numbered by row, lest two share a number."""


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes of one shape (UTF-8), lines ended by line feeds. label: its place within the record, in words; first: what its table
    calls the first of its rows, from 1, 0 where it has no own count."""

    data: bytes
    shape: Shape
    label: str = ""
    first: int = 0


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer as a capture tells them. at: UTC; request, response: header names in lower case to values."""

    method: str
    url: str
    status: int
    at: datetime | None
    request: dict[str, str]
    response: dict[str, str]
    body_size: int
    body_sha256: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """Parts that belong together: a page with its headers, a message, a sheet. label: its place in words; rows: every row of it
    is a record of its own; at: UTC."""

    parts: tuple[Part, ...]
    at: datetime | None = None
    label: str = ""
    rows: bool = False
    exchange: Exchange | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """What a reader did not read: a Coverage reason with its bytes."""

    reason: str
    size: int = 0
    limit: str = ""
    detail: str = ""


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def microseconds(at: datetime | None) -> int:
    """UTC microseconds since 1970, -1 for none."""
    if at is None:
        return -1
    since = at - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def assembled(item: Item, found: Iterable[Record | Gap], size: int) -> Iterator[Block | Coverage]:
    """Blocks of about `size` bytes that end between records, or within long ones at fixed places; then Coverage rows.

    The bytes and places depend on the records alone, not on `size`.
    """
    desk = _Desk(item, size)
    gaps: Counter[tuple[str, str, str]] = Counter()
    count: Counter[tuple[str, str, str]] = Counter()
    for thing in found:
        if isinstance(thing, Gap):
            told = (thing.reason, thing.limit, thing.detail)
            gaps[told] += thing.size
            count[told] += 1
            continue
        yield from desk.take(thing)
    yield from desk.finish()
    if desk.seen or not gaps:
        yield Coverage(item.item_id, desk.seen, 0, "read")
    for (reason, limit, detail), skipped in gaps.items():
        n = count[reason, limit, detail]
        yield Coverage(item.item_id, 0, skipped, reason, limit, f"{detail} ({n:,} times)" if n > 1 else detail)


class _Numbers(dict[Any, int]):
    """Numbers things in the order in which they are met."""

    def of(self, thing: Any) -> int:
        return self.setdefault(thing, len(self))


@dataclass(slots=True)
class _Desk:
    """Bytes that wait for their block: what the last one leaves as margin, then sections until one is full."""

    item: Item
    size: int
    held: bytearray = field(default_factory=bytearray)
    base: int = 0
    offset: int = 0
    row: int = 0
    record: int = -1
    seen: int = 0
    sections: list[tuple[int, ...]] = field(default_factory=list)
    full: int = 0
    shapes: _Numbers = field(default_factory=_Numbers)
    labels: _Numbers = field(default_factory=_Numbers)

    def take(self, record: Record) -> Iterator[Block]:
        if not record.rows:
            self.record = self.row if self.item.kind in MIXED else self.record + 1
        for part in record.parts:
            first = part.first or (0 if record.rows else 1)
            for n in range(0, len(part.data), PIECE):
                shape = part.shape if n == 0 or record.rows else Text()
                row = self.row
                piece = part if len(part.data) <= PIECE else replace(part, data=part.data[n : n + PIECE], shape=shape)
                self._add(piece, record, first, len(part.data) <= n + PIECE)
                first = first and first + self.row - row
                while self.full and len(self.held) - self.full >= OVERLAP:
                    yield self._block()

    def _add(self, part: Part, record: Record, first: int, last: bool) -> None:
        data = part.data
        if last and not record.rows and not data.endswith(b"\n"):
            data += b"\n"
        start, end = len(self.held), len(self.held) + len(data)
        self.held += data
        number = -1 if record.rows else self.record
        label = f"{record.label}, {part.label}" if record.label and part.label else record.label or part.label
        what = (self.shapes.of(part.shape), self.row, number, microseconds(record.at), self.labels.of(label), first)
        self.sections.append((start, end, *what))
        self.row += data.count(b"\n")
        self.seen += len(data)
        if not self.full and end - self.base >= self.size:
            self.full = end

    def _block(self) -> Block:
        """A block that ends where the first section made it large enough; the rest is held for the next."""
        end = self.full or len(self.held)
        count = next((n for n, section in enumerate(self.sections) if section[1] > end), len(self.sections))
        mine, rest = self.sections[:count], self.sections[count:]
        data = bytes(memoryview(self.held)[: end + OVERLAP])
        block = Block(
            item_id=self.item.item_id,
            offset=self.offset,
            data=data,
            own=end - self.base,
            layout=SectionLayout(_own(mine, list(self.shapes), list(self.labels)), data),
            base=self.base,
            first_row=mine[0][ROW],
            first_record=mine[0][RECORD] if mine[0][RECORD] >= 0 else mine[0][ROW],
        )
        keep = max(0, end - MARGIN)
        del self.held[:keep]
        self.sections = [(start - keep, stop - keep, *what) for start, stop, *what in rest]
        self.offset, self.base = self.offset + keep, end - keep
        self.full = next((s[1] for s in self.sections if s[1] - self.base >= self.size), 0)
        self._forget()
        return block

    def _forget(self) -> None:
        """Shapes and labels of the blocks before are not needed again, except by sections that wait."""
        shapes, labels = list(self.shapes), list(self.labels)
        self.shapes, self.labels = _Numbers(), _Numbers()
        self.sections = [
            (*s[:2], self.shapes.of(shapes[s[2]]), *s[3:6], self.labels.of(labels[s[6]]), s[7]) for s in self.sections
        ]

    def finish(self) -> Iterator[Block]:
        while len(self.held) > self.base:
            yield self._block()


def _own(mine: list[tuple[int, ...]], shapes: list[Shape], labels: list[str]) -> Sections:
    """The sections of a block with the shapes and labels that occur in it, numbered in the order of the block."""
    table = np.array(mine, np.int64).reshape(-1, 8)
    used, first, again = np.unique(table[:, SHAPE], return_index=True, return_inverse=True)
    rank = np.argsort(np.argsort(first))
    own_shapes = tuple(shapes[int(n)] for n in used[np.argsort(first)])
    table[:, SHAPE] = rank[again]
    said, number = np.unique(table[:, LABEL], return_inverse=True)
    table[:, LABEL] = number
    return Sections(table, own_shapes, tuple(labels[int(n)] for n in said))
