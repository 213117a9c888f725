"""Tables in written documents and slides become fields, as sheets do; what only looks like a table stays text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from duenotice.evidence import Budget, blocks, inventory
from duenotice.evidence.readers.grids import WIDEST
from duenotice.model.evidence import Block, Item

OFFICE = "http://schemas.openxmlformats.org"
PEOPLE = [["Name", "E-Mail", "Card"], ["Ann", "ann@example.com", "1"], ["Bo", "", "2"]]


def packed(parts: dict[str, str]) -> bytes:
    """An office file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for n, (name, text) in enumerate(parts.items()):
            package.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED if n else zipfile.ZIP_STORED)
    return out.getvalue()


def w_cell(text: str, more: str = "") -> str:
    """A cell of a table of Word, a paragraph for each line."""
    return f"<w:tc>{more}{''.join(f'<w:p><w:r><w:t>{line}</w:t></w:r></w:p>' for line in text.splitlines() or [''])}</w:tc>"


def w_table(rows: list[list[str]], head: bool = False) -> str:
    """A table of Word."""
    marked = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    lines = (
        f"<w:tr>{'' if n else marked}{''.join(c if c.startswith('<') else w_cell(c) for c in row)}</w:tr>"
        for n, row in enumerate(rows)
    )
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


def docx(body: str) -> bytes:
    """A Word document."""
    names = f'xmlns:w="{OFFICE}/wordprocessingml/2006/main" xmlns:mc="{OFFICE}/markup-compatibility/2006"'
    text = f"<w:document {names}><w:body>{body}</w:body></w:document>"
    return packed({"[Content_Types].xml": "<Types/>", "_rels/.rels": "<R/>", "word/document.xml": text})


def pptx(rows: list[list[str]]) -> bytes:
    """A slide with a table."""
    cells = (
        "<a:tr>"
        + "".join(f"<a:tc><a:txBody><a:p><a:r><a:t>{c}</a:t></a:r></a:p></a:txBody></a:tc>" for c in row)
        + "</a:tr>"
        for row in rows
    )
    names = f'xmlns:a="{OFFICE}/drawingml/2006/main" xmlns:p="{OFFICE}/presentationml/2006/main"'
    text = f"<p:sld {names}><a:tbl>{''.join(cells)}</a:tbl></p:sld>"
    return packed({"[Content_Types].xml": "<Types/>", "ppt/slides/slide1.xml": text})


def odt(table: str) -> bytes:
    """An OpenDocument text."""
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    names = f'xmlns:office="{urn}:office:1.0" xmlns:table="{urn}:table:1.0" xmlns:text="{urn}:text:1.0"'
    text = f"<office:document-content {names}><office:body>{table}</office:body></office:document-content>"
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": text})


def odf_table(rows: list[list[str]], more: str = "") -> str:
    """A table of OpenDocument. more: attributes of its last cells."""
    lines = (
        "<table:table-row>"
        + "".join(
            f"<table:table-cell{more if n == len(row) else ''}><text:p>{c}</text:p></table:table-cell>"
            for n, c in enumerate(row, 1)
        )
        + "</table:table-row>"
        for row in rows
    )
    return f"<table:table>{''.join(lines)}</table:table>"


@pytest.mark.parametrize(
    ("raw", "part"),
    [(docx(w_table(PEOPLE)), "document"), (pptx(PEOPLE), "slide 1"), (odt(odf_table(PEOPLE)), "content")],
    ids=["docx", "pptx", "odt"],
)
def test_a_table_of_a_document_is_one_of_fields_whose_rows_are_records(
    tell: Callable[..., Any], raw: bytes, part: str
) -> None:
    told = tell(raw)
    column = f"col:{part} 1."
    assert told.cells == {
        column + "0": ["Ann", "Bo"],
        column + "1": ["ann@example.com"],
        column + "2": ["1", "2"],
    }
    assert [told.headers[column + str(n)] for n in range(3)] == PEOPLE[0]
    assert told.text == "Name\tE-Mail\tCard\nAnn\tann@example.com\t1\nBo\t\t2\n"
    assert told.reasons == {"read"}


TABLES = {
    "a form with its labels on the left": (
        w_table([["Name", "Ann"], ["E-Mail:", "ann@example.com"], ["Visits", "3"]]),
        {"Name": ["Ann"], "E-Mail": ["ann@example.com"], "Visits": ["3"]},
    ),
    "titles that the document marks": (
        w_table([["Wer", "Was"], ["Ann", "Tee"], ["Bo", "Rum"]], head=True),
        {"Wer": ["Ann", "Bo"], "Was": ["Tee", "Rum"]},
    ),
    "many paragraphs in a cell": (
        w_table([["Name", "City", "Age"], ["Ann\nBo", "Rome", "30"]]),
        {"Name": ["Ann Bo"], "City": ["Rome"], "Age": ["30"]},
    ),
    "cells that span columns": (
        w_table(
            [["Name", "City", "Age"], [w_cell("Ann", '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'), "30"]],
        ),
        {"Name": ["Ann"], "Age": ["30"]},
    ),
    "a table within a cell": (
        w_table(
            [
                ["Name", "City", "Age"],
                ["Ann", f"<w:tc>{w_table([['Id', 'Mail'], ['7', 'a@example.com']])}</w:tc>", "30"],
            ]
        ),
        {"Name": ["Ann"], "Age": ["30"], "Id": ["7"], "Mail": ["a@example.com"]},
    ),
}


