"""Identity numbers of digits alone whose checks say little, or which have none: taken only behind a word for them, but for a few.

In a column the header says what such numbers are; so this is about running text, keys of JSON and parameters.
"""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel import codes as c
from duenotice.detect.kernel import sums as w
from duenotice.detect.kernel.alphabet import ALNUM, upper
from duenotice.detect.kernel.compiled import lean
from duenotice.detect.kernel.money import luhn
from duenotice.detect.kernel.output import CHECK, Output, add, put
from duenotice.detect.kernel.sums import dmy, dot, is_date, number, verhoeff, ymd
from duenotice.detect.kernel.words import IDENTITY, near

ONE = np.int64(1)
Pair = tuple[np.ndarray, np.ndarray]


@lean
def written(b: np.ndarray, s: int, end: int, rule: int, told: int, out: Output) -> None:
    """The letters and digits of b[s:end], in upper case, as a candidate behind the word told."""
    for i in range(s, end):
        if ALNUM[b[i]]:
            put(out, np.int64(upper(np.int64(b[i]))))
    add(out, s, end, rule, told)


@lean
def spoken(b: np.ndarray, s: int, words: Pair) -> int:
    """What the word before says. Behind a comma, a semicolon or at the beginning of a line words are those of other cells."""
    return np.int64(0) if b[s - 1] in (10, 13, 44, 59) else near(b, s, words[0], words[1])


@lean
def further(b: np.ndarray, s: int, end: int, d: np.ndarray, n: int, shape: int, words: Pair, out: Output) -> None:  # noqa: PLR0913
    """Every further scheme that the digits d[:n] of b[s:end] pass in a shape (as `ids.schemes` has it)."""
    told = spoken(b, s, words)
    found = _alone(d, n, shape)
    if told & IDENTITY:
        found |= _by_word(d, n, shape)
    code = c.FURTHER
    while found:
        if found & 1:
            written(b, s, end, code, told, out)
            if code >= c.UNPROVED:
                out.rows[out.used[0] - 1, CHECK] = c.UNCHECKED
        found >>= 1
        code += 1


@lean
def bit(code: int) -> int:
    """The bit of a scheme."""
    return ONE << (code - c.FURTHER)


@lean
def _alone(d: np.ndarray, n: int, shape: int) -> int:
    """Those whose shape and check few other numbers have: Luxembourg's matricule, the Emirates ID, Ecuador's RUC of a person."""
    if n == 13 and shape == 0:
        year = number(d, 0, 4)
        if 1850 <= year < 2050 and is_date(year, number(d, 4, 6), number(d, 6, 8)) and _luxembourg(d):
            return bit(c.LU_MATRICULE)
        if number(d, 10, 13) == 1 and _ecuador(d):
            return bit(c.EC_RUC)
    if n == 15 and shape in (0, 0x3471) and number(d, 0, 3) == 784 and 1900 <= number(d, 3, 7) < 2050 and luhn(d, 15):
        return bit(c.AE_EID)
    return np.int64(0)


@lean
def _luxembourg(d: np.ndarray) -> bool:
    """Luhn's digit of the first eleven, then Verhoeff's of the same."""
    if not luhn(d, 12):
        return False
    first, d[11] = d[11], d[12]
    fine = verhoeff(d, 12)
    d[11] = first
    return fine


@lean
def _ecuador(d: np.ndarray) -> bool:
    """Province, kind of person, and Luhn's digit (Registro Civil)."""
    province = number(d, 0, 2)
    return (1 <= province <= 24 or province in (30, 50)) and d[2] <= 6 and luhn(d, 10)


@lean
def _by_word(d: np.ndarray, n: int, shape: int) -> int:
    if n <= 9:
        return _nine(d, n, shape)
    if n == 10:
        return _ten(d, shape) | _ten_born(d, shape)
    if n == 11:
        return _eleven(d, shape) | _eleven_plain(d, shape)
    if n == 12:
        return _twelve(d, shape) | _twelve_plain(d, shape)
    if n == 13:
        return _thirteen(d, shape)
    return _long(d, n, shape)


@lean
def _new_zealand(d: np.ndarray, n: int) -> bool:
    """Of eight digits one is put before (IRD, Resident withholding tax specification)."""
    if n == 8:
        for i in range(8, 0, -1):
            d[i] = d[i - 1]
        d[0] = 0
    fine = 10_000_000 < number(d, 0, 9) < 150_000_000
    check = -dot(d, w.IRD1) % 11
    check = -dot(d, w.IRD2) % 11 if check == 10 else check
    fine &= check == d[8]
    if n == 8:
        for i in range(8):
            d[i] = d[i + 1]
        d[8] = 0
    return fine


