"""Further identity numbers with letters in them: by themselves where shape and check say much, else behind a word for them."""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel import codes as c
from duenotice.detect.kernel.abroad import Pair, spoken, written
from duenotice.detect.kernel.alphabet import ALNUM, LETTER, begins_word, ends_word, upper
from duenotice.detect.kernel.compiled import lean
from duenotice.detect.kernel.lettered import CF_ODD, base36, digits, letters_only
from duenotice.detect.kernel.output import CHECK, Output
from duenotice.detect.kernel.sums import is_date
from duenotice.detect.kernel.words import IDENTITY

WEIGHTS_731 = np.array([7, 3, 1], np.int64)
"""Of machine-readable documents (ICAO 9303), used by Belarus and Poland as well."""
DOWOD = np.array([7, 3, 1, 0, 7, 3, 1, 7, 3], np.int64)
RIF = np.array([3, 2, 7, 6, 5, 4, 3, 2], np.int64)
CEDULA = np.array([2, 9, 8, 7, 6, 3, 4], np.int64)


@lean
def _born(b: np.ndarray, day: int, month: int, year: int) -> bool:
    """Two digits each, at these places."""
    return is_date(digits(b, year, year + 2), digits(b, month, month + 2), digits(b, day, day + 2))


@lean
def _unproved(out: Output) -> None:
    out.rows[out.used[0] - 1, CHECK] = c.UNCHECKED


@lean
def letters_first(b: np.ndarray, t: int, s: int, e: int, words: Pair, out: Output) -> None:
    """The letters b[t:s] and the digits b[s:e], and what goes on behind them."""
    letters, n = s - t, e - s
    if letters <= 2 and n in (6, 7):
        _hong_kong(b, t, s, words, out)
    elif letters == 4:
        _mexico(b, t, words, out)
    if letters == 3 or (letters == 1 and n in (9, 12, 13)):
        told = spoken(b, t, words)
        if told & IDENTITY:
            _by_word(b, t, e, told, out)


@lean
def _by_word(b: np.ndarray, t: int, e: int, told: int, out: Output) -> None:
    first, n = upper(np.int64(b[t])), e - t
    if n == 9 and ends_word(b, e) and LETTER[b[t + 2]]:
        if _weighed(b, t, 9, DOWOD) % 10 == base36(b, t + 3):
            written(b, t, e, c.PL_DOWOD, told, out)
    elif n == 10 and LETTER[b[t + 2]]:
        if ends_word(b, e) and _doubled(b, e - 7, e) % 10 == 0:
            written(b, t, e, c.IN_EPIC, told, out)
    elif n == 10:
        if ends_word(b, e):
            _insured(b, t, first, told, out)
            _venezuela(b, t, first, told, out)
        elif first in (65, 80) and LETTER[b[e]] and ends_word(b, e + 1):
            written(b, t, e + 1, c.KE_PIN, told, out)
            _unproved(out)
    elif n >= 13:
        _mauritius(b, t, told, out)


@lean
def _weighed(b: np.ndarray, t: int, n: int, weights: np.ndarray) -> int:
    """The sum of the letters and digits of b[t:t + n], letters as 10 to 35, with weights that come round."""
    total = np.int64(0)
    for i in range(n):
        total += base36(b, t + i) * weights[i % len(weights)]
    return total


@lean
def _doubled(b: np.ndarray, start: int, end: int) -> int:
    """Luhn's sum of the digits b[start:end], the last one a check digit."""
    total = np.int64(0)
    for i in range(start, end):
        digit = np.int64(b[i]) - 48
        if (end - i) % 2 == 0:
            digit = digit * 2 - 9 if digit > 4 else digit * 2
        total += digit
    return total


@lean
def _hong_kong(b: np.ndarray, t: int, s: int, words: Pair, out: Output) -> None:
    """One or two letters, six digits, a check digit or A, mostly in parentheses (Immigration Department)."""
    shut = 1 if b[s + 6] == 40 else 0
    last = s + 6 + shut
    check, end = upper(np.int64(b[last])), last + 1 + shut
    if digits(b, s, s + 6) < 0 or not (48 <= check <= 57 or check == 65):
        return
    if (shut and b[last + 1] != 41) or not ends_word(b, end):
        return
    total = (base36(b, t) if s - t == 2 else np.int64(36)) * 9 + base36(b, s - 1) * 8
    for i in range(6):
        total += (np.int64(b[s + i]) - 48) * (7 - i)
    if (total + (10 if check == 65 else check - 48)) % 11:
        return
    told = spoken(b, t, words)
    if shut:
        written(b, t, end, c.HK_ID, told, out)
    elif told & IDENTITY:
        written(b, t, end, c.HK_ID_TOLD, told, out)


