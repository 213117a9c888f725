"""Counting a stream of (person, group) pairs: exact distinct persons, rows, first and last time of each group.

A hash table of the pairs that were met does in one look what a general aggregation does in two passes over copies of its rows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numba
import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.int64]

NEVER = -(2**63)
"""Stands for a time that is not known."""
FREE = -1
# A batch is looked up in pieces whose places all fit the nearest cache; waiting for one of them then overlaps with the others.
PIECE = 2048
BYTES_PER_SLOT = 8
SCATTER = np.uint64(0x9E3779B97F4A7C15)  # 2**64 divided by the golden ratio: neighbours land far apart
HALF = np.uint64(32)


def _compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    """Compile on first call; cached where the disk allows it."""
    try:
        return numba.njit(nogil=True, boundscheck=False, cache=True)(function)
    except RuntimeError:
        return numba.njit(nogil=True, boundscheck=False)(function)


class Tally:
    """See above. A pair is person * groups + group, with `groups` a power of two, and so never below nothing."""

    def __init__(self, groups: int, expected: int, most_bytes: int) -> None:
        """expected: pairs to make room for at once; most_bytes: what the table may take, its copy while it grows included."""
        self.groups = groups
        self.people = np.zeros(groups, np.int64)
        self.findings = np.zeros(groups, np.int64)
        self.first = np.full(groups, np.iinfo(np.int64).max)
        self.last = np.full(groups, NEVER)
        self._most = most_slots(most_bytes)
        self._table = np.full(min(self._most, _slots_for(expected)), FREE)
        self._used = 0

    def add(self, pairs: Numbers, seen: Numbers) -> bool:
        """Count rows: int64 each, seen in microseconds or NEVER. False where the table has no room: the tally is then of no use."""
        if not self._made_room(len(pairs)):
            return False
        self._used += _met(pairs, seen, self._table, self.findings, self.first, self.last)
        return True

    def settle(self) -> None:
        """Persons counted so far are done with: no later pair is of one of them."""
        _count(self._table, self.people)
        self._table.fill(FREE)
        self._used = 0

    def _made_room(self, more: int) -> bool:
        needed = _slots_for(self._used + more)
        if needed > len(self._table):
            if needed > self._most:
                return False
            grown = np.full(needed, FREE)
            _moved(self._table, grown)
            self._table = grown
        return True


def most_slots(most_bytes: int) -> int:
    """Slots of the largest table that, with the one of half its size from which it grew, takes no more than `most_bytes`."""
    return 1 << max(most_bytes * 2 // (3 * BYTES_PER_SLOT), 1).bit_length() - 1


def room(slots: int) -> int:
    """Pairs for which so many slots are enough: a third stays free, or looking for a free one takes long."""
    return slots * 2 // 3


def _slots_for(pairs: int) -> int:
    """The least power of two that has room."""
    return 1 << max((pairs * 3 + 1) // 2, PIECE).bit_length()


@_compiled
def _shift(table: Numbers) -> np.uint64:
    """How far a scattered number is shifted to be a spot of the table, whose size is a power of two."""
    bits = 0
    while 1 << bits < len(table):
        bits += 1
    return np.uint64(64 - bits)


@_compiled
def _spot(pair: int, shift: np.uint64) -> np.int64:
    mixed = np.uint64(pair)
    return np.int64(((mixed ^ (mixed >> HALF)) * SCATTER) >> shift)


@_compiled
def _met(pairs: Numbers, seen: Numbers, table: Numbers, findings: Numbers, first: Numbers, last: Numbers) -> int:
    """Takes rows in; how many of their pairs were new."""
    new = 0
    low, around = len(findings) - 1, len(table) - 1
    shift = _shift(table)
    spots, there = np.empty(PIECE, np.int64), np.empty(PIECE, np.int64)
    for begin in range(0, len(pairs), PIECE):
        count = min(PIECE, len(pairs) - begin)
        for i in range(count):
            spots[i] = _spot(pairs[begin + i], shift)
            there[i] = table[spots[i]]
        for i in range(count):
            pair, at = pairs[begin + i], seen[begin + i]
            group = pair & low
            findings[group] += 1
            if at != NEVER:
                first[group] = min(first[group], at)
                last[group] = max(last[group], at)
            if there[i] != pair:
                spot = spots[i]
                while table[spot] != pair and table[spot] != FREE:
                    spot = (spot + 1) & around
                if table[spot] == FREE:
                    table[spot] = pair
                    new += 1
    return new


@_compiled
def _moved(old: Numbers, new: Numbers) -> None:
    """Puts all pairs of a table into a larger one."""
    around, shift = len(new) - 1, _shift(new)
    for pair in old:
        if pair != FREE:
            spot = _spot(pair, shift)
            while new[spot] != FREE:
                spot = (spot + 1) & around
            new[spot] = pair


@_compiled
def _count(table: Numbers, people: Numbers) -> None:
    """Adds the pairs of a table to the persons of their groups."""
    low = len(people) - 1
    for pair in table:
        if pair != FREE:
            people[pair & low] += 1
