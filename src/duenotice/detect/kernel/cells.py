"""What a field's cells look like: a hash for sampling, and flags of shape, for all cells of a field at once."""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.alphabet import LETTER
from duenotice.detect.kernel.compiled import lean_entry

NAME, SINGLE, TEXT, DATE, NUMBER, STREET = 1, 2, 4, 8, 16, 32
"""NAME: two to five words, capitals or another script, no digits; SINGLE: one such word; TEXT: a short line with such a word;
DATE: digits in three groups that may be a date; NUMBER: digits and what stands between digits; STREET: words and a number."""
PRIME, SEED = np.uint64(0x100000001B3), np.uint64(0xCBF29CE484222325)


@lean_entry
def shapes(b: np.ndarray, offset: np.ndarray, length: np.ndarray, hashes: np.ndarray, flags: np.ndarray) -> None:
    """Fill hashes (mixed FNV-1a) and flags for the cells b[offset:offset + length]."""
    for k in range(len(offset)):
        h, words, capital, letters, digits, other, groups = SEED, 0, 0, 0, 0, 0, 0
        inside, in_digits = False, False
        for i in range(offset[k], offset[k] + length[k]):
            c = np.int64(b[i])
            h = (h ^ np.uint64(c)) * PRIME
            if LETTER[c] or c >= 128:
                letters += 1
                if not inside:
                    words += 1
                    capital += 1 if c >= 128 or c < 97 else 0
                inside, in_digits = True, False
            elif 48 <= c <= 57:
                digits += 1
                groups += 0 if in_digits else 1
                inside, in_digits = False, True
            else:
                if c != 39 and c != 45:
                    inside = False
                in_digits = False
                other += 1 if c not in (32, 44, 46, 39, 45) else 0
        h = (h ^ (h >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
        hashes[k] = h ^ (h >> np.uint64(32))
        n, flag = length[k], 0
        if letters and digits == 0 and other == 0 and n <= 80 and capital:
            flag = NAME if 2 <= words <= 5 and capital * 2 >= words else SINGLE if words == 1 else 0
        if letters and capital and n <= 120 and words <= 12:
            flag |= TEXT
        if groups == 3 and 5 <= digits <= 8 and letters <= 3 and n <= 12:
            flag |= DATE
        if digits and letters == 0 and other <= 3:
            flag |= NUMBER
        if letters >= 3 and 1 <= groups <= 3 and 1 <= digits <= 9 and n <= 120 and other <= 3:
            flag |= STREET
        flags[k] = flag
