"""One request with its answer, as captures of every make tell it: a record of address, headers and bodies."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit, urlunsplit

from duenotice.evidence.budget import MIB, Budget
from duenotice.evidence.parsers import parsed
from duenotice.evidence.readers.bodies import (
    LINE,
    MOST,
    UNHEARD,
    Unpacked,
    body_part,
    header_lines,
    unchunked,
    unpacked,
)
from duenotice.evidence.records import Exchange, Gap, Part, Record
from duenotice.evidence.shapes import Headers
from duenotice.evidence.sniff import kind_of


class Side(NamedTuple):
    """What one end said: header names in lower case to values, the body without its codings, what of it was lost."""

    headers: dict[str, str]
    body: bytes = b""
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """An exchange as its capture tells it. at: UTC; further: more texts that went over it, such as WebSocket messages."""

    method: str
    url: str
    status: int
    at: datetime | None
    sent: Side
    received: Side
    further: tuple[bytes, ...] = ()


def exchange_record(told: Told, budget: Budget) -> Iterator[Record | Gap]:
    """One exchange as a record: address, headers and bodies of both sides. A file in a body is read where it is."""
    parts: list[Part] = [Part(told.url.encode("utf-8", "replace") + b"\n", LINE)]
    for word, side in (("request", told.sent), ("answer", told.received)):
        yield from side.gaps
        if side.headers:
            parts.append(Part(header_lines(side.headers), Headers(), f"headers of the {word}"))
        if side.body:
            body = _body(side.body, side.headers.get("content-type", ""), budget)
            yield from _gathered(body, parts, f"body of the {word}")
    for n, text in enumerate(told.further, 1):
        yield from _gathered(_body(text, "", budget), parts, f"message {n:,} of the socket")
    body = told.received.body
    exchange = Exchange(
        told.method,
        told.url,
        told.status,
        told.at,
        told.sent.headers,
        told.received.headers,
        len(body),
        hashlib.sha256(body).hexdigest() if body else None,
    )
    yield Record(tuple(parts), told.at, shown_address(told.url), exchange=exchange)


def _gathered(found: Iterator[Part | Gap], parts: list[Part], label: str) -> Iterator[Gap]:
    """Add parts with their place; let gaps through."""
    for thing in found:
        if isinstance(thing, Gap):
            yield thing
        else:
            place = f"{label}, {thing.label}" if thing.label else label
            parts.append(Part(thing.data, thing.shape, place, thing.first))


def _body(body: bytes, media: str, budget: Budget) -> Iterator[Part | Gap]:
    """A body as a part; a document, table or archive that it holds as the parts of that, read in the parser's process."""
    made = body_part(body, media)
    if not isinstance(made, Gap):
        yield from [made] if made else []
        return
    kind = kind_of(body[:MIB])
    if media.lower().startswith(UNHEARD) or (kind == "image" and not budget.ocr):
        yield made
        return
    room = MOST
    with tempfile.NamedTemporaryFile() as file:
        file.write(body)
        file.flush()
        for thing in parsed("attached", file.name, budget):
            if isinstance(thing, Gap):
                yield thing
                continue
            room -= sum(len(part.data) for part in thing.parts)
            if room < 0:
                yield Gap("limit", 0, f"decoded bytes of a body {MOST:,}", "the rest of a body")
                return
            for part in thing.parts:
                yield replace(part, label=", ".join(filter(None, (thing.label, part.label))))


def shown_address(url: str) -> str:
    """An address without user, query and fragment, which may hold personal data."""
    try:
        parts = urlsplit(url)
        return urlunsplit((parts.scheme, parts.hostname or "", parts.path, "", ""))
    except ValueError:
        return "address that cannot be parsed"


def until_damage(things: Iterable[Any]) -> Iterator[Any]:
    """The things that can be read, then a Gap where reading broke off."""
    try:
        yield from things
    except Exception as problem:  # a damaged file may make a parser raise anything
        broken_off = isinstance(problem, EOFError | OSError)
        yield Gap("truncated" if broken_off else "unreadable", detail=f"broke off: {type(problem).__name__}")


def http_message(raw: bytes, budget: Budget) -> tuple[str, Side]:
    """First line of an HTTP/1 message, and its headers and decoded body. Lenient: there is always an answer."""
    if not raw:
        return "", Side({})
    head, _, body = raw.partition(b"\r\n\r\n") if b"\r\n\r\n" in raw[:MIB] else raw.partition(b"\n\n")
    first, *lines = head.decode("utf-8", "replace").splitlines() or [""]
    headers: dict[str, str] = {}
    name = ""
    for line in lines:
        if line[:1] in " \t" and name:
            headers[name] += " " + line.strip()
            continue
        name, _, value = line.partition(":")
        name = name.strip().lower()
        headers[name] = f"{headers[name]}, {value.strip()}" if name in headers else value.strip()
    return first, side_of(headers, body, budget)


def side_of(headers: dict[str, str], body: bytes, budget: Budget) -> Side:
    """Headers with a body from which the codings that they name are taken."""
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = unchunked(body)
    coding = headers.get("content-encoding", "")
    told = unpacked(body, coding, budget) if coding else Unpacked(body)
    return Side(headers, told.data, told.gaps)


def instant(text: str | None) -> datetime | None:
    """An ISO 8601 time as UTC instant; None where it is none."""
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def headers_of(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Header names in lower case to their values; those that come more than once are joined by commas (RFC 9110, 5.3)."""
    out: dict[str, str] = {}
    for name, value in pairs:
        low = name.lower()
        out[low] = f"{out[low]}, {value}" if low in out else value
    return out


def as_mapping(value: object) -> Mapping[str, Any]:
    """The value where it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any]:
    """The value where it is a list, else an empty one."""
    return value if isinstance(value, list) else []
