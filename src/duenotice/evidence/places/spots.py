"""Where byte offsets lie: row, record, field and time of each, in one walk beside the sections and cells of a block."""

from __future__ import annotations

from typing import Any

import numpy as np

from duenotice.evidence.ground.compiled import lean
from duenotice.evidence.ground.wide import feeds_between

SHIFT = 1 << 36
"""One beyond `model.evidence.EXCHANGES`; written here, as compiled code is made anew when its own file changes, not another."""
ROWS = (1 << 26) - 1
"""Rows of one exchange that are told apart: a body is not that long."""

START, ROW, RECORD, AT = 0, 3, 4, 5
"""Columns of the table of sections, as `layout` has them."""


def placed(buf: Any, table: Any, cells: Any, when: tuple[Any, Any], at: Any) -> tuple[Any, Any, Any, Any]:
    """Row, record, field and UTC microseconds of each offset, as int64 arrays; -1 for none.

    buf: the bytes of the block; table: its sections; cells: its CellSet in the order of their bytes; when: record numbers
    (ascending) and their times; at: offsets in any order.
    """
    if (at[1:] < at[:-1]).any():
        order = np.argsort(at)
        back = np.empty_like(order)
        back[order] = np.arange(len(at))
        row, record, field, us = placed(buf, table, cells, when, at[order])
        return row[back], record[back], field[back], us[back]
    out = tuple(np.empty(len(at), np.int64) for _ in range(4))
    _walk(buf, table, cells, when, at, out)
    return out


def counted(buf: Any, table: Any, cells: Any) -> Any:
    """The rows of all cells; where a tokenizer left them open (-1), by counting line feeds since the section began."""
    if (cells.row >= 0).all():
        return cells.row
    rows = cells.row.copy()
    _count(buf, table, cells.offset, rows)
    return rows


def row_of_exchange(exchange: Any, row: Any) -> Any:
    """The record that a row of a table in an exchange is, see `model.evidence.EXCHANGES`. row: of the item. Numbers or arrays."""
    return exchange + ((row & ROWS) + 1) * SHIFT


_row_of_exchange = lean(row_of_exchange)


@lean
def record_of(told, row):
    """The record of a row by what the table of sections says of it: its number; -1 for the row itself; below that, of a table in an
    exchange, two less than minus the number of that."""
    if told >= 0:
        return told
    return row if told == -1 else _row_of_exchange(-2 - told, row)


@lean
def _count(buf, table, offset, rows):
    """offset: ascending."""
    section, at, feeds = 0, table[0, START], 0
    for k in range(offset.shape[0]):
        while section + 1 < table.shape[0] and table[section + 1, START] <= offset[k]:
            section += 1
        if at < table[section, START]:
            at, feeds = table[section, START], 0
        feeds += feeds_between(buf, at, offset[k])
        at = max(at, offset[k])
        if rows[k] < 0:
            rows[k] = table[section, ROW] + feeds


@lean
def _time_of(when, record):
    """The time of a record, -1 for none."""
    lo, hi = 0, when[0].shape[0]
    while lo < hi:
        middle = (lo + hi) // 2
        if when[0][middle] < record:
            lo = middle + 1
        else:
            hi = middle
    return when[1][lo] if lo < when[0].shape[0] and when[0][lo] == record else -1


@lean
def _walk(buf, table, cells, when, at, out):
    """at: ascending."""
    rows, records, fields, times = out
    section = cell = counted = feeds = 0
    last, told = -1, -1
    for k in range(at.shape[0]):
        here = at[k]
        while section + 1 < table.shape[0] and table[section + 1, START] <= here:
            section += 1
        while cell + 1 < cells.offset.shape[0] and cells.offset[cell + 1] <= here:
            cell += 1
        held = cells.offset.shape[0] > 0 and 0 <= here - cells.offset[cell] < cells.length[cell]
        if held:
            fields[k], row, record = cells.field[cell], cells.row[cell], cells.record[cell]
        else:
            if counted < table[section, START]:
                counted, feeds = table[section, START], 0
            feeds += feeds_between(buf, counted, here)
            counted = max(counted, here)
            fields[k], row, record = -1, table[section, ROW] + feeds, table[section, RECORD]
        record = record_of(record, row)
        if record != last:
            last, told = record, _time_of(when, record)
        rows[k], records[k] = row, record
        times[k] = table[section, AT] if table[section, AT] >= 0 else told
