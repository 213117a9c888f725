"""Values of scripts in pages: JSON, whole or as a part of a statement, and texts that a name is given to (`user = 'Ann'`, `{name: "Ann"}`).

Pages carry their data to the browser this way. Nothing is run, and what is neither is passed over.
"""

from __future__ import annotations

from duenotice.evidence.ground.compiled import lean
from duenotice.evidence.tokens.cells import put
from duenotice.evidence.tokens.names import MARK_NAME, child
from duenotice.evidence.tokens.objects import begin_walk, object_values

UNCOUNTED = -(1 << 40)
"""A row so far below zero that counting line feeds keeps it there."""
LONGEST = 4096
"""Bytes of a text in a script at most; longer ones are no values of people."""
NAME = 64
"""Bytes of the name before a text at most."""


@lean
def script_values(buf, span, place, walk, sink):
    """Cells of the script in `span` = (start, stop). place: (position of the script, record)."""
    i, stop = span
    record = place[1]
    closed = True
    while i < stop:
        c = buf[i]
        if c == 123 or c == 91:
            end = _json_end(buf, i, stop) if closed and _is_json(buf, i, stop) else i
            closed = closed and end >= 0
            if end > i:
                begin_walk(walk, record)
                object_values(buf, (i, end, UNCOUNTED), False, walk, sink)
                i = end
                continue
        elif c == 34 or c == 39:
            end = _text_end(buf, i, stop)
            if end > i + 1:
                _named_text(buf, (i, end), place, span[0], sink)
            i = end
        elif c == 92:
            i += 1
        i += 1


@lean
def _blank(c):
    return c == 32 or c == 9 or c == 10 or c == 13


@lean
def _is_json(buf, i, stop):
    """Whether the bracket at `i` opens JSON: a name in double quotes, or a list of such objects or texts."""
    within = buf[i] == 91
    for _ in range(2):
        i += 1
        while i < stop and _blank(buf[i]):
            i += 1
        if i >= stop:
            return False
        if buf[i] == 34:
            return True
        if not within or buf[i] != 123:
            return False
    return False


@lean
def _json_end(buf, i, stop):
    """One past the bracket that closes the one at `i`; -1 where none does."""
    depth = 0
    while i < stop:
        c = buf[i]
        if c == 34:
            i += 1
            while i < stop and buf[i] != 34:
                i += 2 if buf[i] == 92 else 1
        elif c == 123 or c == 91:
            depth += 1
        elif c == 125 or c == 93:
            depth -= 1
            if depth == 0:
                return i + 1
        i += 1
    return -1


@lean
def _text_end(buf, i, stop):
    """Where the quote stands that closes the one at `i`; `i` itself where none does on the line."""
    quote = buf[i]
    k = i + 1
    last = min(stop, i + LONGEST)
    while k < last and buf[k] != quote and buf[k] != 10:
        k += 2 if buf[k] == 92 else 1
    if k >= last:
        return i if last == stop else last
    return k if buf[k] == quote else i


@lean
def _named_text(buf, text, place, first, sink):
    """The text between the quotes at `text`, if a name and `:` or `=` stand before it."""
    k = text[0] - 1
    while k >= first and _blank(buf[k]):
        k -= 1
    if k <= first or (buf[k] != 58 and buf[k] != 61):
        return
    k -= 1
    while k >= first and _blank(buf[k]):
        k -= 1
    stop = k + 1
    if k > first and (buf[k] == 34 or buf[k] == 39):
        quote = buf[k]
        stop = k
        k -= 1
        while k >= first and stop - k <= NAME and buf[k] != quote and buf[k] != 10:
            k -= 1
        found = k >= first and buf[k] == quote
    else:
        while k >= first and stop - k <= NAME and _of_name(buf[k]):
            k -= 1
        found = True
    if found and stop - k > 2:
        field = child(buf, sink[0], place[0], k + 1, stop, MARK_NAME)
        put(sink[1], text[0] + 1, text[1], field, -1, place[1])


@lean
def _of_name(c):
    return 48 <= c <= 57 or 65 <= c <= 90 or 97 <= c <= 122 or c == 95 or c == 36 or c >= 128
