"""Writes what a reader decodes as rows of text whose cells it marks, and cuts streams into the lines or segments it reads them from."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from duenotice.evidence.ground.budget import MIB, Readable
from duenotice.evidence.ground.shapes import Marked, Text
from duenotice.evidence.records.record import Part, Record
from duenotice.evidence.tokens.delimited import MAX_LINE
from duenotice.evidence.tokens.names import MOST
from duenotice.model.evidence import FieldSpec

CHUNK = 1 * MIB
FULL = 256 * 1024
"""Bytes of rows that are told together."""
ASIDE = 1 << 40
"""Added to the number of a row, it is the record of what stands in that row and is of somebody else: a row has no second number."""
LONGEST_PATH = 160


class Scribe:
    """Rows of text with their cells. record: the row at which the open record began; row: that of the next one."""

    def __init__(self) -> None:
        self._shape = Marked([])
        self._numbers: dict[str, int] = {}
        self._parts: list[bytes] = []
        self._marks = array("q")
        self._size = self._first = 0
        self.row = self.record = 0

    def text(self, data: bytes) -> None:
        """Add bytes (UTF-8) that are no cell; line feeds become blanks."""
        self._add(data.replace(b"\n", b" ") if b"\n" in data else data)

    def _add(self, data: bytes) -> None:
        self._parts.append(data)
        self._size += len(data)

    def cell(self, path: str, header: str, data: bytes, record: int | None = None, before: bytes = b"") -> None:
        """Add a value (UTF-8), without what blanks stand around it. record: where not the open one; before: what is no cell."""
        if b"\n" in data or b"\r" in data:
            data = data.replace(b"\r", b" ").replace(b"\n", b" ")
        parts = self._parts
        if before:
            parts.append(before)
            self._size += len(before)
        value = data.strip()
        if value:
            number = self._numbers.get(path)
            if number is None:
                number = self._number(path, header)
            if number >= 0:
                start = self._size + (data.find(value) if len(value) < len(data) else 0)
                told = self.record if record is None else record
                self._marks.extend((start, len(value), number, self.row - self._first, told - self._first))
        parts.append(data)
        self._size += len(data)

    def _number(self, path: str, header: str) -> int:
        """The number of a new field, -1 where there are too many."""
        if len(self._numbers) >= MOST or len(path) > LONGEST_PATH:
            return -1
        number = self._numbers[path] = len(self._numbers)
        self._shape.names.append(FieldSpec(path, header))
        return number

    def end_row(self, lines: int = 1) -> None:
        """End the row. lines: of the file that it was written on, so that rows keep the numbers of lines."""
        self._add(b"\n" * lines)
        self.row += lines

    def begin_record(self) -> None:
        """What follows belongs together and to nothing before."""
        self.record = self.row

    @property
    def full(self) -> bool:
        """Whether enough rows wait."""
        return self._size >= FULL

    def told(self) -> Iterator[Record]:
        """The rows that wait, each of which is a record of its own but for its cells."""
        if self._size:
            marks = np.array(self._marks, np.int64).reshape(-1, 5)
            yield Record((Part(b"".join(self._parts), self._shape, marks=marks),), rows=True)
            self._parts, self._marks = [], array("q")
            self._size, self._first = 0, self.row


class Line(NamedTuple):
    """A line or segment without its end. whole: False for a piece of one that is too long, which has no cells and no end."""

    data: bytes
    whole: bool = True


def lines_of(stream: Readable, split: Callable[[bytes], list[bytes]]) -> Iterator[Line]:
    """The lines of a stream. split: the pieces between ends; the last, which is not ended, is asked again with what follows it.

    A line without end within MAX_LINE is given in pieces, so that time and memory stay in proportion.
    """
    held, torn = b"", False
    while True:
        more = _read(stream)
        *whole, held = split(held + more)
        for data in whole:
            yield from _cut(data, torn)
            torn = False
        if not more:
            break
        while len(held) > MAX_LINE:
            yield Line(held[:MAX_LINE], False)
            held, torn = held[MAX_LINE:], True
    if held:
        yield from _cut(held, torn)


def _read(stream: Readable) -> bytes:
    """A chunk of a stream that may give less than was asked; empty at its end."""
    parts, size = [], 0
    while size < CHUNK and (more := stream.read(CHUNK - size)):
        parts.append(more)
        size += len(more)
    return b"".join(parts)


def _cut(data: bytes, torn: bool) -> Iterator[Line]:
    """torn: its beginning was given already."""
    if not torn and len(data) <= MAX_LINE:
        yield Line(data)
        return
    for n in range(0, len(data), MAX_LINE):
        yield Line(data[n : n + MAX_LINE], False)
    yield Line(b"")


def by_feeds(data: bytes) -> list[bytes]:
    """Lines that end in line feeds."""
    return data.split(b"\n")


def says_again(name: bytes, whole: bytes) -> bool:
    """Whether a part of a name is in the whole one: told as well, one person would seem to be several."""
    return bool(whole) and set(_words(name)) <= set(_words(whole))


def _words(name: bytes) -> list[str]:
    return re.findall(r"\w+", name.decode("utf-8", "replace").casefold())


def long_text(data: bytes) -> Record:
    """A piece of a line too long to have cells."""
    return Record((Part(data, Text()),), rows=True)
