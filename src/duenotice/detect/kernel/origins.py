"""Signs of where a text was written: words of tongues, domains of countries in addresses of sites, and codes as `de-DE`."""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.alphabet import ALNUM, LETTER
from duenotice.detect.kernel.compiled import inlined, lean, lean_entry
from duenotice.detect.kernel.words import SEED, found, mixed

WORD_MAX, HOST_MAX = 24, 253
LETTERS = 26


@lean
def _parts(c: int) -> bool:
    """What stands beside a word of running text, of a row or of an object; not what joins the parts of a name of a program."""
    return c <= 32 or c in (34, 39, 40, 41, 44, 58, 59, 60, 62, 63, 33, 124)


@lean
def _is_apart(b: np.ndarray, lo: int, hi: int) -> bool:
    """Whether a word stands by itself; a sign of money stands beside digits."""
    before, after = int(b[lo - 1]), int(b[hi])
    if int(b[lo]) >= 128 and (48 <= before <= 57 or 48 <= after <= 57):
        return True
    return _parts(before) and (_parts(after) or (after == 46 and not ALNUM[b[hi + 1]]))


@lean
def _pair(b: np.ndarray, at: int) -> int:
    """The number of two letters of either case."""
    return ((int(b[at]) | 32) - 97) * LETTERS + (int(b[at + 1]) | 32) - 97


@inlined
def _site(b: np.ndarray, at: int, domains: np.ndarray) -> None:
    """Count the two letters in which the name of a host at `at` ends."""
    last, i = 0, at
    while i - at < HOST_MAX and (ALNUM[b[i]] or int(b[i]) in (45, 46)):
        last = i if int(b[i]) == 46 else last
        i += 1
    if last and i - last == 3 and LETTER[b[i - 1]] and LETTER[b[i - 2]] and int(b[i]) != 64:
        domains[_pair(b, i - 2)] += 1


@inlined
def _place(b: np.ndarray, at: int, places: np.ndarray) -> None:
    """Count the country of a tongue, as in `de-DE` or `pt_BR`, whose hyphen is at `at`."""
    small = 97 <= int(b[at - 2]) <= 122 and 97 <= int(b[at - 1]) <= 122 and not ALNUM[b[at - 3]]
    large = 65 <= int(b[at + 1]) <= 90 and 65 <= int(b[at + 2]) <= 90 and not ALNUM[b[at + 3]]
    if small and large and int(b[at - 3]) not in (45, 46, 95) and int(b[at + 3]) not in (45, 95):
        places[_pair(b, at + 1)] += 1


@lean_entry
def count_origins(  # noqa: PLR0913
    b: np.ndarray,
    lo: int,
    hi: int,
    keys: np.ndarray,
    groups: np.ndarray,
    words: np.ndarray,
    domains: np.ndarray,
    places: np.ndarray,
) -> None:
    """Count what begins in b[lo:hi] (padded data): words by their group in the table, and pairs of letters. Each sign is judged by
    what stands right beside it, so that stretches may be counted apart and added."""
    i = lo
    while i < hi and (LETTER[b[i]] or int(b[i]) >= 128) and (LETTER[b[i - 1]] or int(b[i - 1]) >= 128):
        i += 1
    while i < hi:
        c = int(b[i])
        if LETTER[c] or c >= 128:
            start, h = i, SEED
            while (LETTER[b[i]] or int(b[i]) >= 128) and i - start < WORD_MAX:
                h = mixed(h, int(b[i]))
                i += 1
            told = found(h, keys, groups)
            if told and not (LETTER[b[i]] or int(b[i]) >= 128) and _is_apart(b, start, i):
                words[told] += 1
            while i < hi and (LETTER[b[i]] or int(b[i]) >= 128):
                i += 1
            continue
        if c == 58 and int(b[i + 1]) == 47 and int(b[i + 2]) == 47:
            _site(b, i + 3, domains)
        elif c in (45, 95):
            _place(b, i, places)
        i += 1
