"""Numbers amid other numbers: rows of measurements, coordinates, memory and money hold parts that look dialled, or kept of somebody.

What is asked here is asked of a candidate that has passed everything else, so it may walk along the line.
"""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.alphabet import ALNUM
from duenotice.detect.kernel.compiled import lean

ROW = 3
"""Numbers beside one, on both sides together, from which it stands in a row of them."""
BLANKS_MAX, NUMBER_MAX = 16, 24
"""Blanks between two numbers of a row, and bytes of one."""


@lean
def _is_of_number(c: int) -> bool:
    """Digits, and what stands in front of them or parts them: `-0.5`, `1,250`."""
    return 48 <= c <= 57 or 43 <= c <= 46


@lean
def _numbers_before(b: np.ndarray, start: int) -> int:
    """Numbers before start that blanks part from it and from each other, `ROW` at most."""
    i, n = start, 0
    while n < ROW:
        j = i
        while i - j < BLANKS_MAX and int(b[j - 1]) in (9, 32):
            j -= 1
        k = j
        while j - k < NUMBER_MAX and _is_of_number(int(b[k - 1])):
            k -= 1
        if j == i or k == j or not 48 <= int(b[j - 1]) <= 57 or ALNUM[b[k - 1]]:
            return n
        i, n = k, n + 1
    return n


@lean
def _numbers_behind(b: np.ndarray, end: int) -> int:
    """The same of numbers behind end."""
    i, n = end, 0
    while n < ROW:
        j = i
        while j - i < BLANKS_MAX and int(b[j]) in (9, 32):
            j += 1
        k = j
        while k - j < NUMBER_MAX and _is_of_number(int(b[k])):
            k += 1
        if j == i or k == j or not 48 <= int(b[k - 1]) <= 57 or ALNUM[b[k]]:
            return n
        i, n = k, n + 1
    return n


@lean
def in_row(b: np.ndarray, start: int, end: int) -> bool:
    """Whether b[start:end] are a part of a row of numbers that blanks part (`440165 1318514 0 0 744`)."""
    before = _numbers_before(b, start)
    return before == ROW or before + _numbers_behind(b, end) >= ROW
