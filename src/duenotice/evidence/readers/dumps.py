"""SQL dumps of MySQL, MariaDB, PostgreSQL and SQLite: rows of INSERT and COPY as tables. Read, never executed."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from duenotice.evidence.budget import MIB
from duenotice.evidence.readers.columns import ROWS, TAB
from duenotice.evidence.records import Gap, Part, Record
from duenotice.evidence.shapes import Delimited, Text

MOST_STATEMENT = 64 * MIB

_CREATE = re.compile(r"CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?([^\s(]+)\s*\(", re.IGNORECASE)
_INSERT = re.compile(
    r"(?:INSERT|REPLACE)\s+(?:IGNORE\s+)?INTO\s+([^\s(]+)\s*(?:\(([^)]*)\))?\s*VALUES\s*", re.IGNORECASE
)
_COPY = re.compile(r"COPY\s+([^\s(]+)\s*\(([^)]*)\)\s+FROM\s+stdin", re.IGNORECASE)
_VALUE = re.compile(r"\s*(?:(N|E|_\w+\s*)?'((?:[^'\\]|\\.|'')*)'|([^\s,()']+(?:\([^)]*\))?))\s*([,)])", re.DOTALL)
_COLUMN = re.compile(r"^\s*[`\"\[]?([\w$]+)[`\"\]]?\s+\w", re.MULTILINE)
_NO_COLUMN = frozenset(
    ("primary", "key", "unique", "constraint", "index", "foreign", "check", "fulltext", "create", "exclude", "spatial")
)
_ESCAPES = re.compile(r"\\(.)|''", re.DOTALL)
_WRITTEN = {"n": " ", "r": " ", "t": " ", "0": ""}


def statements(file: BinaryIO) -> Iterator[Record | Gap]:
    """Tables in the order of the dump; what belongs to no row is read as text."""
    yield from _Dump(file).records()


def _bare(name: str) -> str:
    return name.rsplit(".", 1)[-1].strip('`"[] ')


class _Dump:
    """The text as it streams by, and the columns known so far."""

    def __init__(self, file: BinaryIO) -> None:
        self.reader = codecs.getreader("utf-8-sig")(file, errors="replace")
        self.held, self.at, self.done = "", 0, False
        self.columns: dict[str, tuple[str, ...]] = {}
        self.told: Counter[str] = Counter()

    def _more(self) -> bool:
        data = "" if self.done else self.reader.read(MIB)
        self.done = not data
        self.held += data
        return not self.done

    def _line(self) -> str | None:
        """The next line with its end; None at the end of the dump."""
        stop = self.held.find("\n", self.at)
        while stop < 0 and len(self.held) - self.at < MOST_STATEMENT:
            self._forget()
            size = len(self.held)
            if not self._more():
                break
            stop = self.held.find("\n", size)
        begin, self.at = self.at, stop + 1 if stop >= 0 else len(self.held)
        return self.held[begin : self.at] or None

    def records(self) -> Iterator[Record | Gap]:
        other: list[str] = []
        while (line := self._line()) is not None:
            insert, copy, create = _INSERT.match(line.lstrip()), _COPY.match(line), _CREATE.match(line.lstrip())
            if (insert or copy) and other:
                yield _text(other)
                other = []
            if insert:
                self.at -= len(line.lstrip()) - insert.end()
                yield from self._inserted(_bare(insert[1]), insert[2])
            elif copy:
                yield from self._copied(_bare(copy[1]), tuple(map(_bare, copy[2].split(","))))
            else:
                if create:
                    line += self._created(_bare(create[1]))
                other.append(line)
        if other:
            yield _text(other)

    def _created(self, table: str) -> str:
        """Take in the columns of a CREATE TABLE up to the line that ends it."""
        lines: list[str] = []
        while len(lines) < 5000 and (line := self._line()) is not None:
            lines.append(line)
            if line.rstrip().endswith(";"):
                break
        names = (match[1] for match in _COLUMN.finditer("".join(lines)))
        self.columns[table] = tuple(name for name in names if name.lower() not in _NO_COLUMN)
        return "".join(lines)

    def _copied(self, table: str, names: tuple[str, ...]) -> Iterator[Record]:
        """Lines up to `\\.`; `\\N` is null."""
        rows: list[str] = []
        while (line := self._line()) is not None and not line.startswith("\\."):
            rows.append("\t".join("" if cell == "\\N" else cell for cell in line.rstrip("\n").split("\t")) + "\n")
            if len(rows) == ROWS:
                yield self._rows(table, names, rows)
                rows = []
        if rows:
            yield self._rows(table, names, rows)

    def _inserted(self, table: str, listed: str | None) -> Iterator[Record]:
        names = tuple(map(_bare, listed.split(","))) if listed else self.columns.get(table, ())
        rows: list[str] = []
        while (row := self._row()) is not None:
            rows.append(row)
            if len(rows) == ROWS:
                yield self._rows(table, names, rows)
                rows = []
        if rows:
            yield self._rows(table, names, rows)

    def _rows(self, table: str, names: tuple[str, ...], rows: list[str]) -> Record:
        """Rows of a table, which may come in many statements."""
        data, shape = "".join(rows).encode("utf-8", "replace"), Delimited(TAB, 0, names, 0, table)
        first = self.told[table] + 1
        self.told[table] += len(rows)
        return Record((Part(data, shape, first=first),), label=f"table {table}", rows=True)

    def _row(self) -> str | None:
        """One `(…)` of a VALUES list as a line; None where the list ends."""
        if self._next() != "(":
            self.at += self._next() == ";"
            self._forget()
            return None
        cells: list[str] = []
        at = self.at + 1
        while True:
            match = _VALUE.match(self.held, at)
            if (match is None or match.end() == len(self.held)) and len(self.held) - self.at < MOST_STATEMENT:
                at -= self._forget()
                if self._more():
                    continue
                match = _VALUE.match(self.held, at)
            if match is None:
                self.at += 1
                self._forget()
                return None
            cells.append(_cell(match[2], match[3]))
            at = match.end()
            if match[4] == ")":
                self.at = at
                return "\t".join(cells) + "\n"

    def _next(self) -> str:
        """The next sign that is no blank and no comma, empty at the end; `at` stands on it."""
        while True:
            while self.at < len(self.held) and self.held[self.at] in " \t\r\n,":
                self.at += 1
            if self.at < len(self.held):
                return self.held[self.at]
            self._forget()
            if not self._more():
                return ""

    def _forget(self) -> int:
        """Let go of what was read; answers how far all places move."""
        moved, self.held, self.at = self.at, self.held[self.at :], 0
        return moved


def _cell(quoted: str | None, bare: str | None) -> str:
    if quoted is None:
        return "" if bare is None or bare.upper() == "NULL" else bare
    if "\\" in quoted or "''" in quoted:
        quoted = _ESCAPES.sub(lambda match: "'" if match[1] is None else _WRITTEN.get(match[1], match[1]), quoted)
    return " ".join(quoted.split()) if "\n" in quoted or "\t" in quoted else quoted


def _text(lines: list[str]) -> Record:
    return Record(
        (Part("".join(lines).encode("utf-8", "replace"), Text()),), label="statements without rows", rows=True
    )
