"""Slots of running text: numbers that look like cards and stand behind the same word (`order 4…`, `paid with 4…`), or where no word
does, behind the same signs of a line (`1542920834041 4…`).

A line of a log has no columns, but its template repeats. So what stands before a number is taken for the name of a field, and of all
numbers there that fit an issuer's range it is counted how many pass the check digit: cards all do, order numbers one in ten.
"""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import pyarrow as pa

from duenotice.detect.candidates import FIELD, rows

PREFIX = "after:"
"""How the path of a slot begins."""
CHANCE = 0.1
"""Share of numbers within issuers' ranges that pass the check digit by chance (ISO/IEC 7812-1 Annex B)."""
_REACH = 48
_LETTER = rb"A-Za-z\x80-\xff"
_BEFORE = re.compile(
    rb"(?<!["
    + _LETTER
    + rb"])(["
    + _LETTER
    + rb"]["
    + _LETTER
    + rb"_.-]{0,30})[\"']?[ \t]{0,4}[:=#]?[ \t]{0,4}[\"'(]?\Z"
)
_RUNS = re.compile(rb"\d+|[" + _LETTER + rb"]+")


def slot_of(data: bytes, start: int) -> str | None:
    """The slot of the number that begins at start: `after:order`, `after:^0 ` of a line of which digits alone stand before it; None where
    neither a word nor the beginning of the line is near."""
    first = max(0, start - _REACH)
    before = data[first:start]
    told = _BEFORE.search(before)
    if told:
        return PREFIX + told[1].decode("utf-8", "replace").lower()
    begin = before.rfind(b"\n")
    if begin < 0 and first:
        return None
    return PREFIX + "^" + _RUNS.sub(_one_of_run, before[begin + 1 :]).decode("utf-8", "replace")


def _one_of_run(run: re.Match[bytes]) -> bytes:
    """A digit for digits, a letter for letters, so that the name of a slot tells nothing of what stands there."""
    return b"0" if run[0][:1].isdigit() else b"a"


class Slots:
    """The slots of one block. names: after those of its fields, so that a number is a code for both."""

    def __init__(self, fields: list[str]) -> None:
        self.names, self._first, self._seen = list(fields), len(fields), Counter[str]()
        self._code: dict[str, int] = {}

    def place(self, data: bytes, starts: np.ndarray) -> np.ndarray:
        """The code of the slot of each number, -1 for none; all are counted."""
        return np.array([self._of(data, start) for start in starts.tolist()], np.int64)

    def _of(self, data: bytes, start: int) -> int:
        name = slot_of(data, start)
        if name is None:
            return -1
        return self.put(name)

    def put(self, name: str) -> int:
        """The code of a slot that has a name already; it is counted."""
        self._seen[name] += 1
        if name not in self._code:
            self._code[name] = len(self.names)
            self.names.append(name)
        return self._code[name]

    def table(self) -> pa.Table:
        """FIELD rows: how many numbers stand in each."""
        names = self.names[self._first :]
        return rows(FIELD, len(names), {"path": (np.arange(len(names)), names), "n": [self._seen[n] for n in names]})
