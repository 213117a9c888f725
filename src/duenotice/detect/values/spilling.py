"""What does not fit in memory waits on disk, encrypted under a key that dies with the process: candidates hold raw values.

The file has no name, so that nothing of it is left behind even by a kill.
"""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import IO, Any, NamedTuple, TypeAlias

import numpy as np
import pyarrow as pa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from duenotice.detect.values.merging import halves

Merge: TypeAlias = Callable[[Iterable[pa.Table]], pa.Table]
FEW = 1 << 10
"""Rows that are not worth packing, nor counting their bytes."""
A_ROW = 128
"""Bytes of one of them, more or less."""
RANGES = 64
"""Ranges of keys that are merged one after the other."""


_Likes: TypeAlias = tuple[tuple[int, pa.Field, int | str], ...]
"""Columns left out: where each stood, and the number that fills it or the column that it is like."""


class _Place(NamedTuple):
    """Where a table lies in the file."""

    at: int
    size: int


class Shelf:
    """Tables in the order in which they came: in memory up to `room` bytes, the rest in a nameless encrypted file."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._held: list[tuple[pa.Table | _Place, _Likes]] = []
        self._file: IO[bytes] | None = None
        self._cipher: AESGCM | None = None

    def __len__(self) -> int:
        return len(self._held)

    def add(self, table: pa.Table) -> None:
        """Take a table. Raises OSError where the disk is full."""
        packed, likes = _packed(table) if len(table) > FEW else (table, ())
        size = packed.nbytes if len(table) > FEW else len(table) * A_ROW
        if size <= self._room:
            self._room -= size
            self._held.append((packed, likes))
        else:
            self._held.append((self._stored(packed), likes))

    def __getitem__(self, n: int) -> pa.Table:
        held, likes = self._held[n]
        return _unpacked(held if isinstance(held, pa.Table) else self._loaded(held), likes)

    def _loaded(self, place: _Place) -> pa.Table:
        file, cipher = self._opened()
        file.seek(place.at)
        sealed = file.read(place.size)
        plain = cipher.decrypt(_nonce(place.at), sealed, None)
        return pa.ipc.open_stream(plain).read_all()

    def emptied(self) -> Iterator[pa.Table]:
        """Every table once; what was in memory is let go."""
        for n in range(len(self._held)):
            table = self[n]
            self._held[n] = _Place(0, 0), ()
            yield table

    def _opened(self) -> tuple[IO[bytes], AESGCM]:
        """The file and its cipher, made when the first table does not fit."""
        if self._file is None or self._cipher is None:
            self._file, self._cipher = tempfile.TemporaryFile(prefix="duenotice-"), AESGCM(AESGCM.generate_key(256))  # noqa: SIM115
            weakref.finalize(self, self._file.close)
        return self._file, self._cipher

    def _stored(self, table: pa.Table) -> _Place:
        file, cipher = self._opened()
        sink = pa.BufferOutputStream()
        options = pa.ipc.IpcWriteOptions(compression="lz4")
        with pa.ipc.new_stream(sink, table.schema, options=options) as writer:
            writer.write_table(table)
        at = file.seek(0, 2)
        sealed = cipher.encrypt(_nonce(at), sink.getvalue().to_pybytes(), None)
        file.write(sealed)
        return _Place(at, len(sealed))


def _packed(table: pa.Table) -> tuple[pa.Table, _Likes]:
    """A table without the numbers that are the same throughout, or the same as those of a column before, and which they are."""
    likes: list[tuple[int, pa.Field, int | str]] = []
    numbers: dict[str, np.ndarray] = {}
    for n, field in enumerate(table.schema):
        if pa.types.is_integer(field.type) and len(table) and not table[n].null_count:
            mine = table[n].to_numpy()
            same = next((name for name, other in numbers.items() if _are_equal(mine, other)), None)
            if same is not None or _are_equal(mine, mine[0]):
                likes.append((n, field, int(mine[0]) if same is None else same))
            else:
                numbers[field.name] = mine
    return table.drop_columns([field.name for _, field, _ in likes]), tuple(likes)


def _are_equal(some: np.ndarray, others: Any) -> bool:
    """Whether numbers are the same as others, or as one. The last are asked first: most columns differ there already."""
    if isinstance(others, np.ndarray):
        return some.dtype == others.dtype and some[-1] == others[-1] and np.array_equal(some, others)
    return bool(some[-1] == others) and bool((some == others).all())


def _unpacked(table: pa.Table, likes: _Likes) -> pa.Table:
    n = len(table)
    for at, field, like in likes:
        column = table[like] if isinstance(like, str) else pa.array(np.full(n, like, field.type.to_pandas_dtype()))
        table = table.add_column(at, field, column)
    return table


def _nonce(at: int) -> bytes:
    """The place in the file: no two tables share one, and the key is the file's own."""
    return at.to_bytes(12, "big")


class Distinct:
    """Rows with a `value_key` that come in large tables: all but the last wait as sorted runs on disk."""

    def __init__(self, merge: Merge) -> None:
        self._merge, self._runs = merge, Shelf(0)

    def add(self, table: pa.Table) -> None:
        """Take rows, a key once or often."""
        if len(table):
            run = _plain(self._merge([table]))
            for lo, hi in pairwise(_edges(run)):
                self._runs.add(run.slice(lo, hi - lo))

    def merged(self, table: pa.Table) -> Iterator[pa.Table]:
        """A row per key in the order of the keys, in one table or in several. table: the last rows."""
        last = self._merge([table])
        if not len(self._runs):
            yield last
            return
        edges, last = _edges(last), _plain(last)
        for n in range(RANGES):
            runs = (self._runs[k] for k in range(n, len(self._runs), RANGES))
            yield self._merge([last.slice(edges[n], edges[n + 1] - edges[n]), *runs]).cast(table.schema)


def _plain(table: pa.Table) -> pa.Table:
    """A table without dictionaries: each of many slices would be stored with a whole one."""
    fields = (
        field.with_type(field.type.value_type) if pa.types.is_dictionary(field.type) else field
        for field in table.schema
    )
    return table.cast(pa.schema(fields))


def _edges(table: pa.Table) -> list[int]:
    """Where in a table sorted by key each range of keys begins, by the first six bits; and its end."""
    high, _ = halves(table["value_key"])
    return [int(n) for n in np.searchsorted(high >> np.uint64(58), np.arange(RANGES + 1, dtype=np.uint64))]
