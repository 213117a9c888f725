"""Hot words before a span: which groups of the lexicon stand within reach. Words are looked up by a hash of their bytes."""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.alphabet import LETTER
from duenotice.detect.kernel.compiled import lean

REACH = 48
"""Bytes before the span that are looked at."""
PRIME, SEED = np.uint64(0x100000001B3), np.uint64(0xCBF29CE484222325)


@lean
def near(b: np.ndarray, start: int, keys: np.ndarray, groups: np.ndarray) -> int:
    """Lexicon groups of the nearest word of the lexicon in the `REACH` bytes before start, 0 for none (FNV-1a, ASCII case ignored).

    Looked for backwards: a word that already stands before another number of eight digits speaks of that one, so there the way ends.
    """
    mask, first, digits = len(keys) - 1, start - REACH, 0
    i = start
    while i > first and digits < 8:
        i -= 1
        c = int(b[i])
        if not (LETTER[c] or c >= 128):
            digits += 1 if 48 <= c <= 57 else 0
            continue
        end = i + 1
        while i > first and (LETTER[b[i - 1]] or int(b[i - 1]) >= 128):
            i -= 1
        if i == first:
            return np.int64(0)
        h = SEED
        for k in range(i, end):
            c = int(b[k])
            h = (h ^ np.uint64(c | 32 if c < 128 else c)) * PRIME
        slot = np.int64(h & np.uint64(mask))
        while keys[slot] and keys[slot] != h:
            slot = (slot + 1) & mask
        if keys[slot] == h:
            return np.int64(groups[slot])
    return np.int64(0)


LABEL = 1
"""The bit of the lexicon's first group: words that also stand behind a telephone number (`555 0143 office`)."""
LABEL_MAX = 10


@lean
def label_after(b: np.ndarray, end: int, keys: np.ndarray, groups: np.ndarray) -> int:
    """Groups of the word right behind a number where it is such a label (`-Fax`, ` (mobile)`, ` office` at the end of a phrase), else 0.

    `2 500 000 mobile users` is no number to dial: a label that only a space joins is not followed by another word.
    """
    i = end
    while i - end < 3 and int(b[i]) in (32, 45, 40):
        i += 1
    if i == end or not LETTER[b[i]]:
        return 0
    h, first = SEED, i
    while i - first < LABEL_MAX and LETTER[b[i]]:
        h = (h ^ np.uint64(int(b[i]) | 32)) * PRIME
        i += 1
    if LETTER[b[i]] or int(b[i]) >= 128 or (int(b[first - 1]) == 32 and int(b[i]) == 32 and LETTER[b[i + 1]]):
        return 0
    mask = len(keys) - 1
    slot = np.int64(h & np.uint64(mask))
    while keys[slot] and keys[slot] != h:
        slot = (slot + 1) & mask
    return groups[slot] if keys[slot] == h and groups[slot] & LABEL else 0


def word_table(words: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """The open-addressing table of word → bits that `near` reads; non-ASCII words in lower, title and upper case."""
    spelled: dict[int, int] = {}
    for word, bits in words.items():
        for form in {word.lower(), word.title(), word.upper()}:
            spelled[_hash(form)] = spelled.get(_hash(form), 0) | bits
    size = 1 << max(4, (len(spelled) * 3).bit_length())
    keys, groups = np.zeros(size, np.uint64), np.zeros(size, np.int64)
    for h, bits in sorted(spelled.items()):
        slot = h & (size - 1)
        while keys[slot]:
            slot = (slot + 1) & (size - 1)
        keys[slot], groups[slot] = h, bits
    return keys, groups


def _hash(word: str) -> int:
    h = int(SEED)
    for c in word.encode():
        h = ((h ^ (c | 32 if c < 128 else c)) * int(PRIME)) & 0xFFFFFFFFFFFFFFFF
    return h
