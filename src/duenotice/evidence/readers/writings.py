"""Written documents and slides: DOCX, PPTX and OpenDocument. Runs are joined per paragraph, since they split names at will."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from typing import IO, BinaryIO

from duenotice.evidence.ground.budget import Budget
from duenotice.evidence.readers.grids import Row, parts_of
from duenotice.evidence.readers.paragraphs import of_odf, of_ooxml
from duenotice.evidence.readers.zipped import about, events, local, others, pictures, refused
from duenotice.evidence.records.record import Gap, Record

_WORD = re.compile(r"word/(?:glossary/)?(document|header|footer|footnotes|endnotes|comments)(\d*)\.xml")
_SLIDE = re.compile(r"ppt/(slides/slide|notesSlides/notesSlide|comments/comment)(\d+)\.xml")
_ODF = re.compile(r"(?:[^/]+/)?(content|styles)\.xml")

_Lines = Callable[[IO[bytes]], Iterator[str | Row]]


def docx(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Text, headers, footers, notes and comments of a Word document, then all else that is in it."""
    yield from _parts(file, budget, _WORD, of_ooxml)


def pptx(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Slides, their notes and comments, then all else."""
    yield from _parts(file, budget, _SLIDE, of_ooxml)


def odf(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Text, presentation or drawing of the OpenDocument family, with the objects in it, then all else."""
    yield from _parts(file, budget, _ODF, of_odf)


def _parts(file: BinaryIO, budget: Budget, wanted: re.Pattern[str], lines_of: _Lines) -> Iterator[Record | Gap]:
    """wanted: names of the parts that are read for themselves; lines_of: what gives their lines."""
    with zipfile.ZipFile(file) as package:
        if too_large := refused(package, file, budget):
            yield too_large
            return
        yield from about(package)
        yield from pictures(package, budget)
        names = sorted(filter(wanted.fullmatch, package.namelist()), key=lambda name: (len(name), name))
        called = _slides(package) if wanted is _SLIDE else {}
        for name in names:
            yield from _part(package, name, called.get(name) or _plainly(wanted, name), lines_of)
        yield from others(package, wanted.fullmatch, budget)


def _plainly(wanted: re.Pattern[str], name: str) -> str:
    """`header 2`, `comments`, `slide 3`: what people call a part of this name."""
    told = wanted.fullmatch(name)
    kind, number = (told[1], told[2] if told.re.groups > 1 else "") if told else (name, "")
    words = {"notesSlides/notesSlide": "notes"}.get(kind, kind.rpartition("/")[2])
    within = name.rpartition("/")[0] if wanted is _ODF else "glossary" if "glossary/" in name else ""
    return " ".join(filter(None, (within, words, number)))


def _slides(package: zipfile.ZipFile) -> dict[str, str]:
    """What the slides and their notes are called, by name of the part: slides are numbered as they are shown, not as their parts
    are named, and notes belong to a slide."""
    called: dict[str, str] = {}
    try:
        parts = _related(package, "ppt/_rels/presentation.xml.rels")
        with package.open("ppt/presentation.xml") as stream:
            shown = [
                parts.get(value, "")
                for _, element in events(stream)
                if local(element.tag) == "sldId"
                for name, value in element.attrib.items()
                if name.endswith("}id")
            ]
        for number, slide in enumerate(shown, 1):
            called[f"ppt/{slide}"] = f"slide {number:,}"
            folder, _, file = f"ppt/{slide}".rpartition("/")
            for part in _related(package, f"{folder}/_rels/{file}.rels").values():
                if part.startswith("../notesSlides/"):
                    called[f"ppt/{part[3:]}"] = f"notes of slide {number:,}"
    except Exception:  # a damaged list of slides costs their numbers, not the slides
        return called
    return called


def _related(package: zipfile.ZipFile, name: str) -> dict[str, str]:
    """Parts that another refers to, by id."""
    if name not in package.namelist():
        return {}
    with package.open(name) as stream:
        return {e.attrib.get("Id", ""): e.attrib.get("Target", "") for _, e in events(stream)}


def _part(package: zipfile.ZipFile, name: str, label: str, lines_of: _Lines) -> Iterator[Record | Gap]:
    lines: list[str | Row] = []
    try:
        with package.open(name) as stream:
            lines.extend(lines_of(stream))
    except Exception as problem:  # entities, broken XML, broken zip: tell it and keep what came before
        yield Gap("unreadable", package.getinfo(name).file_size, detail=f"{label}: {type(problem).__name__}")
    yield from parts_of(lines, label)
