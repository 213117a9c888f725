"""Check digits: weighted sums and the schemes of ISO 7064 and Verhoeff, over digits d[:n]."""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.compiled import lean

_WEIGHTS = {
    "nhs": "10 9 8 7 6 5 4 3 2 1",
    "bsn": "9 8 7 6 5 4 3 2 -1",
    "pesel": "1 3 7 9 1 3 7 9 1 3 1",
    "cpf1": "10 9 8 7 6 5 4 3 2",
    "cpf2": "11 10 9 8 7 6 5 4 3 2",
    "cnpj1": "5 4 3 2 9 8 7 6 5 4 3 2",
    "cnpj2": "6 5 4 3 2 9 8 7 6 5 4 3 2",
    "no1": "3 7 6 1 8 9 4 5 2 1",
    "no2": "5 4 3 2 7 6 5 4 3 2 1",
    "ean": "1 3 1 3 1 3 1 3 1 3 1 3 1",
    "tfn": "1 4 3 7 5 8 6 9 10",
    "cn": "7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2",
    "tr": "7 -1 7 -1 7 -1 7 -1 7",
    "ones": "1 1 1 1 1 1 1 1 1 1",
    "nif": "9 8 7 6 5 4 3 2",
    "cnp": "2 7 9 1 4 6 3 5 8 2 7 9",
    "egn": "2 4 8 5 10 9 7 3 6",
    "ee1": "1 2 3 4 5 6 7 8 9 1",
    "ee2": "3 4 5 6 7 8 9 1 2 3",
    "lv": "10 5 8 4 2 1 6 3 7 9",
    "cuit": "5 4 3 2 7 6 5 4 3 2",
    "svnr": "3 7 9 0 5 8 4 2 1 6",
    "mynumber": "6 5 4 3 2 7 6 5 4 3 2",
    "rrn": "2 3 4 5 6 7 8 9 2 3 4 5",
    "kennitala": "3 2 7 6 5 4 3 2 1",
    "jmbg": "7 6 5 4 3 2 7 6 5 4 3 2",
    "th": "13 12 11 10 9 8 7 6 5 4 3 2",
    "ua": "-1 5 7 9 4 6 10 5 7",
    "snils": "9 8 7 6 5 4 3 2 1",
    "inn1": "7 2 4 10 3 5 9 4 6 8",
    "inn2": "3 7 2 4 10 3 5 9 4 6 8",
    "afm": "256 128 64 32 16 8 4 2",
    "taj": "3 7 3 7 3 7 3 7",
    "ird1": "3 2 7 6 5 4 3 2",
    "ird2": "7 4 3 2 5 2 7 6",
    "nit9": "41 37 29 23 19 17 13 7 3",
    "nit10": "43 41 37 29 23 19 17 13 7 3",
    "nine": "1 2 3 4 5 6 7 8 9",
    "ten": "1 2 3 4 5 6 7 8 9 10",
    "iin1": "1 2 3 4 5 6 7 8 9 10 11",
    "back": "10 9 8 7 6 5 4 3 2 1",
    "nip": "6 5 7 2 3 4 5 6 7 -1",
    "mst": "31 29 23 19 17 13 7 5 3",
    "medicare": "1 3 7 9 1 3 7 9",
    "utr": "0 6 7 8 9 10 5 4 3 2",
    "niss": "29 23 19 17 13 11 7 5 3 2",
    "iin2": "3 4 5 6 7 8 9 10 11 1 2",
    "kuwait": "2 1 6 3 7 9 10 5 8 4 2",
    "uruguay": "4 3 2 9 8 7 6 5 4 3 2",
    "idnp": "7 3 1 7 3 1 7 3 1 7 3 1",
    "pinfl": "7 3 1 7 3 1 7 3 1 7 3 1 7",
    "cui": "2 3 4 5 6 7 8 9",
}
WEIGHTS = np.zeros((len(_WEIGHTS), 20), np.int64)
for _row, _line in enumerate(_WEIGHTS.values()):
    WEIGHTS[_row, : len(_line.split())] = [int(weight) for weight in _line.split()]
