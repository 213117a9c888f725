"""vCard, iCalendar and LDIF: properties on lines that may be folded and encoded. A record is a card, an entry of a directory, a person
invited to an event."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import NamedTuple

from duenotice.evidence.ground.budget import Readable
from duenotice.evidence.readers.scribe import Scribe, by_feeds, lines_of, long_text
from duenotice.evidence.records.record import Gap, Record
from duenotice.evidence.standards import standard
from duenotice.evidence.tokens.delimited import MAX_LINE

_PROPERTY = re.compile(rb'((?:[\w-]{1,60}\.)?[\w-]{1,60})((?:;(?:[^":;]|"[^"]*+")*+)*+):', re.ASCII)
_PARAMETER = re.compile(rb';([\w-]+)(?:=((?:"[^"]*+"|[^";])*+))?')
_ESCAPE = re.compile(rb"\\(.)")
_SEPARATE = re.compile(rb"((?:[^\\;]|\\.)*+)(?:;|\Z)")
_ATTRIBUTE = re.compile(rb"([A-Za-z0-9][\w.-]{0,80}(?:;[\w;-]{1,80})?):([:<]?) *")
MOST_PARTS = 64


class Unfolded(NamedTuple):
    """A line with those that go on with it. lines: how many they were; whole: as in `scribe.Line`."""

    data: bytes
    lines: int = 1
    whole: bool = True


def unfolded(stream: Readable) -> Iterator[Unfolded]:
    """Lines of which the next begins with a blank (RFC 2849, 5545, 6350); those with soft breaks of quoted-printable as well."""
    held: list[bytes] = []
    size, soft = 0, False
    for line in lines_of(stream, by_feeds):
        data = line.data.removesuffix(b"\r")
        goes_on = held and (data[:1] in (b" ", b"\t") or soft) and size + len(data) <= MAX_LINE
        if held and not (goes_on and line.whole):
            yield Unfolded(b"".join(held), len(held))
            held, size = [], 0
        if not line.whole:
            yield Unfolded(line.data, 0, False)
            continue
        if soft and goes_on:
            held[-1] = held[-1][:-1]
            held.append(data)
        else:
            held.append(data[1:] if goes_on else data)
        size += len(data)
        first = held[0][:300] if data.endswith(b"=") else b""
        soft = bool(first) and b"QUOTED-PRINTABLE" in first.upper()
    if held:
        yield Unfolded(b"".join(held), len(held))


def _plain(value: bytes) -> bytes:
    r"""A text without the escapes `\,` `\;` `\n`."""
    return _ESCAPE.sub(_meant, value) if b"\\" in value else value


def _meant(match: re.Match[bytes]) -> bytes:
    return b" " if match[1] in b"nN" else match[1]


def _as_utf8(raw: bytes, charset: str) -> bytes:
    """Decoded bytes in the encoding that is declared, in UTF-8 where they are that, else in that of Western Windows."""
    for name in (charset, "utf-8"):
        try:
            return raw.decode(name or "utf-8").encode()
        except (UnicodeError, LookupError):
            continue
    return raw.decode("cp1252", "replace").encode()


class _Properties(ABC):
    """vCard and iCalendar: `NAME;PARAMETER=…:value`."""

    def __init__(self, kind: str) -> None:
        self.scribe = Scribe()
        self.kind, self.names = kind, standard("cards")[kind]
        self.lost = 0

    def read(self, stream: Readable) -> Iterator[Record | Gap]:
        """The properties, one to a row."""
        scribe = self.scribe
        for line in unfolded(stream):
            if not line.whole:
                yield from scribe.told()
                yield long_text(line.data)
                continue
            self._line(line.data)
            scribe.end_row(line.lines)
            if scribe.full:
                yield from scribe.told()
        yield from scribe.told()
        if self.lost:
            yield Gap("unsupported", self.lost, detail="pictures, sounds and keys in cards and events")

    def _line(self, data: bytes) -> None:
        found = _PROPERTY.match(data)
        if found is None:
            self.scribe.text(data)
            return
        name = found[1].rpartition(b".")[2].decode("latin-1").upper()
        told = {key.upper(): (value or b"").strip(b'"') for key, value in _PARAMETER.findall(found[2])}
        value = self._decoded(name, data[found.end() :], told)
        if value is None:
            self.lost += len(data)
            self.scribe.text(found[0])
        else:
            self.property(name, found, told, value)

    def _decoded(self, name: str, value: bytes, told: dict[bytes, bytes]) -> bytes | None:
        """The value without its encoding; None for pictures, sounds and keys."""
        encoding = told.get(b"ENCODING", b"").upper() or next((key for key in told if key in _ENCODINGS), b"")
        charset = told.get(b"CHARSET", b"").decode("latin-1")
        if name in ("PHOTO", "LOGO", "SOUND", "KEY", "ATTACH") and (
            encoding in _BASE64 or value[:5].lower() == b"data:"
        ):
            return None
        if encoding == b"QUOTED-PRINTABLE":
            return _as_utf8(quopri.decodestring(value), charset)
        if encoding in _BASE64:
            try:
                return _as_utf8(base64.b64decode(value), charset)
            except binascii.Error:
                return value
        return value

    @abstractmethod
    def property(self, name: str, found: re.Match[bytes], told: dict[bytes, bytes], value: bytes) -> None:
        """Write a property. found: what stands before its value; told: its parameters."""


_BASE64 = (b"B", b"BASE64")
_ENCODINGS = (b"QUOTED-PRINTABLE", b"BASE64")


class _Cards(_Properties):
    def __init__(self) -> None:
        super().__init__("vcard")
        self.named = False
        self.waiting: bytes | None = None

    def property(self, name: str, found: re.Match[bytes], told: dict[bytes, bytes], value: bytes) -> None:
        scribe = self.scribe
        if name == "BEGIN":
            scribe.begin_record()
            self.named, self.waiting = False, None
        scribe.text(found[0])
        if name == "N":
            self._name(value)
        elif name == "FN":
            self.named = True
            scribe.cell("vcard:FN", self.names["FN"], _plain(value))
        elif name == "ADR":
            scribe.cell("vcard:ADR", self.names["ADR"], b", ".join(part for part in _parts(value) if part))
        elif name == "ORG":
            scribe.cell("vcard:ORG", self.names["ORG"], b", ".join(part for part in _parts(value) if part))
        elif name in ("TEL", "EMAIL", "IMPP") and b":" in value[:8]:
            before, _, rest = value.partition(b":")
            scribe.text(before + b":")
            scribe.cell(f"vcard:{name}", self.names.get(name, name), _plain(rest))
        elif name == "END" and self.waiting is not None and not self.named:
            scribe.cell("vcard:N", self.names["N"], self.waiting)
            scribe.text(b", " + value)
        else:
            scribe.cell(f"vcard:{name}", self.names.get(name, name), _plain(value))

    def _name(self, value: bytes) -> None:
        """Family name, given name, further names, titles before and behind. Told where no whole name (FN) is, which a card has but once:
        else one person would have two names."""
        family, given, more, *_ = [*_parts(value), b"", b"", b""]
        self.scribe.text(_plain(value))
        self.waiting = b" ".join(part for part in (given, more, family) if part)


def _parts(value: bytes) -> list[bytes]:
    return [_plain(match[1]).strip() for match, _ in zip(_SEPARATE.finditer(value), range(MOST_PARTS), strict=False)]


class _Events(_Properties):
    def __init__(self) -> None:
        super().__init__("ics")

    def property(self, name: str, found: re.Match[bytes], told: dict[bytes, bytes], value: bytes) -> None:
        """Each person invited is a record: their name is a parameter, their address the value."""
        scribe = self.scribe
        if name == "BEGIN":
            scribe.begin_record()
        of_person = name in ("ATTENDEE", "ORGANIZER")
        record = scribe.row if of_person else None
        if of_person:
            who = told.get(b"CUTYPE", b"").upper()
            path = f"ics:{name}" if who in (b"", b"INDIVIDUAL") else f"ics:{name}-{who.decode('latin-1')[:20]}"
            head, at = found[0], found.start(2)
            scribe.text(head[:at])
            for parameter in _PARAMETER.finditer(head, at, found.end() - 1):
                key, inner = parameter[1].decode("latin-1").upper(), parameter[2] or b""
                scribe.text(head[at : parameter.start(2)] if parameter[2] is not None else b"")
                self._parameter(f"{path}.{key}", key, inner, record)
                at = parameter.end()
            size = 7 if value[:7].lower() == b"mailto:" else 0
            scribe.text(head[at:] + value[:size])
            scribe.cell(path, self.names[name], _plain(value[size:]), record)
            return
        scribe.text(found[0])
        scribe.cell(f"ics:{name}", self.names.get(name, name), _plain(value))

    def _parameter(self, path: str, key: str, value: bytes, record: int | None) -> None:
        inner = value[7:] if value[:8].lower().lstrip(b'"').startswith(b"mailto:") else value
        inner = inner.strip(b'"').removeprefix(b":")
        if key in ("CN", "EMAIL", "SENT-BY", "DELEGATED-TO", "DELEGATED-FROM", "DIR"):
            self.scribe.cell(path, self.names["CN"] if key == "CN" else key, _plain(inner), record)
        else:
            self.scribe.text(value)


class _Entries:
    """LDIF: `name: value`, `name:: base64`, `name:< URL`; an empty line ends an entry."""

    def __init__(self) -> None:
        self.scribe = Scribe()
        table = standard("cards")
        self.names, self.persons = table["ldif"], frozenset(table["persons"].split())
        self.held: list[Unfolded] = []
        self.size = self.lost = 0
        self.classes: list[str] = []

    def read(self, stream: Readable) -> Iterator[Record | Gap]:
        """Entries are held until they end: what they are of is told anywhere in them, and groups have names as well."""
        scribe = self.scribe
        for line in unfolded(stream):
            if not line.data and line.whole and not self.held:
                scribe.end_row(line.lines)
                continue
            if line.whole:
                self.held.append(line)
                self.size += len(line.data) + 1
                if _OBJECT.match(line.data):
                    self.classes.append(line.data.partition(b":")[2].strip().decode("latin-1")[:60])
            if not line.data.strip() or self.size > MAX_LINE or not line.whole:
                self._entry()
            if scribe.full or not line.whole:
                yield from scribe.told()
            if not line.whole:
                yield long_text(line.data)
        self._entry()
        yield from scribe.told()
        if self.lost:
            yield Gap("unsupported", self.lost, detail="attributes of entries that are no text")

    def _entry(self) -> None:
        known = {name.lower() for name in self.classes}
        person = not known or bool(known & self.persons and "computer" not in known)
        prefix = "ldif:" if person else f"ldif:{self.classes[-1]}."
        self.scribe.begin_record()
        for line in self.held:
            self._attribute(line.data, prefix, person)
            self.scribe.end_row(line.lines)
        self.held, self.size, self.classes = [], 0, []

    def _attribute(self, data: bytes, prefix: str, person: bool) -> None:
        scribe, found = self.scribe, _ATTRIBUTE.match(data)
        if found is None or data[:1] == b"#":
            scribe.text(data)
            return
        written = found[1].partition(b";")[0].decode("latin-1")
        name, value = written.lower(), data[found.end() :]
        if found[2] == b":":
            read = _of_base64(value)
            if read is None:
                self.lost += len(data)
                scribe.text(found[0])
                return
            value = read
        scribe.text(found[1] + b": ")
        header = self.names.get(name, written) if person else written
        if name == "userpassword" and value[:1] == b"{":
            written, header = written + value.partition(b"}")[0].decode("latin-1")[:20] + "}", self.names["hash"]
        if name.endswith("address"):
            value = value.replace(b"$", b", ")
        scribe.cell(prefix + written, header, value)


_OBJECT = re.compile(rb"objectClass: ", re.IGNORECASE)


def _of_base64(value: bytes) -> bytes | None:
    """The text; what is no base64 stays as it is; None for what is no text: pictures, keys, numbers of Windows."""
    try:
        raw = base64.b64decode(value, validate=True)
    except binascii.Error:
        return value
    text = _as_utf8(raw, "")
    return None if text.translate(None, _LETTERS) or (text != raw and raw.translate(None, _C1) != raw) else text


_LETTERS = bytes(n for n in range(256) if n >= 32 or n in b"\t\r\n")
_C1 = bytes(range(0x80, 0xA0))


def vcard(stream: Readable) -> Iterator[Record | Gap]:
    """vCard 2.1, 3.0 and 4.0."""
    yield from _Cards().read(stream)


def ics(stream: Readable) -> Iterator[Record | Gap]:
    """iCalendar."""
    yield from _Events().read(stream)


def ldif(stream: Readable) -> Iterator[Record | Gap]:
    """LDIF, of exports and of changes."""
    yield from _Entries().read(stream)
