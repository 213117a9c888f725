"""Many tables of distinct values to one. Associative and commutative, so workers and order do not matter."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

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
    """Rows in the order of their keys; only those whose key occurs more than once are folded, so that little is copied.

    Columns are as in the tables: texts, or dictionaries of them (`coded_schema`).
    """
    told = list(tables)
    held = [table for table in told if len(table)] or told[:1] or [empty(record)]
    joined = pa.concat_tables(held).unify_dictionaries().combine_chunks()
    high, low = halves(joined["value_key"])
    order = _order(high, low)
    begins = np.ones(len(order), bool)
    begins[1:] = (high[order[1:]] != high[order[:-1]]) | (low[order[1:]] != low[order[:-1]])
    merged = joined.take(pa.array(order[begins]))
    if begins.all():
        return merged
    ends = np.append(begins[1:], True)
    rest = joined.take(pa.array(order[~(begins & ends)])).cast(schema_of(record))
    folded = rest.group_by("value_key", use_threads=False).aggregate(folds)
    folded = folded.take(pa.array(_order(*halves(folded["value_key"]))))
    return _replaced(merged, pa.array(~ends[begins]), folded, folds)


def _order(high: np.ndarray, low: np.ndarray) -> np.ndarray:
    """Rows in the order of their keys. Two keys hardly ever share their first half, so that is mostly enough."""
    order = np.argsort(high)
    same = high[order[1:]] == high[order[:-1]]
    return np.lexsort((low, high)) if (same & (low[order[1:]] != low[order[:-1]])).any() else order


def _replaced(table: pa.Table, where: pa.Array, folded: pa.Table, folds: list[tuple[str, str]]) -> pa.Table:
    """A table with the columns that were folded, in the rows where there was more than one."""
    for name, how in folds:
        column = table[name].combine_chunks()
        others = folded[f"{name}_{how}"].combine_chunks()
        field = table.schema.get_field_index(name)
        table = table.set_column(field, table.schema.field(field), _with(column, where, others))
    return table


def _with(column: pa.Array, where: pa.Array, others: pa.Array) -> pa.Array:
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
