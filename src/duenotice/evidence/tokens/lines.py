"""Slots of log lines: fixed positions, parameters of the URLs in them, and trailing `key="value"` pairs."""

from __future__ import annotations

from duenotice.evidence.ground.compiled import lean, within
from duenotice.evidence.ground.wide import next_of, quote_end
from duenotice.evidence.tokens.cells import put
from duenotice.evidence.tokens.delimited import MAX_LINE
from duenotice.evidence.tokens.names import FIXED, ROOT_PARAMETER, ROOT_SLOT, next_child

PLAIN, REQUEST, URL, QUERY = 0, 1, 2, 3
"""What a slot holds: text, `GET /path?query HTTP/1.1`, an address with its query, a query alone."""


@lean
def parameters(buf, i, end, at, sink):
    """The values of `a=1&b=2`. at: (row, record); sink: (names, cells)."""
    before = -1
    while i < end:
        equals = -1
        stop = i
        while stop < end and buf[stop] != 38 and buf[stop] != 59:
            if equals < 0 and buf[stop] == 61:
                equals = stop
            stop += 1
        if equals > i and stop > equals + 1:
            n = next_child(buf, sink[0], before, ROOT_PARAMETER, i, equals)
            before = max(n, -1)
            put(sink[1], equals + 1, stop, n, at[0], at[1])
        i = stop + 1


@within
def address(buf, i, end, field, at, sink):
    """Path and parameters of an address."""
    query = next_of(buf, i, end, 63, 63)
    if query > i:
        put(sink[1], i, query, field, at[0], at[1])
    parameters(buf, query + 1, end, at, sink)


@lean
def _token_end(buf, i, end, sep):
    """(first byte, one past the last byte, where to go on) of the token at `i`: bracketed, quoted or bare."""
    c = buf[i]
    if c == 34:
        stop = quote_end(buf, i + 1, end)
        return i + 1, stop, stop + 1
    stop = i
    if c == 91:
        stop = next_of(buf, i, end, 93, 93)
        return i + 1, stop, stop + 1
    while stop < end and buf[stop] != sep:
        if buf[stop] == 34 and stop > i and buf[stop - 1] == 61:
            stop = quote_end(buf, stop + 1, end)
        stop += 1
    stop = min(stop, end)
    return i, stop, stop


@within
def _slot(buf, token, slot, kind, at, sink):
    start, stop = token
    if stop - start == 1 and buf[start] == 45:
        return
    if kind == REQUEST:
        space = start
        while space < stop and buf[space] != 32:
            space += 1
        last = stop
        while last > space and buf[last - 1] != 32:
            last -= 1
        if last > space + 1:
            address(buf, space + 1, last - 1, FIXED + slot, at, sink)
            return
    if kind == URL:
        address(buf, start, stop, FIXED + slot, at, sink)
    elif kind == QUERY:
        parameters(buf, start, stop, at, sink)
    elif stop > start:
        put(sink[1], start, stop, FIXED + slot, at[0], at[1])


@within
def _pair(buf, token, before, at, sink):
    """`key=value` or `key="value"`; a dash counts as empty. before: the name that came before; the answer is this one."""
    start, stop = token
    equals = start
    while equals < stop and buf[equals] != 61:
        equals += 1
    begin, finish = equals + 1, stop
    if finish - begin >= 2 and buf[begin] == 34 and buf[finish - 1] == 34:
        begin, finish = begin + 1, finish - 1
    empty = finish <= begin or (finish - begin == 1 and buf[begin] == 45)
    if equals > start and not empty:
        before = next_child(buf, sink[0], max(before, -1), ROOT_SLOT, start, equals)
        put(sink[1], begin, finish, before, at[0], at[1])
    return before


@lean
def log_slots(buf, span, sep, kinds, fixed_record, sink):
    """Slots of the lines in `span` = (start, end, row). kinds: what each fixed position holds (int64 array);
    fixed_record: the record of all of them, -1 where each line is one."""
    i, end, row = span
    fixed = kinds.shape[0]
    while i < end:
        at = (row, fixed_record if fixed_record >= 0 else row)
        line = next_of(buf, i, end, 10, 10)
        stop = min(line, i + MAX_LINE)
        if stop > i and buf[stop - 1] == 13:
            stop -= 1
        slot, before = 0, -1
        comment = i < stop and buf[i] == 35
        while i < stop and not comment:
            if buf[i] == sep:
                i += 1
                continue
            start, finish, after = _token_end(buf, i, stop, sep)
            if slot < fixed:
                _slot(buf, (start, finish), slot, kinds[slot], at, sink)
            else:
                before = _pair(buf, (start, finish), before, at, sink)
            slot += 1
            i = after
        i = line + 1
        row += 1
