"""Rows and cells of delimited text, quotes respected (RFC 4180, read leniently)."""

from __future__ import annotations

from duenotice.evidence.ground.compiled import lean
from duenotice.evidence.ground.wide import next_of
from duenotice.evidence.tokens.cells import put
from duenotice.evidence.tokens.names import FIXED

MAX_LINE = 1 << 20
"""A longer record is cut into pieces of this size; only what lies before the first cut has fields."""

MAX_QUOTED = 1 << 18
"""A quote that is not closed within this many bytes is no quote: one stray quote does not swallow a file."""


@lean
def closing_quote(buf, i, end, quote):
    """Where the quoted cell that opens at `i` closes; -1 if it does not within MAX_QUOTED bytes."""
    k = i + 1
    stop = min(end, i + MAX_QUOTED)
    while k < stop:
        k = next_of(buf, k, stop, quote, quote)
        if k < stop:
            if k + 1 >= end or buf[k + 1] != quote:
                return k
            k += 2
    return -1


@lean
def row_end(buf, i, end, sep, quote):
    """One past the record that begins at `i`: after its line feed, or `end`. Beyond MAX_LINE any line feed ends it."""
    most = i + MAX_LINE
    at_cell = True
    while i < end:
        k = next_of(buf, i, end, 10, quote)
        if k >= end:
            return end
        if buf[k] == 10:
            return k + 1
        if k > i:
            at_cell = buf[k - 1] == sep
        if at_cell and k < most:
            close = closing_quote(buf, k, end, quote)
            if close > 0:
                k = min(close, most - 1)
        at_cell = quote == sep
        i = k + 1
    return end


@lean
def rows_until(buf, i, target, end, sep, quote):
    """Walk records from `i` to the first boundary at or after `target`: (where, records passed, start of the last one)."""
    rows = 0
    last = i
    while i < target and i < end:
        last = i
        i = row_end(buf, i, end, sep, quote)
        rows += 1
    return i, rows, last


@lean
def first_rows(buf, end, sep, quote, rows):
    """Where the first `rows` records end."""
    i = 0
    while i < end and rows > 0:
        i = row_end(buf, i, end, sep, quote)
        rows -= 1
    return i


@lean
def delimited_cells(buf, span, sep, quote, first, out):
    """Cells of the records in `span` = (start, end, number of the first record); records before `first` are the header."""
    i, end, row = span
    while i < end:
        stop = row_end(buf, i, end, sep, quote)
        if row >= first:
            _cells_of_row(buf, i, min(stop, i + MAX_LINE), sep, quote, row, out)
        i = stop
        row += 1


@lean
def _cells_of_row(buf, i, stop, sep, quote, row, out):  # noqa: PLR0913
    if stop > i and buf[stop - 1] == 10:
        stop -= 1
    if stop > i and buf[stop - 1] == 13:
        stop -= 1
    column = 0
    while i <= stop:
        start = i
        inner = -1
        if i < stop and buf[i] == quote:
            close = closing_quote(buf, i, stop, quote)
            if close > 0:
                inner = close
                i = close + 1
        i = next_of(buf, i, stop, sep, sep)
        begin, finish = start, i
        if inner >= 0:
            begin, finish = start + 1, inner
        while begin < finish and buf[begin] == 32:
            begin += 1
        while finish > begin and buf[finish - 1] == 32:
            finish -= 1
        if finish > begin:
            put(out, begin, finish, FIXED + column, row, row)
        column += 1
        i += 1
