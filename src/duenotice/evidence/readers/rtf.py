"""Rich Text Format: the text without its commands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from duenotice.evidence.budget import MIB, Budget
from duenotice.evidence.records import Gap, Part, Record
from duenotice.evidence.shapes import Text

MOST = 64 * MIB
_TOKEN = re.compile(rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.DOTALL)
_HIDDEN = frozenset(
    b"fonttbl colortbl stylesheet pict object themedata datastore latentstyles listtable listoverridetable generator rsidtbl "
    b"xmlnstbl fldinst filetbl revtbl".split()
)
_BREAKS = {b"par": "\n", b"line": "\n", b"row": "\n", b"sect": "\n", b"page": "\n", b"tab": "\t", b"cell": "\t"}


def rtf(file: BinaryIO, _budget: Budget) -> Iterator[Record | Gap]:
    """One document: a record."""
    raw = file.read(MOST + 1)
    if len(raw) > MOST:
        yield Gap("limit", 0, f"RTF bytes {MOST:,}", "the rest of a document")
    text = plain(raw[:MOST])
    if text.strip():
        yield Record((Part(text.encode("utf-8", "replace"), Text()),), label="document")


def plain(raw: bytes) -> str:
    """The text of RTF, decoded with the code page it names."""
    named = re.search(rb"\\ansicpg(\d{3,5})", raw[:2048])
    codec = f"cp{int(named[1])}" if named else "cp1252"
    try:
        "".encode(codec)
    except LookupError:
        codec = "cp1252"
    return _Writer(codec).text(raw)


class _Writer:
    """Follows groups: a hidden one hides all within."""

    def __init__(self, codec: str) -> None:
        self.codec, self.out = codec, []
        self.hidden: list[bool] = [False]
        self.skip = 0
        self.out: list[str] = []

    def text(self, raw: bytes) -> str:
        for word, number, code, sign, brace, plain_ in _TOKEN.findall(raw):
            if brace:
                self._group(brace)
            elif word:
                self._command(word, number)
            elif sign == b"*":
                self.hidden[-1] = True
            elif code:
                self._write(bytes([int(code, 16)]))
            elif sign:
                self._write({b"~": b" ", b"_": b"-"}.get(sign, sign if sign in b"\\{}" else b""))
            elif plain_:
                self._write(plain_)
        return "".join(self.out)

    def _group(self, brace: bytes) -> None:
        if brace == b"{":
            self.hidden.append(self.hidden[-1])
        elif len(self.hidden) > 1:
            self.hidden.pop()

    def _command(self, word: bytes, number: bytes) -> None:
        if word in _HIDDEN:
            self.hidden[-1] = True
        elif self.hidden[-1]:
            return
        elif word == b"u" and number:
            code = int(number) % 65536
            self.out.append(chr(code) if not 0xD800 <= code < 0xE000 else "�")
            self.skip = 1
        elif word in _BREAKS:
            self.out.append(_BREAKS[word])

    def _write(self, data: bytes) -> None:
        if self.hidden[-1]:
            return
        data, self.skip = data[self.skip :], 0
        self.out.append(data.decode(self.codec, "replace"))
