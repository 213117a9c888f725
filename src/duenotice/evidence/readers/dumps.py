"""SQL dumps of MySQL, MariaDB, PostgreSQL and SQLite: rows of INSERT and COPY as tables. Read, never executed."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, cast

from duenotice.evidence.charsets.charset import Charset, as_utf8, charset_of
from duenotice.evidence.ground.budget import MIB, Budget
from duenotice.evidence.ground.shapes import Delimited, Text
from duenotice.evidence.kinds.sniff import HEAD
from duenotice.evidence.readers.blobs import bytes_text, files_in, is_short
from duenotice.evidence.readers.columns import ROWS, TAB
from duenotice.evidence.records.record import Gap, Part, Record

MOST_STATEMENT = 64 * MIB
MOST_LINES, MOST_MADE = 5000, 4 * MIB
"""Lines and letters of one CREATE TABLE at most."""
MOST_LISTS = 100
"""Lists of columns of one table that are told apart."""
TOLD = 4 * MIB
"""Letters of statements without rows that are held before they are told: a dump may have nothing else."""

_FENCED = r"""(?:"(?:[^"\n]|"")*+"|`[^`\n]*+`|\[[^\]\n]*+\])"""
"""A name in quotes or brackets, in which blanks, dots, commas and brackets are letters."""

_NAME = rf"((?:{_FENCED}|[^\s(])++)"
_NAMES = rf"\(((?:{_FENCED}|[^)])*+)\)"
_CREATE = re.compile(rf"CREATE\s+(?:\w+\s+){{0,2}}TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?{_NAME}\s*\(", re.IGNORECASE)
_INSERT = re.compile(
    rf"(?:INSERT|REPLACE)\s+(?:IGNORE\s+)?(?:INTO\s+|(?=\[)){_NAME}\s*+(?:{_NAMES}\s*+)?VALUES\s*", re.IGNORECASE
)
_COPY = re.compile(rf"COPY\s+{_NAME}\s*{_NAMES}\s+FROM\s+stdin", re.IGNORECASE)
_LOGGED = re.compile(
    r"[^\n'(]{1,300}?[\s:\"](?=(?:(?:INSERT|REPLACE)\s+(?:IGNORE\s+)?INTO|CREATE\s+TABLE)\s)", re.IGNORECASE
)
"""What a log says before a statement: its time, who asked, a level. A text or a list of names begins none."""
_LISTED = re.compile(rf"(?:{_FENCED}|[^,])++")
_STEP = re.compile(rf"(?:{_FENCED}|[^.])++")
_PLAIN = re.compile(
    r"SET\s+standard_conforming_strings\s*=\s*on|PRAGMA\s|SET\s+(?:ANSI_|IDENTITY_INSERT)", re.IGNORECASE
)
"""Begins a line of dumps of PostgreSQL, SQLite and SQL Server, in whose texts a backslash is a letter."""

_MARKS, _LETTERS = r"(?:[^'\\]|\\.|'')*+", r"(?:[^']|'')*+"
"""What stands in a text: with backslashes that change the meaning of the next sign, or as it is."""

_QUOTED = rf"'{_MARKS}'"


def _values(letters: str) -> re.Pattern[str]:
    """A value of a row: `E`; another prefix; letters of a text; or a number, a word, an expression; and what ends it."""
    quoted = rf"'{letters}'"
    inner = rf"\((?:[^()']++|{quoted})*+\)"
    call = rf"\((?:[^()']++|{quoted}|{inner})*+\)"
    bare = rf"((?:[^,()']++|{quoted}|{call})++)"
    return re.compile(
        rf"\s*(?:(E(?='))?(N|X|B|_\w+\s*)?'((?(1){_MARKS}|{letters}))'|{bare})\s*([,)])", re.DOTALL | re.IGNORECASE
    )


_VALUE, _PLAIN_VALUE = _values(_MARKS), _values(_LETTERS)

_BYTEA = re.compile(r"\\{1,2}x(?=[0-9A-Fa-f]+$)")
"""How PostgreSQL begins bytes."""

