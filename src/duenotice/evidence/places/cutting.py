"""Cuts a stream of decoded bytes into blocks at boundaries that depend on the content alone, never on the block size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

import numpy as np

from duenotice.evidence.ground.budget import MIB, LimitReached, Readable
from duenotice.evidence.tokens.delimited import MAX_LINE, MAX_QUOTED, rows_until

OVERLAP = 64 * 1024
"""Bytes after the own part of a block, so that a span that starts in it is whole."""

MARGIN = 4 * 1024
"""Bytes before it, for what grows leftwards and for words beside a span."""

AHEAD = 4 * 1024
"""Bytes held beyond that: most lines end within, so that a block is not copied anew for the rest of its last line."""

SIZE = 2 * MIB


class Piece(NamedTuple):
    """A block in the making: data with margin and overlap; offset of data[0] in the item; base and length of the own part;
    number of its first row; whether its first line began before it; why the stream ended too early, if it did."""

    data: bytes
    offset: int
    base: int
    own: int
    row: int
    joined: bool
    stopped: LimitReached | Exception | None = None


class End(NamedTuple):
    """Where the own part of a block ends, rows that end in it, and where the line began that goes on (None: none does)."""

    at: int
    rows: int
    line: int | None = None


class Boundary(Protocol):
    """Finds the end of a block's own part: the first boundary at or after `target`; None when more bytes are needed."""

    def __call__(self, data: bytes, start: int, target: int, line: int, final: bool) -> End | None:
        """line: where the first line began, relative to data (negative: before it); final: nothing follows `data`."""
        ...


def at_lines(data: bytes, start: int, target: int, line: int, final: bool) -> End | None:
    """After a line feed; in lines beyond MAX_LINE after every MAX_LINE bytes of the line."""
    target = min(target, len(data))
    feed = data.rfind(b"\n", start, target)
    began = feed + 1 if feed >= 0 else line
    if feed + 1 == target > start:
        return End(target, _feeds(data, start, target))
    stop = data.find(b"\n", target)
    return _end(data, start, (began, target, stop + 1), final)


def _end(data: bytes, start: int, at: tuple[int, int, int], final: bool) -> End | None:
    """The end within or after the line that began at `at[0]` and holds the target `at[1]`; at[2]: one past it, 0 if unknown."""
    began, target, stop = at
    piece = began + max(1, -(-(target - began) // MAX_LINE)) * MAX_LINE
    if 0 < stop <= piece:
        return End(stop, _feeds(data, start, stop))
    if piece <= len(data):
        return End(piece, _feeds(data, start, piece), began)
    return End(len(data), _feeds(data, start, len(data))) if final else None


def _feeds(data: bytes, start: int, stop: int) -> int:
    return int(np.count_nonzero(np.frombuffer(data, np.uint8)[start:stop] == 10))


class AtRows:
    """After a record of delimited text: a line feed outside quotes. Pieces of records beyond MAX_LINE as in `at_lines`."""

    def __init__(self, sep: int, quote: int) -> None:
        self.sep, self.quote = sep, quote

    def __call__(self, data: bytes, start: int, target: int, line: int, final: bool) -> End | None:
        """See `Boundary`."""
        if not self.quote or data.find(self.quote, min(start, max(line, 0))) < 0:
            return at_lines(data, start, target, line, final)
        if line < start:
            return self._after_long_line(data, start, target, line, final)
        return self._walk(data, start, target, final, 0)

    def _after_long_line(self, data: bytes, start: int, target: int, line: int, final: bool) -> End | None:
        feed = data.find(b"\n", start) + 1
        if 0 < feed < min(target, len(data)):
            return self._walk(data, feed, target, final, 1)
        end = _end(data, start, (line, min(target, len(data)), feed), final)
        return end and end._replace(rows=1 if end.line is None else 0)

    def _walk(self, data: bytes, start: int, target: int, final: bool, rows: int) -> End | None:
        target = min(target, len(data))
        buf = np.frombuffer(data, np.uint8)
        stop, passed, last = rows_until(buf, start, target, len(data), self.sep, self.quote)
        if not final and stop + MAX_QUOTED > len(data) and len(data) - last < MAX_LINE + MAX_QUOTED:
            return None
        ended = stop if stop < len(data) or final else 0
        end = _end(data, start, (last, target, ended), final)
        return end and end._replace(rows=rows + passed - (end.line is not None))


def cut(stream: Readable, size: int, boundary: Boundary, row: int = 0) -> Iterator[Piece]:
    """Blocks of about `size` bytes. A stream that fails ends the last piece, which says why."""
    held, base, offset, line = b"", 0, 0, 0
    joined = False
    source = _Source(stream)
    while True:
        want = base + size + OVERLAP + AHEAD
        end = None
        while end is None:
            held = source.fill(held, want)
            end = boundary(held, base, base + size, line, source.done) if len(held) > base else End(base, 0)
            want = max(want, len(held)) + MAX_LINE
        held = source.fill(held, end.at + OVERLAP)  # seldom more: see AHEAD
        stop = min(len(held), end.at + OVERLAP)
        last = source.done and end.at >= len(held)
        if end.at > base or source.failure:
            yield Piece(held[:stop], offset, base, end.at - base, row, joined, source.failure if last else None)
        if last:
            return
        keep = max(0, end.at - MARGIN)
        line = (end.at if end.line is None else end.line) - keep
        held, base, offset = held[keep:], end.at - keep, offset + keep
        row, joined = row + end.rows, end.line is not None


class _Source:
    """Reads ahead, and keeps what went wrong until the good bytes are used."""

    def __init__(self, stream: Readable) -> None:
        self.stream, self.done = stream, False
        self.failure: Exception | None = None

    def fill(self, held: bytes, want: int) -> bytes:
        parts, size = [held], len(held)
        while size < want and not self.done:
            try:
                data = self.stream.read(want - size)
            except Exception as problem:  # a hostile file may make any decoder raise anything
                self.failure, data = problem, b""
            self.done = not data
            parts.append(data)
            size += len(data)
        return b"".join(parts) if len(parts) > 1 else held
