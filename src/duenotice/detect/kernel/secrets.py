"""Secrets and crypto addresses in running text: what begins with a mark of its own, not with a digit run.

A pass of its own over sixty-four bytes at a time, so that the scan for numbers stays as it is; marks are rare, so few are looked at.
"""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel import codes as c
from duenotice.detect.kernel.alphabet import ALNUM
from duenotice.detect.kernel.compiled import inlined, lean, lean_entry
from duenotice.detect.kernel.output import Output, add, is_full, put
from duenotice.detect.kernel.wallets import Pair, base58, bech32, ethereum
from duenotice.detect.kernel.wide import lowest, ranged

LONGEST = 8192
"""Bytes of a token or key that are looked at; longer ones are cut there."""

BEFORE, OWN = 1, 56
OWN_BITS = ((1 << OWN) - 1) << BEFORE
_UPPER, _WORD, _URL = 1, 2, 4
_TOKENS = (
    ("AKIA", 2, _UPPER, 16, 16),
    ("ASIA", 2, _UPPER, 16, 16),
    ("AIza", 1, _URL, 35, 35),
    ("ghp_", 0, _WORD, 36, 255),
    ("gho_", 0, _WORD, 36, 255),
    ("ghu_", 0, _WORD, 36, 255),
    ("ghs_", 0, _WORD, 36, 255),
    ("ghr_", 0, _WORD, 36, 255),
    ("github_pat_", 6, _URL, 60, 255),
    ("glpat-", 0, _URL, 20, 255),
    ("sk_live_", 2, _WORD, 16, 255),
    ("rk_live_", 2, _WORD, 16, 255),
    ("xoxb-", 0, _URL, 20, 255),
    ("xoxp-", 0, _URL, 20, 255),
    ("xoxa-", 0, _URL, 20, 255),
    ("xoxr-", 0, _URL, 20, 255),
    ("xoxs-", 0, _URL, 20, 255),
)
"""(prefix, place of the mark in it, alphabet, fewest and most bytes after it), as Amazon, Google, GitHub, GitLab, Stripe and Slack
document their keys."""


def _alphabets() -> np.ndarray:
    table = np.zeros(256, np.int64)
    for char in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789":
        table[ord(char)] |= _UPPER | _WORD | _URL
    for char in "abcdefghijklmnopqrstuvwxyz":
        table[ord(char)] |= _WORD | _URL
    table[ord("-")] |= _URL
    table[ord("_")] |= _URL
    return table


ALPHABET = _alphabets()
PREFIX = np.array([list(token[0].encode().ljust(12, b"\0")) for token in _TOKENS], np.int64)
SHAPE = np.array([(len(token[0]), *token[1:]) for token in _TOKENS], np.int64)
BEGIN_KEY = np.frombuffer(b"-----BEGIN ", np.uint8).astype(np.int64)
PRIVATE_KEY = np.frombuffer(b"PRIVATE KEY-----", np.uint8).astype(np.int64)


@lean
def _says(b: np.ndarray, i: int, text: np.ndarray) -> bool:
    k = 0
    while k < len(text) and b[i + k] == text[k]:
        k += 1
    return k == len(text)


@inlined
def _marks(b: np.ndarray, i: int) -> int:
    """Bits of the places where one of the marks may begin that the routines below go on from; `OWN` bits behind the first `BEFORE`.

    Each class of bytes costs, so classes are shared, and a rare one asks for the others; what is let through in vain is verified.
    """
    word = ranged(b, i, 97, 26, 32)
    digit, x, under = ranged(b, i, 48, 10, 0), ranged(b, i, 120, 1, 0), ranged(b, i, 95, 1, 0)
    word |= digit
    free = ~(word << 1)
    one_three, b_or_c = ranged(b, i, 51, 1, 2), ranged(b, i, 98, 2, 0)
    found = free & ((digit & (x >> 1)) | (x & (x >> 2)) | (b_or_c & (b_or_c >> 1) & (one_three >> 2)))
    found |= free & ranged(b, i, 103, 1, 0) & (ranged(b, i, 108, 1, 4) >> 1)
    found |= under & ((under >> 4) | (under >> 5))
    capital = ranged(b, i, 73, 2, 8)
    if capital:
        found |= ranged(b, i, 121, 1, 0) & (ranged(b, i, 74, 1, 0) >> 1)
        found |= ranged(b, i, 73, 1, 0) & ((capital | ranged(b, i, 122, 1, 0)) >> 1)
        found |= ranged(b, i, 45, 1, 0) & (capital >> 1)
    pair = word & (word >> 1)
    long = free & one_three & pair & (pair >> 2) & (pair >> 4)
    if long:
        ahead = ranged(b, i + 12, 97, 26, 32) | ranged(b, i + 12, 49, 9, 0)
        found |= long & ahead & (ranged(b, i + 25, 97, 26, 32) | ranged(b, i + 25, 49, 9, 0))
    return found & OWN_BITS


