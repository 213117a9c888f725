r"""Signs that are written as others: `\n`, `\u00e9`, `\x41`, `\/`, `%20`, `%C3%A9`, `&nbsp;`, `&#8209;`, `&#x2B;`.

JSON (RFC 8259), URLs (RFC 3986), HTML's character references. The at sign is left as it is: the kernel reads addresses in these forms.
"""

from __future__ import annotations

import html

import numpy as np

from duenotice.detect.kernel.alphabet import hex_value, percent
from duenotice.detect.kernel.compiled import lean

AT, LAST, USED = 64, 0x10FFFF, 16
"""The at sign; the last of Unicode's code points; what a code point is multiplied with before the bytes that it takes are added."""
NOTHING = 0xAD
"""The soft hyphen, for whatever is not seen."""
_NAMES = "nbsp ensp emsp thinsp ndash mdash hyphen minus shy zwnj zwj lrm rlm plus period lpar rpar colon sol lowbar Tab NewLine"
NAMES = np.array(
    [[int.from_bytes(name.lower().encode(), "big"), ord(html.unescape(f"&{name};"))] for name in _NAMES.split()],
    np.int64,
)
"""Names of signs, as numbers, and their code points: those that may touch what is looked for or stand in it."""
NAME_MAX = 7


@lean
def escape_at(b: np.ndarray, i: int) -> int:
    """Code point of the escape that begins at i, times `USED`, plus its bytes; 0 for none."""
    c = int(b[i])
    if c == 92:
        return _behind_backslash(b, i)
    if c == 37:
        return _percents(b, i)
    if c == 38:
        return _numbered(b, i) if int(b[i + 1]) == 35 else _named(b, i)
    return 0


@lean
def _told(sign: int, used: int) -> int:
    """No at sign, no control but a tab and the ends of lines, no half of a pair, nothing beyond Unicode."""
    if sign == AT or sign > LAST or (sign < 32 and sign not in (9, 10, 13)):
        return 0
    return (sign if not 0xD800 <= sign < 0xE000 else 0xFFFD) * USED + used


@lean
def _behind_backslash(b: np.ndarray, i: int) -> int:
    c = int(b[i + 1])
    if c == 110:
        return _told(10, 2)
    if c == 114:
        return _told(13, 2)
    if c == 116:
        return _told(9, 2)
    if c == 47:
        return _told(47, 2)
    if c == 120:
        sign = _hex(b, i + 2, 2)
        return _told(sign, 4) if sign >= 0 else 0
    if c != 117:
        return 0
    sign = _hex(b, i + 2, 4)
    if 0xD800 <= sign < 0xDC00 and int(b[i + 6]) == 92 and int(b[i + 7]) == 117:
        low = _hex(b, i + 8, 4)
        if 0xDC00 <= low < 0xE000:
            return _told(0x10000 + (sign - 0xD800) * 0x400 + low - 0xDC00, 12)
    return _told(sign, 6) if sign >= 0 else 0


@lean
def _hex(b: np.ndarray, i: int, size: int) -> int:
    """What so many hexadecimal digits say, -1 where others stand there."""
    number = 0
    for k in range(size):
        value = hex_value(int(b[i + k]))
        if value < 0:
            return -1
        number = number * 16 + value
    return number


@lean
def _percents(b: np.ndarray, i: int) -> int:
    """One byte of ASCII, or two to four that are a character of UTF-8."""
    first = percent(b, i)
    if first < 0xC2 or first > 0xF4:
        return _told(first, 3) if 0 <= first < 0x80 else 0
    more = 1 if first < 0xE0 else (2 if first < 0xF0 else 3)
    sign = first & (0x3F >> more)
    for k in range(1, more + 1):
        byte = percent(b, i + 3 * k)
        if byte < 0x80 or byte >= 0xC0:
            return 0
        sign = sign * 64 + (byte & 0x3F)
    return _told(sign, 3 * (more + 1))


@lean
def _numbered(b: np.ndarray, i: int) -> int:
    """`&#43;` or `&#x2B;`, with its semicolon."""
    is_hex = (int(b[i + 2]) | 32) == 120
    k, sign = i + 2 + is_hex, 0
    first = k
    while k - first < NAME_MAX:
        value = hex_value(int(b[k]))
        if value < 0 or (value > 9 and not is_hex):
            break
        sign = sign * (16 if is_hex else 10) + value
        k += 1
    return _told(sign, k + 1 - i) if int(b[k]) == 59 and k > first else 0


@lean
def _named(b: np.ndarray, i: int) -> int:
    """`&nbsp;` and the like, with its semicolon."""
    k, name = i + 1, 0
    while k - i <= NAME_MAX and 97 <= (int(b[k]) | 32) <= 122:
        name = name * 256 + (int(b[k]) | 32)
        k += 1
    if int(b[k]) == 59:
        for n in range(len(NAMES)):
            if NAMES[n, 0] == name:
                return _told(NAMES[n, 1], k + 1 - i)
    return 0
