"""What stands beside an address in UTF-8: letters that may belong to it, signs that cannot, and scripts that are written without spaces."""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.compiled import inlined, lean

LETTER, SIGN, TOUCHING = 0, 1, 2
"""A letter as in `jürgen@`; a quotation mark, a dash, a space or a picture; a letter of a script whose words touch their neighbours."""


@inlined
def kind_of(b: np.ndarray, i: int) -> int:
    """Which of the three the character beyond ASCII is whose first byte is b[i] (Unicode's blocks, by lead and second byte).

    Hebrew and Arabic put particles before a word without a space; the scripts of South and East Asia have no spaces at all.
    Bytes that begin no character are signs: an address does not go on in what is no text.
    """
    lead, second = int(b[i]), int(b[i + 1])
    if lead < 0xE0:
        if lead <= 0xC2 or (lead == 0xC3 and second in (0x97, 0xB7)):
            return SIGN
        return TOUCHING if 0xD6 <= lead <= 0xDB else LETTER
    if lead == 0xE2 or lead >= 0xEE or (lead == 0xE3 and second == 0x80):
        return SIGN
    return LETTER if lead == 0xE1 and 0xB8 <= second <= 0xBF else TOUCHING


@lean
def next_of(b: np.ndarray, i: int) -> int:
    """Where the character ends whose first byte is b[i]."""
    i += 1
    while 0x80 <= int(b[i]) < 0xC0:
        i += 1
    return i


@lean
def start_beside(b: np.ndarray, left: int, at: int, plain_domain: bool) -> int:
    """Where a local part begins that may start at left: after the last sign and, before an ASCII domain, after words that touch it.

    A local part that ends in such a script is left whole, as internationalised addresses have them (RFC 6531).
    """
    touched = left
    i = left
    while i < at:
        if int(b[i]) < 0x80:
            i += 1
            continue
        kind = kind_of(b, i)
        i = min(at, next_of(b, i))
        if kind == SIGN:
            left = touched = i
        elif kind == TOUCHING:
            touched = i
    return touched if plain_domain and touched < at else left
