"""Many tables of distinct values to one. Associative and commutative, so workers and order do not matter."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from duenotice.model import empty, schema_of
from duenotice.model.findings import Escrowed, Value


def merge_values(tables: Iterable[pa.Table]) -> pa.Table:
    """One row per value_key of Value tables: occurrences summed, first and last seen widened, sorted by key."""
    joined = _joined(tables, Value)
    grouped = joined.group_by("value_key").aggregate(
        [
            ("kind", "min"),
            ("masked", "min"),
            ("country", "min"),
            ("domain", "min"),
            ("occurrences", "sum"),
            ("first_seen", "min"),
            ("last_seen", "max"),
        ]
    )
    return _named(grouped, Value)


def merge_escrow(tables: Iterable[pa.Table]) -> pa.Table:
    """One row per value_key of Escrowed tables; of several spellings the first in byte order, so that order of work is no matter."""
    grouped = _joined(tables, Escrowed).group_by("value_key").aggregate([("kind", "min"), ("raw", "min")])
    return _named(grouped, Escrowed)


def _joined(tables: Iterable[pa.Table], record: type) -> pa.Table:
    return pa.concat_tables([empty(record), *tables]).combine_chunks()


def _named(grouped: pa.Table, record: type) -> pa.Table:
    """Columns named, ordered and typed as the record says; rows by key."""
    schema = schema_of(record)
    names = [name.removesuffix("_min").removesuffix("_max").removesuffix("_sum") for name in grouped.column_names]
    return grouped.rename_columns(names).select(schema.names).cast(schema).sort_by("value_key")
