"""Tags of HTML: which element a name is, as a number, what elements of its kind do, and the attributes that matter."""

from __future__ import annotations

from itertools import count

import numpy as np

from duenotice.evidence.ground.compiled import lean
from duenotice.evidence.ground.wide import next_of
from duenotice.evidence.tokens.names import MARK_CLASS, MARK_ID

WHITE, FEED, SLASH, EQUALS, CLOSE, QUOTE, TOLD = 1, 2, 4, 8, 16, 32, 64
"""Classes of bytes: blanks, form feed, `/`, `=`, `>`, quotes; TOLD: an attribute of interest may begin with it."""
BLANK = WHITE | FEED
OUTSIDE = WHITE | FEED | SLASH
TAG_END = OUTSIDE | CLOSE
NAME_END = OUTSIDE | EQUALS | CLOSE
VALUE_END = WHITE | CLOSE


def code(word: str) -> int:
    """A name as one number: its length and its first seven letters in lower case."""
    number = 0
    for letter in word[:7].encode():
        number = number * 256 + (letter | 32)
    return number + (min(len(word), 63) << 56)


@lean
def code_of(buf, a, b):
    """`code` of the bytes `[a, b)`."""
    number = 0
    for k in range(a, min(b, a + 7)):
        number = number * 256 + (int(buf[k]) | 32)
    return number + (min(b - a, 63) << 56)


CLASS, ID = code("class"), code("id")
NAMING = (code("name"), code("property"), code("itemprop"))
TELLING = (code("value"), code("content"), code("title"), code("alt"), code("aria-label"))
DATA = code("data-")
LONGEST_NAME = 48


def _byte_classes() -> np.ndarray:
    table = np.zeros(256, np.uint8)
    for bytes_, kind in (
        (b" \t\n\r", WHITE),
        (b"\f", FEED),
        (b"/", SLASH),
        (b"=", EQUALS),
        (b">", CLOSE),
        (b"\"'", QUOTE),
    ):
        table[list(bytes_)] |= kind
    table[list(b"cinpvtadCINPVTAD")] |= TOLD
    return table


BYTES = _byte_classes()
"""Class of each byte (uint8[256])."""

VOID, BREAK, CELL, PAIR, ITEM, ROW, MANY, LIST, RAW, FORM = (1 << n for n in range(10))
"""What elements do: they hold nothing; break a line; are cells of a table, terms of a list, items that close each other, rows, items
of which there are many, lists, texts that are no HTML; have a name by which a page knows them, whatever they hold."""
_KINDS = {
    VOID: "br hr img col wbr input meta link base area embed source",
    BREAK: "br",
    CELL: "td th",
    PAIR: "dt dd",
    ITEM: "li option p tr",
    ROW: "tr",
    MANY: "li option",
    LIST: "ul ol",
    RAW: "script style",
    FORM: "a button fieldset form iframe input map meta object output select slot textarea",
}


def _tags() -> tuple[np.ndarray, np.ndarray]:
    """Codes and kinds of all tags named above, each at its code modulo the length, which is the least that tells all apart."""
    kinds: dict[int, int] = {}
    for kind, words in _KINDS.items():
        for word in words.split():
            kinds[code(word)] = kinds.get(code(word), 0) | kind
    size = next(n for n in count(len(kinds)) if len({number % n for number in kinds}) == len(kinds))
    codes, held = np.zeros(size, np.int64), np.zeros(size, np.int64)
    for number, kind in kinds.items():
        codes[number % size], held[number % size] = number, kind
    return codes, held


_CODES, _HELD = _tags()
_SIZE = len(_CODES)


@lean
def kinds_of(tag):
    """What elements of this code do, 0 for nothing of the above."""
    at = tag % _SIZE
    return _HELD[at] if _CODES[at] == tag else 0


@lean
def attribute(buf, i, end):
    """(name start, name stop, value start, value stop, where to go on) of the attribute at or after `i`; a name of no length
    at the end of the tag."""
    while i < end and BYTES[buf[i]] & OUTSIDE:
        i += 1
    a = i
    while i < end and not BYTES[buf[i]] & NAME_END:
        i += 1
    b = i
    while i < end and BYTES[buf[i]] & WHITE:
        i += 1
    if i >= end or buf[i] != 61:
        return a, b, b, b, i if b > a or i >= end or buf[i] == 62 else i + 1
    i += 1
    while i < end and BYTES[buf[i]] & WHITE:
        i += 1
    if i < end and BYTES[buf[i]] & QUOTE:
        quote = buf[i]
        c = i + 1
        i = next_of(buf, c, end, int(quote), int(quote))
        return a, b, c, i, min(i + 1, end)
    c = i
    while i < end and not BYTES[buf[i]] & VALUE_END:
        i += 1
    return a, b, c, i, i


@lean
def _first_word(buf, a, b):
    while a < b and BYTES[buf[a]] & WHITE:
        a += 1
    stop = a
    while stop < b and not BYTES[buf[stop]] & WHITE:
        stop += 1
    return a, stop


@lean
def telling(buf, a, b, word):
    """Attributes whose values are shown or sent: value, content, title, alt, aria-label, data-…. word: code of the name."""
    return word in TELLING or (b - a > 5 and (int(buf[a]) | 32) == 100 and code_of(buf, a, a + 5) == DATA)


@lean
def identity(buf, k, end):
    """What tells an element from its siblings: (byte range of class or id, its mark), byte range of its name attribute; where the tag
    ends; where its first telling attribute begins, or -1."""
    kind, name, told = (0, 0, 0), (0, 0), -1
    while k < end and buf[k] != 62:
        at, to, c, d, k = attribute(buf, k, end)
        if d <= c or not BYTES[buf[at]] & TOLD:
            continue
        word = code_of(buf, at, to)
        if word == ID and not _has_digit(buf, c, d):
            kind = (c, d, MARK_ID)
        elif word == CLASS and kind[2] == 0:
            c, d = _first_word(buf, c, d)
            kind = (c, d, MARK_CLASS)
        elif word in NAMING:
            name = (c, d)
        elif told < 0 and telling(buf, at, to, word):
            told = at
    return kind, name, min(k, end - 1), told


@lean
def is_word(buf, a, b):
    """Whether bytes are the name of a field, and no text: letters, digits and what joins them."""
    fine = 0 < b - a <= LONGEST_NAME
    for k in range(a, b):
        c = int(buf[k])
        fine = fine and (48 <= c <= 57 or 65 <= c & 223 <= 90 or c in (45, 46, 58, 95) or c >= 128)
    return fine


@lean
def _has_digit(buf, a, b):
    """Ids with numbers differ from page to page."""
    found = False
    for k in range(a, b):
        found = found or 48 <= buf[k] <= 57
    return found
