"""Values that programs wrote for themselves: MessagePack, CBOR, Python's pickles, Java's streams of objects, Apple's property lists and
dumps of Redis. Nothing of them is ever built or run: they are read as lists of names and values, and told as lines of JSON."""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any, BinaryIO
from xml.parsers.expat import ExpatError

from duenotice.evidence.ground.budget import MIB, Budget, LimitReached, pass_own
from duenotice.evidence.ground.shapes import Objects, Text
from duenotice.evidence.readers import (
    values_cbor,
    values_java,
    values_msgpack,
    values_pickle,
    values_plist,
    values_redis,
)
from duenotice.evidence.readers.blobs import bytes_text, files_in
from duenotice.evidence.readers.strings import runs
from duenotice.evidence.records.record import Gap, Part, Record

MOST = 512 * MIB
"""Bytes of a file that are read at once."""
DEEPEST = 64
"""Values within values that are told."""
ENOUGH = 100
"""Values by which formats that begin alike are told apart."""
DAMAGED = (
    ValueError,
    IndexError,
    KeyError,
    TypeError,
    AttributeError,
    struct.error,
    RecursionError,
    EOFError,
    OverflowError,
    ExpatError,
)
"""What a decoder raises for bytes that are not what they say."""

Values = Callable[[bytes], Iterator[tuple[Any, int]]]
"""Gives values with the byte behind each."""


def msgpack(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Values of MessagePack, one behind the other."""
    yield from _told(file, budget, _packed, "MessagePack or CBOR")


def cbor(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Values of CBOR, one behind the other (RFC 8949, 8742)."""
    yield from _told(file, budget, _packed, "MessagePack or CBOR")


def _packed(raw: bytes) -> Iterator[tuple[Any, int]]:
    """MessagePack or CBOR, whichever of the two makes sense of more bytes: they begin alike."""
    if raw.startswith(b"\xd9\xd9\xf7"):
        return values_cbor.values(raw)
    return max((values_msgpack.values, values_cbor.values), key=lambda values: _reach(values, raw))(raw)


def _reach(values: Values, raw: bytes) -> int:
    """Bytes of the lists and maps among the first values that can be read: nearly any byte is a number in one of the formats."""
    reached = before = 0
    try:
        for value, stop in islice(values(raw), ENOUGH):
            reached += stop - before if isinstance(value, dict | list) else 0
            before = stop
    except DAMAGED:
        return reached
    return reached


def pickle(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """What pickles say, without building any of their objects."""
    yield from _told(file, budget, values_pickle.values, "pickle")


def java(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Fields of the objects in a stream of Java's serialization."""
    yield from _told(file, budget, values_java.values, "objects of Java")


def plist(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """A property list, as XML or binary."""
    yield from _told(file, budget, values_plist.values, "property list")


def redis(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Keys of a dump of Redis with their values."""
    yield from _told(file, budget, values_redis.values, "dump of Redis")


def _told(file: BinaryIO, budget: Budget, values: Values, what: str) -> Iterator[Record | Gap]:
    """The values of a file as lines, and of what is damaged behind them the readable runs."""
    size = file.seek(0, 2)
    file.seek(0)
    raw = file.read(min(size, MOST))  # asked for more than there is, it would take that much memory
    if size > MOST:
        yield Gap("limit", size - MOST, f"bytes of a {what} {MOST:,}")
    teller, seen = _Teller(budget, max(budget.ratio_from, budget.ratio * len(raw))), 0
    try:
        for value, stop in values(raw):
            seen = stop
            for told in _apart(value):
                yield from teller.line(told)
    except LimitReached as reached:
        yield from teller.rest()
        yield Gap("limit", max(0, len(raw) - seen), reached.limit, f"the rest of a {what}")
        return
    except DAMAGED as problem:
        pass_own(problem)
        yield from teller.rest()
        if shown := runs(raw[seen:]):
            yield Record((Part(shown, Text()),), label="readable runs", rows=True)
        lost = max(1, len(raw) - seen - len(shown))
        yield Gap("unreadable", lost, detail=f"{what} that is damaged: only readable runs were searched")
        return
    yield from teller.rest()


def _apart(value: Any) -> Iterator[Any]:
    """The members of a list, or of a map of things, each for itself: they are records. A map tells the name of each beside it."""
    if isinstance(value, list) and value:
        yield from value
    elif isinstance(value, dict) and len(value) > 1 and all(isinstance(member, dict) for member in value.values()):
        for name, member in value.items():
            yield member if name in member else {"": name, **member}
    elif isinstance(value, dict) and len(value) == 1 and isinstance(next(iter(value.values())), list):
        name, members = next(iter(value.items()))
        yield from ({name: member} for member in members)
    else:
        yield value


class _Teller:
    """Holds lines of JSON until they are a record. room: bytes that all may take, as what is said once may be meant many times."""

    def __init__(self, budget: Budget, room: int) -> None:
        self.budget, self.room, self.most = budget, room, room
        self.held: list[bytes] = []
        self.cells: list[tuple[bytes, str]] = []
        self.size = self.number = 0

    def line(self, value: Any) -> Iterator[Record | Gap]:
        """Take a value. What is full by then."""
        self.number += 1
        text = json.dumps(self._plain(value, 0, set()), ensure_ascii=False)
        self.held.append(text.encode("utf-8", "replace") + b"\n")
        self.size += len(self.held[-1])
        if self.size > MIB:
            yield from self.rest()

    def rest(self) -> Iterator[Record | Gap]:
        """What is held."""
        if self.held:
            yield Record((Part(b"".join(self.held), Objects(lines=True)),), rows=True)
            cells, self.held, self.cells, self.size = self.cells, [], [], 0
            yield from files_in(cells, self.budget)

    def _plain(self, value: Any, depth: int, within: set[int]) -> Any:
        """A value as JSON has them. What holds itself, or is deeper than any record, ends there."""
        if isinstance(value, dict | list | tuple):
            if depth >= DEEPEST or id(value) in within:
                return None
            self._spend(2)
            mine = id(value)
            within.add(mine)
            if isinstance(value, dict) and value and all(isinstance(name, int) for name in value):
                value = list(value.values())  # numbers say no more than places in a list
            if isinstance(value, dict):
                told: Any = {self._name(n): self._plain(v, depth + 1, within) for n, v in value.items()}
            else:
                told = [self._plain(member, depth + 1, within) for member in value]
            within.discard(mine)
            return told
        if isinstance(value, bytes | bytearray):
            value = bytes(value)
            self.cells.append((value, f"value {self.number:,}"))
            value = bytes_text(value)
        elif isinstance(value, date | datetime):
            value = value.isoformat()
        elif isinstance(value, float) and not math.isfinite(value):
            value = None
        elif value is not None and not isinstance(value, str | int | float | bool):
            value = str(value)
        self._spend(len(value) if isinstance(value, str) else 4)
        return value

    def _name(self, name: Any) -> str:
        text = bytes_text(name) if isinstance(name, bytes) else str(name)
        self._spend(len(text))
        return text

    def _spend(self, size: int) -> None:
        self.room -= size
        if self.room < 0:
            raise LimitReached(f"expanded bytes {self.most:,}")
