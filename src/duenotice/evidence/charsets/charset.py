"""Which encoding a text is in, and its bytes as UTF-8."""

from __future__ import annotations

import codecs
import re
import struct
from typing import NamedTuple

import charset_normalizer

from duenotice.evidence.charsets.letters import ENOUGH, LATIN, latin_of
from duenotice.evidence.ground.budget import Readable
from duenotice.evidence.ground.wordlist import words

SAMPLE = 64 * 1024

MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xff\xfe", "utf-16-le"),
)
"""Byte order marks, longest first where one begins another."""
_BEGIN_MARKS = frozenset(mark[:1] for mark, _ in MARKS)


class Charset(NamedTuple):
    """An encoding by its Python name, and how many bytes of mark come before the text."""

    name: str
    skip: int = 0


_UTF8 = Charset("utf-8")


def charset_of(head: bytes) -> Charset | None:
    """The encoding of a text by its first bytes; None where they are no text. Mark, zero bytes, strict UTF-8, then statistics."""
    plain = head.isascii()
    for mark, name in MARKS if head[:1] in _BEGIN_MARKS else ():
        if head.startswith(mark):
            return Charset(name, len(mark))
    wide = (_by_zero_bytes(head[:4096]) or _by_signs(head[:4096])) if b"\0" in head else None
    if wide:
        return Charset(wide)
    if plain or _is_utf8(head):
        return _UTF8 if _is_text(head) else None
    if not _is_text(head):
        return None
    return _UTF8 if _is_mostly_utf8(head) else Charset(_by_letters(head[:SAMPLE]))


def _by_letters(sample: bytes) -> str:
    """The encoding of the Latin script that explains the words, where one does; else what statistics say of the cells that hold
    letters of another kind: what lies between them would drown them."""
    latin, share = latin_of(sample)
    if share >= ENOUGH:
        return latin
    dense = b"\n".join(_OTHER.findall(sample))
    if _is_hebrew(dense):
        return "cp1255"
    if _is_japanese(dense):
        return "euc_jp"
    other = [*_NEVER] if share > LITTLE else [*_NEVER, *LATIN]
    best = (
        charset_normalizer.from_bytes(dense, cp_exclusion=other).best()
        or charset_normalizer.from_bytes(sample, cp_exclusion=list(_NEVER)).best()
    )
    if best is None:
        return latin or "cp1252"
    if best.encoding in _MAINFRAME:
        return ebcdic_of(sample) or best.encoding
    return latin if share > LITTLE and best.encoding in LATIN else best.encoding


_MAINFRAME = frozenset({"cp037", "cp273", "cp500", "cp1026", "cp1140"})
_EBCDIC = ("cp037", "cp273", "cp500")
"""Those of the West that are told apart: cp1140 and cp1047 have the letters of cp037."""
_EBCDIC_BYTES = bytes(
    b
    for b in range(256)
    if (letter := bytes([b]).decode("cp037")).isascii() and (letter.isalnum() or letter in " .,-/'&")
)


def ebcdic_of(sample: bytes) -> str:
    """The encoding of a text of large machines that may hold packed numbers, empty where it is none: most bytes are capitals, figures and
    blanks there, which are other signs in all other encodings, and blanks are frequent."""
    if len(sample) < 64 or sample.count(0x40) * 20 < len(sample) or sample.count(0x20) * 50 > len(sample):
        return ""
    if len(sample.translate(None, _EBCDIC_BYTES)) * 3 > len(sample):
        return ""
    high = len(sample) - len(sample.translate(None, _HIGH))
    if high * 4 < len(sample) - sample.count(0x40):
        return ""
    return max(_EBCDIC, key=lambda name: _likely(sample.decode(name, "replace")))


def _likely(text: str) -> int:
    """How many at signs stand between letters, and letters beyond ASCII within words."""
    return 4 * len(_WITHIN_MAIL.findall(text)) + sum(
        len(word) for word in _ODD_WORD.findall(text) if word.isupper() or word[1:].islower()
    )


