"""Pages made to be printed: PDF through PDFium, with notes, form values and files in it; pages that are pictures through OCR."""

from __future__ import annotations

import ctypes
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import IO, Any, BinaryIO

import pypdfium2
from pypdfium2 import raw as pdfium

from duenotice.evidence.ground.budget import Budget
from duenotice.evidence.ground.shapes import Delimited, Headers, Text
from duenotice.evidence.readers.attachments import attachment
from duenotice.evidence.readers.bodies import header_lines
from duenotice.evidence.readers.columns import TAB
from duenotice.evidence.readers.pictures import refusal, seen
from duenotice.evidence.readers.printed_tables import LATEST, Table, lines_of, tables_of, words_of
from duenotice.evidence.readers.printed_tables import records_of as table_records
from duenotice.evidence.records.record import Gap, Part, Record

THIN = 16
"""A page with fewer letters is taken for a picture of a page."""

SCALE = 200 / 72
"""Dots of a rendered page per point: 200 to the inch."""

MOST_NOTES = 10_000
"""Notes, links and form fields of one page."""

DEEPEST = 100
"""Levels of an outline."""

AGAIN = 4
"""Times the ratio of a stream that all pages together may give: one font or one part of a page stands on many of them."""

_ABOUT = ("Author", "Title", "Subject", "Keywords", "Creator")


