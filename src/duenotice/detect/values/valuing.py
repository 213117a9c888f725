"""The distinct values of an item as they are met: each place learns the key of its value, and what is kept of each is told once."""

from __future__ import annotations

import secrets
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from duenotice.detect.arrays import as_utf8, binaries, keys_of
from duenotice.detect.books import Book
from duenotice.detect.kernel.entering import Places, Table, enter, place_again, room_for
from duenotice.detect.kernel.gathering import Found
from duenotice.detect.settings import Settings
from duenotice.detect.values.describing import described
from duenotice.model import coded_schema, empty, schema_of
from duenotice.model.findings import Escrowed, Value
from duenotice.model.tables import UTC_MICROS

FEW, SHORT = 1 << 12, 1 << 16
"""Values and bytes of text that a new table has room for."""
_COLUMNS = ("hashes", "kind", "ends", "times", "first", "last", "country")
_SEEDS = np.array([secrets.randbits(64), secrets.randbits(64) | 1], np.uint64)


class Told(NamedTuple):
    """Tables of Value (`coded_schema`) and Escrowed: a row per spelling of a value, to be merged by key."""

    values: pa.Table
    escrow: pa.Table


class ValueTable:
    """The values of one item since the table was emptied last. kinds, countries: what the codes of `Found` mean."""

    def __init__(self, kinds: Book, countries: Book, settings: Settings) -> None:
        self._kinds, self._countries, self._settings = kinds, countries, settings
        self._start()

    def _start(self) -> None:
        self._table = room_for(FEW, SHORT)
        self._told: list[_Kept] = []
        self._shown = 0
        self._keys = np.empty((FEW, 2), np.uint64)

    @property
    def nbytes(self) -> int:
        """Bytes held; room that was never touched takes none."""
        table, (n, size) = self._table, self._table.used.tolist()
        columns = sum(getattr(table, name).itemsize for name in _COLUMNS)
        return table.slots.nbytes + n * columns + size + n * self._keys.itemsize * 2 + self._shown

    def enter(self, found: Found, at_us: np.ndarray) -> pa.Array:
        """The key (binary 16) of the value of each place. at_us: UTC microseconds of each, -1 where unknown."""
        before = int(self._table.used[0])
        of = self._numbers(found, at_us)
        self._describe(before)
        return keys_of(np.take(self._keys, of, axis=0))

    def _numbers(self, found: Found, at_us: np.ndarray) -> np.ndarray:
        ends = found.ends
        places = Places(found.text, ends, found.kind, at_us, found.country)
        of = np.empty(len(ends), np.int64)
        ranks = self._countries.ranks()
        before = int(self._table.used[0])
        at = enter(places, ranks, _SEEDS, self._table, of, 0)
        while at < len(ends):
            longest = int(ends[at]) - (int(ends[at - 1]) if at else 0)
            self._table = _larger(self._table, longest, self._share_of_new(before, at) * (len(ends) - at))
            at = enter(places, ranks, _SEEDS, self._table, of, at)
        return of

    def _share_of_new(self, before: int, at: int) -> float:
        """Of the first `at` places of a piece, those with values that were not among the first `before`."""
        return (int(self._table.used[0]) - before) / max(at, 1)

    def _describe(self, before: int) -> None:
        """Tell what is kept of the values from number `before` on."""
        n = int(self._table.used[0])
        if n == before:
            return
        kinds = self._table.kind[before:n].astype(np.int64)
        told = described(self._kinds.names, kinds, self._texts(before), self._settings.key)
        self._told.append(_Kept(told.masked, told.country, told.domain))
        self._shown += sum(column.nbytes for column in self._told[-1])
        if n > len(self._keys):
            held, self._keys = self._keys, np.empty((len(self._table.hashes), 2), np.uint64)
            self._keys[:before] = held[:before]
        self._keys[before:n] = np.frombuffer(told.key.buffers()[1], np.uint64)[: 2 * (n - before)].reshape(-1, 2)

    def _texts(self, first: int) -> pa.Array:
        """The texts of the values from number `first` on (binary)."""
        table, n = self._table, int(self._table.used[0])
        begin, size = table.ends[first - 1] if first else 0, table.used[1]
        return binaries(table.text[begin:size], table.ends[first:n] - begin)

    def emptied(self) -> Told:
        """What is kept of all values; the table begins anew."""
        n, table, keys = int(self._table.used[0]), self._table, keys_of(self._keys[: self._table.used[0]])
        if not n:
            return Told(coded_schema(Value).empty_table(), empty(Escrowed))
        names = self._kinds.coded(table.kind[:n])
        escrow = self._escrow(keys, names)
        masked, shown, domain = (pa.concat_arrays(parts) for parts in zip(*self._told, strict=True))
        first, last = (instants(times[:n]) for times in (table.first, table.last))
        columns = [keys, names, masked, self._spoken(shown), domain, pa.array(table.times[:n]), first, last]
        self._start()
        return Told(_as_values(columns), escrow)

    def _spoken(self, shown: pa.Array) -> pa.Array:
        """The country of each value: that of its places, else the one that it shows by itself."""
        told = self._table.country[: len(shown)]
        own = np.append(self._countries.codes(shown.dictionary.to_pylist()), -1)[shown.indices.fill_null(-1)]
        return self._countries.coded(np.where(told >= 0, told, own))

    def _escrow(self, keys: pa.Array, names: pa.Array) -> pa.Table:
        """The texts of the kinds that are needed to write to people, as UTF-8."""
        kinds = [self._kinds.code(name) for name in sorted(self._settings.escrow_kinds)]
        some = pa.array(np.flatnonzero(np.isin(self._table.kind[: len(keys)], kinds)))
        raw = as_utf8(self._texts(0).take(some))
        told = names.take(some).cast(pa.string())
        return pa.Table.from_arrays([keys.take(some), told, raw], schema=schema_of(Escrowed))


class _Kept(NamedTuple):
    """Columns of `Described` that are kept of each value."""

    masked: pa.Array
    country: pa.Array
    domain: pa.Array


def _as_values(columns: list[pa.Array]) -> pa.Table:
    schema = coded_schema(Value)
    arrays = [
        column if column.type == field.type else column.cast(field.type)
        for column, field in zip(columns, schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _larger(table: Table, size: int, more_values: float) -> Table:
    """The same values with more room: where they are used up, for so many more (a guess) and twice the values at least; where one of
    `size` bytes has none, four times the text."""
    n, used = table.used.tolist()
    values, text = len(table.hashes), len(table.text)
    if n == values:
        values = 1 << max(n, int(n + more_values - 1)).bit_length()
    more = room_for(values, max(4 * text, used + size) if used + size > text else text)
    for name in _COLUMNS:
        getattr(more, name)[:n] = getattr(table, name)[:n]
    more.text[:used] = table.text[:used]
    more.used[:] = table.used
    place_again(more)
    return more


def instants(told: np.ndarray) -> pa.Array:
    """UTC microseconds as times; null for negative ones."""
    return pa.array(told, UTC_MICROS, mask=told < 0)
