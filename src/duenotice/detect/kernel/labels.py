"""Words before a colon or an equals sign: `Name: …`, `first_name=…`, `"password": …`, `姓名：…`. Looked up by a hash of their bytes."""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.alphabet import ALNUM, PAD
from duenotice.detect.kernel.compiled import lean, lean_entry
from duenotice.detect.kernel.wide import WIDTH, lowest, ranged
from duenotice.detect.kernel.words import found, hashed, is_wide

REACH, WORDS_MAX = 64, 4
"""Bytes before the sign that are looked at, and words of a label at most."""
ALIGNED = 24
"""Spaces before an arrow at most, where programs write arrows below each other, or before a colon, where forms do so."""
QUOTES, SLASHES = 4, 7
"""Quotes and backslashes of one quotation mark at most: cells within cells, texts within texts within texts."""
COLON, EQUALS = 58, 61
PASSWORD = np.frombuffer(b"password", np.uint8).astype(np.int64)
Pair = tuple[np.ndarray, np.ndarray]


@lean
def _is_letter(c: int) -> bool:
    return ALNUM[c] != 0 or c >= 128


@lean
def mark_start(b: np.ndarray, end: int) -> int:
    """Where the quotation mark that ends at `end` begins, `end` for none: one, or several where it is doubled (`""`, in cells) or escaped
    (`\\"`, in texts of programs)."""
    quote = int(b[end - 1])
    if quote not in (34, 39):
        return end
    begin = end - 1
    while end - begin < QUOTES and int(b[begin - 1]) == quote:
        begin -= 1
    last = begin
    while last - begin < SLASHES and int(b[begin - 1]) == 92:
        begin -= 1
    return begin


@lean
def _is_of_a_text(b: np.ndarray, end: int) -> bool:
    """Whether a label whose quotation mark ends at `end` cannot be a key of the JSON around it: in single or doubled quotes, or its quote
    escaped."""
    begin = mark_start(b, end)
    return int(b[end - 1]) == 39 or int(b[end - 2]) == 34 or (end - begin) % 2 == 0


@lean
def _says_password(b: np.ndarray, end: int) -> bool:
    """Whether a word ends so that is written as one with another: `PGPASSWORD`, `smtpPassword`."""
    k = 0
    while k < len(PASSWORD) and int(b[end - len(PASSWORD) + k]) | 32 == PASSWORD[k]:
        k += 1
    return k == len(PASSWORD)


@lean
def label_before(b: np.ndarray, sign: int, keys: np.ndarray, groups: np.ndarray) -> int:
    """Group of the longest label that ends before the sign at `sign`, 0 for none. Up to two spaces and a quote may stand between; more
    spaces before a colon that a space follows, and before the arrow of a program also a bracket."""
    end, after = sign, int(b[sign + 1])
    gap = ALIGNED if after == 62 or (after == 32 and int(b[sign]) == COLON) else 2
    while sign - end < gap and int(b[end - 1]) == 32:
        end -= 1
    if int(b[end - 1]) == 93 and int(b[sign + 1]) == 62:
        end -= 1
    if int(b[sign - 1]) == 115 and int(b[sign - 2]) == 59 and int(b[sign - 3]) == 34:
        end = sign - 2  # as PHP stores the texts of a list: `"name";s:3:"Ann"`
    end = mark_start(b, end)
    best, start, words, first = 0, end, 0, sign - REACH
    while words < WORDS_MAX:
        begin = start
        while start > first and _is_letter(int(b[start - 1])):
            start -= 1
            if is_wide(int(b[start])):
                best = found(hashed(b, start, end), keys, groups) or best
        if start in (begin, first):
            return best
        best = found(hashed(b, start, end), keys, groups) or best
        if words == 0 and best == 0 and end - start > len(PASSWORD) and _says_password(b, end):
            best = found(hashed(b, end - len(PASSWORD), end), keys, groups)
        if int(b[start - 1]) not in (32, 45, 46, 95) or not _is_letter(int(b[start - 2])):
            return best
        start -= 1
        words += 1
    return best


@lean
def _arrow_at(b: np.ndarray, i: int) -> int:
    """Bytes of the arrow at i where it gives a value to a name of a program: `"name"=>"x"`, `[name] => x`, `:name=>"x"`; else 0."""
    k = i - 1
    while i - k < ALIGNED and int(b[k]) == 32:
        k -= 1
    if int(b[k]) in (34, 39, 93):
        return 2
    last = k
    while last - k < REACH and (_is_letter(int(b[k])) or int(b[k]) == 95):
        k -= 1
    return 2 if k < last and int(b[k]) == COLON else 0


@lean
def _sign_at(b: np.ndarray, i: int) -> int:
    """Bytes of the colon or equals sign at i, of the two colons of a directory before a coded value (RFC 2849), or of an arrow; 0 where it
    is part of another sign (`::`, `==`, `://`)."""
    c, after, before = int(b[i]), int(b[i + 1]), int(b[i - 1])
    if c == COLON and after == COLON and before != COLON and int(b[i + 2]) == 32:
        return 2
    if c == COLON:
        return 0 if after in (COLON, EQUALS) or before == COLON or (after == 47 and int(b[i + 2]) == 47) else 1
    if c == EQUALS and after == 62:
        return _arrow_at(b, i)
    if c == EQUALS:
        return 0 if after in (EQUALS, 126) or before in (EQUALS, 33, 43, 45, 60, 62) else 1
    return 3 if c == 0xEF and after == 0xBC and int(b[i + 2]) == 0x9A else 0


@lean_entry
def labels(  # noqa: PLR0913
    b: np.ndarray, lo: int, hi: int, words: Pair, texts: np.ndarray, out: np.ndarray, used: np.ndarray
) -> int:
    """Where in b[lo:hi] (padded data) a value begins behind a label, and its group, into out[:used[0]]. Gives hi when done, else where
    to resume. words: of `words.word_table`, groups below 0 are labels of something else; texts: byte ranges of the data without its
    padding, ascending, outside of which labels in quotes are left but for those that are of a text in a cell there."""
    start, k = lo, 0
    while start < hi:
        signs = ranged(b, start, COLON, EQUALS - COLON + 1, 0) | ranged(b, start, 0xEF, 1, 0)
        while signs:
            i = start + lowest(signs)
            signs &= signs - 1
            size = _sign_at(b, i)
            if i >= hi or not size:
                continue
            end = i
            while i - end < 2 and int(b[end - 1]) == 32:
                end -= 1
            if int(b[end - 1]) in (34, 39) and int(b[i + 1]) != 62 and not _is_of_a_text(b, end):
                while k < len(texts) and texts[k, 1] <= i - PAD:
                    k += 1
                if k == len(texts) or i - PAD < texts[k, 0]:
                    continue
            group = label_before(b, i, words[0], words[1])
            if group > 0:
                if used[0] == len(out):
                    return i
                out[used[0], 0], out[used[0], 1] = i + size, group
                used[0] += 1
        start += WIDTH
    return hi
