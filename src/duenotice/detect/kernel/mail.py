"""E-mail addresses: from an at sign, plain or encoded, to the left and to the right."""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.alphabet import ALNUM, DOMAIN, HEX, LETTER, LOCAL, percent
from duenotice.detect.kernel.codes import EMAIL, NONE
from duenotice.detect.kernel.compiled import inlined, lean
from duenotice.detect.kernel.output import ENCODING, Output, add, put
from duenotice.detect.kernel.touching import SIGN, TOUCHING, kind_of, next_of, start_beside

PERCENT, ENTITY = 1, 2
COMMAT = np.frombuffer(b"&commat;", np.uint8).astype(np.int64)
ZEROS_MAX = 8
"""Zeros before the digits of a character reference; more are not written by anybody."""
LOCAL_MAX, DOMAIN_MAX = 64, 253

_FILES = (
    "png jpg jpeg gif svg webp avif css js mjs json html htm php xml ico woff woff2 ttf map mp4 webm pdf txt csv log"
)
FILE_ENDINGS = np.array([int.from_bytes(name.encode(), "big") for name in _FILES.split()], np.int64)
"""Last labels that name files, not domains (`logo@2x.png`)."""
_ENDINGS = "com net org edu gov info biz name app dev shop"
COMMON_ENDINGS = np.array([int.from_bytes(name.encode(), "big") for name in _ENDINGS.split()], np.int64)
"""Last labels, beside those of countries, behind which words of another script may follow without a space."""


@lean
def _skip_escape(b: np.ndarray, left: int) -> int:
    r"""Letters of an escape before the span (`\njane@`, `\u003cjane@`, `\x22jane@`) belong to the escape."""
    if int(b[left - 1]) != 92:
        return left
    c = int(b[left])
    if c == 117:
        return left + 5
    if c == 120:
        return left + 3
    return left + 1 if c in (110, 114, 116, 98, 102) else left


@inlined
def _grow_left(b: np.ndarray, at: int, encoding: int) -> int:
    """Start of the local part, or -1 where it would be longer than RFC 5321 allows."""
    limit = LOCAL_MAX * 3 if encoding == PERCENT else LOCAL_MAX
    i, high = at, 0
    while at - i <= limit and (LOCAL[b[i - 1]] or (encoding == PERCENT and int(b[i - 1]) == 37)):
        i -= 1
        high |= int(b[i])
    if high >= 0x80:
        i = start_beside(b, i, at, int(b[at + 1]) < 0x80)
    return -1 if at - i > limit else i


@inlined
def _tidy_left(b: np.ndarray, left: int, at: int, encoding: int) -> int:
    """Start after whatever cannot be in a local part: foreign escapes, doubled or leading dots, leading quotes."""
    left = _skip_escape(b, left)
    i = left
    while i < at:
        c = int(b[i])
        step = 1
        if c == 37 and encoding == PERCENT:
            c, step = percent(b, i), 3
            if c < 0 or not LOCAL[c]:
                left = i + (3 if c >= 0 else 1)
        if c == 46 and (i == left or int(b[i + step]) == 46):
            left = i + step
        i += step
    while left < at and int(b[left]) in (39, 45, 46, 126):
        left += 1
    return left


@inlined
def _domain_end(b: np.ndarray, start: int) -> int:
    """End of the longest dotted name whose last label is a possible top level (RFC 1035 lengths), or -1."""
    i, label, best, dots = start, start, -1, 0
    while i - start <= DOMAIN_MAX:
        c = int(b[i])
        if c >= 0x80:
            kind = kind_of(b, i)
            if dots and i > label and int(b[i - 1]) < 0x80 and _is_top_level(b, label, i):
                best = i
                if kind == TOUCHING and _is_common(b, label, i):
                    return best
            if kind != SIGN:
                i = next_of(b, i)
                continue
        elif DOMAIN[c]:
            i += 1
            continue
        if i == label or int(b[i - 1]) == 45 or int(b[label]) == 45 or i - label > 63:
            return best
        if dots and _is_top_level(b, label, i):
            best = i
        if c != 46:
            return best
        dots += 1
        i += 1
        label = i
    return -1


@inlined
def _is_top_level(b: np.ndarray, start: int, end: int) -> bool:
    if end - start < 2:
        return False
    if end - start > 4 and (int(b[start]) | 32, int(b[start + 1]) | 32, int(b[start + 2])) == (120, 110, 45):
        return True
    foreign = int(b[start]) >= 128
    for i in range(start, end):
        c = int(b[i])
        if (c >= 128) != foreign or not (LETTER[c] or foreign):
            return False
    return foreign or not _is_one_of(FILE_ENDINGS, b, start, end)


@inlined
def _is_common(b: np.ndarray, start: int, end: int) -> bool:
    """True for the last labels of countries and the commonest others."""
    return end - start == 2 or _is_one_of(COMMON_ENDINGS, b, start, end)


