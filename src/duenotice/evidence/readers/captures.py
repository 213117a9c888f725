"""Captured web traffic: WARC, ARC, HAR and mitmproxy flows. A record is one exchange."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import logging
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit, urlunsplit

from fastwarc.warc import ArchiveIterator, WarcRecordType
from warcio.archiveiterator import ArchiveIterator as ArcIterator

from duenotice.evidence.budget import MIB, Budget
from duenotice.evidence.readers.bodies import LINE, MOST, body_part, headers_part, unchunked, unpacked
from duenotice.evidence.readers.flows import flows
from duenotice.evidence.records import Exchange, Gap, Part, Record

# warcio would write addresses of damaged records to its log, and they may hold personal data.
logging.getLogger("warcio").setLevel(logging.CRITICAL + 1)

MOST_HAR_ENTRY = 256 * MIB


def exchange_record(exchange: Exchange, sent: bytes, received: bytes) -> Iterator[Record | Gap]:
    """One exchange as a record: address, headers and bodies of both sides. Bodies come decoded."""
    parts: list[Part] = [Part(exchange.url.encode("utf-8", "replace") + b"\n", LINE)]
    sides = ((exchange.request, sent), (exchange.response, received))
    for headers, body in sides:
        for part in (headers_part(headers), body_part(body, headers.get("content-type", ""))):
            if isinstance(part, Gap):
                yield part
            elif part is not None:
                parts.append(part)
    yield Record(tuple(parts), exchange.at, shown_address(exchange.url), exchange=exchange)


def shown_address(url: str) -> str:
    """An address without user, query and fragment, which may hold personal data."""
    try:
        parts = urlsplit(url)
        return urlunsplit((parts.scheme, parts.hostname or "", parts.path, "", ""))
    except ValueError:
        return "address that cannot be parsed"


def answered(
    method: str, url: str, status: int, at: datetime | None, sides: tuple[Mapping[str, str], Mapping[str, str], bytes]
) -> Exchange:
    """An Exchange; sides: request headers, response headers, decoded body of the answer."""
    request, response, body = sides
    digest = hashlib.sha256(body).hexdigest() if body else None
    return Exchange(method, url, status, at, dict(request), dict(response), len(body), digest)


_ANSWERS = (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.revisit, WarcRecordType.conversion)


def warc(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Responses and resources of a WARC (ISO 28500), each with the request it is concurrent to, before or after it."""
    requests: OrderedDict[str, bytes] = OrderedDict()
    waiting: tuple[dict[str, str], bytes] | None = None
    for record in until_damage(ArchiveIterator(file, parse_http=False, auto_decode="none", strict_mode=False)):
        if isinstance(record, Gap):
            yield record
            continue
        headers = {name.lower(): value for name, value in record.headers.items()}
        told = _length(headers)
        raw = record.reader.read(min(told, MOST, budget.expanded))
        if told > len(raw):
            yield Gap("truncated", told - len(raw), detail="record shorter than it says")
        if record.record_type == WarcRecordType.request:
            _remember(requests, headers, raw)
        elif record.record_type in _ANSWERS:
            yield from _answer(waiting, requests)
            waiting = (headers, raw)
    yield from _answer(waiting, requests)


def until_damage(things: Iterable[Any]) -> Iterator[Any]:
    """The things that can be read, then a Gap where reading broke off."""
    try:
        yield from things
    except Exception as problem:  # a damaged file may make a parser raise anything
        broken_off = isinstance(problem, EOFError | OSError)
        yield Gap("truncated" if broken_off else "unreadable", detail=f"broke off: {type(problem).__name__}")


def _length(headers: Mapping[str, str]) -> int:
    told = headers.get("content-length", "0")
    return min(int(told), 1 << 60) if told.isdigit() else 0


def _remember(requests: OrderedDict[str, bytes], headers: Mapping[str, str], raw: bytes) -> None:
    for name in ("warc-concurrent-to", "warc-record-id"):
        if headers.get(name):
            requests[headers[name]] = raw
    while len(requests) > 500:
        requests.popitem(last=False)


def _answer(waiting: tuple[dict[str, str], bytes] | None, requests: OrderedDict[str, bytes]) -> Iterator[Record | Gap]:
    """The exchange of an answer that waited one record long for its request."""
    if waiting is None:
        return
    headers, raw = waiting
    asked = requests.pop(headers.get("warc-record-id", ""), None) or requests.pop(
        headers.get("warc-concurrent-to", ""), b""
    )
    line, sent, posted = http_message(asked)
    url = headers.get("warc-target-uri", "").strip("<> ")
    status, received, body = 200, {"content-type": headers.get("content-type", "")}, raw
    if raw.startswith(b"HTTP/"):
        first, received, body = http_message(raw)
        status = int(first.split(" ")[1]) if re.match(r"\S+ \d{3}\b", first) else 0
    method = line.split(" ")[0] or "GET"
    yield from exchange_record(
        answered(method, url, status, _instant(headers.get("warc-date")), (sent, received, body)), posted, body
    )


def http_message(raw: bytes) -> tuple[str, dict[str, str], bytes]:
    """First line, headers (lower-case names) and decoded body of an HTTP/1 message. Lenient: there is always an answer."""
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
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = unchunked(body)
    return first, headers, unpacked(body, headers.get("content-encoding", ""))


