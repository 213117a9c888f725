"""Where a postal code may stand in running text: digits of a code's length beside a town, judged 64 bytes at a time.

Which country's code it is, and whether a street stands near, is asked of the few places that are left (`addressed`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from duenotice.detect.kernel.alphabet import LETTER
from duenotice.detect.kernel.compiled import inlined, lean, lean_entry
from duenotice.detect.kernel.wide import lowest, ranged
from duenotice.detect.kernel.words import hashed, hashes_of, is_wide

_STATES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT "
    "VT VA WA WV WI WY DC PR SW IC LD AS CT SA NT"
)
"""Of the United States, and the last two letters of those of Australia."""


def _pairs() -> np.ndarray:
    table = np.zeros((26, 26), np.uint8)
    for pair in _STATES.split():
        table[ord(pair[0]) - 65, ord(pair[1]) - 65] = 1
    return table


STATES = _pairs()
BEFORE, OWN = 8, 44
"""Bytes of a window before those that count, and of these: a code is judged by up to eight bytes before it and twelve from it on."""
OWN_BITS = ((1 << OWN) - 1) << BEFORE
WORDS, TOWN_MAX = 4, 48
"""Words and bytes of a town's name that are looked up."""
DOUBTFUL, LIKELY = 0, 1
"""What speaks for a code: a word with a capital behind it; a town of the list, signs written without spaces, or a form of its own."""


@lean_entry
def posts(b: np.ndarray, lo: int, hi: int, towns: np.ndarray, out: np.ndarray, used: np.ndarray) -> int:
    """Where in b[lo:hi] (padded data) the digits of a code begin, and what speaks for it, into out[:used[0]]. Gives hi when done, else
    where to resume. towns: of `town_hashes`."""
    start = lo
    while start < hi:
        follows, precedes = _codes(b, start - BEFORE)
        found = follows | precedes
        while found:
            k = lowest(found)
            found &= found - 1
            i = start - BEFORE + k
            if i >= hi:
                return hi
            told = _town_follows(b, i, towns) if (follows >> k) & 1 else np.int64(-1)
            if told < LIKELY and (precedes >> k) & 1 and _town_precedes(b, i, towns):
                told = np.int64(LIKELY)
            if told < 0:
                continue
            if used[0] == len(out):
                return i
            out[used[0], 0], out[used[0], 1] = i, told
            used[0] += 1
        start += OWN
    return hi


@inlined
def _codes(b: np.ndarray, at: int) -> tuple[int, int]:
    """First digits of what may be codes with a town behind and with one before, in the window whose own bytes begin at `at + BEFORE`."""
    digit = ranged(b, at, 48, 10, 0)
    letter = ranged(b, at, 97, 26, 32)
    glued = (digit | ranged(b, at, 46, 1, 0) | ranged(b, at, 95, 1, 0)) << 1
    begins = digit & ~(glued | ((letter << 1) & ~(ranged(b, at, 92, 1, 0) << 2))) & OWN_BITS
    if not begins:
        return np.int64(0), np.int64(0)
    upper, beyond, space = ranged(b, at, 65, 26, 0), ranged(b, at, 0x80, 0x80, 0), ranged(b, at, 32, 1, 0)
    hyphen = ranged(b, at, 45, 1, 0)
    follows = begins & ~((hyphen << 1) & ~(upper << 2)) & _before_town(b, at, digit, upper | beyond, space, hyphen)
    return follows, begins & _after_town(digit, letter | beyond, upper, space, hyphen)


@inlined
def _before_town(b: np.ndarray, at: int, digit: int, capital: int, space: int, hyphen: int) -> int:
    """`10115 Berlin`, `111 22 Stockholm`, `00-950 Warszawa`, `1000-001 Lisboa`, `1015 CS Amsterdam`, `101000, Москва`, `100-0001 東京`."""
    two = digit & (digit >> 1)
    three, four = two & (digit >> 2), two & (two >> 2)
    ends = space & (digit << 1) & (capital >> 1)
    ends |= ranged(b, at, 44, 1, 0) & (digit << 1) & (space >> 1) & (capital >> 2)
    found = four & ((ends >> 4) | ((digit >> 4) & ((ends >> 5) | ((digit >> 5) & (ends >> 6)))))
    found |= four & (capital >> 4) & (capital >> 5) & (space >> 6)
    found |= three & (space >> 3) & (two >> 4) & (ends >> 6)
    found |= two & (hyphen >> 2) & (three >> 3) & (ends >> 6)
    found |= four & (hyphen >> 4) & (three >> 5) & (ends >> 8)
    return found | (three & (hyphen >> 3) & (four >> 4) & ((capital >> 8) | (space >> 8) & (capital >> 9)))


