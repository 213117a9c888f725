"""The one pass: find anchors in tiles that stay in the first cache level, then verify each on the spot.

An anchor is an at sign or the start of a digit run that its nearest neighbours do not rule out. Most digit runs of logs and
JSON (short, with no separator and digit after them) are ruled out here, by wide comparisons, before any digit is looked at.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np

from duenotice.detect.kernel.alphabet import ALNUM, HEX, LETTER, PAD, begins_word
from duenotice.detect.kernel.calls import international, national
from duenotice.detect.kernel.codes import HOPE, NONE
from duenotice.detect.kernel.compiled import entry, routine
from duenotice.detect.kernel.early import promising
from duenotice.detect.kernel.mail import COMMAT, ENTITY, email, encoded_at, named_at
from duenotice.detect.kernel.money import card, iban
from duenotice.detect.kernel.network import ipv4, ipv6
from duenotice.detect.kernel.output import ROOM, TEXT_ROOM, Output, add
from duenotice.detect.kernel.words import LABEL, near

TILE = 16_384
Pair: TypeAlias = tuple[np.ndarray, np.ndarray]


@routine
def mark(b: np.ndarray, lo: int, n: int, flags: np.ndarray) -> None:
    """flags[i] = 1 where an at sign, an ampersand or the start of a digit run stands at lo + i. Vectorised by the compiler."""
    for i in range(n):
        c, p = b[lo + i], b[lo + i - 1]
        digit, before = np.uint8(c - np.uint8(48)) < 10, np.uint8(p - np.uint8(48)) < 10
        flags[i] = (digit & (not before)) | (c == 64) | (c == 38)


@routine
def run_end(b: np.ndarray, s: int) -> int:
    """End of the digit run, looked for up to 40 bytes on."""
    i = s + 1
    while i - s < 40 and 48 <= int(b[i]) <= 57:
        i += 1
    return i


@routine
def verify(b: np.ndarray, s: int, e: int, words: Pair, scratch: Pair, out: Output) -> int:
    """Everything that can hang on the digits b[s:e]. Gives the position up to which the bytes are used up."""
    before = int(b[s - 1])
    if before in (37, 35, 117, 120, 88):
        start, after, encoding = encoded_at(b, s)
        if start >= 0:
            end = email(b, start, after, encoding, out)
            if end > after:
                return end
    after = int(b[e])
    if before == 43 or (before == 66 and int(b[s - 2]) == 50 and int(b[s - 3]) == 37):
        if not ALNUM[b[s - 2]] or before == 66:
            international(
                b, s, s - (1 if before == 43 else 3), scratch[0], scratch[1], near(b, s, words[0], words[1]), out
            )
        return e
    if LETTER[before]:
        return max(e, lettered(b, s, e, words, out))
    if before == 58 or after == 58 or HEX[after]:
        end = _colons(b, s, e, out)
        if end > e:
            return end
    return max(e, plain(b, s, e, words, scratch, out))


@routine
def _colons(b: np.ndarray, s: int, e: int, out: Output) -> int:
    """IPv6, unless the neighbours show a time of day or a JSON value."""
    if int(b[s - 1]) == 58 and not (HEX[b[s - 2]] or int(b[s - 2]) == 58):
        return e
    if int(b[e]) == 58 and e - s <= 2 and int(b[e + 3]) == 58 and 48 <= int(b[e + 1]) <= 57:
        return e
    return ipv6(b, s, out)


@routine
def lettered(b: np.ndarray, s: int, e: int, words: Pair, out: Output) -> int:
    """Letters before the digits: an account, an identity number, a vehicle; or hexadecimal digits of an address."""
    t = s - 1
    while s - t < 8 and LETTER[b[t - 1]]:
        t -= 1
    letters = s - t
    if ALNUM[b[t - 1]] or letters > 6:
        return e
    if letters == 2:
        end = iban(b, t, out)
        if end > s:
            return end
    if int(b[t - 1]) != 95:
        add(out, s, e, HOPE, t)
    if HEX[b[s - 1]] and _has_colon(b, s, e):
        return max(ipv6(b, s, out), e)
    return e


@routine
def _has_colon(b: np.ndarray, s: int, e: int) -> bool:
    found = False
    for i in range(s - 4, e + 4):
        found |= int(b[i]) == 58
    return found


@routine
def plain(b: np.ndarray, s: int, e: int, words: Pair, scratch: Pair, out: Output) -> int:
    """Digits with no letter before them."""
    n, after, before = e - s, int(b[e]), int(b[s - 1])
    if n <= 3 and after == 46:
        end = ipv4(b, s, out)
        if end > s:
            return end
    follows = 48 <= int(b[e + 1]) <= 57
    apart = (after in (32, 45, 46, 47) and follows) or after == 41 or (after in (32, 45) and int(b[e + 1]) == 40)
    if (
        ((LETTER[after] or after in (43, 45) or before in (32, 45)) and (n >= 6 or n == 2 or LETTER[after]))
        or n >= 7
        or apart
    ):
        add(out, s, e, HOPE, NONE)
    if n < 7 and not apart:
        return e
    if n == 4 and after == 45 and int(b[e + 3]) == 45 and int(b[s]) in (49, 50):
        return e
    if not begins_word(b, s):
        return e
    if (n == 4 or n >= 12) and card(b, s, e, scratch[0], words, out) and n >= 14:
        return e
    dialled(b, s, n, apart, words, scratch, out)
    return e


@routine
def dialled(b: np.ndarray, s: int, n: int, apart: bool, words: Pair, scratch: Pair, out: Output) -> None:  # noqa: PLR0913
    """Telephone numbers without a plus sign."""
    before = int(b[s - 1])
    if int(b[s]) == 48 and int(b[s + 1]) == 48 and n >= 3 and int(b[s + 2]) != 48:
        international(b, s + 2, s, scratch[0], scratch[1], near(b, s, words[0], words[1]), out)
    elif n == 2 and int(b[s]) == 48 and int(b[s + 1]) == 48 and int(b[s + 2]) == 32:
        international(b, s + 3, s, scratch[0], scratch[1], near(b, s, words[0], words[1]), out)
    elif n <= 11 and before not in (45, 46, 47, 95, 61) and (apart or int(b[s]) == 48 or _labelled(b, s, words)):
        national(b, s, s - 1 if before == 40 else s, scratch[0], scratch[1], words, out)


@routine
def _labelled(b: np.ndarray, s: int, words: Pair) -> bool:
    """`Fax: 2025550143`: digits in one piece are dialled where a word right before them says so."""
    if int(b[s - 1]) != 32 or not (LETTER[b[s - 2]] or int(b[s - 2]) in (46, 58)):
        return False
    return near(b, s, words[0], words[1]) & LABEL != 0


@entry
def scan_bytes(b: np.ndarray, lo: int, hi: int, words: Pair, scratch: Pair, out: Output) -> int:
    """Scan b[lo:hi] (padded data). Gives hi when done, or the position to resume at when the output is full."""
    flags = np.zeros(TILE + 8, np.uint8)
    wide = flags.view(np.uint64)
    done, tile = lo, lo
    while tile < hi:
        n = min(TILE, hi - tile)
        flags[n : n + 8] = 0
        mark(b, tile, n, flags)
        for w in range((n + 7) // 8):
            if wide[w] == 0:
                continue
            for k in range(w * 8, w * 8 + 8):
                if flags[k] == 0 or tile + k < done:
                    continue
                if out.used[0] + ROOM > len(out.rows) or out.used[1] + TEXT_ROOM > len(out.text):
                    return tile + k
                s = tile + k
                if int(b[s]) == 64:
                    done = max(email(b, s, s + 1, NONE, out), s + 1)
                    continue
                if int(b[s]) == 38:
                    if int(b[s + 1]) == 99 and named_at(b, s):
                        done = max(email(b, s, s + len(COMMAT), ENTITY, out), s + 1)
                    continue
                e = run_end(b, s)
                done = verify(b, s, e, words, scratch, out) if promising(b, s, e) else e
        tile += n
    return max(hi, done)


def padded(data: bytes) -> np.ndarray:
    """The bytes with `PAD` zeros on both sides."""
    b = np.zeros(len(data) + 2 * PAD, np.uint8)
    b[PAD : PAD + len(data)] = np.frombuffer(data, np.uint8)
    return b
