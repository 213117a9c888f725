"""Where files written as text begin within another text: long runs of Base64 (RFC 4648, both alphabets) that say what they hold, and the
name that Node.js gives to lists of bytes."""

from __future__ import annotations

import base64

import numpy as np

from duenotice.evidence.ground.compiled import lean
from duenotice.evidence.ground.wide import next_pair

LEAST = 64
"""Letters of a run; a shorter one is a token, a sum, or a file in which nothing fits."""

LONGEST = 160
"""Letters before the data of a `data:` address, as forms write it."""

_BEGINNINGS = [
    b"\x28\xb5\x2f\xfd",
    b"MM\x00*",
    *(
        b"%PDF PK\x03\x04 \x1f\x8b\x08 BZh \xfd7zX 7z\xbc\xaf Rar! SQLi PAR1 \xd0\xcf\x11\xe0 \x89PNG \xff\xd8\xff GIF8 II*\x00 RIFF {\\rt "
        b"PGDM Obj\x01 Salt !BDN ARRO"
    ).split(b" "),
]
"""The first three bytes of these fill four letters of Base64."""


def _codes() -> np.ndarray:
    codes = [int.from_bytes(base64.b64encode(begin[:3]), "big") for begin in _BEGINNINGS]
    codes += [int.from_bytes(base64.urlsafe_b64encode(begin[:3]), "big") for begin in _BEGINNINGS]
    return np.array(sorted(set(codes)), np.int64)


def _letters() -> np.ndarray:
    table = np.zeros(256, np.bool_)
    for char in b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_\\%":
        table[char] = True
    return table


CODED, NAMED = 1, 2
CODES, LETTER = _codes(), _letters()
"""A backslash stands before a slash or for a line end in JSON, a percent sign for a sign in forms."""


@lean
def _skipped(b, i, end):
    """Where a run begins behind line ends written in JSON, and behind the end of a `data:` address written in a form."""
    while i + 1 < end and b[i] == 92 and (b[i + 1] == 110 or b[i + 1] == 114 or b[i + 1] == 116):
        i += 2
    if b[i] == 100 and b[i + 1] == 97 and b[i + 2] == 116 and b[i + 3] == 97 and b[i + 4] == 37:  # data%3A…%2C
        for k in range(i + 5, min(i + LONGEST, end - LEAST)):
            if b[k] == 37 and b[k + 1] == 50 and (int(b[k + 2]) | 32) == 99:
                return k + 3
    if i + 1 < end and b[i] == 92 and b[i + 1] == 47:
        i += 1
    return i


@lean
def _is_wide(b, i):
    """Whether nine letters are those of text in UTF-16 (low byte first) of ASCII: every other byte is zero."""
    second, third = b[i + 1], b[i + 2]
    if not (second == 65 or second == 81 or second == 103 or second == 119) or not (third == 65 or third == 66):
        return False
    sixth = b[i + 5]
    return b[i + 4] == 65 and 65 <= sixth <= 72 and b[i + 7] == 65 and b[i] != 65 and b[i + 3] != 65 and b[i + 6] != 65


@lean
def _says(b, i):
    """Whether the letters at `i` are the beginning of a file that says what it is, or of text in UTF-16."""
    code = (int(b[i]) << 24) | (int(b[i + 1]) << 16) | (int(b[i + 2]) << 8) | int(b[i + 3])
    for k in range(CODES.shape[0]):
        if CODES[k] == code:
            return True
    if (
        b[i] == 65 and b[i + 1] == 65 and b[i + 2] == 65 and b[i + 3] == 65
    ):  # boxes of media files: a length, then `ftyp`
        return b[i + 5] == 71 and b[i + 6] == 90 and b[i + 7] == 48 and b[i + 8] == 101
    return _is_wide(b, i)


@lean
def next_file(b, i, end):
    """Where the next file written in Base64 begins in b[i:end], with LEAST letters of it before `end`; `end` where none does. Each
    byte is looked at twice at most: a run is looked for from its end backwards, so that most of a text is passed over."""
    while i + LEAST <= end:
        k = i + LEAST - 1
        while k >= i and LETTER[b[k]]:
            k -= 1
        if k >= i:
            i = k + 1
            continue
        stop = i + LEAST
        while stop < end and LETTER[b[stop]]:
            stop += 1
        begin = _skipped(b, i, stop)
        if stop - begin >= LEAST and _says(b, begin):
            return begin
        i = stop + 1
    return end


@lean
def _names_buffer(b, end):
    """Whether `"Buffer"` stands in b[:end]."""
    i = next_pair(b, 0, end, 34, 66)
    while i + 8 <= end:
        if b[i + 2] == 117 and b[i + 3] == b[i + 4] == 102 and b[i + 5] == 101 and b[i + 6] == 114 and b[i + 7] == 34:
            return True
        i = next_pair(b, i + 1, end, 34, 66)
    return False


@lean
def signs_of_file(b):
    """What speaks for a file in a text: CODED where one begins that is written in Base64, else NAMED where there is the name of a list of
    bytes, else 0."""
    end = b.shape[0]
    if next_file(b, 0, end) < end:
        return CODED
    return NAMED if _names_buffer(b, end) else 0
