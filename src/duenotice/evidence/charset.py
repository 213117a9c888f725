"""Which encoding a text is in, and its bytes as UTF-8."""

from __future__ import annotations

import codecs
from typing import NamedTuple

import charset_normalizer

from duenotice.evidence.budget import Readable

SAMPLE = 64 * 1024

MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xff\xfe", "utf-16-le"),
)
"""Byte order marks, longest first where one begins another."""


class Charset(NamedTuple):
    """An encoding by its Python name, and how many bytes of mark come before the text."""

    name: str
    skip: int = 0


_UTF8 = Charset("utf-8")


def charset_of(head: bytes) -> Charset | None:
    """The encoding of a text by its first bytes; None where they are no text. Mark, zero bytes, strict UTF-8, then statistics."""
    plain = head.isascii()
    for mark, name in () if plain else MARKS:
        if head.startswith(mark):
            return Charset(name, len(mark))
    wide = _by_zero_bytes(head[:4096]) if b"\0" in head else None
    if wide:
        return Charset(wide)
    if plain or _is_utf8(head):
        return _UTF8 if _is_text(head) else None
    if not _is_text(head):
        return None
    best = charset_normalizer.from_bytes(head[:SAMPLE]).best()
    return Charset(best.encoding if best else "cp1252")


def _is_utf8(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as problem:
        return problem.start >= len(head) - 3 and problem.reason == "unexpected end of data"
    return True


_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\r\f\x1b") + b"\x7f"


def _is_text(head: bytes) -> bool:
    """Few control characters: at most 1 in 50."""
    return (len(head) - len(head.translate(None, _CONTROL))) * 50 <= len(head)


def _by_zero_bytes(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: ASCII letters leave zero bytes at regular positions."""
    n = len(head) // 4
    if n < 2:
        return None
    zeros = [head[k::4].count(0) / max(1, len(head[k::4])) for k in range(4)]
    pattern = "".join("0" if z > 0.9 else "x" if z < 0.5 else "?" for z in zeros)
    wide = {"x000": "utf-32-le", "000x": "utf-32-be", "x0x0": "utf-16-le", "0x0x": "utf-16-be"}
    return wide.get(pattern)


class Transcoded:
    """A stream as UTF-8, whatever it was; bytes that cannot be decoded become U+FFFD."""

    def __init__(self, stream: Readable, charset: str) -> None:
        self.stream, self.decoder = stream, codecs.getincrementaldecoder(charset)("replace")
        self.held, self.done = b"", False

    def read(self, size: int = -1, /) -> bytes:
        """About `size` bytes of UTF-8; empty at the end."""
        while not self.held and not self.done:
            raw = self.stream.read(max(size, 1024))
            self.done = not raw
            self.held = self.decoder.decode(raw, self.done).encode("utf-8", "replace")
        out, self.held = (self.held, b"") if size < 0 else (self.held[:size], self.held[size:])
        return out


class Feeds:
    """A stream whose lines end in carriage returns alone, with line feeds in their place."""

    def __init__(self, stream: Readable) -> None:
        self.stream = stream

    def read(self, size: int = -1, /) -> bytes:
        """Like `read` of the stream."""
        return self.stream.read(size).replace(b"\r", b"\n")


def as_utf8(stream: Readable, charset: Charset, head: bytes) -> Readable:
    """The stream as UTF-8 without its mark. UTF-8 passes as it is: bytes that are not valid stay as found."""
    if charset.skip:
        stream.read(charset.skip)
    plain = charset.name in ("utf-8", "ascii")
    text: Readable = stream if plain else Transcoded(stream, charset.name)
    shown = head[charset.skip :] if plain else head[charset.skip :].decode(charset.name, "replace").encode()
    return Feeds(text) if b"\r" in shown and b"\n" not in shown else text
