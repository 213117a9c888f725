"""The kinds of business formats that are text: told by their first bytes, and the encodings that they declare."""

from __future__ import annotations

import re
from collections.abc import Callable

from duenotice.evidence.kinds.chat_lines import ChatLook

SEGMENTED = frozenset({"hl7", "x12", "edifact", "mt940", "gedcom", "vcard", "ics", "ldif", "chat", "ach", "qif"})
"""Kinds made of segments, cards or entries, whose cells `readers.segmented` marks."""

_HL7 = rb"(?:MSH|FHS|BHS)([^\w\s])[^\w\s]{2,6}\1"
_X12 = rb"ISA([^\w\s]).{2}\1.{10}\1.{2}\1.{10}\1.{2}\1.{15}\1.{2}\1.{15}\1"
_EDIFACT = rb"UNA.{6}\s*UN[BHG]|UNB[^\w\s]UN?[A-Z]{2}[A-Z]?[^\w\s]\d"
_SWIFT = rb"(?:\{1:F\d\d[A-Z0-9]{12}|(?:[^\n]{0,40}\n){0,6}:20:[^\n]{0,40}\n(?:[^\n]{0,80}\n){0,6}?:(?:21|25|28|23B|32A|50|60F|13)[A-Z]?:)"
_LDIF = rb"(?:(?:#[^\n]*|version: *1|)\r?\n){0,60}dn::? [^\n]{0,400}\n(?:[ \t#][^\n]*\n)*[A-Za-z][\w.;-]*:[:<]? ?"
_LOOKS: tuple[tuple[str, bytes, re.Pattern[bytes] | ChatLook], ...] = (
    ("hl7", b"MFB", re.compile(_HL7)),
    ("x12", b"I", re.compile(_X12, re.DOTALL)),
    ("edifact", b"U", re.compile(_EDIFACT, re.DOTALL)),
    ("vcard", b"Bb", re.compile(rb"BEGIN:VCARD\s", re.IGNORECASE)),
    ("ics", b"Bb", re.compile(rb"BEGIN:VCALENDAR\s", re.IGNORECASE)),
    ("gedcom", b"0", re.compile(rb"0 HEAD\s+1 [A-Z_]")),
    ("ldif", b"dv#", re.compile(_LDIF)),
    ("chat", b"[0123456789\xe2", ChatLook()),
    ("ach", b"1", re.compile(rb"101[ \d]{30}[^\n]{2,62}\r?\n5[^\n]{80,93}\r?\n")),
    ("qif", b"!", re.compile(rb"!(?:Type:|Account|Option:|Clear:)", re.IGNORECASE)),
    ("mt940", b"{:ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", re.compile(_SWIFT)),
)
_BY_FIRST = {
    first: tuple((kind, look) for kind, firsts, look in _LOOKS if first in firsts)
    for first in b"".join(firsts for _, firsts, _ in _LOOKS)
}
"""By the first byte: most texts are asked nothing more than whether it is one of these, or not to begin with `:20:`."""


def business_kind(text: bytes) -> str | None:
    """The kind of a text in a business format, by its first bytes (UTF-8); None for any other text."""
    start = text[:4096].lstrip(b"\x0b\x0c\x01\x1c \t\r\n")
    for kind, look in _BY_FIRST.get(start[0], ()) if start else ():
        if look.match(start):
            return kind
    return None


_HL7_NAMES = {
    "UNICODE": "utf-8", "UNICODE UTF-8": "utf-8", "GB 18030-2000": "gb18030", "BIG-5": "big5", "KS X 1001": "euc_kr",
    "CNS 11643-1992": "big5", "ISO IR87": "iso2022_jp", "ISO IR14": "iso2022_jp", "ISO IR6": "ascii", "ASCII": "ascii",
}  # fmt: skip
_SYNTAX = {
    **{letter: f"iso8859-{n}" for letter, n in zip("CDEFGHIJK", (1, 2, 5, 7, 3, 4, 6, 8, 9), strict=True)},
    "Y": "utf-8",
    "W": "utf-8",
}
_GEDCOM_NAMES = {"ANSI": "cp1252", "ANSEL": "latin-1", "IBMPC": "cp437", "IBM DOS": "cp437", "MACINTOSH": "mac_roman"}


def _of_hl7(head: bytes) -> str:
    """The first value of MSH-18 (table 0211)."""
    found = re.search(rb"MSH([^\w\s])([^\r\n]*)", head)
    fields = found[2].split(found[1]) if found else []
    told = re.split(r"[~\\^]", fields[16].decode("latin-1")) if len(fields) > 16 else []
    names = [name.strip().upper() for name in told if name.strip()]
    if not names:
        return ""
    name = next((name for name in names if name.startswith("ISO IR")), names[0])
    return _HL7_NAMES.get(name, re.sub(r"^(?:ISO )?8859[-/](\d+)$", r"iso8859-\1", name))


def _of_edifact(head: bytes) -> str:
    """The syntax identifier of UNB (ISO 9735)."""
    found = re.search(rb"UNB[^\w\s]UNO([A-Z])", head)
    return _SYNTAX.get(found[1].decode(), "") if found else ""


def _of_gedcom(head: bytes) -> str:
    found = re.search(rb"[\r\n]\s*1 CHAR ([A-Z -]+)", head)
    return _GEDCOM_NAMES.get(found[1].decode().strip(), "") if found else ""


_DECLARED: dict[str, Callable[[bytes], str]] = {"hl7": _of_hl7, "edifact": _of_edifact, "gedcom": _of_gedcom}


def declared_charset(kind: str, head: bytes) -> str:
    """The Python name of the encoding that a text of a kind declares in its first bytes, empty where it declares none known."""
    name = _DECLARED[kind](head[:8192]) if kind in _DECLARED else ""
    try:
        "".encode(name or "utf-8")
    except LookupError:
        return ""
    return name
