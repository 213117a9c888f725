"""What office files share: a zip of parts, with authors, pictures, files within, and parts that no reader is made for."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import IO, Any, BinaryIO, cast

from defusedxml import ElementTree

from duenotice.evidence.ground.budget import Budget, pass_own
from duenotice.evidence.ground.shapes import Headers, Text
from duenotice.evidence.ground.wordlist import words
from duenotice.evidence.readers.attachments import attached
from duenotice.evidence.readers.bodies import header_lines
from duenotice.evidence.readers.pictures import pictured, refusal
from duenotice.evidence.records.record import Gap, Part, Record

_ABOUT = ("docProps/core.xml", "docProps/app.xml", "meta.xml")
_TOLD = frozenset(
    words("creator lastModifiedBy initial-creator title Company Manager subject description keywords keyword category")
)
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".tif", ".tiff", ".bmp")

_FORM = re.compile(
    r"\[Content_Types\]\.xml|META-INF/manifest\.xml|mimetype|manifest\.rdf|layout-cache|Configurations2/.*"
    r"|.*(?:/theme/theme\w*|/styles|/stylesWithEffects|/fontTable|/numbering|/webSettings|/tableStyles|/presProps|/viewProps"
    r"|/calcChain|/metadata)\.(?:xml|bin)|.*/printerSettings\d*\.bin|.*\.(?:odttf|fntdata|ttf|otf)"
)
"""Parts that hold form alone: no one writes words there, and their numbers would be taken for people's."""

_WORDED = frozenset(
    words(
        "v author displayName userId descr title instr tooltip display prompt connection command sourceName uniqueName caption"
    )
)
"""Attributes that hold words or values; others are searched where they hold an at sign."""

_JOINED = frozenset(("p", "text", "si", "is", "comment"))
"""Elements whose runs (`t`) are one text."""


def refused(package: zipfile.ZipFile, file: BinaryIO, budget: Budget) -> Gap | None:
    """Why a package is not unpacked: all its parts together, as it says itself, are larger than the budget allows."""
    size = sum(entry.file_size for entry in package.infolist())
    if size > min(budget.total, max(budget.ratio_from, budget.ratio * file.seek(0, 2))):
        return Gap("limit", size, f"expansion ratio {budget.ratio}")
    return None


def events(stream: IO[bytes], kinds: tuple[str, ...] = ("end",)) -> Iterator[tuple[str, Any]]:
    """Elements of an XML part as they are met. Entities are refused: raises defusedxml's EntitiesForbidden."""
    yield from cast("Iterator[tuple[str, Any]]", ElementTree.iterparse(stream, events=kinds, forbid_dtd=False))


def local(tag: str) -> str:
    """A tag or the name of an attribute without its namespace."""
    return tag.rpartition("}")[2]


def about(package: zipfile.ZipFile) -> Iterator[Record | Gap]:
    """Authors, title and company of the document, as headers."""
    told: dict[str, str] = {}
    for name in _ABOUT:
        if name not in package.namelist():
            continue
        try:
            with package.open(name) as stream:
                for _, element in events(stream):
                    text = (element.text or "").strip()
                    if text and local(element.tag) in _TOLD:
                        told[local(element.tag)] = text
        except Exception as problem:  # damaged words about a document must not cost the document
            yield _unreadable(package, name, problem)
    if told:
        yield Record((Part(header_lines(told), Headers()),), label="about the document")


def _unreadable(package: zipfile.ZipFile, name: str, problem: Exception) -> Gap:
    size = package.getinfo(name).file_size
    return Gap("unreadable", size, detail=f"part of an office file: {type(problem).__name__}")


def pictures(package: zipfile.ZipFile, budget: Budget) -> Iterator[Record | Gap]:
    """The text in pictures where it is to be read; else they are told as not read."""
    for entry in package.infolist():
        if not entry.filename.lower().endswith(_PICTURES):
            continue
        if refusal(budget):
            yield Gap("unsupported", entry.file_size, detail=f"picture in a document: {refusal(budget)}")
            continue
        try:
            with package.open(entry) as stream:
                yield from pictured(stream.read(), budget)
        except Exception as problem:  # a damaged picture must not cost the document
            pass_own(problem)
            yield Gap("unreadable", entry.file_size, detail=f"picture in a document: {type(problem).__name__}")


def others(package: zipfile.ZipFile, known: Callable[[str], object], budget: Budget) -> Iterator[Record | Gap]:
    """All parts that no reader is made for, so that none is passed over in silence: links, notes, caches of pivot tables and
    charts as text; files within the document as attachments. known: true for the names that are read elsewhere."""
    files: list[zipfile.ZipInfo] = []
    for entry in package.infolist():
        name = entry.filename
        skipped = entry.is_dir() or name in _ABOUT or name.lower().endswith(_PICTURES) or _FORM.fullmatch(name)
        if skipped or known(name):
            continue
        if name.lower().endswith((".xml", ".rels", ".vml")):
            yield from _worded(package, name)
        elif entry.file_size:
            files.append(entry)
    room = min(budget.total, max(budget.ratio_from, budget.ratio * sum(entry.compress_size for entry in files)))
    weight = sum(entry.file_size for entry in files)
    for entry in files:
        # What one file allows is shared among the files in it: else documents in documents would multiply it level by level.
        yield from _file(package, entry, replace(budget, total=room * entry.file_size // weight))


def _file(package: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget) -> Iterator[Record | Gap]:
    try:
        with package.open(entry) as stream:
            yield from attached(cast("BinaryIO", stream), budget, "file in the document")
    except Exception as problem:  # a damaged file must not cost the document
        pass_own(problem)
        yield _unreadable(package, entry.filename, problem)


def _worded(package: zipfile.ZipFile, name: str) -> Iterator[Record | Gap]:
    """The words of a part of any make: its texts, and the values of those attributes that hold some."""
    lines: list[str] = []
    try:
        with package.open(name) as stream:
            lines.extend(worded_lines(stream))
    except Exception as problem:  # entities, broken XML, broken zip: tell it and keep what came before
        yield _unreadable(package, name, problem)
    if lines:
        yield Record((Part("\n".join(lines).encode("utf-8", "replace"), Text()),), label=f"part {name}")


def worded_lines(stream: IO[bytes]) -> Iterator[str]:
    """The texts of an XML part, runs joined, and the values of attributes that hold words. Raises what the XML parser raises."""
    runs: list[str] = []
    for event, element in events(stream, ("start", "end")):
        tag = local(element.tag)
        if event == "start":
            yield from _attributes(tag, element.attrib)
            continue
        text = element.text or ""
        if tag in ("t", "delText"):
            runs.append(text)
        else:
            yield from _line(text)
        for child in element:
            yield from _line(child.tail or "")
        if tag in _JOINED:
            yield from _line("".join(runs))
            runs.clear()
        tail = element.tail
        element.clear()
        element.tail = tail  # what stands behind an element is told with the one around it
    yield from _line("".join(runs))


def _line(text: str) -> Iterator[str]:
    """A text on one line, where it says anything."""
    if words_ := text.split():
        yield " ".join(words_)


def _attributes(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    """Values of an element that hold words; of relations, the addresses that lead out of the document."""
    for name, value in attributes.items():
        bare = local(name)
        outward = bare == "Target" and attributes.get("TargetMode") == "External"
        worded = bare in _WORDED or (bare == "href" and ":" in value) or (bare == "val" and tag == "docVar")
        if (outward or worded or "@" in value) and value.strip():
            yield " ".join(value.split())
