"""Records: what a reader makes of a file that is no plain text, and how they become blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from duenotice.evidence.budget import MIB
from duenotice.evidence.cutting import MARGIN, OVERLAP
from duenotice.evidence.layout import Section, SectionLayout
from duenotice.evidence.shapes import Shape, Text
from duenotice.model.evidence import Block, Coverage, Item

PIECE = 4 * MIB
"""Larger parts are cut; what lies behind the first cut is read as text without fields."""


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes of one shape (UTF-8), lines ended by line feeds."""

    data: bytes
    shape: Shape


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
    return (at - _EPOCH) // timedelta(microseconds=1) if at else -1


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
    sections: list[Section] = field(default_factory=list)

    def take(self, record: Record) -> Iterator[Block]:
        if not record.rows:
            self.record += 1
        for part in record.parts:
            for n in range(0, len(part.data), PIECE):
                shape = part.shape if n == 0 or record.rows else Text()
                self._add(part.data[n : n + PIECE], shape, record, len(part.data) <= n + PIECE)
            yield from self._full()

    def _add(self, data: bytes, shape: Shape, record: Record, last: bool) -> None:
        if last and not record.rows and not data.endswith(b"\n"):
            data += b"\n"
        start = len(self.held)
        self.held += data
        at = microseconds(record.at)
        number = -1 if record.rows else self.record
        self.sections.append(Section(start, start + len(data), shape, self.row, number, at, label=record.label))
        self.row += data.count(b"\n")
        self.seen += len(data)

    def _full(self) -> Iterator[Block]:
        while (end := self._boundary()) and len(self.held) - end >= OVERLAP:
            yield self._block(end)

    def _boundary(self) -> int:
        """The first end of a section that makes the block large enough, or 0."""
        return next((section.end for section in self.sections if section.end - self.base >= self.size), 0)

    def _block(self, end: int) -> Block:
        mine = tuple(section for section in self.sections if section.end <= end)
        data = bytes(self.held[: end + OVERLAP])
        block = Block(
            item_id=self.item.item_id,
            offset=self.offset,
            data=data,
            own=end - self.base,
            layout=SectionLayout(mine, data),
            base=self.base,
            first_row=mine[0].row,
            first_record=mine[0].record if mine[0].record >= 0 else mine[0].row,
        )
        keep = max(0, end - MARGIN)
        del self.held[:keep]
        self.sections = [_moved(section, keep) for section in self.sections if section.end > end]
        self.offset, self.base = self.offset + keep, end - keep
        return block

    def finish(self) -> Iterator[Block]:
        while len(self.held) > self.base:
            yield self._block(self._boundary() or len(self.held))


def _moved(section: Section, by: int) -> Section:
    shape, row, record, at = section.shape, section.row, section.record, section.at_us
    return Section(section.start - by, section.end - by, shape, row, record, at, section.joined, section.label)
