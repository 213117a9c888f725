"""Identity numbers with letters in them."""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel import codes as c
from duenotice.detect.kernel.alphabet import ALNUM, LETTER, begins_word, ends_word, upper
from duenotice.detect.kernel.compiled import lean
from duenotice.detect.kernel.ids import emit
from duenotice.detect.kernel.output import CHECK, Output
from duenotice.detect.kernel.sums import is_date
from duenotice.detect.kernel.words import IDENTITY, near


def _bytes(text: str) -> np.ndarray:
    return np.array([ord(char) for char in text], np.int64)


DNI, HETU, PPS = (
    _bytes("TRWAGMYFPDXBNJZSQVHLCKE"),
    _bytes("0123456789ABCDEFHJKLMNPRSTUVWXY"),
    _bytes("WABCDEFGHIJKLMNOPQRSTUV"),
)
SG_BORN, SG_FOREIGN = _bytes("JZIHGFEDCBA"), _bytes("XWUTRQPNMLK")
CF_MONTHS = _bytes("ABCDEHLMPRST")
CF_ODD = np.array(
    [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23], np.int64
)
TW_AREA = np.array(
    [10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33], np.int64
)
VIN_VALUE = np.array([1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2, 3, 4, 5, 0, 7, 0, 9, 2, 3, 4, 5, 6, 7, 8, 9], np.int64)
VIN_WEIGHT = np.array([8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2], np.int64)
CURP = _bytes("0123456789ABCDEFGHIJKLMN_OPQRSTUVWXYZ")
Pair = tuple[np.ndarray, np.ndarray]


@lean
def digits(b: np.ndarray, start: int, end: int) -> int:
    """b[start:end] as a number, or -1 where a byte is no digit."""
    value = np.int64(0)
    for i in range(start, end):
        ch = np.int64(b[i])
        if not 48 <= ch <= 57:
            return -1
        value = value * 10 + ch - 48
    return value


@lean
def letters_only(b: np.ndarray, start: int, end: int) -> bool:
    """Whether b[start:end] are letters."""
    fine = True
    for i in range(start, end):
        fine &= LETTER[b[i]] == 1
    return fine


@lean
def base36(b: np.ndarray, i: int) -> int:
    """The digit at i, a letter as 10 to 35."""
    ch = upper(np.int64(b[i]))
    return ch - 48 if ch < 58 else ch - 55


@lean
def after_letters(b: np.ndarray, t: int, s: int, e: int, words: Pair, out: Output) -> None:
    """A word that starts with the letters b[t:s] and goes on with the digits b[s:e]."""
    letters, n = s - t, e - s
    end = e
    while end - t < 20 and ALNUM[b[end]]:
        end += 1
    size = end - t
    if not begins_word(b, t) or not ends_word(b, end) or _goes_on_in_words(b, end):
        if letters == 2 and n == 2 and np.int64(b[e]) == 32:
            _nino_in_pairs(b, t, words, out)
        return
    if letters == 1 and size in (8, 9):
        _one_letter(b, t, size, n, words, out)
    elif letters == 2 and size == 9 and n in (6, 7):
        _two_letters(b, t, n, words, out)
    elif letters == 2 and n == 2 and size == 4:
        _nino_in_pairs(b, t, words, out)
    elif (
        letters == 5
        and size == 10
        and n == 4
        and LETTER[b[e]]
        and (np.int64(b[t]) < 97 or near(b, t, words[0], words[1]) & IDENTITY)
        and upper(np.int64(b[t + 3])) in (80, 67, 72, 70, 65, 84, 66, 76, 74, 71)
    ):
        emit(b, t, end, c.IN_PAN, words, out)
    elif letters == 6 and size == 16 and n == 2:
        _codice_fiscale(b, t, words, out)
    elif letters == 4 and size == 18 and n == 6:
        _curp(b, t, words, out)


@lean
def _goes_on_in_words(b: np.ndarray, end: int) -> bool:
    """A hyphen and letters: the name of a part or a plug (`MC146818A-compatible`)."""
    return np.int64(b[end]) == 45 and LETTER[b[end + 1]] == 1 and LETTER[b[end + 2]] == 1


