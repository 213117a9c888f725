"""Two numbers with three decimals and more near each other, as positions on Earth are written: where the first one begins.

An entry point of its own for what is read in Python afterwards; so lists of numbers (vectors, paths, tracks), which may be long, are
left out here already.
"""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.compiled import inlined, lean, lean_entry
from duenotice.detect.kernel.wide import lowest, ranged

BEFORE, OWN = 1, 60
OWN_BITS = ((1 << OWN) - 1) << BEFORE
DECIMALS_MAX, WHOLE_MAX, APART = 18, 5, 24
"""Digits after and before the point; bytes between two numbers that belong together."""


@inlined
def _points(b: np.ndarray, at: int) -> int:
    """Bits of points with a digit before and three behind."""
    point = ranged(b, at, 46, 1, 0)
    if not point & OWN_BITS:
        return 0
    digit = ranged(b, at, 48, 10, 0)
    return point & (digit << 1) & (digit >> 1) & (digit >> 2) & (digit >> 3) & OWN_BITS


@lean
def _is_digit(b: np.ndarray, i: int) -> bool:
    return 48 <= int(b[i]) <= 57


@lean
def _whole_start(b: np.ndarray, point: int) -> int:
    """Where the number begins whose point is given, or -1: too many digits, or another point before them."""
    i = point
    while point - i <= WHOLE_MAX and _is_digit(b, i - 1):
        i -= 1
    return -1 if point - i > WHOLE_MAX or int(b[i - 1]) == 46 else i


@lean
def _decimals_end(b: np.ndarray, point: int) -> int:
    i = point + 1
    while i - point <= DECIMALS_MAX and _is_digit(b, i):
        i += 1
    return i


@lean
def _next_point(b: np.ndarray, end: int) -> int:
    """The point of the next such number, which begins within `APART` bytes; or -1."""
    i = end
    while i - end < APART + WHOLE_MAX:
        if (
            int(b[i]) == 46
            and _is_digit(b, i - 1)
            and _is_digit(b, i + 1)
            and _is_digit(b, i + 2)
            and _is_digit(b, i + 3)
        ):
            return i
        i += 1
    return -1


@lean
def _goes_on(b: np.ndarray, end: int, start: int) -> bool:
    """Only separators and brackets of a list stand in b[end:start], four at most before a sign."""
    separated, fine = False, 0 < start - end <= 5
    for i in range(end, min(start, end + 5)):
        c = int(b[i])
        separated |= c in (32, 44, 47, 59, 124)
        fine &= c in (32, 40, 41, 43, 44, 45, 47, 59, 91, 93, 124)
    return fine and separated


@lean_entry
def decimal_pairs(b: np.ndarray, lo: int, hi: int, out: np.ndarray, used: np.ndarray) -> int:
    """Starts of first numbers in b[lo:hi] (padded data) into out[:used[0]]. Gives hi when done, else where to resume."""
    start, last = lo, lo - 64
    while start < hi:
        found = _points(b, start - BEFORE)
        while found:
            point = start - BEFORE + lowest(found)
            found &= found - 1
            if point >= hi:
                return hi
            if used[0] == len(out):
                return point
            begin, end = _whole_start(b, point), _decimals_end(b, point)
            follows = begin >= 0 and not _goes_on(b, last, begin)
            last = end
            second = _next_point(b, end)
            if not follows or second < 0:
                continue
            third = _next_point(b, _decimals_end(b, second))
            if third < 0 or not _goes_on(b, _decimals_end(b, second), _whole_start(b, third)):
                out[used[0]] = begin
                used[0] += 1
        start += OWN
    return hi
