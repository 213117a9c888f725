"""Rows whose cells name what they hold (`email=…, phone=…`): lines of logs, objects as programs show them, lists as PHP writes them.

Their commas part the pairs of a text, and what names each value stands in the cell, so as columns they would say less.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_NAMED = re.compile(
    r"\W{0,8}([A-Za-z_][\w. -]{0,39}?)[\"')\]]{0,3} ?(?:=>?|:(?!//|\d|\\)) ?(?=\S)|s:\d{1,6}:\\{0,3}\"([^\"\\]{1,60})"
)
"""A cell that begins with a name and a sign; or with a text as PHP stores it, which is a name in every second cell."""
_OBJECT = re.compile(
    r"(?:[^({\[<]{0,200}[({\[<]|#<\w{1,60} )\W{0,4}([A-Za-z_][\w.]{0,39})[\"']{0,2} ?(?:=>?|:(?![/\d])) ?(?=\S)"
)
"""A first cell that opens an object: `User(id=1`, `Customer{id=1`."""
FEWEST = 2
"""Columns named alike in nearly all rows from which on it is no chance: a table may have a column of `CN=…`."""


def are_named(rows: Sequence[Sequence[str]]) -> bool:
    """Whether most columns of rows of cells begin with a name of their own in nearly all rows, the first row too: headings have none."""
    filled = [row for row in rows if len(row) > 1]
    if len(filled) < 2 or not _names(filled[0]):
        return False
    columns = max(map(len, filled))
    told = [_names(row) for row in filled]
    named = set[str]()
    for column in range(columns):
        below = Counter(names[column] for names in told if column in names)
        name, often = max(below.items(), key=lambda pair: pair[1], default=("", 0))
        if often >= 0.8 * len(filled):
            named.add(name)
    return len(named) >= FEWEST and len(named) >= 0.4 * min(map(len, filled))


def _names(row: Sequence[str]) -> dict[int, str]:
    """The name that each cell begins with, by column."""
    found: dict[int, str] = {}
    for column, cell in enumerate(row):
        told = _NAMED.match(cell) or (_OBJECT.match(cell) if column == 0 else None)
        if told is not None:
            found[column] = told[1] or (told[2] if told.re is _NAMED else "")
    return found
