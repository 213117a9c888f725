"""EDI: ASC X12 and UN/EDIFACT, of insurers, shops, carriers, airlines. A record is a party with what is told of it: its name, address,
numbers and contacts; in X12 also the claims of a patient."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any

from duenotice.evidence.ground.budget import Readable
from duenotice.evidence.readers.scribe import ASIDE, Scribe, lines_of, long_text
from duenotice.evidence.records.record import Gap, Record
from duenotice.evidence.standards import standard

_TAG = re.compile(rb"[A-Z][A-Z0-9]{1,2}\Z")
_BLANK = re.compile(rb"\s*")
ISA_ELEMENTS = 16
Elements = list[bytes]


class _Interchange(ABC):
    """What both have in common. element, component, repeated: the signs between those; end: that of segments; between: the sign of
    elements as it is written."""

    prefix = ""

    def __init__(self) -> None:
        self.table = standard(self.prefix)
        self.begins, self.document = (frozenset(self.table[key].split()) for key in ("begins", "document"))
        self.segments: dict[str, dict[Any, Any]] = self.table["segments"]
        self.scribe = Scribe()
        self.element, self.component, self.repeated = b"*", b":", b"^"
        self.between = self.element
        self.end = b"~"

    def read(self, stream: Readable) -> Iterator[Record | Gap]:
        """The segments, one to a row."""
        scribe = self.scribe
        for line in lines_of(stream, self.split):
            if not line.whole:
                yield from scribe.told()
                yield long_text(line.data.replace(b"\n", b" "))
            elif data := line.data.strip():
                self._row(data)
            elif line.data == b"":
                scribe.end_row()
            if scribe.full:
                yield from scribe.told()
        self.finish()
        yield from scribe.told()

    @abstractmethod
    def split(self, data: bytes) -> list[bytes]:
        """The segments of some bytes, the last unended."""

    def _row(self, data: bytes) -> None:
        elements = self.elements(data)
        tag = elements[0].decode("latin-1")
        if not _TAG.match(elements[0]):
            self.scribe.text(self.plain(data.replace(b"\n", b" ").replace(b"\r", b" ")))
            self.scribe.end_row()
            return
        self.row(tag, elements)

    def elements(self, data: bytes) -> Elements:
        """The elements of a segment; line ends within it are of the file, not of its text."""
        if b"\n" in data or b"\r" in data:
            data = data.replace(b"\r", b"").replace(b"\n", b"")
        return data.split(self.element)

    @abstractmethod
    def row(self, tag: str, elements: Elements) -> None:
        """Write a segment."""

    @abstractmethod
    def finish(self) -> None:
        """Write what waits for the next segment."""

    def plain(self, value: bytes) -> bytes:
        """A value without the signs that release others."""
        return value

    def written(self, tag: str, elements: Elements) -> None:
        """The elements of a segment as cells, by the table."""
        told = self.segments.get(tag, {})
        by, names = told.get("by"), told.get("names", {})
        code = self.first(elements[by]) if by and by < len(elements) else ""
        path = f"{self.prefix}:{tag}.{code}" if code else f"{self.prefix}:{tag}"
        self.scribe.text(elements[0])
        for n, value in enumerate(elements[1:], 1):
            header = told.get(n, "")
            self.value(f"{path}.{n}", names.get(code, header) if header and n == 2 else header, value, self.between)

    def first(self, value: bytes) -> str:
        """The first component of a code, as part of a path."""
        return self.plain(value.split(self.component)[0]).decode("utf-8", "replace")[:20]

    def value(self, path: str, header: str, value: bytes, before: bytes) -> None:
        """An element, whose components are cells of their own. before: the sign that it stands behind."""
        self.scribe.cell(path, header, self.plain(value.partition(self.component)[0]), None, before)
        if self.component in value:
            for n, part in enumerate(value.split(self.component)[1:], 2):
                self.scribe.cell(f"{path}.{n}", "", self.plain(part), None, self.component)


class _X12(_Interchange):
    prefix = "x12"

    def __init__(self) -> None:
        super().__init__()
        self.claim, self.patients = (frozenset(self.table[key].split()) for key in ("claim", "patients"))
        self.diagnoses = frozenset(self.table["diagnoses"]["names"].split())
        self.patient = 0
        self.insured = False
        self.street: Elements | None = None

    def split(self, data: bytes) -> list[bytes]:
        """Up to the end that each ISA declares by its place."""
        out: list[bytes] = []
        at = 0
        while True:
            begin = _BLANK.match(data, at).end()
            if data.startswith(b"ISA", begin) and not self._declared(data, begin):
                return [*out, data[at:]]
            again = re.compile(re.escape(self.end) + rb"(?=[\r\n]{0,4}ISA[^\w\s])").search(data, begin + 3)
            stop = again.end() if again else len(data)
            *whole, rest = data[at:stop].split(self.end)
            out += whole
            at = stop
            if again is None:
                return [*out, rest]

    def _declared(self, data: bytes, at: int) -> bool:
        """Take the signs of an interchange that begins at `at`; False where they have not come yet."""
        sign = data[at + 3 : at + 4]
        head = data[at : at + 400].split(sign, ISA_ELEMENTS) if sign else []
        if len(head) <= ISA_ELEMENTS or len(head[-1]) < 2:
            return len(data) - at >= 400
        if head[-1][:2].isalnum() or head[-1][1:2].isalnum() or not head[9].isdigit() or not head[13].strip().isdigit():
            return True  # no head of an interchange: the signs stay as they are
        self.element, self.component, self.end = sign, head[-1][:1], head[-1][1:2]
        self.between = sign
        self.repeated = head[11] if len(head[11]) == 1 and not head[11].isalnum() else b"^"
        return True

    def row(self, tag: str, elements: Elements) -> None:
        if self.street is not None:
            street, self.street = self.street, None
            self._street(street, elements if tag == "N4" else None)
            if tag == "N4":
                return
        if tag == "N3":
            self.street = elements
            return
        self._begin(tag, elements)
        if tag == "NM1" and len(elements) > 3:
            self._party(elements)
        elif tag == "PER":
            self._contacts(elements)
        elif tag == "HI":
            self._codes(elements)
        else:
            self.written(tag, elements)
        self.scribe.end_row()

    def finish(self) -> None:
        if self.street is not None:
            self._street(self.street, None)

    def _begin(self, tag: str, elements: Elements) -> None:
        """Whose the segment is. The person of an enrolment (INS) begins before the name is told."""
        scribe = self.scribe
        code = elements[1].decode("latin-1") if len(elements) > 1 else ""
        if tag == "NM1" and code in self.patients and self.insured:
            self.insured = False
            self.patient = scribe.record
        elif tag in self.begins:
            scribe.begin_record()
            self.insured = tag == "INS"
            if self.insured or code in self.patients:
                self.patient = scribe.row
        elif tag in self.claim:
            scribe.record = self.patient
        elif tag in self.document:
            scribe.begin_record()

    def _party(self, elements: Elements) -> None:
        """NM1: a person's name is one value; what the number is, says the code before it."""
        scribe, sign = self.scribe, self.element
        given = [*elements, *[b""] * (10 - len(elements))]
        code, kind = (self.first(value) for value in given[1:3])
        path = f"x12:NM1.{code}" if kind == "1" else f"x12:NM1.{code}-{kind}"
        name = b" ".join(filter(None, (given[4], given[5], given[3]))) if kind == "1" else given[3]
        header = self.table["persons"].get(code, "Person Name") if kind == "1" else "Organization Name"
        scribe.text(sign.join(given[:3]) + sign)
        scribe.cell(path + ".3", header, name)
        scribe.text(sign + sign.join(given[6:9]) + sign)
        qualifier = self.first(given[8])
        told = self.table["identifiers"].get(qualifier, "")
        scribe.cell(f"{path}.9.{qualifier}" if qualifier else path + ".9", told, given[9])
        if elements[10:]:
            scribe.text(sign + sign.join(elements[10:]))

    def _street(self, street: Elements, place: Elements | None) -> None:
        """N3 and the N4 behind it: an address, in the row of the first."""
        scribe, told = self.scribe, [part for part in street[1:] if part]
        if place is not None:
            town = b" ".join(filter(None, place[2:4]))
            told += [part for part in (place[1] if len(place) > 1 else b"", town, *place[4:5]) if part]
        scribe.text(b"N3" + self.element)
        scribe.cell("x12:N3", self.segments["N3"][1], b", ".join(told))
        scribe.end_row()
        if place is not None:
            scribe.text(b"N4" + self.element + self.element.join(place[5:]))
            scribe.end_row()

    def _contacts(self, elements: Elements) -> None:
        """PER: a name, and up to three numbers with the code of each before it; of somebody who is asked, not of the party."""
        scribe = self.scribe
        for n, value in enumerate(elements):
            if n:
                scribe.text(self.element)
            if n == 2:
                scribe.cell("x12:PER.2", "Contact Name", value, scribe.row + ASIDE)
            elif n in (4, 6, 8):
                code = self.first(elements[n - 1])
                scribe.cell(f"x12:PER.{code}", self.table["contacts"].get(code, ""), value)
            else:
                scribe.text(value)

    def _codes(self, elements: Elements) -> None:
        """HI: codes with the list that each is of."""
        scribe = self.scribe
        scribe.text(elements[0])
        for value in elements[1:]:
            scribe.text(self.element)
            for n, one in enumerate(value.split(self.repeated)):
                listed, *rest = one.split(self.component)
                name = listed.decode("latin-1")[:20]
                scribe.text((self.repeated if n else b"") + listed)
                for k, part in enumerate(rest):
                    scribe.text(self.component)
                    header = self.table["diagnoses"]["header"] if name in self.diagnoses and not k else ""
                    scribe.cell(f"x12:HI.{name}" if not k else f"x12:HI.{name}.{k + 2}", header, part)