@inlined
def _look(b: np.ndarray, s: int, words: Pair, room: Pair, out: Output) -> int:
    """Everything whose mark stands at s. Gives where what was found ends, else s."""
    ch = int(b[s])
    if ch == 121:
        return _web_token(b, s - 1, out)
    if ch == 45:
        return _private_key(b, s - 4, out)
    if ch == 48:
        return ethereum(b, s, words, room, out)
    if ch == 98:
        return bech32(b, s, words, out)
    if ch in (49, 51):
        return base58(b, s, words, room, out)
    if ch < 58:
        return s
    for k in range(len(SHAPE)):
        end = _token(b, s - SHAPE[k, 1], k, out)
        if end > s:
            return end
    return s


@lean
def _token(b: np.ndarray, s: int, k: int, out: Output) -> int:
    """A key with the k-th prefix at s."""
    size, alphabet, most = SHAPE[k, 0], SHAPE[k, 2], SHAPE[k, 4]
    for j in range(size):
        if b[s + j] != PREFIX[k, j]:
            return s
    end = s + size
    while end - s - size <= most and ALPHABET[b[end]] & alphabet:
        end += 1
    if not SHAPE[k, 3] <= end - s - size <= most or ALNUM[b[s - 1]] or ALNUM[b[end]]:
        return s
    for i in range(s, end):
        put(out, np.int64(b[i]))
    add(out, s, end, c.API_KEY, c.NONE)
    return end


@lean
def _part_end(b: np.ndarray, i: int, limit: int) -> int:
    while i < limit and ALPHABET[b[i]] & _URL:
        i += 1
    return i


@lean
def _web_token(b: np.ndarray, s: int, out: Output) -> int:
    """A JSON web token (RFC 7519): header and claims that begin as JSON objects do, and a signature."""
    limit = s + LONGEST
    if int(b[s]) != 101 or ALPHABET[b[s - 1]] & _URL:
        return s
    first = _part_end(b, s, limit)
    if first - s < 12 or int(b[first]) != 46:
        return s
    second = _part_end(b, first + 1, limit)
    if int(b[first + 1]) != 101 or int(b[first + 2]) != 121 or int(b[second]) != 46 or second - first < 6:
        return s
    end = _part_end(b, second + 1, limit)
    if end - second < 17:
        return s
    for i in range(s, end):
        put(out, np.int64(b[i]))
    add(out, s, end, c.WEB_TOKEN, c.NONE)
    return end


@lean
def _private_key(b: np.ndarray, s: int, out: Output) -> int:
    """A private key in PEM (RFC 7468), line ends plain or escaped; its text is the key without line ends."""
    if not _says(b, s, BEGIN_KEY):
        return s
    i = s + len(BEGIN_KEY)
    while i - s < 48 and not _says(b, i, PRIVATE_KEY):
        i += 1
    if i - s == 48:
        return s
    first = out.used[1]
    i += len(PRIVATE_KEY)
    while i - s < LONGEST:
        ch = int(b[i])
        if ch == 92 and int(b[i + 1]) in (110, 114):
            i += 2
            continue
        if ALNUM[ch] or ch in (43, 47, 61):
            put(out, ch)
        elif ch not in (10, 13, 32):
            break
        i += 1
    if out.used[1] - first < 40:
        out.used[1] = first
        return s
    add(out, s, i, c.PRIVATE_KEY, c.NONE)
    return i


@lean_entry
def scan_marks(b: np.ndarray, lo: int, hi: int, words: Pair, room: Pair, out: Output) -> int:
    """Look at the marks of b[lo:hi]. Gives hi when done, or the position to resume at when the output is full."""
    done, start = lo, lo
    while start < hi:
        found = _marks(b, start - BEFORE)
        while found:
            s = start - BEFORE + lowest(found)
            found &= found - 1
            if s >= hi:
                return max(hi, done)
            if s < done:
                continue
            if is_full(out):
                return s
            done = max(_look(b, s, words, room, out), s + 1)
        start += OWN
    return max(hi, done)
