"""Identity numbers of digits alone."""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.alphabet import ALNUM
from duenotice.detect.kernel.codes import UNCHECKED, US_ITIN, US_SSN, US_SSN_SOLID
from duenotice.detect.kernel.compiled import routine
from duenotice.detect.kernel.output import CHECK, Output, add, put


@routine
def _number(b: np.ndarray, s: int, end: int) -> int:
    value = 0
    for i in range(s, end):
        c = int(b[i])
        if not 48 <= c <= 57:
            return -1
        value = value * 10 + c - 48
    return value


@routine
def social_security(b: np.ndarray, s: int, e: int, near: int, out: Output) -> None:
    """US social security number (SSA rules) and ITIN (IRS ranges): 3-2-4, or nine digits in a row."""
    apart = 1 if e - s == 3 else 0
    if apart and (int(b[e]) not in (32, 45) or int(b[s + 6]) != int(b[e])):
        return
    end = s + 9 + 2 * apart
    area, group, serial = _number(b, s, s + 3), _number(b, s + 3 + apart, s + 5 + apart), _number(b, end - 4, end)
    if min(area, group, serial) <= 0 or area == 666 or ALNUM[b[end]] or ALNUM[b[s - 1]]:
        return
    if int(b[s - 1]) in (45, 46, 43) or (int(b[end]) in (45, 46) and ALNUM[b[end + 1]]):
        return
    rule = US_SSN if apart else US_SSN_SOLID
    if area >= 900:
        if not (50 <= group <= 65 or 70 <= group <= 88 or 90 <= group <= 92 or 94 <= group <= 99):
            return
        rule = US_ITIN
    for i in range(s, end):
        if int(b[i]) >= 48:
            put(out, np.int64(b[i]))
    add(out, s, end, rule, near)
    out.rows[out.used[0] - 1, CHECK] = UNCHECKED
