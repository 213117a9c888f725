"""Bytes in the cells of databases: texts are read, files are opened, the rest is told; and dumps of every make keep their rows."""

from __future__ import annotations

import gzip
import io
import random
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastavro
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from duenotice.evidence import Budget, blocks
from duenotice.evidence.places.layout import RECORD, ROW
from duenotice.evidence.readers import dumps
from duenotice.evidence.readers.databases import sqlite
from duenotice.evidence.records.record import Record
from duenotice.model.evidence import Block

NOISE = random.Random(7).randbytes(400)
UUID = random.Random(8).randbytes(16)


def archive(text: str) -> bytes:
    """A zip of one text."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.txt", text)
    return out.getvalue()


CELLS = {
    "text": ("Zoë".encode(), "Zoë"),
    "wide text": ("Ann Bo, Main Street".encode("utf-16"), "Ann Bo, Main Street"),
    "an archive": (archive("from ann@example.com"), "from ann@example.com"),
    "a compressed text": (gzip.compress(b"from ann@example.com"), "from ann@example.com"),
    "what is neither": (NOISE + b"from ann@example.com" + NOISE, "from ann@example.com"),
}


def in_sqlite(value: bytes) -> bytes:
    """A database with the value in a cell."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE t (id INTEGER, doc BLOB)")
    base.execute("INSERT INTO t VALUES (1, ?)", (value,))
    base.commit()
    return base.serialize()


def in_parquet(value: bytes) -> bytes:
    """A Parquet file with the value in a cell."""
    out = io.BytesIO()
    pq.write_table(pa.table({"id": [1], "doc": [value]}), out)
    return out.getvalue()


def in_avro(value: bytes) -> bytes:
    """An Avro file with the value in a cell."""
    out = io.BytesIO()
    fields = [{"name": "id", "type": "int"}, {"name": "doc", "type": "bytes"}]
    fastavro.writer(out, {"type": "record", "name": "r", "fields": fields}, [{"id": 1, "doc": value}])
    return out.getvalue()


def in_bson(value: bytes, kind: int = 0) -> bytes:
    """A BSON document with the value in a field."""
    body = b"\x05doc\0" + struct.pack("<iB", len(value), kind) + value + b"\0"
    return struct.pack("<i", len(body) + 4) + body


def in_mysql(value: bytes) -> bytes:
    """A dump of MySQL with the value as digits."""
    return b"-- MySQL dump\nINSERT INTO `t` VALUES (1,0x%s),(2,NULL);\n" % value.hex().encode()


def in_postgres(value: bytes) -> bytes:
    """A dump of PostgreSQL with the value as digits."""
    return b"-- PostgreSQL database dump\nCOPY t (id, doc) FROM stdin;\n1\t\\\\x%s\n\\.\n" % value.hex().encode()


def in_postgres_insert(value: bytes) -> bytes:
    """A dump of PostgreSQL as INSERT, with the value as digits."""
    return b"SET standard_conforming_strings = on;\nINSERT INTO public.t VALUES (1, '\\x%s');\n" % value.hex().encode()


def in_lite_dump(value: bytes) -> bytes:
    """A dump of SQLite with the value as digits."""
    return b"CREATE TABLE t(id INT, doc BLOB);\nINSERT INTO t VALUES(1,X'%s');\n" % value.hex().encode()


TABLES = [in_sqlite, in_parquet, in_avro, in_bson, in_mysql, in_postgres, in_postgres_insert, in_lite_dump]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(("value", "text"), CELLS.values(), ids=[name.replace(" ", "-") for name in CELLS])
def test_what_a_cell_of_bytes_holds_is_read(
    tell: Callable[..., Any], table: Callable[[bytes], bytes], value: bytes, text: str
) -> None:
    told = tell(table(value))
    assert text in told.text
    assert ("unsupported" in told.reasons) == (NOISE in value)


@pytest.mark.parametrize("table", TABLES)
def test_bytes_of_a_cell_that_are_no_text_are_told_with_their_number(
    tell: Callable[..., Any], table: Callable[[bytes], bytes]
) -> None:
    told = tell(table(NOISE))
    assert [350 < row.bytes_skipped <= 400 for row in told.coverage if row.reason == "unsupported"] == [True]


@pytest.mark.parametrize("table", TABLES)
def test_ids_and_sums_in_cells_are_not_told_as_unread(
    tell: Callable[..., Any], table: Callable[[bytes], bytes]
) -> None:
    assert tell(table(UUID)).reasons == {"read"}


def test_a_damaged_document_of_bson_is_told(tell: Callable[..., Any]) -> None:
    body = b"\x77doc\0" + b"from ann@example.com" + bytes(9) + b"\0"
    good = in_bson(b"x", 0)
    told = tell(good + struct.pack("<i", len(body) + 4) + body)
    assert "from ann@example.com" in told.text
    assert "unreadable" in told.reasons


def test_a_damaged_database_in_a_cell_does_not_make_the_one_around_it_damaged(tmp_path: Path) -> None:
    inner = bytearray(in_sqlite(b"x" * 9000))
    inner[4096:4104] = b"\xff" * 8
    (tmp_path / "a.db").write_bytes(in_sqlite(bytes(inner)))
    with (tmp_path / "a.db").open("rb") as file:
        found = list(sqlite(file, Budget()))
    labels = [thing.label for thing in found if isinstance(thing, Record)]
    assert "table t, row 1, doc, readable runs of a damaged database" in labels
    assert "readable runs of a damaged database" not in labels


