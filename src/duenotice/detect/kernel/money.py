"""Payment cards and bank accounts."""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.alphabet import ALNUM, HEX, LETTER, upper
from duenotice.detect.kernel.codes import CARD, IBAN, MISS, NONE
from duenotice.detect.kernel.compiled import inlined, lean
from duenotice.detect.kernel.output import Output, add, put, set_aside
from duenotice.detect.kernel.words import near

_IBAN_LENGTHS = (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 "
    "FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 "
    "LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 "
    "SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
)


def _lengths() -> np.ndarray:
    table = np.zeros(26 * 26, np.uint8)
    for entry in _IBAN_LENGTHS.split():
        table[(ord(entry[0]) - 65) * 26 + ord(entry[1]) - 65] = int(entry[2:])
    return table


IBAN_LENGTH = _lengths()
"""Length by country, from the SWIFT registry; 0: no IBAN country."""


@lean
def luhn(d: np.ndarray, n: int) -> bool:
    """ISO/IEC 7812-1 Annex B over the digits d[:n]."""
    total, double = 0, False
    for i in range(n - 1, -1, -1):
        digit = int(d[i])
        if double:
            digit = digit * 2 - 9 if digit > 4 else digit * 2
        total += digit
        double = not double
    return total % 10 == 0


@inlined
def issuer_fits(d: np.ndarray, n: int) -> bool:
    """True where an issuer's range and card length agree."""
    two = int(d[0]) * 10 + int(d[1])
    four = two * 100 + int(d[2]) * 10 + int(d[3])
    three = four // 10
    if two // 10 == 4:
        return n in (13, 16, 19)
    if 51 <= two <= 55 or 2200 <= four <= 2204 or 2221 <= four <= 2720:
        return n == 16
    if two in (34, 37):
        return n == 15
    if 300 <= three <= 305 or two in (36, 38, 39):
        return n in (14, 16)
    if four == 6011 or 644 <= three <= 649 or two == 65:
        return 16 <= n <= 19
    if 3528 <= four <= 3589 or two in (62, 81, 82) or two == 60 or four in (9792, 5061):
        return 16 <= n <= 19
    if four in (2131, 1800):
        return n == 15
    return two in (50, 56, 57, 58, 63, 67) and 12 <= n <= 19


@inlined
def _card_end(b: np.ndarray, s: int, n: int, d: np.ndarray) -> tuple[int, int]:
    """(end, digits) of 4-4-4-4, 4-4-4-4-3, 4-6-5 and 4-6-4 with one separator; digits into d. (-1, 0) otherwise."""
    sep = int(b[s + n])
    if sep == 46 and int(b[s - 1]) == 46:
        return -1, 0  # weights of letters: `[.4300.0020.0011.0002]`
    i, count, group, shape = s, 0, 0, 0
    while count < 19:
        c = int(b[i])
        if 48 <= c <= 57:
            d[count] = c - 48
            count += 1
            group += 1
            i += 1
        elif c == sep and group and 48 <= int(b[i + 1]) <= 57 and shape < 0x10000:
            shape = shape * 16 + group
            group = 0
            if count == 16 or shape == 0x465 or (sep == 32 and shape in (0x4444,)):
                i, count = i, count
                break
            i += 1
        else:
            break
    shape = shape * 16 + group if group else shape
    if shape in (0x4444, 0x44443, 0x465, 0x464, 0x4441):
        return i, count
    return -1, 0


