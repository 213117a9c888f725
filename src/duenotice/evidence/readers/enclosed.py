"""Files written as text within other texts: Base64 in JSON, XML, cells, forms and `data:` addresses, and lists of bytes as Node.js
writes them. Each is read where it stands, down to the budget's depth."""

from __future__ import annotations

import base64
import io
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from duenotice.evidence.ground.budget import MIB, Budget, Readable
from duenotice.evidence.kinds.sniff import HEAD, kind_of
from duenotice.evidence.readers.bodies import MOST
from duenotice.evidence.records.parsers import parsed
from duenotice.evidence.records.record import Gap, Record
from duenotice.evidence.tokens.enclosed import CODED, LEAST, NAMED, next_file, signs_of_file

CHUNK = 1 * MIB
EDGE = 1024
"""Bytes before the end of what is held in which the text of a file is not taken to end."""

SMALL = 96
"""Bytes of a picture in which nothing can be read, or of an id that is no text: not told."""

_RUN = re.compile(
    rb"(?:[A-Za-z0-9+/_-]|\\/|%2[BbFf]|\\u002[BbFf])++"
    rb"(?:(?:\\r|\\n|\\t|%0[AaDd]|&#1[03];|&#x[AaDd];)++|[ \t]*+\r?\n[ \t]*+(?=[A-Za-z0-9+/_-]{1,512}={0,2}(?:\s|[\"'<,;\\]|\Z)))?"
)
"""Letters of Base64 as JSON and forms escape them, and the end of a line behind which it goes on."""

_LIST = re.compile(rb'"type"\s{0,9}:\s{0,9}"Buffer"\s{0,9},\s{0,9}"data"\s{0,9}:\s{0,9}\[')
_BYTES = re.compile(rb"[\d,\s]*+")
_ESCAPED = re.compile(
    rb"%2[Bb]|%2[Ff]|\\u002[Bb]|\\u002[Ff]|\\[rnt]|%0[AaDd]|&#1[03];|&#x[AaDd];|\\/|[-_]|[^A-Za-z0-9+/]"
)
_PLAIN = {b"%2b": b"+", b"\\u002b": b"+", b"%2f": b"/", b"\\u002f": b"/", b"\\/": b"/", b"-": b"+", b"_": b"/"}


class Written(NamedTuple):
    """A file that was written as text. line: number of the line it begins in, from 0; at: byte of the text; cut: it is longer than MOST."""

    data: bytes
    line: int
    at: int
    cut: bool = False


def holds_file(data: bytes) -> bool:
    """Whether a text may hold a file: looked at closely only then."""
    if len(data) < LEAST:
        return False
    signs = signs_of_file(np.frombuffer(data, np.uint8))
    return signs == CODED or (signs == NAMED and _LIST.search(data) is not None)


def files_of(stream: Readable) -> Iterator[Written]:
    """The files written in a text, in UTF-8, in their order."""
    yield from _Finder(stream).files()


@dataclass(slots=True)
class _Finder:
    """Follows a text. held: of which all before `pos` is passed over; at, line: of the byte at `pos`."""

    stream: Readable
    held: bytes = b""
    pos: int = 0
    at: int = 0
    line: int = 0
    done: bool = False

    def files(self) -> Iterator[Written]:
        while self._more():
            while (found := self._next()) is not None:
                start, pattern = found
                self._pass(start)
                line, at = self.line, self.at
                text, cut = self._taken(pattern)
                data = decoded(text) if pattern is _RUN else _listed(text)
                if data and (pattern is _RUN or len(data) > SMALL or _is_plain(data)):
                    yield Written(data, line, at, cut)
            self._pass(max(self.pos, len(self.held) - 2 * LEAST))

    def _next(self) -> tuple[int, re.Pattern[bytes]] | None:
        """Where the next file begins, and how it is written."""
        size = len(self.held)
        coded = int(next_file(np.frombuffer(self.held, np.uint8), self.pos, size))
        listed = _LIST.search(self.held, self.pos, coded)
        if listed is not None:
            return listed.end(), _BYTES
        return (coded, _RUN) if coded < size else None

    def _taken(self, pattern: re.Pattern[bytes]) -> tuple[bytes, bool]:
        """The text of a file from `pos` on, and whether it is longer than is read."""
        parts: list[bytes] = []
        size = 0
        while True:
            stop, whole = self._end(pattern)
            if size < 2 * MOST:
                parts.append(self.held[self.pos : stop])
            size += stop - self.pos
            self._pass(stop)
            if whole:
                return b"".join(parts), size > 2 * MOST
            self._more()

    def _end(self, pattern: re.Pattern[bytes]) -> tuple[int, bool]:
        """Where the text of a file ends in `held`, and whether it does; while more may come it is left at a letter EDGE bytes before
        the end, lest a sign or a line end be parted."""
        stop = self.pos
        while (found := pattern.match(self.held, stop)) and found.end() > stop:
            stop = found.end()
        last = len(self.held) - EDGE
        if self.done or stop < last:
            return stop, True
        while last > self.pos and not self.held[last : last + 1].isalnum():
            last -= 1
        return (last if last > self.pos else stop), False

    def _pass(self, stop: int) -> None:
        self.line += self.held.count(b"\n", self.pos, stop)
        self.at += stop - self.pos
        self.pos = stop

    def _more(self) -> bool:
        """Hold about CHUNK bytes more. Whether there were any."""
        parts = [self.held[self.pos :]]
        size = 0
        while size < CHUNK and not self.done:
            more = self.stream.read(CHUNK)
            self.done = not more
            size += len(more)
            parts.append(more)
        self.held, self.pos = b"".join(parts), 0
        return size > 0


