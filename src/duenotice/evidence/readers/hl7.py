"""HL7 version 2: messages of hospitals, also in batches and in the frames of MLLP. A record is a patient within a message, and each
other person in it. Names, addresses and telephones, which lie in components, are told as one value each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duenotice.evidence.ground.budget import Readable
from duenotice.evidence.readers.scribe import ASIDE, Scribe, lines_of, long_text
from duenotice.evidence.records.record import Gap, Record
from duenotice.evidence.standards import standard

_HEADS = (b"MSH", b"FHS", b"BHS")
_SEGMENT = re.compile(rb"[A-Z][A-Z0-9]{2}")
_ESCAPES = {b"F": 0, b"S": 1, b"R": 2, b"T": 4}
_FRAME = b"\x0b\x1c\x0c\x1a \t"
_NO_RULE = ("", "")
_SIMPLE = frozenset(("", "CX", "CWE", "DLN"))
"""Types whose value is told as it is where it has no components."""
_BREAKS = bytes.maketrans(b"\r\n", b"  ")
MOST_REPEATED = 1000
"""Repetitions of a field that have cells of their own."""


def hl7(stream: Readable) -> Iterator[Record | Gap]:
    """The segments, one to a row."""
    yield from _Messages().read(stream)


def _segments(data: bytes) -> list[bytes]:
    """Segments end in carriage returns; files often have line feeds or both in their place."""
    return data.replace(b"\r\n", b"\r").replace(b"\n", b"\r").split(b"\r")


class _Messages:
    def __init__(self) -> None:
        table = standard("hl7")
        self.begins, self.follow = frozenset(table["begins"].split()), frozenset(table["follow"].split())
        self.identifiers: dict[str, str] = table["identifiers"]
        self.fields = {name: {n: _rule(told) for n, told in rules.items()} for name, rules in table["segments"].items()}
        self.scribe = Scribe()
        self.signs = b"|^~\\&"
        self.escape: re.Pattern[bytes] | None = None
        self.patient = 0
        self._signs(self.signs)

    def read(self, stream: Readable) -> Iterator[Record | Gap]:
        scribe = self.scribe
        for line in lines_of(stream, _segments):
            data = line.data.strip(_FRAME)
            if not line.whole:
                yield from scribe.told()
                yield long_text(line.data)
            elif data:
                yield from self._segment(data)
                scribe.end_row()
            if scribe.full:
                yield from scribe.told()
        yield from scribe.told()

    def _signs(self, signs: bytes) -> None:
        """Take what separates fields, components, repetitions, the sign of escapes, and what separates subcomponents."""
        given = signs + b"|^~\\&"[len(signs) :]
        self.signs = given[:5]
        mark = re.escape(given[3:4])
        self.special = re.compile(b"[" + re.escape(given[1:5]) + b"]")
        self.escape = re.compile(mark + rb"([A-Za-z.][^\r\n" + mark + rb"]{0,400})" + mark)

    def _segment(self, data: bytes) -> Iterator[Gap]:
        scribe, name = self.scribe, data[:3]
        if name in _HEADS and len(data) > 5:
            self._signs(data[3:4] + data[4:8].split(data[3:4])[0])
        sign = self.signs[:1]
        if not _SEGMENT.match(data) or data[3:4] not in (sign, b""):
            scribe.text(data)
            return
        self._begin(name.decode())
        fields = data.split(sign)
        scribe.text(fields[0])
        first = 1
        if name in _HEADS:
            scribe.text(b"".join((sign, *fields[1:2])))
            first = 2
        tag, lost, signs = name.decode(), 0, 0
        rules, special = self.fields.get(tag, {}), self.special.search
        for n, value in enumerate(fields[first:], first + (name in _HEADS)):
            signs += 1
            if not value or value == b'""':
                continue
            if tag == "OBX" and n == 5 and len(value) > 200 and fields[2] in (b"ED", b"RP"):
                lost += len(value)
                continue
            header, kind = rules.get(n, _NO_RULE)
            if kind in _SIMPLE and special(value) is None:
                scribe.cell(f"hl7:{tag}.{n}", header, value, None, signs * sign)
            else:
                scribe.text(signs * sign)
                self._field(f"hl7:{tag}.{n}", header, kind, value)
            signs = 0
        if lost:
            yield Gap("unsupported", lost, detail="documents within messages (OBX-5 of type ED)")

    def _begin(self, tag: str) -> None:
        """Whose the segment is: the patient's, somebody else's, or of the message."""
        scribe = self.scribe
        if tag in ("MSH", "PID", "FHS", "BHS"):
            self.patient = scribe.row
            scribe.begin_record()
        elif tag in self.begins:
            scribe.begin_record()
        elif tag not in self.follow:
            scribe.record = self.patient

    def _field(self, path: str, header: str, kind: str, value: bytes) -> None:
        scribe = self.scribe
        parts = value.split(self.signs[2:3], MOST_REPEATED) if self.signs[2:3] in value else [value]
        for n, part in enumerate(parts):
            if n:
                scribe.text(self.signs[2:3])
            if n == MOST_REPEATED:
                scribe.text(self._plain(part))
                return
            components = part.split(self.signs[1:2])
            told = self._joined(path, header, kind, components, again=n > 0)
            if not told:
                self._components(path, header, kind, components)

    def _joined(self, path: str, header: str, kind: str, parts: list[bytes], *, again: bool) -> bool:
        """A value of several components as one cell. again: another name of the same person, lest one seem to be several."""
        if kind in ("XPN", "XCN", "NDL"):
            if kind == "NDL":
                parts = parts[0].split(self.signs[4:5])
            at = 0 if kind == "XPN" else 1
            order = (at + 1, at + 2, at)
            first = [part.split(self.signs[4:5])[0] for part in parts]
            name = b" ".join(first[n] for n in order if n < len(first) and first[n])
            if not name.strip():
                return False
            aside = again or kind != "XPN" or path in ("hl7:PID.6", "hl7:PID.9", "hl7:MRG.7") or self._is_contact(path)
            if at and first[0]:
                self.scribe.cell(path + ".1", "", self._plain(first[0]), self.scribe.row + ASIDE)
                self.scribe.text(self.signs[1:2])
            self.scribe.cell(path, header, self._plain(name), self.scribe.row + ASIDE if aside else None)
        elif kind == "XAD":
            where = [part.replace(self.signs[4:5], b" ") for part in parts[:6]]
            whole = b", ".join(part for part in where if part.strip() and part != b'""')
            if not whole:
                return False
            self.scribe.cell(path, header, self._plain(whole))
        elif kind == "XTN":
            self._telephone(path, header, parts)
        else:
            return False
        return True

    def _is_contact(self, path: str) -> bool:
        """People whom a segment about somebody else names besides."""
        return path in ("hl7:NK1.30", "hl7:IN1.6", "hl7:GT1.4", "hl7:GT1.16", "hl7:GT1.45", "hl7:IN2.40")

    def _telephone(self, path: str, header: str, parts: list[bytes]) -> None:
        """The number as it is written, or of country, area and number; the address of mail where it is one."""
        told = parts + [b""] * (12 - len(parts))
        number = told[0] or told[11]
        if not number and told[6]:
            number = b" ".join(part for part in (told[4] and b"+" + told[4].lstrip(b"+"), told[5], told[6]) if part)
        self.scribe.cell(path, header, self._plain(number))
        if told[3]:
            self.scribe.text(self.signs[1:2])
            self.scribe.cell(path + ".4", "Email Address", self._plain(told[3]))

    def _components(self, path: str, header: str, kind: str, parts: list[bytes]) -> None:
        """Components as cells of their own; an identifier says itself of which kind it is, a code has its text beside it."""
        scribe = self.scribe
        if kind == "CX":
            code = parts[4].decode("utf-8", "replace") if len(parts) > 4 else ""
            if code in self.identifiers:
                path, header = f"{path}.{code}", self.identifiers[code]
        for n, part in enumerate(parts, 1):
            if n > 1:
                scribe.text(self.signs[1:2])
            if not part:
                continue
            value = self._plain(part)
            if n > 1 and kind in ("CX", "DLN"):
                scribe.text(value)
            elif n == 1 and (len(parts) == 1 or kind in ("CX", "DLN")):
                scribe.cell(path, header, value)
            elif kind == "CWE":
                scribe.cell(f"{path}.{n}", header if n in (1, 2, 5) else "", value)
            else:
                scribe.cell(f"{path}.{n}", header if n == 1 else "", value)

    def _plain(self, value: bytes) -> bytes:
        """Without escapes; subcomponents apart."""
        value = value.replace(self.signs[4:5], b" ") if self.signs[4:5] in value else value
        if self.escape is None or self.signs[3:4] not in value:
            return value
        return self.escape.sub(self._sign, value)

    def _sign(self, match: re.Match[bytes]) -> bytes:
        r"""`\T\` is the separator of subcomponents as a letter, `\X4D\` bytes, `\.br\` a break; what highlights says nothing."""
        code = match[1]
        if code in _ESCAPES:
            return self.signs[_ESCAPES[code] : _ESCAPES[code] + 1]
        if code == b"E":
            return self.signs[3:4]
        if code[:1] == b"X" and len(code) % 2:
            try:
                raw = bytes.fromhex(code[1:].decode("latin-1"))
            except ValueError:
                return match[0]
            raw = raw.translate(_BREAKS)
            return raw if _is_utf8(raw) else raw.decode("latin-1").encode()
        return b"" if code in (b"H", b"N") else b" " if code[:1] == b"." else match[0]


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _rule(told: str) -> tuple[str, str]:
    header, _, kind = told.partition(" | ")
    return header, kind
