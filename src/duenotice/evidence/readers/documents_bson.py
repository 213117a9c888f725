"""One BSON document as Python values (bsonspec.org, version 1.1)."""

from __future__ import annotations

import struct
from datetime import UTC, datetime, timedelta
from typing import Any

DEEPEST = 64


def document(raw: bytes) -> dict[str, Any]:
    """The values of a document. Raises ValueError, IndexError or struct.error where its lengths do not fit."""
    return _fields(raw, 0, 0)[0]


def _fields(raw: bytes, at: int, depth: int) -> tuple[dict[str, Any], int]:
    if depth > DEEPEST:
        raise ValueError("too deep")
    end = at + struct.unpack_from("<i", raw, at)[0]
    if end > len(raw) or end < at + 5:
        raise ValueError("length does not fit")
    at += 4
    out: dict[str, Any] = {}
    while at < end - 1 and raw[at]:
        kind = raw[at]
        stop = raw.index(0, at + 1, end)
        name = raw[at + 1 : stop].decode("utf-8", "replace")
        out[name], at = _value(raw, kind, stop + 1, depth)
    return out, end


_FIXED: dict[int, tuple[str, int]] = {
    0x01: ("<d", 8),
    0x10: ("<i", 4),
    0x12: ("<q", 8),
    0x11: ("<Q", 8),
    0x08: ("<?", 1),
}
_IDS = frozenset((3, 4, 5))
"""Kinds of bytes that are a UUID or a sum."""

_NOTHING = frozenset({0x06, 0x0A, 0xFF, 0x7F})


def _value(raw: bytes, kind: int, at: int, depth: int) -> tuple[Any, int]:
    if kind in _FIXED:
        form, size = _FIXED[kind]
        return struct.unpack_from(form, raw, at)[0], at + size
    if kind in _NOTHING:
        return None, at
    if kind in (0x02, 0x0D, 0x0E):
        size = _length(raw, at)
        return raw[at + 4 : at + 3 + size].decode("utf-8", "replace"), at + 4 + size
    if kind in (0x03, 0x04):
        fields, end = _fields(raw, at, depth + 1)
        return (list(fields.values()) if kind == 0x04 else fields), end
    if kind == 0x05:
        size = _length(raw, at)
        held = raw[at + 5 : at + 5 + size]
        return (held.hex() if raw[at + 4] in _IDS else held), at + 5 + size
    if kind == 0x0F:  # code with the values that it refers to
        size = _length(raw, at + 4)
        scope, end = _fields(raw, at + 8 + size, depth + 1)
        return {"code": raw[at + 8 : at + 7 + size].decode("utf-8", "replace"), "scope": scope}, end
    if kind == 0x0C:  # a pointer of old
        size = _length(raw, at)
        return raw[at + 4 : at + 3 + size].decode("utf-8", "replace"), at + 4 + size + 12
    if kind == 0x07:
        return raw[at : at + 12].hex(), at + 12
    if kind == 0x09:
        return _date(struct.unpack_from("<q", raw, at)[0]), at + 8
    if kind == 0x0B:
        middle = raw.index(0, at)
        return raw[at:middle].decode("utf-8", "replace"), raw.index(0, middle + 1) + 1
    if kind == 0x13:
        return raw[at : at + 16].hex(), at + 16
    raise ValueError("unknown type")


def _length(raw: bytes, at: int) -> int:
    size = struct.unpack_from("<i", raw, at)[0]
    if size < 0 or at + size > len(raw):
        raise ValueError("length does not fit")
    return int(size)


def _date(milliseconds: int) -> str:
    try:
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)).isoformat()
    except OverflowError:
        return str(milliseconds)
