"""Reject early: what the neighbours of a digit run rule out before any routine is called.

Most digit runs of logs and JSON are short, with nothing after them that could go on with the number. Verifying hopeless runs, not
finding them, is what costs time; so this looks at the run's length and a few bytes around it, and at nothing else.
"""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.alphabet import ALNUM, HEX, LETTER
from duenotice.detect.kernel.compiled import routine
from duenotice.detect.kernel.money import IBAN_LENGTH


@routine
def promising(b: np.ndarray, s: int, e: int) -> bool:
    """False where the digits b[s:e] cannot start, or stand in, anything that the kernel knows."""
    before, n = int(b[s - 1]), e - s
    if n > 30 or (n > 19 and not LETTER[before]):
        return False
    if before == 37 or before == 35 or before == 92:
        return _may_be_at_sign(b, s)
    if LETTER[before]:
        return _after_letters(b, s, e)
    if before == 43:
        return True
    if before in (45, 46, 47) and 48 <= b[s - 2] <= 57:
        return False
    if before == 58 and n <= 3 and not (HEX[b[s - 2]] or b[s - 2] == 58):
        before = 32
    return _before_others(b, s, e, before == 58)


@routine
def _may_be_at_sign(b: np.ndarray, s: int) -> bool:
    """`%40`, `%2540`, `&#64;`, `&#064;`; `%2B` before a number is looked at from the number."""
    first, second = int(b[s]), int(b[s + 1])
    return (
        (first == 52 and second == 48)
        or (first == 50 and second == 53 and b[s + 2] == 52)
        or (first == 54 and second == 52)
        or (first == 48 and b[s - 1] == 35)
    )


@routine
def _after_letters(b: np.ndarray, s: int, e: int) -> bool:
    """Letters before the digits: accounts, identity numbers, vehicles, addresses, an escaped plus or at sign."""
    before, n = int(b[s - 1]), e - s
    if before in (117, 120, 88) and b[s] in (48, 52):
        return True
    if before == 66 and b[s - 2] == 50 and b[s - 3] == 37:
        return True
    t = s - 1
    while s - t < 7 and LETTER[b[t - 1]]:
        t -= 1
    letters = s - t
    if ALNUM[b[t - 1]] or letters > 6:
        return False
    if (
        HEX[before]
        and letters <= 4
        and (b[t - 1] == 58 or b[e] == 58 or b[e + 1] == 58 or b[e + 2] == 58 or b[e + 3] == 58)
    ):
        return True
    if letters == 2:
        country = ((int(b[t]) | 32) - 97) * 26 + (int(b[t + 1]) | 32) - 97
        return n >= 6 or (n >= 2 and IBAN_LENGTH[country] > 0) or (n == 2 and b[e] in (32, 45)) or _seventeen(b, t)
    if letters == 1:
        return n >= 7 or _seventeen(b, t)
    return (
        (letters == 4 and n == 6)
        or (letters == 5 and n == 4)
        or (letters == 6 and n == 2)
        or (letters == 3 and _seventeen(b, t))
    )


@routine
def _seventeen(b: np.ndarray, t: int) -> bool:
    """A word of exactly seventeen letters and digits may start at t."""
    return ALNUM[b[t + 16]] == 1 and ALNUM[b[t + 8]] == 1 and ALNUM[b[t + 17]] == 0


@routine
def _before_others(b: np.ndarray, s: int, e: int, colon: bool) -> bool:
    """Digits that no letter precedes."""
    n, after, then = e - s, int(b[e]), int(b[e + 1])
    if n >= 7 or colon:
        return True
    if LETTER[after]:
        return n == 6 or _seventeen(b, s) or (HEX[after] == 1 and (then == 58 or b[e + 2] == 58 or b[e + 3] == 58))
    if after == 58:
        return not (n <= 2 and 48 <= then <= 57 and 48 <= b[e + 2] <= 57 and (b[e + 3] == 58 or not HEX[b[e + 3]]))
    if n == 4 and after == 45 and b[e + 3] == 45 and b[s] in (49, 50):
        return False
    if after in (32, 45, 46, 47) and (48 <= then <= 57 or (then == 40 and after != 46)):
        return True
    if n == 6:
        return after in (43, 45) or LETTER[b[s - 2]] == 1
    return after == 41 or (after == 0xC2 and then == 0xA0)
