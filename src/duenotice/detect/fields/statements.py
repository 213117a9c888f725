"""Values of SQL statements in running text, as logs hold them: `INSERT INTO t (id, phone) VALUES (7, '0301234567')`.

The name of a value stands far before it in a list of its own, so that the word before it is that of another column.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

PREFIX = "sql:"
"""How the path of such a value begins."""
LISTED, ROWS, MOST = 2000, 1000, 200
"""Bytes of a list of columns, rows of one statement, and columns without a name, at most."""
NAMELESS = "#"
"""Begins the name of a column that has none."""
_INSERT = re.compile(
    rb"(?i)\b(?:INSERT|REPLACE)\s{1,8}(?:IGNORE\s{1,8})?INTO\s{1,8}([^\s(]{1,128})[ \t]{0,8}"
    rb"(?:\(([^()\r\n]{1,%d})\)[ \t]{0,8})?VALUES[ \t]{0,8}(?=\()" % LISTED
)
_CREATE = re.compile(rb"(?i)\bCREATE\s{1,8}TABLE\s{1,8}(?:IF NOT EXISTS\s{1,8})?([^\s(]{1,128})\s{0,8}\(([^;]{1,8000})")
_COLUMN = re.compile(
    rb"""\s{0,80}(?:[`"\[]([^`"\]\r\n]{1,128})[`"\]]|(\w{1,128}))\s[^,()]{0,400}(?:\([^()]{0,400}\)[^,()]{0,400})?(,|\)|\Z)"""
)
_NO_COLUMN = frozenset(
    (b"primary", b"key", b"unique", b"constraint", b"index", b"foreign", b"check", b"fulltext", b"spatial")
)
_VALUE = re.compile(
    rb"[ \t]{0,8}(?:[NE]?'((?:[^'\\\r\n]|\\.|''){0,4000})'|([^,()'\r\n]{0,400}(?:\([^()\r\n]{0,200}\))?))[ \t]{0,8}([,)])"
)
_NEXT_ROW = re.compile(rb"[ \t]{0,8},[ \t]{0,8}\(")


class Values(NamedTuple):
    """start, stop: byte ranges, ascending (int64); column: the path of each."""

    start: np.ndarray
    stop: np.ndarray
    column: list[str]


def statement_values(data: bytes) -> Values:
    """The values of all statements in a text. Where they do not name their columns, a table that is created in the same text does; else
    each place in the rows of a table is a column without a name."""
    found: list[tuple[int, int, str]] = []
    at = 0
    known: dict[bytes, list[str]] | None = None
    while (match := _INSERT.search(data, at)) is not None:
        if match[2] is None:
            known = _created(data) if known is None else known
            table = _bare(match[1])
            names = known.get(table) or [f"{NAMELESS}{table.decode('utf-8', 'replace')}.{n}" for n in range(MOST)]
        else:
            names = [name.strip(b' \t\r\n`"[]').decode("utf-8", "replace") for name in match[2].split(b",")]
        at = _rows(data, match.end(), names, found)
    start, stop = (np.array([one[place] for one in found], np.int64) for place in (0, 1))
    return Values(start, stop, [one[2] for one in found])


def _created(data: bytes) -> dict[bytes, list[str]]:
    """The columns of the tables that are created in a text."""
    told: dict[bytes, list[str]] = {}
    for table in _CREATE.finditer(data):
        names, at = list[str](), table.start(2)
        while (column := _COLUMN.match(data, at)) is not None:
            name = column[1] or column[2]
            if column[1] or name.lower() not in _NO_COLUMN:
                names.append(name.decode("utf-8", "replace"))
            at = column.end()
            if column[3] != b",":
                break
        if names:
            told[_bare(table[1])] = names
    return told


def _bare(table: bytes) -> bytes:
    return table.rpartition(b".")[2].strip(b'`"[]')


def _rows(data: bytes, at: int, names: list[str], found: list[tuple[int, int, str]]) -> int:
    """The rows of one VALUES list that begins at the parenthesis at `at`; where it ends."""
    at += 1
    for _ in range(ROWS):
        for name in names:
            value = _VALUE.match(data, at)
            if value is None:
                return at
            group = 1 if value[1] is not None else 2
            found.append((*value.span(group), PREFIX + name))
            at = value.end()
            if value[3] == b")":
                break
        following = _NEXT_ROW.match(data, at)
        if following is None:
            return at
        at = following.end()
    return at
