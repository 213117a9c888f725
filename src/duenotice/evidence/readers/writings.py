"""Written documents and slides: DOCX, PPTX and OpenDocument. Runs are joined per paragraph, since they split names at will."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from typing import IO, BinaryIO

from duenotice.evidence.budget import Budget
from duenotice.evidence.readers.paragraphs import of_odf, of_ooxml
from duenotice.evidence.readers.zipped import about, others, pictures, refused
from duenotice.evidence.records import Gap, Part, Record
from duenotice.evidence.shapes import Text

_WORD = re.compile(r"word/(?:glossary/)?(document|header|footer|footnotes|endnotes|comments)(\d*)\.xml")
_SLIDE = re.compile(r"ppt/(slides/slide|notesSlides/notesSlide|comments/comment)(\d+)\.xml")
_ODF = re.compile(r"(?:[^/]+/)?(content|styles)\.xml")

_Lines = Callable[[IO[bytes]], Iterator[str]]


def docx(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Text, headers, footers, notes and comments of a Word document, then all else that is in it."""
    yield from _parts(file, budget, (_WORD, "part", of_ooxml))


def pptx(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Slides, their notes and comments, then all else."""
    yield from _parts(file, budget, (_SLIDE, "slide", of_ooxml))


def odf(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Text, presentation or drawing of the OpenDocument family, with the objects in it, then all else."""
    yield from _parts(file, budget, (_ODF, "part", of_odf))


def _parts(file: BinaryIO, budget: Budget, make: tuple[re.Pattern[str], str, _Lines]) -> Iterator[Record | Gap]:
    """make: names of the parts that are read for themselves, what such a part is called, and what gives its lines."""
    wanted, word, lines_of = make
    with zipfile.ZipFile(file) as package:
        if too_large := refused(package, file, budget):
            yield too_large
            return
        yield from about(package)
        yield from pictures(package, budget)
        names = sorted(filter(wanted.fullmatch, package.namelist()), key=lambda name: (len(name), name))
        for number, name in enumerate(names, 1):
            yield from _part(package, name, f"{word} {number}", lines_of)
        yield from others(package, wanted.fullmatch, budget)


def _part(package: zipfile.ZipFile, name: str, label: str, lines_of: _Lines) -> Iterator[Record | Gap]:
    lines: list[str] = []
    try:
        with package.open(name) as stream:
            lines.extend(lines_of(stream))
    except Exception as problem:  # entities, broken XML, broken zip: tell it and keep what came before
        yield Gap("unreadable", package.getinfo(name).file_size, detail=f"{label}: {type(problem).__name__}")
    if lines:
        yield Record((Part("\n".join(lines).encode("utf-8", "replace"), Text()),), label=label)
