"""IP addresses, version 4 and 6."""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.alphabet import ALNUM, HEX, LETTER
from duenotice.detect.kernel.codes import IPV4, IPV6, NONE
from duenotice.detect.kernel.compiled import inlined, lean
from duenotice.detect.kernel.output import Output, add, put


@lean
def _quad_end(b: np.ndarray, s: int) -> int:
    """End of four numbers of 0 to 255 without leading zeros, or -1."""
    i = s
    for part in range(4):
        value, first = 0, i
        while i - first < 4 and 48 <= int(b[i]) <= 57:
            value = value * 10 + int(b[i]) - 48
            i += 1
        if i == first or value > 255 or (i - first > 1 and int(b[first]) == 48) or i - first > 3:
            return -1
        if part < 3:
            if int(b[i]) != 46:
                return -1
            i += 1
    return i


@inlined
def ipv4(b: np.ndarray, s: int, out: Output) -> int:
    """A dotted quad that is not part of a longer dotted number (versions) or a word."""
    before = int(b[s - 1])
    if ALNUM[b[s - 1]] or before in (95, 45) or (before == 46 and ALNUM[b[s - 2]]):
        return s
    end = _quad_end(b, s)
    if end < 0 or ALNUM[b[end]] or int(b[end]) in (95, 64):
        return s
    if int(b[end]) in (46, 45) and ALNUM[b[end + 1]]:
        return s
    for i in range(s, end):
        put(out, np.int64(b[i]))
    add(out, s, end, IPV4, NONE)
    return end


@lean
def ipv6(b: np.ndarray, run: int, out: Output) -> int:
    """An IPv6 address (RFC 4291 text form) around the digit at run: eight groups, or `::` once."""
    s = run
    while run - s <= 40 and (HEX[b[s - 1]] or int(b[s - 1]) == 58):
        s -= 1
    if run - s > 40 or LETTER[b[s - 1]] or int(b[s - 1]) in (46, 95, 45):
        return run
    if int(b[s]) == 58 and int(b[s + 1]) != 58:
        s += 1
    i, groups, length, doubled = s, 0, 0, 0
    while i - s <= 46:
        if HEX[b[i]]:
            length += 1
            i += 1
        elif int(b[i]) == 58:
            if length == 0 and i > s and int(b[i - 1]) == 58:
                doubled += 1
            groups += 1 if length else 0
            if length > 4:
                return run
            length = 0
            i += 1
        else:
            break
    if int(b[i]) == 46 and length and 1 <= groups <= 6 and (doubled == 1 or groups == 6):
        quad = _quad_end(b, i - length)
        if quad > 0:
            i, groups, length = quad, groups + 1, 1
    if length == 0 and int(b[i - 1]) == 58 and int(b[i - 2]) != 58:
        i -= 1
    groups += 1 if length else 0
    fine = (doubled == 0 and groups == 8) or (doubled == 1 and 1 <= groups <= 7)
    if not fine or length > 4 or ALNUM[b[i]] or int(b[i]) == 95 or i <= run:
        return run
    for k in range(s, i):
        put(out, np.int64(b[k]))
    add(out, s, i, IPV6, NONE)
    return i
