"""The second look: at the few digit runs that the first pass could not rule out, for identity numbers.

An entry point of its own, so that the two halves of the kernel can be compiled at the same time.
"""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.abroad_lettered import digits_first, letters_first, uruguayan
from duenotice.detect.kernel.alphabet import ALNUM, LETTER, begins_word
from duenotice.detect.kernel.codes import HOPE
from duenotice.detect.kernel.compiled import inlined, lean, lean_entry
from duenotice.detect.kernel.ids import grouped
from duenotice.detect.kernel.lettered import Pair, after_letters, before_letter, dotted_rut, nino_apart, taiwan, vehicle
from duenotice.detect.kernel.output import END, NEAR, RULE, START, Output, is_full
from duenotice.detect.kernel.pensions import pension


@lean
def _word_end(b: np.ndarray, i: int, limit: int) -> int:
    while i < limit and ALNUM[b[i]]:
        i += 1
    return i


@inlined
def _with_letters(b: np.ndarray, t: int, s: int, e: int, words: Pair, out: Output) -> None:
    letters = s - t
    after_letters(b, t, s, e, words, out)
    if letters == 1 and e - s == 9:
        taiwan(b, t, words, out)
    if letters <= 3 and _word_end(b, e, t + 18) == t + 17:
        vehicle(b, t, t + 17, words, out)
    if begins_word(b, t):
        letters_first(b, t, s, e, words, out)


@inlined
def _digits_first(b: np.ndarray, s: int, e: int, words: Pair, scratch: Pair, out: Output) -> None:
    n, after, before = e - s, int(b[e]), int(b[s - 1])
    if before in (32, 45) and n in (2, 6) and LETTER[b[s - 2]]:
        nino_apart(b, s, words, out)
    if LETTER[after] or after in (43, 45):
        if n >= 6:
            before_letter(b, s, e, words, out)
            digits_first(b, s, e, words, out)
        if n == 8:
            pension(b, s, words, out)
        if _word_end(b, s, s + 18) == s + 17 and not ALNUM[before]:
            vehicle(b, s, s + 17, words, out)
    if n == 2 and after == 32:
        pension(b, s, words, out)
    if after == 46 and n <= 2:
        dotted_rut(b, s, words, out)
        if n == 1:
            uruguayan(b, s, words, out)
    if begins_word(b, s):
        grouped(b, s, scratch[0], words, out)


@lean_entry
def scan_ids(b: np.ndarray, hopes: np.ndarray, first: int, words: Pair, scratch: Pair, out: Output) -> int:
    """Look at what `scan_bytes` set aside, last row first. Gives len(hopes), or how many are done when the output is full."""
    for k in range(first, len(hopes)):
        if is_full(out):
            return k
        row = hopes[len(hopes) - 1 - k]
        if row[RULE] != HOPE:
            continue
        if row[NEAR]:
            _with_letters(b, row[NEAR], row[START], row[END], words, out)
        else:
            _digits_first(b, row[START], row[END], words, scratch, out)
    return len(hopes)
