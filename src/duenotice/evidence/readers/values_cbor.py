"""CBOR (RFC 8949) as Python values."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

DEEPEST = 64
_FLOATS = {25: ">e", 26: ">f", 27: ">d"}
_BREAK = object()
_INDEFINITE = -1


def values(raw: bytes) -> Iterator[tuple[Any, int]]:
    """The values of a sequence with the byte behind each. Raises ValueError, IndexError or struct.error where lengths do not fit."""
    at = 0
    while at < len(raw):
        value, at = value_at(raw, at)
        if value is _BREAK:
            raise ValueError("an end without a beginning")
        yield value, at


def value_at(raw: bytes, at: int, depth: int = 0) -> tuple[Any, int]:
    """The value at a byte, and the byte behind it."""
    if depth > DEEPEST:
        raise ValueError("too deep")
    kind, low = raw[at] >> 5, raw[at] & 31
    if kind == 7:
        return _simple(raw, at + 1, low)
    size, at = _argument(raw, at + 1, low)
    if kind in (0, 1):
        if size == _INDEFINITE:
            raise ValueError("a number without end")
        return (size if kind == 0 else -1 - size), at
    if kind in (2, 3):
        return _letters(raw, at, size, kind == 3, depth)
    if kind == 6:
        value, at = value_at(raw, at, depth + 1)
        return (_moment(value) if size in (1, 100) else value), at
    return _members(raw, at, size, kind == 5, depth)


def _argument(raw: bytes, at: int, low: int) -> tuple[int, int]:
    if low < 24:
        return low, at
    if low == 31:
        return _INDEFINITE, at
    if low > 27:
        raise ValueError("reserved")
    size = 1 << (low - 24)
    if at + size > len(raw):
        raise IndexError("length does not fit")
    return int.from_bytes(raw[at : at + size], "big"), at + size


def _simple(raw: bytes, at: int, low: int) -> tuple[Any, int]:
    if low in _FLOATS:
        return struct.unpack_from(_FLOATS[low], raw, at)[0], at + (1 << (low - 24))
    if low == 31:
        return _BREAK, at
    return {20: False, 21: True}.get(low), at + (low == 24)


def _letters(raw: bytes, at: int, size: int, text: bool, depth: int) -> tuple[Any, int]:
    """A text or bytes, also in pieces."""
    pieces: list[Any] = []
    while size == _INDEFINITE:
        piece, at = value_at(raw, at, depth + 1)
        if piece is _BREAK:
            return ("" if text else b"").join(pieces), at
        pieces.append(piece)
    if at + size > len(raw):
        raise IndexError("length does not fit")
    data = raw[at : at + size]
    return (data.decode("utf-8", "replace") if text else data), at + size


def _members(raw: bytes, at: int, count: int, mapped: bool, depth: int) -> tuple[Any, int]:
    wanted = count * (1 + mapped)
    if wanted > len(raw) - at:
        raise IndexError("count does not fit")
    listed: list[Any] = []
    while count == _INDEFINITE or len(listed) < wanted:
        value, at = value_at(raw, at, depth + 1)
        if value is _BREAK:
            if count != _INDEFINITE:
                raise ValueError("an end before the last")
            break
        listed.append(value)
    if not mapped:
        return listed, at
    return {_key(name): value for name, value in zip(listed[::2], listed[1::2], strict=True)}, at


def _key(name: Any) -> Any:
    return name if isinstance(name, str | int | bytes) else str(name)


def _moment(value: Any) -> Any:
    """Seconds, or days (RFC 8943: below a million), since 1970."""
    if not isinstance(value, int | float) or value != value:
        return value
    try:
        days = isinstance(value, int) and abs(value) < 1_000_000
        return datetime(1970, 1, 1, tzinfo=UTC) + (timedelta(days=value) if days else timedelta(seconds=value))
    except (OverflowError, ValueError):
        return value
