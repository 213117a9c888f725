"""The fields of objects in a stream of Java (Java Object Serialization Specification, 6), without any of their classes."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

DEEPEST = 200
HEAD = b"\xac\xed\x00\x05"
_FORMS = {"B": ">b", "C": ">H", "D": ">d", "F": ">f", "I": ">i", "J": ">q", "S": ">h", "Z": ">?"}
_END = object()
NULL, REFERENCE, CLASS_DESC, OBJECT, STRING, ARRAY, CLASS, BLOCK, END, RESET, LONG_BLOCK = range(0x70, 0x7B)
EXCEPTION, LONG_STRING, PROXY, ENUM = range(0x7B, 0x7F)
_WRITES, _OWN_DATA, _BLOCKS = 1, 4, 8


@dataclass(slots=True)
class _Class:
    """What a stream tells of a class. fields: type and name."""

    name: str
    flags: int = 0
    fields: list[tuple[str, str]] = field(default_factory=list)
    parent: _Class | None = None


def values(raw: bytes) -> Iterator[tuple[Any, int]]:
    """The objects of a stream with the byte behind each. Raises ValueError, IndexError or struct.error where it is damaged."""
    stream = _Stream(raw, len(HEAD))
    while stream.at < len(raw):
        told = stream.content(0)
        if told is not _END:
            yield told, stream.at


class _Stream:
    """Reads contents one after the other. known: what has a handle, by its number."""

    def __init__(self, raw: bytes, at: int) -> None:
        self.raw, self.at = raw, at
        self.known: list[Any] = []

    def content(self, depth: int) -> Any:
        """The next content: a text, a list, a map of fields, bytes, None, or _END."""
        if depth > DEEPEST:
            raise ValueError("too deep")
        code = self._number(">B")
        if code in (NULL, RESET):
            if code == RESET:
                self.known = []
            return None
        if code == REFERENCE:
            return self._referred()
        if code in (STRING, LONG_STRING):
            return self._text(self._number(">H" if code == STRING else ">q"))
        if code in (BLOCK, LONG_BLOCK):
            return self._bytes(self._number(">B" if code == BLOCK else ">i"))
        if code == END:
            return _END
        if code in (CLASS, CLASS_DESC, PROXY):
            self.at -= code != CLASS
            return self._keep(getattr(self._class(depth), "name", None))
        if code in (OBJECT, ENUM, ARRAY):
            return {OBJECT: self._object, ENUM: self._constant, ARRAY: self._array}[code](depth)
        raise ValueError("no type of Java")

    def _referred(self) -> Any:
        """A text that was told before; of all else that was, it is enough to have told it once."""
        number = self._number(">i") - 0x7E0000
        if not 0 <= number < len(self.known):
            raise ValueError("a reference to nothing")
        told = self.known[number]
        return told if isinstance(told, str | _Class) else None

    def _number(self, form: str) -> Any:
        value = struct.unpack_from(form, self.raw, self.at)[0]
        self.at += struct.calcsize(form)
        return value

    def _bytes(self, size: int) -> bytes:
        if size < 0 or self.at + size > len(self.raw):
            raise IndexError("length does not fit")
        self.at += size
        return self.raw[self.at - size : self.at]

    def _utf(self, size: int) -> str:
        """Modified UTF-8: NUL as two bytes, signs beyond the first plane as two halves."""
        data = self._bytes(size).replace(b"\xc0\x80", b"\0")
        halves = data.decode("utf-8", "surrogatepass") if b"\xed" in data else data.decode("utf-8", "replace")
        return halves.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _keep(self, thing: Any) -> Any:
        self.known.append(thing)
        return thing

    def _text(self, size: int) -> str:
        text: str = self._keep(self._utf(size))
        return text

    def _class(self, depth: int) -> _Class | None:
        code = self._number(">B")
        if code == NULL:
            return None
        if code == REFERENCE:
            told = self._referred()
            return told if isinstance(told, _Class) else None
        if code == PROXY:
            mine = _Class("proxy")
            self._keep(mine)
            for _ in range(self._number(">i")):
                self._utf(self._number(">H"))
        elif code == CLASS_DESC:
            mine = _Class(self._utf(self._number(">H")))
            self.at += 8
            self._keep(mine)
            mine.flags = self._number(">B")
            for _ in range(self._number(">H")):
                kind, name = chr(self._number(">B")), self._utf(self._number(">H"))
                if kind in "[L":
                    self.content(depth + 1)
                mine.fields.append((kind, name))
        else:
            raise ValueError("no class of Java")
        self._behind(depth)
        if depth > DEEPEST:
            raise ValueError("too deep")
        mine.parent = self._class(depth + 1)
        return mine

    def _behind(self, depth: int) -> list[Any]:
        """What a class wrote itself, up to its end."""
        told: list[Any] = []
        while (thing := self.content(depth + 1)) is not _END:
            told.append(thing)
        return told

    def _value(self, kind: str, depth: int) -> Any:
        if kind in "[L":
            return self.content(depth + 1)
        if kind not in _FORMS:
            raise ValueError("no type of a field")
        value = self._number(_FORMS[kind])
        return chr(value) if kind == "C" else value

    def _object(self, depth: int) -> Any:
        line: list[_Class] = []
        mine = self._class(depth + 1)
        while mine is not None and len(line) < DEEPEST:
            line.append(mine)
            mine = mine.parent
        place = len(self.known)
        self._keep(None)
        told: dict[str, Any] = {}
        members: list[Any] = []
        for part in reversed(line):
            if part.flags & _OWN_DATA:
                if not part.flags & _BLOCKS:
                    raise ValueError("data of a class without its length")
                members += self._behind(depth)
                continue
            for kind, name in part.fields:
                told[name] = self._value(kind, depth)
            if part.flags & _WRITES:
                members += self._behind(depth)
        told_as = _formed(line[0].name if line else "", told, members)
        self.known[place] = told_as if isinstance(told_as, str) else None
        return told_as

    def _constant(self, depth: int) -> Any:
        self._class(depth + 1)
        self._keep(None)
        return self.content(depth + 1)

    def _array(self, depth: int) -> Any:
        mine = self._class(depth + 1)
        kind = mine.name[1:2] if mine else ""
        self._keep(None)
        count = self._number(">i")
        if not 0 <= count <= len(self.raw) - self.at:
            raise IndexError("count does not fit")
        if kind == "B":
            return self._bytes(count)
        listed = [self._value(kind, depth) for _ in range(count)]
        return "".join(listed) if kind == "C" else listed


def _formed(name: str, told: dict[str, Any], members: list[Any]) -> Any:
    """An object as people think of it: a list, a map, a number or a text in a wrapper, else its fields."""
    said = [member for member in members if not isinstance(member, bytes)]
    if name.endswith(("Map", "Hashtable", "Properties")) and len(said) % 2 == 0 and said:
        return {str(key): value for key, value in zip(said[::2], said[1::2], strict=True)}
    if said and name.endswith(("List", "Set", "Deque", "Queue", "Vector", "Stack")):
        return said
    if name == "java.util.Date" and members and isinstance(members[0], bytes) and len(members[0]) == 8:
        return _moment(int.from_bytes(members[0], "big", signed=True))
    if name == "java.time.Ser" and members and isinstance(members[0], bytes) and members[0][:1] == b"\3":
        return _day(members[0])
    if set(told) == {"value"} and not members:
        return told["value"]
    return {**told, "members": members} if members else told


def _moment(milliseconds: int) -> Any:
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)
    except OverflowError:
        return milliseconds


def _day(data: bytes) -> str:
    """java.time.LocalDate: type, year, month, day."""
    year, month, day = struct.unpack_from(">ibb", data, 1)
    return f"{year:04}-{month:02}-{day:02}"
