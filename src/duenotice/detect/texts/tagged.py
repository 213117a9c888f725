"""Elements of XML in running text, as logs of services hold requests: `<FirstName>…</FirstName>`, `<ns2:BirthDate>…`. Their names are
labels; where a document is XML its fields tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from duenotice.detect.arrays import first_of
from duenotice.detect.words.lexicon import class_of

_ELEMENT = re.compile(rb"<(?:[A-Za-z][\w-]{0,19}:)?([A-Za-z_][\w.-]{1,39})(?: [^<>\n]{0,100})?>([^<>\n]{1,100})</")


def elements(data: bytes, lo: int, hi: int) -> Iterator[tuple[str, int, int]]:
    """(class of its name, first and last byte of its text) of the elements of data[lo:hi] whose names say something of people."""
    first = first_of(data, b"</", lo, hi)
    if first < 0:
        return
    for match in _ELEMENT.finditer(data, max(lo, first - 256), hi):
        group = _group(match[1])
        if group and not group.startswith("-"):
            yield group, match.start(2), match.end(2)


@lru_cache(maxsize=4096)
def _group(name: bytes) -> str:
    return class_of("", name.decode())
