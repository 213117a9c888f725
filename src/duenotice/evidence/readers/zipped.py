"""What office files share: a zip of XML parts, with authors and pictures."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import IO, Any, cast

from defusedxml import ElementTree

from duenotice.evidence.budget import Budget
from duenotice.evidence.readers.bodies import header_lines
from duenotice.evidence.readers.pictures import pictured, refusal
from duenotice.evidence.records import Gap, Part, Record
from duenotice.evidence.shapes import Headers

MOST_XML = 512 * 1024 * 1024
_TOLD = frozenset({"creator", "lastModifiedBy", "initial-creator", "title", "Company", "Manager", "subject"})
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".tif", ".tiff", ".bmp")


def inflated_size(package: zipfile.ZipFile) -> int:
    """Bytes of all parts, as the package says."""
    return sum(entry.file_size for entry in package.infolist())


def events(stream: IO[bytes], kinds: tuple[str, ...] = ("end",)) -> Iterator[tuple[str, Any]]:
    """Elements of an XML part as they are met. Entities are refused: raises defusedxml's EntitiesForbidden."""
    yield from cast("Iterator[tuple[str, Any]]", ElementTree.iterparse(stream, events=kinds, forbid_dtd=False))


def local(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rpartition("}")[2]


def about(package: zipfile.ZipFile) -> Iterator[Record | Gap]:
    """Authors, title and company of the document, as headers."""
    told: dict[str, str] = {}
    for name in ("docProps/core.xml", "docProps/app.xml", "meta.xml"):
        if name not in package.namelist():
            continue
        with package.open(name) as stream:
            for _, element in events(stream):
                text = (element.text or "").strip()
                if text and local(element.tag) in _TOLD:
                    told[local(element.tag)] = text
    if told:
        yield Record((Part(header_lines(told), Headers()),), label="about the document")


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
            yield Gap("unreadable", entry.file_size, detail=f"picture in a document: {type(problem).__name__}")
