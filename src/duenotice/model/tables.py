"""Many things of one kind: the Arrow schema derived from a record's annotations, and rows there and back."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Annotated, Any, TypeAlias, TypeVar, get_args, get_origin

import pyarrow as pa

Tables: TypeAlias = Mapping[str, pa.Table]
"""What a stage takes and gives: named Arrow tables."""

Row = TypeVar("Row")

UTC_MICROS = pa.timestamp("us", tz="UTC")
_PLAIN: dict[Any, pa.DataType] = {
    int: pa.int64(),
    float: pa.float64(),
    str: pa.string(),
    bytes: pa.binary(),
    bool: pa.bool_(),
    datetime: UTC_MICROS,
}


def _arrow_type(hint: Any) -> tuple[pa.DataType, bool]:
    """The Arrow type of an annotation, and whether it may be null."""
    if get_origin(hint) is Annotated:
        return get_args(hint)[1], False
    if get_origin(hint) in (typing.Union, types.UnionType):
        inner = [arg for arg in get_args(hint) if arg is not type(None)]
        return _arrow_type(inner[0])[0], True
    if get_origin(hint) is typing.Literal:
        return pa.string(), False
    if get_origin(hint) is tuple:
        return pa.list_(_arrow_type(get_args(hint)[0])[0]), False
    return _PLAIN[hint], False


@cache
def schema_of(record: type) -> pa.Schema:
    """The Arrow schema of a frozen dataclass: field order kept, `X | None` nullable, `Annotated[X, pa.type]` taken as said.

    datetime is microseconds in UTC, tuple[X, ...] a list. Raises KeyError for an annotation with no Arrow form.
    """
    hints = typing.get_type_hints(record, include_extras=True)
    fields: list[pa.Field] = []
    for field in dataclasses.fields(record):
        arrow, nullable = _arrow_type(hints[field.name])
        fields.append(pa.field(field.name, arrow, nullable=nullable))
    return pa.schema(fields)


CODED = frozenset({"kind", "check", "rule", "reasons", "country", "domain"})
"""Columns of few distinct texts."""


@cache
def coded_schema(record: type) -> pa.Schema:
    """`schema_of` with dictionaries for columns of few distinct texts, as many rows are handed to a writer of Parquet."""
    told = pa.dictionary(pa.int32(), pa.string())
    return pa.schema([field.with_type(told) if field.name in CODED else field for field in schema_of(record)])


ASCENDING = frozenset({"offset", "row", "record"})
"""Columns of whole numbers that mostly rise from row to row."""
_RANDOM = frozenset({"value_key"})
"""Columns of keyed hashes: nothing in them can be compressed."""
_ALL_DIFFERENT = ASCENDING | _RANDOM | {"masked"}


def parquet_options(record: type) -> dict[str, Any]:
    """How tables of `coded_schema(record)` are written to Parquet, as arguments of `pyarrow.parquet.ParquetWriter`: no dictionary
    for columns whose values seldom repeat, steps instead of numbers where they rise, no compression for keyed hashes, a slow one for
    texts alone: of numbers it leaves a fiftieth less and takes twice as long. Such files are read whole, so that ranges of values would
    serve nobody; they are read again as tables of `schema_of(record)`."""
    schema = schema_of(record)
    names = schema.names
    steps = {name: "DELTA_BINARY_PACKED" for name in names if name in ASCENDING}
    texts = {field.name for field in schema if pa.types.is_string(field.type)} - CODED
    return {
        "compression": {name: "none" if name in _RANDOM else "zstd" if name in texts else "snappy" for name in names},
        "use_dictionary": [name for name in names if name not in _ALL_DIFFERENT],
        "column_encoding": steps or None,
        "store_schema": False,
        "write_statistics": False,
        "write_batch_size": 1 << 14,
    }


def table_of(record: type, rows: Iterable[Any]) -> pa.Table:
    """A table of records of one class (instances, not dicts). Shape: one row each, columns as `schema_of`."""
    schema = schema_of(record)
    taken = list(rows)
    columns = [pa.array([getattr(row, name) for row in taken], type=schema.field(name).type) for name in schema.names]
    return pa.Table.from_arrays(columns, schema=schema)


def rows_of(record: type[Row], table: pa.Table) -> list[Row]:
    """The records of a table. Lists come back as tuples; fields that an older version did not know have their defaults. Raises
    TypeError where a column without one is missing."""
    lists = {f.name for f in schema_of(record) if pa.types.is_list(f.type)}
    return [
        record(**{name: tuple(value or ()) if name in lists else value for name, value in row.items()})
        for row in table.select([name for name in schema_of(record).names if name in table.column_names]).to_pylist()
    ]


def empty(record: type) -> pa.Table:
    """A table of no rows with the record's schema."""
    return schema_of(record).empty_table()
