"""Reject early, thirty-two bytes at a time: which of them can begin or hold anything that the kernel knows.

Most digit runs of logs and JSON are short, with nothing after them that could go on with the number, or parts of times, dates and
hexadecimal ids. Here all runs of a window are judged together, as bits of integers: bit i of every mask speaks of the byte at
`start - BEFORE + i`. Only runs that pass are looked at on their own (`loop.verify`).
A mask is right for bits `BEFORE` to `BEFORE + OWN - 1` while no more than `BEFORE` bytes are looked back and no more than
`64 - BEFORE - OWN` ahead; the rest of the bits mean nothing.
"""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.compiled import inlined
from duenotice.detect.kernel.wide import ranged

BEFORE, OWN = 16, 32
OWN_BITS = ((1 << OWN) - 1) << BEFORE


@inlined
def anchors(b: np.ndarray, start: int) -> int:
    """At signs and digit runs worth a look in the window whose own bytes begin at start."""
    at = start - BEFORE
    digit, sign, ampersand = ranged(b, at, 48, 10, 0), ranged(b, at, 64, 1, 0), ranged(b, at, 38, 1, 0)
    if ampersand:
        sign |= ampersand & (ranged(b, at, 99, 1, 0) >> 1)
    begins = digit & ~(digit << 1)
    if not (begins | sign) & OWN_BITS:
        return 0
    letter = ranged(b, at, 97, 26, 32)
    word = digit | letter
    near = _near_address(b, at, digit, begins)
    found = _escapes(b, at, digit, begins) | _lettered(digit, letter, word, begins, near)
    free = begins & ~((letter | ranged(b, at, 35, 1, 0) | ranged(b, at, 37, 1, 0) | ranged(b, at, 92, 1, 0)) << 1)
    found |= free & near
    if free & OWN_BITS:
        found |= _plain(b, at, digit, letter, word, free)
    return (found | sign) & OWN_BITS


@inlined
def _near_address(b: np.ndarray, at: int, digit: int, begins: int) -> int:
    """Runs with a colon near that an IPv6 address could hold: hexadecimal digits or colons on both its sides, no time of day."""
    colon = ranged(b, at, 58, 1, 0)
    if not colon:
        return 0
    within = digit | ranged(b, at, 97, 6, 32) | colon
    two = digit & (digit >> 1)
    clock = two & ~(digit << 1) & (colon >> 2) & (two >> 3) & (colon >> 5) & (two >> 6) & ~(within >> 8)
    year = (colon << 1) & (two << 3) & (two << 5) & ~(within << 6)
    clock &= ~(within << 1) | year
    held = colon & (within << 1) & (within >> 1) & ~((clock << 2) | (clock << 5) | ((clock & year) >> 1))
    after = (held >> 1) | (held >> 2) | (held >> 3) | (held >> 4)
    return begins & (after | (held << 1) | (held << 2) | (held << 3) | (held << 4))


@inlined
def _escapes(b: np.ndarray, at: int, digit: int, begins: int) -> int:
    r"""Digits that write an at sign (`%40`, `&#064;`, `&#x40;`, `\u0040`, `\x40`) or stand behind a plus sign, also as `%2B`."""
    marks = ranged(b, at, 35, 3, 0) | ranged(b, at, 92, 1, 0)
    plus, word = ranged(b, at, 43, 1, 0), digit | ranged(b, at, 97, 26, 32)
    found = begins & (plus << 1) & ~(word << 2) & ~ranged(b, at, 48, 1, 0)
    if marks:
        four, two = ranged(b, at, 52, 1, 0), ranged(b, at, 50, 1, 0)
        zero, six = ranged(b, at, 48, 1, 0), ranged(b, at, 54, 1, 0)
        written = (four & (zero >> 1)) | (two & (four >> 2)) | (six & (four >> 1))
        found |= begins & (marks << 1) & (written | (zero & (ranged(b, at, 35, 1, 0) << 1)))
        hexed = ranged(b, at, 117, 1, 32) | ranged(b, at, 120, 1, 32)
        found |= begins & (hexed << 1) & (marks << 2) & (four | zero)
        found |= begins & (ranged(b, at, 98, 1, 32) << 1) & (two << 2) & (marks << 3)
    return found


@inlined
def _lettered(digit: int, letter: int, word: int, begins: int, near: int) -> int:
    """Runs after one to six letters that begin a word: two digits at least, or a long word, or an address near."""
    reach = letter & ~(word << 1)
    pairs = letter & (letter << 1)
    reach |= (reach << 1) & letter
    reach |= (reach << 2) & pairs
    reach |= (reach << 2) & pairs
    return begins & (reach << 1) & ((digit & (digit >> 1)) | near | ((word >> 13) & (word >> 6)))


