"""The distinct values of an item as they are met: each place learns the key of its value, and what is kept of each is told once."""

from __future__ import annotations

import secrets
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from duenotice.detect.books import Book, spelled
from duenotice.detect.describing import Described, bounds, described
from duenotice.detect.found import Found
from duenotice.detect.kernel.entering import Places, Table, enter, place_again, room_for
from duenotice.detect.settings import Settings
from duenotice.model import empty, schema_of
from duenotice.model.findings import Escrowed, Value
from duenotice.model.keys import VALUE_KEY_BYTES
from duenotice.model.tables import UTC_MICROS

FEW, SHORT = 1 << 12, 1 << 16
"""Values and bytes of text that a new table has room for."""
BYTES_A_VALUE = 160
"""About what a value takes beside its text."""
_SEED = np.uint64(secrets.randbits(64))


class Told(NamedTuple):
    """Tables of Value and Escrowed: a row per spelling of a value, to be merged by key."""

    values: pa.Table
    escrow: pa.Table


class ValueTable:
    """The values of one item since the table was emptied last. kinds, countries: what the codes of `Found` mean."""

    def __init__(self, kinds: Book, countries: Book, settings: Settings) -> None:
        self._kinds, self._countries, self._settings = kinds, countries, settings
        self._start()

    def _start(self) -> None:
        self._table = room_for(FEW, SHORT)
        self._told: list[Described] = []
        self._keys = [np.empty((0, 2), np.uint64)]

    @property
    def nbytes(self) -> int:
        """About the bytes held."""
        n, size = self._table.used.tolist()
        return n * BYTES_A_VALUE + 2 * size

    def enter(self, found: Found, at_us: np.ndarray) -> pa.Array:
        """The key (binary 16) of the value of each place. at_us: UTC microseconds of each, -1 where unknown."""
        before = int(self._table.used[0])
        of = self._numbers(found, at_us)
        self._describe(before)
        keys = np.concatenate(self._keys)
        self._keys = [keys]
        buffer = pa.py_buffer(np.ascontiguousarray(keys[of]))
        return pa.Array.from_buffers(pa.binary(VALUE_KEY_BYTES), len(of), [None, buffer])

    def _numbers(self, found: Found, at_us: np.ndarray) -> np.ndarray:
        ends, text = bounds(found.text)
        places = Places(text, ends, found.kind, at_us, found.country)
        of = np.empty(len(ends), np.int64)
        ranks = self._ranks()
        at = enter(places, ranks, _SEED, self._table, of, 0)
        while at < len(ends):
            longest = int(ends[at]) - (int(ends[at - 1]) if at else 0)
            self._table = _larger(self._table, longest)
            at = enter(places, ranks, _SEED, self._table, of, at)
        return of

    def _ranks(self) -> np.ndarray:
        names = self._countries.names
        ranks = np.zeros(len(names) + 1, np.int64)
        ranks[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
        return ranks

    def _describe(self, before: int) -> None:
        """Tell what is kept of the values from number `before` on."""
        table, n = self._table, int(self._table.used[0])
        if n == before:
            return
        edges = np.concatenate(([table.ends[before - 1] if before else 0], table.ends[before:n]))
        text = pa.py_buffer(table.text[edges[0] : edges[-1]].copy())
        offsets = pa.py_buffer((edges - edges[0]).astype(np.int32))
        texts = pa.Array.from_buffers(pa.binary(), n - before, [None, offsets, text])
        told = described(self._kinds.names, table.kind[before:n], texts, self._settings.key)
        self._told.append(told)
        self._keys.append(np.frombuffer(told.key.buffers()[1], np.uint64)[: 2 * (n - before)].reshape(-1, 2))

    def emptied(self) -> Told:
        """What is kept of all values; the table begins anew."""
        table, n, told = self._table, int(self._table.used[0]), self._told
        self._start()
        if not n:
            return Told(empty(Value), empty(Escrowed))
        columns = Described(
            *(pa.concat_arrays(parts) for parts in zip(*(mine.columns() for mine in told), strict=True))
        )
        kind, names = table.kind[:n], self._kinds.spelled(table.kind[:n])
        country = pc.coalesce(spelled(self._countries.names, table.country[:n]), columns.country)
        first, last = (instants(times[:n]) for times in (table.first, table.last))
        row = [columns.key, names, columns.masked, country, columns.domain, pa.array(table.times[:n]), first, last]
        kept = [self._kinds.code(name) for name in sorted(self._settings.escrow_kinds)]
        some = pa.array(np.isin(kind, kept))
        raw = pa.Table.from_arrays([columns.key, names, columns.text], schema=schema_of(Escrowed))
        return Told(_as_values(row), raw.filter(some))


def _as_values(columns: list[pa.Array]) -> pa.Table:
    schema = schema_of(Value)
    arrays = [column.cast(field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _larger(table: Table, size: int) -> Table:
    """The same values with twice the room, and for a text of `size` bytes at least."""
    n, used = table.used.tolist()
    more = room_for(2 * len(table.hashes), max(2 * len(table.text), used + size))
    for name in ("hashes", "kind", "ends", "times", "first", "last", "country"):
        getattr(more, name)[:n] = getattr(table, name)[:n]
    more.text[:used] = table.text[:used]
    more.used[:] = table.used
    place_again(more)
    return more


def instants(told: np.ndarray) -> pa.Array:
    """UTC microseconds as times; null for negative ones."""
    return pa.array(told, mask=told < 0).cast(UTC_MICROS)