@lean
def _nine(d: np.ndarray, n: int, shape: int) -> int:
    found = np.int64(0)
    if (shape in (0, 0x333) or n == 8) and _new_zealand(d, n):
        found |= bit(c.NZ_IRD)
    if n == 8:
        return found
    if shape == 0:
        if dot(d, w.AFM) % 11 % 10 == d[8] and number(d, 0, 9) > 0:
            found |= bit(c.GR_AFM)
        found |= bit(c.VN_ID)
    if shape in (0, 0x333):
        if dot(d, w.TAJ) % 10 == d[8]:
            found |= bit(c.HU_TAJ)
        found |= bit(c.PH_ID)
    if shape in (0, 0x81) and -dot(d, w.NIF) % 10 == d[8] and number(d, 0, 9) > 0:
        found |= bit(c.SV_DUI)
    if shape in (0, 0x144) and 1 <= d[0] <= 9:
        found |= bit(c.CR_CEDULA)
    return found


@lean
def _colombia(d: np.ndarray, n: int) -> bool:
    """NIT of nine or ten digits and a check digit (DIAN)."""
    rest = (dot(d, w.NIT9) if n == 10 else dot(d, w.NIT10)) % 11
    return (rest if rest < 2 else 11 - rest) == d[n - 1]


@lean
def _ten(d: np.ndarray, shape: int) -> int:
    found = np.int64(0)
    if shape in (0, 0x91, 0x3331) and _colombia(d, 10):
        found |= bit(c.CO_NIT)
    if shape in (0, 0x3322, 0x3223) and dot(d, w.NIP) % 11 == 0:
        found |= bit(c.PL_NIP)
    if shape in (0, 0x451) and _medicare(d):
        found |= bit(c.AU_MEDICARE)
    rest = dot(d, w.UTR) % 11
    if shape in (0, 0x55) and (2 - rest if rest < 2 else 11 - rest) == d[0]:
        found |= bit(c.GB_UTR)
    if shape in (0, 0x271):
        found |= bit(c.PH_ID)
    return found


@lean
def _medicare(d: np.ndarray) -> bool:
    """Card number of Australia's Medicare, its ninth digit the check, then the issue."""
    return 2 <= d[0] <= 6 and dot(d, w.MEDICARE) % 10 == d[8] and d[9] > 0


@lean
def _ten_born(d: np.ndarray, shape: int) -> int:
    found = np.int64(0)
    if shape in (0, 0x361):
        rest = dot(d, w.CPF1) % 11
        if (rest if rest < 2 else 11 - rest) == d[9] and number(d, 0, 10) % 1_111_111_111:
            found |= bit(c.IR_MELLI)
    if shape in (0, 0x91) and _ecuador(d):
        found |= bit(c.EC_CI)
    if shape == 0:
        if d[0] in (1, 2) and luhn(d, 10):
            found |= bit(c.SA_ID)
        if d[0] == 8 and dot(d, w.NINE) % 11 == d[9]:
            found |= bit(c.HU_TAX)
        if 10 - dot(d, w.MST) % 11 == d[9] and number(d, 2, 9) > 0:
            found |= bit(c.VN_MST)
        found |= bit(c.BD_NID)
    return found


@lean
def _eleven(d: np.ndarray, shape: int) -> int:
    found = np.int64(0)
    if shape == 0 and number(d, 0, 2) in (10, 15, 17, 20) and (11 - dot(d, w.CUIT) % 11) % 10 == d[10]:
        found |= bit(c.PE_RUC)
    if shape in (0, 0xA1, 0x13331) and _colombia(d, 11):
        found |= bit(c.CO_NIT)
    if shape in (0, 0x4511) and _medicare(d):
        found |= bit(c.AU_MEDICARE)
    if shape in (0, 0x164) and 1 <= d[0] <= 4 and ymd(d, 1):
        late = d[0] >= 3 or number(d, 1, 3) >= 97
        if (dot(d, w.BACK) if late else dot(d, w.TEN)) % 11 == d[10]:
            found |= bit(c.HU_SZEMELYI)
    if shape == 0 and d[0] in (1, 2) and 9 - dot(d, w.NISS) % 10 == d[10]:
        found |= bit(c.PT_NISS)
    return found


@lean
def _eleven_plain(d: np.ndarray, shape: int) -> int:
    found = np.int64(0)
    if shape in (0, 0x371, 0x22241) and luhn(d, 11):
        found |= bit(c.DO_CEDULA) if shape != 0x22241 else 0
        found |= bit(c.MX_NSS) if shape != 0x371 else 0
    if shape in (0, 0x443):
        found |= bit(c.NG_NIN)
    if shape == 0:
        found |= bit(c.GE_PN)
        if ymd(d, 0):
            found |= bit(c.CU_NI)
        if d[0] in (2, 3):
            found |= bit(c.QA_QID)
    return found


