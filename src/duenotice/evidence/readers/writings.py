"""Written documents and slides: DOCX, PPTX and OpenDocument. Runs are joined per paragraph, since they split names at will."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from duenotice.evidence.budget import Budget
from duenotice.evidence.readers.zipped import about, events, inflated_size, local, pictures
from duenotice.evidence.records import Gap, Part, Record
from duenotice.evidence.shapes import Text

_WORD = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_SLIDE = re.compile(r"ppt/(slides/slide|notesSlides/notesSlide|comments/comment)(\d+)\.xml")


def docx(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Text, headers, footers, notes and comments of a Word document."""
    yield from _parts(file, budget, _WORD, "part")


def pptx(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Slides, their notes and comments."""
    yield from _parts(file, budget, _SLIDE, "slide")


def odf(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Text, presentation or drawing of the OpenDocument family."""
    yield from _parts(file, budget, re.compile(r"(content|styles)\.xml"), "part")


def _parts(file: BinaryIO, budget: Budget, wanted: re.Pattern[str], word: str) -> Iterator[Record | Gap]:
    with zipfile.ZipFile(file) as package:
        if inflated_size(package) > max(budget.ratio_from, budget.ratio * file.seek(0, 2)):
            yield Gap("limit", inflated_size(package), f"expansion ratio {budget.ratio}")
            return
        yield from about(package)
        yield from pictures(package, budget)
        names = sorted(filter(wanted.fullmatch, package.namelist()), key=lambda name: (len(name), name))
        for number, name in enumerate(names, 1):
            yield from _part(package, name, f"{word} {number}")


def _part(package: zipfile.ZipFile, name: str, label: str) -> Iterator[Record | Gap]:
    lines: list[str] = []
    try:
        with package.open(name) as stream:
            lines.extend(_paragraphs(events(stream, ("start", "end"))))
    except Exception as problem:  # entities, broken XML, broken zip: tell it and keep what came before
        yield Gap("unreadable", package.getinfo(name).file_size, detail=f"{label}: {type(problem).__name__}")
    if lines:
        yield Record((Part("\n".join(lines).encode("utf-8", "replace"), Text()),), label=label)


def _paragraphs(found: Iterator[tuple[str, Any]]) -> Iterator[str]:
    """Paragraphs as lines; cells of a table row stay on one line, between tabs."""
    cells: list[list[str]] = []
    text: list[str] = []
    for event, element in found:
        tag = local(element.tag)
        if event == "start":
            if tag in ("tr", "table-row"):
                cells.append([])
            continue
        if tag == "t" or (tag in ("span", "a", "p", "h") and element.text and "opendocument" in element.tag):
            text.append(element.text or "") if tag == "t" else None
        if tag in ("tab", "br", "cr", "line-break"):
            text.append("\t" if tag == "tab" else " ")
        if tag in ("p", "h"):
            line = "".join(element.itertext()) if "opendocument" in element.tag else "".join(text)
            text.clear()
            element.clear()
            if cells:
                cells[-1].append(line)
            elif line.strip():
                yield line
        elif tag in ("tr", "table-row") and cells:
            row = cells.pop()
            if any(row):
                yield "\t".join(row)
