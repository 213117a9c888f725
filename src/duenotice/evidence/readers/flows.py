"""The dump format of mitmproxy: typed netstrings (`length:payload` and a type mark), read with limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, BinaryIO

from duenotice.evidence.ground.budget import MIB, Budget
from duenotice.evidence.readers.bodies import body_part
from duenotice.evidence.readers.exchanges import (
    Side,
    Told,
    as_list,
    as_mapping,
    exchange_record,
    headers_of,
    side_of,
    until_damage,
)
from duenotice.evidence.records.record import Gap, Part, Record

MOST = 256 * MIB
DEEPEST = 32


def mitmproxy(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """HTTP flows with their WebSocket messages, and the messages of raw TCP and UDP flows."""
    for flow in until_damage(flows(file)):
        if isinstance(flow, Gap):
            yield flow
        elif flow.get("type") in ("tcp", "udp"):
            yield from _messages(flow)
        elif flow.get("type") == "dns":
            yield Gap("unsupported", detail="DNS flow")
        elif request := as_mapping(flow.get("request")):
            yield from _exchange(request, flow, budget)


def _exchange(request: Mapping[str, Any], flow: Mapping[str, Any], budget: Budget) -> Iterator[Record | Gap]:
    response = as_mapping(flow.get("response"))
    sent, received = _side(request, budget), _side(response, budget)
    status = response.get("status_code")
    messages = as_list(as_mapping(flow.get("websocket")).get("messages"))
    told = Told(
        _text(request.get("method")) or "GET",
        _url(request, sent.headers),
        status if isinstance(status, int) else 0,
        _time(request.get("timestamp_start")),
        sent,
        received,
        tuple(_bytes(message[2]) for message in messages if isinstance(message, list) and len(message) > 2),
    )
    yield from exchange_record(told, budget)


def _messages(flow: Mapping[str, Any]) -> Iterator[Record | Gap]:
    """One record of all that went over a raw connection."""
    parts: list[Part] = []
    for message in as_list(flow.get("messages")):
        made = body_part(_bytes(message[1]) if isinstance(message, list) and len(message) > 1 else b"")
        if isinstance(made, Gap):
            yield Gap(made.reason, made.size, detail="message of a raw flow that is no text")
        elif made is not None:
            parts.append(made)
    if parts:
        yield Record(tuple(parts), _time(flow.get("timestamp_created")), "raw flow")


def _side(message: Mapping[str, Any], budget: Budget) -> Side:
    """Headers and body as stored: mitmproxy has taken the chunks out and left the coding on."""
    pairs = [pair for pair in as_list(message.get("headers")) if isinstance(pair, list) and len(pair) == 2]
    headers = headers_of((_text(name), _text(value)) for name, value in pairs)
    if message and message.get("content") is None:
        return Side(headers, gaps=(Gap("truncated", detail="body that the flow does not hold"),))
    body = _bytes(message.get("content"))
    if "transfer-encoding" not in headers:
        return side_of(headers, body, budget)
    coded = {name: headers[name] for name in headers if name != "transfer-encoding"}
    return side_of(coded, body, budget)._replace(headers=headers)


def _time(told: object) -> datetime | None:
    plausible = isinstance(told, int | float) and 0 < told < 4e9
    return datetime.fromtimestamp(told, UTC) if plausible else None


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else value.encode("utf-8", "replace") if isinstance(value, str) else b""


def _text(value: object) -> str:
    return _bytes(value).decode("utf-8", "replace")


def _url(request: Mapping[str, Any], headers: Mapping[str, str]) -> str:
    """The address that was asked for: HTTP/2 tells its host as authority, HTTP/1 as a header; else that of the connection."""
    host = headers.get("host") or _text(request.get("authority")) or _text(request.get("host"))
    return f"{_text(request.get('scheme')) or 'http'}://{host}{_text(request.get('path'))}"


def flows(file: BinaryIO) -> Iterator[dict[str, Any]]:
    """The flows of a dump, one at a time. Raises EOFError where one breaks off, ValueError where it is no flow."""
    while (size := _size(file)) is not None:
        if size > MOST:
            raise ValueError("flow too large")
        payload = file.read(size + 1)
        if len(payload) < size + 1:
            raise EOFError("dump ends within a flow")
        flow = _value(payload, 0, size, 0)
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


_LEAVES: dict[bytes, Callable[[bytes], Any]] = {
    b",": bytes,
    b";": lambda text: text.decode("utf-8", "replace"),
    b"#": int,
    b"^": float,
    b"!": b"true".__eq__,
}
"""Values that hold no others, by their marks."""


def _value(data: bytes, at: int, stop: int, depth: int) -> Any:
    """The value at data[at:stop], whose mark stands behind it."""
    mark = data[stop : stop + 1]
    if mark in _LEAVES:
        return _LEAVES[mark](data[at:stop])
    if mark == b"]":
        return _values(data, at, stop, depth)
    if mark == b"}":
        parts = _values(data, at, stop, depth)
        return {_key(k): v for k, v in zip(parts[::2], parts[1::2], strict=False)}
    return None


def _key(key: object) -> str:
    return key.decode("utf-8", "replace") if isinstance(key, bytes) else str(key)


def _values(data: bytes, at: int, end: int, depth: int) -> list[Any]:
    """The values in data[at:end], one behind the other. Places, not pieces: a body within four others would be copied four times."""
    if at < end and depth == DEEPEST:
        raise ValueError("netstrings too deep")
    out: list[Any] = []
    while at < end:
        begin = data.index(b":", at, at + 13) + 1
        size = int(data[at : begin - 1])
        stop = begin + size
        if size < 0 or stop >= end:
            raise ValueError("netstring longer than its list")
        leaf = _LEAVES.get(data[stop : stop + 1])
        out.append(leaf(data[begin:stop]) if leaf else _value(data, begin, stop, depth + 1))
        at = stop + 1
    return out
