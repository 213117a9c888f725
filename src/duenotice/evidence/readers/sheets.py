"""Spreadsheets: every sheet a table, its first row of distinct words the header."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import Any, BinaryIO

from python_calamine import CalamineSheet, CalamineWorkbook

from duenotice.evidence.ground.budget import Budget
from duenotice.evidence.ground.shapes import Delimited
from duenotice.evidence.readers.besides import of_cells, of_sheets
from duenotice.evidence.readers.columns import ROWS, TAB, cell_text
from duenotice.evidence.readers.strings import shown
from duenotice.evidence.readers.untyped import typed
from duenotice.evidence.readers.zipped import about, others, pictures, refused
from duenotice.evidence.records.record import Gap, Part, Record

_EXCEL = re.compile(r"xl/(?:worksheets/[^/]+|sharedStrings|workbook(?=\.bin)|styles)\.(?:xml|bin)")
_Besides = Callable[[zipfile.ZipFile], Iterator[Record | Gap]]
_Typed = Callable[[zipfile.ZipFile], BinaryIO | None]
_ODS = re.compile(r"(?:content|styles)\.xml")


def xlsx(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """XLSX and XLSB, with the document's authors; then what cells do not show: formulas, notes, links, caches, files in it."""
    yield from _zipped(file, budget, (of_sheets, _EXCEL, None))


def ods(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """OpenDocument spreadsheets; then what cells do not show. Calamine passes over cells that do not say that they hold a text."""
    yield from _zipped(file, budget, (of_cells, _ODS, typed))


def ole(file: BinaryIO, _budget: Budget) -> Iterator[Record | Gap]:
    """XLS, the one format in an OLE container that is read here; Word and Outlook files of that age are told as not read, but for
    the runs of letters in them."""
    try:
        yield from _sheets(file)
    except Exception:  # calamine raises a kind per way in which this is no workbook
        size = file.seek(0, 2)
        detail = (
            "OLE file that is no XLS workbook (DOC, PPT or MSG), or an encrypted one: only readable runs were searched"
        )
        file.seek(0)
        for record in shown(file, "readable runs"):
            size -= len(record.parts[0].data)
            yield record
        yield Gap("unsupported", max(0, size), detail=detail)


def _zipped(
    file: BinaryIO, budget: Budget, more: tuple[_Besides, re.Pattern[str], _Typed | None]
) -> Iterator[Record | Gap]:
    """more: what reads that of the sheets which calamine passes over, the names of the parts that both read, and what makes a copy of
    those parts that calamine reads better."""
    with zipfile.ZipFile(file) as package:
        if too_large := refused(package, file, budget):
            yield too_large
            return
        yield from about(package)
        yield from pictures(package, budget)
        copy = more[2](package) if more[2] else None
    with copy or nullcontext(file) as sheets:
        sheets.seek(0)
        yield from _workbook(sheets)
        sheets.seek(0)
        with zipfile.ZipFile(sheets) as package:
            yield from more[0](package)
    file.seek(0)
    with zipfile.ZipFile(file) as package:
        yield from others(package, more[1].fullmatch, budget)


def _workbook(file: BinaryIO) -> Iterator[Record | Gap]:
    try:
        yield from _sheets(file)
    except Exception as problem:  # a workbook that cannot be opened must not cost its other parts
        yield Gap("unreadable", file.seek(0, 2), detail=f"sheets of a workbook: {type(problem).__name__}")


def _sheets(file: BinaryIO) -> Iterator[Record | Gap]:
    book = CalamineWorkbook.from_filelike(file)
    for name in book.sheet_names:
        try:
            yield from _sheet(name, book.get_sheet_by_name(name))
        except Exception as problem:  # one damaged sheet must not cost the others
            yield Gap("unreadable", detail=f"sheet: {type(problem).__name__}")


def _sheet(name: str, sheet: CalamineSheet) -> Iterator[Record | Gap]:
    """The rows from the sheet's first, the columns from its column A, so that a place is the cell that people see."""
    titles: tuple[str, ...] | None = None
    held: list[str] = []
    first, head = 1, 0
    left = [""] * (sheet.start[1] if sheet.start else 0)
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = [*left, *(_text(value) for value in row)]
        if titles is None:
            if not any(cells):
                continue
            titles = tuple(cells) if _is_header(row) else ()
            head = number if titles else 0  # it is read all the same: where there are no titles, it is the first person
        if not held:
            first = number
        held.append("\t".join(cells) + "\n")
        if len(held) == ROWS:
            yield _record(name, (titles, head), held, first)
            held = []
    if held:
        yield _record(name, (titles or (), head), held, first)


def _is_header(row: list[Any]) -> bool:
    words = [value for value in row if value != ""]
    distinct = len({str(word).casefold() for word in words}) == len(words)
    return (
        len(words) > 1
        and distinct
        and all(isinstance(word, str) and "@" not in word and len(word) < 60 for word in words)
    )


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e17:
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return cell_text(value)


def _record(name: str, head: tuple[tuple[str, ...], int], rows: list[str], first: int) -> Record:
    """head: the titles, and the number of their row."""
    data, shape = "".join(rows).encode("utf-8", "replace"), Delimited(TAB, 0, head[0], head[1], name)
    return Record((Part(data, shape, first=first),), label=f"sheet {name}", rows=True)