def pdf(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Pages of a PDF, each a record; authors as headers; then the files that it carries."""
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as problem:
        locked = "assword" in str(problem)
        yield Gap("encrypted" if locked else "unreadable", file.seek(0, 2), detail="PDF")
        return
    with document:
        told = {name: value for name, value in document.get_metadata_dict().items() if value and name in _ABOUT}
        if told:
            yield Record((Part(header_lines(told), Headers()),), label="about the document")
        yield from _outline(document)
        yield from _pages(document, file.seek(0, 2), budget)
        yield from _files(document, budget)


def _pages(document: Any, size: int, budget: Budget) -> Iterator[Record | Gap]:
    """All pages of a PDF of `size` bytes. One that names the same pages over and over is read as often as it could hold other ones:
    each takes more than a byte."""
    tables, told, most = _Tables(), 0, max(budget.ratio_from, AGAIN * budget.ratio * size)
    for number in range(count := len(document)):
        left = f"{count - number:,} pages of a PDF"
        if number == size:
            yield Gap("limit", limit=f"pages {size:,}, one a byte", detail=left)
            return
        if told > most:
            yield Gap("limit", limit=f"expanded bytes of all pages {most:,}", detail=left)
            return
        for thing in _page(document, number, budget, tables):
            told += sum(len(part.data) for part in thing.parts) if isinstance(thing, Record) else 0
            yield thing


@dataclass(slots=True)
class _Tables:
    """The tables of a document so far: numbers of their headings, and the one with which the last page ended."""

    known: dict[tuple[str, ...], int] = field(default_factory=dict)
    open: Table | None = None

    def apart(self, text: str, text_page: Any) -> tuple[str, list[Table]]:
        """The text of a page without its tables, and those. Where words and text do not hold the same letters the text is all."""
        lines = lines_of(words_of(text_page))
        tables = list(tables_of(lines, self.open))
        self.open = tables[-1] if tables and len(lines) - tables[-1].last < LATEST else None
        if not tables or _letters(text) != _letters("".join(line.text for line in lines)):
            self.open = None
            return text, []
        inside = {n for table in tables for n in range(table.first, table.last)}
        return "\n".join(line.text for n, line in enumerate(lines) if n not in inside), tables

    def records(self, tables: list[Table], label: str) -> Iterator[Record]:
        """Their rows."""
        for n, table in enumerate(tables, 1):
            number = self.known.setdefault(table.heads, len(self.known) + 1)
            yield from table_records(table, f"{label}, table {n:,}", f"table {number}")


def _letters(text: str) -> Counter[str]:
    return Counter(text.translate(_UNSAID))


_UNSAID = dict.fromkeys([*range(33), 0xA0, 0xAD, 0xFFFE])
"""Blanks, and the signs for a hyphen at the end of a line."""


def _page(document: Any, number: int, budget: Budget, tables: _Tables) -> Iterator[Record | Gap]:
    label = f"page {number + 1:,}"
    found: list[Table] = []
    parts: list[Part] = []
    form: list[tuple[str, str]] = []
    try:
        page = document[number]
        text_page = page.get_textpage()
        text = text_page.get_text_bounded()
        words, found = tables.apart(text, text_page.raw)
        text_page.close()
        parts.append(_lines(words))
        pictured = any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4))
        if pictured and len(text.strip()) < THIN:
            parts.append(_lines((yield from _pictured(page, budget)), "read by OCR"))
        elif pictured:
            yield Gap("unsupported", detail="pictures in pages of a PDF that hold text as well")
        notes, form = _notes(page)
        parts.append(_lines("\n".join(notes), "notes"))
        page.close()
    except pypdfium2.PdfiumError:
        yield Gap("unreadable", detail="page of a PDF")
    if any(part.data.strip() for part in parts):
        yield Record(tuple(part for part in parts if part.data.strip()), label=label)
    yield from tables.records(found, label)
    if form:
        shape = Delimited(TAB, 0, tuple(" ".join(name.split()) for name, _ in form), 0, "form")
        row = "\t".join(" ".join(value.split()) for _, value in form) + "\n"
        yield Record((Part(row.encode("utf-8", "replace"), shape, first=1),), label=f"{label}, form fields", rows=True)


def _outline(document: Any) -> Iterator[Record | Gap]:
    """The titles in the table of contents that viewers show beside the pages."""
    titles: list[str] = []
    try:
        for mark in islice(document.get_toc(max_depth=DEEPEST), MOST_NOTES + 1):
            titles.append(" ".join(mark.get_title().split()))
    except (pypdfium2.PdfiumError, ValueError):
        yield Gap("unreadable", detail="outline of a PDF")
    if len(titles) > MOST_NOTES:
        yield Gap("limit", limit=f"titles {MOST_NOTES:,}", detail="outline of a PDF")
    if any(titles):
        yield Record((_lines("\n".join(titles[:MOST_NOTES])),), label="outline")


def _lines(text: str, label: str = "") -> Part:
    return Part("".join(line + "\n" for line in text.splitlines()).encode("utf-8", "replace"), Text(), label)


def _pictured(page: Any, budget: Budget) -> Iterator[Gap]:
    """The text of a page that is a picture; generator that answers with it."""
    why = refusal(budget)
    if why:
        yield Gap("unsupported", detail=f"page of a PDF that is a picture: {why}")
        return ""
    width, height = (side * SCALE for side in page.get_size())
    if width * height > budget.pixels:
        yield Gap("limit", limit=f"pixels {budget.pixels:,}", detail="page of a PDF that is a picture")
        return ""
    with tempfile.NamedTemporaryFile(suffix=".pgm") as shot:
        _draw(page, shot)
        text, gap = seen(shot.name, budget, "page of a PDF that is a picture")
    if gap:
        yield gap
    return text


def _draw(page: Any, out: IO[bytes]) -> None:
    """The page as a portable graymap, the plainest format tesseract reads."""
    bitmap = page.render(scale=SCALE, grayscale=True)
    out.write(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height))
    rows = memoryview(bitmap.buffer).cast("B")
    for n in range(bitmap.height):
        out.write(rows[n * bitmap.stride : n * bitmap.stride + bitmap.width])
    out.flush()
    bitmap.close()


def _notes(page: Any) -> tuple[list[str], list[tuple[str, str]]]:
    """Words of notes and addresses of links; form fields: what people read beside them, else their names, and their values."""
    notes, form = list[str](), list[tuple[str, str]]()
    for n in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(page, n)
        name, read, value, words = (
            _said(partial(pdfium.FPDFAnnot_GetStringValue, note, key)) for key in (b"T", b"TU", b"V", b"Contents")
        )
        if value:
            form.append((read or name, value))
        notes += [said for said in (name if not value else "", words) if said]
        link = pdfium.FPDFAnnot_GetLink(note)
        action = link and pdfium.FPDFLink_GetAction(link)
        if action:
            size = pdfium.FPDFAction_GetURIPath(page.pdf, action, None, 0)
            buffer = ctypes.create_string_buffer(size)
            pdfium.FPDFAction_GetURIPath(page.pdf, action, buffer, size)
            notes.append(buffer.value.decode("utf-8", "replace"))
        pdfium.FPDFPage_CloseAnnot(note)
    return notes, form


def _said(ask: Any) -> str:
    """A text of PDFium, which tells the bytes it needs (UTF-16 with an end mark) before it fills a buffer."""
    size = ask(None, 0)
    if not 2 < size <= 1 << 22:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    ask(buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")


def _files(document: Any, budget: Budget) -> Iterator[Record | Gap]:
    """Files that the PDF carries with it."""
    for n in range(min(document.count_attachments(), budget.members)):
        try:
            data = bytes(document.get_attachment(n).get_data())
        except pypdfium2.PdfiumError:
            yield Gap("unreadable", detail="file in a PDF")
            continue
        yield from attachment(data, "file in a PDF", budget)
