"""Rows that PostgreSQL wrote in its binary form (`COPY … WITH (FORMAT binary)`). They name neither columns nor types."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from duenotice.evidence.ground.budget import MIB, Budget, reason_of
from duenotice.evidence.ground.shapes import Delimited
from duenotice.evidence.readers.blobs import bytes_text, files_in
from duenotice.evidence.readers.columns import ROWS, TAB
from duenotice.evidence.readers.strings import shown
from duenotice.evidence.records.record import Gap, Part, Record

SIGNATURE = b"PGCOPY\n\xff\r\n\x00"
MOST_COLUMNS = 1664
"""PostgreSQL allows no more."""
MOST_CELL = 64 * MIB
MOST_HELD = 8 * MIB
_SIZES = frozenset((2, 4, 8))
"""Bytes of whole numbers."""
_SHAPE = Delimited(TAB, 0)


class _Odd(Exception):
    """The bytes are not what the format asks for."""


def pg_copy(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """The rows; from where they cannot be followed any further, readable runs."""
    size, first = file.seek(0, 2), 1
    file.seek(len(SIGNATURE) + 4)
    held: list[list[bytes]] = []
    weight = 0
    problem: Exception | None = None
    try:
        _exactly(file, _integer(file, 4), size)
        while (row := _row(file)) is not None:
            held.append(row)
            weight += sum(map(len, row))
            if len(held) == ROWS or weight > MOST_HELD:
                yield from _told(held, first, budget)
                held, first, weight = [], first + len(held), 0
    except (_Odd, EOFError) as raised:
        problem = raised
    yield from _told(held, first, budget) if held else ()
    if problem is not None:
        detail = "rows of PostgreSQL in binary form: of the rest, only readable runs were searched"
        yield Gap(reason_of(problem), max(0, size - file.tell()), detail=detail)
        yield from shown(file, "readable runs")


def _exactly(file: BinaryIO, size: int, most: int = MOST_CELL) -> bytes:
    if not 0 <= size <= most:
        raise _Odd
    data = file.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _integer(file: BinaryIO, size: int) -> int:
    return int.from_bytes(_exactly(file, size), "big", signed=True)


def _row(file: BinaryIO) -> list[bytes] | None:
    """The cells of a row, empty for null; None at the end."""
    count = _integer(file, 2)
    if count == -1:
        return None
    if not 0 <= count <= MOST_COLUMNS:
        raise _Odd
    return [_exactly(file, size) if (size := _integer(file, 4)) != -1 else b"" for _ in range(count)]


def _told(rows: list[list[bytes]], first: int, budget: Budget) -> Iterator[Record | Gap]:
    lines = "".join("\t".join(map(_text, row)) + "\n" for row in rows)
    yield Record((Part(lines.encode("utf-8", "replace"), _SHAPE, first=first),), rows=True)
    cells = (
        (cell, f"row {n:,}, column {column:,}")
        for n, row in enumerate(rows, first)
        for column, cell in enumerate(row, 1)
        if len(cell) > max(_SIZES)
    )
    yield from files_in(cells, budget)


def _text(cell: bytes) -> str:
    """A cell as it can be told without its type: text, a whole number, else what bytes show."""
    if len(cell) in _SIZES and not cell.decode("utf-8", "replace").replace("\ufffd", "\0").isprintable():
        return str(int.from_bytes(cell, "big", signed=True))
    return " ".join(bytes_text(cell).replace("\0", " ").split())
