"""Dumps of PostgreSQL in its custom form (`pg_dump -Fc`): the tables in it as COPY, its statements as text. Never restored.

In the other forms the table of contents is a file of its own, which says what the files beside it hold."""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO, NamedTuple, cast

from duenotice.evidence.containers.streams import Inflated
from duenotice.evidence.ground.budget import MIB, Budget, LimitReached, Meter, Readable, reason_of
from duenotice.evidence.ground.shapes import Text
from duenotice.evidence.readers.attachments import attached
from duenotice.evidence.readers.dumps import statements
from duenotice.evidence.readers.strings import shown
from duenotice.evidence.records.record import Gap, Part, Record

MOST_ENTRIES = 1_000_000
MOST_TEXT = 16 * MIB
_CUSTOM = 1
"""Its form; in the others (tar, folder) this file holds the table of contents alone."""

_DATA, _BLOBS = 1, 3
_NONE, _ZLIB = 0, 1


class _Table(NamedTuple):
    """What its entry says of a block of data. copy: the statement that would take it in; file: where it lies, if not here."""

    tag: str
    copy: str
    file: str = ""


class _Odd(Exception):
    """The bytes are not what the format asks for."""


class _Archive:
    """Reads the integers and texts of an archive; see `pg_backup_archiver.c` of PostgreSQL."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        head = self.exactly(11)
        self.version, self.int_size, self.offset_size = (head[5], head[6]), head[8], head[9]
        self.custom = head[10] == _CUSTOM
        if not (1, 12) <= self.version <= (1, 16) or not 1 <= self.int_size <= 8 or self.offset_size > 8:
            raise _Odd

    def exactly(self, size: int) -> bytes:
        data = self.file.read(size)
        if len(data) < size:
            raise EOFError
        return data

    def integer(self) -> int:
        raw = self.exactly(1 + self.int_size)
        return int.from_bytes(raw[1:], "little") * (-1 if raw[0] else 1)

    def text(self) -> str | None:
        size = self.integer()
        if size > MOST_TEXT:
            raise _Odd
        return None if size < 0 else self.exactly(size).decode("utf-8", "replace")

    def begun(self) -> int:
        """Pass the head; how the data is packed."""
        packed = self.exactly(1)[0] if self.version >= (1, 15) else int(self.integer() != 0)
        for _ in range(7):  # when it was made
            self.integer()
        for _ in range(3):  # database, versions
            self.text()
        return packed

    def entry(self) -> tuple[int, _Table, str]:
        """Number, table and statements of the next entry of the table of contents."""
        number = self.integer()
        self.integer()
        _, _, tag, _ = self.text(), self.text(), self.text(), self.text()
        self.integer()
        told = [self.text() or "" for _ in range(3)]
        for _ in range(3 if self.version >= (1, 14) else 2):  # schema, tablespace, access method
            self.text()
        if self.version >= (1, 16):
            self.integer()
        self.text()  # owner
        self.text()
        while self.text() is not None:  # what it depends on
            pass
        file = ""
        if self.custom:
            self.exactly(1 + self.offset_size)
        else:
            file = self.text() or ""
        return number, _Table(tag or "", told[2], file), told[0]


class _Chunks:
    """The bytes of one block of data, chunk after chunk."""

    def __init__(self, archive: _Archive) -> None:
        self.archive, self.left, self.done, self.seen = archive, 0, False, 0

    def read(self, size: int = -1, /) -> bytes:
        if not self.left and not self.done:
            self.left = self.archive.integer()
            self.done = self.left <= 0
        if self.done:
            return b""
        data = self.archive.file.read(min(self.left, size if size > 0 else MIB, MIB))
        if not data:
            raise EOFError
        self.left -= len(data)
        self.seen += len(data)
        return data


def pg_dump(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Rows of all tables, then large objects, in the order of the archive; its statements before them. What cannot be followed
    any further is told with its bytes."""
    size, told = file.seek(0, 2), False
    file.seek(0)
    try:
        archive = _Archive(file)
        packed, tables, said = archive.begun(), dict[int, _Table](), list[str]()
        for _ in range(min(archive.integer(), MOST_ENTRIES)):
            number, table, statement = archive.entry()
            said.append(statement)
            if table.copy:
                tables[number] = table
        if "".join(said).strip():
            text = "".join(said).encode("utf-8", "replace")
            yield Record((Part(text, Text()),), label="statements without rows", rows=True)
        told = True
        if archive.custom:
            yield from _blocks(archive, tables, packed, budget)
    except (_Odd, EOFError) as problem:
        begin = file.tell() if told else 0
        yield Gap(
            reason_of(problem), size - begin, detail="dump of PostgreSQL: of the rest, only readable runs were searched"
        )
        file.seek(begin)
        yield from shown(file, "readable runs")


def files_of(file: BinaryIO) -> dict[str, str]:
    """The statements that would take in the files beside a table of contents, by name of the file. Of a damaged one, as far as it
    can be followed; empty for what is none."""
    files: dict[str, str] = {}
    try:
        archive = _Archive(file)
        archive.begun()
        for _ in range(0 if archive.custom else min(archive.integer(), MOST_ENTRIES)):
            _, table, _ = archive.entry()
            if table.copy and table.file:
                files[table.file] = table.copy
    except (_Odd, EOFError):
        return files
    return files


def _blocks(archive: _Archive, tables: dict[int, _Table], packed: int, budget: Budget) -> Iterator[Record | Gap]:
    while kind := archive.file.read(1):
        number = archive.integer()
        if kind[0] == _DATA:
            yield from _block(archive, tables.get(number, _Table("", "")), packed, budget)
        elif kind[0] == _BLOBS:
            while archive.integer():  # the number of a large object
                yield from _block(archive, _Table("", ""), packed, budget)
        else:
            raise _Odd


def _block(archive: _Archive, table: _Table, packed: int, budget: Budget) -> Iterator[Record | Gap]:
    """One table, or one large object, which has no statement."""
    chunks = _Chunks(archive)
    with tempfile.TemporaryFile() as plain:
        plain.write(table.copy.encode("utf-8", "replace"))
        yield from _unpacked(chunks, plain, packed, budget)
        plain.seek(0)
        if table.copy:
            yield from statements(cast("BinaryIO", plain), budget)
        else:
            yield from attached(cast("BinaryIO", plain), budget, "large object")
    while chunks.read():  # what a damage or a limit left
        pass


def _unpacked(chunks: _Chunks, plain: IO[bytes], packed: int, budget: Budget) -> Iterator[Gap]:
    """Write the bytes of a block without their packing, as far as that goes."""
    if packed not in (_NONE, _ZLIB):
        while chunks.read():
            pass
        yield Gap("unsupported", chunks.seen, detail="table of a dump of PostgreSQL packed by LZ4 or Zstandard")
        return
    stream = Inflated(chunks, zlib.MAX_WBITS) if packed else chunks
    meter = Meter(cast("Readable", stream), budget, (lambda: chunks.seen) if packed else None)
    try:
        while data := meter.read(MIB):
            plain.write(data)
    except LimitReached as reached:
        yield Gap("limit", 0, reached.limit, "the rest of a table of a dump of PostgreSQL")
    except EOFError:
        yield Gap("truncated", 0, detail="the rest of a table of a dump of PostgreSQL")
    except zlib.error:
        yield Gap("unreadable", 0, detail="the rest of a table of a dump of PostgreSQL")
