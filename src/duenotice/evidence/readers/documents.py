"""One JSON text of any size, in chunks that know which containers are open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import numpy as np

from duenotice.evidence.charsets.charset import Charset, as_utf8, charset_of
from duenotice.evidence.ground.budget import MIB, Budget, Readable
from duenotice.evidence.ground.shapes import Objects, Shape, Text
from duenotice.evidence.kinds.sniff import HEAD
from duenotice.evidence.records.record import PIECE, Gap, Part, Record
from duenotice.evidence.tokens.objects import DEEPEST, Walk, new_walk, next_cut

CHUNK = 1 * MIB
UNTOUCHED = -2


def json_text(file: BinaryIO, _budget: Budget) -> Iterator[Record | Gap]:
    """Chunks of about a megabyte that end behind a comma. A single string longer than a few megabytes has no field."""
    head = file.read(HEAD)
    file.seek(0)
    stream = as_utf8(file, charset_of(head) or Charset("utf-8"), head)
    yield from _Cutter(stream).records()


class _Cutter:
    """Follows the text once, with what is open at each cut."""

    def __init__(self, stream: Readable) -> None:
        self.stream, self.held, self.done = stream, b"", False
        self.walk: Walk = new_walk(-1)
        self.open: list[bytes] = []

    def records(self) -> Iterator[Record | Gap]:
        self._fill(2 * CHUNK)
        while self.held:
            shape, begun = self._shape(), [array.copy() for array in self.walk]
            opened = list(self.open)
            stop, cut = self._advance()
            while not cut and not self.done and len(self.held) < PIECE:
                self._fill(len(self.held) + CHUNK)
                self.walk, self.open = Walk(*(array.copy() for array in begun)), list(opened)
                stop, cut = self._advance()
            if stop:
                yield _rows(self.held[:stop], shape)
            if not cut and stop < len(self.held):
                yield from self._long_string(stop)
            else:
                self.held = self.held[stop:]
            self._fill(2 * CHUNK)

    def _fill(self, size: int) -> None:
        while len(self.held) < size and not self.done:
            more = self.stream.read(CHUNK)
            self.done = not more
            self.held += more

    def _long_string(self, start: int) -> Iterator[Record]:
        """A string that does not end within PIECE, as text up to its closing quote."""
        part, self.held = self.held[start:], b""
        stop = _closing(part, 1)
        while not stop and part:
            kept = part.rstrip(b"\\")
            odd = (
                len(part) - len(kept)
            ) % 2  # a backslash that escapes the first letter of the next chunk goes with it
            yield _rows(part[: len(part) - odd], Text())
            more = self.stream.read(CHUNK)
            part = b"\\" * odd + more if more else b""
            stop = _closing(part, 0)
        self.held = part[stop:] if stop else b""
        if stop:
            yield _rows(part[:stop], Text())

    def _shape(self) -> Objects:
        kinds = tuple(int(k) for k in self.walk.is_object[: len(self.open)])
        return Objects(False, tuple(self.open), kinds, *(int(self.walk.state[n]) for n in (1, 2, 4)))

    def _advance(self) -> tuple[int, bool]:
        """Walk to the first comma behind CHUNK bytes: (where, whether there was one)."""
        keys = np.full((DEEPEST, 2), UNTOUCHED, np.int64)
        target = min(CHUNK, len(self.held))
        stop, cut = next_cut(np.frombuffer(self.held, np.uint8), 0, target, self.walk, keys)
        depth = min(int(self.walk.state[0]), DEEPEST)
        held = (self.open + [b""] * depth)[:depth]
        for n in range(depth):
            start, end = (int(k) for k in keys[n])
            if start != UNTOUCHED:
                held[n] = self.held[start:end] if end >= start else b""
        self.open = held
        return int(stop), bool(cut)


def _rows(data: bytes, shape: Shape) -> Record:
    return Record((Part(data, shape),), rows=True)


_REST = re.compile(rb'(?:[^"\\]++|\\.)*+"', re.DOTALL)


def _closing(data: bytes, start: int) -> int:
    """One past the first quote from `start` on that is not escaped, or 0."""
    found = _REST.match(data, start)
    return found.end() if found else 0
