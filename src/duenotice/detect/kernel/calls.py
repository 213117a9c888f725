"""Telephone numbers: the international form whole, the national form as shapes that `settle` judges by region."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np

from duenotice.detect.kernel.alphabet import ALNUM, HEX, LETTER
from duenotice.detect.kernel.codes import PHONE_NATIONAL, PHONE_PLUS, PHONE_ZEROS, UNCHECKED
from duenotice.detect.kernel.compiled import lean
from duenotice.detect.kernel.output import CHECK, ENCODING, SHAPE, Output, add, put
from duenotice.detect.kernel.undialled import (
    are_two_numbers,
    are_years,
    date_at,
    is_decimal,
    is_listed,
    is_measured,
    is_moment,
    is_no_number,
    is_version,
)
from duenotice.detect.kernel.words import LABEL, label_after, near

DIGITS_MAX = 15
DOTTED = np.int64(1 << 44)
"""Above the shape of ten groups."""
Pair: TypeAlias = tuple[np.ndarray, np.ndarray]


@lean
def _gap(b: np.ndarray, i: int) -> int:
    """Bytes of separator between two groups of a telephone number at i; 0 where there is none."""
    c, n = int(b[i]), 0
    if c == 41:
        n, c = 1, int(b[i + 1])
    if c in (32, 45, 46, 47):
        n += 1
        c = int(b[i + n])
    elif c == 37 and int(b[i + n + 1]) == 50 and int(b[i + n + 2]) in (48, 68):
        n += 3
        c = int(b[i + n])
    elif c == 0xC2 and int(b[i + n + 1]) == 0xA0:
        n += 2
        c = int(b[i + n])
    elif c == 0xE2 and int(b[i + n + 1]) == 0x80 and 0x90 <= int(b[i + n + 2]) <= 0xAF:
        n += 3
        c = int(b[i + n])
    if c == 40 and int(b[i + n + 1]) == 48 and int(b[i + n + 2]) == 41:
        n += 4 if int(b[i + n + 3]) == 32 else 3
        c = int(b[i + n])
    elif c == 40:
        n, c = n + 1, int(b[i + n + 1])
    return n if n and 48 <= c <= 57 else 0


@lean
def _walk(b: np.ndarray, s: int, d: np.ndarray, ends: np.ndarray) -> tuple[int, int]:
    """Digits from s into d, group ends (position, digits so far) into ends; (groups, digits)."""
    i, n, groups = s, 0, 0
    while n <= DIGITS_MAX + 1 and groups < 10:
        c = int(b[i])
        if 48 <= c <= 57:
            d[n] = c - 48
            n += 1
            i += 1
            continue
        ends[groups, 0] = i
        ends[groups, 1] = n
        groups += 1
        if n > DIGITS_MAX:
            break
        step = _gap(b, i)
        if step == 0:
            break
        i += step
    return groups, n


@lean
def _solid_after(b: np.ndarray, end: int) -> bool:
    """True where what follows glues to the number: it is part of something else."""
    c = int(b[end])
    if ALNUM[b[end]] or c in (95, 64):
        return c != 120 or not 48 <= int(b[end + 1]) <= 57
    if (
        c == 46
        and HEX[b[end + 1]]
        and HEX[b[end + 2]]
        and HEX[b[end + 3]]
        and HEX[b[end + 4]]
        and not ALNUM[b[end + 5]]
    ):
        return True
    if c == 45 and HEX[b[end + 1]] and HEX[b[end + 2]] and not ALNUM[b[end + 3]]:
        return LETTER[b[end + 1]] == 1 or LETTER[b[end + 2]] == 1
    return c == 58 and 48 <= int(b[end + 1]) <= 57


@lean
def _past_extension(b: np.ndarray, end: int) -> int:
    """End of the span with its extension: `x123`, ` ext. 123`, ` x 123`."""
    i = end
    if int(b[i]) == 32:
        i += 1
    if int(b[i]) | 32 == 101 and int(b[i + 1]) | 32 == 120 and int(b[i + 2]) | 32 == 116:
        i += 4 if int(b[i + 3]) == 46 else 3
    elif int(b[i]) | 32 == 120:
        i += 1
    else:
        return end
    if int(b[i]) == 32:
        i += 1
    first = i
    while i - first < 6 and 48 <= int(b[i]) <= 57:
        i += 1
    return i if i > first and not ALNUM[b[i]] else end


@lean
def international(b: np.ndarray, s: int, start: int, words: Pair, scratch: Pair, out: Output) -> None:
    """E.164 after `+` or `00`, whose digits start at s and whose span starts at start; every group end is a candidate.

    A number may be followed by another one; so each prefix of whole groups with 7 to 15 digits is given, and `settle`
    keeps the longest that the number plan of its country knows.
    """
    if int(b[s]) == 48:
        return
    d, ends = scratch
    groups, total = _walk(b, s, d, ends)
    if total < 7:
        return
    rule = PHONE_ZEROS if int(b[start]) == 48 else PHONE_PLUS
    if rule == PHONE_ZEROS and are_two_numbers(b, start, ends, groups):
        return
    spoken = np.int64(-1)
    for k in range(groups - 1, -1, -1):
        end, n = ends[k, 0], ends[k, 1]
        if 7 <= n <= DIGITS_MAX and not _solid_after(b, end):
            spoken = near(b, s, words[0], words[1]) if spoken < 0 else spoken
            put(out, np.int64(43))
            for j in range(n):
                put(out, 48 + int(d[j]))
            add(out, start, _past_extension(b, end), rule, spoken)
            out.rows[out.used[0] - 1, CHECK] = UNCHECKED


@lean
def _shape(b: np.ndarray, ends: np.ndarray, k: int) -> int:
    """How many digits the groups up to the k-th have, as hexadecimal digits; above them DOTTED where dots part some. 0 where dots and
    hyphens or slashes do, as nobody writes a number."""
    out, before, dots, others = np.int64(0), np.int64(0), False, False
    for j in range(k + 1):
        out = out * 16 + min(np.int64(ends[j, 1]) - before, 15)
        before = np.int64(ends[j, 1])
        if j < k:
            dots |= int(b[ends[j, 0]]) == 46
            others |= int(b[ends[j, 0]]) in (45, 47)
    return np.int64(0) if dots and others else out | DOTTED if dots else out


@lean
def national(b: np.ndarray, s: int, start: int, words: Pair, scratch: Pair, out: Output) -> None:
    """Groups that look dialled: 7 to 12 digits. start: s, or the parenthesis before it. Judged by region later, which has to know the
    groups as well."""
    d, ends = scratch
    groups, total = _walk(b, s, d, ends)
    if total < 7 or (groups == 2 and start == s and is_decimal(b, s, ends)):
        return
    if start == s and (is_version(b, s, ends, groups) or is_moment(b, s, ends)):
        return
    spoken = np.int64(-1)
    if are_years(b, d, ends, groups) or is_listed(b, s, d, ends, groups):
        spoken = near(b, start, words[0], words[1])
        if spoken & LABEL == 0:
            return
    for k in range(date_at(d, ends, groups) - 1, -1, -1):
        end, n = ends[k, 0], ends[k, 1]
        if 7 <= n <= 12 and n >= 2 * k + 1 and not _solid_after(b, end) and not (k > 1 and is_no_number(b, ends, k)):
            spoken = near(b, start, words[0], words[1]) if spoken < 0 else spoken
            if k and start == s and spoken & LABEL == 0 and is_measured(b, s, ends, k):
                continue
            for j in range(n):
                put(out, 48 + int(d[j]))
            add(out, start, _past_extension(b, end), PHONE_NATIONAL, spoken | label_after(b, end, words[0], words[1]))
            out.rows[out.used[0] - 1, CHECK] = UNCHECKED
            out.rows[out.used[0] - 1, ENCODING] = _shape(b, ends, k) << SHAPE
