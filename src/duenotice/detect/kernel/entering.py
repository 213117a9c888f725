"""The distinct values of an item in one open-addressed table: each place is told the number of its value, and counted.

The hash is made with two numbers drawn by each process, so that evidence cannot be written to make all values fall into one slot.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from duenotice.detect.kernel.compiled import inlined, lean_entry
from duenotice.detect.kernel.eights import are_same, hashed_bytes, put_bytes


class Places(NamedTuple):
    """What was found, by place: texts one after the other and where each ends, the kind, the time (microseconds, -1: none) and the
    country (code, -1: none) of each."""

    text: np.ndarray
    ends: np.ndarray
    kind: np.ndarray
    at_us: np.ndarray
    country: np.ndarray


class Table(NamedTuple):
    """By value: hash, kind, where its text ends, how often it was met, when first and last (-1: no time), country (-1: none).

    slots: number of a value or -1, a power of two of them; text: of all values; used: values, bytes of text. Narrow columns, so
    that few megabytes hold many values.
    """

    slots: np.ndarray
    hashes: np.ndarray
    kind: np.ndarray
    ends: np.ndarray
    times: np.ndarray
    first: np.ndarray
    last: np.ndarray
    country: np.ndarray
    text: np.ndarray
    used: np.ndarray


def room_for(values: int, size: int) -> Table:
    """An empty table for so many values with so many bytes of text. values: a power of two."""
    slots, hashes = np.full(2 * values, -1, np.int32), np.empty(values, np.uint64)
    kind, times, country = (np.empty(values, np.int32) for _ in range(3))
    ends, first, last = (np.empty(values, np.int64) for _ in range(3))
    return Table(
        slots, hashes, kind, ends, times, first, last, country, np.empty(size, np.uint8), np.zeros(2, np.int64)
    )


@inlined
def _is_at(table: Table, n: int, places: Places, k: int, h: np.uint64) -> bool:
    """Whether the value n is that of the place k, whose hash is h."""
    lo, hi = np.int64(places.ends[k - 1]) if k else 0, np.int64(places.ends[k])
    begin = table.ends[n - 1] if n else 0
    if table.hashes[n] != h or table.kind[n] != places.kind[k] or table.ends[n] - begin != hi - lo:
        return False
    return are_same(table.text, begin, places.text, lo, hi - lo)


@inlined
def _see(table: Table, n: int, at: int, country: int, rank: np.ndarray) -> None:
    """Count a place of the value n. Of several countries the one of the lowest rank stays."""
    table.times[n] += 1
    if at >= 0:
        table.first[n] = at if table.first[n] < 0 else min(table.first[n], at)
        table.last[n] = max(table.last[n], at)
    known = table.country[n]
    if country >= 0 and (known < 0 or rank[country] < rank[known]):
        table.country[n] = country


@inlined
def _add(table: Table, places: Places, k: int, h: np.uint64) -> bool:
    """Make the value of the place k the last one; False where there is no room."""
    n, lo, hi = table.used[0], np.int64(places.ends[k - 1]) if k else 0, np.int64(places.ends[k])
    at = table.used[1]
    if n >= len(table.hashes) or at + hi - lo > len(table.text):
        return False
    put_bytes(table.text, at, places.text, lo, hi - lo)
    at += hi - lo
    table.hashes[n], table.kind[n], table.ends[n], table.times[n] = h, places.kind[k], at, 0
    table.first[n], table.last[n], table.country[n] = -1, -1, -1
    table.used[0], table.used[1] = n + 1, at
    return True


@lean_entry
def enter(places: Places, rank: np.ndarray, seeds: np.ndarray, table: Table, of: np.ndarray, begin: int) -> int:
    """Fill `of`, the number of the value of each place, from `begin` on. Gives where it stopped for want of room.

    rank: of each country among their names; seeds: two numbers (uint64).
    """
    last = np.uint64(len(table.slots) - 1)
    for k in range(begin, len(places.ends)):
        lo = np.int64(places.ends[k - 1]) if k else 0
        h = hashed_bytes(places.text, lo, np.int64(places.ends[k]), seeds[0] ^ np.uint64(places.kind[k]), seeds[1])
        slot = (h >> np.uint64(20)) & last
        while table.slots[slot] >= 0 and not _is_at(table, table.slots[slot], places, k, h):
            slot = (slot + np.uint64(1)) & last
        n = table.slots[slot]
        if n < 0:
            if not _add(table, places, k, h):
                return k
            n = table.used[0] - 1
            table.slots[slot] = n
        _see(table, n, places.at_us[k], places.country[k], rank)
        of[k] = n
    return len(places.ends)


@lean_entry
def place_again(table: Table) -> None:
    """Fill the slots of a table that was made larger."""
    last = np.uint64(len(table.slots) - 1)
    for n in range(table.used[0]):
        slot = (table.hashes[n] >> np.uint64(20)) & last
        while table.slots[slot] >= 0:
            slot = (slot + np.uint64(1)) & last
        table.slots[slot] = n