class _Edifact(_Interchange):
    """Signs that are released are letters of an own until the segments are apart."""

    prefix = "edifact"

    def __init__(self) -> None:
        super().__init__()
        self._declare(b":+.?*'")
        self.surname_first = frozenset(self.table["surname_first"].split())
        self.begun = False

    def _declare(self, signs: bytes) -> None:
        """UNA: signs of components, of elements, of decimals, that releases, that repeats (a blank: none), that ends."""
        self.component, self.element, self.end = signs[:1], signs[1:2], signs[5:6]
        self.between = self.element + b" " * (
            self.element in b"+-."
        )  # apart, lest it seem to begin a number or an address
        self.release = b"" if signs[3:4] == b" " else signs[3:4]
        given = (self.end, self.element, self.component, self.release, signs[4:5])
        self.hidden = {sign: b"%c" % n for n, sign in enumerate(given, 1) if sign}
        self.shown = bytes.maketrans(b"".join(self.hidden.values()), b"".join(self.hidden))
        self.released = re.compile(re.escape(self.release) + rb"(.)", re.DOTALL) if self.release else None

    def split(self, data: bytes) -> list[bytes]:
        if not self.begun:
            start = data.lstrip()
            if start.startswith(b"UNA") and len(start) >= 9:
                self._declare(start[3:9])
                data = start[9:]
            self.begun = True
        tail = b""
        if self.released is not None and self.release in data:
            if (len(data) - len(data.rstrip(self.release))) % 2:
                data, tail = data[:-1], self.release
            data = self.released.sub(self._hide, data)
        *whole, last = data.split(self.end)
        return [*whole, last + tail]

    def finish(self) -> None:
        """Nothing waits."""

    def _hide(self, match: re.Match[bytes]) -> bytes:
        return self.hidden.get(match[1], match[1])

    def plain(self, value: bytes) -> bytes:
        return value.translate(self.shown)

    def row(self, tag: str, elements: Elements) -> None:
        scribe = self.scribe
        if tag in self.begins or tag in self.document:
            scribe.begin_record()
        if tag in ("NAD", "PNA") and len(elements) > 2:
            self._party(tag, elements)
        elif tag in ("COM", "DTM", "RFF", "DOC") and len(elements) > 1:
            self._qualified(tag, elements)
        elif tag == "CTA" and len(elements) > 2 and self.component in elements[2]:
            self._contact(elements)
        else:
            self.written(tag, elements)
        scribe.end_row()

    def _components(self, value: bytes) -> list[bytes]:
        return [part.strip() for part in value.split(self.component)]

    def _party(self, tag: str, elements: Elements) -> None:
        """NAD: C058 has name and address in lines; else C080 is the name, and street, place, code and country are the address."""
        scribe, given = self.scribe, [*elements, *[b""] * (10 - len(elements))]
        path = f"edifact:{tag}.{self.first(given[1])}"
        scribe.text(self.plain(self.between.join(given[:2])))
        self.value(path + ".2", "Party Identifier", given[2], self.between)
        scribe.text(self.between)
        lines = [part for part in self._components(given[3]) if part]
        name = [part for part in self._components(given[4])[:5] if part]
        if tag == "PNA":
            lines, name = [], lines + name
        if lines and not name:
            name, lines = lines[:1], lines[1:]
        code = self.first(given[1])
        if code in self.surname_first:
            name = name[1:] + name[:1]
        scribe.cell(path + ".4", self.table["parties"].get(code, "Party Name"), self.plain(b" ".join(name)))
        scribe.text(self.between)
        town = b" ".join(filter(None, (given[8], given[6], given[7])))
        where = [*lines, *(part for part in self._components(given[5]) if part), town, given[9]]
        self.scribe.cell(path + ".5", "Street and Number", self.plain(b", ".join(part for part in where if part)))
        if elements[10:]:
            scribe.text(self.plain(self.between + self.between.join(elements[10:])))

    def _qualified(self, tag: str, elements: Elements) -> None:
        """What a value is, says a component of it: the second of COM, the first of DTM and RFF."""
        scribe, parts = self.scribe, self._components(elements[1])
        rest = self.element.join(elements[2:])
        scribe.text(elements[0] + self.between)
        if tag == "COM":
            value, code = parts[0], self._code(parts, 1)
            header = self.table["contacts"].get(code, "")
        elif tag == "DOC":
            code, value = self._code(parts, 0), rest.partition(self.component)[0].partition(self.element)[0]
            rest, header = rest[len(value) :], self.table["documents"].get(code, "")
        else:
            code, value = self._code(parts, 0), parts[1] if len(parts) > 1 else b""
            header = self.table["dates" if tag == "DTM" else "references"].get(code, "")
        scribe.text(code.encode() + self.component)
        scribe.cell(f"edifact:{tag}.{code}" if code else f"edifact:{tag}", header, self.plain(value))
        more = [part for part in parts[2:] if part] if tag != "DOC" else []
        scribe.text(
            self.plain(b"".join(self.component + part for part in more) + (self.between + rest if rest else b""))
        )

    def _code(self, parts: list[bytes], n: int) -> str:
        return self.plain(parts[n]).decode("utf-8", "replace")[:20] if len(parts) > n else ""

    def _contact(self, elements: Elements) -> None:
        """CTA: whom to ask, who is not the party."""
        scribe, parts = self.scribe, self._components(elements[2])
        code = self.first(elements[1])
        scribe.text(self.plain(self.between.join((*elements[:2], parts[0]))) + self.component)
        header = self.segments["CTA"][2]
        scribe.cell(f"edifact:CTA.{code}.2", header, self.plain(b" ".join(parts[1:])))


def x12(stream: Readable) -> Iterator[Record | Gap]:
    """ASC X12."""
    yield from _X12().read(stream)


def edifact(stream: Readable) -> Iterator[Record | Gap]:
    """UN/EDIFACT."""
    yield from _Edifact().read(stream)
