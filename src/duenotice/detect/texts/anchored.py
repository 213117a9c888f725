"""All texts in which Hyperscan shows the way, looked for in one pass: labels before dates of birth, marks of secrets, words that
introduce people, cues of secrets and numbers, what is said of special categories, streets and boxes, what stands at positions on Earth,
honorifics, logins, the forms in which programs write accounts, lines of chats, SQL statements and lines for machines.

A set of hundreds of texts is searched about as fast as one of a dozen, so that a pass for each would cost the more.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import Any, NamedTuple

import hyperscan

from duenotice.detect.texts import (
    accounts,
    born,
    cued,
    eastern,
    introduced,
    marked,
    positions,
    sensitive,
    signed,
    unposted,
)
from duenotice.detect.texts.coded import LOGINS
from duenotice.detect.texts.travel import FILLED

SHORT = 5
"""Bytes of short words, with the sign behind them."""
_INSERTS = tuple(b")" + gap + word for gap in (b"", b" ", b"  ", b"\t") for word in (b"VALUES", b"values", b"Values"))
"""How the rows of an INSERT that names its columns begin; the word alone stands in much prose."""
_ONCE = (_INSERTS, (b"form-data",), (b"&lt;/",))
"""Of what is told only whether it stands there."""


class Anchored(NamedTuple):
    """Where texts end, and their numbers. labels: in `born.written`; marks: in `marked.marks`; words: in `introduced.written`; cues: in
    `cued.written`; said: in `sensitive.written`; places: in `unposted.written`; angles: in `positions.written`; honours: in
    `signed.HONORIFICS`; peoples: in `eastern.WORDS`; logins: in `coded.LOGINS`; forms: in `accounts.expressions`; chats: in
    `signed.SPEAKERS`; filled: of `travel.FILLED`; is_sql: whether rows may be inserted; is_form: whether a form with files may have been
    sent; is_escaped: whether markup stands within markup.

    Short words that begin within another word are left out where their readers leave them out: `lat ` of `flat `."""

    labels: list[tuple[int, int]]
    marks: list[tuple[int, int]]
    words: list[tuple[int, int]]
    cues: list[tuple[int, int]]
    said: list[tuple[int, int]]
    places: list[tuple[int, int]]
    angles: list[tuple[int, int]]
    honours: list[tuple[int, int]]
    peoples: list[tuple[int, int]]
    logins: list[tuple[int, int]]
    forms: list[tuple[int, int]]
    chats: list[tuple[int, int]]
    filled: list[tuple[int, int]]
    is_sql: bool
    is_form: bool
    is_escaped: bool


class _Text(NamedTuple):
    """What is looked for: a text or a pattern; apart: its reader leaves it where a letter or digit stands before; flags: of Hyperscan."""

    text: bytes
    apart: bool = False
    is_pattern: bool = False
    flags: int = 0

    def expression(self) -> bytes:
        """What Hyperscan is told to look for. A sign before takes long to compile, so only short texts have one: they end many words."""
        told = self.text if self.is_pattern else re.escape(self.text)
        return rb"(?:^|[^0-9A-Za-z])" + told if self.apart and len(self.text) <= SHORT else told


def _word(text: bytes, group: str) -> _Text:
    """A word that introduces somebody; those for people before a name also with a comma or a colon behind in the place of the space."""
    plain = _Text(text, apart=group not in introduced.UNSPACED)
    if group not in introduced.LOOSE:
        return plain
    return _Text(plain.expression().removesuffix(re.escape(b" ")) + b"[ ,:(]", is_pattern=True)


@cache
def _texts() -> tuple[tuple[_Text, ...], ...]:
    """The texts of each group, in the order of the fields of `Anchored`."""
    words = (_word(text, group) for text, group in introduced.written())
    cues = ((text, not cued.is_wide(text)) for text, _ in cued.written())
    said = ((text, phrase.apart) for text, phrase in sensitive.written())
    places = ((text, group not in unposted.WITHIN_WORDS) for text, group in unposted.written())
    angles = ((text, positions.is_word(name), name in positions.PATTERNS) for text, name in positions.written())
    alone = ((text,) for text, _ in marked.marks())
    honours = ((sign.encode(),) for sign in signed.HONORIFICS)
    peoples = ((word.encode(),) for word in eastern.WORDS)
    logins, chats = ((text,) for text in LOGINS), ((pattern, False, True) for pattern in signed.SPEAKERS)
    forms = ((text, False, True, hyperscan.HS_FLAG_CASELESS) for text in accounts.expressions())
    filled = [(FILLED, False, True)]
    once = (((text, False, False, hyperscan.HS_FLAG_SINGLEMATCH) for text in texts) for texts in _ONCE)
    groups = (
        born.written(),
        alone,
        words,
        cues,
        said,
        places,
        angles,
        honours,
        peoples,
        logins,
        forms,
        chats,
        filled,
        *once,
    )
    return tuple(tuple(_Text(*one) for one in group) for group in groups)


@cache
def _database() -> tuple[Any, Any]:
    texts = [one for group in _texts() for one in group]
    database = hyperscan.Database()
    database.compile(
        expressions=[one.expression() for one in texts], ids=list(range(len(texts))), flags=[one.flags for one in texts]
    )
    return database, hyperscan.Scratch(database)


def anchored(data: bytes) -> Anchored:
    """Where they stand, in no order."""
    firsts = [0, *accumulate(map(len, _texts()))]
    found: list[list[tuple[int, int]]] = [[] for _ in _texts()]
    database, scratch = _database()

    def met(number: int, _from: int, to: int, _flags: int, _context: object) -> None:
        group = bisect_right(firsts, number) - 1
        found[group].append((to, number - firsts[group]))

    database.scan(data, match_event_handler=met, scratch=scratch)
    return Anchored(*found[: -len(_ONCE)], *map(bool, found[-len(_ONCE) :]))
