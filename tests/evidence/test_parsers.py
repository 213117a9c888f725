"""Formats whose parser runs in a process of its own: office, print, databases, column files."""

from __future__ import annotations

import io
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastavro
import pyarrow as pa
import pytest
import typst
from pyarrow import ipc, orc

from duenotice.evidence import Budget
from duenotice.evidence.records import parsers
from duenotice.evidence.records.record import Gap

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def related(name: str, kind: str, target: str) -> str:
    """A part that names another."""
    link = f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{RELS}">{link}</Relationships>'


DOCX = {
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": (
        f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>Dear An</w:t></w:r><w:r><w:t>n Bo</w:t></w:r></w:p><w:tbl><w:tr>'
        "<w:tc><w:p><w:r><w:t>Mail</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>x@example.com</w:t></w:r></w:p></w:tc>"
        "</w:tr></w:tbl></w:body></w:document>"
    ),
    "docProps/core.xml": '<c:p xmlns:c="x" xmlns:dc="y"><dc:creator>Eve Author</dc:creator></c:p>',
    "word/media/i.png": "123",
}
PPTX = {
    "[Content_Types].xml": "<Types/>",
    "ppt/slides/slide2.xml": '<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>Second</a:t></a:r></a:p></p:sld>',
    "ppt/slides/slide1.xml": '<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>Fi</a:t></a:r><a:r><a:t>rst</a:t></a:r></a:p></p:sld>',
}
ODT = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "content.xml": (
        f'<o:d xmlns:o="{ODF}:office:1.0" xmlns:t="{ODF}:text:1.0"><t:p>Hello <t:span>Ann</t:span> Bo</t:p></o:d>'
    ),
}
XLSX = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    ),
    "_rels/.rels": related("r", "officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": (
        f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="People" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": related("r1", "worksheet", "worksheets/s.xml"),
    "xl/worksheets/s.xml": (
        f'<worksheet xmlns="{SHEET}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>Id</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Ann</t></is></c>'
        '<c r="B2"><v>4711</v></c></row></sheetData></worksheet>'
    ),
}
MYSQL = rb"""-- MySQL dump 10.13
CREATE TABLE `users` (
  `id` int NOT NULL,
  `name` varchar(20),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
INSERT INTO `users` VALUES (1,'O''Neil \'x\' (y)'),(2,NULL);
INSERT INTO other (a, b) VALUES (1, 'x;y'),
 (2, 'z');
"""
ON_ONE_LINE = b"""CREATE TEMPORARY TABLE "p" ("a b" decimal(10,2) DEFAULT 0, "c" text CHECK (length("c") < 9), PRIMARY KEY ("a b"));
INSERT INTO "p" VALUES (1,'Ann'),
(2,'Bo');
"""
POSTGRES = b"""-- PostgreSQL database dump
COPY public.users (id, name) FROM stdin;
1\tAnn
2\t\\N
\\.
SELECT 1;
"""
RTF = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0 Dear J\'f6rg,\par mail a@example.com \u8364?\par}"


def zipped(parts: dict[str, str]) -> bytes:
    """A package of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return out.getvalue()


def bson(document: dict[str, Any]) -> bytes:
    """Strings, integers and documents."""
    body = b""
    for key, value in document.items():
        name = key.encode() + b"\0"
        if isinstance(value, str):
            body += b"\x02" + name + struct.pack("<i", len(value) + 1) + value.encode() + b"\0"
        elif isinstance(value, int):
            body += b"\x10" + name + struct.pack("<i", value)
        else:
            body += b"\x03" + name + bson(value)
    return struct.pack("<i", len(body) + 5) + body + b"\0"


def avro() -> bytes:
    """Two rows, a null among them."""
    out = io.BytesIO()
    schema = {
        "type": "record",
        "name": "r",
        "fields": [{"name": "n", "type": "string"}, {"name": "e", "type": ["null", "string"]}],
    }
    fastavro.writer(out, schema, [{"n": "Ann", "e": None}, {"n": "Bo", "e": "b@example.com"}])
    return out.getvalue()


TABLE = pa.table({"n": ["Ann", "Bo"], "s": [{"x": "q"}, None]})


def arrow_file() -> bytes:
    """An Arrow file of TABLE."""
    out = pa.BufferOutputStream()
    with ipc.new_file(out, TABLE.schema) as writer:
        writer.write_table(TABLE)
    return out.getvalue().to_pybytes()


def orc_file() -> bytes:
    """An ORC file of TABLE."""
    out = pa.BufferOutputStream()
    orc.write_table(TABLE, out)
    return out.getvalue().to_pybytes()


TABLES = [
    (
        MYSQL,
        "sql_dump",
        {
            "col:users.0": ["1", "2"],
            "col:users.1": ["O'Neil 'x' (y)"],
            "col:other.0": ["1", "2"],
            "col:other.1": ["x;y", "z"],
        },
    ),
    (POSTGRES, "sql_dump", {"col:users.0": ["1", "2"], "col:users.1": ["Ann"]}),
    (bson({"_id": 1, "u": {"e": "a@example.com"}}), "bson", {"$._id": ["1"], "$.u.e": ["a@example.com"]}),
    (avro(), "avro", {"col:0": ["Ann", "Bo"], "col:1": ["b@example.com"]}),
    (arrow_file(), "arrow", {"col:0": ["Ann", "Bo"], "col:1": ["q"]}),
    (orc_file(), "orc", {"col:0": ["Ann", "Bo"], "col:1": ["q"]}),
    (zipped(XLSX), "xlsx", {"col:People.0": ["Ann"], "col:People.1": ["4711"]}),
]


@pytest.mark.parametrize(("raw", "kind", "cells"), TABLES, ids=[f"{kind}-{n}" for n, (_, kind, _) in enumerate(TABLES)])
def test_tables_of_databases_and_sheets_give_their_columns(
    tell: Callable[..., Any], raw: bytes, kind: str, cells: dict[str, list[str]]
) -> None:
    told = tell(raw)
    assert told.kind == kind
    assert told.cells == cells


def test_a_table_that_is_made_on_one_line_swallows_no_rows(tell: Callable[..., Any]) -> None:
    told = tell(ON_ONE_LINE)
    assert told.cells == {"col:p.0": ["1", "2"], "col:p.1": ["Ann", "Bo"]}
    assert told.headers == {"col:p.0": "a b", "col:p.1": "c"}


WRITINGS = [
    (zipped(DOCX), "docx", "creator: Eve Author\nDear Ann Bo\nMail\tx@example.com\n"),
    (zipped(PPTX), "pptx", "First\nSecond\n"),
    (zipped(ODT), "odf", "Hello Ann Bo\n"),
    (RTF, "rtf", "Dear Jörg,\nmail a@example.com €\n"),
]


@pytest.mark.parametrize(("raw", "kind", "text"), WRITINGS, ids=[kind for _, kind, _ in WRITINGS])
def test_written_documents_give_their_paragraphs_with_runs_joined(
    tell: Callable[..., Any], raw: bytes, kind: str, text: str
) -> None:
    told = tell(raw)
    assert (told.kind, told.text) == (kind, text)


def test_a_picture_in_a_document_is_told_as_not_read(tell: Callable[..., Any]) -> None:
    told = tell(zipped(DOCX))
    assert ("unsupported", 3) in {(row.reason, row.bytes_skipped) for row in told.coverage}


def test_pages_of_a_pdf_are_records_and_its_author_is_found(tell: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "p.typ").write_text(
        '#set document(author: "Eve A")\nDear Ann, write to a\\@example.com\n#pagebreak()\nThe second page of it.'
    )
    told = tell(typst.compile(tmp_path / "p.typ"))
    assert told.kind == "pdf"
    assert told.cells["header:author"] == ["Eve A"]
    assert "write to a@example.com\nThe second page" in told.text


def test_sqlite_gives_live_rows_and_what_deleted_ones_left(tell: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    base = sqlite3.connect(path)
    base.execute("PRAGMA secure_delete = OFF")
    base.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, mail TEXT)")
    base.executemany("INSERT INTO people (mail) VALUES (?)", [(f"user{n}@example.com",) for n in range(3000)])
    base.commit()
    base.execute("DELETE FROM people WHERE id BETWEEN 100 AND 2000")
    base.commit()
    base.close()
    told = tell(path)
    assert len(told.cells["col:people.1"]) == 1099
    assert "user500@example.com" in told.text
    assert "user500@example.com" not in told.cells["col:people.1"]


def test_a_file_of_unknown_kind_shows_its_readable_runs_and_says_what_was_skipped(tell: Callable[..., Any]) -> None:
    told = tell(bytes(range(128, 256)) * 9 + b"from z@example.com" + bytes(range(32)) * 9)
    assert told.kind == "binary"
    assert told.text == "from z@example.com\n"
    assert told.reasons == {"read", "unsupported"}


XML_BOMB = (
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    '<w:document xmlns:w="w"><w:p><w:t>&b;</w:t></w:p></w:document>'
)


def test_entities_of_an_office_file_are_refused(tell: Callable[..., Any]) -> None:
    told = tell(zipped({**DOCX, "word/document.xml": XML_BOMB}))
    assert any("Entities" in row.detail for row in told.coverage)


def test_a_parser_that_says_nothing_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x").write_bytes(zipped(DOCX))
    budget = Budget(quiet=0.3)
    parser = parsers._taken(budget)
    monkeypatch.setattr(parser, "ask", lambda kind, path: None)
    parsers._idle.append(parser)
    found = list(parsers.parsed("docx", str(tmp_path / "x"), budget))
    assert found == [Gap("limit", len(zipped(DOCX)), "seconds without an answer 0.3", "the parser of docx was stopped")]
    assert parser.process.poll() is not None


def test_a_parser_that_breaks_down_is_told_and_the_next_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(zipped(ODT))
    budget = Budget(quiet=30.5)
    parser = parsers._taken(budget)
    parser.process.kill()
    parser.process.wait()
    parsers._idle.append(parser)
    assert [type(thing).__name__ for thing in parsers.parsed("odf", str(tmp_path / "x"), budget)] == ["Record"]


def test_a_parser_may_not_take_more_memory_than_the_budget_gives(tell: Callable[..., Any]) -> None:
    rows = "".join(f'<row r="{n}"><c r="{c}{n}"><v>1</v></c></row>' for c, n in (("A", 1), ("XFD", 1_048_576)))
    sheet = f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>'
    told = tell(zipped({**XLSX, "xl/worksheets/s.xml": sheet}), Budget(child_memory=1 << 29))
    assert told.reasons & {"crashed", "limit", "unreadable"}
