"""Cells of lists whose columns begin at the same place in every line, as reports of large machines are printed."""

from __future__ import annotations

from typing import Any

import numpy as np

from duenotice.evidence.ground.shapes import Aligned
from duenotice.evidence.tokens.cells import CellSet
from duenotice.evidence.tokens.names import FIXED

LONGEST = 4096
"""Signs of a line with columns; a longer one is text."""
_BLANK = np.zeros(256, bool)
_BLANK[:33] = _BLANK[ord("|")] = True


def aligned_cells(buf: Any, span: tuple[int, int, int], shape: Aligned) -> CellSet:
    """The cells of the lines in `span` = (start, end, number of the first line) as int64 arrays. Lines of rules, those of the heading,
    those without a bar where others have them, and those in which a word stands on an edge have none."""
    start, end, row = span
    edges = np.asarray(shape.edges, np.int64)
    data = buf[start:end]
    feeds = data == 10
    line = np.cumsum(feeds) - feeds
    begins = np.concatenate(([0], np.flatnonzero(feeds) + 1))
    leads = (data & 0xC0) != 0x80
    sign = np.cumsum(leads)
    at = np.minimum(sign - 1 - np.concatenate(([0], sign))[begins][line], LONGEST)
    inked = ~_BLANK[data]
    is_edge = np.zeros(LONGEST + 1, bool)
    is_edge[edges[edges > 0]] = True
    bad = np.zeros(len(begins), bool)
    bad[line[at == LONGEST]] = True
    bad[line[1:][(inked & leads & is_edge[at])[1:] & inked[:-1]]] = True
    letters = inked & (data != 45) & (data != 61) & (data != 43) & (data != 95)
    said = np.zeros(len(begins), bool)
    said[line[letters]] = True
    bad |= ~said | (np.arange(len(begins)) + row < shape.first)
    if shape.barred:
        bars = np.zeros(len(begins), bool)
        bars[line[data == 124]] = True
        bad |= ~bars
    for head in shape.heads:
        bad[_alike(data, inked, line, head.encode())] = True
    columns = np.searchsorted(edges, np.arange(LONGEST + 1), "right") - 1
    held = np.flatnonzero(inked & ~bad[line] & (at >= edges[0]))
    column = columns[at[held]]
    key = line[held] * len(edges) + column
    firsts = np.flatnonzero(np.diff(key, prepend=-1))
    lasts = np.concatenate((firsts[1:] - 1, [len(held) - 1])) if len(firsts) else firsts
    offset, stop = held[firsts], held[lasts] + 1
    rows = line[offset] + row
    return CellSet(
        offset + start, stop - offset, FIXED + column[firsts], rows, rows.copy(), np.array([len(offset)], np.int64)
    )


def _alike(data: Any, inked: Any, line: Any, text: bytes) -> Any:
    """Numbers of the lines that say nothing but a text."""
    held = np.flatnonzero(inked)
    firsts = np.flatnonzero(np.diff(line[held], prepend=-1))
    begin, last = held[firsts], held[np.append(firsts[1:], len(held)) - 1] if len(held) else held
    begin = begin[last - begin + 1 == len(text)]
    same = (data[begin[:, None] + np.arange(len(text))] == np.frombuffer(text, np.uint8)).all(axis=1)
    return line[begin[same]]
