"""Elements of XML in running text, as logs of services hold requests: `<FirstName>…</FirstName>`, `<ns2:BirthDate>…`. Their names are
labels; where a document is XML its fields tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from duenotice.detect.arrays import first_of
from duenotice.detect.words.lexicon import class_of

_ELEMENT = re.compile(rb"<(?:[A-Za-z][\w-]{0,19}:)?([A-Za-z_][\w.-]{1,39})(?: [^<>\n]{0,100})?>([^<>\n]{1,100})</")
_ESCAPED = re.compile(
    rb"&lt;(?:[A-Za-z][\w-]{0,19}:)?([A-Za-z_][\w.-]{1,39})(?: (?:(?!&[lg]t;)[^<>\n]){0,100})?&gt;"
    rb"((?:(?!&[lg]t;)[^<>\n]){1,100})&lt;/"
)
"""The same within another document of XML."""


class Markup(NamedTuple):
    """What a text holds of markup. itself: it is a document, whose fields tell its own elements; escaped: elements as text; form: fields
    of a form with files, as it is sent."""

    itself: bool
    escaped: bool
    form: bool


def named(data: bytes, lo: int, hi: int, markup: Markup) -> Iterator[tuple[str, int, int]]:
    """(class of its name, first and last byte of its text) of what has a name in data[lo:hi] that says something of people."""
    if not markup.itself:
        yield from elements(data, lo, hi)
    if markup.escaped:
        yield from elements(data, lo, hi, escaped=True)
    if markup.form:
        yield from parts(data, lo, hi)


def elements(data: bytes, lo: int, hi: int, escaped: bool = False) -> Iterator[tuple[str, int, int]]:
    """(class of its name, first and last byte of its text) of the elements of data[lo:hi] whose names say something of people.
    escaped: those written within markup (`&lt;Name&gt;`)."""
    first = data.find(b"&lt;/", lo, hi) if escaped else first_of(data, b"</", lo, hi)
    if first < 0:
        return
    for match in (_ESCAPED if escaped else _ELEMENT).finditer(data, max(lo, first - 256), hi):
        group = _group(match[1])
        if group and not group.startswith("-"):
            yield group, match.start(2), match.end(2)


_PART = re.compile(
    rb"form-data; ?name=\\{0,7}\"([^\"\\\r\n]{1,40})\\{0,7}\"(?:\r?\n[^\r\n]{1,200}){0,2}\r?\n\r?\n([^\r\n]{1,100})\r?\n--"
)
"""A field of a form with files (RFC 7578), its value on one line."""


def parts(data: bytes, lo: int, hi: int) -> Iterator[tuple[str, int, int]]:
    """The same of the fields of forms that stand in a text as they were sent."""
    first = data.find(b"form-data", lo, hi)
    if first < 0:
        return
    for match in _PART.finditer(data, first, min(len(data), hi + 512)):
        group = _group(match[1])
        if group and not group.startswith("-") and match.start(2) < hi:
            yield group, match.start(2), match.end(2)


@lru_cache(maxsize=4096)
def _group(name: bytes) -> str:
    return class_of("", name.decode("utf-8", "replace"))
