"""Many tables of distinct values to one. Associative and commutative, so workers and order do not matter."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from duenotice.model import empty
from duenotice.model.findings import Escrowed, Value


def merge_values(tables: Iterable[pa.Table]) -> pa.Table:
    """One row per value_key of Value tables: occurrences summed, first and last seen widened, sorted by key."""
    least = [(name, "min") for name in ("kind", "masked", "country", "domain")]
    return _merged(tables, Value, [*least, ("occurrences", "sum"), ("first_seen", "min"), ("last_seen", "max")])


def merge_escrow(tables: Iterable[pa.Table]) -> pa.Table:
    """One row per value_key of Escrowed tables; of several spellings the first in byte order, so that order of work is no matter."""
    return _merged(tables, Escrowed, [("kind", "min"), ("raw", "min")])


def _merged(tables: Iterable[pa.Table], record: type, folds: list[tuple[str, str]]) -> pa.Table:
    """Rows in the order of their keys. Columns are as in the tables: texts, or dictionaries of them (`coded_schema`)."""
    told = list(tables)
    held = [table for table in told if len(table)] or told[:1] or [empty(record)]
    joined = pa.concat_tables(held).unify_dictionaries().combine_chunks()
    high, low = halves(joined["value_key"])
    order = _order(high, low, in_runs=len(held) > 1)
    begins = np.ones(len(order), bool)
    begins[1:] = (high[order[1:]] != high[order[:-1]]) | (low[order[1:]] != low[order[:-1]])
    merged = joined.take(pa.array(order[begins]))
    if begins.all():
        return merged
    again = np.flatnonzero(~begins)
    rows, before = pa.array(order[again]), pa.array(order[again - 1])
    for name, how in folds:
        column = joined[name]
        if how in _NUMBERS and _is_number(column.type):
            merged = _with(merged, name, _folded(column, how, order, np.flatnonzero(begins)))
        elif not column.take(rows).equals(column.take(before)):
            merged = _with(merged, name, _least(joined, name, order, begins, merged[name]))
    return merged


_NUMBERS: dict[str, tuple[np.ufunc, int]] = {
    "sum": (np.add, 0),
    "min": (np.minimum, np.iinfo(np.int64).max),
    "max": (np.maximum, np.iinfo(np.int64).min),
}
"""How numbers of one key are folded, and what stands for none."""


def _is_number(kind: pa.DataType) -> bool:
    return pa.types.is_integer(kind) or pa.types.is_timestamp(kind)


def _with(table: pa.Table, name: str, column: pa.Array) -> pa.Table:
    at = table.schema.get_field_index(name)
    return table.set_column(at, table.schema.field(at), column)


def _folded(column: pa.ChunkedArray, how: str, order: np.ndarray, starts: np.ndarray) -> pa.Array:
    """The numbers of each key in one. order: rows by key; starts: where in it each key begins."""
    fold, none = _NUMBERS[how]
    told = fold.reduceat(column.cast(pa.int64()).fill_null(none).to_numpy()[order], starts)
    return pa.array(told, pa.int64(), mask=told == none if column.null_count else None).cast(column.type)


def _least(table: pa.Table, name: str, order: np.ndarray, begins: np.ndarray, first: pa.ChunkedArray) -> pa.Array:
    """A column of texts with the least of each key that has several. first: the first of each key."""
    rest = np.flatnonzero(~(begins & np.append(begins[1:], True)))
    texts = (
        table[name]
        .take(pa.array(order[rest]))
        .cast(pa.binary() if pa.types.is_binary(table[name].type) else pa.string())
    )
    groups = pa.table({"key": np.cumsum(begins)[rest], "text": texts}).group_by("key", use_threads=False)
    least = groups.aggregate([("text", "min")]).sort_by("key")
    several = np.zeros(len(first), bool)
    several[least["key"].to_numpy() - 1] = True
    return _replaced(first.combine_chunks(), pa.array(several), least["text_min"].combine_chunks())


def _order(high: np.ndarray, low: np.ndarray, *, in_runs: bool) -> np.ndarray:
    """Rows in the order of their keys. Two keys hardly ever share their first half, so that is mostly enough. in_runs: some of them after
    the other are in order already."""
    order = np.argsort(high, kind="stable" if in_runs else None)
    same = high[order[1:]] == high[order[:-1]]
    return np.lexsort((low, high)) if (same & (low[order[1:]] != low[order[:-1]])).any() else order


def _replaced(column: pa.Array, where: pa.Array, others: pa.Array) -> pa.Array:
    """A column with others, which are among its values if it is a dictionary, in some rows."""
    if not pa.types.is_dictionary(column.type):
        return pc.replace_with_mask(column, where, others.cast(column.type))
    codes = pc.index_in(others, column.dictionary)
    return pa.DictionaryArray.from_arrays(pc.replace_with_mask(column.indices, where, codes), column.dictionary)


def halves(keys: pa.ChunkedArray) -> tuple[np.ndarray, np.ndarray]:
    """The first and last eight bytes of each key as numbers that sort as the bytes do."""
    parts = [np.frombuffer(part.buffers()[1] or b"", ">u8")[2 * part.offset :][: 2 * len(part)] for part in keys.chunks]
    raw = np.concatenate([np.zeros(0, ">u8"), *parts])
    return raw[0::2].astype(np.uint64), raw[1::2].astype(np.uint64)