_LITERAL = re.compile(rf"\w+\s*\(\s*N?({_QUOTED})", re.DOTALL)
_COLUMN = re.compile(r"\s*(?:`([^`\n]+)`|\"((?:[^\"\n]|\"\")+)\"|\[([^\]\n]+)\]|([\w$]+))(?=\s)")
_PART = re.compile(r"""--[^\n]*|'(?:[^'\\]++|\\.|'')*+(?:'|\Z)|`[^`\n]*`|"[^"\n]*"|[(),]""", re.DOTALL)
_NO_COLUMN = frozenset(
    ("primary", "key", "unique", "constraint", "index", "foreign", "check", "fulltext", "create", "exclude", "spatial")
)
_COMMENT = re.compile(r"^\s*(?:--[^\n]*\n\s*)+")
_ESCAPES = re.compile(r"\\(.)|''", re.DOTALL)
_COPIED = re.compile(r"\\(.)")
_HEX = re.compile(r"[0-9A-Fa-f]+")
_WRITTEN = {"n": " ", "r": " ", "t": " ", "0": ""}


def statements(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Tables in the order of the dump; what belongs to no row is read as text."""
    yield from _Dump(file, budget).records()


def _bare(name: str) -> str:
    """The last step of a name, without its quotes."""
    last = _STEP.findall(name)[-1:] or [""]
    return last[0].strip().strip("`'\"[]").replace('""', '"')


def _listed(names: str) -> tuple[str, ...]:
    return tuple(map(_bare, _LISTED.findall(names)))


def _columns(listed: str) -> Iterator[str]:
    """Names of the columns in the list of a CREATE TABLE, which may stand on one line or on many."""
    depth, begin = 1, 0
    for part in _PART.finditer(listed):
        sign = part[0]
        depth += (sign == "(") - (sign == ")")
        if depth == 0 or (sign == "," and depth == 1):
            name = _COLUMN.match(_COMMENT.sub("", listed[begin : part.start()]))
            begin = part.end()
            if name and (name[4] is None or name[4].lower() not in _NO_COLUMN):
                yield (name[1] or name[2] or name[3] or name[4]).replace('""', '"')
        if depth == 0:
            return


class _Dump:
    """The text as it streams by, and the columns known so far."""

    def __init__(self, file: BinaryIO, budget: Budget) -> None:
        head = file.read(HEAD)
        file.seek(0)
        plain = as_utf8(file, charset_of(head) or Charset("utf-8"), head)
        self.reader = codecs.getreader("utf-8")(cast("BinaryIO", plain), errors="replace")
        self.budget = budget
        self.blobs: list[bytes] = []
        self.held, self.at, self.done = "", 0, False
        self.columns: dict[str, tuple[str, ...]] = {}
        self.told: Counter[str] = Counter()
        self.lists: dict[str, list[tuple[str, ...]]] = {}
        self.plain = False

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
        size = 0
        while (line := self._line()) is not None:
            line, before = self._apart(line)
            if before:
                other.append(before)
                size += len(before)
            insert, copy, create = _INSERT.match(line.lstrip()), _COPY.match(line), _CREATE.match(line.lstrip())
            if other and (insert or copy or size > TOLD):
                yield _text(other)
                other, size = [], 0
            if insert:
                self.at -= len(line.lstrip()) - insert.end()
                yield from self._inserted(_bare(insert[1]), insert[2])
            elif copy:
                yield from self._copied(_bare(copy[1]), _listed(copy[2]))
            else:
                self.plain = self.plain or _PLAIN.match(line) is not None
                if create and before:
                    self.columns[_bare(create[1])] = tuple(_columns(line[create.end() :]))
                elif create:
                    line = self._created(_bare(create[1]), line, create.end())
                other.append(line)
                size += len(line)
        if other:
            yield _text(other)

    def _apart(self, line: str) -> tuple[str, str]:
        """The statement of a line, and what a log says before it."""
        if "INTO" not in line and "into" not in line and "TABLE" not in line:
            return line, ""
        found = _LOGGED.match(line)
        return (line[found.end() :], found[0]) if found else (line, "")

    def _created(self, table: str, line: str, begin: int) -> str:
        """Take in the columns of a CREATE TABLE, whose list begins at `begin` of `line`, up to the line that ends it."""
        lines, left = [line], MOST_MADE
        while not lines[-1].rstrip().endswith(";") and len(lines) < MOST_LINES and left > 0:
            if (more := self._line()) is None:
                break
            lines.append(more)
            left -= len(more)
        told = "".join(lines)
        self.columns[table] = tuple(_columns(told[begin:]))
        return told

    def _copied(self, table: str, names: tuple[str, ...]) -> Iterator[Record | Gap]:
        """Lines up to `\\.`; `\\N` is null."""
        rows: list[str] = []
        while (line := self._line()) is not None and not line.startswith("\\."):
            rows.append("\t".join(map(self._copied_cell, line.rstrip("\n").split("\t"))) + "\n")
            if len(rows) == ROWS:
                yield from self._rows(table, names, rows)
                rows = []
        if rows:
            yield from self._rows(table, names, rows)

    def _copied_cell(self, cell: str) -> str:
        """A cell of COPY without its escapes."""
        if "\\" not in cell:
            return cell
        if cell.startswith("\\\\x"):
            return self._hex(cell, cell[3:])
        return "" if cell == "\\N" else _COPIED.sub(lambda match: _WRITTEN.get(match[1], match[1]), cell)

    def _hex(self, written: str, digits: str) -> str:
        """What bytes written as digits say; files in them are read with the rows. As it stands where it is an id or a sum."""
        if len(digits) % 2 or _HEX.fullmatch(digits) is None:
            return written
        value = bytes.fromhex(digits)
        if is_short(value):
            return written
        self.blobs.append(value)
        return " ".join(bytes_text(value).split())

    def _inserted(self, table: str, listed: str | None) -> Iterator[Record | Gap]:
        names = _listed(listed) if listed else self.columns.get(table, ())
        rows: list[str] = []
        while (row := self._row()) is not None:
            rows.append(row)
            if len(rows) == ROWS or len(self.blobs) > ROWS:
                yield from self._rows(table, names, rows)
                rows = []
        if rows:
            yield from self._rows(table, names, rows)

    def _rows(self, table: str, names: tuple[str, ...], rows: list[str]) -> Iterator[Record | Gap]:
        """Rows of a table, which may come in many statements."""
        lists = self.lists.setdefault(table, [])
        if names not in lists and len(lists) < MOST_LISTS:
            lists.append(names)
        number = lists.index(names) if names in lists else MOST_LISTS
        called = f"{table}({number + 1})" if number else table  # the same place in another list is another column
        data, shape = "".join(rows).encode("utf-8", "replace"), Delimited(TAB, 0, names, 0, called)
        first = self.told[table] + 1
        self.told[table] += len(rows)
        yield Record((Part(data, shape, first=first),), label=f"table {table}", rows=True)
        blobs, self.blobs = self.blobs, []
        yield from files_in(((value, f"table {table}, a cell of bytes") for value in blobs), self.budget)

    def _row(self) -> str | None:
        """One `(…)` of a VALUES list as a line; None where the list ends."""
        if self._next() != "(":
            self.at += self._next() == ";"
            self._forget()
            return None
        cells: list[str] = []
        at, value = self.at + 1, _PLAIN_VALUE if self.plain else _VALUE
        while True:
            match = value.match(self.held, at)
            if (match is None or match.end() == len(self.held)) and len(self.held) - self.at < MOST_STATEMENT:
                at -= self._forget()
                if self._more():
                    continue
                match = value.match(self.held, at)
            if match is None:
                self.at += 1
                self._forget()
                return None
            cells.append(self._cell(match))
            at = match.end()
            if match[5] == ")":
                self.at = at
                return "\t".join(cells) + "\n"

    def _cell(self, match: re.Match[str]) -> str:
        quoted, bare = match[3], match[4]
        if quoted is not None and (match[2] or "").upper() == "X":
            return self._hex(quoted, quoted)
        if quoted and (hexed := _BYTEA.match(quoted)):
            return self._hex(quoted, quoted[hexed.end() :])
        if bare and bare[:2] in ("0x", "0X"):
            return self._hex(bare, bare[2:])
        if (
            bare and "'" in bare and (made := _LITERAL.match(bare.strip()))
        ):  # a text that is cast, or a date that is read
            quoted = made[1][1:-1]
        return _cell(quoted, bare and bare.strip(), plain=self.plain and not match[1])

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


def _cell(quoted: str | None, bare: str | None, *, plain: bool) -> str:
    """plain: a backslash is a letter."""
    if quoted is None:
        return "" if bare is None or bare.upper() == "NULL" else bare
    if plain:
        quoted = quoted.replace("''", "'")
    elif "\\" in quoted or "''" in quoted:
        quoted = _ESCAPES.sub(lambda match: "'" if match[1] is None else _WRITTEN.get(match[1], match[1]), quoted)
    return " ".join(quoted.split()) if "\n" in quoted or "\t" in quoted else quoted


def _text(lines: list[str]) -> Record:
    return Record(
        (Part("".join(lines).encode("utf-8", "replace"), Text()),), label="statements without rows", rows=True
    )
