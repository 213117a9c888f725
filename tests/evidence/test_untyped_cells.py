"""Cells of OpenDocument sheets that do not say what kind of value they hold are cells of their rows all the same."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
TYPED = ' office:value-type="string"'


def sheet(rows: list[list[str]], said: Callable[[int, int], str]) -> bytes:
    """A sheet. said: the attributes of the cell in a row and column."""
    body = "".join(
        "<table:table-row>"
        + "".join(
            f"<table:table-cell{said(n, k)}><text:p>{cell}</text:p></table:table-cell>" for k, cell in enumerate(row)
        )
        + '<table:table-cell table:number-columns-repeated="900"/></table:table-row>'
        for n, row in enumerate(rows)
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {SPACES}><office:body><office:spreadsheet><table:table table:name="People">'
        f"{body}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        package.writestr("content.xml", content)
        manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
        package.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


ROWS = [["Name", "Mail"], *([f"Ann {n}", f"ann{n}@example.com"] for n in range(3000))]
LACKING: dict[str, Callable[[int, int], str]] = {
    "none lacks it": lambda _n, _k: TYPED,
    "all lack it": lambda _n, _k: "",
    "one column lacks it": lambda _n, k: TYPED if k else ' table:style-name="a"',
    "some rows lack it": lambda n, _k: TYPED if n % 3 else ' table:formula="of:=[.A1]&gt;1"',
    "the last cell lacks it": lambda n, _k: TYPED if n < len(ROWS) - 1 else "",
}


@pytest.mark.parametrize("said", LACKING.values(), ids=LACKING)
def test_a_cell_without_a_type_is_a_cell_of_its_row(said: Callable[[int, int], str], tell: Callable) -> None:
    told = tell(sheet(ROWS, said))
    assert told.kind == "ods"
    for column in (0, 1):
        assert told.cells[f"col:People.{column}"] == [row[column] for row in ROWS[1:]]
        assert told.headers[f"col:People.{column}"] == ROWS[0][column]
    assert told.text.count("ann2999@example.com") == 1
    assert told.reasons == {"read"}
