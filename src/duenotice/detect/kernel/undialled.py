"""What groups of digits are that telephone numbers look like: fractions, dates, versions, amounts, bytes, parts of rows of numbers.

b: the data; s: where the digits begin; d: the digits; ends: of each group the place of its end and the digits so far; k: the last group of
a candidate.
"""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.alphabet import ALNUM, HEX
from duenotice.detect.kernel.amid import in_row
from duenotice.detect.kernel.compiled import lean

FRACTION_MAX, LONG = 4, 5
"""Digits behind the point in `01421.9415`, which is none to dial; digits of a group that rows of small numbers do not have."""


@lean
def is_decimal(b: np.ndarray, s: int, ends: np.ndarray) -> bool:
    """A fraction, as `0.0301283`: an area code of one digit is none, and one of two begins with the zero one dials before it."""
    whole = ends[0, 1]
    short = whole == 1 or (whole == 2 and int(b[s]) != 48)
    return short and int(b[ends[0, 0]]) == 46 and ends[1, 1] - whole >= 6


@lean
def is_moment(b: np.ndarray, s: int, ends: np.ndarray) -> bool:
    """Seconds since 1970 with a fraction (2001 to 2033), as `1542787200.000100`: nobody dials ten digits after a one that way."""
    end = ends[0, 0]
    return ends[0, 1] == 10 and int(b[s]) == 49 and int(b[end]) == 46 and 48 <= int(b[end + 1]) <= 57


@lean
def is_version(b: np.ndarray, s: int, ends: np.ndarray, groups: int) -> bool:
    """A version, as `118.0.5993.70`: a group of one digit between dots; or a list of numbers, as `26 1 00032625`: one of one digit as the
    second. In a number it only follows the zero dialled before (`06.1.`)."""
    if int(b[s]) == 48:
        return int(b[s + 1]) == 48 and int(b[s + 2]) == 48
    found = groups > 1 and ends[1, 1] - ends[0, 1] == 1 and int(b[ends[0, 0]]) == 32
    for k in range(1, groups):
        found |= ends[k, 1] - ends[k - 1, 1] == 1 and int(b[ends[k - 1, 0]]) == 46
    return found


@lean
def are_years(b: np.ndarray, d: np.ndarray, ends: np.ndarray, groups: int) -> bool:
    """Two years (`1997-2008`), or two numbers with a slash (`5322/2822`): numbers to dial only behind a word that says so."""
    if groups != 2 or ends[0, 1] != 4 or ends[1, 1] != 8:
        return False
    return int(b[ends[0, 0]]) == 47 or (_is_year(d, 0) and _is_year(d, 4))


@lean
def is_listed(b: np.ndarray, s: int, d: np.ndarray, ends: np.ndarray, groups: int) -> bool:
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
def date_at(d: np.ndarray, ends: np.ndarray, groups: int) -> int:
    """The first group of a date: year, month and day (`1.11 (2021-09-03)`). The number of groups where there is none."""
    for k in range(groups - 2):
        at = ends[k - 1, 1] if k else 0
        month = int(d[at + 4]) * 10 + int(d[at + 5])
        sized = ends[k, 1] - at == 4 and ends[k + 1, 1] - at == 6 and ends[k + 2, 1] - at == 8
        if sized and _is_year(d, at) and 1 <= month <= 12:
            return k
    return groups


@lean
def is_no_number(b: np.ndarray, ends: np.ndarray, k: int) -> bool:
    """Signs mixed as nobody mixes them, or one digit alone behind a blank (`1530 1255 0`)."""
    alone = ends[k, 1] - ends[k - 1, 1] == 1 and int(b[ends[k - 1, 0]]) == 32
    return alone or _is_mixed(b, ends, k)


@lean
def is_measured(b: np.ndarray, s: int, ends: np.ndarray, k: int) -> bool:
    """Whether the groups up to the k-th, two at least, are a fraction, an amount or a part of a row: dialled only where a word says so."""
    return (k == 1 and _is_measure(b, s, ends)) or _is_amount(b, ends, k) or _is_in_row(b, s, ends, k)


@lean
def _is_measure(b: np.ndarray, s: int, ends: np.ndarray) -> bool:
    """A measure, as `206.796005`: one point parts a number to dial only behind a zero (`030.1234567`)."""
    return int(b[ends[0, 0]]) == 46 and (int(b[s]) != 48 or ends[0, 1] == 1 or ends[1, 1] - ends[0, 1] <= FRACTION_MAX)


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
def _is_in_row(b: np.ndarray, s: int, ends: np.ndarray, k: int) -> bool:
    """Whether the groups up to the k-th are some of a row of numbers; not where the zero dialled first and a long group tell a number."""
    if k == 0 or int(b[ends[0, 0]]) not in (32, 46):
        return False
    longest, before = 0, 0
    for j in range(k + 1):
        longest, before = max(longest, np.int64(ends[j, 1]) - before), np.int64(ends[j, 1])
    return not (int(b[s]) == 48 and ends[0, 1] > 1 and longest >= LONG) and in_row(b, s, ends[k, 0])


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
def _is_year(d: np.ndarray, at: int) -> bool:
    year = int(d[at]) * 1000 + int(d[at + 1]) * 100 + int(d[at + 2]) * 10 + int(d[at + 3])
    return 1900 <= year < 2050


@lean
def _is_behind_state(b: np.ndarray, s: int) -> bool:
    """Two capital letters before, maybe on the line before."""
    i = s - 1
    while s - i < 9 and int(b[i]) in (9, 10, 13, 32, 35, 42, 44, 47):
        i -= 1
    return i < s - 1 and 65 <= int(b[i]) <= 90 and 65 <= int(b[i - 1]) <= 90 and not ALNUM[b[i - 2]]


@lean
def _digits_end(b: np.ndarray, i: int) -> int:
    """End of the digits at i, three of them at most."""
    j = i
    while j - i < 3 and 48 <= int(b[j]) <= 57:
        j += 1
    return j


@lean
def are_two_numbers(b: np.ndarray, start: int, ends: np.ndarray, groups: int) -> bool:
    """Of digits behind two zeros, whether they are some of a row of numbers, or a measure with zeros before it (`00648.6646`)."""
    if groups < 2:
        return False
    measured = groups == 2 and int(b[ends[0, 0]]) == 46 and ends[1, 1] - ends[0, 1] <= FRACTION_MAX
    return measured or in_row(b, start, ends[groups - 1, 0])