@lean
def _one_letter(b: np.ndarray, t: int, size: int, n: int, words: Pair, out: Output) -> None:
    first = upper(np.int64(b[t]))
    if size == 9 and n == 7:
        value, last = digits(b, t + 1, t + 8), upper(np.int64(b[t + 8]))
        if 88 <= first <= 90 and last == DNI[((first - 88) * 10_000_000 + value) % 23]:
            emit(b, t, t + 9, c.ES_NIE, words, out)
        if first in (83, 84, 70, 71):
            total = np.int64(4 if first in (84, 71) else 0)
            for i in range(7):
                total += (np.int64(b[t + 1 + i]) - 48) * (2 if i == 0 else 8 - i)
            table = SG_BORN if first in (83, 84) else SG_FOREIGN
            if table[total % 11] == last:
                emit(b, t, t + 9, c.SG_NRIC, words, out)
    if (n == 9 and size == 10) or (n == 8 and size == 9) or (n == 7 and size == 8):
        emit(b, t, t + size, c.PASSPORT, words, out)
        out.rows[out.used[0] - 1, CHECK] = c.UNCHECKED


@lean
def taiwan(b: np.ndarray, t: int, words: Pair, out: Output) -> None:
    """A letter, 1 or 2 (8 or 9 for residents), eight digits (National Immigration Agency)."""
    if not begins_word(b, t) or not ends_word(b, t + 10) or np.int64(b[t + 1]) not in (49, 50, 56, 57):
        return
    area = TW_AREA[upper(np.int64(b[t])) - 65]
    total = area // 10 + area % 10 * 9
    for i in range(8):
        total += (np.int64(b[t + 1 + i]) - 48) * (8 - i)
    if (total + np.int64(b[t + 9]) - 48) % 10 == 0:
        emit(b, t, t + 10, c.TW_ID, words, out)


@lean
def _two_letters(b: np.ndarray, t: int, n: int, words: Pair, out: Output) -> None:
    if n == 6 and _is_nino(b, t) and 65 <= upper(np.int64(b[t + 8])) <= 68:
        emit(b, t, t + 9, c.GB_NINO, words, out)
    elif n == 7:
        emit(b, t, t + 9, c.PASSPORT, words, out)
        out.rows[out.used[0] - 1, CHECK] = c.UNCHECKED


@lean
def _is_nino(b: np.ndarray, t: int) -> bool:
    """Prefixes that are handed out (HMRC NIM39110)."""
    one, two = upper(np.int64(b[t])), upper(np.int64(b[t + 1]))
    if one in (68, 70, 73, 81, 85, 86) or two in (68, 70, 73, 79, 81, 85, 86):
        return False
    pair = one * 256 + two
    return pair not in (0x4247, 0x4742, 0x4B4E, 0x4E4B, 0x4E54, 0x544E, 0x5A5A)


@lean
def _nino_in_pairs(b: np.ndarray, t: int, words: Pair, out: Output) -> None:
    """`AB 12 34 56 C` begins at its letters with or without the first space; here `AB12 34 56 C` and `AB12-34-56-C`."""
    sep = np.int64(b[t + 4])
    if sep not in (32, 45) or b[t + 7] != sep or b[t + 10] != sep or not _is_nino(b, t) or ALNUM[b[t - 1]]:
        return
    paired = digits(b, t + 5, t + 7) >= 0 and digits(b, t + 8, t + 10) >= 0
    if paired and 65 <= upper(np.int64(b[t + 11])) <= 68 and not ALNUM[b[t + 12]]:
        emit(b, t, t + 12, c.GB_NINO, words, out)


