"""What sheets hold beside the values of their cells: formulas, headings of printed pages, lists to choose from, notes and links."""

from __future__ import annotations

import codecs
import html
import re
import zipfile
from collections.abc import Iterator
from typing import IO

from duenotice.evidence.ground.budget import MIB
from duenotice.evidence.ground.shapes import Text
from duenotice.evidence.readers.zipped import events, local
from duenotice.evidence.records.record import Gap, Part, Record

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_TOLD = re.compile(
    r'(?:<(?:\w+:)?c (?:[^<>]* )?r="([A-Z]{1,3}\d{1,7})"[^<>]*>)?'
    r"<(?:\w+:)?(f|formula|formula1|formula2|(?:odd|even|first)(?:Header|Footer))(?:\s[^<>]*)?>([^<]+)<"
    r'|\s(?:display|tooltip|location|prompt|promptTitle|error|errorTitle)="([^"]+)"'
)
_WRITTEN = re.compile(r'"([^"]*)"')
"""A text within a formula; one without holds no words."""
_SAYS = re.compile(r"\w{3}")

_CODE = re.compile(r'&(?:"[^"]*"|K(?:[0-9A-Fa-f]{6}|[0-9]{2}[+-][0-9]{3})|[0-9]{1,3}|.)')
"""A code in a heading of a printed page: a font, a colour, a size, a side of the page, a field."""

_SIGNS = ("<f", ":f>", ":f ", "ormula", "Header>", "Footer>", 'display="', 'tooltip="', 'location="', "prompt", "error")
"""One of these stands in whatever `_TOLD` finds: most pieces of a sheet hold none, and are passed over at the speed of memory."""

MOST_TAG = 64 * 1024
"""Letters of one formula or tag; Excel allows 8,192."""


def of_sheets(package: zipfile.ZipFile) -> Iterator[Record | Gap]:
    """Beside the cells of each sheet of XLSX. Formulas matter where a program wrote them without their value, and for the
    addresses and texts in them."""
    for name in filter(_SHEET.fullmatch, package.namelist()):
        lines: list[str] = []
        try:
            with package.open(name) as stream:
                lines.extend(_told(stream))
        except Exception as problem:  # a damaged sheet must not cost the others
            size = package.getinfo(name).file_size
            yield Gap("unreadable", size, detail=f"formulas of a sheet: {type(problem).__name__}")
        if lines:
            yield _record(lines, f"formulas and notes of {name}")


def _told(stream: IO[bytes]) -> Iterator[str]:
    """By its letters, not by a parser: sheets are large, and what is looked for is rare."""
    held, decoder = "", codecs.getincrementaldecoder("utf-8")("replace")
    while raw := stream.read(MIB):
        held += decoder.decode(raw)
        most = max(0, len(held) - MOST_TAG)
        stop = max(held.rfind("<c "), held.rfind("<x:c "), held.rfind("<", 0, most))
        stop = (
            stop if stop > 0 else most
        )  # where one tag never ends, it would be held and looked at again with each piece
        yield from _found(held[:stop])
        held = held[stop:]
    yield from _found(held)


def _found(text: str) -> Iterator[str]:
    if not any(sign in text for sign in _SIGNS):
        return
    for cell, tag, said, attribute in _TOLD.findall(text):
        heading = tag.startswith(("odd", "even", "first"))
        words = html.unescape(said or attribute)
        plain = " ".join((_CODE.sub(_shown, words) if heading else words).split())
        if attribute or heading or any(map(_SAYS.search, _WRITTEN.findall(plain))):
            yield f"{cell}: {plain}" if cell else plain


def _shown(code: re.Match[str]) -> str:
    """What stands where a code stood: the sides of the page are apart, and what changes the look alone parts no word."""
    sign = code[0][1]
    return "&" if sign == "&" else " " if sign.upper() in "LCRDTPNFAZG" else ""


def of_cells(package: zipfile.ZipFile) -> Iterator[Record | Gap]:
    """Notes and links of an OpenDocument sheet, and cells that do not say what kind of value they hold."""
    lines: list[str] = []
    try:
        with package.open("content.xml") as stream:
            lines.extend(_beside(stream))
    except Exception as problem:  # entities, broken XML, broken zip: tell it and keep what came before
        yield Gap("unreadable", detail=f"notes of a sheet: {type(problem).__name__}")
    if lines:
        yield _record(lines, "notes and links")


def _beside(stream: IO[bytes]) -> Iterator[str]:
    noted, typed = 0, True
    for event, element in events(stream, ("start", "end")):
        tag = local(element.tag)
        if event == "start":
            noted += tag == "annotation"
            names = {local(name): value for name, value in element.attrib.items()}
            if tag == "table-cell":
                typed = "value-type" in names
            if ":" in names.get("href", ""):
                yield names["href"]
            continue
        noted -= tag == "annotation"
        if tag in ("p", "creator") and (noted or not typed):
            yield " ".join("".join(element.itertext()).split())
        if tag in ("p", "creator", "table-row"):
            element.clear()


def _record(lines: list[str], label: str) -> Record:
    return Record((Part("\n".join(lines).encode("utf-8", "replace"), Text()),), label=label)