def decoded(text: bytes) -> bytes:
    """The bytes of Base64 as it is written in JSON, XML, forms and lines; what is left over at its end is left out."""
    clean = _ESCAPED.sub(lambda match: _PLAIN.get(match[0].lower(), b""), text)
    usable = len(clean) - (len(clean) % 4 == 1)
    return base64.b64decode(clean[:usable] + b"=" * (-usable % 4))


def _listed(text: bytes) -> bytes:
    """The bytes of a list of numbers; empty where one of them is none of a byte."""
    try:
        return bytes(int(number) for number in text.split(b",") if number.strip())
    except ValueError:
        return b""


def _is_plain(data: bytes) -> bool:
    """Whether a few bytes are text, and no id that looks like letters of some encoding."""
    try:
        return data.decode().isprintable()
    except UnicodeDecodeError:
        return False


@dataclass(slots=True)
class Opening:
    """Opens the files written in the texts of one item. allowed: bytes that they all may still expand to; seen: that they took."""

    budget: Budget
    seen: int = 0
    made: int = 0

    def files(self, found: Iterable[Written], label: str, depth: int = 1) -> Iterator[Record | Gap]:
        """The records of the files, and of those written in them. label: of the text; its lines are told where it has none."""
        for n, written in enumerate(found, 1):
            place = (
                f"{label}, file {n:,} written in it"
                if label
                else f"line {written.line + 1:,}, file at byte {written.at:,}"
            )
            if written.cut:
                yield Gap("limit", 0, f"bytes of a file written as text {MOST:,}", "the rest of a file written as text")
            for thing in self._opened(written.data, depth):
                if isinstance(thing, Gap):
                    yield thing
                    continue
                told = thing._replace(label=", ".join(filter(None, (place, thing.label))))
                yield told
                yield from self.within(told, depth + 1)

    def within(self, record: Record, depth: int = 1) -> Iterator[Record | Gap]:
        """The records of the files that are written in a record."""
        for part in record.parts:
            if holds_file(part.data):
                label = ", ".join(filter(None, (record.label, part.label))) or "text"
                yield from self.files(files_of(io.BytesIO(part.data)), label, depth)

    def _opened(self, data: bytes, depth: int) -> Iterator[Record | Gap]:
        kind = kind_of(data[:HEAD])
        if kind == "empty" or (len(data) <= SMALL and kind in ("binary", "image")):
            return
        if kind == "binary" or (kind == "image" and not self.budget.ocr):
            yield Gap("unsupported", len(data), detail=f"files of kind {kind} written as text")
            return
        self.seen += len(data)
        if depth > self.budget.depth:
            yield Gap("limit", len(data), f"depth {self.budget.depth}", "files written as text")
            return
        with tempfile.NamedTemporaryFile(prefix="duenotice-") as file:
            file.write(data)
            file.flush()
            for thing in parsed("attached", file.name, self.budget):
                self.made += sum(len(part.data) for part in thing.parts) if isinstance(thing, Record) else 0
                if self.made > min(self.budget.total, self.budget.ratio_from + self.budget.ratio * self.seen):
                    yield Gap(
                        "limit", 0, f"expansion ratio {self.budget.ratio:,}", "the rest of a file written as text"
                    )
                    return
                yield thing
