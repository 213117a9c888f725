"""The growing result of a tokenizer: the cells of a block, each with its field, row and record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from duenotice.evidence.ground.compiled import lean, within


class CellSet(NamedTuple):
    """Cells in the order of their bytes, as int64 arrays of one length, and `n`, how many there would be without end."""

    offset: Any
    length: Any
    field: Any
    row: Any
    record: Any
    n: Any


def room_for(size: int) -> CellSet:
    """Space for `size` cells."""
    return CellSet(*(np.empty(size, np.int64) for _ in range(5)), np.zeros(1, np.int64))


def _put(out, start, stop, field, row, record):
    """Add the cell `[start, stop)`; when there is no room only count it."""
    n = int(out.n[0])
    if n < out.offset.shape[0]:
        out.offset[n], out.length[n], out.field[n] = start, stop - start, field
        out.row[n], out.record[n] = row, record
    out.n[0] = n + 1


put, put_within = lean(_put), within(_put)
"""The second is compiled as a part of its callers, where most of the time would go into handing on the arrays."""


def collect(fill: Callable[[CellSet], None], guess: int) -> CellSet:
    """Run a tokenizer with room for `guess` cells; where that was too little, once more with what it asked for."""
    out = room_for(guess)
    fill(out)
    wanted = int(out.n[0])
    if wanted > guess:
        out = room_for(wanted)
        fill(out)
    return CellSet(*(array[:wanted] for array in out[:5]), out.n)