@pytest.mark.parametrize(("body", "fields"), TABLES.values(), ids=[name.replace(" ", "-") for name in TABLES])
def test_columns_of_tables_are_named_and_hold_what_stands_in_them(
    tell: Callable[..., Any], body: str, fields: dict[str, list[str]]
) -> None:
    told = tell(docx(body))
    assert {told.headers[path]: cells for path, cells in told.cells.items()} == fields


@pytest.mark.parametrize(
    "rows",
    [[["Dear Ann", "Rome, today"]], [["only"], ["one"], ["column"]], [["tea", "a drink"], ["rum", "another"]]],
    ids=["one row", "one column", "words and what they mean"],
)
def test_cells_that_only_arrange_text_stay_text(tell: Callable[..., Any], rows: list[list[str]]) -> None:
    told = tell(docx("<w:p><w:r><w:t>Before</w:t></w:r></w:p>" + w_table(rows)))
    assert told.text == "Before\n" + "".join("\t".join(row) + "\n" for row in rows)
    assert not told.cells


HOSTILE = {
    "a cell repeated a billion times": odt(odf_table(PEOPLE, ' table:number-columns-repeated="1000000000"')),
    "a count that is no number": docx(w_table([PEOPLE[0], [w_cell("Ann", '<w:gridSpan w:val="x"/>'), "a@b.cd", "1"]])),
    "a span of a billion": docx(w_table([PEOPLE[0], [w_cell("Ann", '<w:gridSpan w:val="1000000000"/>'), "1", "2"]])),
    "rows without a table": docx(w_table(PEOPLE).replace("w:tbl>", "w:sdt>")),
    "four hundred tables in one another": docx(
        "<w:tbl><w:tr><w:tc>" * 400 + w_cell("Ann") + "</w:tc></w:tr></w:tbl>" * 400
    ),
    "a table that never ends": docx(w_table(PEOPLE).removesuffix("</w:tr></w:tbl>")),
    "ten thousand columns": docx(w_table([["a"] * 10_000] * 3)),
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=[name.replace(" ", "-") for name in HOSTILE])
def test_hostile_tables_keep_their_words_and_end_within_bounds(tell: Callable[..., Any], raw: bytes) -> None:
    told = tell(raw)
    assert "Ann" in told.text or told.text.count("a") >= 30_000
    assert len(told.cells) <= WIDEST
    assert len(told.text) < 100_000


def test_places_in_tables_do_not_depend_on_the_size_of_blocks(tmp_path: Any) -> None:
    rows = [PEOPLE[0], *([f"Ann {n}", f"ann{n}@example.com", str(n)] for n in range(9000))]
    path = tmp_path / "x"
    path.write_bytes(docx("<w:p><w:r><w:t>Before</w:t></w:r></w:p>" + w_table(rows)))
    item = next(part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    told = []
    for size in (1 << 12, 1 << 22):
        cells = [
            (block.offset + at, spec.path, spec.header, row, record)
            for block in blocks(item, Budget(), size)
            if isinstance(block, Block)
            for n, spec in enumerate(block.layout.fields)
            for at, _, row, record in zip(*(c.tolist() for c in block.layout.cells(block.data, n)), strict=True)
            if block.base <= at < block.base + block.own
        ]
        told.append(sorted(cells))
    assert told[0] == told[1]
    assert len(told[0]) == 27_000


def control(title: str, text: str) -> str:
    """A control for content of Word, around a paragraph."""
    told = f'<w:sdtPr><w:alias w:val="{title}"/><w:tag w:val="x"/></w:sdtPr>'
    return f"<w:sdt>{told}<w:sdtContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:sdtContent></w:sdt>"


def test_controls_for_content_are_told_behind_their_titles_and_breaks_begin_lines(tell: Callable[..., Any]) -> None:
    body = control("Fulde navn", "Mette Holm") + "<w:p><w:r><w:t>Ann</w:t><w:br/><w:t>Main Street 1</w:t></w:r></w:p>"
    told = tell(docx(body))
    assert told.text.splitlines() == ["Fulde navn: Mette Holm", "Ann", "Main Street 1"]
