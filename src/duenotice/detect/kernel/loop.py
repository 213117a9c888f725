"""The one pass: find anchors in windows of bytes judged together, then verify each on the spot.

An anchor is an at sign or the start of a digit run that its surroundings do not rule out (`window.anchors`).
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np

from duenotice.detect.kernel.alphabet import ALNUM, HEX, LETTER, PAD, begins_word
from duenotice.detect.kernel.calls import international, national
from duenotice.detect.kernel.codes import HOPE, NONE
from duenotice.detect.kernel.compiled import inlined, lean, lean_entry
from duenotice.detect.kernel.early import is_date, may_be_identity, may_start_identity
from duenotice.detect.kernel.mail import COMMAT, ENTITY, email, encoded_at, named_at
from duenotice.detect.kernel.money import card, iban
from duenotice.detect.kernel.network import ipv4, ipv6
from duenotice.detect.kernel.output import Output, is_full, set_aside
from duenotice.detect.kernel.wide import lowest
from duenotice.detect.kernel.window import BEFORE, OWN, anchors
from duenotice.detect.kernel.words import LABEL, near

Pair: TypeAlias = tuple[np.ndarray, np.ndarray]
RUN_MAX = 30
"""No number has more digits in a row."""


@inlined
def run_end(b: np.ndarray, s: int) -> int:
    """End of the digit run, looked for up to 40 bytes on."""
    i = s + 1
    while i - s < 40 and 48 <= int(b[i]) <= 57:
        i += 1
    return i


@inlined
def verify(b: np.ndarray, s: int, e: int, words: Pair, scratch: Pair, out: Output) -> int:
    """Everything that can hang on the digits b[s:e]. Gives the position up to which the bytes are used up."""
    before = int(b[s - 1])
    if before in (37, 35, 117, 85, 120, 88):
        start, after, encoding = encoded_at(b, s)
        if start >= 0:
            end = email(b, start, after, encoding, out)
            if end > after:
                return end
        if before in (37, 35):
            return e
    if before == 43 or (before | 32 == 98 and int(b[s - 2]) == 50 and int(b[s - 3]) == 37):
        if before != 43 or not (ALNUM[b[s - 2]] or int(b[s - 2]) == 43):
            international(b, s, s - (1 if before == 43 else 3), words, scratch, out)
        return e
    if LETTER[before]:
        return max(e, lettered(b, s, e, out))
    after = int(b[e])
    if before == 58 or after == 58 or HEX[after]:
        end = _colons(b, s, e, out)
        if end > e:
            return end
    return max(e, plain(b, s, e, words, scratch, out))


@inlined
def _colons(b: np.ndarray, s: int, e: int, out: Output) -> int:
    """IPv6, unless the neighbours show a time of day or a JSON value."""
    before, after, then = int(b[s - 1]), int(b[e]), int(b[e + 1])
    if before == 58:
        if not HEX[b[s - 2]] and int(b[s - 2]) != 58:
            return e
    elif after == 58:
        if e - s <= 2 and 48 <= then <= 57 and 48 <= int(b[e + 2]) <= 57 and not HEX[b[e + 3]]:
            return e
    elif not (HEX[after] and (then == 58 or int(b[e + 2]) == 58 or int(b[e + 3]) == 58)):
        return e
    if after == 58 and e - s <= 2 and int(b[e + 3]) == 58 and 48 <= then <= 57:
        return e
    return ipv6(b, s, out)


@inlined
def lettered(b: np.ndarray, s: int, e: int, out: Output) -> int:
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
    if int(b[t - 1]) != 95 and may_be_identity(b, t, s, e):
        set_aside(out, s, e, HOPE, t)
    if HEX[b[s - 1]] and _has_colon(b, s, e):
        return max(ipv6(b, s, out), e)
    return e


@inlined
def _has_colon(b: np.ndarray, s: int, e: int) -> bool:
    found = False
    for i in range(s - 4, e + 4):
        found |= int(b[i]) == 58
    return found


@inlined
def plain(b: np.ndarray, s: int, e: int, words: Pair, scratch: Pair, out: Output) -> int:
    """Digits with no letter before them."""
    n, after, then = e - s, int(b[e]), int(b[e + 1])
    if n <= 3 and after == 46:
        end = ipv4(b, s, out)
        if end > s:
            return end
    if n > 19:
        return e
    if may_start_identity(b, s, e):
        set_aside(out, s, e, HOPE, NONE)
    apart = (after in (32, 45, 46, 47) and 48 <= then <= 57) or after == 41 or (after in (32, 45) and then == 40)
    if (n < 7 and not apart) or not begins_word(b, s) or (apart and is_date(b, s, n)):
        return e
    if (n == 4 or n >= 12) and card(b, s, e, scratch[0], words, out) and n >= 14:
        return e
    dialled(b, s, n, apart, words, scratch, out)
    return e


@inlined
def dialled(b: np.ndarray, s: int, n: int, apart: bool, words: Pair, scratch: Pair, out: Output) -> None:  # noqa: PLR0913
    """Telephone numbers without a plus sign."""
    before, zeros = int(b[s - 1]), int(b[s]) == 48 and int(b[s + 1]) == 48
    if zeros and n >= 3 and int(b[s + 2]) != 48:
        international(b, s + 2, s, words, scratch, out)
    elif zeros and n == 2 and int(b[s + 2]) == 32:
        international(b, s + 3, s, words, scratch, out)
    elif n > 11 or before in (45, 46, 47, 95) or _is_status(b, s, n) or (before == 61 and not _called(b, s, words)):
        return
    elif apart or int(b[s]) == 48 or _labelled(b, s, words):
        national(b, s, s - 1 if before == 40 else s, words, scratch, out)


@inlined
def _labelled(b: np.ndarray, s: int, words: Pair) -> bool:
    """`Fax: 2025550143`: digits in one piece are dialled where a word right before them says so."""
    if int(b[s - 1]) != 32 or not (LETTER[b[s - 2]] or int(b[s - 2]) in (46, 58)):
        return False
    return _called(b, s, words)


@lean
def _called(b: np.ndarray, s: int, words: Pair) -> bool:
    """Whether the word before digits is one for a telephone."""
    return near(b, s, words[0], words[1]) & LABEL != 0


@inlined
def _is_status(b: np.ndarray, s: int, n: int) -> bool:
    """The status and size that follow the quoted request in an access log: `" 200 4711`."""
    return n == 3 and b[s - 1] == 32 and b[s - 2] == 34 and 49 <= b[s] <= 53 and b[s + 3] == 32


@lean_entry
def scan_bytes(b: np.ndarray, lo: int, hi: int, words: Pair, scratch: Pair, out: Output) -> int:
    """Scan b[lo:hi] (padded data). Gives hi when done, or the position to resume at when the output is full."""
    done, start = lo, lo
    while start < hi:
        found = anchors(b, start)
        while found:
            k = lowest(found)
            found &= found - 1
            s = start - BEFORE + k
            if s >= hi:
                return max(hi, done)
            if s < done:
                continue
            if is_full(out):
                return s
            if int(b[s]) == 64:
                done = max(email(b, s, s + 1, NONE, out), s + 1)
                continue
            if int(b[s]) == 38:
                if named_at(b, s):
                    done = max(email(b, s, s + len(COMMAT), ENTITY, out), s + 1)
                continue
            e = run_end(b, s)
            done = verify(b, s, e, words, scratch, out) if e - s <= RUN_MAX else e
        start += OWN
    return max(hi, done)


def padded(data: bytes) -> np.ndarray:
    """The bytes with `PAD` zeros on both sides."""
    b = np.zeros(len(data) + 2 * PAD, np.uint8)
    b[PAD : PAD + len(data)] = np.frombuffer(data, np.uint8)
    return b