@lean
def _amid_fours(b: np.ndarray, s: int, end: int, sep: int) -> bool:
    """Whether four groups of four are some of a longer row of such groups: hexadecimal ones (`52A5 962C 5751 5994 6333 7841`), or others
    than one card after the other; one more group may be a year."""
    before, after, letters = 0, 0, False
    i = s
    while before < 8 and int(b[i - 1]) == sep and _is_four(b, i - 5) and not ALNUM[b[i - 6]]:
        i -= 5
        before += 1
        letters |= _has_letter(b, i)
    i = end
    while after < 8 and int(b[i]) == sep and _is_four(b, i + 1) and not ALNUM[b[i + 5]]:
        letters |= _has_letter(b, i + 1)
        i += 5
        after += 1
    if letters or before + after <= 1:
        return letters
    if before % 4 or after % 4:
        return True
    cards = True
    for k in range(before // 4):
        cards &= _passes(b, s - 20 * (k + 1))
    for k in range(after // 4):
        cards &= _passes(b, end + 1 + 20 * k)
    return not cards


@inlined
def _passes(b: np.ndarray, s: int) -> bool:
    """Whether the digits of the four groups of four from s on pass the check of a card (`luhn`)."""
    total = 0
    for k in range(16):
        digit = int(b[s + k + k // 4]) - 48
        total += digit if k % 2 else digit * 2 - 9 if digit > 4 else digit * 2
    return total % 10 == 0


@inlined
def _is_four(b: np.ndarray, i: int) -> bool:
    return HEX[b[i]] + HEX[b[i + 1]] + HEX[b[i + 2]] + HEX[b[i + 3]] == 4


@inlined
def _has_letter(b: np.ndarray, i: int) -> bool:
    return LETTER[b[i]] + LETTER[b[i + 1]] + LETTER[b[i + 2]] + LETTER[b[i + 3]] > 0


@inlined
def card(b: np.ndarray, s: int, e: int, d: np.ndarray, words: tuple[np.ndarray, np.ndarray], out: Output) -> bool:
    """A payment card starting at digit run b[s:e]: 12 to 19 digits, grouping, issuer range, Luhn."""
    n = e - s
    end = e
    if n == 4:
        end, n = _card_end(b, s, n, d)
        if end < 0:
            return False
    elif 12 <= n <= 19:
        for i in range(n):
            d[i] = int(b[s + i]) - 48
    else:
        return False
    after, sep = int(b[end]), int(b[s + 4]) if e - s == 4 else 0
    if ALNUM[b[end]] or (after in (45, 46) and 48 <= int(b[end + 1]) <= 57) or after == 95:
        return False
    before = int(b[s - 1])
    if (before in (45, 46) or (sep == 45 and before == sep)) and ALNUM[b[s - 2]]:
        return False
    if not issuer_fits(d, n) or (e - s == 4 and _amid_fours(b, s, end, sep)):
        return False
    if not luhn(d, n):
        set_aside(out, s, end, MISS, NONE)
        return False
    for i in range(n):
        put(out, int(d[i]) + 48)
    add(out, s, end, CARD, near(b, s, words[0], words[1]))
    return True


@inlined
def iban(b: np.ndarray, s: int, out: Output) -> int:
    """An IBAN (ISO 13616) whose two letters start at s; exactly the country's length, groups of four or solid, mod 97."""
    first, second = upper(int(b[s])) - 65, upper(int(b[s + 1])) - 65
    need = int(IBAN_LENGTH[first * 26 + second])
    if need == 0:
        return s
    begin = out.used[1]
    i, count, spaced = s, 0, False
    while count < need:
        c = int(b[i])
        if ALNUM[b[i]]:
            put(out, upper(c))
            count += 1
            i += 1
        elif c in (32, 45) and count and count % 4 == 0 and ALNUM[b[i + 1]] and (spaced or count == 4):
            spaced = True
            i += 1
        else:
            break
        if spaced and count % 4 == 0 and count < need and ALNUM[b[i]] and ALNUM[b[i - 1]]:
            break
    if count < need or ALNUM[b[i]] or not _mod97(out.text, begin, need):
        out.used[1] = begin
        return s
    add(out, s, i, IBAN, NONE)
    return i


@inlined
def _mod97(text: np.ndarray, begin: int, n: int) -> bool:
    """ISO 7064 mod 97-10 with the first four characters moved to the end. The rest is taken only where the number would grow too long."""
    rest = 0
    for k in range(4, n + 4):
        c = int(text[begin + (k if k < n else k - n)])
        rest = rest * 100 + c - 55 if LETTER[c] else rest * 10 + c - 48
        if rest > 1_000_000_000_000_000:
            rest %= 97
    return rest % 97 == 1