_WITHIN_MAIL = re.compile(r"[A-Za-z0-9]@[A-Za-z0-9]")
_ODD_WORD = re.compile(r"(?<=[A-Za-z])[ÄÖÜäöüßÉÈÑÇéèñçÅåØøÆæ](?=[A-Za-z])")

_NEVER = tuple(
    words(
        "utf_7 utf_16 utf_16_be utf_16_le utf_32 utf_32_be utf_32_le shift_jis_2004 shift_jisx0213 euc_jis_2004 euc_jisx0213 johab hz"
    )
)
"""Encodings that statistics may not propose. Those of two bytes a letter are told before by their zeros and signs; here they would
make signs of all that is ASCII. The rest are read as those of which they are a variety."""

_HEBREW_WORD = re.compile(rb"(?<![A-Za-z\x80-\xff])[\xc0-\xd3\xe0-\xfa\"']{2,40}(?![A-Za-z\x80-\xff])")
_HIGH_WORD = re.compile(rb"[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff\"']*")
_LAST = re.compile(rb"[\xea\xed\xef\xf3\xf5]\Z")
_LAST_WITHIN = re.compile(rb"[\xea\xed\xef\xf3\xf5](?=[\xe0-\xfa])")
_OPEN_LAST = re.compile(rb"[\xeb\xee\xf0\xf6]\Z")


def _is_hebrew(cells: bytes) -> bool:
    """Whether words beyond ASCII could be Hebrew in cp1255: five letters have another form at the end of a word and stand nowhere
    else. The same bytes are common letters of Russian and Greek in their encodings, in any place."""
    found = [word.strip(b"\"'") for word in _HEBREW_WORD.findall(cells)]
    if not found or len(found) * 10 < 9 * len(_HIGH_WORD.findall(cells)):
        return False
    ends = sum(_LAST.search(word) is not None for word in found)
    odd = sum(_LAST_WITHIN.search(word) is not None or _OPEN_LAST.search(word) is not None for word in found)
    return ends >= 2 and odd * 10 <= ends


_KANA = re.compile(rb"[\xa4\xa5][\xa1-\xf6]|\xa1\xbc")
_PAIR = re.compile(rb"[\x8e\xa1-\xfe][\xa1-\xfe]")


def _is_japanese(cells: bytes) -> bool:
    """Whether a text could be in EUC-JP: it decodes, and one letter in six and more are kana, which Korean and Chinese have not."""
    pairs = _PAIR.findall(cells)
    kana = sum(_KANA.fullmatch(pair) is not None for pair in pairs)
    if kana < 3 or kana * 6 < len(pairs):
        return False
    try:
        return bool(cells.decode("euc_jp"))
    except UnicodeDecodeError as problem:
        return problem.reason == "incomplete multibyte sequence" and problem.end == len(cells)


LITTLE = 0.4
"""Share of words below which a text is not in the Latin script."""

_OTHER = re.compile(rb"(?<![^\x00-\x20!-/:-?])[^\x00-\x20!-/:-?\x80-\xff]*+[\x80-\xff][^\x00-\x1f!-/:-?]*")
"""Cells with letters beyond ASCII. What separates them is never the second byte of a letter of the East. Each is tried from its
beginning alone: from every letter, one long line of ASCII (base64) would take the square of its length."""

_SEQUENCES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def _is_mostly_utf8(head: bytes) -> bool:
    """Text in UTF-8 in which some bytes are not: lines of another encoding, letters cut by a program. Were all of it decoded in
    another way, every name would be wrong and not a few."""
    high = len(head) - len(head.translate(None, _HIGH))
    proper = sum(map(len, _SEQUENCES.findall(head)))
    return proper >= 4 * (high - proper)


