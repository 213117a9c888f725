"""Statements and orders of banks as SWIFT writes them (MT940, MT942, MT101, MT103 …), and family trees in GEDCOM. A record is an entry
with its counterparty, a party of a payment, a person of a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duenotice.evidence.charsets.ansel import from_ansel
from duenotice.evidence.ground.budget import Readable
from duenotice.evidence.readers.scribe import Scribe, by_feeds, lines_of, long_text, says_again
from duenotice.evidence.records.record import Gap, Record
from duenotice.evidence.standards import standard
from duenotice.evidence.tokens.delimited import MAX_LINE

_FIELD = re.compile(rb":(\d\d[A-Z]?):")
_SUBFIELD = re.compile(rb"([?<~^>])(\d\d)")
_WORD = re.compile(rb"/([A-Z]{3,4})/")
_NUMBERED = re.compile(rb"[1-8]/")
_ACCOUNT = re.compile(rb"/[^\s/]")
MOST_LINES = 100
"""Lines of a field that are read together: standards allow six, banks write more."""


class _Statements:
    """Fields of some lines each. subfields: those that are told as one, with what is read of them so far."""

    def __init__(self) -> None:
        self.table = standard("payments")
        self.scribe = Scribe()
        self.tag = ""
        self.held: list[bytes] = []
        self.size = 0

    def read(self, stream: Readable) -> Iterator[Record | Gap]:
        """The fields, one to a row; the lines that it was written on keep their numbers."""
        scribe = self.scribe
        for line in lines_of(stream, by_feeds):
            data = line.data.removesuffix(b"\r")
            begins = _FIELD.match(data)
            ends = begins or not line.whole or data[:2] in (b"-}", b"{1") or data == b"-"
            if ends or len(self.held) >= MOST_LINES or self.size > MAX_LINE:
                self._field()
            if not line.whole:
                yield from scribe.told()
                yield long_text(line.data)
                continue
            if begins:
                self.tag, data = begins[1].decode(), data[begins.end() :]
            self.held.append(data)
            self.size += len(data)
            if scribe.full and len(self.held) == 1:
                yield from scribe.told()
        self._field()
        yield from scribe.told()

    def _field(self) -> None:
        """Write the field that is held."""
        scribe, lines, tag = self.scribe, self.held, self.tag
        self.held, self.size, self.tag = [], 0, ""
        if not lines:
            return
        if tag in ("61", "20", "21") or tag in self.table["parties"]:
            scribe.begin_record()
        if tag:
            scribe.text(f":{tag}:".encode())
        if tag in self.table["parties"]:
            self._party(tag, lines)
        elif tag == "86":
            self._details(lines)
        elif tag:
            scribe.cell(f"mt940:{tag}", self.table["fields"].get(tag, ""), b" ".join(lines))
        else:
            scribe.text(b" ".join(lines))
        scribe.end_row(len(lines))

    def _party(self, tag: str, lines: list[bytes]) -> None:
        """50 and 59: an account, then name and address in lines, in the forms F each with the number of what it is."""
        scribe, table = self.scribe, self.table
        if _ACCOUNT.match(lines[0]):
            account = lines[0][1:].strip()
            scribe.text(b"/")
            scribe.cell(f"mt940:{tag}.account", table["account"], account)
            scribe.text(b" ")
            lines = lines[1:]
        if lines and all(map(_NUMBERED.match, lines)):
            for code in sorted({line[:1] for line in lines}):
                name, told = code.decode(), [line[2:].strip() for line in lines if line[:1] == code]
                scribe.text(b" " + code + b"/")
                scribe.cell(
                    f"mt940:{tag}.{name}", table["numbered"][name], (b" " if code == b"1" else b", ").join(told)
                )
            return
        scribe.cell(f"mt940:{tag}.name", table["name"], b"".join(lines[:1]))
        scribe.text(b" ")
        scribe.cell(f"mt940:{tag}.address", table["address"], b", ".join(line.strip() for line in lines[1:]))

    def _details(self, lines: list[bytes]) -> None:
        """86: subfields `?32` that lines break anywhere, or words between slashes, or text."""
        whole = b"".join(lines)
        mark = _SUBFIELD.search(whole[:12])
        if mark is not None:
            self._subfields(whole, mark[1])
        elif len(_WORD.findall(whole[:2000])) > 1:
            self._words(whole)
        else:
            self.scribe.cell("mt940:86", "", b" ".join(lines))

    def _subfields(self, whole: bytes, mark: bytes) -> None:
        """Purpose and name go on in the subfield behind: they are one value each."""
        scribe, names = self.scribe, self.table["subfields"]
        first, *parts = re.split(re.escape(mark) + rb"(?=\d\d)", whole)
        scribe.text(first)
        code, told = "", list[bytes]()
        for part in [*parts, b""]:
            again, value = part[:2].decode("latin-1"), part[2:]
            if (again == "33" and code == "32") or ("21" <= again <= "29" and code == "20"):
                told.append(value)
                continue
            if code:
                scribe.text(mark + code.encode() + b" ")  # apart, lest the code seem to be a part of an account
                scribe.cell(f"mt940:86.{code}", names.get(code, ""), b"".join(told))
            code, told = again, [value]

    def _words(self, whole: bytes) -> None:
        scribe, names = self.scribe, self.table["words"]
        at, word = 0, ""
        for match in _WORD.finditer(whole):
            self._word(word, names.get(word, ""), whole[at : match.start()])
            scribe.text(match[0])
            at, word = match.end(), match[1].decode()
        self._word(word, names.get(word, ""), whole[at:])

    def _word(self, word: str, header: str, value: bytes) -> None:
        """CNTP is account, code, name and place of the counterparty between slashes."""
        scribe = self.scribe
        if word == "CNTP" and b"/" in value:
            headers = (("IBAN", "IBAN"), ("BIC", "Bank Code"), ("NAME", self.table["words"]["NAME"]), ("CITY", "City"))
            for (name, told), part in zip(headers, value.split(b"/", 3), strict=False):
                scribe.cell(f"mt940:86.CNTP.{name}", told, part)
                scribe.text(b"/")
        elif word:
            scribe.cell(f"mt940:86.{word}", header, value)
        else:
            scribe.text(value)


_LINE = re.compile(rb"\s*(\d{1,2}) +(?:@([^@]{1,80})@ +)?([A-Za-z0-9_]{1,31})(?: (.*))?\Z", re.DOTALL)
DEEPEST_TAG = 20


class _Tree:
    """Lines with their level. ansel: the letters of ANSEL are to be read, which come as those of Latin-1."""

    def __init__(self, ansel: bool) -> None:
        self.names: dict[str, str] = standard("gedcom")
        self.scribe, self.ansel = Scribe(), ansel
        self.tags: list[str] = []
        self.path, self.value = "", list[bytes]()
        self.lines = self.size = 0
        self.whole = b""

    def read(self, stream: Readable) -> Iterator[Record | Gap]:
        """The lines, one to a row; those that go on with the one before are told with it."""
        scribe = self.scribe
        for line in lines_of(stream, by_feeds):
            if not line.whole:
                self._write()
                yield from scribe.told()
                yield long_text(line.data)
                continue
            self._line(line.data.removesuffix(b"\r"))
            if scribe.full:
                yield from scribe.told()
        self._write()
        yield from scribe.told()

    def _line(self, data: bytes) -> None:
        found = _LINE.match(data)
        tag = found[3].decode().upper() if found else ""
        if found and tag in ("CONC", "CONT") and self.lines and self.size < MAX_LINE:
            self.value.append((b", " if tag == "CONT" and self.size else b"") + (found[4] or b""))
            self.size += len(self.value[-1])
            self.lines += 1
            return
        self._write()
        if found is None:
            self.scribe.text(data)
            self.scribe.end_row()
            return
        level = min(int(found[1]), DEEPEST_TAG)
        if level == 0:
            self.scribe.begin_record()
            self.whole = b""
        self.tags = [*self.tags[:level], tag]
        self.path, self.value, self.lines = ".".join(self.tags), [found[4] or b""], 1
        self.size = len(self.value[0])
        self.scribe.text(data[: found.start(4)] if found[4] is not None else data)

    def _write(self) -> None:
        """End the line that is open."""
        if not self.lines:
            return
        scribe, value = self.scribe, b"".join(self.value)
        value = from_ansel(value) if self.ansel else value
        last, told = self.tags[-1], ".".join(self.tags[-2:])
        header = self.names.get(told) or self.names.get(last, "")
        if last == "NAME" and len(self.tags) == 2:
            self.whole = value = b" ".join(value.replace(b"/", b" ").split())
        if last in ("GIVN", "SURN", "NICK") and says_again(value, self.whole):
            scribe.text(value)
        else:
            scribe.cell(f"gedcom:{self.path}", header, value)
        scribe.end_row(self.lines)
        self.lines, self.value = 0, []


def mt940(stream: Readable) -> Iterator[Record | Gap]:
    """SWIFT messages of customers."""
    yield from _Statements().read(stream)


def gedcom(stream: Readable, ansel: bool = False) -> Iterator[Record | Gap]:
    """GEDCOM."""
    yield from _Tree(ansel).read(stream)
