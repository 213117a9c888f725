"""From raw field numbers to the fields of a block: numbered in the order of their first cells, and the cells of each together."""

from __future__ import annotations

from typing import Any

import numpy as np

from duenotice.evidence.ground.compiled import compiled
from duenotice.evidence.tokens.names import FIXED, MOST

SHIFT = 16
"""Room for the negative field numbers of tokenizers."""


@compiled
def _number(raw, slots, numbers, order):
    """Number the raw fields by first occurrence; `order` takes their raw numbers. Answers how many there are."""
    count = 0
    for k in range(raw.shape[0]):
        field = raw[k]
        at = field + SHIFT if field < FIXED else MOST + SHIFT + (field - FIXED) % FIXED + (field // FIXED - 1) * 65536
        if at >= slots.shape[0]:
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
    slots = np.full(MOST + SHIFT + 65536 * max(shapes, 1), -1, np.int64)
    numbers, order = np.empty(len(raw), np.int64), np.empty(min(len(slots), len(raw)) + 1, np.int64)
    count = _number(raw, slots, numbers, order)
    return numbers, [int(n) for n in order[:count]]


def grouped(numbers: Any, fields: int) -> tuple[Any, Any]:
    """Positions of cells by field, and where the positions of each field begin (fields + 1 numbers). -1: no field."""
    bounds = np.zeros(fields + 1, np.int64)
    order = np.empty(len(numbers), np.int64)
    _group(numbers, bounds, order)
    return order, bounds
