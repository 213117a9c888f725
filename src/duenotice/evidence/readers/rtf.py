"""Rich Text Format: the text without its commands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from duenotice.evidence.ground.budget import MIB, Budget
from duenotice.evidence.ground.shapes import Text
from duenotice.evidence.readers.strings import runs
from duenotice.evidence.records.record import Gap, Part, Record

MOST = 64 * MIB
_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.DOTALL | re.IGNORECASE
)
_HIDDEN = frozenset(
    b"fonttbl colortbl stylesheet pict object objdata themedata datastore latentstyles listtable listoverridetable generator "
    b"rsidtbl xmlnstbl filetbl datafield blipuid panose falt listtext pntext colorschememapping".split()
)
_SHOWN = frozenset(
    b"annotation atnauthor atnid fldinst result footnote shptxt shpinst sn sv company manager category doccomm hlinkbase "
    b"userprops propname staticval docvar ud formfield ffname ffdeftext ffhelptext ffstattext revtbl".split()
)
"""Destinations that older programs may pass over (`\\*`) and that hold words all the same."""

_BREAKS = {
    **dict.fromkeys((b"par", b"line", b"row", b"sect", b"page", b"nestrow"), "\n"),
    **dict.fromkeys((b"tab", b"cell", b"nestcell"), "\t"),
}
_SIGNS = {
    b"lquote": "\u2018", b"rquote": "\u2019", b"ldblquote": "\u201c", b"rdblquote": "\u201d", b"emdash": "\u2014",
    b"endash": "\u2013", b"bullet": "\u2022", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
_CHARSETS = {
    128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255",
    178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
"""Encodings of the charsets that fonts name (RTF 1.9.1, `\\fcharset`); the rest are those of the document."""

_APART = frozenset(
    b"annotation atnauthor atnid fldinst footnote title subject author operator keywords comment doccomm company manager category "
    b"header footer shptxt sv propname staticval deleted revtbl".split()
)
"""Groups whose words stand on lines of their own."""


def rtf(file: BinaryIO, _budget: Budget) -> Iterator[Record | Gap]:
    """One document: a record."""
    raw = file.read(MOST + 1)
    if len(raw) > MOST:
        yield Gap("limit", 0, f"RTF bytes {MOST:,}", "the rest of a document")
    writer = _Writer(_codec(raw))
    text = writer.text(raw[:MOST])
    if text.strip():
        yield Record((Part(text.encode("utf-8", "replace"), Text()),), label="document")
    if writer.packed:
        yield Gap("unsupported", writer.packed, detail="pictures and objects in RTF")


def _codec(raw: bytes) -> str:
    """The code page that RTF names."""
    named = re.search(rb"\\ansicpg(\d{3,5})", raw[:2048])
    codec = f"cp{int(named[1])}" if named else "cp1252"
    try:
        "".encode(codec)
    except LookupError:
        codec = "cp1252"
    return codec


class _State(NamedTuple):
    """What holds within a group and ends with it. codec: of the font; uc: letters that stand in for one of Unicode."""

    hidden: bool
    codec: str
    uc: int = 1
    apart: bool = False
    starred: bool = False
    packed: bool = False


class _Writer:
    """Follows groups: a hidden one hides all within. Bytes are decoded when the run ends, since letters of the East take two."""

    def __init__(self, codec: str) -> None:
        self.codec, self.out, self.held = codec, list[str](), bytearray()
        self.state, self.outer = _State(False, codec), list[_State]()
        self.fonts, self.font, self.in_table = dict[int, str](), 0, 0
        self.skip = self.packed = 0

    def text(self, raw: bytes) -> str:
        """All words of the document; `packed` counts the bytes of pictures and objects afterwards."""
        begin: int | None = 0
        while begin is not None:
            begin = self._until_bytes(raw, begin)
        self._say("")
        return "".join(self.out).encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _until_bytes(self, raw: bytes, begin: int) -> int | None:
        """Follow the commands up to the end, None, or up to bytes that are none of them: where they go on behind those."""
        for token in _TOKEN.finditer(
            raw, begin
        ):  # all at once they would take a hundred times the memory of the document
            word, number, code, sign, brace, plain_ = token.groups(b"")
            if brace:
                self._group(brace)
            elif word == b"bin" and number.isdigit():
                return self._bytes(raw[token.end() : token.end() + int(number)]) + token.end()
            elif word:
                self._command(word, number)
            elif sign == b"*":
                self.state = self.state._replace(starred=True)
            elif code:
                self._write(bytes([int(code, 16)]))
            elif sign:
                self._write({b"~": b" ", b"_": b"-"}.get(sign, sign if sign in b"\\{}" else b""))
            elif plain_:
                self._write(plain_)
        return None

    def _bytes(self, data: bytes) -> int:
        """Bytes that stand as they are, however many braces they hold. What may be read in them stands on a line of its own: a count
        that lies would hide the words behind it."""
        self._say("")
        words = runs(data)
        self.packed += max(0, len(data) - len(words))
        if words:
            self.out.append(("\n" if self.out else "") + words.decode("utf-8", "replace"))
        return len(data)

    def _group(self, brace: bytes) -> None:
        self._say("")
        if brace == b"{":
            self.outer.append(self.state)
            self.state = self.state._replace(apart=False, starred=False)
        elif self.outer:
            self._say("\n" if self.state.apart else "")
            self.state = self.outer.pop()
            self.in_table = min(self.in_table, len(self.outer))

    def _command(self, word: bytes, number: bytes) -> None:
        if self._of_font(word, number):
            return
        if word in _SHOWN and (self.state.starred or word == b"result"):
            self.state = self.state._replace(hidden=False, starred=False)
        elif word in _HIDDEN or self.state.starred:
            packed = self.state.packed or word in (b"pict", b"objdata")
            self.state = self.state._replace(hidden=True, starred=False, packed=packed)
        if word in _APART and not self.state.apart:
            self._say("\n")
            self.state = self.state._replace(apart=True)
        if self.state.hidden:
            return
        if word == b"u" and number:
            self._say(chr(int(number) % 65536))
            self.skip = self.state.uc
        elif word in _BREAKS or word in _SIGNS:
            self._say(_BREAKS.get(word) or _SIGNS[word])

    def _of_font(self, word: bytes, number: bytes) -> bool:
        """Commands that say how bytes are to be read."""
        if word == b"fonttbl":
            self.in_table = len(self.outer)
        if word == b"f" and number:
            self._say("")
            self.font = int(number)
            self.state = self.state._replace(codec=self.fonts.get(self.font, self.codec))
        elif word == b"fcharset" and self.in_table:
            self.fonts[self.font] = _CHARSETS.get(int(number or 0), self.codec)
        elif word == b"plain":
            self._say("")
            self.state = self.state._replace(codec=self.codec)
        elif word == b"uc" and number:
            self.state = self.state._replace(uc=max(0, min(int(number), 8)))
        else:
            return False
        return True

    def _say(self, text: str) -> None:
        """Letters, after the bytes that wait before them."""
        if self.held:
            self.out.append(self.held.decode(self.state.codec, "replace"))
            self.held.clear()
        if text and not self.state.hidden:
            self.out.append(text)

    def _write(self, data: bytes) -> None:
        data, self.skip = data[self.skip :], max(0, self.skip - len(data))
        if not self.state.hidden:
            self.held += data
        elif self.state.packed:
            self.packed += len(data)