@lean
def _twelve(d: np.ndarray, shape: int) -> int:
    found = np.int64(0)
    if shape == 0 and ymd(d, 0) and d[6] <= 6:
        rest = dot(d, w.IIN1) % 11
        rest = dot(d, w.IIN2) % 11 if rest == 10 else rest
        if rest == d[11]:
            found |= bit(c.KZ_IIN)
    if shape == 0 and d[0] in (2, 3) and ymd(d, 1) and 11 - dot(d, w.KUWAIT) % 11 == d[11]:
        found |= bit(c.KW_CIVIL)
    if shape in (0, 0x282) and 1 <= number(d, 0, 2) <= 66:
        whole = number(d, 0, 2) * 10_000_000 + number(d, 3, 10) if d[2] == 0 else number(d, 0, 10)
        if whole % 97 == number(d, 10, 12):
            found |= bit(c.ES_NSS)
    if shape == 0 and 1 <= number(d, 0, 2) <= 22 and number(d, 8, 11) == 1 and -dot(d, w.URUGUAY) % 11 == d[11]:
        found |= bit(c.UY_RUT)
    return found


@lean
def _twelve_plain(d: np.ndarray, shape: int) -> int:
    """Those without a check digit, by their parts."""
    found = np.int64(0)
    if shape in (0, 0x624) and ymd(d, 0) and _born_in(number(d, 6, 8)):
        found |= bit(c.MY_MYKAD)
    if shape == 0 and 1 <= number(d, 0, 3) <= 96 and d[3] <= 3:
        found |= bit(c.VN_ID)
    if shape == 0 and 1900 <= number(d, 0, 4) < 2050 and 1 <= number(d, 4, 7) % 500 <= 366:
        found |= bit(c.LK_NIC)
    if shape in (0, 0x444, 0x3333, 0x291, 0x471):
        found |= bit(c.PH_ID)
    if shape in (0, 0x444):
        found |= bit(c.ET_FIN)
    return found


@lean
def _born_in(place: int) -> bool:
    """A code of a place of birth that Malaysia's registration department gives."""
    if place < 60:
        return 1 <= place <= 16 or place >= 21
    return place not in (69, 70, 73, 80, 81, 94, 95, 96, 97)


@lean
def _thirteen(d: np.ndarray, shape: int) -> int:
    found = np.int64(0)
    if shape == 0 and d[0] in (0, 2) and dot(d, w.IDNP) % 10 == d[12]:
        found |= bit(c.MD_IDNP)
    if (
        shape in (0, 0x454)
        and dot(d, w.CUI) % 11 == d[8]
        and 1 <= number(d, 9, 11) <= 22
        and 1 <= number(d, 11, 13) <= 40
    ):
        found |= bit(c.GT_CUI)
    if shape in (0, 0x22333) and d[0] <= 3 and number(d, 0, 10) % 511 == number(d, 10, 13):
        found |= bit(c.FR_SPI)
    if shape in (0, 0x571) and 1 <= d[0] <= 8:
        found |= bit(c.PK_CNIC)
    if shape in (0, 0x445) and 1 <= number(d, 0, 2) <= 18 and d[2] <= 2 and 1900 <= number(d, 4, 8) < 2050:
        found |= bit(c.HN_DNI)
    if shape == 0:
        found |= bit(c.BD_NID)
    return found


@lean
def _long(d: np.ndarray, n: int, shape: int) -> int:
    found = np.int64(0)
    if n == 14 and shape == 0:
        place = number(d, 7, 9)
        if d[0] in (2, 3) and ymd(d, 1) and (1 <= place <= 35 or place == 88):
            found |= bit(c.EG_NID)
        if 1 <= d[0] <= 6 and dmy(d, 1) and dot(d, w.PINFL) % 10 == d[13]:
            found |= bit(c.UZ_PINFL)
    if n == 15 and shape in (0, 0x233133) and luhn(d, 9):
        found |= bit(c.ID_NPWP)
    if n == 16 and shape == 0:
        day = number(d, 6, 8) % 40
        if 11 <= number(d, 0, 2) <= 94 and d[6] < 8 and is_date(number(d, 10, 12), number(d, 8, 10), day):
            found |= bit(c.ID_NIK)
    if n == 16 and shape in (0, 0x141712) and d[0] == 1 and 1900 <= number(d, 1, 5) < 2050 and d[5] in (7, 8):
        found |= bit(c.RW_NID)
    return found
