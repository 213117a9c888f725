"""Records of fixed length without headings, each with the cells that its columns show."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO

from duenotice.evidence.charsets.charset import charset_of
from duenotice.evidence.ground.budget import MIB, Budget
from duenotice.evidence.kinds.fixed import Fixed, fixed_of
from duenotice.evidence.kinds.sniff import HEAD
from duenotice.evidence.readers.scribe import Scribe
from duenotice.evidence.records.record import Gap, Record

LONGEST_LINE = 1 << 16


def fixed(file: BinaryIO, _budget: Budget) -> Iterator[Record | Gap]:
    """The records of a file, a line each."""
    head = file.read(HEAD)
    file.seek(0)
    charset = charset_of(head)
    columns = fixed_of(head, charset.name if charset else "")
    if columns is None:
        yield Gap("unsupported", file.seek(0, 2), detail="records of fixed length of which no columns can be told")
        return
    if charset and charset.skip:
        file.seek(charset.skip)
    scribe = Scribe()
    for row in _rows(file, columns):
        _write(scribe, row, columns.edges)
        if scribe.full:
            yield from scribe.told()
    yield from scribe.told()


def _rows(file: BinaryIO, columns: Fixed) -> Iterator[str]:
    if columns.size:
        while raw := file.read(columns.size * max(1, MIB // columns.size)):
            for n in range(0, len(raw), columns.size):
                yield raw[n : n + columns.size].decode(columns.charset, "replace")
        return
    text = io.TextIOWrapper(file, columns.charset, "replace", newline="\n")
    held = ""
    while more := text.read(MIB):
        *whole, held = (held + more).replace("\x85", "\n").split("\n")
        yield from whole
        if len(held) > LONGEST_LINE:
            yield held
            held = ""
    if held:
        yield held
    text.detach()


def _write(scribe: Scribe, row: str, edges: tuple[int, ...]) -> None:
    """The cells of a record; what lies behind LONGEST_LINE is text."""
    scribe.begin_record()
    row = row.rstrip("\r")
    for n, (start, stop) in enumerate(pairwise((*edges, max(len(row), edges[-1])))):
        cell, other = _parted(row[start:stop])
        if cell:
            scribe.cell(f"col:{n}", "", cell.encode("utf-8", "replace"), before=b" " if n else b"")
        if other:
            scribe.text(other.encode("utf-8", "replace"))
    scribe.end_row()


def _parted(cell: str) -> tuple[str, str]:
    """The letters of a cell, and what stands behind the first sign that is none: packed numbers of large machines."""
    if cell.isprintable():
        return cell, ""
    stop = next(n for n, sign in enumerate(cell) if not sign.isprintable())
    return cell[:stop], "".join(sign if sign.isprintable() else " " for sign in cell[stop:])
