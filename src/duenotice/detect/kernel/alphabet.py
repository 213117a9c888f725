"""Byte classes. The data is padded with `PAD` zero bytes at both ends, so that no routine needs to ask where it ends."""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.compiled import lean

PAD = 512
"""Zero bytes before and after the data; larger than anything a routine looks back or ahead."""


def _class(*parts: str | range) -> np.ndarray:
    table = np.zeros(256, np.uint8)
    for part in parts:
        table[[ord(c) for c in part] if isinstance(part, str) else list(part)] = 1
    return table


_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
LETTER = _class(_LETTERS)
ALNUM = _class(_LETTERS, "0123456789")
WORD = _class(_LETTERS, "0123456789_", range(0x80, 0x100))
LOCAL = _class(_LETTERS, "0123456789._+-'~", range(0x80, 0x100))
DOMAIN = _class(_LETTERS, "0123456789-", range(0x80, 0x100))
HEX = _class("0123456789abcdefABCDEF")
GAP = _class(" -./")


@lean
def hex_value(c: int) -> int:
    """0 to 15, or -1."""
    if 48 <= c <= 57:
        return c - 48
    c |= 32
    return c - 87 if 97 <= c <= 102 else -1


@lean
def percent(b: np.ndarray, i: int) -> int:
    """The byte that `%XX` at i stands for, or -1."""
    if int(b[i]) != 37:
        return -1
    high, low = hex_value(int(b[i + 1])), hex_value(int(b[i + 2]))
    return -1 if high < 0 or low < 0 else high * 16 + low


@lean
def upper(c: int) -> int:
    """ASCII upper case."""
    return c - 32 if 97 <= c <= 122 else c


@lean
def begins_word(b: np.ndarray, s: int) -> bool:
    """Nothing before s belongs to the same number: no letter or digit, and no digit behind a hyphen, dot or slash."""
    before = np.int64(b[s - 1])
    return not (ALNUM[before] or before == 95 or (before in (45, 46, 47, 43) and ALNUM[b[s - 2]]))


@lean
def ends_word(b: np.ndarray, end: int) -> bool:
    """Nothing after end belongs to the same number."""
    after = np.int64(b[end])
    return not (ALNUM[after] or after in (95, 64) or (after in (45, 46, 47, 58) and 48 <= b[end + 1] <= 57))
