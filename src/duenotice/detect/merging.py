"""Many tables of distinct values to one. Associative and commutative, so workers and order do not matter."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa

from duenotice.model import empty, schema_of
from duenotice.model.findings import Escrowed, Value


def merge_values(tables: Iterable[pa.Table]) -> pa.Table:
    """One row per value_key of Value tables: occurrences summed, first and last seen widened, sorted by key."""
    least = [(name, "min") for name in ("kind", "masked", "country", "domain")]
    return _merged(tables, Value, [*least, ("occurrences", "sum"), ("first_seen", "min"), ("last_seen", "max")])


def merge_escrow(tables: Iterable[pa.Table]) -> pa.Table:
    """One row per value_key of Escrowed tables; of several spellings the first in byte order, so that order of work is no matter."""
    return _merged(tables, Escrowed, [("kind", "min"), ("raw", "min")])


def _merged(tables: Iterable[pa.Table], record: type, folds: list[tuple[str, str]]) -> pa.Table:
    """Rows in the order of their keys; only those whose key occurs more than once are folded."""
    joined = pa.concat_tables([empty(record), *tables]).combine_chunks()
    high, low = halves(joined["value_key"])
    order = np.argsort(high)
    same = high[order[1:]] == high[order[:-1]]
    if (same & (low[order[1:]] != low[order[:-1]])).any():
        order = np.lexsort((low, high))
        same = (high[order[1:]] == high[order[:-1]]) & (low[order[1:]] == low[order[:-1]])
    if not same.any():
        return joined.take(pa.array(order))
    several = np.concatenate((same, [False])) | np.concatenate(([False], same))
    rest = joined.take(pa.array(order[several])).group_by("value_key").aggregate(folds)
    names = ["value_key", *(name for name, _ in folds)]
    folded = rest.rename_columns(dict(zip([f"{n}_{how}" for n, how in folds], names[1:], strict=True)))
    schema = schema_of(record)
    alone = joined.take(pa.array(order[~several]))
    return _merged([alone, folded.select(schema.names).cast(schema)], record, folds)


def halves(keys: pa.ChunkedArray) -> tuple[np.ndarray, np.ndarray]:
    """The first and last eight bytes of each key as numbers that sort as the bytes do."""
    joined = keys.combine_chunks()
    if isinstance(joined, pa.ChunkedArray):
        joined = joined.chunk(0) if joined.num_chunks else pa.array([], keys.type)
    raw = np.frombuffer(joined.buffers()[1] or b"", ">u8")[2 * joined.offset : 2 * (joined.offset + len(joined))]
    return raw[0::2].astype(np.uint64), raw[1::2].astype(np.uint64)
