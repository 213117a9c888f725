"""Records: what a reader makes of a file that is no plain text, and how they become blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from itertools import chain
from typing import Any, NamedTuple

import numpy as np

from duenotice.evidence.budget import MIB
from duenotice.evidence.cutting import MARGIN, OVERLAP
from duenotice.evidence.layout import LABEL, RECORD, ROW, SHAPE, SectionLayout, Sections
from duenotice.evidence.shapes import Shape, Text
from duenotice.evidence.wordlist import words
from duenotice.model.evidence import Block, Coverage, Item

PIECE = 4 * MIB
"""Larger parts are cut; what lies behind the first cut is read as text without fields."""


MIXED = frozenset(words("eml mbox pst docx pptx odf xlsx ods ole pdf sqlite parquet arrow orc avro bson sql_dump"))
"""Kinds in which tables, whose rows are records, stand between other records (texts about the file, files in it): all are
numbered by row, lest two share a number and two people become one."""


class Part(NamedTuple):
    """Bytes of one shape (UTF-8), lines ended by line feeds. label: its place within the record, in words; first: what its table
    calls the first of its rows, from 1, 0 where it has no own count."""

    data: bytes
    shape: Shape
    label: str = ""
    first: int = 0


class Exchange(NamedTuple):
    """A request and its answer as a capture tells them. at: UTC; request, response: header names in lower case to values;
    body: of the answer, without its codings."""

    method: str
    url: str
    status: int
    at: datetime | None
    request: dict[str, str]
    response: dict[str, str]
    body: bytes

    @property
    def body_sha256(self) -> str | None:
        """Hex digest of the answer's body; None where it is empty."""
        return sha256(self.body).hexdigest() if self.body else None


class Record(NamedTuple):
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


@lru_cache(maxsize=4096)
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
    same: dict[int, int] = field(default_factory=dict)
    """Numbers of the shapes that are keys of `shapes`, by identity: to hash one takes longer than all else of a small part."""

    def take(self, record: Record) -> Iterator[Block]:
        if not record.rows:
            self.record = self.row if self.item.kind in MIXED else self.record + 1
        place = (-1 if record.rows else self.record, microseconds(record.at))
        for part in record.parts:
            first = part.first or (0 if record.rows else 1)
            label = f"{record.label}, {part.label}" if record.label and part.label else record.label or part.label
            for n in range(0, len(part.data), PIECE):
                shape = part.shape if n == 0 or record.rows else Text()
                row = self.row
                data = part.data if len(part.data) <= PIECE else part.data[n : n + PIECE]
                ended = record.rows or len(part.data) > n + PIECE or data.endswith(b"\n")
                self._add(data, shape, (*place, self.labels.of(label), first), ended)
                first = first and first + self.row - row
                while self.full and len(self.held) - self.full >= OVERLAP:
                    yield self._block()

    def _add(self, data: bytes, shape: Shape, place: tuple[int, ...], ended: bool) -> None:
        """A section. place: record, time, number of its label and of its first row; ended: it gets no line feed."""
        start = len(self.held)
        self.held += data
        if not ended:
            self.held += b"\n"
        end = len(self.held)
        number = self.same.get(id(shape))
        if number is None:
            new = len(self.shapes)
            number = self.shapes.of(shape)
            if number == new:
                self.same[id(shape)] = number
        self.sections.append((start, end, number, self.row, *place))
        self.row += data.count(b"\n") + (not ended)
        self.seen += end - start
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
        self.same = {id(shape): number for shape, number in self.shapes.items()}

    def finish(self) -> Iterator[Block]:
        while len(self.held) > self.base:
            yield self._block()


def _own(mine: list[tuple[int, ...]], shapes: list[Shape], labels: list[str]) -> Sections:
    """The sections of a block with the shapes and labels that occur in it, numbered in the order of the block."""
    table = np.fromiter(chain.from_iterable(mine), np.int64, 8 * len(mine)).reshape(-1, 8)
    used, first, again = np.unique(table[:, SHAPE], return_index=True, return_inverse=True)
    rank = np.argsort(np.argsort(first))
    own_shapes = tuple(shapes[int(n)] for n in used[np.argsort(first)])
    table[:, SHAPE] = rank[again]
    said, number = np.unique(table[:, LABEL], return_inverse=True)
    table[:, LABEL] = number
    return Sections(table, own_shapes, tuple(labels[int(n)] for n in said))
