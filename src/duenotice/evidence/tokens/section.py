"""Chooses the tokenizer of a section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from duenotice.evidence import shapes
from duenotice.evidence.cells import CellSet, collect, room_for
from duenotice.evidence.names import Names
from duenotice.evidence.tokens.delimited import delimited_cells
from duenotice.evidence.tokens.lines import log_slots
from duenotice.evidence.tokens.objects import new_walk, object_values

if TYPE_CHECKING:
    from duenotice.evidence.layout import Section


def tokenized(buf: Any, section: Section, names: Names) -> CellSet:
    """The cells of one section of a block. buf: all its bytes (uint8 array); names: the tree that grows with new names."""
    start, end, row = section.start, section.end, section.row
    if section.joined:
        feeds = np.flatnonzero(buf[start:end] == 10)
        start, row = (start + int(feeds[0]) + 1, row + 1) if len(feeds) else (end, row)
    guess = max(64, (end - start) // 12)
    match section.shape:
        case shapes.Delimited(sep, quote, _, first):
            return collect(lambda out: delimited_cells(buf, (start, end, row), sep, quote, first, out), guess)
        case shapes.Slots(sep, _, kinds):
            held = np.array(kinds, np.int64)
            return collect(lambda out: log_slots(buf, (start, end, row), sep, held, names, out), guess)
        case shapes.Objects(lines):
            return collect(
                lambda out: object_values(buf, (start, end), row, lines, names, new_walk(max(section.record, 0)), out),
                guess,
            )
        case _:
            return room_for(0)