def _instant(text: str | None) -> datetime | None:
    """An ISO 8601 time as UTC instant; None where it is none."""
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def arc(file: BinaryIO, _budget: Budget) -> Iterator[Record | Gap]:
    """Records of the older ARC format."""
    for record in until_damage(cast("Iterable[Any]", ArcIterator(file, arc2warc=True, no_record_parse=False))):
        if isinstance(record, Gap):
            yield record
            continue
        headers = {name.lower(): value for name, value in record.rec_headers.headers}
        if record.rec_type == "warcinfo":
            continue
        body = record.content_stream().read(MOST)
        http = record.http_headers
        received = {name.lower(): value for name, value in http.headers} if http else {"content-type": ""}
        status = http.get_statuscode() if http else "200"
        sides = ({}, received, body)
        url, at = headers.get("warc-target-uri", ""), _instant(headers.get("warc-date"))
        yield from exchange_record(
            answered("GET", url, int(status) if str(status).isdigit() else 0, at, sides), b"", body
        )


def har(file: BinaryIO, _budget: Budget) -> Iterator[Record | Gap]:
    """Entries of a HAR (HTTP Archive 1.2), one at a time, so that a large file needs little memory."""
    for entry in _entries(file):
        request, response = _dict(entry.get("request")), _dict(entry.get("response"))
        content = _dict(response.get("content"))
        body = _content(content)
        sent, received = _pairs(request.get("headers")), _pairs(response.get("headers"))
        received.setdefault("content-type", str(content.get("mimeType", "")))
        posted = _dict(request.get("postData"))
        sent.setdefault("content-type", str(posted.get("mimeType", ""))) if posted else None
        status = response.get("status")
        exchange = answered(
            str(request.get("method", "GET")),
            str(request.get("url", "")),
            status if isinstance(status, int) else 0,
            _instant(str(entry.get("startedDateTime", ""))),
            (sent, received, body),
        )
        yield from exchange_record(exchange, str(posted.get("text", "")).encode("utf-8", "replace"), body)


def _dict(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _pairs(listed: object) -> dict[str, str]:
    pairs = [_dict(entry) for entry in cast("list[object]", listed)] if isinstance(listed, list) else []
    return {str(pair.get("name", "")).lower(): str(pair.get("value", "")) for pair in pairs if pair}


def _content(content: Mapping[str, Any]) -> bytes:
    text = content.get("text", "")
    if content.get("encoding") == "base64":
        try:
            return base64.b64decode(text)
        except (ValueError, TypeError, binascii.Error):
            return b""
    return str(text).encode("utf-8", "replace")


def _entries(file: BinaryIO) -> Iterator[dict[str, Any]]:
    """The objects of the list `entries`. Raises ValueError where the text breaks off or one entry is larger than allowed."""
    decoder = json.JSONDecoder(strict=False)
    held, done, begun = "", False, False
    reader = _text_reader(file)
    while True:
        if begun:
            held = held.lstrip(" \t\r\n,")
            if held.startswith("]"):
                return
            entry, stop = _decoded(decoder, held)
            if stop and (stop < len(held) or done):
                held = held[stop:]
                yield _dict(entry)
                continue
        elif match := re.search(r'"entries"\s*:\s*\[', held):
            held, begun = held[match.end() :], True
            continue
        if done or len(held) > MOST_HAR_ENTRY:
            raise EOFError("HAR ends within its entries")
        more = reader.read(max(MIB, len(held)))
        done = not more
        held = held + more if begun or len(held) < 64 else held[-64:] + more


def _decoded(decoder: json.JSONDecoder, held: str) -> tuple[object, int]:
    """The value that begins `held` and where it stops; 0 where it is not complete."""
    try:
        return decoder.raw_decode(held) if held else (None, 0)
    except ValueError:
        return None, 0


def _text_reader(file: BinaryIO) -> Any:
    import codecs

    head = file.read(4)
    file.seek(0)
    wide = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    return codecs.getreader("utf-16" if wide else "utf-8-sig")(file, errors="replace")


def mitmproxy(file: BinaryIO, _budget: Budget) -> Iterator[Record | Gap]:
    """HTTP flows of a mitmproxy dump."""
    for flow in flows(file):
        request, response = _dict(flow.get("request")), _dict(flow.get("response"))
        if not request:
            continue
        sent, received = _flow_headers(request), _flow_headers(response)
        body = unpacked(_bytes(response.get("content")), received.get("content-encoding", ""))
        started = request.get("timestamp_start")
        at = datetime.fromtimestamp(started, UTC) if isinstance(started, float) and 0 < started < 4e9 else None
        url = _flow_url(request, sent)
        status = response.get("status_code")
        method = _bytes(request.get("method")).decode("utf-8", "replace") or "GET"
        exchange = answered(method, url, status if isinstance(status, int) else 0, at, (sent, received, body))
        yield from exchange_record(exchange, _bytes(request.get("content")), body)


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else value.encode("utf-8", "replace") if isinstance(value, str) else b""


def _flow_headers(message: Mapping[str, Any]) -> dict[str, str]:
    listed = message.get("headers")
    pairs = listed if isinstance(listed, list) else []
    return {
        _bytes(pair[0]).decode("utf-8", "replace").lower(): _bytes(pair[1]).decode("utf-8", "replace")
        for pair in pairs
        if isinstance(pair, list) and len(pair) == 2
    }


def _flow_url(request: Mapping[str, Any], headers: Mapping[str, str]) -> str:
    scheme, path = (_bytes(request.get(name)).decode("utf-8", "replace") for name in ("scheme", "path"))
    host = headers.get("host") or _bytes(request.get("host")).decode("utf-8", "replace")
    return f"{scheme or 'http'}://{host}{path}"
