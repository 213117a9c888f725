"""Bodies of requests, answers and messages: decoded, and in the shape their bytes show."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Mapping

import zstandard

from duenotice.evidence.budget import MIB
from duenotice.evidence.charset import charset_of
from duenotice.evidence.dialect import dialect_of
from duenotice.evidence.records import Gap, Part
from duenotice.evidence.shapes import Headers, Markup, Objects, Parameters, Shape, Slots, Text
from duenotice.evidence.sniff import HEAD, kind_of, text_kind
from duenotice.evidence.tokens.lines import URL

MOST = 256 * MIB
"""Decoded bytes of one body."""

LINE = Slots(32, ("url",), (URL,))
"""A line that holds an address alone."""


def header_lines(headers: Mapping[str, str]) -> bytes:
    """Headers as lines. Line feeds in values become blanks, lest a value look like a header."""
    return "".join(f"{name}: {' '.join(value.splitlines())}\n" for name, value in headers.items()).encode(
        "utf-8", "replace"
    )


def unchunked(data: bytes) -> bytes:
    """A body without its chunk sizes (RFC 9112, 7.1), where it has them; else, and from the first wrong size on, as it is."""
    out: list[bytes] = []
    at = 0
    while at < len(data):
        stop = data.find(b"\n", at, at + 64)
        try:
            size = int(data[at:stop].split(b";")[0], 16) if stop > 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return b"".join([*out, data[at:]])
        if size == 0:
            break
        out.append(data[stop + 1 : stop + 1 + size])
        at = stop + 1 + size + (2 if data[stop + 1 + size : stop + 3 + size] == b"\r\n" else 1)
    return b"".join(out)


def unpacked(data: bytes, coding: str) -> bytes:
    """A body without its Content-Encoding, as far as it can be unpacked and up to MOST; other codings as they are."""
    for name in reversed([part.strip().lower() for part in coding.split(",")]):
        if name in ("gzip", "x-gzip"):
            data = _until_broken(gzip.GzipFile(fileobj=io.BytesIO(data))) or data
        elif name == "deflate":
            data = _inflated(data)
        elif name == "zstd":
            data = (
                _until_broken(zstandard.ZstdDecompressor().stream_reader(io.BytesIO(data), read_across_frames=True))
                or data
            )
    return data


def _until_broken(stream: gzip.GzipFile | zstandard.ZstdDecompressionReader) -> bytes:
    out: list[bytes] = []
    size = 0
    try:
        while size < MOST and (data := stream.read(min(MIB, MOST - size))):
            out.append(data)
            size += len(data)
    except Exception:  # noqa: S110 - what came before the damage counts
        pass
    return b"".join(out)


def _inflated(data: bytes) -> bytes:
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(bits).decompress(data, MOST)
        except zlib.error:
            continue
    return data


def text_of(data: bytes, declared: str = "") -> bytes | None:
    """The bytes as UTF-8, by their own look first, then by the declared charset; None where they are no text."""
    told = charset_of(data[:HEAD])
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


def body_part(data: bytes, content_type: str = "") -> Part | Gap | None:
    """A body in the shape of its bytes; a Gap where it is no text; None for no body."""
    if not data.strip():
        return None
    kind, _, rest = content_type.lower().partition(";")
    charset = rest.partition("charset=")[2].split(";")[0].strip("\"' ")
    text = text_of(data, charset)
    if text is None or kind.strip().startswith(("image/", "video/", "audio/", "font/")):
        return Gap("unsupported", len(data), detail=f"body of kind {kind_of(data[:HEAD])}")
    return Part(text, _shape(text, kind.strip()))


def _shape(text: bytes, kind: str) -> Shape:
    if kind == "application/x-www-form-urlencoded":
        return Parameters()
    looks = text_kind(text[:HEAD])
    if looks in ("json", "jsonl", "har"):
        return Objects(lines=looks == "jsonl")
    if looks == "html" or kind in ("text/html", "application/xhtml+xml"):
        return Markup()
    if looks == "csv" and "csv" in kind:
        return dialect_of(text[:HEAD]) or Text()
    return Text()


def headers_part(headers: Mapping[str, str]) -> Part | None:
    """Header lines as a part, None for none."""
    return Part(header_lines(headers), Headers()) if headers else None
