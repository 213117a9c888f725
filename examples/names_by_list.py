"""A plug-in for names in prose, small enough to read: a capitalised word of a list of given names, and the capitalised words after it.

A package of your own registers such a class in its `pyproject.toml`:

    [project.entry-points."duenotice.names"]
    by-list = "your_package:NamesByList"

Then `duenotice rules names` lists it with its speed, and `duenotice scan FOLDER --names by-list` uses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LIST = "anna bruno chloé dmitri elif hana ivo jürgen lucía marek nora olga pablo rosa sofía tomás zora"
GIVEN = frozenset(_LIST.split())
_NEXT = re.compile(r" (?:(?:van|von|de|da|del|di) )?([^\W\d_]+)")


class NamesByList:
    """Finds `Zora Quince`; knows nothing of grammar."""

    bytes_per_second = 5_000_000

    def names(self, text: str) -> Iterator[tuple[int, int]]:
        """See `duenotice.detect.texts.prose.NameFinder`."""
        for word in re.finditer(r"[^\W\d_]+", text):
            if word[0].casefold() in GIVEN and word[0][0].isupper():
                yield word.start(), self._end(text, word.end())

    @staticmethod
    def _end(text: str, end: int) -> int:
        for _ in range(2):
            more = _NEXT.match(text, end)
            if more is None or not more[1][0].isupper():
                break
            end = more.end()
        return end