(NHS, BSN, PESEL, CPF1, CPF2, CNPJ1, CNPJ2, NO1, NO2, EAN, TFN, CN, TR, ONES, NIF, CNP) = np.arange(16)
(EGN, EE1, EE2, LV, CUIT, SVNR, MYNUMBER, RRN, KENNITALA, JMBG, TH, UA, SNILS, INN1, INN2) = np.arange(16, 31)
(AFM, TAJ, IRD1, IRD2, NIT9, NIT10, NINE, TEN, IIN1, BACK, NIP, MST, MEDICARE, UTR, NISS, IIN2) = np.arange(31, 47)
(KUWAIT, URUGUAY, IDNP, PINFL, CUI) = np.arange(47, 52)

_D5 = "0123456789 1234067895 2340178956 3401289567 4012395678 5987604321 6598710432 7659821043 8765932104 9876543210"
VERHOEFF = np.array([[int(c) for c in row] for row in _D5.split()], np.int64)
_P8 = ("0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258")
TURNS = np.array([[int(c) for c in row] for row in _P8], np.int64)
"""The two tables of Verhoeff's scheme (1969): the dihedral group of order ten and its permutation."""


@lean
def dot(d: np.ndarray, row: int) -> int:
    """Weighted sum of the digits; the weights past a scheme's length are zero."""
    total = np.int64(0)
    for i in range(18):
        total += WEIGHTS[row, i] * np.int64(d[i])
    return total


@lean
def eleven(d: np.ndarray, row: int) -> int:
    """`11 - sum mod 11`, with 10 and 11 as 0: the check digit of CPF, NIF, My Number and others."""
    return dot(d, row) * 10 % 11 % 10


@lean
def number(d: np.ndarray, start: int, end: int) -> int:
    """The digits d[start:end] as one number."""
    value = np.int64(0)
    for i in range(start, end):
        value = value * 10 + np.int64(d[i])
    return value


@lean
def is_date(year: int, month: int, day: int) -> bool:
    """A day that exists; year of two or four digits (29 February asks only that it may)."""
    if not (1 <= month <= 12 and 1 <= day <= 31) or year < 0:
        return False
    if month == 2:
        return day <= 29
    return day <= 30 or month in (1, 3, 5, 7, 8, 10, 12)


@lean
def ymd(d: np.ndarray, at: int) -> bool:
    """YYMMDD at d[at:]."""
    return is_date(number(d, at, at + 2), number(d, at + 2, at + 4), number(d, at + 4, at + 6))


@lean
def dmy(d: np.ndarray, at: int) -> bool:
    """DDMMYY at d[at:]."""
    return is_date(number(d, at + 4, at + 6), number(d, at + 2, at + 4), number(d, at, at + 2))


@lean
def mod_11_10(d: np.ndarray, n: int) -> bool:
    """ISO 7064 MOD 11,10."""
    carry = np.int64(10)
    for i in range(n - 1):
        total = (np.int64(d[i]) + carry) % 10
        carry = (10 if total == 0 else total) * 2 % 11
    return (11 - carry) % 10 == np.int64(d[n - 1])


@lean
def verhoeff(d: np.ndarray, n: int) -> bool:
    """Verhoeff's dihedral check."""
    state = np.int64(0)
    for i in range(n):
        state = VERHOEFF[state, TURNS[i % 8, np.int64(d[n - 1 - i])]]
    return state == 0


@lean
def repeats_once(d: np.ndarray) -> bool:
    """Rule of the German tax number: of the first ten digits one stands two or three times, the others at most once."""
    counts = np.int64(0)
    for i in range(10):
        counts += np.int64(1) << (4 * np.int64(d[i]))
    twice, more = 0, 0
    for i in range(10):
        count = (counts >> (4 * i)) & 15
        twice += count in (2, 3)
        more += count > 3
    return twice == 1 and more == 0
