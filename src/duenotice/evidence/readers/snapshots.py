"""What pictures tell about themselves beside what they show: who took them, with what, where and when (Exif, XMP, IPTC)."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from duenotice.evidence.ground.budget import MIB

MOST = 64 * MIB
"""Bytes of a picture that are looked at: what is told about it stands before or right behind what it shows."""
LONGEST = 4096
"""Letters of one value."""
ENTRIES = 512
"""Entries of one list of Exif, and lists of one picture."""

_TAGS = {
    0x010E: "Description", 0x013B: "Author", 0x8298: "Copyright", 0xA430: "Camera owner", 0x9C9B: "Title", 0x9C9C: "Comment",
    0x9C9D: "Author", 0x9C9E: "Keywords", 0x9C9F: "Subject", 0x9286: "User comment", 0xA431: "Camera serial number",
    0x9003: "Taken", 0xA436: "Title",
}  # fmt: skip
_WIDE = range(0x9C9B, 0x9CA0)
_LISTS = {0x8769: "exif", 0x8825: "gps"}
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 13: 4}
_IPTC = {5: "Title", 80: "Author", 85: "Author's position", 110: "Credit", 116: "Copyright", 118: "Contact", 120: "Description",
         122: "Description writer", 25: "Keywords", 90: "City", 92: "Location"}  # fmt: skip
_XMP = {
    "creator": "Author", "rights": "Copyright", "description": "Description", "title": "Title", "subject": "Keywords",
    "Owner": "Owner", "OwnerName": "Owner", "AuthorsPosition": "Author's position", "CaptionWriter": "Description writer",
    "PersonInImage": "Person", "PersonDisplayName": "Person", "Name": "Person", "CiEmailWork": "E-mail", "CiTelWork": "Telephone",
    "CiAdrExtadr": "Street", "CiAdrCity": "City", "CiAdrPcode": "Postcode", "Artist": "Author", "SerialNumber": "Camera serial number",
    "GPSLatitude": "Latitude", "GPSLongitude": "Longitude",
}  # fmt: skip
_PACKET = re.compile(rb"<(?:x:xmpmeta|rdf:RDF)[ >]")
_ENDS = (b"</x:xmpmeta>", b"</rdf:RDF>")


def said_by(file: BinaryIO) -> list[tuple[str, str]]:
    """What a picture tells, as names and values, each once. Never raises for bad content: what is damaged is left out."""
    size = file.seek(0, 2)
    file.seek(0)
    data = file.read(min(size, MOST))
    told: dict[tuple[str, str], None] = {}
    for finder in (_exif, _iptc, _xmp):
        try:
            for name, value in finder(data):
                if plain := " ".join(value.replace("\0", " ").split())[:LONGEST]:
                    told[name, plain] = None
        except (
            struct.error,
            ValueError,
            IndexError,
            ZeroDivisionError,
            ParseError,
            DefusedXmlException,
            RecursionError,
        ):
            continue
    return list(told)


def _exif(data: bytes) -> Iterator[tuple[str, str]]:
    """Of JPEG, WebP, HEIC and AVIF behind the word for it; of PNG in a chunk; of TIFF all of it."""
    if data[:4] in (b"II*\0", b"MM\0*"):
        yield from _Exif(data).told()
        return
    for sign in (b"Exif\0\0", b"eXIf"):
        at = data.find(sign)
        if at >= 0:
            yield from _Exif(data[at + len(sign) :]).told()
            return
    at = data.find(b"EXIF", 12) if data[8:12] == b"WEBP" else -1
    if at >= 0:
        yield from _Exif(data[at + 8 :]).told()


class _Exif:
    """The lists of entries of a TIFF file, as Exif is one."""

    def __init__(self, data: bytes) -> None:
        self.data, self.left = data, ENTRIES
        self.order = "<" if data[:2] == b"II" else ">"
        if data[2:4] not in (b"*\0", b"\0*"):
            raise ValueError("no list of entries")

    def told(self) -> Iterator[tuple[str, str]]:
        """Names and values of the entries that are known."""
        waiting = [("exif", self._number(4, 4))]
        place: dict[int, bytes] = {}
        while waiting and self.left:
            where, at = waiting.pop()
            for tag, kind, count, start in self._entries(at):
                size = _SIZES.get(kind, 1) * count
                raw = self.data[start : start + min(size, 2 * LONGEST)]
                if where == "gps":
                    place.setdefault(tag, raw)
                elif tag in _LISTS:
                    waiting.append((_LISTS[tag], self._number(start, 4)))
                elif tag in _TAGS:
                    yield _TAGS[tag], _words(raw, tag)
        if 2 in place and 4 in place:
            yield "GPS position", f"{self._degrees(place, 2, b'S'):.6f}, {self._degrees(place, 4, b'W'):.6f}"

    def _entries(self, at: int) -> Iterator[tuple[int, int, int, int]]:
        """Tag, type, count and the place of the value of each entry."""
        self.left -= 1
        for n in range(min(self._number(at, 2), ENTRIES)):
            start = at + 2 + 12 * n
            tag, kind, count = struct.unpack_from(self.order + "HHI", self.data, start)
            held = _SIZES.get(kind, 1) * count <= 4
            yield tag, kind, count, start + 8 if held else self._number(start + 8, 4)

    def _number(self, at: int, size: int) -> int:
        told: tuple[int] = struct.unpack_from(self.order + {2: "H", 4: "I"}[size], self.data, at)
        return told[0]

    def _degrees(self, place: dict[int, bytes], tag: int, below: bytes) -> float:
        parts = struct.unpack_from(self.order + "6I", place[tag])
        degrees = parts[0] / parts[1] + parts[2] / (parts[3] or 1) / 60 + parts[4] / (parts[5] or 1) / 3600
        return -degrees if place.get(tag - 1, b"")[:1] == below else degrees


def _words(raw: bytes, tag: int) -> str:
    if tag in _WIDE:
        return raw.decode("utf-16-le", "replace")
    if tag == 0x9286:
        raw, wide = raw[8:], raw[:7] == b"UNICODE"
        if wide:
            return raw.decode("utf-16-be" if raw[:1] == b"\0" else "utf-16-le", "replace")
    return _letters(raw)


def _letters(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _iptc(data: bytes) -> Iterator[tuple[str, str]]:
    """Records of IPTC in a block of Photoshop (IIM 4.2, 1.6)."""
    at = data.find(b"8BIM\x04\x04")
    if at < 0:
        return
    at = data.find(b"\x1c", at, at + 300)
    for _ in range(ENTRIES):
        if at < 0 or data[at : at + 1] != b"\x1c":
            return
        record, kind, size = struct.unpack_from(">BBH", data, at + 1)
        if record == 2 and kind in _IPTC and size < 0x8000:
            yield _IPTC[kind], _letters(data[at + 5 : at + 5 + size])
        at += 5 + size


def _xmp(data: bytes) -> Iterator[tuple[str, str]]:
    """Of a packet of XMP (ISO 16684-1) the names that say who or where, as elements or attributes."""
    begin = _PACKET.search(data)
    stop = (
        max((data.find(end, begin.start()) + len(end) for end in _ENDS if end in data[begin.start() :]), default=0)
        if begin
        else 0
    )
    if begin is None or stop <= 0:
        return
    for element in fromstring(data[begin.start() : stop]).iter():
        name = element.tag.rpartition("}")[2]
        if name in _XMP:
            words = [text.strip() for text in element.itertext() if text.strip()]
            yield from ((_XMP[name], word) for word in words[:ENTRIES])
        for attribute, value in element.attrib.items():
            if (named := attribute.rpartition("}")[2]) in _XMP:
                yield _XMP[named], value
