"""Every finding leads back to its place: the words name a page, cell, row, path or part that a person can go to."""

from __future__ import annotations

import base64
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import typst

from duenotice.detect import Settings, scan_item
from duenotice.evidence import Budget, blocks, excerpt, inventory
from duenotice.evidence.excerpting import letters
from duenotice.model.evidence import Block, Item
from duenotice.model.keys import canonical_email, value_key

ADDRESS = b"ann@example.com"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """An archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return out.getvalue()


def text_cell(place: str, text: str) -> str:
    """A cell of a sheet."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def workbook(sheet: str = "People") -> bytes:
    """A table that begins in C3 and has an empty row."""
    rows = {
        3: [("C3", "Name"), ("D3", "Mail")],
        4: [("C4", "Bo"), ("D4", "b@x.org")],
        6: [("C6", "Ann"), ("D6", ADDRESS.decode())],
    }
    body = "".join(f'<row r="{n}">{"".join(text_cell(*cell) for cell in cells)}</row>' for n, cells in rows.items())
    link = '<Relationship Id="{}" Type="{}/{}" Target="{}"/>'
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{RELS}">{link.format("r", OFFICE, "officeDocument", "xl/workbook.xml")}</Relationships>',
            "docProps/core.xml": '<c:p xmlns:c="x" xmlns:dc="y"><dc:creator>Eve</dc:creator></c:p>',
            "xl/workbook.xml": (
                f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="{sheet}" sheetId="1" r:id="r1"/></sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="{RELS}">{link.format("r1", OFFICE, "worksheet", "worksheets/s.xml")}</Relationships>'
            ),
            "xl/worksheets/s.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{body}</sheetData></worksheet>',
        }
    )


def parquet() -> bytes:
    """Two row groups; the address is in the second."""
    out = io.BytesIO()
    mails = [f"u{n}@example.org" for n in range(5000)] + [ADDRESS.decode()]
    pq.write_table(pa.table({"id": range(5001), "mail": mails}), out, row_group_size=3000)
    return out.getvalue()


def pdf(folder: Path) -> bytes:
    """The address is on the second page."""
    (folder / "p.typ").write_text("One page with words.\n#pagebreak()\nFirst line.\\\nwrite to ann\\@example.com")
    return typst.compile(folder / "p.typ")


def outlined(folder: Path) -> bytes:
    """The address is a title in the outline, beside the pages."""
    (folder / "p.typ").write_text("= Words\n= ann\\@example.com")
    return typst.compile(folder / "p.typ")


def slides() -> bytes:
    """Two slides that are shown in another order than their parts are named in; the address is in the notes of the first."""
    link = f'<Relationships xmlns="{RELS}"><Relationship Id="{{}}" Target="{{}}"/>{{}}</Relationships>'
    first, second = (
        f'<p:s xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>{word}</a:t></a:r></a:p></p:s>' for word in ("x", "y")
    )
    two = '<Relationship Id="r2" Target="slides/slide1.xml"/>'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "ppt/presentation.xml": (
                f'<p:p xmlns:p="p" xmlns:r="{OFFICE}"><p:l><p:sldId id="1" r:id="r1"/><p:sldId id="2" r:id="r2"/></p:l></p:p>'
            ),
            "ppt/_rels/presentation.xml.rels": link.format("r1", "slides/slide2.xml", two),
            "ppt/slides/slide1.xml": second,
            "ppt/slides/slide2.xml": first,
            "ppt/slides/_rels/slide2.xml.rels": link.format("n", "../notesSlides/notesSlide1.xml", ""),
            "ppt/notesSlides/notesSlide1.xml": first.replace("x<", "ann@example.com<"),
        }
    )


def headed() -> bytes:
    """The address is in a heading of the pages of a written document."""
    body = '<w:d xmlns:w="w"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:d>'
    parts = {"word/document.xml": body.format("x"), "word/header2.xml": body.format("ann@example.com")}
    return zipped({"[Content_Types].xml": "<Types/>", **parts})


def sqlite(folder: Path) -> bytes:
    """Two tables; the address is in the second row of the second."""
    base = sqlite3.connect(folder / "a.db")
    base.execute("CREATE TABLE orders (n INTEGER)")
    base.executemany("INSERT INTO orders VALUES (?)", [(n,) for n in range(50)])
    base.execute("CREATE TABLE people (id INTEGER, mail TEXT)")
    base.executemany("INSERT INTO people VALUES (?, ?)", [(1, "b@x.org"), (2, ADDRESS.decode())])
    base.commit()
    base.close()
    return (folder / "a.db").read_bytes()


def mailbox() -> bytes:
    """The address is in the second message's text."""
    out = b""
    for text in ("nothing", "first line\nwrite to ann@example.com"):
        message = EmailMessage()
        message["From"], message["To"] = "x@example.net", "y@example.net"
        message.set_content(text)
        message.add_attachment(b"a,b\n1,2\n", "text", "csv", filename="t.csv")
        out += b"From x Mon\n" + bytes(message) + b"\n"
    return out


def har() -> bytes:
    """The address is in the second answer."""
    request = {"method": "GET", "url": "https://shop.example/a?x=1", "headers": []}
    answers = [
        {"mimeType": "text/plain", "text": "none"},
        {"mimeType": "application/json", "text": '{"u":{"mail":"ann@example.com"}}'},
    ]
    entries = [{"request": request, "response": {"status": 200, "content": content}} for content in answers]
    return json.dumps({"log": {"version": "1.2", "creator": {}, "entries": entries}}).encode()


