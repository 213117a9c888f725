"""The German pension insurance number: area, day of birth, letter of the name at birth, serial number and check digit."""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel import codes as c
from duenotice.detect.kernel.alphabet import ALNUM, LETTER, begins_word, upper
from duenotice.detect.kernel.compiled import lean
from duenotice.detect.kernel.ids import emit
from duenotice.detect.kernel.output import Output

Pair = tuple[np.ndarray, np.ndarray]
WEIGHTS = np.array([2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1], np.int64)
"""Of the digits; the letter counts as two of them, its place in the alphabet."""


@lean
def _digit(b: np.ndarray, i: int) -> int:
    ch = np.int64(b[i])
    return ch - 48 if 48 <= ch <= 57 else np.int64(-1)


@lean
def pension(b: np.ndarray, s: int, words: Pair, out: Output) -> None:
    """`15070649C103`, or apart as `15 070649 C 103` (VKVV section 2; the check digit is the last of the sum of the digits of the
    products), from its first digit at s."""
    apart = 1 if np.int64(b[s + 2]) == 32 else 0
    letter = s + 8 + 2 * apart
    first = letter + 1 + apart
    if not LETTER[b[letter]] or ALNUM[b[first + 3]] or not begins_word(b, s):
        return
    if apart and not (b[s + 9] == 32 and b[letter + 1] == 32):
        return
    total, k = np.int64(0), 0
    name = upper(np.int64(b[letter])) - 64
    for i in range(s, first + 2):
        if i == letter:
            total += (name // 10 * WEIGHTS[8]) // 10 + name // 10 * WEIGHTS[8] % 10 + name % 10
            k += 2
        elif np.int64(b[i]) != 32:
            digit = _digit(b, i)
            if digit < 0:
                return
            product = digit * WEIGHTS[k]
            total += product // 10 + product % 10
            k += 1
    day, month = (
        _digit(b, s + 2 + apart) * 10 + _digit(b, s + 3 + apart),
        _digit(b, s + 4 + apart) * 10 + _digit(b, s + 5 + apart),
    )
    area = _digit(b, s) * 10 + _digit(b, s + 1)
    if 2 <= area < 90 and 1 <= day <= 31 and 1 <= month <= 12 and total % 10 == _digit(b, first + 2):
        emit(b, s, first + 3, c.DE_SVNR, words, out)
