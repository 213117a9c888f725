"""Candidates of one item cut where none crosses, so that each piece is decided by itself as the whole would be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from duenotice.detect.candidates import CELL


def of_role(table: pa.Table, role: int) -> pa.Table:
    """The rows of one role; without a copy where the table is ordered by role, as that of one block is."""
    roles = table["role"].to_numpy()
    if (roles[1:] >= roles[:-1]).all():
        first, last = np.searchsorted(roles, (role, role + 1)).tolist()
        return table.slice(first, last - first)
    return table.filter(pc.equal(table["role"], role))


def decidable(table: pa.Table) -> pa.Table:
    """The SPAN and CELL rows: of the others a `Survey` keeps what is needed."""
    roles = table["role"].to_numpy()
    if (roles[1:] >= roles[:-1]).all():
        return table.slice(0, int(np.searchsorted(roles, CELL, "right")))
    return table.filter(pc.less_equal(table["role"], CELL))


def ordered(table: pa.Table) -> pa.Table:
    """The SPAN and CELL rows by role, place and falling length."""
    kept = decidable(table)
    role, offset, length = (kept[name].to_numpy().astype(np.int64) for name in ("role", "offset", "length"))
    same, tie = role[1:] == role[:-1], offset[1:] == offset[:-1]
    falls = (role[1:] < role[:-1]) | (same & ((offset[1:] < offset[:-1]) | (tie & (length[1:] > length[:-1]))))
    return kept.take(pa.array(np.lexsort((-length, offset, role)))) if falls.any() else kept


def pieces(tables: Iterable[tuple[pa.Table, int]]) -> Iterator[pa.Table]:
    """From the tables of blocks in order, each with where its block ends in the item, to pieces that share no bytes.

    Candidates that may touch those of the next block wait for it.
    """
    waiting: pa.Table | None = None
    for table, end in tables:
        mine = ordered(table if waiting is None else pa.concat_tables([waiting, table]))
        waiting = None
        crossing = _crossing(mine, end)
        if crossing.any():
            waiting, mine = mine.filter(pa.array(crossing)), mine.filter(pa.array(~crossing))
        yield mine
    if waiting is not None:
        yield waiting


def _crossing(table: pa.Table, end: int) -> np.ndarray:
    """True for the candidates that hang together with one that reaches beyond `end`."""
    start = table["offset"].to_numpy().astype(np.int64)
    stop = start + table["length"].to_numpy().astype(np.int64)
    if not len(start) or stop.max() <= end:
        return np.zeros(len(start), bool)
    order = np.argsort(start, kind="stable")
    reach = np.maximum.accumulate(stop[order])
    opens = np.flatnonzero(np.concatenate(([True], start[order][1:] >= reach[:-1])))
    return start >= start[order[opens[-1]]]


def spans_and_cells(piece: pa.Table) -> tuple[pa.Table, pa.Table]:
    """The two roles of an ordered piece."""
    n = int(np.searchsorted(piece["role"].to_numpy(), CELL))
    return piece.slice(0, n), piece.slice(n)
