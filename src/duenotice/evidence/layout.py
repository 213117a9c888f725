"""The Layout of every block: sections of one shape each, tokenized when first asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from duenotice.evidence import times
from duenotice.evidence.cells import CellSet
from duenotice.evidence.names import FIXED, Names, no_names, spell
from duenotice.evidence.shapes import Objects, Shape
from duenotice.evidence.tokens.section import tokenized
from duenotice.model.evidence import Cells, FieldSpec, Spots


@dataclass(frozen=True, slots=True)
class Section:
    """`[start, end)` of a block's data in one shape. row: number of its first row; record: its number, or -1 where every row
    is a record; at_us: UTC microseconds of that record or -1; joined: the first line began before and has no fields here;
    label: its place in words (`page 3`), without personal data."""

    start: int
    end: int
    shape: Shape
    row: int = 0
    record: int = -1
    at_us: int = -1
    joined: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class _Parsed:
    specs: tuple[FieldSpec, ...]
    cells: CellSet
    order: Any
    bounds: Any
    time_record: Any
    time_us: Any


@dataclass(slots=True)
class SectionLayout:
    """Sections in the order of their bytes. Holds on to the block's data, and to what was parsed of it until pickled."""

    sections: tuple[Section, ...]
    data: bytes = field(repr=False)
    _parsed: _Parsed | None = field(default=None, repr=False)

    def __reduce__(self) -> tuple[type[SectionLayout], tuple[tuple[Section, ...], bytes]]:
        return SectionLayout, (self.sections, self.data)

    @property
    def fields(self) -> Sequence[FieldSpec]:
        """The fields met in this block, in the order of their first cells."""
        return self._parse().specs

    def spots(self, data: bytes, offsets: Any) -> Spots:
        """See `model.evidence.Layout`."""
        at = np.asarray(offsets, np.int64)
        parsed = self._parse()
        starts = np.array([section.start for section in self.sections], np.int64)
        of = np.clip(np.searchsorted(starts, at, "right") - 1, 0, None)
        row = np.array([section.row for section in self.sections], np.int64)[of] + self._lines_since(
            data, at, starts[of]
        )
        record = np.array([section.record for section in self.sections], np.int64)[of]
        cell = np.searchsorted(parsed.cells.offset, at, "right") - 1
        inside = cell >= 0
        cell = np.maximum(cell, 0)
        if len(parsed.cells.offset):
            inside &= at < parsed.cells.offset[cell] + parsed.cells.length[cell]
            found = np.where(inside, parsed.cells.field[cell], -1)
            row = np.where(inside, parsed.cells.row[cell], row)
            record = np.where(inside, parsed.cells.record[cell], np.where(record < 0, row, record))
        else:
            found, record = np.full(len(at), -1, np.int64), np.where(record < 0, row, record)
        return Spots(row, record, found, self._times(parsed, record, of))

    def cells(self, data: bytes, field: int) -> Cells:
        """See `model.evidence.Layout`."""
        parsed = self._parse()
        mine = parsed.order[parsed.bounds[field] : parsed.bounds[field + 1]]
        return Cells(*(array[mine] for array in (parsed.cells.offset, parsed.cells.length)), *_rows(parsed.cells, mine))

    def _lines_since(self, data: bytes, at: Any, starts: Any) -> Any:
        """Line feeds between the start of the section of each offset and the offset."""
        if not len(at):
            return np.zeros(0, np.int64)
        first = int(starts[0])
        feeds = np.flatnonzero(np.frombuffer(data, np.uint8)[first : int(at.max())] == 10) + first
        return np.searchsorted(feeds, at, "left") - np.searchsorted(feeds, starts, "left")

    def _times(self, parsed: _Parsed, record: Any, of: Any) -> Any:
        fixed = np.array([section.at_us for section in self.sections], np.int64)[of]
        if not len(parsed.time_record):
            return fixed
        k = np.clip(np.searchsorted(parsed.time_record, record), 0, len(parsed.time_record) - 1)
        told = np.where(parsed.time_record[k] == record, parsed.time_us[k], -1)
        return np.where(fixed >= 0, fixed, told)

    def _parse(self) -> _Parsed:
        if self._parsed is None:
            self._parsed = _parse(self.sections, self.data)
        return self._parsed


