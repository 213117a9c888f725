"""The Layout of every block: sections of one shape each, tokenized when first asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np

from duenotice.evidence.ground.shapes import Objects, Shape
from duenotice.evidence.places import times
from duenotice.evidence.places.grouping import grouped, numbered
from duenotice.evidence.places.section import Task, tokenized
from duenotice.evidence.places.spots import counted, placed
from duenotice.evidence.places.titles import titled
from duenotice.evidence.tokens.cells import CellSet
from duenotice.evidence.tokens.names import FIXED, Names, no_names, spell
from duenotice.model.evidence import Cells, FieldSpec, Spots

START, END, SHAPE, ROW, RECORD, AT, LABEL, FIRST = range(8)
"""Columns of the table of sections (int64, a row each): `[start, end)` in the block's data, number of the shape, of the first row,
of the record (-1: every row is one; -2 and below: every row is one within the exchange -2 - n), its UTC microseconds or -1, number of
its label, and what its own table, sheet or text calls
its first row (from 1; 0: the same as the item)."""


class Sections(NamedTuple):
    """The structure of a block. table: see above; shapes, labels: what its numbers mean; a label is a place in words (`page 3`),
    without personal data; joined: the first line began before this block and has no fields in it; marks: the cells of its marked
    sections (see `records.record.Part`), offsets in the block's data, rows and records of the item."""

    table: Any
    shapes: tuple[Shape, ...]
    labels: tuple[str, ...] = ("",)
    joined: bool = False
    marks: Any = None


def one_section(start: int, end: int, shape: Shape, row: int, joined: bool) -> Sections:
    """A block of one shape whose rows are its records."""
    return Sections(np.array([[start, end, 0, row, -1, -1, 0, 0]], np.int64), (shape,), joined=joined)


def many_sections(starts: Sequence[tuple[int, int, Shape]], end: int, joined: bool) -> Sections:
    """A block whose shape changes between lines. starts: where each stretch begins, the number of its first row, its shape."""
    shapes = tuple(dict.fromkeys(shape for *_, shape in starts))
    numbers = {shape: n for n, shape in enumerate(shapes)}
    ends = [*(start for start, *_ in starts[1:]), end]
    rows = [
        [start, stop, numbers[shape], row, -1, -1, 0, 0] for (start, row, shape), stop in zip(starts, ends, strict=True)
    ]
    return Sections(np.array(rows, np.int64), shapes, joined=joined)


@dataclass(frozen=True, slots=True)
class _Parsed:
    """by_field: the cells again, those of each field together; bounds: where each field begins in it."""

    specs: tuple[FieldSpec, ...]
    cells: CellSet
    by_field: Cells
    bounds: Any
    time_record: Any
    time_us: Any


@dataclass(slots=True)
class SectionLayout:
    """Sections in the order of their bytes. Holds on to the block's data, and to what was parsed of it until pickled."""

    sections: Sections
    data: bytes = field(repr=False)
    _parsed: _Parsed | None = field(default=None, repr=False)

    def __reduce__(self) -> tuple[type[SectionLayout], tuple[Sections, bytes]]:
        return SectionLayout, (self.sections, self.data)

    @property
    def fields(self) -> Sequence[FieldSpec]:
        """The fields met in this block, in the order of their first cells."""
        return self._parse().specs

    @property
    def texts(self) -> Any:
        """See `model.evidence.Layout`."""
        table = self.sections.table
        plain = np.array([not isinstance(shape, Objects) for shape in self.sections.shapes], bool)
        return np.ascontiguousarray(table[plain[table[:, SHAPE]]][:, [START, END]])

    def spots(self, data: bytes, offsets: Any) -> Spots:
        """See `model.evidence.Layout`."""
        at = np.ascontiguousarray(offsets, np.int64)
        parsed, buf = self._parse(), np.frombuffer(data, np.uint8)
        return Spots(*placed(buf, self.sections.table, parsed.cells, (parsed.time_record, parsed.time_us), at))

    def cells(self, data: bytes, field: int) -> Cells:
        """See `model.evidence.Layout`."""
        parsed = self._parse()
        first, last = parsed.bounds[field], parsed.bounds[field + 1]
        return Cells(*(column[first:last] for column in parsed.by_field))

    def label(self, offset: int) -> str:
        """The place of an offset in words, empty where rows say enough."""
        table = self.sections.table
        of = max(int(np.searchsorted(table[:, START], offset, "right")) - 1, 0)
        return self.sections.labels[int(table[of, LABEL])]

    def own_row(self, offset: int, row: int) -> int:
        """What the table, sheet or text that holds an offset calls the item's row `row`, from 1; 0 where it has no own count."""
        table = self.sections.table
        of = max(int(np.searchsorted(table[:, START], offset, "right")) - 1, 0)
        first = int(table[of, FIRST])
        return first and first + row - int(table[of, ROW])

    def _parse(self) -> _Parsed:
        if self._parsed is None:
            self._parsed = _parse(self.sections, self.data)
        return self._parsed