_HIGH = bytes(range(128, 256))


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
    name = wide.get(pattern)
    text = head[: len(head) // 4 * 4].decode(name, "ignore") if name else ""
    odd = sum(not (letter.isprintable() or letter in "\t\r\n\f\ufeff") for letter in text)
    return name if odd * 20 <= len(text) else None  # small numbers leave zero bytes as well


def _by_signs(head: bytes) -> str | None:
    """UTF-16 without a mark in another script than the Latin: all of it are letters and signs that exist, and many are blanks,
    digits, separators or line ends, as in any table or text. Bytes of anything else hardly ever decode."""
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = head[: len(head) // 4 * 4].decode(name)
        except UnicodeDecodeError as problem:
            if problem.reason != "unexpected end of data" or problem.start < len(head) - 8:
                continue
            text = head[: problem.start].decode(name)
        plain = sum(letter.isascii() for letter in text)
        if (
            len(text) >= 16
            and plain * 20 >= len(text)
            and all(letter.isprintable() or letter in "\t\r\n" for letter in text)
        ):
            return name
    return None


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


def _as_windows(problem: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8, in the encoding that they most often come from."""
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    return problem.object[problem.start : problem.end].decode("cp1252", "replace"), problem.end


codecs.register_error("duenotice-as-windows", _as_windows)


class Mended:
    """A stream in UTF-8 whose other bytes, met by lines of another encoding, are made letters: a stream that is told by its first
    bytes may hold them far behind."""

    def __init__(self, stream: Readable) -> None:
        self.stream, self.tail = stream, b""
        self.held, self.done = b"", False

    def read(self, size: int = -1, /) -> bytes:
        """Like `read` of the stream."""
        while not self.held and not self.done:
            raw = self.stream.read(size)
            self.done = not raw
            self.held = raw if raw.isascii() and not self.tail else self._mended(raw)
        out, self.held = (self.held, b"") if size < 0 else (self.held[:size], self.held[size:])
        return out

    def _mended(self, raw: bytes) -> bytes:
        """Valid bytes as they are: to look at them takes a fraction of the time that writing them anew would take."""
        raw = self.tail + raw
        begun = _BEGUN.search(raw, max(0, len(raw) - 3)) if not self.done else None
        self.tail = begun[0] if begun else b""
        raw = raw[: len(raw) - len(self.tail)]
        return raw if _is_valid(raw) else raw.decode("utf-8", "duenotice-as-windows").encode("utf-8", "replace")


_BEGUN = re.compile(rb"(?:[\xc2-\xf4]|[\xe0-\xf4][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})\Z")
"""A letter at the end of a piece, of which more is to come."""


def _is_valid(raw: bytes) -> bool:
    """True for UTF-8, by Arrow: five times as fast as to decode it."""
    import pyarrow as pa  # not needed for what is ASCII throughout

    ends = pa.py_buffer(struct.pack("=qq", 0, len(raw)))
    try:
        pa.LargeStringArray.from_buffers(1, ends, pa.py_buffer(raw)).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


class Feeds:
    """A stream whose lines end in carriage returns alone, with line feeds in their place."""

    def __init__(self, stream: Readable) -> None:
        self.stream = stream

    def read(self, size: int = -1, /) -> bytes:
        """Like `read` of the stream."""
        return self.stream.read(size).replace(b"\r", b"\n")


def as_utf8(stream: Readable, charset: Charset, head: bytes) -> Readable:
    """The stream as UTF-8 without its mark. Bytes that are not valid UTF-8 become the letters of cp1252."""
    if charset.skip:
        stream.read(charset.skip)
    text: Readable = Mended(stream) if _is_plain(charset) else Transcoded(stream, charset.name)
    return Feeds(text) if _has_returns_alone(_decoded(head, charset)) else text


def head_of(head: bytes, charset: Charset) -> bytes:
    """The first bytes as `as_utf8` will give them: as UTF-8, lines ended by line feeds."""
    text = _decoded(head, charset)
    return text.replace(b"\r", b"\n") if _has_returns_alone(text) else text


def _is_plain(charset: Charset) -> bool:
    return charset.name in ("utf-8", "ascii")


def _decoded(head: bytes, charset: Charset) -> bytes:
    """As UTF-8 without the mark."""
    text = head[charset.skip :]
    return text if _is_plain(charset) else text.decode(charset.name, "replace").encode()


def _has_returns_alone(text: bytes) -> bool:
    return b"\r" in text and b"\n" not in text