def _rows(cells: CellSet, mine: Any) -> tuple[Any, Any]:
    return cells.row[mine], cells.record[mine]


def _parse(sections: tuple[Section, ...], data: bytes) -> _Parsed:
    buf, keys = _with_keys(np.frombuffer(data, np.uint8), sections)
    names = no_names()
    parts = [_numbered(tokenized(buf, section, names, keys[n]), n) for n, section in enumerate(sections)]
    cells = parts[0] if len(parts) == 1 else _joined(parts)
    specs, numbers = _specs(cells, sections, buf, names)
    cells = cells._replace(field=numbers, row=_counted(cells, sections, buf))
    order = np.argsort(numbers, kind="stable")
    bounds = np.searchsorted(numbers[order], np.arange(-1, len(specs) + 1))[1:]
    at_record, at_us = _record_times(specs, cells, order, bounds, buf)
    return _Parsed(specs, cells, order, bounds, at_record, at_us)


def _with_keys(buf: Any, sections: tuple[Section, ...]) -> tuple[Any, list[int]]:
    """The bytes, followed by the keys of JSON containers that were open before each section; where those begin."""
    extra = [b"".join(s.shape.open) if isinstance(s.shape, Objects) else b"" for s in sections]
    starts = (len(buf) + np.cumsum([0, *map(len, extra)])).tolist()
    joined = b"".join(extra)
    return (np.concatenate([buf, np.frombuffer(joined, np.uint8)]) if joined else buf), starts


def _numbered(cells: CellSet, section: int) -> CellSet:
    """Fixed fields of different sections kept apart."""
    fixed = cells.field >= FIXED
    return cells._replace(field=np.where(fixed, cells.field + section * FIXED, cells.field)) if fixed.any() else cells


def _joined(parts: list[CellSet]) -> CellSet:
    if not parts:
        return CellSet(*(np.zeros(0, np.int64) for _ in range(6)))
    return CellSet(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _specs(cells: CellSet, sections: tuple[Section, ...], buf: Any, names: Names) -> tuple[tuple[FieldSpec, ...], Any]:
    """Fields in the order of their first cells, and each cell's number among them (-1: none)."""
    raw, first, inverse = np.unique(cells.field, return_index=True, return_inverse=True)
    spelled = spell(buf, names)
    specs: dict[FieldSpec, int] = {}
    number = np.full(len(raw), -1, np.int64)
    for k in np.argsort(first, kind="stable"):
        spec = _spec(int(raw[k]), spelled, sections)
        if spec is not None:
            number[k] = specs.setdefault(spec, len(specs))
    return tuple(specs), number[inverse] if len(raw) else np.zeros(0, np.int64)


def _spec(raw: int, spelled: list[FieldSpec], sections: tuple[Section, ...]) -> FieldSpec | None:
    if raw >= FIXED:
        shape: Any = sections[raw // FIXED - 1].shape
        return shape.spec(raw % FIXED)
    return spelled[raw] if raw >= 0 else FieldSpec("$", "") if raw == -1 else None


def _counted(cells: CellSet, sections: tuple[Section, ...], buf: Any) -> Any:
    """The rows of all cells; where a tokenizer left them open, by counting line feeds."""
    if not (cells.row < 0).any():
        return cells.row
    starts = np.array([section.start for section in sections], np.int64)
    rows = np.array([section.row for section in sections], np.int64)
    feeds = np.flatnonzero(buf == 10)
    of = np.searchsorted(starts, cells.offset, "right") - 1
    since = np.searchsorted(feeds, cells.offset) - np.searchsorted(feeds, starts[of])
    return np.where(cells.row < 0, rows[of] + since, cells.row)


def _record_times(specs: tuple[FieldSpec, ...], cells: CellSet, order: Any, bounds: Any, buf: Any) -> tuple[Any, Any]:
    """Record numbers (ascending) and their times, from the first field that tells times."""
    for n, spec in enumerate(specs):
        if spec.header.lower() in times.NAMES and spec.path.count(".") < 2:
            mine = order[bounds[n] : bounds[n + 1]]
            us = times.times(buf, cells.offset[mine], cells.length[mine])
            if (us >= 0).any():
                return cells.record[mine], us
    return np.zeros(0, np.int64), np.zeros(0, np.int64)
