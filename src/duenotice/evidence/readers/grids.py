"""Tables in written documents: those with columns become fields, as sheets do; those that only arrange text stay text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from duenotice.evidence.ground.shapes import Delimited, Text
from duenotice.evidence.kinds.dialect import ROWS as SHOWN
from duenotice.evidence.kinds.headings import AS_ROWS, heading, turned
from duenotice.evidence.readers.columns import ROWS, TAB
from duenotice.evidence.records.record import Part, Record

WIDEST = 1024
"""Columns of a table; Word allows 63. What lies beyond is joined to the last of them."""


class Row(NamedTuple):
    """A row of a table. table: its number in the part, from 1; head: the document says that it is a heading."""

    table: int
    cells: tuple[str, ...]
    head: bool = False


class _Grid(NamedTuple):
    """A table in the making: its rows, how many of them are headings, the names of its columns, and a word for its place."""

    rows: list[list[str]]
    first: int
    names: tuple[str, ...]
    label: str


def parts_of(lines: Iterable[str | Row], label: str) -> Iterator[Record]:
    """The lines of a part as text, then its tables, each of whose rows is a record. label: of the part."""
    held = list(lines)
    tables: dict[int, list[Row]] = {}
    for line in held:
        if isinstance(line, Row):
            tables.setdefault(line.table, []).append(line)
    grids = {number: grid for number, rows in tables.items() if (grid := _grid(rows)) is not None}
    words = [line if isinstance(line, str) else "\t".join(line.cells) for line in held if _table_of(line) not in grids]
    if words:
        yield Record((Part("\n".join(words).encode("utf-8", "replace"), Text()),), label=label)
    for number, grid in grids.items():
        yield from _records(grid, number, label)


def _table_of(line: str | Row) -> int:
    return line.table if isinstance(line, Row) else 0


def _records(grid: _Grid, number: int, label: str) -> Iterator[Record]:
    shape = Delimited(TAB, 0, grid.names, grid.first, f"{label} {number}")
    for begin in range(0, len(grid.rows), ROWS):
        data = "".join("\t".join(row) + "\n" for row in grid.rows[begin : begin + ROWS])
        part = Part(data.encode("utf-8", "replace"), shape, first=begin + 1)
        yield Record((part,), label=f"{label}, table {number:,}{grid.label}", rows=True)


def _grid(rows: list[Row]) -> _Grid | None:
    """A table with columns; None where cells only arrange text."""
    cells = [_bounded(row.cells) for row in rows]
    width = max(map(len, cells))
    if width < 2 or len(cells) < 2:
        return None
    marked = next((n for n, row in enumerate(rows) if not row.head), 0)
    if not marked and len(cells) <= WIDEST and (form := turned(cells)):
        head, columns = form
        return _Grid(columns, head.first, head.names, AS_ROWS)
    if marked:
        return _Grid(cells, marked, tuple(cells[marked - 1]), "")
    if head := heading(cells[:SHOWN]):
        return _Grid(cells, head.first, head.names, "")
    # two columns without names are a list of words and what they mean
    return _Grid(cells, 0, (), "") if width > 2 else None


def _bounded(cells: tuple[str, ...]) -> list[str]:
    return list(cells) if len(cells) <= WIDEST else [*cells[: WIDEST - 1], " ".join(cells[WIDEST - 1 :])]
