"""Digits of other scripts (`٠١٢`, `०१२`, `０１２`) as ASCII ones, with the way back to where each stood.

Unicode, category Nd: the scripts in which telephone and identity numbers are written today. Beside them the fullwidth forms of
East Asia, where `＠` and `（０３）` are typed as often as `@` and `(03)`.
"""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.compiled import lean, lean_entry
from duenotice.detect.kernel.wide import WIDTH, lowest, ranged

DASH, AT = 45, 64


@lean
def digit_at(b: np.ndarray, i: int) -> int:
    """ASCII digit or at-sign that stands at i in another script, times four, plus its bytes; 0 for none (UTF-8)."""
    first, second, third = int(b[i]), int(b[i + 1]), int(b[i + 2])
    if first == 0xD9 and 0xA0 <= second <= 0xA9:  # Arabic
        return 4 * (48 + second - 0xA0) + 2
    if first == 0xDB and 0xB0 <= second <= 0xB9:  # Persian, Urdu
        return 4 * (48 + second - 0xB0) + 2
    zero = 0
    if first == 0xE0:
        if 0xA5 <= second <= 0xB5 and second % 2:  # Devanagari to Malayalam
            zero = 0xA6
        elif second in (0xB9, 0xBB):  # Thai, Lao
            zero = 0x90
    elif first == 0xE1 and second == 0x81:  # Burmese
        zero = 0x80
    elif first == 0xE1 and second == 0x9F:  # Khmer
        zero = 0xA0
    elif first == 0xEF and second == 0xBC:  # fullwidth
        zero = 0x90
        if third == 0xA0:
            return 4 * AT + 3
    return 4 * (48 + third - zero) + 3 if zero and 0 <= third - zero <= 9 else 0


@lean
def _mark_at(b: np.ndarray, i: int, after_digit: bool) -> int:
    """The same of marks and letters that are written with such digits; between digits a long-vowel sign is a dash."""
    first, second, third = int(b[i]), int(b[i + 1]), int(b[i + 2])
    if first == 0xEF and second == 0xBC and 0x81 <= third <= 0xBF:
        return 4 * (third - 0x80 + 0x20) + 3
    if first == 0xEF and second == 0xBD and 0x80 <= third <= 0x9E:
        return 4 * (third - 0x80 + 0x60) + 3
    if first == 0xE3 and second == 0x80 and third == 0x80:
        return 4 * 32 + 3
    is_dash = (first == 0xE3 and second == 0x83 and third == 0xBC) or (
        first == 0xE2 and second == 0x88 and third == 0x92
    )
    return 4 * DASH + 3 if is_dash and after_digit else 0


@lean
def _leads(b: np.ndarray, at: int) -> int:
    """Bits of the bytes with which such a digit may begin."""
    return ranged(b, at, 0xD9, 3, 0) | ranged(b, at, 0xE0, 2, 0) | ranged(b, at, 0xEF, 1, 0)


@lean_entry
def first_digit(b: np.ndarray, lo: int, hi: int) -> int:
    """Where the first digit of another script stands in b[lo:hi] (padded data); hi for nowhere."""
    start = lo
    while start < hi:
        found = _leads(b, start)
        while found:
            i = start + lowest(found)
            found &= found - 1
            if i < hi and digit_at(b, i):
                return i
        start += WIDTH
    return hi


@lean_entry
def written_plainly(b: np.ndarray, lo: int, hi: int, out: np.ndarray, origin: np.ndarray, digits: np.ndarray) -> int:
    """b[lo:hi] with ASCII digits and marks into out; how many bytes those are.

    origin: where each byte stood, and hi at the end; digits: how many digits of another script stand before it. Both have one place
    more than out.
    """
    n, seen, i, after_digit = 0, 0, lo, False
    while i < hi:
        origin[n], digits[n] = i, seen
        told = digit_at(b, i)
        if told and i + told % 4 <= hi:
            seen += 1
        else:
            told = _mark_at(b, i, after_digit)
        if told and i + told % 4 <= hi:
            out[n] = told // 4
            i += told % 4
        else:
            out[n] = b[i]
            i += 1
        after_digit = 48 <= int(out[n]) <= 57
        n += 1
    origin[n], digits[n] = hi, seen
    return n
