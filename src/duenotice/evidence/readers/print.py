"""Pages made to be printed, and pictures: PDF through PDFium, pictures through tesseract where it is wanted and installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from typing import Any, BinaryIO

import pypdfium2

from duenotice.evidence.budget import Budget
from duenotice.evidence.readers.bodies import header_lines
from duenotice.evidence.records import Gap, Part, Record
from duenotice.evidence.shapes import Headers, Text

THIN = 16
"""A page with fewer letters is taken for a picture of a page."""

_ABOUT = ("Author", "Title", "Subject", "Keywords", "Creator")


def pdf(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Pages of a PDF, each a record; authors as headers."""
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
        for number in range(len(document)):
            yield from _page(document, number, budget)


def _page(document: Any, number: int, budget: Budget) -> Iterator[Record | Gap]:
    label = f"page {number + 1:,}"
    try:
        page = document[number]
        text_page = page.get_textpage()
        text = text_page.get_text_bounded()
        text_page.close()
        if len(text.strip()) < THIN:
            text += yield from _pictured(page, budget)
        page.close()
    except pypdfium2.PdfiumError:
        yield Gap("unreadable", detail="page of a PDF")
        return
    if text.strip():
        lines = "\n".join(text.splitlines())
        yield Record((Part(lines.encode("utf-8", "replace"), Text()),), label=label)


def _pictured(page: Any, budget: Budget) -> Iterator[Gap]:
    """The text of a page that is a picture; generator that answers with it."""
    if not any(True for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)):
        return ""
    width, height = (side * 200 / 72 for side in page.get_size())
    if not _can_read(budget) or width * height > budget.pixels:
        yield Gap("unsupported", detail="page of a PDF that is a picture (no OCR)")
        return ""
    with tempfile.NamedTemporaryFile(suffix=".png") as shot:
        page.render(scale=200 / 72, grayscale=True).to_pil().save(shot, "PNG")
        shot.flush()
        return "\n" + _seen(shot.name, budget)


def _can_read(budget: Budget) -> bool:
    return budget.ocr and shutil.which("tesseract") is not None


def _seen(path: str, budget: Budget) -> str:
    done = subprocess.run(
        ["tesseract", path, "stdout", "--psm", "3"], capture_output=True, timeout=min(budget.quiet, 50), check=False
    )
    return done.stdout.decode("utf-8", "replace")


def image(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """The text in a picture, where OCR is wanted and can be had."""
    size = file.seek(0, 2)
    if not _can_read(budget):
        why = "tesseract is not installed" if budget.ocr else "OCR is switched off"
        yield Gap("unsupported", size, detail=f"picture: {why}")
        return
    pixels = _pixels(file)
    if pixels > budget.pixels:
        yield Gap("limit", size, f"pixels {budget.pixels:,}", "picture")
        return
    text = _seen(str(file.name), budget)
    if text.strip():
        yield Record((Part(text.encode(), Text()),), label="picture")


def _pixels(file: BinaryIO) -> int:
    """Width times height of a PNG or GIF by its head; 0 where the head does not say."""
    file.seek(0)
    head = file.read(32)
    if head.startswith(b"\x89PNG"):
        return int.from_bytes(head[16:20], "big") * int.from_bytes(head[20:24], "big")
    if head.startswith(b"GIF8"):
        return int.from_bytes(head[6:8], "little") * int.from_bytes(head[8:10], "little")
    return 0
