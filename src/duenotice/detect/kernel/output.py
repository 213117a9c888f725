"""Where candidates go: preallocated arrays, so that a match allocates nothing."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from duenotice.detect.kernel.compiled import lean

ROOM = 64
"""Rows that one anchor may give at most; the loop stops and resumes when fewer places are free."""
TEXT_A_ROW, TEXT_ROOM = 24, 16_384
"""Bytes of text for each row, and those that one anchor may need beside them."""
TEXT_MAX = 400


class Output(NamedTuple):
    """rows: int64, one row a candidate, columns as below; text: the canonical bytes of all; used: [rows, bytes of text, rows set aside].

    What is no candidate (`codes.HOPE`, `codes.MISS`) is set aside at the far end of rows, from the last row down.
    """

    rows: np.ndarray
    text: np.ndarray
    used: np.ndarray


START, END, RULE, CHECK, ENCODING, NEAR, TEXT_END = range(7)
"""Columns of rows: byte range in the padded data, index into `codes.CODES`, check and encoding as in the records, groups of
the hot words before the span, where its text ends."""
SHAPE = np.int64(8)
"""Bits of ENCODING below those that tell the groups of a number in national form."""


def room(rows: int) -> Output:
    """Arrays for `rows` candidates. They are not cleared, so that what is never used is never touched."""
    return Output(
        np.empty((rows, 7), np.int64), np.empty(rows * TEXT_A_ROW + TEXT_ROOM, np.uint8), np.zeros(3, np.int64)
    )


@lean
def add(out: Output, start: int, end: int, rule: int, near: int) -> None:
    """A valid row for the span whose text the caller has put at `out.text[used[1]:]` and counted in used[1]."""
    row = out.rows[out.used[0]]
    row[START], row[END], row[RULE] = start, end, rule
    row[CHECK], row[ENCODING], row[NEAR], row[TEXT_END] = 2, 0, near, out.used[1]
    out.used[0] += 1


@lean
def set_aside(out: Output, start: int, end: int, rule: int, near: int) -> None:
    """What is no candidate, or not yet one: it has no text, so it must not stand among the others."""
    out.used[2] += 1
    row = out.rows[len(out.rows) - out.used[2]]
    row[START], row[END], row[RULE], row[NEAR] = start, end, rule, near


@lean
def is_full(out: Output) -> bool:
    """True where the next anchor might give more than there is room for."""
    return out.used[0] + out.used[2] + ROOM > len(out.rows) or out.used[1] + TEXT_ROOM > len(out.text)


@lean
def put(out: Output, c: int) -> None:
    """One byte of text."""
    out.text[out.used[1]] = c
    out.used[1] += 1
