"""Spreadsheets: every sheet a table below the names of its columns, or a form whose first column names what stands beside it."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from itertools import zip_longest
from typing import Any, BinaryIO

from python_calamine import CalamineSheet, CalamineWorkbook

from duenotice.evidence.ground.budget import Budget
from duenotice.evidence.ground.shapes import Delimited
from duenotice.evidence.kinds.dialect import ROWS as SHOWN
from duenotice.evidence.kinds.headings import AS_ROWS, Heading, heading, is_header, turned
from duenotice.evidence.readers.besides import of_cells, of_sheets
from duenotice.evidence.readers.columns import ROWS, TAB, cell_text
from duenotice.evidence.readers.strings import shown
from duenotice.evidence.readers.untyped import typed
from duenotice.evidence.readers.zipped import about, others, pictures, refused
from duenotice.evidence.records.record import Gap, Part, Record

_EXCEL = re.compile(r"xl/(?:worksheets/[^/]+|sharedStrings|workbook(?=\.bin)|styles)\.(?:xml|bin)")
_Besides = Callable[[zipfile.ZipFile], Iterator[Record | Gap]]
_Typed = Callable[[zipfile.ZipFile], BinaryIO | None]
FORM = 200
"""Rows of a sheet that may be a form."""

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
    head: Heading | None = None
    held: list[list[str]] = []
    first = 1
    left = [""] * (sheet.start[1] if sheet.start else 0)
    for row in sheet.iter_rows():
        held.append([*left, *(_text(value) for value in row)])
        if head is None and not any(held[0]):
            held, first = [], first + 1
        elif len(held) == ROWS:
            head = head or _heading(held, first)
            yield _record(name, head, held, first)
            first += len(held)
            held = []
    if held and head is None and (form := _form(held)):
        yield _record(name, *form, 1, AS_ROWS)
    elif held:
        yield _record(name, head or _heading(held, first), held, first)


def _heading(rows: list[list[str]], number: int) -> Heading:
    """The names of the columns, also where nothing below differs from them, as in a list of names. They are read all the same: where
    there are none, it is the first person. number: of the first of the rows, from 1; what it gives counts from the sheet's first row."""
    head = heading(rows[:SHOWN])
    if head is None:
        n = next((n for n, row in enumerate(rows) if sum(map(bool, row)) > 1), 0)
        head = Heading(tuple(rows[n]), n + 1) if is_header(rows[n], []) else Heading((), 0)
    return head._replace(first=head.first + number - 1 if head.names else 0)


def _form(rows: list[list[str]]) -> tuple[Heading, list[list[str]]] | None:
    """The columns as rows, where the first of them names what stands beside it; empty rows and columns are left out."""
    kept = [row for row in rows if any(row)] if len(rows) <= FORM else []
    columns = [column for column in zip_longest(*kept, fillvalue="") if any(column)]
    return turned(list(zip(*columns, strict=True))) if len(columns) > 1 else None


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e17:
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return cell_text(value)


def _record(name: str, head: Heading, rows: list[list[str]], first: int, turned: str = "") -> Record:
    data = "".join("\t".join(row) + "\n" for row in rows).encode("utf-8", "replace")
    shape = Delimited(TAB, 0, head.names, head.first, name)
    return Record((Part(data, shape, first=first),), label=f"sheet {name}{turned}", rows=True)
