"""The lines of written documents: a paragraph each, and the rows of tables; what was struck out, fields and authors apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from duenotice.evidence.readers.grids import WIDEST, Row
from duenotice.evidence.readers.zipped import events, local

_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "s": " ", "noBreakHyphen": "-"}
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
class _Table:
    """A table that is open: its number; the cells of its row, whether that is a heading; the words of its cell, and how many
    columns that takes. None: no row or cell is open."""

    number: int
    row: list[str] | None = None
    cell: list[str] | None = None
    head: bool = False
    heads: bool = False
    span: int = 1

    def end_cell(self, again: int = 1) -> None:
        """Add a cell to its row, `again` times, then the empty ones that it spans."""
        if self.row is not None and self.cell is not None:
            said = " ".join(filter(None, self.cell))
            blanks = max(0, self.span - 1)
            left = max(1, WIDEST - len(self.row))
            self.row += ([said] * min(again, left) + [""] * blanks)[:left]
        self.cell, self.span = None, 1

    def end_row(self) -> Row | None:
        """The row that ends, without the empty cells at its end; None where it says nothing."""
        cells, self.row = self.row or [], None
        while cells and not cells[-1]:
            cells.pop()
        return Row(self.number, tuple(cells), self.head or self.heads) if cells else None


@dataclass(slots=True)
class _Page:
    """What is open: paragraphs within one another (text boxes), tables; lines that wait; who changed or noted;
    the title of the control for content that began last."""

    open: list[_Paragraph] = field(default_factory=list)
    tables: list[_Table] = field(default_factory=list)
    count: int = 0
    out: list[str | Row] = field(default_factory=list)
    authors: dict[str, None] = field(default_factory=dict)
    control: str = ""

    def named(self, text: str) -> str:
        """A text behind the title of the control that holds it, where nothing else names it."""
        told, self.control = self.control, ""
        named = self.tables or "".join(self.open[-1].text).strip() or not told or not text.strip()
        return text if named else f"{told}: {text}"

    def say(self, line: str) -> None:
        """Add a paragraph: to its cell of a table, or as a line."""
        if self.tables and self.tables[-1].cell is not None:
            self.tables[-1].cell.append(" ".join(line.split()))
        elif line.strip():
            self.out.append(line)

    def begin(self, step: str) -> None:
        """A table, a row or a cell begins."""
        if step == "table":
            self.count += 1
            self.tables.append(_Table(self.count))
        elif self.tables and step == "row":
            self.tables[-1].row, self.tables[-1].head = [], False
        elif self.tables:
            self.tables[-1].cell, self.tables[-1].span = [], 1

    def end(self, step: str, again: int = 1) -> None:
        """A table, a row or a cell is at its end. again: how often the cell stands there."""
        if not self.tables:
            return
        if step == "cell":
            self.tables[-1].end_cell(again)
        elif step == "row":
            row = self.tables[-1].end_row()
            self.out += [row] if row else []
        else:
            self.tables.pop()

    def told(self) -> Iterator[str | Row]:
        """The lines that wait, none of them within a row."""
        if not self.tables:
            yield from self.out
            self.out.clear()

    def rest(self) -> Iterator[str | Row]:
        """What is left at the end, also of what a damage left open, then the authors."""
        while self.open:
            self.say("".join(self.open.pop().text))
        while self.tables:
            self.end("cell")
            self.end("row")
            self.end("table")
        yield from self.out
        for name in self.authors:
            yield f"Author: {name}"


TITLE = 60
"""Letters of the title of a control."""
_STEPS = {"tbl": "table", "tr": "row", "tc": "cell"}
_STEPS_OF_ODF = {"table": "table", "table-row": "row", "table-cell": "cell", "covered-table-cell": "cell"}


def of_ooxml(stream: IO[bytes]) -> Iterator[str | Row]:
    """Lines and rows of a part of DOCX or PPTX. Raises what the XML parser raises, behind what stood before the damage."""
    page = _Page()
    yield from _kept(page, _of_ooxml(stream, page))


def _kept(page: _Page, lines: Iterator[str | Row]) -> Iterator[str | Row]:
    try:
        yield from lines
    except Exception:  # whatever the parser of a hostile part raises
        yield from page.rest()
        raise


def _of_ooxml(stream: IO[bytes], page: _Page) -> Iterator[str | Row]:
    chosen = _Chosen()
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
    first: list[list[str | Row]] = field(default_factory=list)

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
            said = frozenset(map(_words, self.first[-1]))
            page.out[at:] = [line for line in page.out[at:] if _words(line) not in said]
        elif tag == "AlternateContent" and self.waits:
            self.waits.pop()
            self.first.pop()


def _words(line: str | Row) -> str | tuple[str, ...]:
    """What a line says, whichever table it stands in."""
    return line.cells if isinstance(line, Row) else line


def _begin_ooxml(page: _Page, tag: str, element: Any) -> None:
    if tag == "p":
        page.open.append(_Paragraph())
    elif tag in _STEPS:
        page.begin(_STEPS[tag])
    elif tag in _OF_TABLES and page.tables:
        _of_table(page.tables[-1], tag, element)
    elif tag in ("alias", "tag"):
        title = next((value for name, value in element.attrib.items() if local(name) == "val"), "")
        page.control = " ".join(title.split())[:TITLE] if tag == "alias" or not page.control else page.control
    elif tag in ("fldSimple", "ins", "del", "comment", "moveFrom", "moveTo"):
        for name, value in element.attrib.items():
            if local(name) == "author":
                page.authors[" ".join(value.split())] = None
            elif local(name) == "instr" and page.open:
                page.open[-1].codes += ["\0", value]


_OF_TABLES = frozenset(("gridSpan", "gridBefore", "tblHeader"))


def _of_table(table: _Table, tag: str, element: Any) -> None:
    """What is said of a row or a cell of a table of Word."""
    value = next((value for name, value in element.attrib.items() if local(name) == "val"), "")
    if tag == "tblHeader":
        table.head = value.lower() not in ("0", "false", "off")
    elif tag == "gridSpan":
        table.span = _number(value)
    elif table.row is not None:
        table.row += [""] * _number(value)


def _number(value: str) -> int:
    """A count in an attribute, no larger than a table is wide; 1 for what is none."""
    return min(int(value), WIDEST) if value.isascii() and value.isdigit() and len(value) < 10 else 1


def _end_ooxml(page: _Page, tag: str, element: Any) -> None:
    if tag in _STEPS:
        page.end(_STEPS[tag])
        element.clear()
        return
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
        page.open[-1].text.append(page.named(element.text or "") if page.control else element.text or "")
    elif tag == "delText":
        page.open[-1].struck.append(element.text or "")
    elif tag == "instrText":
        page.open[-1].codes.append(element.text or "")
    elif tag == "fldChar":
        page.open[-1].codes.append("\0")
    elif tag in _BREAKS:
        page.open[-1].text.append(_BREAKS[tag])


def of_odf(stream: IO[bytes]) -> Iterator[str | Row]:
    """Lines and rows of a part of an OpenDocument file. Raises what the XML parser raises, behind what stood before the damage."""
    page = _Page()
    yield from _kept(page, _of_odf(stream, page))


def _of_odf(stream: IO[bytes], page: _Page) -> Iterator[str | Row]:
    for event, element in events(stream, ("start", "end")):
        tag = local(element.tag)
        if event == "start":
            _begin_odf(page, tag, element)
            continue
        if tag in _STEPS_OF_ODF:
            again = next((value for name, value in element.attrib.items() if local(name) == _REPEATED), "1")
            page.end(_STEPS_OF_ODF[tag], _number(again))
            element.clear()
        elif tag == "table-header-rows" and page.tables:
            page.tables[-1].heads = False
        elif tag == "creator" and element.text:
            page.authors[" ".join(element.text.split())] = None
        elif tag in ("p", "h"):
            page.say("".join(_said(element)))
            element.clear()  # lest what stands in a paragraph within this one be said twice
        yield from page.told()
    yield from page.rest()


_REPEATED = "number-columns-repeated"


def _begin_odf(page: _Page, tag: str, element: Any) -> None:
    if tag in _STEPS_OF_ODF:
        page.begin(_STEPS_OF_ODF[tag])
    elif tag == "table-header-rows" and page.tables:
        page.tables[-1].heads = True
    link = next((value for name, value in element.attrib.items() if local(name) == "href"), "")
    if ":" in link:
        page.out.append(link)


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
