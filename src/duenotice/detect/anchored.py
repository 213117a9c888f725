"""All texts in which Hyperscan shows the way, looked for in one pass: labels before dates of birth, marks of secrets, SQL statements.

A set of hundreds of texts is searched about as fast as one of a dozen, so that a pass for each would cost the more.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

import hyperscan

from duenotice.detect.born import written
from duenotice.detect.coded import LOGINS
from duenotice.detect.marked import marks

_INSERTS = tuple(b")" + gap + word for gap in (b"", b" ", b"  ", b"\t") for word in (b"VALUES", b"values", b"Values"))
"""How the rows of an INSERT that names its columns begin; the word alone stands in much prose."""


class Anchored(NamedTuple):
    """labels, marks: (where a text ends, its number in `born.written` or `marked.marks`); logins: where one of
    `coded.LOGINS` ends; is_sql: whether rows may be inserted."""

    labels: list[tuple[int, int]]
    marks: list[tuple[int, int]]
    logins: list[int]
    is_sql: bool


@cache
def _database() -> tuple[Any, Any]:
    texts = [*(text for text, _ in written()), *(text for text, _ in marks()), *LOGINS, *_INSERTS]
    database = hyperscan.Database()
    database.compile(
        expressions=[re.escape(text) for text in texts], ids=list(range(len(texts))), flags=[0] * len(texts)
    )
    return database, hyperscan.Scratch(database)


def anchored(data: bytes) -> Anchored:
    """Where they stand, in no order."""
    first, second = len(written()), len(written()) + len(marks())
    third = second + len(LOGINS)
    found = Anchored([], [], [], False)
    values: list[int] = []
    database, scratch = _database()

    def met(number: int, _from: int, to: int, _flags: int, _context: object) -> None:
        if number < first:
            found.labels.append((to, number))
        elif number < second:
            found.marks.append((to, number - first))
        elif number < third:
            found.logins.append(to)
        elif not values:
            values.append(to)

    database.scan(data, match_event_handler=met, scratch=scratch)
    return found._replace(is_sql=bool(values))
