"""Bodies of requests, answers and messages: decoded, and in the shape their bytes show."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple, cast

import numpy as np

from duenotice.evidence.charsets.charset import Charset, charset_of
from duenotice.evidence.containers.streams import Counted, Inflated, expanded
from duenotice.evidence.ground.budget import MIB, Budget, LimitReached, Meter, Readable, reason_of
from duenotice.evidence.ground.remembering import remembered
from duenotice.evidence.ground.shapes import Delimited, Markup, Objects, Parameters, Shape, Slots, Text
from duenotice.evidence.kinds.dialect import dialect_of
from duenotice.evidence.kinds.sniff import HEAD, seen_of, text_kind
from duenotice.evidence.records.record import Gap, Part, Record
from duenotice.evidence.tokens.delimited import rows_until
from duenotice.evidence.tokens.lines import URL

MOST = 128 * MIB
"""Decoded bytes of one body: as found, decoded and cut out of its message, it stays below 512 MiB of memory."""

UNHEARD = ("video/", "audio/", "font/")
"""Media types whose bytes hold no words that can be read."""

TEXTS = frozenset({"text", "csv", "json", "jsonl", "har", "access_log", "html", "xml"})
"""Kinds that are read as the text they are."""

PACKED_TEXTS = frozenset({"eml", "mbox", "sql_dump"})
"""Texts that have a reader of their own, unless they are sent as text to be read."""

TABLES = frozenset(
    {"text/tab-separated-values", "application/vnd.ms-excel", "application/octet-stream", "application/force-download"}
)
"""Media types beside those of CSV under which tables are handed out."""

LINE = Slots(32, ("url",), (URL,))
"""A line that holds an address alone."""


def header_lines(headers: Mapping[str, str]) -> bytes:
    """Headers as lines. Line feeds in values become blanks, lest a value look like a header."""
    lines = "".join([f"{name}: {value}\n" for name, value in headers.items()])
    if "\r" in lines or len(lines.splitlines()) != len(headers):
        lines = "".join(f"{name}: {' '.join(value.splitlines())}\n" for name, value in headers.items())
    return lines.encode("utf-8", "replace")


def unchunked(data: bytes) -> bytes:
    """A body without its chunk sizes (RFC 9112, 7.1), where it has them; else, and from the first wrong size on, as it is."""
    out = bytearray()
    at = 0
    while at < len(data):
        stop = data.find(b"\n", at, at + 64)
        try:
            size = int(data[at:stop].split(b";")[0], 16) if stop > 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return bytes(out + data[at:])
        if size == 0:
            break
        out += data[stop + 1 : stop + 1 + size]
        at = stop + 1 + size + (2 if data[stop + 1 + size : stop + 3 + size] == b"\r\n" else 1)
    return bytes(out)


class Unpacked(NamedTuple):
    """A body without its codings, and what was lost on the way."""

    data: bytes
    gaps: tuple[Gap, ...] = ()


_CODINGS = {"gzip": "gz", "x-gzip": "gz", "deflate": "deflate", "zstd": "zst", "br": "br"}


def unpacked(data: bytes, coding: str, budget: Budget) -> Unpacked:
    """A body without its Content-Encoding (RFC 9110, 8.4), as far as it can be unpacked and up to MOST.

    Codings that are not known, and bodies that were unpacked before they were stored, are left as they are.
    """
    gaps: list[Gap] = []
    for name in reversed([part.strip().lower() for part in coding.split(",")]):
        if name in _CODINGS and data:
            data, gap = _drained(_CODINGS[name], data, budget)
            gaps += [gap] if gap else []
    return Unpacked(data, tuple(gaps))


def _drained(kind: str, data: bytes, budget: Budget) -> tuple[bytes, Gap | None]:
    packed = Counted(io.BytesIO(data))
    limits = replace(budget, expanded=min(MOST, budget.expanded))
    meter = Meter(_decoder(kind, packed), limits, lambda: packed.seen)
    out: list[bytes] = []
    problem: Exception | None = None
    try:
        while part := meter.read(MIB):
            out.append(part)
    except Exception as broken:  # a damaged body may make any decoder raise anything
        problem = broken
    if problem is None:
        return b"".join(out), None
    if not out:
        return data, None
    if isinstance(problem, LimitReached):
        return b"".join(out), Gap("limit", 0, problem.limit, "the rest of a body")
    left = max(0, len(data) - packed.seen)
    return b"".join(out), Gap(reason_of(problem), left, detail=f"the rest of a body in the coding {kind}")


def _decoder(kind: str, packed: Counted) -> Readable:
    if kind != "deflate":
        return expanded(kind, packed)
    head = packed.read(64)
    packed.restart()
    try:
        zlib.decompressobj(zlib.MAX_WBITS).decompress(head)
    except zlib.error:
        return Inflated(packed, -zlib.MAX_WBITS)
    return Inflated(packed, zlib.MAX_WBITS)


def text_of(data: bytes, declared: str = "") -> bytes | None:
    """The bytes as UTF-8, by their own look first, then by the declared charset; None where they are no text."""
    return _as_utf8(data, charset_of(data[:HEAD]), declared)


def _as_utf8(data: bytes, told: Charset | None, declared: str) -> bytes | None:
    if told is None:
        return None
    plain = data[told.skip :]
    if told.name in ("utf-8", "ascii"):
        return plain
    name = told.name if told.skip or told.name.startswith("utf") or not declared else declared
    try:
        return plain.decode(name, "replace").encode("utf-8", "replace")
    except LookupError:
        return plain.decode(told.name, "replace").encode("utf-8", "replace")


def body_part(data: bytes, content_type: str = "", label: str = "") -> Part | Gap | None:
    """A body in the shape of its bytes; label: of its part; a Gap where it is no text, for the file in it; None for no body."""
    if not data or data.isspace():
        return None
    media, charset = _media(content_type)
    maybe_table = media in TABLES or "csv" in media
    kind, told = seen_of(data[:HEAD], lines=maybe_table)
    readable = kind in TEXTS or (kind in PACKED_TEXTS and (not media or media.startswith("text/")))
    text = _as_utf8(data, told, charset) if readable else None
    if text is None:
        return Gap("encrypted" if kind == "sealed" else "unsupported", len(data), detail=f"body of kind {kind}")
    return Part(text, _shape(text, media, kind if text is data else text_kind(text[:HEAD], maybe_table)), label)


def table_records(part: Part, label: str, at: datetime | None = None) -> Iterator[Record]:
    """A table that was found in a message or archive: each of its rows is a record, lest all people in it become one."""
    shape = cast("Delimited", part.shape)
    data = part.data if part.data.endswith(b"\n") else part.data + b"\n"
    buf, begin, first = np.frombuffer(data, np.uint8), 0, 1
    while begin < len(data):
        stop, rows, _ = rows_until(buf, begin, begin + MIB, len(data), shape.sep, shape.quote)
        yield Record((part._replace(data=data[begin:stop], first=first),), at, label, rows=True)
        begin, first = int(stop), first + int(rows)


@remembered(256, longest=256)
def _media(content_type: str) -> tuple[str, str]:
    """The media type and the charset that are declared. Most bodies declare what others did."""
    media, _, rest = content_type.lower().partition(";")
    return media.strip(), rest.partition("charset=")[2].split(";")[0].strip("\"' ")


def _shape(text: bytes, kind: str, looks: str) -> Shape:
    """kind: the media type that is declared; looks: the kind that the text shows."""
    if kind == "application/x-www-form-urlencoded":
        return _FORM
    if looks in ("json", "jsonl", "har"):
        return _LINES if looks == "jsonl" else _JSON
    if (
        looks == "access_log" and text.lstrip()[:1] == b"{"
    ):  # an object with an address and a status, as answers have them as well
        return _LINES if b"\n" in text.strip() else _JSON
    if looks in ("html", "xml") or kind in ("text/html", "application/xhtml+xml"):
        return _MARKUP
    if looks == "csv":
        return dialect_of(text[:HEAD]) or _TEXT
    return _TEXT


_TEXT, _MARKUP, _FORM, _JSON, _LINES = Text(), Markup(), Parameters(), Objects(lines=False), Objects(lines=True)
"""The same for all bodies, so that their sections are told apart by identity."""
