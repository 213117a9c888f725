"""Dumps of Redis (RDB, versions 1 to 12): keys with the texts, lists and maps that they hold."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

HEAD = b"REDIS0"
_END, _BASE, _MOMENT, _MOMENT_MS, _ROOM, _AUX, _MODULE_AUX, _IDLE, _FREQUENCY, _FUNCTION = (
    0xFF, 0xFE, 0xFD, 0xFC, 0xFB, 0xFA, 0xF7, 0xF8, 0xF9, 0xF5
)  # fmt: skip
_TEXT, _LIST, _SET, _SORTED, _HASH, _SORTED_2 = range(6)
_PACKED_MAPS = {9: "zipmap", 13: "ziplist", 16: "listpack"}
_PACKED_LISTS = {10: "ziplist", 11: "intset", 20: "listpack"}
_PACKED_SORTED = {12: "ziplist", 17: "listpack"}
_QUICK = (14, 18)
MOST = 512 << 20


def values(raw: bytes) -> Iterator[tuple[Any, int]]:
    """Each key as a map with its name and value, and the byte behind it. Raises ValueError, IndexError or struct.error where the
    dump is damaged or holds what modules wrote."""
    dump = _Dump(raw, 9)
    while dump.at < len(raw):
        code = dump.byte()
        if code == _END:
            return
        if code == _AUX:
            dump.text()
            dump.text()
        elif code == _FUNCTION:
            yield {"function": dump.text()}, dump.at
        elif code in (_BASE, _IDLE):
            dump.length()
        elif code == _ROOM:
            dump.length()
            dump.length()
        elif code in (_MOMENT, _MOMENT_MS, _FREQUENCY):
            dump.skip({_MOMENT: 4, _MOMENT_MS: 8, _FREQUENCY: 1}[code])
        else:
            key, value = dump.text(), dump.value(code)
            yield ({"": key, **value} if isinstance(value, dict) else {"": key, "value": value}), dump.at


class _Dump:
    def __init__(self, raw: bytes, at: int) -> None:
        self.raw, self.at = raw, at

    def byte(self) -> int:
        """The next byte."""
        self.at += 1
        return self.raw[self.at - 1]

    def skip(self, size: int) -> bytes:
        """The next bytes."""
        if size < 0 or self.at + size > len(self.raw):
            raise IndexError("length does not fit")
        self.at += size
        return self.raw[self.at - size : self.at]

    def length(self) -> int:
        """A length; below zero for one that says how the text behind it is packed."""
        first = self.byte()
        if first >> 6 == 0:
            return first & 63
        if first >> 6 == 1:
            return (first & 63) << 8 | self.byte()
        if first >> 6 == 3:
            return -1 - (first & 63)
        return int.from_bytes(self.skip(8 if first == 0x81 else 4), "big")

    def raw_text(self) -> bytes:
        """A text as bytes."""
        size = self.length()
        if size >= 0:
            return self.skip(size)
        packing = -1 - size
        if packing < 3:
            return str(int.from_bytes(self.skip(1 << packing), "little", signed=True)).encode()
        if packing > 3:
            raise ValueError("a text packed in no known way")
        packed, whole = self.length(), self.length()
        return unpacked(self.skip(packed), whole)

    def text(self) -> Any:
        """A text where it is one, else its bytes."""
        return _said(self.raw_text())

    def value(self, code: int) -> Any:
        """What a key holds."""
        if code == _TEXT:
            return self.text()
        if code in (_LIST, _SET):
            return [self.text() for _ in range(self._count())]
        if code in (_SORTED, _SORTED_2):
            return [self._scored(code) for _ in range(self._count())]
        if code == _HASH:
            return {_name(self.text()): self.text() for _ in range(self._count())}
        if code in _QUICK:
            return [member for _ in range(self._count()) for member in self._node(code)]
        if code in _PACKED_MAPS:
            return _paired(_members(_PACKED_MAPS[code], self.raw_text()))
        if code in _PACKED_SORTED:
            return _members(_PACKED_SORTED[code], self.raw_text())[::2]
        if code in _PACKED_LISTS:
            return _members(_PACKED_LISTS[code], self.raw_text())
        raise ValueError("a type that no reader is made for")

    def _count(self) -> int:
        count = self.length()
        if not 0 <= count <= len(self.raw) - self.at:
            raise IndexError("count does not fit")
        return count

    def _scored(self, code: int) -> Any:
        member = self.text()
        if code == _SORTED_2:
            self.skip(8)
        elif (size := self.byte()) < 253:
            self.skip(size)
        return member

    def _node(self, code: int) -> list[Any]:
        """A piece of a long list: packed, or one long text."""
        whole = code == 18 and self.length() == 1
        data = self.raw_text()
        return [_said(data)] if whole else _members("ziplist" if code == 14 else "listpack", data)


def unpacked(data: bytes, whole: int) -> bytes:
    """Bytes packed by LZF. Raises ValueError or IndexError where they are not `whole` bytes."""
    if whole > min(MOST, 300 * len(data) + 64):
        raise ValueError("a length that cannot be")
    out, at = bytearray(), 0
    while at < len(data):
        control, at = data[at], at + 1
        if control < 32:
            out += data[at : at + control + 1]
            at += control + 1
            continue
        size = control >> 5
        if size == 7:
            size, at = size + data[at], at + 1
        begin, at = len(out) - ((control & 31) << 8 | data[at]) - 1, at + 1
        if begin < 0:
            raise ValueError("points before the beginning")
        piece = out[begin : begin + size + 2]
        out += (piece * (1 + (size + 2) // len(piece)))[: size + 2]
        if len(out) > whole:
            break
    if len(out) != whole:
        raise ValueError("another length")
    return bytes(out)


def _members(packing: str, data: bytes) -> list[Any]:
    return {"ziplist": _ziplist, "listpack": _listpack, "intset": _intset, "zipmap": _zipmap}[packing](data)


def _intset(data: bytes) -> list[Any]:
    size, count = struct.unpack_from("<II", data)
    if size not in (2, 4, 8) or count * size > len(data):
        raise ValueError("no set of numbers")
    return [int.from_bytes(data[n : n + size], "little", signed=True) for n in range(8, 8 + count * size, size)]


def _ziplist(data: bytes) -> list[Any]:
    at, told = 10, list[Any]()
    while data[at] != 0xFF:
        at += 5 if data[at] == 0xFE else 1
        first, top = data[at], data[at] >> 6
        if top < 3:
            size, head = (first & 63, 1) if top == 0 else ((first & 63) << 8 | data[at + 1], 2)
            if top == 2:
                size, head = int.from_bytes(data[at + 1 : at + 5], "big"), 5
            told.append(_said(_cut(data, at + head, size)))
            at += head + size
            continue
        size = {0xC0: 2, 0xD0: 4, 0xE0: 8, 0xF0: 3, 0xFE: 1}.get(first, 0)
        told.append(int.from_bytes(_cut(data, at + 1, size), "little", signed=True) if size else (first & 15) - 1)
        at += 1 + size
    return told


def _listpack(data: bytes) -> list[Any]:
    at, told = 6, list[Any]()
    while (first := data[at]) != 0xFF:
        begin = at
        if first < 0x80:
            told.append(first)
            at += 1
        elif first < 0xC0 or first >> 4 == 0xE or first == 0xF0:
            size, head = (first & 63, 1) if first < 0xC0 else ((first & 15) << 8 | data[at + 1], 2)
            if first == 0xF0:
                size, head = int.from_bytes(data[at + 1 : at + 5], "little"), 5
            told.append(_said(_cut(data, at + head, size)))
            at += head + size
        elif first < 0xE0:
            number = (first & 31) << 8 | data[at + 1]
            told.append(number - (8192 if number >= 4096 else 0))
            at += 2
        else:
            size = {0xF1: 2, 0xF2: 3, 0xF3: 4, 0xF4: 8}[first]
            told.append(int.from_bytes(_cut(data, at + 1, size), "little", signed=True))
            at += 1 + size
        taken = at - begin
        at += 1 + (taken > 127) + (taken > 16383) + (taken > 2097151) + (taken > 268435455)
    return told


def _zipmap(data: bytes) -> list[Any]:
    at, told = 1, list[Any]()
    while data[at] != 0xFF:
        size, at = _short(data, at)
        told.append(_said(_cut(data, at, size)))
        size, at = _short(data, at + size)
        free, at = data[at], at + 1
        told.append(_said(_cut(data, at, size)))
        at += size + free
    return told


def _short(data: bytes, at: int) -> tuple[int, int]:
    return (data[at], at + 1) if data[at] < 254 else (int.from_bytes(data[at + 1 : at + 5], "little"), at + 5)


def _cut(data: bytes, at: int, size: int) -> bytes:
    if at + size > len(data):
        raise IndexError("length does not fit")
    return data[at : at + size]


def _said(data: bytes) -> Any:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data


def _paired(listed: list[Any]) -> dict[Any, Any]:
    if len(listed) % 2:
        raise ValueError("a name without a value")
    return {_name(name): value for name, value in zip(listed[::2], listed[1::2], strict=True)}


def _name(name: Any) -> str:
    return name.decode("utf-8", "replace") if isinstance(name, bytes) else str(name)
