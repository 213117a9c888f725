"""Identity numbers of digits alone: groups of digits from an anchor, then every scheme of that many digits in that shape."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np

from duenotice.detect.kernel import codes as c
from duenotice.detect.kernel import sums as w
from duenotice.detect.kernel.abroad import further
from duenotice.detect.kernel.alphabet import ALNUM, ends_word, upper
from duenotice.detect.kernel.amid import in_row
from duenotice.detect.kernel.compiled import lean
from duenotice.detect.kernel.money import luhn
from duenotice.detect.kernel.output import CHECK, Output, add, put
from duenotice.detect.kernel.sums import dmy, dot, eleven, is_date, mod_11_10, number, repeats_once, verhoeff, ymd
from duenotice.detect.kernel.words import near

DIGITS_MAX = 18
ONE = np.int64(1)
Pair: TypeAlias = tuple[np.ndarray, np.ndarray]


@lean
def emit(b: np.ndarray, s: int, end: int, rule: int, words: Pair, out: Output) -> None:
    """The letters and digits of b[s:end], in upper case, as a checked candidate."""
    for i in range(s, end):
        if ALNUM[b[i]]:
            put(out, np.int64(upper(np.int64(b[i]))))
    add(out, s, end, rule, near(b, s, words[0], words[1]))


@lean
def _emit_all(b: np.ndarray, s: int, end: int, found: int, words: Pair, out: Output) -> None:
    """A candidate for every scheme of the bits in found."""
    code = np.int64(0)
    while found:
        dotted = code == c.US_SSN and b[s + 3] in (46, 47)
        if found & 1 and not dotted:
            emit(b, s, end, code, words, out)
            if code in (c.US_SSN, c.US_SSN_SOLID, c.US_ITIN, c.DK_CPR):
                out.rows[out.used[0] - 1, CHECK] = c.UNCHECKED
        found >>= 1
        code += 1


@lean
def grouped(b: np.ndarray, s: int, d: np.ndarray, words: Pair, out: Output) -> None:
    """Try every prefix of whole groups from s; groups are apart by one space, hyphen, dot or slash, but not by dots and spaces, as two
    fractions are; and not where spaces part them from more numbers."""
    i, n, group, shape = s, 0, 0, np.int64(0)
    spaced, dotted = False, False
    while n <= DIGITS_MAX:
        ch = np.int64(b[i])
        if 48 <= ch <= 57 and n < DIGITS_MAX:
            d[n] = ch - 48
            n, group, i = n + 1, group + 1, i + 1
            continue
        solid = shape == 0 and group >= 9
        shape = shape * 16 + min(group, 15)
        if (n >= 9 or shape == 0x233) and ends_word(b, i) and not (spaced and (dotted or in_row(b, s, i))):
            shaped = np.int64(0) if solid else shape
            _emit_all(b, s, i, schemes(d, n, shaped), words, out)
            if n <= 16:
                further(b, s, i, d, n, shaped, words, out)
        if not (ch in (32, 45, 46, 47) and 48 <= b[i + 1] <= 57) or shape > 0xFFFFFFF:
            return
        spaced, dotted = spaced or ch == 32, dotted or ch == 46
        group, i = 0, i + 1


@lean
def schemes(d: np.ndarray, n: int, shape: int) -> int:
    """Bits (by code) of the schemes that n digits in a shape pass. shape: lengths of the groups as hexadecimal digits, 0 for one run."""
    found = np.int64(0)
    for i in range(n, DIGITS_MAX + 1):
        d[i] = 0
    if n == 9 and shape in (0, 0x333, 0x423, 0x324, 0x81):
        found |= _nine(d, shape)
    elif n == 10 and shape in (0, 0x334, 0x64, 0x46, 0x91):
        found |= _ten(d, shape)
    elif n == 11:
        found |= _eleven(d, shape)
    elif n == 12 and shape in (0, 0x444, 0x84, 0x66):
        found |= _twelve(d, shape)
    elif n == 13:
        found |= _thirteen(d, shape)
    elif n >= 14:
        found |= _long(d, n, shape)
    return found


@lean
def _nine(d: np.ndarray, shape: int) -> int:
    found = np.int64(0)
    if shape in (0, 0x324):
        found |= _social_security(d, shape)
    if shape in (0, 0x333, 0x423) and dot(d, w.BSN) % 11 == 0 and number(d, 0, 9) > 0:
        found |= ONE << c.NL_BSN
    if shape in (0, 0x333):
        if d[0] not in (0, 8) and luhn(d, 9):
            found |= ONE << c.CA_SIN
        if dot(d, w.TFN) % 11 == 0:
            found |= ONE << c.AU_TFN
        if d[0] > 0 and eleven(d, w.NIF) == d[8]:
            found |= ONE << c.PT_NIF
    if shape in (0, 0x81) and luhn(d, 9):
        found |= ONE << c.IL_ID
    return found


@lean
def _social_security(d: np.ndarray, shape: int) -> int:
    """US social security number (SSA rules since 2011) and ITIN (IRS ranges)."""
    area, group, serial = number(d, 0, 3), number(d, 3, 5), number(d, 5, 9)
    if area == 0 or group == 0 or serial == 0 or area == 666:
        return np.int64(0)
    if area < 900:
        return ONE << (c.US_SSN if shape else c.US_SSN_SOLID)
    issued = 50 <= group <= 65 or 70 <= group <= 88 or 90 <= group <= 92 or 94 <= group <= 99
    return ONE << c.US_ITIN if issued else np.int64(0)


@lean
def _ten(d: np.ndarray, shape: int) -> int:
    found = np.int64(0)
    if shape in (0, 0x334) and dot(d, w.NHS) % 11 == 0:
        found |= ONE << c.GB_NHS
    if shape in (0, 0x64):
        month = number(d, 2, 4) % 50 % 20
        if is_date(number(d, 0, 2), month, number(d, 4, 6)) and number(d, 0, 9) % 11 % 10 == d[9]:
            found |= ONE << c.CZ_RC
        day = number(d, 4, 6) % 60
        if is_date(number(d, 0, 2), number(d, 2, 4), day) and luhn(d, 10):
            found |= ONE << c.SE_PNR
        if dmy(d, 0):
            if dot(d, w.KENNITALA) % 11 == 0 and d[9] in (0, 8, 9):
                found |= ONE << c.IS_KT
            found |= ONE << c.DK_CPR
    if shape in (0, 0x46) and dmy(d, 4) and d[0] > 0 and dot(d, w.SVNR) % 11 == d[3]:
        found |= ONE << c.AT_SVNR
    if shape == 0:
        month = number(d, 2, 4) % 40 % 20
        if is_date(number(d, 0, 2), month, number(d, 4, 6)) and dot(d, w.EGN) % 11 % 10 == d[9]:
            found |= ONE << c.BG_EGN
        if dot(d, w.UA) % 11 % 10 == d[9]:
            found |= ONE << c.UA_RNOKPP
    return found


@lean
def _born_in_norway(d: np.ndarray) -> bool:
    """Date with the offsets of D and H numbers, and a serial that fits the century (Folkeregisterforskriften)."""
    year, serial = number(d, 4, 6), number(d, 6, 9)
    fits = serial < 500 or serial >= 900 or (serial < 750 and year >= 54) or year < 40
    return fits and is_date(year, number(d, 2, 4) % 40, number(d, 0, 2) % 40)


@lean
def _eleven(d: np.ndarray, shape: int) -> int:
    found = np.int64(0)
    if shape in (0, 0x3332):
        if number(d, 0, 9) % 111_111_111 and eleven(d, w.CPF1) == d[9] and eleven(d, w.CPF2) == d[10]:
            found |= ONE << c.BR_CPF
        if dot(d, w.SNILS) % 101 % 100 == number(d, 9, 11) and number(d, 0, 9) > 1_001_998:
            found |= ONE << c.RU_SNILS
    if shape in (0, 0x65):
        if _born_in_norway(d) and dot(d, w.NO1) % 11 == 0 and dot(d, w.NO2) % 11 == 0:
            found |= ONE << c.NO_FNR
        if dmy(d, 0) and (1 + dot(d, w.LV)) % 11 % 10 == d[10]:
            found |= ONE << c.LV_PK
    found |= _eleven_in_groups(d, shape)
    if shape in (0, 0x2333) and d[0] > 0 and mod_11_10(d, 11) and repeats_once(d):
        found |= ONE << c.DE_IDNR
    if shape == 0:
        found |= _eleven_in_a_row(d)
    return found


@lean
def _eleven_in_groups(d: np.ndarray, shape: int) -> int:
    found = np.int64(0)
    if shape in (0, 0x22232) and ymd(d, 0):
        rest, check = number(d, 0, 9), number(d, 9, 11)
        if 97 - rest % 97 == check or (d[0] < 3 and 97 - (2_000_000_000 + rest) % 97 == check):
            found |= ONE << c.BE_RRN
    if shape in (0, 0x281) and number(d, 0, 2) in (20, 23, 24, 25, 26, 27, 30, 33, 34):
        rest = (11 - dot(d, w.CUIT) % 11) % 11
        if rest == d[10] or (rest == 10 and d[10] == 9):
            found |= ONE << c.AR_CUIT
    return found


@lean
def _eleven_in_a_row(d: np.ndarray) -> int:
    found = np.int64(0)
    month = number(d, 2, 4) % 20
    if is_date(number(d, 0, 2), month, number(d, 4, 6)) and dot(d, w.PESEL) % 10 == 0:
        found |= ONE << c.PL_PESEL
    if mod_11_10(d, 11):
        found |= ONE << c.HR_OIB
    if d[0] > 0 and dot(d, w.ONES) % 10 == d[10] and dot(d, w.TR) % 10 == d[9] and d[10] % 2 == 0:
        found |= ONE << c.TR_TCKN
    if dmy(d, 0) and luhn(d, 11):
        found |= ONE << c.GR_AMKA
    if 1 <= d[0] <= 6 and is_date(number(d, 1, 3), number(d, 3, 5), number(d, 5, 7)):
        rest = dot(d, w.EE1) % 11
        rest = dot(d, w.EE2) % 11 % 10 if rest == 10 else rest
        if rest == d[10]:
            found |= ONE << c.EE_IK
            found |= ONE << c.LT_AK
    return found


@lean
def _twelve(d: np.ndarray, shape: int) -> int:
    found = np.int64(0)
    if shape in (0, 0x444):
        if d[0] >= 2 and verhoeff(d, 12):
            found |= ONE << c.IN_AADHAAR
        if eleven(d, w.MYNUMBER) == d[11]:
            found |= ONE << c.JP_MYNUMBER
    if shape in (0, 0x84) and number(d, 0, 2) in (19, 20):
        born = is_date(number(d, 0, 4), number(d, 4, 6), number(d, 6, 8) % 60)
        if born and luhn(d[2:], 10):
            found |= ONE << c.SE_PNR
    if shape == 0 and dot(d, w.INN1) % 11 % 10 == d[10] and dot(d, w.INN2) % 11 % 10 == d[11]:
        found |= ONE << c.RU_INN
    return found


@lean
def _thirteen(d: np.ndarray, shape: int) -> int:
    found = np.int64(0)
    if shape in (0, 0x3442) and number(d, 0, 3) == 756 and dot(d, w.EAN) % 10 == 0:
        found |= ONE << c.CH_AHV
    if (
        shape == 0x67
        and ymd(d, 0)
        and 1 <= d[6] <= 8
        and number(d, 7, 9) <= 96
        and (11 - dot(d, w.RRN) % 11) % 10 == d[12]
    ):
        found |= ONE << c.KR_RRN
    if shape in (0, 0x643, 0x6412) and ymd(d, 0) and d[10] <= 2 and luhn(d, 13):
        found |= ONE << c.ZA_ID
    if shape in (0, 0x14521) and 1 <= d[0] <= 8 and (11 - dot(d, w.TH) % 11) % 10 == d[12]:
        found |= ONE << c.TH_PIN
    if shape == 0:
        rest = dot(d, w.CNP) % 11
        if 1 <= d[0] <= 8 and ymd(d, 1) and (1 if rest == 10 else rest) == d[12]:
            found |= ONE << c.RO_CNP
        born = is_date(number(d, 4, 7), number(d, 2, 4), number(d, 0, 2)) and d[4] in (9, 0)
        if born and (11 - dot(d, w.JMBG) % 11) % 11 == d[12]:
            found |= ONE << c.RS_JMBG
        if ymd(d, 0) and 1 <= d[6] <= 4 and number(d, 7, 9) <= 96 and (11 - dot(d, w.RRN) % 11) % 10 == d[12]:
            found |= ONE << c.KR_RRN
    return found


@lean
def _long(d: np.ndarray, n: int, shape: int) -> int:
    found = np.int64(0)
    if n == 14 and shape in (0, 0x23342) and eleven(d, w.CNPJ1) == d[12] and eleven(d, w.CNPJ2) == d[13]:
        found |= ONE << c.BR_CNPJ
    if n == 15 and shape in (0, 0x1222332, 0xD2) and d[0] in (1, 2, 3, 4, 7, 8):
        month = number(d, 3, 5)
        if (1 <= month <= 12 or 20 <= month <= 42) and 97 - number(d, 0, 13) % 97 == number(d, 13, 15):
            found |= ONE << c.FR_NIR
    if n == 18 and shape == 0 and number(d, 6, 8) in (18, 19, 20):
        born = is_date(number(d, 6, 10), number(d, 10, 12), number(d, 12, 14))
        if born and (12 - dot(d, w.CN) % 11) % 11 == d[17]:
            found |= ONE << c.CN_RIN
    return found
