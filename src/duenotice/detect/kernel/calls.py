"""Telephone numbers: the international form whole, the national form as shapes that `settle` judges by region."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np

from duenotice.detect.kernel.alphabet import ALNUM, HEX, LETTER
from duenotice.detect.kernel.amid import in_row
from duenotice.detect.kernel.codes import PHONE_NATIONAL, PHONE_PLUS, PHONE_ZEROS, UNCHECKED
from duenotice.detect.kernel.compiled import lean
from duenotice.detect.kernel.output import CHECK, ENCODING, SHAPE, Output, add, put
from duenotice.detect.kernel.words import LABEL, label_after, near

DIGITS_MAX = 15
DOTTED = np.int64(1 << 44)
"""Above the shape of ten groups."""
FRACTION_MAX, PARTS = 4, 5
"""Digits behind the point in `01421.9415`, which is none to dial; digits of a group that rows of small numbers do not have."""
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
    if (
        rule == PHONE_ZEROS
        and groups > 1
        and (
            in_row(b, start, ends[groups - 1, 0])
            or (groups == 2 and int(b[ends[0, 0]]) == 46 and total - ends[0, 1] <= FRACTION_MAX)
        )
    ):
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
def _is_decimal(b: np.ndarray, s: int, ends: np.ndarray) -> bool:
    """A fraction, as `0.0301283`: an area code of one digit is none, and one of two begins with the zero one dials before it."""
    whole = ends[0, 1]
    short = whole == 1 or (whole == 2 and int(b[s]) != 48)
    return short and int(b[ends[0, 0]]) == 46 and ends[1, 1] - whole >= 6


@lean
def _is_measure(b: np.ndarray, s: int, ends: np.ndarray) -> bool:
    """A measure, as `206.796005`: one point parts a number to dial only behind a zero (`030.1234567`)."""
    return int(b[ends[0, 0]]) == 46 and (int(b[s]) != 48 or ends[0, 1] == 1 or ends[1, 1] - ends[0, 1] <= FRACTION_MAX)


@lean
def _is_moment(b: np.ndarray, s: int, ends: np.ndarray) -> bool:
    """Seconds since 1970 with a fraction (2001 to 2033), as `1542787200.000100`: nobody dials ten digits after a one that way."""
    end = ends[0, 0]
    return ends[0, 1] == 10 and int(b[s]) == 49 and int(b[end]) == 46 and 48 <= int(b[end + 1]) <= 57


@lean
def _is_version(b: np.ndarray, s: int, ends: np.ndarray, groups: int) -> bool:
    """A version, as `118.0.5993.70`: a group of one digit between dots; or a list of numbers, as `26 1 00032625`: one of one digit as the
    second. In a number it only follows the zero dialled before (`06.1.`)."""
    if int(b[s]) == 48:
        return int(b[s + 1]) == 48 and int(b[s + 2]) == 48
    found = groups > 1 and ends[1, 1] - ends[0, 1] == 1 and int(b[ends[0, 0]]) == 32
    for k in range(1, groups):
        found |= ends[k, 1] - ends[k - 1, 1] == 1 and int(b[ends[k - 1, 0]]) == 46
    return found


@lean
def _date_at(d: np.ndarray, ends: np.ndarray, groups: int) -> int:
    """The first group of a date: year, month and day (`1.11 (2021-09-03)`). The number of groups where there is none."""
    for k in range(groups - 2):
        at = ends[k - 1, 1] if k else 0
        month = int(d[at + 4]) * 10 + int(d[at + 5])
        sized = ends[k, 1] - at == 4 and ends[k + 1, 1] - at == 6 and ends[k + 2, 1] - at == 8
        if sized and _is_year(d, at) and 1 <= month <= 12:
            return k
    return groups


@lean
def _are_years(b: np.ndarray, d: np.ndarray, ends: np.ndarray, groups: int) -> bool:
    """Two years (`1997-2008`), or two numbers with a slash (`5322/2822`): numbers to dial only behind a word that says so."""
    if groups != 2 or ends[0, 1] != 4 or ends[1, 1] != 8:
        return False
    return int(b[ends[0, 0]]) == 47 or (_is_year(d, 0) and _is_year(d, 4))


@lean
def _is_year(d: np.ndarray, at: int) -> bool:
    year = int(d[at]) * 1000 + int(d[at + 1]) * 100 + int(d[at + 2]) * 10 + int(d[at + 3])
    return 1900 <= year < 2050


@lean
def _is_mixed(b: np.ndarray, ends: np.ndarray, k: int) -> bool:
    """Three signs between the groups up to the k-th (`0.33.3 2006-07`), or decimal fractions one after the other (`0.001 0.001`)."""
    blanks = dots = hyphens = slashes = 0
    fractions = False
    for j in range(k):
        c = int(b[ends[j, 0]])
        blanks += c == 32
        hyphens += c == 45
        slashes += c == 47
        dots += c == 46
        fractions |= c == 46 and ends[j, 1] - (ends[j - 1, 1] if j else 0) == 1
    return (blanks > 0) + (dots > 0) + (hyphens > 0) + (slashes > 0) > 2 or (fractions and blanks > 0 and dots > 1)


@lean
def _is_measured(b: np.ndarray, s: int, ends: np.ndarray, k: int) -> bool:
    """Whether the groups up to the k-th, two at least, are a fraction, an amount or a part of a row: dialled only where a word says so."""
    return (k == 1 and _is_measure(b, s, ends)) or _is_amount(b, ends, k) or _is_in_row(b, s, ends, k)


@lean
def _is_amount(b: np.ndarray, ends: np.ndarray, k: int) -> bool:
    """Blanks and points between the groups up to the k-th, as between fractions (`1.042 3.551`), or blanks and then cents
    (`40 894 220.31`); or a last digit that hyphens alone part, which checks the others (`88909-66-8`)."""
    blanks = dots = hyphens = 0
    for j in range(k):
        c = int(b[ends[j, 0]])
        blanks += c == 32
        dots += c == 46
        hyphens += c == 45
    end = int(ends[k, 0])
    behind = _digits_end(b, end + 1) - end - 1
    if blanks and (dots or (int(b[end]) == 46 and 1 <= behind <= 2)):
        return True
    return hyphens == k and (ends[k, 1] - ends[k - 1, 1] == 1 or (int(b[end]) == 45 and behind == 1))


@lean
def _digits_end(b: np.ndarray, i: int) -> int:
    """End of the digits at i, three of them at most."""
    j = i
    while j - i < 3 and 48 <= int(b[j]) <= 57:
        j += 1
    return j


@lean
def _is_in_row(b: np.ndarray, s: int, ends: np.ndarray, k: int) -> bool:
    """Whether the groups up to the k-th are some of a row of numbers; not where the zero dialled first and a long group tell a number."""
    if k == 0 or int(b[ends[0, 0]]) not in (32, 46):
        return False
    longest, before = 0, 0
    for j in range(k + 1):
        longest, before = max(longest, np.int64(ends[j, 1]) - before), np.int64(ends[j, 1])
    return not (int(b[s]) == 48 and ends[0, 1] > 1 and longest >= PARTS) and in_row(b, s, ends[k, 0])


@lean
def _is_no_number(b: np.ndarray, ends: np.ndarray, k: int) -> bool:
    """Signs mixed as nobody mixes them, or one digit alone behind a blank (`1530 1255 0`)."""
    alone = ends[k, 1] - ends[k - 1, 1] == 1 and int(b[ends[k - 1, 0]]) == 32
    return alone or _is_mixed(b, ends, k)


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
def _is_listed(b: np.ndarray, s: int, d: np.ndarray, ends: np.ndarray, groups: int) -> bool:
    """Not dialled but listed: bytes of a dump (`3f 01 00 00`), code points (`0399 0308`), all digits in their order; and a postal code of
    the USA with its add-on (`MA 02110-1301`)."""
    first, second = ends[0, 1], ends[1, 1] - ends[0, 1]
    if groups == 1:
        counts = first == 10
        for k in range(first):
            counts &= int(d[k]) == k
        return counts
    if first == second and first in (3, 4):
        return int(d[0]) == 0 and int(d[first]) == 0
    if first == 2 and second == 2:
        zeros = groups >= 4
        for k in range(min(groups, 4)):
            zeros &= int(d[2 * k]) == 0
        return zeros or (int(b[s - 1]) == 32 and HEX[b[s - 2]] == 1 and HEX[b[s - 3]] == 1 and not ALNUM[b[s - 4]])
    return first == 5 and second == 4 and int(b[ends[0, 0]]) == 45 and _is_behind_state(b, s)


@lean
def _is_behind_state(b: np.ndarray, s: int) -> bool:
    """Two capital letters before, maybe on the line before."""
    i = s - 1
    while s - i < 9 and int(b[i]) in (9, 10, 13, 32, 35, 42, 44, 47):
        i -= 1
    return i < s - 1 and 65 <= int(b[i]) <= 90 and 65 <= int(b[i - 1]) <= 90 and not ALNUM[b[i - 2]]


@lean
def national(b: np.ndarray, s: int, start: int, words: Pair, scratch: Pair, out: Output) -> None:
    """Groups that look dialled: 7 to 12 digits. start: s, or the parenthesis before it. Judged by region later, which has to know the
    groups as well."""
    d, ends = scratch
    groups, total = _walk(b, s, d, ends)
    if total < 7 or (groups == 2 and start == s and _is_decimal(b, s, ends)):
        return
    if start == s and (_is_version(b, s, ends, groups) or _is_moment(b, s, ends)):
        return
    spoken = np.int64(-1)
    if _are_years(b, d, ends, groups) or _is_listed(b, s, d, ends, groups):
        spoken = near(b, start, words[0], words[1])
        if spoken & LABEL == 0:
            return
    for k in range(_date_at(d, ends, groups) - 1, -1, -1):
        end, n = ends[k, 0], ends[k, 1]
        if 7 <= n <= 12 and n >= 2 * k + 1 and not _solid_after(b, end) and not (k > 1 and _is_no_number(b, ends, k)):
            spoken = near(b, start, words[0], words[1]) if spoken < 0 else spoken
            if k and start == s and spoken & LABEL == 0 and _is_measured(b, s, ends, k):
                continue
            for j in range(n):
                put(out, 48 + int(d[j]))
            add(out, start, _past_extension(b, end), PHONE_NATIONAL, spoken | label_after(b, end, words[0], words[1]))
            out.rows[out.used[0] - 1, CHECK] = UNCHECKED
            out.rows[out.used[0] - 1, ENCODING] = _shape(b, ends, k) << SHAPE
