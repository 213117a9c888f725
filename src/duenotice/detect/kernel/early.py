"""Reject early: which digit runs the second look (`second`) need not see, from their lengths and a few bytes around them.

Verifying hopeless runs, not finding them, is what costs time; so each question here mirrors what the second look asks first.
"""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.alphabet import ALNUM, LETTER
from duenotice.detect.kernel.compiled import inlined, lean

_PAIRS = "33 42 32 81 64 46 65 22 28 23 44 84 34 67 14 12 26 13 16 27 29 36 37 45 47 55 57 62"


def _pairs() -> np.ndarray:
    table = np.zeros((9, 16), np.uint8)
    for first, second in _PAIRS.split():
        table[int(first), int(second)] = 1
    return table


PAIRS = _pairs()
"""Lengths of the first two groups of the identity numbers that `ids.schemes` knows in groups."""


@lean
def _seventeen(b: np.ndarray, t: int) -> bool:
    """A word of exactly seventeen letters and digits may start at t."""
    return ALNUM[b[t + 17]] == 0 and ALNUM[b[t + 16]] == 1 and ALNUM[b[t + 8]] == 1


@inlined
def may_be_identity(b: np.ndarray, t: int, s: int, e: int) -> bool:
    """The letters b[t:s] and the digits b[s:e] may begin an identity number, a passport or a vehicle."""
    letters, n, after = s - t, e - s, int(b[e])
    if letters <= 3 and _seventeen(b, t):
        return True
    if letters <= 2 and n == 6 and after == 40:
        return True
    if letters == 1:
        return 7 <= n <= 9 or n in (12, 13)
    if letters == 2:
        return n == 7 or (n == 6 and LETTER[after] == 1) or (n == 2 and after in (32, 45) and int(b[t + 7]) == after)
    if letters == 3:
        return n in (6, 7) and LETTER[after] == 0
    if letters == 4 and 6 <= n <= 9 and ALNUM[b[t + 12]] and not ALNUM[b[t + 13]]:
        return True
    return LETTER[after] == 1 and ((letters == 4 and n == 6) or (letters == 5 and n == 4) or (letters == 6 and n == 2))


@inlined
def may_start_identity(b: np.ndarray, s: int, e: int) -> bool:
    """The digits b[s:e], which no letter precedes, may begin an identity number or a vehicle."""
    n, after, before = e - s, int(b[e]), int(b[s - 1])
    if 9 <= n <= 15 or n == 18:
        return True
    if n == 16:
        return int(b[s + 8]) <= 49 or int(b[s]) == 49
    if (LETTER[after] or after in (43, 45)) and (n in (6, 7, 8, 17) or _seventeen(b, s)):
        return True
    if before in (32, 45) and n in (2, 6) and after in (32, 45) and LETTER[b[s - 2]] and LETTER[b[s - 3]]:
        return True
    if after in (32, 45, 46, 47) and n <= 8:
        if n <= 2 and int(b[e + 4]) == 46 and int(b[e + 8]) == 45:
            return True
        i = e + 1
        while i - e < 16 and 48 <= int(b[i]) <= 57:
            i += 1
        return PAIRS[n, i - e - 1] == 1
    return False


@lean
def _two(b: np.ndarray, i: int) -> bool:
    return 48 <= b[i] <= 57 and 48 <= b[i + 1] <= 57


@inlined
def is_date(b: np.ndarray, s: int, n: int) -> bool:
    """`2018-11-21` or `21.11.2018`, with hyphens, dots or slashes, from the digits b[s:s + n]."""
    first, second = (4, 7) if n == 4 else (2, 5)
    if n not in (2, 4) or not (45 <= b[s + first] <= 47 and 45 <= b[s + second] <= 47 and _two(b, s + first + 1)):
        return False
    year = s if n == 4 else s + 6
    fits = 49 <= b[year] <= 50 and _two(b, s + second + 1) and not 48 <= b[s + 10] <= 57
    return fits and (n == 4 or _two(b, s + 8))