@lean
def nino_apart(b: np.ndarray, s: int, words: Pair, out: Output) -> None:
    """`AB 12 34 56 C` and `AB 123456 C`, from the first digits at s."""
    t = s - 3
    if not LETTER[b[t]] or not LETTER[b[t + 1]] or ALNUM[b[t - 1]] or not _is_nino(b, t):
        return
    sep = np.int64(b[s - 1])
    last = s + 9
    paired = b[s + 2] == sep and b[s + 5] == sep and b[s + 8] == sep and digits(b, s + 3, s + 5) >= 0
    if not paired or digits(b, s + 6, s + 8) < 0:
        last = s + 7
        if digits(b, s, s + 6) < 0 or b[s + 6] != sep:
            return
    if 65 <= upper(np.int64(b[last])) <= 68 and not ALNUM[b[last + 1]]:
        emit(b, t, last + 1, c.GB_NINO, words, out)


@lean
def _codice_fiscale(b: np.ndarray, t: int, words: Pair, out: Output) -> None:
    """Italian tax code (D.M. 12 March 1974); digits replaced by letters for namesakes are not read."""
    day, month = digits(b, t + 9, t + 11), upper(np.int64(b[t + 8]))
    if not (letters_only(b, t, t + 6) and LETTER[b[t + 11]] and digits(b, t + 12, t + 15) >= 0 and LETTER[b[t + 15]]):
        return
    known = False
    for letter in CF_MONTHS:
        known |= letter == month
    if not known or not (1 <= day <= 31 or 41 <= day <= 71):
        return
    total = np.int64(0)
    for i in range(15):
        value = base36(b, t + i)
        value = value - 10 if value >= 10 else value
        total += CF_ODD[value] if i % 2 == 0 else value
    if total % 26 == upper(np.int64(b[t + 15])) - 65:
        emit(b, t, t + 16, c.IT_CF, words, out)


@lean
def _curp(b: np.ndarray, t: int, words: Pair, out: Output) -> None:
    """Mexican population registry key (RENAPO)."""
    if not is_date(digits(b, t + 4, t + 6), digits(b, t + 6, t + 8), digits(b, t + 8, t + 10)):
        return
    if not letters_only(b, t + 10, t + 16) or upper(np.int64(b[t + 10])) not in (72, 77, 88):
        return
    total = np.int64(0)
    for i in range(17):
        ch, value = upper(np.int64(b[t + i])), np.int64(0)
        for k in range(37):
            value = k if CURP[k] == ch else value
        total += value * (18 - i)
    if (10 - total % 10) % 10 == np.int64(b[t + 17]) - 48:
        emit(b, t, t + 18, c.MX_CURP, words, out)


@lean
def vehicle(b: np.ndarray, t: int, end: int, words: Pair, out: Output) -> None:
    """Vehicle identification number (ISO 3779) with the check digit of 49 CFR 565.15; b[t:end] are 17 letters and digits."""
    total, letters = np.int64(0), 0
    for i in range(17):
        ch = np.int64(b[t + i])
        if ch in (73, 79, 81) or ch >= 97:
            return
        letters += ch >= 65
        total += (ch - 48 if ch < 58 else VIN_VALUE[ch - 65]) * VIN_WEIGHT[i]
    rest, check = total % 11, np.int64(b[t + 8])
    if letters >= 2 and ((rest == 10 and check == 88) or rest == check - 48):
        emit(b, t, end, c.VIN, words, out)


@lean
def before_letter(b: np.ndarray, s: int, e: int, words: Pair, out: Output) -> None:
    """Digits b[s:e] that a check letter ends, with or without a hyphen: DNI, PPS, RUT, hetu, the Chinese X."""
    n, after = e - s, upper(np.int64(b[e]))
    if not begins_word(b, s):
        return
    apart = 1 if after == 45 else 0
    last = upper(np.int64(b[e + apart]))
    if n == 8 and 65 <= last <= 90 and not ALNUM[b[e + apart + 1]] and DNI[digits(b, s, e) % 23] == last:
        emit(b, s, e + apart + 1, c.ES_DNI, words, out)
    if n == 7 and 65 <= after <= 87:
        _pps(b, s, e, words, out)
    if n in (7, 8) and apart and not ALNUM[b[e + 2]] and not (np.int64(b[e + 2]) == 46 and ALNUM[b[e + 3]]):
        rut(b, s, e, words, out)
    if n == 6 and (after in (43, 45) or 65 <= after <= 70 or 85 <= after <= 89):
        _hetu(b, s, words, out)
    if n == 17 and after == 88 and not ALNUM[b[e + 1]]:
        total = np.int64(0)
        for i in range(17):
            total += (np.int64(b[s + i]) - 48) * (2 ** (17 - i) % 11)
        if total % 11 == 2 and is_date(digits(b, s + 6, s + 10), digits(b, s + 10, s + 12), digits(b, s + 12, s + 14)):
            emit(b, s, e + 1, c.CN_RIN, words, out)