@lean
def _mexico(b: np.ndarray, t: int, words: Pair, out: Output) -> None:
    """RFC of a person: four letters, date of birth, two signs that tell namesakes apart, a check digit (SAT), which some real ones fail."""
    month = digits(b, t + 6, t + 8)
    if not (is_date(digits(b, t + 4, t + 6), month, digits(b, t + 8, t + 10)) and ends_word(b, t + 13)):
        return
    total = np.int64(0)
    for i in range(12):
        ch = upper(np.int64(b[t + i]))
        if not ALNUM[ch]:
            return
        value = base36(b, t + i)
        total += (value + 1 if ch > 78 else value) * (13 - i)
    check, last = (11 - total) % 11, upper(np.int64(b[t + 12]))
    if last != (65 if check == 10 else 48 + check):
        told = spoken(b, t, words)
        if told & IDENTITY and ALNUM[last]:
            written(b, t, t + 13, c.MX_RFC_TOLD, told, out)
            _unproved(out)
    elif np.int64(b[t]) < 97:
        written(b, t, t + 13, c.MX_RFC, spoken(b, t, words), out)


@lean
def _insured(b: np.ndarray, t: int, first: int, told: int, out: Output) -> None:
    """German number of a health insurance card: the letter as two digits, then eight and a check digit (section 290 SGB V)."""
    place = first - 64
    total = place // 10 + place % 10 * 2 // 10 + place % 10 * 2 % 10
    for i in range(8):
        digit = np.int64(b[t + 1 + i]) - 48
        digit *= 1 + i % 2
        total += digit // 10 + digit % 10
    if total % 10 == np.int64(b[t + 9]) - 48:
        written(b, t, t + 10, c.DE_KVNR, told, out)


@lean
def _venezuela(b: np.ndarray, t: int, first: int, told: int, out: Output) -> None:
    """RIF of a person, born there or not, or of somebody with a passport (SENIAT)."""
    if first not in (86, 69, 80):
        return
    total = np.int64(4 if first == 86 else 8 if first == 69 else 16) + _weighed(b, t + 1, 8, RIF)
    rest = total % 11
    if (0 if rest < 2 else 11 - rest) == np.int64(b[t + 9]) - 48:
        written(b, t, t + 10, c.VE_RIF, told, out)


@lean
def _mauritius(b: np.ndarray, t: int, told: int, out: Output) -> None:
    """First letter of the family name, date of birth, six digits, a check digit or letter."""
    if not ends_word(b, t + 14) or digits(b, t + 1, t + 13) < 0 or not ALNUM[b[t + 13]]:
        return
    total = np.int64(0)
    for i in range(13):
        total += base36(b, t + i) * (14 - i)
    if _born(b, t + 1, t + 3, t + 5) and (17 - total) % 17 == base36(b, t + 13):
        written(b, t, t + 14, c.MU_NID, told, out)


@lean
def digits_first(b: np.ndarray, s: int, e: int, words: Pair, out: Output) -> None:
    """The digits b[s:e] and a letter behind them."""
    n, after = e - s, upper(np.int64(b[e]))
    if not LETTER[b[e]] or not begins_word(b, s):
        return
    if n == 7 and ends_word(b, e + 7):
        _belarus(b, s, e, words, out)
    if n not in (7, 8, 9) or not ends_word(b, e + 1):
        return
    told = spoken(b, s, words)
    if not told & IDENTITY:
        return
    if n == 9 and after in (86, 88) and 1 <= digits(b, s + 2, s + 5) % 500 <= 366:
        written(b, s, e + 1, c.LK_NIC, told, out)
        _unproved(out)
    if n == 7 and after in (77, 71, 65, 80, 76, 72, 66, 90):
        written(b, s, e + 1, c.MT_ID, told, out)
        _unproved(out)
    if n == 8:
        total = np.int64(0)
        for i in range(8):
            digit = np.int64(b[s + i]) - 48
            total += CF_ODD[digit] if i % 2 == 0 else digit
        if total % 26 == after - 65 and digits(b, s, s + 2) != 12:
            written(b, s, e + 1, c.CY_TIC, told, out)


@lean
def _belarus(b: np.ndarray, s: int, e: int, words: Pair, out: Output) -> None:
    """Sex and century, date of birth, region, three digits, citizenship, check digit."""
    if not (49 <= b[s] <= 54 and _born(b, s + 1, s + 3, s + 5) and digits(b, e + 1, e + 4) >= 0):
        return
    if not letters_only(b, e + 4, e + 6) or upper(np.int64(b[e + 4])) not in (80, 66):
        return
    if _weighed(b, s, 13, WEIGHTS_731) % 10 == np.int64(b[e + 6]) - 48:
        written(b, s, e + 7, c.BY_ID, spoken(b, s, words), out)


@lean
def uruguayan(b: np.ndarray, s: int, words: Pair, out: Output) -> None:
    """`1.234.567-8`, behind a word (DNIC)."""
    if b[s + 5] != 46 or b[s + 9] != 45 or not begins_word(b, s) or not ends_word(b, s + 11):
        return
    if digits(b, s + 2, s + 5) < 0 or digits(b, s + 6, s + 9) < 0:
        return
    total = CEDULA[0] * (np.int64(b[s]) - 48)
    for i in range(6):
        total += CEDULA[1 + i] * (np.int64(b[s + 2 + i + i // 3]) - 48)
    told = spoken(b, s, words)
    if told & IDENTITY and -total % 10 == np.int64(b[s + 10]) - 48:
        written(b, s, s + 11, c.UY_CI, told, out)
