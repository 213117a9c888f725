"""MessagePack (github.com/msgpack/msgpack, spec.md) as Python values."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

DEEPEST = 64

_FIXED = {
    0xCA: ">f", 0xCB: ">d", 0xCC: ">B", 0xCD: ">H", 0xCE: ">I", 0xCF: ">Q", 0xD0: ">b", 0xD1: ">h", 0xD2: ">i", 0xD3: ">q"
}  # fmt: skip
_SIZED = {
    0xC4: ">B",
    0xC5: ">H",
    0xC6: ">I",
    0xD9: ">B",
    0xDA: ">H",
    0xDB: ">I",
    0xDC: ">H",
    0xDD: ">I",
    0xDE: ">H",
    0xDF: ">I",
}
_EXTENDED = {0xC7: ">B", 0xC8: ">H", 0xC9: ">I"}
_PLAIN = {0xC0: None, 0xC2: False, 0xC3: True}


def values(raw: bytes) -> Iterator[tuple[Any, int]]:
    """The values of a stream with the byte behind each. Raises ValueError, IndexError or struct.error where lengths do not fit."""
    at = 0
    while at < len(raw):
        value, at = value_at(raw, at)
        yield value, at


def value_at(raw: bytes, at: int, depth: int = 0) -> tuple[Any, int]:
    """The value at a byte, and the byte behind it."""
    if depth > DEEPEST:
        raise ValueError("too deep")
    first, at = raw[at], at + 1
    if first < 0x80 or first >= 0xE0:
        return first - (256 if first >= 0xE0 else 0), at
    if first < 0xA0:
        return _members(raw, at, first & 15, first < 0x90, depth)
    if first < 0xC0:
        return _text(raw, at, first & 31)
    if first in _PLAIN:
        return _PLAIN[first], at
    if first in _FIXED:
        form = _FIXED[first]
        return struct.unpack_from(form, raw, at)[0], at + struct.calcsize(form)
    if first in _SIZED:
        form = _SIZED[first]
        size, at = struct.unpack_from(form, raw, at)[0], at + struct.calcsize(form)
        if first >= 0xDC:
            return _members(raw, at, size, first >= 0xDE, depth)
        return _text(raw, at, size) if first >= 0xD9 else (_bytes(raw, at, size), at + size)
    if first in _EXTENDED:
        form = _EXTENDED[first]
        return _extended(raw, at + struct.calcsize(form), struct.unpack_from(form, raw, at)[0])
    if 0xD4 <= first <= 0xD8:
        return _extended(raw, at, 1 << (first - 0xD4))
    raise ValueError("no type of MessagePack")


def _bytes(raw: bytes, at: int, size: int) -> bytes:
    if at + size > len(raw):
        raise IndexError("length does not fit")
    return raw[at : at + size]


def _text(raw: bytes, at: int, size: int) -> tuple[Any, int]:
    """Older programs write bytes of any kind as texts."""
    data = _bytes(raw, at, size)
    try:
        return data.decode(), at + size
    except UnicodeDecodeError:
        return data, at + size


def _extended(raw: bytes, at: int, size: int) -> tuple[Any, int]:
    data = _bytes(raw, at + 1, size)
    if raw[at] != 0xFF or size not in (4, 8, 12):
        return data, at + 1 + size
    seconds = int.from_bytes(data[-8:], "big") & ((1 << 34) - 1 if size == 8 else -1)
    try:
        return datetime.fromtimestamp(seconds, UTC), at + 1 + size
    except (ValueError, OverflowError, OSError):
        return seconds, at + 1 + size


def _members(raw: bytes, at: int, count: int, mapped: bool, depth: int) -> tuple[Any, int]:
    if count * (1 + mapped) > len(raw) - at:
        raise IndexError("count does not fit")
    listed: list[Any] = []
    for _ in range(count * (1 + mapped)):
        value, at = value_at(raw, at, depth + 1)
        listed.append(value)
    if not mapped:
        return listed, at
    return {_key(name): value for name, value in zip(listed[::2], listed[1::2], strict=True)}, at


def _key(name: Any) -> Any:
    return name if isinstance(name, str | int | bytes) else str(name)
