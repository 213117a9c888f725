"""How the records of a file become blocks."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise
from operator import itemgetter
from typing import Any, TypeVar

import numpy as np

from duenotice.evidence.ground.shapes import Delimited, Shape, Text, is_table
from duenotice.evidence.ground.wordlist import words
from duenotice.evidence.places.cutting import MARGIN, OVERLAP
from duenotice.evidence.places.layout import END, LABEL, RECORD, ROW, SHAPE, SectionLayout, Sections
from duenotice.evidence.places.spots import record_of
from duenotice.evidence.places.times import microseconds
from duenotice.evidence.records.record import PIECE, Gap, Record
from duenotice.evidence.tokens.delimited import rows_until
from duenotice.model.evidence import Block, Coverage, Item

MIXED = frozenset(
    words(
        "eml mbox pst docx pptx odf xlsx ods ole pdf sqlite parquet arrow orc avro bson sql_dump pg_dump pg_rows pg_copy "
        "journal journal_export journal_json msgpack cbor pickle java plist redis"
    )
)
"""Kinds in which tables, whose rows are records, stand between other records (texts about the file, files in it): all are
numbered by row, lest two share a number and two people become one."""


def assembled(item: Item, found: Iterable[Record | Gap], size: int, start: int = 0) -> Iterator[Block | Coverage]:
    """Blocks of about `size` bytes that end between records, or within long ones at fixed places; then Coverage rows.

    The bytes and places depend on the records alone, not on `size`. start: bytes of the item that were told before; as no row and no
    record of those takes less than one, what comes behind is numbered from there on.
    """
    desk = _Desk(item, size, item.kind in MIXED or start > 0, offset=start, row=start)
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
    if desk.seen > start or not gaps:
        detail = "files written in its text" if start else ""
        yield Coverage(item.item_id, desk.seen - start, 0, "read", detail=detail)
    if desk.seen == start and gaps and not gaps.total():  # nothing was read and nobody says how much that is: all of it
        gaps[next(reversed(gaps))] = 0 if start else item.size
    for (reason, limit, detail), skipped in gaps.items():
        n = count[reason, limit, detail]
        yield Coverage(item.item_id, 0, skipped, reason, limit, f"{detail} ({n:,} times)" if n > 1 else detail)


T = TypeVar("T")


class _Numbers(dict[Any, int]):
    """Numbers things in the order in which they are met."""

    def of(self, thing: Any) -> int:
        return self.setdefault(thing, len(self))


@dataclass(slots=True)
class _Desk:
    """Bytes that wait for their block: what the last one leaves as margin, then sections until one is full.

    held: the bytes as they came, so that each is copied once, into its block; end: how many; base: of those, how many the block before
    has; mixed: all records are numbered by their row (see MIXED); full: where the block ends as soon as enough bytes stand behind it, 0
    while it is not large enough.
    """

    item: Item
    size: int
    mixed: bool
    held: list[bytes] = field(default_factory=list)
    end: int = 0
    base: int = 0
    offset: int = 0
    row: int = 0
    record: int = -1
    sections: list[tuple[int, ...]] = field(default_factory=list)
    full: int = 0
    shapes: _Numbers = field(default_factory=_Numbers)
    labels: _Numbers = field(default_factory=_Numbers)
    marks: list[Any] = field(default_factory=list)
    same: dict[int, int] = field(default_factory=dict)
    """Numbers of the shapes that are keys of `shapes`, by identity: to hash one takes longer than all else of a small part."""

    def take(self, record: Record) -> Iterator[Block]:
        """Hold the parts of a record, a section each or, of long ones, one for each PIECE. The blocks that they fill."""
        parts, at, named, rows, exchange = record
        if not rows:
            self.record = self.row if self.mixed else self.record + 1
        number, us = -1 if rows else self.record, microseconds(at)
        for data, shape, said, told, marks in parts:
            first = told or (0 if rows else 1)
            label = f"{named}, {said}" if named and said else named or said
            if marks is not None and len(marks):
                self.marks.append(marks + np.array([self.end, 0, 0, self.row, self.row], np.int64))
            is_short = 0 < len(data) <= PIECE
            for piece, its in ((_ended(data, rows), shape),) if is_short else _pieces(data, shape, rows):
                start, row, feeds = self.end, self.row, piece.count(b"\n")
                known = self.same.get(id(its))
                self.held.append(piece)
                self.end, self.row = start + len(piece), row + feeds
                own = -2 - number if exchange is not None and is_table(its) else number
                kind = self._numbered(its) if known is None else known
                self.sections.append((start, self.end, kind, row, own, us, self.labels.of(label), first))
                first = first and first + feeds
                if not self.full and self.end - self.base >= self.size:
                    self.full = self.end
                while self.full and self.end - self.full >= OVERLAP:
                    yield self._block()

    def _numbered(self, shape: Shape) -> int:
        new = len(self.shapes)
        number = self.shapes.of(shape)
        if number == new:
            self.same[id(shape)] = number
        return number

    def _block(self) -> Block:
        """A block that ends where the first section made it large enough; the rest is held for the next."""
        end = self.full or self.end
        count = bisect_right(self.sections, end, key=itemgetter(END))
        mine, rest = self.sections[:count], self.sections[count:]
        *whole, last = self.held
        within = len(last) - max(0, self.end - end - OVERLAP)
        data = b"".join([*whole, last[:within]])
        block = Block(
            item_id=self.item.item_id,
            offset=self.offset,
            data=data,
            own=end - self.base,
            layout=SectionLayout(_own(mine, list(self.shapes), list(self.labels), self._marked(end)), data),
            base=self.base,
            first_row=mine[0][ROW],
            first_record=int(record_of(mine[0][RECORD], mine[0][ROW])),
        )
        keep = max(0, end - MARGIN)
        self.held, self.end = [data[keep:] + last[within:]], self.end - keep
        self.sections = [(start - keep, stop - keep, *what) for start, stop, *what in rest]
        self.marks = [marks - np.array([keep, 0, 0, 0, 0], np.int64) for marks in self.marks]
        self.offset, self.base = self.offset + keep, end - keep
        self.full = next((s[1] for s in self.sections if s[1] - self.base >= self.size), 0)
        self._forget()
        return block

    def _marked(self, end: int) -> Any:
        """The marks of the sections before `end`, which are forgotten."""
        count = bisect_right(self.marks, end - 1, key=lambda marks: int(marks[0, 0]))
        mine, self.marks = self.marks[:count], self.marks[count:]
        return np.concatenate(mine) if mine else None

    def _forget(self) -> None:
        """Shapes and labels of the blocks before are not needed again, except by sections that wait."""
        shapes, labels = list(self.shapes), list(self.labels)
        self.shapes, self.labels = _Numbers(), _Numbers()
        self.sections = [
            (*s[:2], self.shapes.of(shapes[s[2]]), *s[3:6], self.labels.of(labels[s[6]]), s[7]) for s in self.sections
        ]
        self.same = {id(shape): number for shape, number in self.shapes.items()}

    @property
    def seen(self) -> int:
        """Bytes held so far."""
        return self.offset + self.end

    def finish(self) -> Iterator[Block]:
        while self.end > self.base:
            yield self._block()


def _pieces(data: bytes, shape: Shape, rows: bool) -> Iterable[tuple[bytes, Shape]]:
    """The bytes of a long part in pieces, with the shape of each. Those of a text end with a line feed."""
    by_rows = is_table(shape)
    cuts = [*(_row_cuts(data, shape) if by_rows else range(0, len(data), PIECE)), len(data)]
    return (
        (_ended(data[n:stop], rows or stop < len(data)), shape if rows or by_rows or n == 0 else Text())
        for n, stop in pairwise(cuts)
    )


def _row_cuts(data: bytes, shape: Shape) -> Iterator[int]:
    """Where the pieces of a table begin: between rows, of which none is in two of them, unless it is longer than a piece."""
    quote, sep = (shape.quote, shape.sep) if isinstance(shape, Delimited) else (0, 0)
    buf, begin = np.frombuffer(data, np.uint8), 0
    while begin < len(data):
        yield begin
        target = min(begin + PIECE, len(data))
        stop = data.rfind(b"\n", begin, target) + 1 if not quote else 0
        if quote:
            _, _, stop = rows_until(buf, begin, target, len(data), sep, quote)
        begin = len(data) if target == len(data) else int(stop) if stop > begin else target


def _ended(data: bytes, as_it_is: bool) -> bytes:
    """With a line feed at its end, unless it may go on or its rows are records."""
    return data if as_it_is or data.endswith(b"\n") else data + b"\n"


def _own(mine: list[tuple[int, ...]], shapes: list[Shape], labels: list[str], marks: Any) -> Sections:
    """The sections of a block with the shapes and labels that occur in it, numbered in the order of the block."""
    table = np.fromiter(chain.from_iterable(mine), np.int64, 8 * len(mine)).reshape(-1, 8)
    own_shapes = _renumbered(table, SHAPE, mine, shapes)
    return Sections(table, own_shapes, _renumbered(table, LABEL, mine, labels), marks=marks)


def _renumbered(table: Any, column: int, mine: list[tuple[int, ...]], things: list[T]) -> tuple[T, ...]:
    """The things that the numbers in a column mean, each once in the order in which it is met; numbers them so in the table."""
    used = list(dict.fromkeys(map(itemgetter(column), mine)))
    numbers = np.empty(len(things), np.int64)
    numbers[used] = np.arange(len(used))
    table[:, column] = numbers[table[:, column]]
    return tuple(things[n] for n in used)