@inlined
def _plain(b: np.ndarray, at: int, digit: int, letter: int, word: int, free: int) -> int:
    """Runs that no letter precedes."""
    dash, space, hyphen = ranged(b, at, 45, 3, 0), ranged(b, at, 32, 1, 0), ranged(b, at, 45, 1, 0)
    two = digit & (digit >> 1)
    three = two & (digit >> 2)
    four = two & (two >> 2)
    eight = four & (four >> 4)
    apart = free & ~((dash << 1) & (digit << 2))
    dot = ranged(b, at, 46, 1, 0) & (digit << 1) & (digit >> 1)
    dots = dot & ((dot >> 2) | (dot >> 3) | (dot >> 4))
    found = apart & ((dots >> 1) | (two & (dots >> 2)) | (three & (dots >> 3)))
    whole = (word >> 16) & (word >> 12) & (word >> 8) & (word >> 4)
    found |= free & whole & ((letter >> 1) | (two & (letter >> 2)) | (three & (letter >> 3)) | four)
    end = (space | hyphen) & (digit << 1)
    pair = (two & (end >> 2) & (digit >> 3)) | (four & (two >> 4) & (end >> 6))
    found |= apart & ((space | hyphen) << 1) & (letter << 2) & (letter << 3) & ~(word << 4) & pair
    under, plus = ranged(b, at, 95, 1, 0), ranged(b, at, 43, 1, 0)
    start = apart & ~(under << 1) & ~(((dash | plus) << 1) & (word << 2))
    if start & OWN_BITS:
        found |= start & _numbers(b, at, digit, letter, dash | space, four, eight)
    return found


@inlined
def _numbers(b: np.ndarray, at: int, digit: int, letter: int, gap: int, four: int, eight: int) -> int:  # noqa: PLR0913
    """Where a telephone, card or identity number may start: long runs, groups of seven digits and more, check letters."""
    two = digit & (digit >> 1)
    six, seven = four & (two >> 4), four & (four >> 3)
    zero, one_two, hyphen = ranged(b, at, 48, 1, 0), ranged(b, at, 49, 2, 0), ranged(b, at, 45, 1, 0)
    signs = letter | hyphen
    spoken = (ranged(b, at, 32, 1, 0) << 1) & ((letter | ranged(b, at, 46, 1, 0) | ranged(b, at, 58, 1, 0)) << 2)
    long = (eight & (digit >> 8)) | (seven & (zero | spoken))
    long |= (seven & ~(digit >> 7) & (signs >> 7)) | (eight & (signs >> 8))
    long |= six & ~(digit >> 6) & ((signs | ranged(b, at, 43, 1, 0)) >> 6)
    joint = gap & (digit << 1) & (digit >> 1)
    shut, opened = ranged(b, at, 41, 1, 0) & (digit << 1), ranged(b, at, 40, 1, 0) & (digit >> 1)
    chain = digit | joint | shut | opened | (gap & (digit << 1) & (opened >> 1)) | (gap & (shut << 1) & (digit >> 1))
    chain &= chain >> 1
    chain &= chain >> 2
    chain &= chain >> 4
    grouped = chain & (~eight | (joint >> 8))
    dash = gap & ~ranged(b, at, 32, 1, 0)
    year_first = four & (dash >> 4) & (two >> 5) & (dash >> 7) & (two >> 8) & ~(digit >> 10) & one_two
    day_first = two & (dash >> 2) & (two >> 3) & (dash >> 5) & (four >> 6) & ~(digit >> 10) & (one_two >> 6)
    return long | (grouped & ~(year_first | day_first)) | _bracketed(b, at, digit, two, four, gap)


@inlined
def _bracketed(b: np.ndarray, at: int, digit: int, two: int, four: int, gap: int) -> int:
    """Runs followed by a parenthesis or a byte beyond ASCII, and then by a digit."""
    shut, beyond = ranged(b, at, 41, 1, 0), ranged(b, at, 0xC2, 0x21, 0)
    ahead = (digit >> 1) | (digit >> 2) | (digit >> 3) | (digit >> 4)
    more = (shut | beyond) & (digit << 1) & ahead
    more |= gap & (digit << 1) & (ranged(b, at, 40, 1, 0) >> 1) & (digit >> 2)
    run = digit & (more >> 1)
    run |= digit & (run >> 1)
    run |= two & (run >> 2)
    return run | (four & (run >> 4))
