"""What a field's cells look like: a hash for sampling, and flags of shape, for all cells of a field at once."""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.alphabet import LETTER, PAD
from duenotice.detect.kernel.compiled import inlined, lean_entry

NAME, SINGLE, TEXT, DATE, NUMBER, STREET = 1, 2, 4, 8, 16, 32
"""NAME: two to five words, capitals or another script, no digits; SINGLE: one such word; TEXT: a short line with such a word;
DATE: digits in three groups that may be a date; NUMBER: digits and what stands between digits; STREET: words and a number."""
SEEN = 401
"""Bytes of a cell that are looked at."""
LONG, REMEMBERED = 16, 64
"""Bytes from which on it is asked whether a cell was met before, and how many of those are remembered."""
PRIME, SEED = np.uint64(0x100000001B3), np.uint64(0xCBF29CE484222325)


_WORDS, _CAPITALS, _LETTERS, _DIGITS, _OTHERS, _GROUPS = 0, 10, 20, 30, 40, 50
"""Where in one number each count of a cell begins; ten bits each, so that a cell is looked at to its 1023rd byte at most."""
_OUTSIDE, _IN_WORD, _IN_DIGITS, _ESCAPE, _WORD_ESCAPE, _CODED = 0, 256, 512, 768, 1024, 1280
"""What the bytes before are part of; added to a byte it is an index into the tables below. After a backslash a letter may be
written as `\\u0141`; from `_CODED` on its four digits."""


def _tables() -> tuple[np.ndarray, np.ndarray]:
    """By state and byte: the next state, and what the byte adds to the counts. Tables, because branches on letters are guessed
    wrong as often as right."""
    after, adds = np.zeros(_CODED + 4 * 256, np.int64), np.zeros(_CODED + 4 * 256, np.int64)
    for state in range(_CODED, len(after), 256):
        after[state : state + 256] = state + 256
    after[-256:] = _IN_WORD
    for state in (_OUTSIDE, _IN_WORD, _IN_DIGITS, _ESCAPE, _WORD_ESCAPE):
        for c in range(256):
            if c == 117 and state in (_ESCAPE, _WORD_ESCAPE):
                begins = state == _ESCAPE
                after[state + c] = _CODED
                adds[state + c] = (1 << _LETTERS) + (begins << _WORDS) + (begins << _CAPITALS) - (1 << _OTHERS)
            elif LETTER[c] or c >= 128:
                begins = state != _IN_WORD
                is_capital = begins and (c >= 128 or c < 97)
                after[state + c] = _IN_WORD
                adds[state + c] = (1 << _LETTERS) + (begins << _WORDS) + (is_capital << _CAPITALS)
            elif 48 <= c <= 57:
                after[state + c] = _IN_DIGITS
                adds[state + c] = (1 << _DIGITS) + ((state != _IN_DIGITS) << _GROUPS)
            else:
                after[state + c] = _IN_WORD if c in b"'-" and state == _IN_WORD else _OUTSIDE
                if c == 92:
                    after[state + c] = _WORD_ESCAPE if state == _IN_WORD else _ESCAPE
                adds[state + c] = (c not in b" ,.'-") << _OTHERS
    return after, adds


_AFTER, _ADDS = _tables()


@inlined
def _is_like(b: np.ndarray, one: np.uint64, other: np.uint64, n: np.uint64) -> bool:
    """Whether n bytes are the same at both places. All are compared, sixteen at a time, which takes less time than to stop at the
    first that differs; unsigned numbers, since negative places would be counted from the end."""
    differ = np.uint8(0)
    for i in range(n):
        differ |= b[one + i] ^ b[other + i]
    return differ == 0


@inlined
def _slot(b: np.ndarray, start: int, n: int) -> int:
    """Where a cell is remembered: by its length and four of its bytes."""
    mixed = (
        int(b[start + n // 4]) + 3 * int(b[start + n // 2]) + 5 * int(b[start + n - n // 4]) + 7 * int(b[start + n - 1])
    )
    return (mixed + 11 * n) % REMEMBERED


@lean_entry
def shapes(
    b: np.ndarray, offset: np.ndarray, length: np.ndarray, hashes: np.ndarray, flags: np.ndarray, before: np.ndarray
) -> None:
    """Fill hashes (mixed FNV-1a) and flags for the cells of the data that b holds padded, by their first SEEN bytes.

    before: REMEMBERED numbers -1, room for the cells that were met last: long ones come again (the agents of a log).
    """
    for k in range(len(offset)):
        n, start = min(length[k], SEEN), offset[k] + PAD
        if n >= LONG:
            slot = _slot(b, start, n)
            like, before[slot] = before[slot], k
            if (
                like >= 0
                and min(length[like], SEEN) == n
                and _is_like(b, np.uint64(start), np.uint64(offset[like] + PAD), np.uint64(n))
            ):
                hashes[k], flags[k] = hashes[like], flags[like]
                continue
        h, state, counts = SEED, _OUTSIDE, 0
        for i in range(start, start + n):
            c = np.int64(b[i])
            h = (h ^ np.uint64(c)) * PRIME
            counts += _ADDS[state + c]
            state = _AFTER[state + c]
        h = (h ^ (h >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
        hashes[k] = h ^ (h >> np.uint64(32))
        words, capital, letters = (counts >> _WORDS) & 1023, (counts >> _CAPITALS) & 1023, (counts >> _LETTERS) & 1023
        digits, other, groups = (counts >> _DIGITS) & 1023, (counts >> _OTHERS) & 1023, counts >> _GROUPS
        flag = 0
        if letters and digits == 0 and other == 0 and n <= 80 and capital:
            flag = NAME if 2 <= words <= 5 and capital * 2 >= words else SINGLE if words == 1 else 0
        if letters and capital and n <= 160 and words <= 20:
            flag |= TEXT
        if groups == 3 and 5 <= digits <= 8 and letters <= 3 and n <= 12:
            flag |= DATE
        if digits and letters == 0 and other <= 3:
            flag |= NUMBER
        if letters >= 3 and 1 <= groups <= 3 and 1 <= digits <= 9 and n <= 120 and other <= 3:
            flag |= STREET
        flags[k] = flag
