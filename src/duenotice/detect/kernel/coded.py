"""Texts written in Base64 (RFC 4648, both alphabets), found by what they say: bytes that decode to printable ones for a while.

Wherever such a text begins, and whatever stands before it without a gap (a path, a key), one of four ways to read it gives letters.
"""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.compiled import lean, lean_entry
from duenotice.detect.kernel.wide import WIDTH, lowest, ranged

CORE = 20
"""Letters and digits in a row with which a text may begin: of ASCII, plus and slash stand for four rare signs alone."""
STRIDE = WIDTH - CORE + 1
FIRST = (1 << STRIDE) - 1
"""Places of sixty-four at which a row of CORE bytes can be seen whole."""
GOOD = 5
"""Groups of four letters in a row that must give three printable letters of ASCII each; of random ones, one in two million does."""


def _values() -> np.ndarray:
    table = np.full(256, -1, np.int64)
    for n, char in enumerate(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"):
        table[char] = n
    table[ord("-")], table[ord("_")] = 62, 63
    return table


VALUE = _values()


@lean
def _core(b: np.ndarray, i: int, hi: int) -> int:
    """Where CORE letters and digits in a row begin in b[i:hi]; hi for nowhere."""
    while i + CORE <= hi:
        row = ranged(b, i, 97, 26, 32) | ranged(b, i, 48, 10, 0)
        row &= row >> 1
        row &= row >> 2
        row &= row >> 4
        row &= row >> 8
        row &= (row >> 4) & FIRST
        if row:
            at = i + lowest(row)
            return at if at + CORE <= hi else hi
        i += STRIDE
    return hi


@lean
def _is_good(group: int) -> bool:
    """Three printable letters of ASCII, with blanks and line ends."""
    for shift in (16, 8, 0):
        c = (group >> shift) & 255
        if not (32 <= c <= 126 or c in (9, 10, 13)):
            return False
    return True


@lean
def _fair(b: np.ndarray, at: int) -> int:
    """The three bytes of the group of four at `at`, printable or beyond ASCII; -1 where it is none."""
    group = 0
    for k in range(4):
        v = VALUE[b[at + k]]
        if v < 0:
            return -1
        group = (group << 6) | v
    for shift in (16, 8, 0):
        c = (group >> shift) & 255
        if c == 127 or (c < 32 and c not in (9, 10, 13)):
            return -1
    return group


@lean
def _begin(b: np.ndarray, i: int, end: int) -> int:
    """Where the first GOOD groups in a row begin in the run b[i:end], in whichever of the four ways; end for nowhere."""
    group, counts = 0, 0
    for k in range(i, end):
        group = ((group << 6) | VALUE[b[k]]) & 0xFFFFFF
        shift = (k & 3) * 8
        count = (counts >> shift) & 255
        counts &= ~(255 << shift)
        if k - i >= 3 and _is_good(group):
            if count + 1 == GOOD:
                return k + 1 - 4 * GOOD
            counts |= (count + 1) << shift
    return end


@lean
def _next(b: np.ndarray, i: int, hi: int) -> tuple[int, int]:
    """(where the next text begins, end of the run that it lies in) of b[i:hi]; (hi, hi) for none."""
    while i < hi:
        i = _core(b, i, hi)
        if i >= hi:
            break
        end = i + CORE
        while end < hi and VALUE[b[end]] >= 0:
            end += 1
        at = _begin(b, i, end)
        if at < end:
            return at, end
        i = end
    return hi, hi


@lean_entry
def first_coded(b: np.ndarray, lo: int, hi: int) -> int:
    """Where the first text in Base64 may begin in b[lo:hi] (padded data); hi for nowhere."""
    return _next(b, lo, hi)[0]


@lean_entry
def written_out(b: np.ndarray, lo: int, hi: int, out: np.ndarray, origin: np.ndarray) -> int:
    """What the texts in Base64 of b[lo:hi] say into out, a line feed behind each; how many bytes those are.

    origin: where the first of the letters stands that each byte is made of. Both have hi - lo places, which are enough.
    """
    n, i = 0, lo
    while True:
        at, end = _next(b, i, hi)
        if at >= hi:
            return n
        while at - 4 >= i and _fair(b, at - 4) >= 0:
            at -= 4
        group = 0
        while at + 4 <= end:
            group = _fair(b, at)
            if group < 0:
                break
            for k in range(3):
                out[n], origin[n] = (group >> (16 - 8 * k)) & 255, at + k
                n += 1
            at += 4
        if at + 4 > end and end - at >= 2:
            bits = (VALUE[b[at]] << 6) | VALUE[b[at + 1]]
            c = bits >> 4
            if c >= 32 and c != 127:
                out[n], origin[n] = c, at
                n += 1
                if end - at == 3:
                    out[n], origin[n] = (((bits & 15) << 6) | VALUE[b[at + 2]]) >> 2, at + 1
                    n += 1
            at = end
        out[n], origin[n] = 10, at - 1
        n += 1
        i = at
