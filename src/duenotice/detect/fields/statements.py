"""Values of SQL statements in running text, as logs hold them: `INSERT INTO t (id, phone) VALUES (7, '0301234567')`.

The name of a value stands far before it in a list of its own, so that the word before it is that of another column.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

PREFIX = "sql:"
"""How the path of such a value begins."""
LISTED, ROWS = 2000, 1000
"""Bytes of a list of columns, and rows of one statement, at most."""
_INSERT = re.compile(
    rb"(?i)\b(?:INSERT|REPLACE)\s{1,8}(?:IGNORE\s{1,8})?INTO\s{1,8}[^\s(]{1,128}[ \t]{0,8}"
    rb"\(([^()\r\n]{1,%d})\)[ \t]{0,8}VALUES[ \t]{0,8}(?=\()" % LISTED
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
    """The values of all statements in a text that name their columns."""
    found: list[tuple[int, int, str]] = []
    at = 0
    while (match := _INSERT.search(data, at)) is not None:
        names = [name.strip(b' \t\r\n`"[]').decode("utf-8", "replace") for name in match[1].split(b",")]
        at = _rows(data, match.end(), names, found)
    start, stop = (np.array([one[place] for one in found], np.int64) for place in (0, 1))
    return Values(start, stop, [one[2] for one in found])


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
