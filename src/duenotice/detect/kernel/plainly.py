"""What is written in other signs, as plain ones: digits of other scripts, fullwidth forms, spaces and dashes of typesetters, escapes.

Unicode, categories Nd, Zs, Pd and Cf: the scripts in which telephone and identity numbers are written today, and whatever programs
and word processors put in place of a space, a hyphen and nothing.
"""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.alphabet import PAD
from duenotice.detect.kernel.compiled import inlined, lean, lean_entry
from duenotice.detect.kernel.escapes import NOTHING, USED, escape_at
from duenotice.detect.kernel.wide import WIDTH, lowest, ranged

SPACE, DASH = 32, 45
EN_DASH, LONG_VOWEL = 0x2013, 0x30FC
"""Dashes between digits alone."""
MAY_BEGIN = np.zeros(256, np.uint8)
"""Bytes with which something begins that may be written otherwise."""
MAY_BEGIN[[37, 38, 92, 0xC2, 0xD9, 0xDB, 0xE0, 0xE1, 0xE2, 0xE3, 0xEF]] = 1


@lean
def _character(b: np.ndarray, i: int) -> int:
    """Code point of the two or three bytes of UTF-8 at i, times `USED`, plus their number; 0 for others."""
    first, second, third = int(b[i]), int(b[i + 1]) ^ 0x80, int(b[i + 2]) ^ 0x80
    if 0xC2 <= first < 0xE0 and second < 64:
        return ((first & 31) * 64 + second) * USED + 2
    if 0xE0 <= first < 0xF0 and second < 64 and third < 64:
        return ((first & 15) * 4096 + second * 64 + third) * USED + 3
    return 0


@lean
def _digit(sign: int) -> int:
    """ASCII digit for one of another script, -1 for none."""
    value = -1
    if 0x966 <= sign <= 0xD6F:  # Devanagari to Malayalam, each a hundred and twenty-eight places on
        value = (sign - 0x966) % 0x80
    for zero in (0x660, 0x6F0, 0xE50, 0xED0, 0x1040, 0x17E0, 0xFF10):
        if zero <= sign <= zero + 9:
            value = sign - zero
    return 48 + value if 0 <= value <= 9 else -1


@lean
def _plain(sign: int, in_number: bool) -> int:
    """The sign itself or the plain one that stands for it; `NOTHING` for what is not seen."""
    digit = _digit(sign)
    if digit >= 0:
        return digit
    if sign in (0xA0, 0x202F, 0x205F, 0x3000) or 0x2000 <= sign <= 0x200A:
        return SPACE
    if 0x2010 <= sign <= 0x2012 or sign == 0x2212 or (in_number and sign in (EN_DASH, LONG_VOWEL)):
        return DASH
    if 0xFF01 <= sign <= 0xFF5E:  # fullwidth
        return sign - 0xFEE0
    unseen = 0x200B <= sign <= 0x200F or 0x202A <= sign <= 0x202E or 0x2060 <= sign <= 0x2069 or sign == 0xFEFF
    return NOTHING if unseen else sign


@lean
def _is_digit(b: np.ndarray, i: int) -> bool:
    """A digit of any script, as it is."""
    return 48 <= int(b[i]) <= 57 or _digit(_character(b, i) // USED) >= 0


@lean
def _read(b: np.ndarray, i: int, after_digit: bool) -> int:
    """What stands at i where it is to be written otherwise: code point times `USED` plus bytes; 0 where it stays."""
    told = escape_at(b, i)
    if told:
        return _plain(told // USED, after_digit and _is_digit(b, i + told % USED)) * USED + told % USED
    told = _character(b, i)
    sign = told // USED
    plain = _plain(sign, after_digit and _is_digit(b, i + told % USED))
    return plain * USED + told % USED if told and (plain != sign or sign == NOTHING) else 0


@lean
def _leads(b: np.ndarray, at: int) -> int:
    """Bits of the bytes with which something may begin that is written otherwise: all of `MAY_BEGIN` but 0xE3, with which Japanese words
    are written; what it begins matters in numbers only that have other such signs."""
    ascii_ones = ranged(b, at, 37, 2, 0) | ranged(b, at, 92, 1, 0)
    return (
        ascii_ones
        | ranged(b, at, 0xD9, 3, 0)
        | ranged(b, at, 0xE0, 3, 0)
        | ranged(b, at, 0xC2, 1, 0)
        | ranged(b, at, 0xEF, 1, 0)
    )


@lean_entry
def first_other(b: np.ndarray, lo: int, hi: int) -> int:
    """Where in b[lo:hi] (padded data) the first sign stands that is to be written otherwise; hi for nowhere."""
    start = lo
    while start < hi:
        found = _leads(b, start)
        while found:
            i = start + lowest(found)
            found &= found - 1
            if i < hi and MAY_BEGIN[b[i]] and _read(b, i, False):
                return i
        start += WIDTH
    return hi


@lean
def _put(out: np.ndarray, n: int, sign: int) -> int:
    """A sign in UTF-8 at out[n:]; where it ends."""
    if sign < 0x80:
        out[n] = sign
        return n + 1
    if sign < 0x800:
        out[n] = 0xC0 | sign >> 6
    else:
        if sign < 0x10000:
            out[n] = 0xE0 | sign >> 12
        else:
            out[n] = 0xF0 | sign >> 18
            n += 1
            out[n] = 0x80 | (sign >> 12 & 63)
        n += 1
        out[n] = 0x80 | (sign >> 6 & 63)
    out[n + 1] = 0x80 | (sign & 63)
    return n + 2


@inlined
def _copied(b: np.ndarray, i: int, out: np.ndarray, n: int) -> None:
    """`WIDTH` bytes of b[i:] into out[n:], which takes one step: what is too much is written over later."""
    for k in range(WIDTH):
        out[n + k] = b[i + k]


@lean_entry
def written_plainly(b: np.ndarray, lo: int, hi: int, out: np.ndarray, ends: np.ndarray, stood: np.ndarray) -> int:
    """b[lo:hi] in plain signs into out[PAD:], padded as b is; how many signs were changed.

    ends: for each of these twice the place behind it in out, less `PAD`, one more where nothing is left of it, and in the last place
    that is used how many bytes are written; stood: where it ended in b, less lo. No sign becomes longer.
    """
    n, seen, i = PAD, 0, lo
    while i < hi:
        start, end = i, min(i + WIDTH, hi)
        found = _leads(b, start) | ranged(b, start, 0xE3, 1, 0)
        while found:
            at = start + lowest(found)
            found &= found - 1
            if at < i or at >= hi or not MAY_BEGIN[b[at]]:
                continue
            told = _read(b, at, 48 <= int(b[at - 1] if at > i else out[n - 1]) <= 57)
            if told and at + told % USED <= hi:
                _copied(b, i, out, n)
                n += at - i
                i = at + told % USED
                n = n if told // USED == NOTHING else _put(out, n, told // USED)
                ends[seen], stood[seen] = 2 * (n - PAD) + (told // USED == NOTHING), i - lo
                seen += 1
        if i < end:
            _copied(b, i, out, n)
            n += end - i
            i = end
    for k in range(n, n + WIDTH):
        out[k] = 0
    ends[seen] = n - PAD
    return seen
