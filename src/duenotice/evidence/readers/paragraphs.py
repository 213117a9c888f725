"""The lines of written documents: a paragraph each, or a row of a table; what was struck out, fields and authors apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from duenotice.evidence.readers.zipped import events, local

_BREAKS = {"tab": "\t", "br": " ", "cr": " ", "line-break": " ", "s": " ", "noBreakHyphen": "-"}
_APART = frozenset(("annotation", "note"))
"""Elements within an OpenDocument paragraph that have paragraphs of their own."""


@dataclass(slots=True)
class _Paragraph:
    """What one paragraph says; what was struck out of it and the codes of its fields (links, names of mail merge) stand on lines
    of their own, lest they tear what people read in one piece."""

    text: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)

    def apart(self) -> Iterator[str]:
        """The lines beside its text."""
        codes = [code for code in "".join(self.codes).split("\0") if '"' in code or "@" in code]
        for said in ("".join(self.struck), *codes):
            if said.strip():
                yield " ".join(said.split())


@dataclass(slots=True)
class _Page:
    """What is open: paragraphs within one another (text boxes), rows of tables; lines that wait; who changed or noted."""

    open: list[_Paragraph] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    out: list[str] = field(default_factory=list)
    authors: dict[str, None] = field(default_factory=dict)

    def say(self, line: str) -> None:
        """Add a paragraph: to its row of a table, or as a line."""
        if self.rows:
            self.rows[-1].append(line.replace("\t", " "))
        elif line.strip():
            self.out.append(line)

    def row(self) -> None:
        """A row of a table is at its end."""
        row = self.rows.pop() if self.rows else []
        if any(row):
            self.say("\t".join(row)) if not self.rows else self.rows[-1].extend(row)

    def told(self) -> Iterator[str]:
        """The lines that wait, none of them within a row."""
        if not self.rows:
            yield from self.out
            self.out.clear()

    def rest(self) -> Iterator[str]:
        """What is left at the end, then the authors."""
        yield from self.out
        for name in self.authors:
            yield f"Author: {name}"


def of_ooxml(stream: IO[bytes]) -> Iterator[str]:
    """Lines of a part of DOCX or PPTX. Raises what the XML parser raises."""
    page, chosen = _Page(), _Chosen()
    for event, element in events(stream, ("start", "end")):
        tag = local(element.tag)
        if event == "start":
            _begin_ooxml(page, tag, element)
            chosen.begin(tag, page)
            continue
        _end_ooxml(page, tag, element)
        chosen.end(tag, page)
        yield from page.told() if not chosen.waits else ()
    yield from page.rest()


@dataclass(slots=True)
class _Chosen:
    """Follows what is told in two ways, one for older programs: the second is dropped where it says the same."""

    waits: list[int] = field(default_factory=list)
    first: list[list[str]] = field(default_factory=list)

    def begin(self, tag: str, page: _Page) -> None:
        """Remember where the lines of a choice begin."""
        if tag == "AlternateContent":
            self.waits.append(len(page.out))
            self.first.append([])
        elif tag == "Fallback" and self.waits:
            self.first[-1] = page.out[self.waits[-1] :]
            self.waits[-1] = len(page.out)

    def end(self, tag: str, page: _Page) -> None:
        """Drop what the older form repeats."""
        if tag == "Fallback" and self.waits:
            at = self.waits[-1]
            said = frozenset(self.first[-1])
            page.out[at:] = [line for line in page.out[at:] if line not in said]
        elif tag == "AlternateContent" and self.waits:
            self.waits.pop()
            self.first.pop()


def _begin_ooxml(page: _Page, tag: str, element: Any) -> None:
    if tag == "p":
        page.open.append(_Paragraph())
    elif tag == "tr":
        page.rows.append([])
    elif tag in ("fldSimple", "ins", "del", "comment", "moveFrom", "moveTo"):
        for name, value in element.attrib.items():
            if local(name) == "author":
                page.authors[" ".join(value.split())] = None
            elif local(name) == "instr" and page.open:
                page.open[-1].codes += ["\0", value]


def _end_ooxml(page: _Page, tag: str, element: Any) -> None:
    if tag == "tr":
        page.row()
    if tag == "p" and page.open:
        done = page.open.pop()
        page.say("".join(done.text))
        page.out += done.apart()
        element.clear()
        return
    if not page.open:
        if tag == "text" and element.text:  # comments of older slides
            page.say(element.text)
        return
    if tag == "t":
        page.open[-1].text.append(element.text or "")
    elif tag == "delText":
        page.open[-1].struck.append(element.text or "")
    elif tag == "instrText":
        page.open[-1].codes.append(element.text or "")
    elif tag == "fldChar":
        page.open[-1].codes.append("\0")
    elif tag in _BREAKS:
        page.open[-1].text.append(_BREAKS[tag])


def of_odf(stream: IO[bytes]) -> Iterator[str]:
    """Lines of a part of an OpenDocument file. Raises what the XML parser raises."""
    page = _Page()
    for event, element in events(stream, ("start", "end")):
        tag = local(element.tag)
        if event == "start":
            if tag == "table-row":
                page.rows.append([])
            link = next((value for name, value in element.attrib.items() if local(name) == "href"), "")
            if ":" in link:
                page.out.append(link)
            continue
        if tag == "table-row":
            page.row()
        elif tag == "creator" and element.text:
            page.authors[" ".join(element.text.split())] = None
        elif tag in ("p", "h"):
            page.say("".join(_said(element)))
            element.clear()  # lest what stands in a paragraph within this one be said twice
        yield from page.told()
    yield from page.rest()


def _said(element: Any) -> Iterator[str]:
    """The text of a paragraph with its blanks and breaks, without notes, which have paragraphs of their own. No recursion: spans may
    be nested as deeply as someone likes."""
    yield element.text or ""
    waiting: list[Any] = [*reversed(element)]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, str):
            yield thing
            continue
        tag = local(thing.tag) if isinstance(thing.tag, str) else ""
        waiting.append(thing.tail or "")
        if tag in _BREAKS:
            yield _BREAKS[tag]
        elif tag not in _APART:
            yield thing.text or ""
            waiting += reversed(thing)
