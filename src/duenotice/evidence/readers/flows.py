"""The dump format of mitmproxy: typed netstrings (`length:payload` and a type mark), read with limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from duenotice.evidence.budget import MIB

MOST = 256 * MIB
DEEPEST = 32


def flows(file: BinaryIO) -> Iterator[dict[str, Any]]:
    """The flows of a dump, one at a time. Raises EOFError where one breaks off, ValueError where it is no flow."""
    while (size := _size(file)) is not None:
        if size > MOST:
            raise ValueError("flow too large")
        payload = file.read(size + 1)
        if len(payload) < size + 1:
            raise EOFError("dump ends within a flow")
        flow = _value(payload[:-1], payload[-1:], 0)
        if isinstance(flow, dict):
            yield flow


def _size(file: BinaryIO) -> int | None:
    digits = b""
    while (c := file.read(1)) != b":":
        if not c and not digits:
            return None
        if not c.isdigit() or len(digits) > 12:
            raise ValueError("not a netstring")
        digits += c
    return int(digits)


def _value(payload: bytes, mark: bytes, depth: int) -> Any:
    if depth > DEEPEST:
        raise ValueError("netstrings too deep")
    match mark:
        case b"," | b";":
            return payload if mark == b"," else payload.decode("utf-8", "replace")
        case b"#":
            return int(payload)
        case b"^":
            return float(payload)
        case b"!":
            return payload == b"true"
        case b"]":
            return list(_values(payload, depth))
        case b"}":
            parts = list(_values(payload, depth))
            return {_key(k): v for k, v in zip(parts[::2], parts[1::2], strict=False)}
        case _:
            return None


def _key(key: object) -> str:
    return key.decode("utf-8", "replace") if isinstance(key, bytes) else str(key)


def _values(payload: bytes, depth: int) -> Iterator[Any]:
    at = 0
    while at < len(payload):
        colon = payload.index(b":", at, at + 13)
        size = int(payload[at:colon])
        stop = colon + 1 + size
        if size < 0 or stop >= len(payload):
            raise ValueError("netstring longer than its list")
        yield _value(payload[colon + 1 : stop], payload[stop : stop + 1], depth + 1)
        at = stop + 1
