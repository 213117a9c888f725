"""Chooses the tokenizer of a section."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from duenotice.evidence import shapes
from duenotice.evidence.cells import CellSet, collect, room_for
from duenotice.evidence.names import Names
from duenotice.evidence.tokens.delimited import delimited_cells
from duenotice.evidence.tokens.headers import header_values
from duenotice.evidence.tokens.lines import log_slots, parameters
from duenotice.evidence.tokens.markup import markup_texts, no_tree
from duenotice.evidence.tokens.objects import Start, object_values, resumed

if TYPE_CHECKING:
    from duenotice.evidence.layout import Section


def tokenized(buf: Any, section: Section, names: Names, keys: int = 0) -> CellSet:
    """The cells of one section of a block. buf: all its bytes (uint8 array); names: the tree that grows with new names;
    keys: where in buf the keys of containers lie that were open before."""
    start, end, row = section.start, section.end, section.row
    if section.joined:
        feeds = np.flatnonzero(buf[start:end] == 10)
        start, row = (start + int(feeds[0]) + 1, row + 1) if len(feeds) else (end, row)
    fill = _filler(buf, (start, end, row), section, names, keys)
    return collect(fill, max(64, (end - start) // 12)) if fill else room_for(0)


def _filler(
    buf: Any, span: tuple[int, int, int], section: Section, names: Names, keys: int
) -> Callable[[CellSet], object] | None:
    """The tokenizer of the section's shape, ready to fill a CellSet. span: start, end, number of the first row."""
    start, end, row = span
    record = section.record
    match section.shape:
        case shapes.Delimited(sep, quote, _, first):
            return lambda out: delimited_cells(buf, span, sep, quote, first, out)
        case shapes.Slots(sep, _, kinds):
            return lambda out: log_slots(buf, span, sep, np.array(kinds, np.int64), record, (names, out))
        case shapes.Objects(lines) as held:
            begun = Start(keys, held.open, held.kinds, held.in_record, held.record, held.document)
            return lambda out: object_values(buf, span, lines, resumed(begun, record, names, buf), (names, out))
        case shapes.Markup():
            return lambda out: markup_texts(buf, (start, end), record, no_tree(), (names, out))
        case shapes.Headers():
            return lambda out: header_values(buf, (start, end), row, record, (names, out))
        case shapes.Parameters():
            return lambda out: parameters(buf, start, end, (row, record), (names, out))
        case _:
            return None