def _parse(sections: Sections, data: bytes) -> _Parsed:
    buf, keys = _with_keys(np.frombuffer(data, np.uint8), sections)
    names = no_names(len(buf))
    cells = tokenized(Task(buf, sections.table, sections.shapes, names, keys, sections.joined, sections.marks))
    numbers, raw = numbered(cells.field, len(sections.shapes))
    specs, again = _specs(raw, names, sections.shapes, buf)
    numbers = again[numbers] if len(numbers) else numbers
    cells = cells._replace(field=numbers, row=counted(buf, sections.table, cells))
    order, bounds = grouped(numbers, len(specs))
    at_record, at_us = _record_times(specs, cells, order, bounds, buf)
    mine = order[: bounds[-1]]
    by_field = Cells(*(column[mine] for column in (cells.offset, cells.length, cells.row, cells.record)))
    return _Parsed(titled(specs, cells, order, bounds, data), cells, by_field, bounds, at_record, at_us)


def _with_keys(buf: Any, sections: Sections) -> tuple[Any, Any]:
    """The bytes, followed by the keys of JSON containers that were open before each section, by shape; where those begin."""
    extra = [b"".join(shape.open) if isinstance(shape, Objects) else b"" for shape in sections.shapes]
    starts = [*accumulate(map(len, extra), initial=len(buf))]
    joined = b"".join(extra)
    return (np.concatenate([buf, np.frombuffer(joined, np.uint8)]) if joined else buf), starts


def _specs(raw: list[int], names: Names, shapes: tuple[Shape, ...], buf: Any) -> tuple[tuple[FieldSpec, ...], Any]:
    """The fields, and for each raw one its number among them (-1: none; two spellings of one header are one field).

    The last number answers for -1.
    """
    spelled = spell(buf, names)
    specs: dict[FieldSpec, int] = {}
    again = np.full(len(raw) + 1, -1, np.int64)
    for k, number in enumerate(raw):
        spec = _spec(number, spelled, shapes)
        if spec is not None:
            again[k] = specs.setdefault(spec, len(specs))
    return tuple(specs), again


def _spec(raw: int, spelled: list[FieldSpec], shapes: tuple[Shape, ...]) -> FieldSpec | None:
    if raw >= FIXED:
        shape: Any = shapes[raw // FIXED - 1]
        return shape.spec(raw % FIXED)
    return spelled[raw] if raw >= 0 else FieldSpec("$", "") if raw == -1 else None


def _record_times(specs: tuple[FieldSpec, ...], cells: CellSet, order: Any, bounds: Any, buf: Any) -> tuple[Any, Any]:
    """Record numbers (ascending) and their times, from the first field that tells times; a date may stand in the one before."""
    for n, spec in enumerate(specs):
        if times.is_time(spec.path, spec.header):
            mine = order[bounds[n] : bounds[n + 1]]
            offset, length = cells.offset[mine], cells.length[mine]
            if n and specs[n - 1].header.lower() == "date" and bounds[n] - bounds[n - 1] == len(mine):
                day = cells.offset[order[bounds[n - 1] : bounds[n]]]
                offset, length = day, offset + length - day
            us = times.times(buf, offset, length)
            if (us >= 0).any():
                return cells.record[mine], us
    return np.zeros(0, np.int64), np.zeros(0, np.int64)