@inlined
def _is_one_of(words: np.ndarray, b: np.ndarray, start: int, end: int) -> bool:
    """True where b[start:end] is one of the words, of up to seven letters, whatever their case."""
    if end - start > 7:
        return False
    word = 0
    for i in range(start, end):
        word = word * 256 + (int(b[i]) | 32)
    known = False
    for one in words:
        known |= word == one
    return known


@inlined
def _is_login_of_url(b: np.ndarray, left: int) -> bool:
    """`//user@host`, `//user:secret@host`: what stands there is no mailbox."""
    i = left - 1
    for _ in range(64):
        c = int(b[i])
        if c == 47:
            return int(b[i - 1]) == 47
        if c not in (37, 58) and not LOCAL[c]:
            return False
        i -= 1
    return False


@lean
def _copy(b: np.ndarray, start: int, end: int, encoding: int, out: Output) -> int:
    """Decoded bytes to the output; how many."""
    i, n = start, 0
    while i < end:
        c = percent(b, i) if encoding == PERCENT else -1
        i += 1 if c < 0 else 3
        put(out, np.int64(c if c >= 0 else b[i - 1]))
        n += 1
    return n


@lean
def email(b: np.ndarray, at: int, after: int, encoding: int, out: Output) -> int:
    """Verify at an at sign that fills b[at:after]. Gives the end of the address, or `after` where there is none."""
    if not DOMAIN[b[after]] or int(b[after]) == 45:
        return after
    left = _grow_left(b, at, encoding)
    if left < 0:
        return after
    left = _tidy_left(b, left, at, encoding)
    if left >= at or int(b[at - 1]) == 46 or not _holds_name(b, left, at) or _is_login_of_url(b, left):
        return after
    end = _domain_end(b, after)
    if end < 0:
        return after
    if int(b[left - 1]) == 60 and _is_of_message(b, left - 2):
        return after
    before = out.used[1]
    n = _copy(b, left, at, encoding, out)
    if n > LOCAL_MAX:
        out.used[1] = before
        return after
    put(out, np.int64(64))
    _copy(b, after, end, encoding, out)
    add(out, left, end, EMAIL, NONE)
    out.rows[out.used[0] - 1, ENCODING] = encoding
    return end


@lean
def _is_of_message(b: np.ndarray, i: int) -> bool:
    """Whether what is in angle brackets behind i is the id of a message, as logs of mail servers have it: `message-id=<…>`, `msgid=<…>`."""
    i -= 1 if int(b[i]) == 32 else 0
    if int(b[i]) not in (58, 61) or int(b[i - 1]) | 32 != 100 or int(b[i - 2]) | 32 != 105:
        return False
    i -= 4 if int(b[i - 3]) in (45, 95) else 3
    return int(b[i]) | 32 in (101, 103) and int(b[i - 1]) | 32 in (103, 115)


@inlined
def _holds_name(b: np.ndarray, left: int, at: int) -> bool:
    """A local part has a letter or digit somewhere."""
    found = False
    for i in range(left, at):
        found |= ALNUM[b[i]] == 1 or int(b[i]) >= 128
    return found


@inlined
def encoded_at(b: np.ndarray, run: int) -> tuple[int, int, int]:
    r"""An at sign whose digits start at run: (start, end, encoding) or -1s.

    Written `%40`, `%2540`, `%u0040`, `&#64;`, `&#x40;` (both with any zeros that fit), `\u0040` or `\x40`.
    """
    before, first, second = int(b[run - 1]), int(b[run]), int(b[run + 1])
    if before == 37 and first == 52 and second == 48:
        return run - 1, run + 2, 1
    if before == 37 and first == 50 and second == 53 and int(b[run + 2]) == 52 and int(b[run + 3]) == 48:
        return run - 1, run + 4, 1
    if before == 35:
        return _character_reference(b, run, run - 2, 54, 52)
    opens = int(b[run - 2])
    if (before | 32) == 120 and opens == 35:
        return _character_reference(b, run, run - 3, 52, 48)
    if before == 120 and opens == 92 and first == 52 and second == 48:
        return run - 2, run + 2, 4
    four = first == 48 and second == 48 and int(b[run + 2]) == 52 and int(b[run + 3]) == 48
    if before == 117 and four and (opens == 92 or opens == 37):
        return run - 2, run + 4, 4 if opens == 92 else 1
    return -1, -1, 0


@lean
def _character_reference(b: np.ndarray, run: int, start: int, high: int, low: int) -> tuple[int, int, int]:
    """`&#64;` or `&#x40;` that begins at start, as HTML reads it: any zeros, and a semicolon only where a digit would go on."""
    i = run
    while i - run < ZEROS_MAX and int(b[i]) == 48:
        i += 1
    after = int(b[i + 2])
    goes_on = 48 <= after <= 57 or (low == 48 and HEX[after] == 1)
    if int(b[start]) != 38 or int(b[i]) != high or int(b[i + 1]) != low or goes_on:
        return -1, -1, 0
    return start, i + (3 if after == 59 else 2), 2


@lean
def named_at(b: np.ndarray, i: int) -> bool:
    """`&commat;`, the name of the at sign in HTML, at i."""
    found = True
    for k in range(len(COMMAT)):
        found &= b[i + k] == COMMAT[k]
    return found