LOG = b'192.0.2.1 - - [21/Nov/2018:11:00:00 +0100] "GET /a?m=%s HTTP/1.1" 200 1 "-" "x"\n'
PLACES: dict[str, tuple[bytes | Callable[[Path], bytes], str]] = {
    "csv": (b"id,mail\n1,b@x.org\n2,ann@example.com\n", "row 3, column 2 (mail)"),
    "log": (LOG % b"b" + LOG % ADDRESS, "line 2, ?m"),
    "json": (json.dumps({"users": [{"m": "b"}, {"m": ADDRESS.decode()}]}, indent=1).encode(), "line 7, record 3, $.users[].m"),
    "jsonl": (b'{"a":{"m":"b"}}\n{"a":{"m":"ann@example.com"}}\n{"a":{}}\n', "line 2, $.a.m"),
    "xlsx": (workbook(), "sheet People, cell D6 (Mail)"),
    "sheet whose name holds a comma": (workbook("People, old"), "sheet People, old, cell D6 (Mail)"),
    "notes of slides": (slides(), "notes of slide 1, line 1"),
    "headings of pages": (headed(), "header 2, line 1"),
    "outline of a pdf": (outlined, "outline, line 2"),
    "parquet": (parquet(), "row 5,001, column 2 (mail)"),
    "pdf": (pdf, "page 2, line 2"),
    "sqlite": (sqlite, "table people, row 2, column 2 (mail)"),
    "sql": (b"INSERT INTO a VALUES (1),(2);\nINSERT INTO p VALUES (1,'b');\nINSERT INTO p VALUES (2,'ann@example.com');\n",
        "table p, row 2, column 2"),
    "mbox": (mailbox(), "message 2, text 1, line 2"),
    "har": (har(), "https://shop.example/a, body of the answer, line 1, exchange 2, $.u.mail"),
    "html": (b"<!doctype html><html><body><p>x</p>\n<p class=m>ann@example.com</p></body></html>", "page, line 2, dom:html>body>p.m"),
    "table in a page": (har().replace(b"none", base64.b64encode(parquet())).replace(b'"mimeType": "text/plain"', b'"encoding": "base64"'),
        "https://shop.example/a, body of the answer, row 5,001, exchange 1, column 2 (mail)"),
}  # fmt: skip


def item_of(path: Path) -> Item:
    """The last item of a file."""
    return [part for part in inventory([str(path)], Budget()) if isinstance(part, Item)][-1]


@pytest.mark.parametrize("kind", PLACES)
def test_the_place_of_a_finding_is_told_as_people_count(tmp_path: Path, kind: str) -> None:
    raw, words = PLACES[kind]
    (tmp_path / "x").write_bytes(raw(tmp_path) if callable(raw) else raw)
    item = item_of(tmp_path / "x")
    data = b"".join(
        part.data[part.base : part.base + part.own] for part in blocks(item, Budget()) if isinstance(part, Block)
    )
    found = excerpt(item, data.find(ADDRESS), len(ADDRESS), Budget())
    assert found.span.reveal() == ADDRESS.decode()
    assert found.place == f"{tmp_path / 'x'}, {words}"


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_called_as_spreadsheets_call_them(column: int, name: str) -> None:
    assert letters(column) == name


def test_an_excerpt_is_not_cut_within_a_letter(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("ü" * 30 + ADDRESS.decode() + "ü" * 30 + "\n")
    found = excerpt(item_of(tmp_path / "x"), 60, len(ADDRESS), Budget(), margin=5)
    assert (found.before.reveal(), found.after.reveal()) == ("üü", "üü")


KEY = bytes(range(32))
MOST = 30
"""Findings of one item that are followed: each reads the item again."""


def findings(item: Item) -> Iterator[tuple[int, int, bytes]]:
    """Offset, length and value key of the e-mail addresses found in an item that are written plainly."""
    parts = (part for part in blocks(item, Budget(), 1 << 16) if isinstance(part, Block))
    for row in scan_item(item, parts, Settings(KEY)).findings.to_pylist():
        if row["kind"] == "EMAIL" and not row["encoding"]:
            yield row["offset"], row["length"], row["value_key"]


def leads_back(item: Item) -> int:
    """How many findings lead back to their value."""
    count = 0
    for offset, length, key in islice(findings(item), MOST):
        span = excerpt(item, offset, length, Budget()).span.reveal()
        assert value_key(KEY, "EMAIL", canonical_email(span)) == key
        count += 1
    return count


@pytest.mark.parametrize("kind", PLACES)
def test_every_address_found_in_a_file_of_each_kind_leads_back_to_itself(tmp_path: Path, kind: str) -> None:
    raw, _ = PLACES[kind]
    made = raw(tmp_path) if callable(raw) else raw
    (tmp_path / "x").write_bytes(made if len(made) < 20_000 else LOG % ADDRESS)
    assert leads_back(item_of(tmp_path / "x")) >= 1


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["dataprofiler", "warcio", "people", "watch"])
def test_addresses_found_in_public_test_files_lead_back_to_themselves(shared: Path, folder: str) -> None:
    stock = [part for part in inventory([str(shared / "evidence" / folder)], Budget()) if isinstance(part, Item)]
    for item in stock:
        if item.size < 200_000:
            leads_back(item)


@pytest.mark.shared
@pytest.mark.full
@pytest.mark.timeout(3600)
def test_every_address_found_in_every_public_test_file_leads_back_to_itself(shared: Path) -> None:
    stock = [part for part in inventory([str(shared / "evidence")], Budget()) if isinstance(part, Item)]
    assert sum(leads_back(item) for item in stock) > 1000