@lean
def _pps(b: np.ndarray, s: int, e: int, words: Pair, out: Output) -> None:
    """Irish personal public service number: seven digits, a check letter, since 2013 a second one."""
    total, end = np.int64(0), e + 1
    for i in range(7):
        total += (np.int64(b[s + i]) - 48) * (8 - i)
    second = upper(np.int64(b[e + 1]))
    if 65 <= second <= 87:
        total += (second - 64) % 23 * 9
        end = e + 2
    if not ALNUM[b[end]] and PPS[total % 23] == upper(np.int64(b[e])):
        emit(b, s, end, c.IE_PPS, words, out)


@lean
def rut(b: np.ndarray, s: int, e: int, words: Pair, out: Output) -> None:
    """Chilean RUT: up to eight digits, dots allowed between, a hyphen at e, a check digit or K."""
    total, weight, i = np.int64(0), np.int64(2), e - 1
    while i >= s:
        ch = np.int64(b[i])
        if ch != 46:
            total += (ch - 48) * weight
            weight = 2 if weight == 7 else weight + 1
        i -= 1
    rest, check = 11 - total % 11, upper(np.int64(b[e + 1]))
    fits = (rest == 11 and check == 48) or (rest == 10 and check == 75) or rest == check - 48
    if fits and not (e - s == 8 and _is_day(b, s) and near(b, s, words[0], words[1]) & IDENTITY == 0):
        emit(b, s, e + 2, c.CL_RUT, words, out)


@lean
def _is_day(b: np.ndarray, s: int) -> bool:
    """Year, month and day of our time, as versions have them: `20180626-7`."""
    year = digits(b, s, s + 4)
    return 1990 <= year < 2040 and is_date(year, digits(b, s + 4, s + 6), digits(b, s + 6, s + 8))


@lean
def dotted_rut(b: np.ndarray, s: int, words: Pair, out: Output) -> None:
    """`12.345.678-5`, one or two digits first; also a Spanish DNI written so."""
    first = 2 if 48 <= b[s + 1] <= 57 else 1
    e = s + first + 8
    if b[s + first] != 46 or b[s + first + 4] != 46 or b[e] != 45 or ALNUM[b[e + 2]] or not begins_word(b, s):
        return
    high, mid, low = digits(b, s, s + first), digits(b, s + first + 1, s + first + 4), digits(b, s + first + 5, e)
    if mid < 0 or low < 0:
        return
    rut(b, s, e, words, out)
    last = upper(np.int64(b[e + 1]))
    if LETTER[b[e + 1]] and DNI[(high * 1_000_000 + mid * 1000 + low) % 23] == last:
        emit(b, s, e + 2, c.ES_DNI, words, out)


@lean
def _hetu(b: np.ndarray, s: int, words: Pair, out: Output) -> None:
    """Finnish personal identity code: DDMMYY, century sign, three digits, check character (VTJ; new signs since 2023)."""
    serial = digits(b, s + 7, s + 10)
    born = is_date(digits(b, s + 4, s + 6), digits(b, s + 2, s + 4), digits(b, s, s + 2))
    if not 2 <= serial < 900 or ALNUM[b[s + 11]] or not born:
        return
    if HETU[(digits(b, s, s + 6) * 1000 + serial) % 31] == upper(np.int64(b[s + 10])):
        emit(b, s, s + 11, c.FI_HETU, words, out)