@inlined
def _after_town(digit: int, letter: int, upper: int, space: int, hyphen: int) -> int:
    """`Leeds, LS1 4AP`, `Ottawa ON K1A 0B1`, `Centerville, PA 17111`, `Sydney NSW 2000`, `Mumbai - 400001`, `SP, 01310-100`."""
    two = digit & (digit >> 1)
    four = two & (two >> 2)
    more = digit | letter
    found = (space << 1) & (upper << 2) & (upper << 3) & four & ~(more >> 5)
    gap = ((space | hyphen) << 1) & (letter << 2)
    gap |= (space << 1) & (hyphen << 2) & (space << 3) & (letter << 4)
    found |= gap & four & (digit >> 4) & (digit >> 5) & ~(more >> 6)
    found |= four & (digit >> 4) & (hyphen >> 5) & (two >> 6) & (digit >> 8) & ~(more >> 9)
    outward = (space << 1) & ((upper | digit) << 2)
    found |= outward & (upper >> 1) & (upper >> 2) & ~(more >> 3)
    return found | (outward & (digit << 3) & (upper << 4) & (upper >> 1) & (digit >> 2) & ~(more >> 3))


@lean
def _is_letter(c: int) -> bool:
    return LETTER[c] != 0 or c >= 128


@lean
def _known(b: np.ndarray, lo: int, hi: int, towns: np.ndarray) -> bool:
    h, first, last = hashed(b, lo, hi), 0, len(towns)
    while first < last:
        middle = (first + last) >> 1
        if towns[middle] < h:
            first = middle + 1
        else:
            last = middle
    return first < len(towns) and towns[first] == h


@lean
def _town_follows(b: np.ndarray, i: int, towns: np.ndarray) -> int:
    """What speaks for a code at i whose town stands behind it."""
    start = i
    while start - i < 12 and not _is_letter(int(b[start])):
        start += 1
    if is_wide(int(b[start])):
        return LIKELY
    if int(b[start + 2]) == 32 and LETTER[b[start + 1]] and LETTER[b[start + 3]] and _town_at(b, start + 3, towns):
        return LIKELY
    return LIKELY if _town_at(b, start, towns) else DOUBTFUL


@lean
def _town_at(b: np.ndarray, start: int, towns: np.ndarray) -> bool:
    """Whether a town of the list begins at start."""
    end, words = start, 0
    while words < WORDS and end - start < TOWN_MAX:
        while end - start < TOWN_MAX and _is_letter(int(b[end])):
            end += 1
        if _known(b, start, end, towns):
            return True
        if not (int(b[end]) in (32, 39, 45) and _is_letter(int(b[end + 1]))):
            return False
        end, words = end + 1, words + 1
    return False


@lean
def _town_precedes(b: np.ndarray, i: int, towns: np.ndarray) -> bool:
    """Whether a code at i has a form of its own: a state before four or five digits, a town of the list before six, letters within."""
    n = 0
    while n < 7 and 48 <= int(b[i + n]) <= 57:
        n += 1
    if n < 4 or int(b[i + n]) == 45:
        return True
    if n < 6:
        return STATES[int(b[i - 3]) - 65, int(b[i - 2]) - 65] != 0
    end = i
    while i - end < 3 and not _is_letter(int(b[end - 1])):
        end -= 1
    if is_wide(int(b[end - 3])) and int(b[end - 1]) >= 128:
        return True
    start, words = end, 0
    while words < WORDS and end - start < TOWN_MAX:
        while end - start < TOWN_MAX and _is_letter(int(b[start - 1])):
            start -= 1
        if _known(b, start, end, towns):
            return True
        if not (int(b[start - 1]) in (32, 39, 45) and _is_letter(int(b[start - 2]))):
            return False
        start, words = start - 1, words + 1
    return False


def town_hashes(towns: Sequence[str]) -> np.ndarray:
    """The hashes of towns as `words.hashed` gives them, ascending. towns: written small; capitals of letters beyond ASCII are told
    beside. Towns of more bytes than `TOWN_MAX` are left."""
    others = [town for town in towns if not town.isascii()]
    written = [*towns, *(town.title() for town in others), *(town.upper() for town in others)]
    return np.unique(hashes_of([town for town in written if len(town.encode()) <= TOWN_MAX]))
