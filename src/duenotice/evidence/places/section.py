"""Chooses the tokenizer of each section of a block. Runs of small sections (pages, headers, forms) go in one compiled call."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from duenotice.evidence.ground import shapes
from duenotice.evidence.ground.compiled import lean
from duenotice.evidence.places.spots import row_of_exchange
from duenotice.evidence.tokens.aligned import aligned_cells
from duenotice.evidence.tokens.cells import CellSet, collect
from duenotice.evidence.tokens.delimited import delimited_cells
from duenotice.evidence.tokens.headers import header_values
from duenotice.evidence.tokens.lines import address, log_slots, parameters
from duenotice.evidence.tokens.markup import begin_page, markup_texts, no_tree
from duenotice.evidence.tokens.names import FIXED, Names
from duenotice.evidence.tokens.objects import Start, begin_walk, new_walk, object_values, resumed

TEXT, HEADERS, MARKUP, FORM, ADDRESS, OBJECT, LARGE = range(7)
"""How a section is read in a run; LARGE ones are read alone."""


class Task(NamedTuple):
    """What is to be tokenized. buf: the block's bytes (uint8 array), then keys that were open before; table: its sections, see
    `layout`; shapes: theirs; names: the tree that grows; keys: where the keys of each shape begin; joined, marks: as in `Sections`."""

    buf: Any
    table: Any
    shapes: tuple[shapes.Shape, ...]
    names: Names
    keys: Any
    joined: bool
    marks: Any = None


def tokenized(task: Task) -> CellSet:
    """The cells of all sections, in the order of their bytes."""
    parts = [_run(task, first, last) for first, last in _runs(task)]
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return CellSet(*(np.zeros(0, np.int64) for _ in range(6)))
    return CellSet(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _code(shape: shapes.Shape) -> int:
    match shape:
        case shapes.Text():
            return TEXT
        case shapes.Headers():
            return HEADERS
        case shapes.Markup():
            return MARKUP
        case shapes.Parameters():
            return FORM
        case shapes.Slots(_, names, _) if len(names) == 1:
            return ADDRESS
        case shapes.Objects(False, open=()):
            return OBJECT
        case _:
            return LARGE


def _codes(known: tuple[shapes.Shape, ...]) -> Any:
    """How sections of each shape are read in a run (int64 array)."""
    return np.array([_code(shape) for shape in known], np.int64)


def _runs(task: Task) -> Iterator[tuple[int, int]]:
    """Ranges of sections to be read together: each large one alone, those between as one."""
    codes = _codes(task.shapes)[task.table[:, 2]]
    large = np.flatnonzero(codes == LARGE).tolist()
    at = 0
    for n in large:
        if n > at:
            yield at, n
        yield n, n + 1
        at = n + 1
    if at < len(codes):
        yield at, len(codes)


def _run(task: Task, first: int, last: int) -> CellSet:
    table = task.table[first:last]
    size = int(table[-1, 1] - table[0, 0])
    shape = task.shapes[int(table[0, 2])]
    if _code(shape) == LARGE:
        return _large(task, table[0], shape, max(64, size // 12))
    codes = _codes(task.shapes)
    if not codes[table[:, 2]].any():
        return CellSet(*(np.zeros(0, np.int64) for _ in range(6)))
    has_pages = (codes[table[:, 2]] == MARKUP).any()
    tree, walk = no_tree(len(task.names.parent) if has_pages else 0), new_walk(-1)
    return collect(lambda out: _small(task.buf, table, codes, (tree, walk), (task.names, out)), max(64, size // 12))


@lean
def _small(buf, table, codes, held, sink):
    """Every section of a run. codes: by shape; held: (tree, walk), used again for each page (scripts in it included) and JSON text."""
    tree, walk = held
    for k in range(table.shape[0]):
        start, end, shape, row, record = table[k, 0], table[k, 1], table[k, 2], table[k, 3], table[k, 4]
        code = codes[shape]
        if code in (FORM, ADDRESS):
            while end > start and (buf[end - 1] == 10 or buf[end - 1] == 13):
                end -= 1
        if code == HEADERS:
            header_values(buf, (start, end), row, record, sink)
        elif code == MARKUP:
            begin_page(tree)
            markup_texts(buf, (start, end), record, held, sink)
        elif code == FORM:
            parameters(buf, start, end, (row, record), sink)
        elif code == OBJECT:
            begin_walk(walk, record)
            object_values(buf, (start, end, row), False, walk, sink)
        elif code == ADDRESS:
            address(buf, start, end, FIXED * (shape + 1), (row, record), sink)


def _large(task: Task, section: Any, shape: shapes.Shape, guess: int) -> CellSet:
    """One section of a format with rows of its own."""
    start, end, number, row, record = (int(n) for n in section[:5])
    if task.joined and start == int(task.table[0, 0]):
        feeds = np.flatnonzero(task.buf[start:end] == 10)
        start, row = (start + int(feeds[0]) + 1, row + 1) if len(feeds) else (end, row)
    span = (start, end, row)
    match shape:
        case shapes.Delimited(sep, quote, _, first):
            # `first` counts the rows of the table; where it stands among other texts, those of the item begin before it
            first += row - int(section[7]) + 1 if section[7] else 0
            cells = collect(lambda out: delimited_cells(task.buf, span, sep, quote, first, out), guess)
        case shapes.Aligned():
            cells = aligned_cells(task.buf, span, shape)
        case shapes.Slots(sep, _, kinds):
            held = np.array(kinds, np.int64)
            cells = collect(lambda out: log_slots(task.buf, span, sep, held, record, (task.names, out)), guess)
        case shapes.Objects(lines, keys, kinds, in_record, last, document):
            begun = Start(int(task.keys[number]), keys, kinds, in_record, last, document)
            walk = lambda: resumed(begun, record, task.names, task.buf)  # noqa: E731 - a fresh one for each try
            cells = collect(lambda out: object_values(task.buf, span, lines, walk(), (task.names, out)), guess)
        case shapes.Marked() if task.marks is not None:
            first, last = np.searchsorted(task.marks[:, 0], (start, end))
            mine = task.marks[first:last].T
            cells = CellSet(mine[0], mine[1], FIXED + mine[2], mine[3], mine[4], np.array([last - first]))
        case _:
            return CellSet(*(np.zeros(0, np.int64) for _ in range(6)))
    if record >= 0:  # a list in the body of an answer: its elements belong to that exchange
        cells = cells._replace(record=np.full_like(cells.row, record))
    elif record < -1:  # a table: its rows do, and are apart
        rows = np.where(cells.row < 0, row, cells.row)
        cells = cells._replace(record=row_of_exchange(-2 - record, rows))
    return (
        cells._replace(field=np.where(cells.field >= FIXED, cells.field + number * FIXED, cells.field))
        if number
        else cells
    )
