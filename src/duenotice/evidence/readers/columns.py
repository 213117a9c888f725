"""Column files: Parquet, Arrow, ORC and Avro. Rows are written as lines with cells between tabs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO, cast

import fastavro
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow import ipc
from pyarrow import orc as pyarrow_orc

from duenotice.evidence.ground.budget import Budget
from duenotice.evidence.ground.shapes import Delimited
from duenotice.evidence.readers.blobs import bytes_text, files_in
from duenotice.evidence.records.record import Gap, Part, Record

ROWS = 4096
"""Rows per record: small enough to cut blocks between them."""

TAB = 9


def lines_of(batch: pa.RecordBatch) -> bytes:
    """The rows of a batch as lines, cells between tabs; tabs and line ends within cells become blanks, null is empty."""
    if not batch.num_columns or not batch.num_rows:
        return b""
    columns = [_text(column) for column in batch.columns]
    joined = (
        pc.binary_join_element_wise(*columns, pa.scalar("\n", pa.large_string()), pa.scalar("\t", pa.large_string()))
        if columns
        else None
    )
    whole = cast("pa.LargeStringArray", joined)
    ends = np.frombuffer(whole.buffers()[1], np.int64)[whole.offset : whole.offset + len(whole) + 1]
    return whole.buffers()[2].to_pybytes()[int(ends[0]) : int(ends[-1])].replace(b"\t\n", b"\n")


def _text(column: pa.Array) -> pa.Array:
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if _is_bytes(column.type):
        column = _from_bytes(column)
    elif pa.types.is_nested(column.type):
        texts = [None if v is None else json.dumps(v, ensure_ascii=False, default=str) for v in column.to_pylist()]
        column = pa.array(texts, pa.large_string())
    else:
        column = _cast(column)
    clean = pc.replace_substring_regex(column, r"[\t\r\n]+", " ") if _has_breaks(column) else column
    return pc.fill_null(clean, "")


def _is_bytes(kind: pa.DataType) -> bool:
    return pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_fixed_size_binary(kind)


def _has_breaks(column: pa.Array) -> bool:
    data = column.buffers()[2]
    if data is None:
        return False
    raw = np.frombuffer(data, np.uint8)
    return bool(((raw >= 9) & (raw <= 13)).any())


def _cast(column: pa.Array) -> pa.Array:
    try:
        return column.cast(pa.large_string())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        return pa.array([None if v is None else str(v) for v in column.to_pylist()], pa.large_string())


def _from_bytes(column: pa.Array) -> pa.Array:
    return pa.array([None if v is None else bytes_text(v) for v in column.to_pylist()], pa.large_string())


def records_of(batches: Iterable[pa.RecordBatch], budget: Budget, first: int = 1) -> Iterator[Record | Gap]:
    """Batches as records of at most ROWS rows. Structs become columns `struct.field`. first: number of the first row, from 1."""
    for batch in batches:
        flat = pa.Table.from_batches([batch])
        for _ in range(8):
            if not any(pa.types.is_struct(field.type) for field in flat.schema):
                break
            flat = flat.flatten()
        shape = Delimited(TAB, 0, tuple(map(str, flat.column_names)))
        for part in flat.to_batches(max_chunksize=ROWS):
            yield Record((Part(lines_of(part), shape, first=first),), rows=True)
            yield from files_in(_bytes_in(part, first), budget)
            first += part.num_rows


def _bytes_in(batch: pa.RecordBatch, first: int) -> Iterator[tuple[bytes, str]]:
    """Cells of bytes with their places."""
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        if _is_bytes(column.type):
            for n, value in enumerate(column.to_pylist(), first):
                if value:
                    yield value, f"row {n:,}, {name}"


def parquet(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Row groups of a Parquet file; damaged ones are gaps."""
    source = pq.ParquetFile(file)
    first = 1
    for n in range(source.num_row_groups):
        try:
            yield from records_of(source.iter_batches(ROWS, row_groups=[n]), budget, first)
        except Exception as problem:  # a damaged page may raise anything
            size = source.metadata.row_group(n).total_byte_size
            yield Gap("unreadable", max(0, size), detail=f"row group: {type(problem).__name__}")
        first += max(0, source.metadata.row_group(n).num_rows)


def arrow(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Batches of an Arrow or Feather file."""
    source = ipc.open_file(file)
    yield from records_of((source.get_batch(n) for n in range(source.num_record_batches)), budget)


def orc(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Stripes of an ORC file."""
    source = pyarrow_orc.ORCFile(file)
    yield from records_of((source.read_stripe(n) for n in range(source.nstripes)), budget)


def avro(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """Rows of an Avro container file."""
    yield from of_rows(cast("Iterable[Mapping[str, Any]]", fastavro.reader(file)), budget)


def of_rows(rows: Iterable[Mapping[str, Any]], budget: Budget, table: str = "") -> Iterator[Record | Gap]:
    """Rows as dicts, in records of ROWS; columns in the order in which they are first met."""
    held: list[Mapping[str, Any]] = []
    first = 1
    for row in rows:
        held.append(row)
        if len(held) == ROWS:
            yield _of_dicts(held, table, first)
            yield from files_in(_bytes_of(held, table, first), budget)
            held, first = [], first + ROWS
    if held:
        yield _of_dicts(held, table, first)
        yield from files_in(_bytes_of(held, table, first), budget)


def _bytes_of(rows: list[Mapping[str, Any]], table: str, first: int) -> Iterator[tuple[bytes, str]]:
    """Cells of bytes with their places."""
    for n, row in enumerate(rows, first):
        for name, value in row.items():
            if isinstance(value, bytes) and value:
                yield value, f"{table and f'table {table}, '}row {n:,}, {name}"


def _of_dicts(rows: list[Mapping[str, Any]], table: str, first: int) -> Record:
    names = list(dict.fromkeys(str(name) for row in rows for name in row))
    lines = ("\t".join(cell_text(row.get(name)) for name in names) + "\n" for row in rows)
    data = "".join(lines).encode("utf-8", "replace")
    shape = Delimited(TAB, 0, tuple(names), 0, table)
    return Record((Part(data, shape, first=first),), label=table and f"table {table}", rows=True)


def cell_text(value: Any) -> str:
    """A cell as text on one line; null is empty, bytes as UTF-8, lists and maps as JSON."""
    if value is None:
        return ""
    if isinstance(value, bytes | bytearray):
        value = bytes_text(bytes(value))
    elif isinstance(value, dict | list):
        value = json.dumps(value, ensure_ascii=False, default=str)
    return " ".join(str(value).split())