def test_a_dump_without_rows_is_told_piece_by_piece() -> None:
    line = b"GRANT ALL ON t TO ann;\n"
    raw = line * (3 * dumps.TOLD // len(line))
    sizes = [
        len(thing.parts[0].data) for thing in dumps.statements(io.BytesIO(raw), Budget()) if isinstance(thing, Record)
    ]
    assert sum(sizes) == len(raw)
    assert max(sizes) < dumps.TOLD + 100


def test_rows_and_the_files_in_them_share_no_record(tell: Callable[..., Any], tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / "a.db")
    base.execute("CREATE TABLE t (name TEXT, doc BLOB)")
    base.executemany("INSERT INTO t VALUES (?, ?)", [(f"name {n}", archive(f"file {n}")) for n in range(9)])
    base.commit()
    base.close()
    told = tell(tmp_path / "a.db")
    found = [part for part in blocks(told.items[0], Budget()) if isinstance(part, Block)]
    places = [place for block in found for place in block.layout.sections.table[:, [RECORD, ROW]].tolist()]
    assert len(places) > 9
    assert all(record in (-1, row) for record, row in places)


DUMPS = {
    "INSERT without INTO, in UTF-16": (
        "USE [s]\r\nGO\r\nINSERT [dbo].[U] ([Id], [Name]) VALUES (1, N'Jörg O''Neil')\r\nGO\r\n".encode("utf-16"),
        {"col:U.0": ["1"], "col:U.1": ["Jörg O'Neil"]},
    ),
    "texts that are cast": (
        b"INSERT INTO U (Id, Name) VALUES (1, CAST(N'Ann' AS VarChar(9))), (2, 'Bo');\n",
        {"col:U.0": ["1", "2"], "col:U.1": ["Ann", "Bo"]},
    ),
    "calls within calls": (
        b"INSERT INTO U VALUES(1,replace('a(b','\\n',char(10)),'x'),(2,'Bo',lower(upper('y')));\n",
        {"col:U.0": ["1", "2"], "col:U.1": ["a(b", "Bo"], "col:U.2": ["x", "lower(upper('y'))"]},
    ),
    "tables that are made on one line": (
        b"CREATE TABLE U(id INT, name VARCHAR(9) DEFAULT ('x'), d DECIMAL(9,2), PRIMARY KEY (id, name));\n"
        b"INSERT INTO U VALUES(1,'Ann',2);\n",
        {"col:U.0": ["1"], "col:U.1": ["Ann"], "col:U.2": ["2"]},
    ),
    "letters of another encoding": (
        "CREATE TABLE `U` (\n `name` text\n);\nINSERT INTO `U` VALUES ('Jörg Muñoz');\n".encode("cp1252"),
        {"col:U.0": ["Jörg Muñoz"]},
    ),
    "escapes of COPY": (
        b"COPY public.u (id, name) FROM stdin;\n1\tAnn\\tBo\\nof C\\\\D\n\\.\n",
        {"col:u.0": ["1"], "col:u.1": ["Ann Bo of C\\D"]},
    ),
    "names in quotes that hold blanks, dots and brackets": (
        b'COPY "Old S"."Cust. (EU)" ("E mail", "a, (b)") FROM stdin;\nann@example.com\tx\n\\.\n',
        {"col:Cust. (EU).0": ["ann@example.com"], "col:Cust. (EU).1": ["x"]},
    ),
    "rows of tables whose names hold blanks": (
        b"INSERT INTO \"odd name\" VALUES(1,'Ann');\nINSERT INTO `odd t` (`a b`) VALUES ('Bo');\n",
        {"col:odd name.0": ["1"], "col:odd name.1": ["Ann"], "col:odd t.0": ["Bo"]},
    ),
    "backslashes that are letters": (
        b"SET standard_conforming_strings = on;\nINSERT INTO u VALUES ('C:\\', 'Ann'), ('\\b', E'O\\'Neil');\n",
        {"col:u.0": ["C:\\", "\\b"], "col:u.1": ["Ann", "O'Neil"]},
    ),
}


@pytest.mark.parametrize(("raw", "cells"), DUMPS.values(), ids=[name.replace(" ", "-") for name in DUMPS])
def test_dumps_keep_their_rows(tell: Callable[..., Any], raw: bytes, cells: dict[str, list[str]]) -> None:
    told = tell(raw)
    assert (told.kind, told.cells) == ("sql_dump", cells)


def test_columns_of_a_table_made_on_one_line_keep_their_names(tell: Callable[..., Any]) -> None:
    told = tell(DUMPS["tables that are made on one line"][0])
    assert list(told.headers.values()) == ["id", "name", "d"]


def test_columns_whose_names_hold_quotes_keep_their_places(tell: Callable[..., Any]) -> None:
    told = tell(b'CREATE TABLE u (\n"x""y" text,\n"E mail" text\n);\nINSERT INTO u VALUES (\'1\', \'2\');\n')
    assert list(told.headers.values()) == ['x"y', "E mail"]


WITHOUT_END = [
    b"f(" * 200_000,
    b"'a''" * 200_000,
    b"CREATE TABLE x(" + b"(" * 400_000 + b");\n",
    b"2);\nCREATE TABLE x(id int DEFAULT '" + b"\\'" * 400_000 + b");\n",
    b"2);\nINSERT INTO t" + b" " * 400_000 + b"x\n",
]


@pytest.mark.parametrize("value", WITHOUT_END, ids=["calls", "quotes", "parentheses", "escapes", "blanks"])
def test_values_without_end_cost_none_of_the_text(tell: Callable[..., Any], value: bytes) -> None:
    told = tell(b"INSERT INTO t VALUES (1," + value + b"\nann@example.com\n")
    assert "ann@example.com" in told.text
