"""Hot words before a span: which set of groups of the lexicon the nearest has. Words are looked up by a hash of their bytes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from duenotice.detect.kernel.alphabet import LETTER
from duenotice.detect.kernel.compiled import lean

REACH = 48
"""Bytes before the span that are looked at."""
KEY_REACH = 8
"""Bytes between a key of JSON and the number that is its value, at most: quotes, a colon, blanks, a parenthesis."""
PRIME, SEED = np.uint64(0x100000001B3), np.uint64(0xCBF29CE484222325)


WIDE_MAX = 18
"""Bytes of the longest word of the lexicon in a script without spaces."""


@lean
def mixed(h: np.uint64, c: int) -> np.uint64:
    """The hash of a word with one more byte (FNV-1a, ASCII case ignored)."""
    return (h ^ np.uint64(c | 32 if c < 128 else c)) * PRIME


@lean
def hashed(b: np.ndarray, lo: int, hi: int) -> np.uint64:
    """The hash of b[lo:hi], spaces, hyphens and dots between words as underscores."""
    h = SEED
    for k in range(lo, hi):
        c = int(b[k])
        h = mixed(h, 95 if c in (32, 45, 46) else c)
    return h


@lean
def found(h: np.uint64, keys: np.ndarray, groups: np.ndarray) -> int:
    """The groups of the word with this hash, 0 where it is none of the lexicon."""
    mask = len(keys) - 1
    slot = np.int64(h & np.uint64(mask))
    while keys[slot] and keys[slot] != h:
        slot = (slot + 1) & mask
    return np.int64(groups[slot]) if keys[slot] == h else 0


@lean
def _within(b: np.ndarray, begin: int, end: int, keys: np.ndarray, groups: np.ndarray) -> int:
    """Groups of the last word of the lexicon within b[begin:end], in which words are not parted: of those that begin at one sign, the
    longest."""
    for i in range(end - 1, begin - 1, -1):
        if int(b[i]) & 0xC0 == 0x80:
            continue
        h, told = SEED, 0
        for k in range(i, min(i + WIDE_MAX, end)):
            h = mixed(h, int(b[k]))
            if int(b[k + 1]) & 0xC0 != 0x80:
                told = found(h, keys, groups) or told
        if told:
            return told
    return 0


@lean
def near(b: np.ndarray, start: int, keys: np.ndarray, groups: np.ndarray) -> int:
    """What the nearest word of the lexicon in the `REACH` bytes before start speaks of, 0 for none (FNV-1a, ASCII case ignored).

    Looked for backwards: a word that already stands before another number of eight digits speaks of that one, so there the way ends.
    Han, kana and hangul are written without spaces or with endings (`お電話は`, `电话：`, `전화는`), so there words are looked for within.
    A key of JSON names its whole value, so not what stands further within it (`"message":"build 20394857"`).
    """
    first, digits = start - REACH, 0
    i = start
    while i > first and digits < 8:
        i -= 1
        c = int(b[i])
        if not (LETTER[c] or c >= 128):
            digits += 1 if 48 <= c <= 57 else 0
            continue
        end, wide = i + 1, is_wide(c)
        while i > first and (LETTER[b[i - 1]] or int(b[i - 1]) >= 128):
            i -= 1
            wide |= is_wide(int(b[i]))
        if wide:
            told = _within(b, i, end, keys, groups)
            if told:
                return told
        if i == first:
            return np.int64(0)
        if not wide:
            told = found(hashed(b, i, end), keys, groups)
            article = _article(b, i)
            if not told and article and i + article < end:
                told = found(hashed(b, i + article, end), keys, groups)
            if told:
                is_key = int(b[end]) == 34 and int(b[end + 1]) == 58 and start - end > KEY_REACH
                return np.int64(0) if is_key else told
    return np.int64(0)


@lean
def _article(b: np.ndarray, i: int) -> int:
    """Bytes of an Arabic (`ال`) or Hebrew (`ה`) article, which is written as one with its word."""
    if int(b[i]) == 0xD8 and int(b[i + 1]) == 0xA7 and int(b[i + 2]) == 0xD9 and int(b[i + 3]) == 0x84:
        return 4
    return 2 if int(b[i]) == 0xD7 and int(b[i + 1]) == 0x94 else 0


@lean
def is_wide(c: int) -> bool:
    """A byte with which signs of kana, Han, hangul and fullwidth forms begin."""
    return 0xE3 <= c <= 0xED or c == 0xEF


LABEL, IDENTITY, SETS = 1, 2, 4
"""What hot words speak of is told as the number of their set of groups, `SETS` for each, so that there may be any number of groups; below
it are the two things that the kernel itself asks: whether a word also stands behind a telephone number (`555 0143 office`), and whether it
speaks of a number that a state gives."""
LABEL_MAX = 10


@lean
def label_after(b: np.ndarray, end: int, keys: np.ndarray, groups: np.ndarray) -> int:
    """`LABEL` where the word right behind a number is one (`-Fax`, ` (mobile)`, ` office` at the end of a phrase), else 0.

    `2 500 000 mobile users` is no number to dial: a label that only a space joins is not followed by another word.
    """
    i = end
    while i - end < 3 and int(b[i]) in (32, 45, 40):
        i += 1
    if i == end or not LETTER[b[i]]:
        return 0
    h, first = SEED, i
    while i - first < LABEL_MAX and LETTER[b[i]]:
        h = mixed(h, int(b[i]))
        i += 1
    if LETTER[b[i]] or int(b[i]) >= 128 or (int(b[first - 1]) == 32 and int(b[i]) == 32 and LETTER[b[i + 1]]):
        return 0
    return found(h, keys, groups) & LABEL


def hashes_of(words: Sequence[str]) -> np.ndarray:
    """The hash of each word as `hashed` gives it, all of them a byte at a time."""
    texts = np.array([word.encode() for word in words], np.bytes_)
    letters = texts.view(np.uint8).reshape(len(texts), texts.dtype.itemsize)
    ends, hashes = (letters != 0).sum(1), np.full(len(texts), SEED)
    for k in range(texts.dtype.itemsize):
        some = np.flatnonzero(ends > k)
        c = letters[some, k].astype(np.uint64)
        c[np.isin(c, (32, 45, 46))] = 95
        hashes[some] = (hashes[some] ^ np.where(c < 128, c | np.uint64(32), c)) * PRIME
    return hashes


def spellings(words: dict[str, int]) -> dict[int, int]:
    """The hash of each word → bits; non-ASCII words in lower, title and upper case. Words of one hash share their bits."""
    forms = [
        (form, bits)
        for word, bits in words.items()
        for form in {word.lower(), word.capitalize(), word.title(), word.upper()}
    ]
    spelled: dict[int, int] = {}
    for h, (_, bits) in zip(hashes_of([form for form, _ in forms]).tolist(), forms, strict=True):
        spelled[h] = spelled.get(h, 0) | bits
    return spelled


def word_table(words: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """The open-addressing table of word → bits that `found` reads."""
    return hash_table(spellings(words))


def hash_table(told: dict[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """The same of hash → number."""
    size = 1 << max(4, (len(told) * 3).bit_length())
    keys, groups = np.zeros(size, np.uint64), np.zeros(size, np.int64)
    for h, number in sorted(told.items()):
        slot = h & (size - 1)
        while keys[slot]:
            slot = (slot + 1) & (size - 1)
        keys[slot], groups[slot] = h, number
    return keys, groups
