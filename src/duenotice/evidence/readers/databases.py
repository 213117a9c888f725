"""Databases and their dumps: SQLite, MySQL and PostgreSQL dumps, BSON; and the readable runs of files of unknown kind."""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote

from duenotice.evidence.ground.budget import MIB, Budget
from duenotice.evidence.ground.shapes import Objects, Text
from duenotice.evidence.readers.blobs import bytes_text, files_in
from duenotice.evidence.readers.columns import of_rows
from duenotice.evidence.readers.documents_bson import document
from duenotice.evidence.readers.dumps import statements
from duenotice.evidence.readers.strings import UNKNOWN, readable, runs, shown
from duenotice.evidence.records.record import Gap, Part, Record

MOST_DOCUMENT = 48 * MIB


def sqlite(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Live rows of every table, read-only and immutable; then what free and unallocated pages still show, and all other pages as
    well where the database is damaged."""
    damaged = False
    path = Path(file.name).absolute()
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True)) as base:
            base.text_factory = lambda raw: raw.decode("utf-8", "replace")
            base.execute("PRAGMA trusted_schema = OFF")
            damaged = yield from _tables(base, budget)
    except sqlite3.DatabaseError as problem:
        damaged = True
        yield Gap("unreadable", detail=f"SQLite: {type(problem).__name__}")
    if damaged:
        file.seek(0)
        yield from shown(file, "readable runs of a damaged database")
    else:
        yield from _leftovers(file)


def _tables(base: sqlite3.Connection, budget: Budget) -> Generator[Record | Gap, None, bool]:
    """The rows of all tables; whether any of them is damaged, which a file in one of its cells does not make it."""
    damaged = False
    listed = base.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    for (name,) in listed:
        try:
            rows = base.execute(f'SELECT * FROM "{name.replace(chr(34), chr(34) * 2)}"')
            titles = [column[0] for column in rows.description]
            yield from of_rows((dict(zip(titles, row, strict=True)) for row in rows), budget, name)
        except sqlite3.DatabaseError as problem:
            damaged = True
            yield Gap("unreadable", detail=f"table of SQLite: {type(problem).__name__}")
    return damaged


def _leftovers(file: BinaryIO) -> Iterator[Record | Gap]:
    """Deleted rows: pages of the free list, and within table pages what lies between the row index and the rows."""
    file.seek(0)
    head = file.read(100)
    size = int.from_bytes(head[16:18], "big") or 65536
    size = 65536 if size == 1 else size
    if size & (size - 1) or size < 512:
        return
    free = _free_pages(file, size, head)
    file.seek(0)
    number = 0
    while page := file.read(size):
        number += 1
        kept = page if number in free else _between(page, 100 if number == 1 else 0)
        if text := runs(kept):
            yield Record(
                (Part(text, Text()),), label=f"{'free' if number in free else 'unallocated part of'} page {number:,}"
            )


def _free_pages(file: BinaryIO, size: int, head: bytes) -> set[int]:
    """Page numbers of the free list: trunk pages and the leaves they name."""
    trunk, found = int.from_bytes(head[32:36], "big"), set[int]()
    while trunk and trunk not in found and len(found) < 10_000_000:
        found.add(trunk)
        file.seek((trunk - 1) * size)
        page = file.read(size)
        if len(page) < 8:
            break
        count = min(int.from_bytes(page[4:8], "big"), size // 4 - 2)
        found.update(struct.unpack(f">{count}I", page[8 : 8 + 4 * count]))
        trunk = int.from_bytes(page[:4], "big")
    return found


def _between(page: bytes, at: int) -> bytes:
    """The unallocated stretch and the free blocks of a table leaf; nothing for other pages."""
    if len(page) < at + 8 or page[at] != 13:
        return b""
    cells, content = int.from_bytes(page[at + 3 : at + 5], "big"), int.from_bytes(page[at + 5 : at + 7], "big") or 65536
    out = [page[at + 8 + 2 * cells : content]]
    block = int.from_bytes(page[at + 1 : at + 3], "big")
    for _ in range(1000):
        if block < at + 8 or block + 4 > len(page):
            break
        size = int.from_bytes(page[block + 2 : block + 4], "big")
        out.append(page[block + 4 : block + size])
        block = int.from_bytes(page[block : block + 2], "big")
    return b"\0".join(out)


def sqlite_wal(file: BinaryIO, _budget: Budget) -> Iterator[Record | Gap]:
    """The readable runs of a write-ahead log: rows not yet in the database, and earlier states of it."""
    yield from readable(file, "write-ahead log")


def sql_dump(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Rows of INSERT and COPY; nothing is ever executed."""
    yield from statements(file, budget)


def bson(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Documents of a BSON dump as lines of JSON. Lengths lie, so each is checked against the bytes there are."""
    held: list[bytes] = []
    number = 0
    while head := file.read(4):
        size = int.from_bytes(head, "little")
        if len(head) < 4 or not 5 <= size <= MOST_DOCUMENT:
            yield Gap("unreadable", detail="BSON length that cannot be")
            break
        raw = head + file.read(size - 4)
        if len(raw) < size:
            yield Gap("truncated", size - len(raw), detail="BSON document")
            break
        number += 1
        line, cells, lost = _line(raw)
        held.append(line)
        if lost:
            yield Gap("unreadable", lost, detail="BSON document that is damaged: only readable runs were searched")
        yield from files_in(((cell, f"document {number:,}") for cell in cells), budget)
        if sum(map(len, held)) > MIB:
            yield Record((Part(b"".join(held), Objects(lines=True)),), rows=True)
            held = []
    if held:
        yield Record((Part(b"".join(held), Objects(lines=True)),), rows=True)


def _line(raw: bytes) -> tuple[bytes, list[bytes], int]:
    """A document as a line of JSON, the values in it that are bytes, and how many bytes of a damaged one are not shown."""
    lost = 0
    cells: list[bytes] = []

    def other(value: object) -> str:
        if not isinstance(value, bytes):
            return str(value)
        cells.append(value)
        return bytes_text(value)

    try:
        told: Any = document(raw)
    except (ValueError, IndexError, struct.error, RecursionError):
        readable = runs(raw)
        told, lost = {"readable": readable.decode("utf-8", "replace")}, max(1, len(raw) - len(readable))
    return json.dumps(told, ensure_ascii=False, default=other).encode("utf-8", "replace") + b"\n", cells, lost


def binary(file: BinaryIO, _budget: Budget) -> Iterator[Record | Gap]:
    """The readable runs of a file of unknown kind; the rest is told as not read."""
    yield from readable(file, UNKNOWN)
