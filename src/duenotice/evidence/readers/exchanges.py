"""One request with its answer, as captures of every make tell it: a record of address, headers and bodies."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit, urlunsplit

from duenotice.evidence.ground.budget import MIB, Budget, pass_own
from duenotice.evidence.ground.remembering import remembered
from duenotice.evidence.ground.shapes import Headers, Parameters
from duenotice.evidence.kinds.sniff import HEAD, kind_of
from duenotice.evidence.readers.bodies import (
    LINE,
    MOST,
    UNHEARD,
    body_part,
    header_lines,
    unchunked,
    unpacked,
)
from duenotice.evidence.readers.enclosed import Opening, holds_file
from duenotice.evidence.readers.forms import MOST_PARTS, Form, form_of
from duenotice.evidence.readers.strings import UNKNOWN, readable
from duenotice.evidence.records.parsers import parsed
from duenotice.evidence.records.record import Exchange, Gap, Part, Record


class Side(NamedTuple):
    """What one end said: header names in lower case to values, the body without its codings, what of it was lost."""

    headers: dict[str, str]
    body: bytes = b""
    gaps: tuple[Gap, ...] = ()


SILENT = Side({})
"""The side of one that said nothing, or whose words the capture does not hold."""


class Told(NamedTuple):
    """An exchange as its capture tells it. at: UTC; further: more texts that went over it, such as WebSocket messages."""

    method: str
    url: str
    status: int
    at: datetime | None
    sent: Side
    received: Side
    further: tuple[bytes, ...] = ()


def exchange_record(told: Told, budget: Budget) -> list[Record | Gap]:
    """One exchange as a record: address, headers and bodies of both sides; before it what was not read of them. A file in a body is read
    where it is."""
    method, url, status, at, sent, received, further = told
    parts = [Part(url.encode("utf-8", "replace") + b"\n", LINE)]
    out: list[Record | Gap] = []
    for of_headers, of_body, (headers, body, gaps) in ((*_OF_REQUEST, sent), (*_OF_ANSWER, received)):
        out += gaps
        if headers:
            parts.append(Part(header_lines(headers), _HEADERS, of_headers))
        if body:
            out += _gathered(body, headers.get("content-type", ""), budget, parts, of_body)
    for n, text in enumerate(further, 1):
        out += _gathered(text, "", budget, parts, f"message {n:,} of the socket")
    if any(holds_file(part.data) for part in parts):
        out += _enclosed(parts, budget)
    exchange = Exchange(method, url, status, at, sent.headers, received.headers, received.body)
    out.append(Record(tuple(parts), at, shown_address(url), exchange=exchange))
    return out


_OF_REQUEST = ("headers of the request", "body of the request")
_OF_ANSWER = ("headers of the answer", "body of the answer")
_HEADERS, _FIELDS = Headers(), Parameters()


def _gathered(body: bytes, media: str, budget: Budget, parts: list[Part], label: str) -> Iterable[Gap]:
    """Add a body to the parts, with its place. The gaps that were left."""
    if media[:10].lower() == "multipart/" and (form := form_of(body, media)):
        return _of_form(form, budget, parts, label)
    made = body_part(body, media, label)
    if isinstance(made, Part):
        parts.append(made)
        return ()
    return _unfolded(body, media, budget, parts, label, made) if made else ()


def _enclosed(parts: list[Part], budget: Budget) -> Iterator[Gap]:
    """Add the parts of the files that are written in a text of the exchange, such as those in objects that it sends."""
    for thing in Opening(budget).within(Record(tuple(parts))):
        if isinstance(thing, Gap):
            yield thing
        else:
            parts += [part._replace(label=", ".join(filter(None, (thing.label, part.label)))) for part in thing.parts]


def _of_form(form: Form, budget: Budget, parts: list[Part], label: str) -> Iterator[Gap]:
    """Add the fields of a form and the files that were sent with it."""
    if form.fields:
        parts.append(Part(form.fields, _FIELDS, f"{label}, fields of the form"))
    for n, file in enumerate(form.files, 1):
        place = f"{label}, file {n:,}"
        if file.name:
            parts.append(Part(header_lines({"filename": file.name}), _HEADERS, place))
        yield from _gathered(
            file.data, "" if file.media.lower().startswith("multipart/") else file.media, budget, parts, place
        )
    if form.left:
        yield Gap("limit", form.left, f"parts of a form {MOST_PARTS:,}", "the rest of a form")


def _unfolded(body: bytes, media: str, budget: Budget, parts: list[Part], label: str, unread: Gap) -> Iterator[Gap]:
    """Add the parts of the file in a body, with their place; let gaps through."""
    for thing in _within(body, media, budget, unread):
        if isinstance(thing, Gap):
            yield thing
        else:
            place = f"{label}, {thing.label}" if thing.label else label
            parts.append(thing._replace(label=place))


def _within(body: bytes, media: str, budget: Budget, unread: Gap) -> Iterator[Part | Gap]:
    """The parts of a document, table or archive that is a body. unread: why it is no text."""
    kind = kind_of(body[:MIB])
    if media.lower().startswith(UNHEARD) or (kind == "image" and not budget.ocr):
        yield unread
        return
    room = MOST
    for thing in _read(body, kind, budget):
        if isinstance(thing, Gap):
            yield thing
            continue
        room -= sum(len(part.data) for part in thing.parts)
        if room < 0:
            yield Gap("limit", 0, f"decoded bytes of a body {MOST:,}", "the rest of a body")
            return
        for part in thing.parts:
            yield part._replace(label=", ".join(filter(None, (thing.label, part.label))))


def _read(body: bytes, kind: str, budget: Budget) -> Iterator[Record | Gap]:
    """The records of a body, read in the parser's process; but not those of a small one that shows nothing but readable runs: messages of
    programs are many, and to ask another process for each takes longer than all else that is done with it."""
    if kind == "binary" and len(body) <= HEAD:
        yield from readable(io.BytesIO(body), UNKNOWN)
        return
    with tempfile.NamedTemporaryFile() as file:
        file.write(body)
        file.flush()
        yield from parsed("attached", file.name, budget)


@remembered(1024)
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
        pass_own(problem)
        broken_off = isinstance(problem, EOFError | OSError)
        yield Gap("truncated" if broken_off else "unreadable", detail=f"broke off: {type(problem).__name__}")


def http_message(raw: bytes, budget: Budget) -> tuple[str, Side]:
    """First line of an HTTP/1 message, and its headers and decoded body. Lenient: there is always an answer."""
    if not raw:
        return "", Side({})
    at = raw.find(b"\r\n\r\n", 0, MIB)
    if at >= 0:
        head, body = raw[:at], raw[at + 4 :]
    else:
        head, _, body = raw.partition(b"\n\n")
    first, headers = _head(head)
    return first, side_of(dict(headers), body, budget)


@remembered(256)
def _head(head: bytes) -> tuple[str, dict[str, str]]:
    """The first line of an HTTP/1 message, and its headers. Answers of one server repeat them."""
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
    return first, headers


def side_of(headers: dict[str, str], body: bytes, budget: Budget) -> Side:
    """Headers with a body from which the codings that they name are taken."""
    if "transfer-encoding" in headers and "chunked" in headers["transfer-encoding"].lower():
        body = unchunked(body)
    coding = headers.get("content-encoding", "")
    return Side(headers, *unpacked(body, coding, budget)) if coding else Side(headers, body)


def instant(text: str | None) -> datetime | None:
    """An ISO 8601 time as UTC instant; None where it is none."""
    return _instant(text) if text else None


@remembered(1024)
def _instant(text: str) -> datetime | None:
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
