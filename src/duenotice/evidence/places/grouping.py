"""From raw field numbers to the fields of a block: numbered in the order of their first cells, and the cells of each together."""

from __future__ import annotations

from typing import Any

import numpy as np

from duenotice.evidence.ground.compiled import compiled, lean
from duenotice.evidence.tokens.names import FIXED, MOST

WIDEST = 65536
"""Fixed fields of a shape; what comes behind has none."""
SHIFT = 16
"""Room for the negative field numbers of tokenizers."""


def _place(field):
    """Where a raw number stands in the table of those that were met: names, then the fixed fields of each shape."""
    return field + SHIFT if field < FIXED else MOST + SHIFT + field % FIXED + (field // FIXED - 1) * WIDEST


_place_compiled = lean(_place)


@compiled
def _number(raw, slots, numbers, order):
    """Number the raw fields by first occurrence; `order` takes their raw numbers. Answers how many there are."""
    count = 0
    for k in range(raw.shape[0]):
        field = raw[k]
        at = _place_compiled(field)
        if at >= slots.shape[0] or (field >= FIXED and field % FIXED >= WIDEST):
            numbers[k] = -1
            continue
        if slots[at] == -1:
            slots[at] = count
            order[count] = field
            count += 1
        numbers[k] = slots[at]
    return count


@compiled
def _group(numbers, bounds, order):
    """Counting sort: positions of the cells of field 0, 1, …, each in order; `bounds` where each begins."""
    for k in range(numbers.shape[0]):
        if numbers[k] >= 0:
            bounds[numbers[k] + 1] += 1
    for n in range(1, bounds.shape[0]):
        bounds[n] += bounds[n - 1]
    fill = bounds.copy()
    for k in range(numbers.shape[0]):
        if numbers[k] >= 0:
            order[fill[numbers[k]]] = k
            fill[numbers[k]] += 1


def numbered(raw: Any, shapes: int) -> tuple[Any, list[int]]:
    """Each cell's field by first occurrence, and the raw number of each field. shapes: how many have fixed fields at most."""
    slots = np.full(min(_place(int(raw.max(initial=0))) + 1, _place(FIXED * (max(shapes, 1) + 1))), -1, np.int64)
    numbers, order = np.empty(len(raw), np.int64), np.empty(min(len(slots), len(raw)) + 1, np.int64)
    count = _number(raw, slots, numbers, order)
    return numbers, [int(n) for n in order[:count]]


def grouped(numbers: Any, fields: int) -> tuple[Any, Any]:
    """Positions of cells by field, and where the positions of each field begin (fields + 1 numbers). -1: no field."""
    bounds = np.zeros(fields + 1, np.int64)
    order = np.empty(len(numbers), np.int64)
    _group(numbers, bounds, order)
    return order, bounds
