r"""JSON that is written within another text, its quotation marks escaped as that text asks: `{\"name\":\"Ann\"}` and `\u0022` in a text of
JSON, `{&quot;name&quot;:…` in an attribute of a page, and either within the other."""

from __future__ import annotations

from duenotice.evidence.ground.compiled import lean
from duenotice.evidence.tokens.cells import put
from duenotice.evidence.tokens.names import MARK_KEY, NO_FIELD, child

UNSET = -99
SLASHES = 31
"""Backslashes before one quotation mark at most: JSON within JSON, five deep."""


@lean
def _entity(buf, i, stop):
    """Bytes of the reference to a quotation mark at `i`: `&quot;`, `&#34;`, `&#x22;`; 0 for none."""
    if i + 5 > stop or buf[i] != 38:
        return 0
    if buf[i + 1] == 113 and i + 6 <= stop:
        return 6 if buf[i + 2] == 117 and buf[i + 3] == 111 and buf[i + 4] == 116 and buf[i + 5] == 59 else 0
    if buf[i + 1] == 35 and buf[i + 2] == 51 and buf[i + 3] == 52:
        return 5 if buf[i + 4] == 59 else 0
    is_hex = i + 6 <= stop and buf[i + 1] == 35 and (int(buf[i + 2]) | 32) == 120 and buf[i + 3] == 50
    return 6 if is_hex and buf[i + 4] == 50 and buf[i + 5] == 59 else 0


@lean
def _mark(buf, i, stop):
    """Bytes of the quotation mark at `i`, however it is escaped; 0 for none. The deeper it stands, the more they are."""
    k = i
    while k < stop and k - i <= SLASHES and buf[k] == 92:
        k += 1
    if k >= stop:
        return 0
    if buf[k] == 34:
        return k + 1 - i
    if buf[k] == 38:
        size = _entity(buf, k, stop)
        return k + size - i if size else 0
    coded = k > i and k + 5 <= stop and buf[k] == 117 and buf[k + 1] == 48 and buf[k + 2] == 48
    return k + 5 - i if coded and buf[k + 3] == 50 and buf[k + 4] == 50 else 0


@lean
def _blank(c):
    return c == 32 or c == 9 or c == 10 or c == 13


@lean
def holds_objects(buf, start, stop):
    """Whether a value begins as JSON written within it: one or two brackets and the quotation mark of a name."""
    if stop - start < 9 or (buf[start] != 123 and buf[start] != 91):
        return False
    i, opened = start, 0
    while i < stop and i - start < 32 and (buf[i] == 123 or buf[i] == 91 or _blank(buf[i])):
        opened += not _blank(buf[i])
        i += 1
    return i < stop and opened <= 3 and buf[i - 1] != 91 and _mark(buf, i, stop) > 0


@lean
def _end(buf, i, stop, size):
    """Where the text ends that began behind a mark of `size` bytes: at the next mark that is not longer, as longer ones stand within."""
    while i < stop:
        if buf[i] == 92 or buf[i] == 38 or buf[i] == 34:
            found = _mark(buf, i, stop)
            if 0 < found <= size:
                return i
            i += max(found, 1)
        else:
            i += 1
    return stop


@lean
def _after(buf, i, stop):
    """The first byte from `i` on that is not blank, or `stop`."""
    while i < stop and _blank(buf[i]):
        i += 1
    return i


@lean
def _number_end(buf, i, stop):
    while i < stop and (48 <= buf[i] <= 57 or buf[i] == 46):
        i += 1
    return i


@lean
def object_texts(buf, span, field, at, sink):
    """The texts and numbers of the JSON written in `span` = (start, stop), each with its name as a field of `field`. Texts that hold JSON
    once more are entered. at: (row, record); sink: (names, cells)."""
    i, stop = span
    key, level = UNSET, 0
    while i < stop:
        c = buf[i]
        size = _mark(buf, i, stop) if c == 34 or c == 92 or c == 38 else 0
        if size == 0:
            if c == 44 or c == 123:
                key = UNSET
            elif key != UNSET and 48 <= c <= 57:
                end = _number_end(buf, i, stop)
                put(sink[1], i, end, key, at[0], at[1])
                i = end
                continue
            i += 1
            continue
        start = i + size
        if size < level:  # the end of a text that was entered
            i, key, level = start, UNSET, size
            continue
        level = size
        if start < stop and (buf[start] == 123 or buf[start] == 91) and holds_objects(buf, start, stop):
            i, key, level = start, UNSET, size + 1
            continue
        end = _end(buf, start, stop, size)
        after = min(end + (_mark(buf, end, stop) if end < stop else 0), stop)
        colon = _after(buf, after, stop)
        if key == UNSET and colon < stop and buf[colon] == 58:
            key = child(buf, sink[0], field, start, end, MARK_KEY) if field != NO_FIELD else field
            i = colon + 1
            continue
        if end > start:
            put(sink[1], start, end, key if key != UNSET else field, at[0], at[1])
        i = after
