"""All texts in which Hyperscan shows the way, looked for in one pass: labels before dates of birth, marks of secrets, words that
introduce people, cues of secrets and numbers, what is said of special categories, streets and boxes, honorifics, logins, SQL statements.

A set of hundreds of texts is searched about as fast as one of a dozen, so that a pass for each would cost the more.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import Any, NamedTuple

import hyperscan

from duenotice.detect.texts import born, cued, eastern, introduced, marked, sensitive, signed, unposted
from duenotice.detect.texts.coded import LOGINS

_INSERTS = tuple(b")" + gap + word for gap in (b"", b" ", b"  ", b"\t") for word in (b"VALUES", b"values", b"Values"))
"""How the rows of an INSERT that names its columns begin; the word alone stands in much prose."""


class Anchored(NamedTuple):
    """Where texts end, and their numbers. labels: in `born.written`; marks: in `marked.marks`; words: in `introduced.written`; cues: in
    `cued.written`; said: in `sensitive.written`; places: in `unposted.written`; honours: in
    `signed.HONORIFICS`, then `eastern.WORDS`; logins: in `coded.LOGINS`; is_sql: whether rows may be inserted."""

    labels: list[tuple[int, int]]
    marks: list[tuple[int, int]]
    words: list[tuple[int, int]]
    cues: list[tuple[int, int]]
    said: list[tuple[int, int]]
    places: list[tuple[int, int]]
    honours: list[tuple[int, int]]
    logins: list[tuple[int, int]]
    is_sql: bool


@cache
def _texts() -> tuple[tuple[bytes, ...], ...]:
    """The texts of each group, in the order of the fields of `Anchored`."""
    told = (
        born.written(),
        marked.marks(),
        introduced.written(),
        cued.written(),
        sensitive.written(),
        unposted.written(),
    )
    honours = tuple(sign.encode() for sign in (*signed.HONORIFICS, *eastern.WORDS))
    return (*(tuple(text for text, _ in group) for group in told), honours, LOGINS, _INSERTS)


@cache
def _database() -> tuple[Any, Any]:
    texts = [text for group in _texts() for text in group]
    loose = {text for text, group in introduced.written() if group in introduced.LOOSE}
    database = hyperscan.Database()
    database.compile(
        expressions=[_expression(text, loose) for text in texts], ids=list(range(len(texts))), flags=[0] * len(texts)
    )
    return database, hyperscan.Scratch(database)


def _expression(text: bytes, loose: set[bytes]) -> bytes:
    """The text itself; words for people before a name also with a comma or a colon behind in the place of the space."""
    return re.escape(text[:-1]) + rb"[ ,:(]" if text in loose else re.escape(text)


def anchored(data: bytes) -> Anchored:
    """Where they stand, in no order."""
    firsts = [0, *accumulate(map(len, _texts()))]
    found: list[list[tuple[int, int]]] = [[] for _ in _texts()]
    database, scratch = _database()

    def met(number: int, _from: int, to: int, _flags: int, _context: object) -> None:
        group = bisect_right(firsts, number) - 1
        found[group].append((to, number - firsts[group]))

    database.scan(data, match_event_handler=met, scratch=scratch)
    *places, inserts = found
    return Anchored(*places, is_sql=bool(inserts))
