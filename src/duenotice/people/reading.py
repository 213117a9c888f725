"""Opens a customer directory and gives its rows as text, whatever its format; what could not be read is counted, not raised."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq

from duenotice.people.database import is_database, open_query

MAX_BYTES = 8 * 2**30
MAX_CELL = 65_536


@dataclass
class Sheet:
    """headers in order, rows as tuples of text (blank for nothing), and what was wrong: (rule, rows, detail)."""

    headers: list[str] = field(default_factory=list)
    rows: Iterator[tuple[str, ...]] = field(default_factory=lambda: iter(()))
    wrong: list[tuple[str, int, str]] = field(default_factory=list)


def open_sheet(source: str) -> Sheet:
    """CSV (any delimiter, BOM, mixed encodings, compressed by suffix) or Parquet, told apart by content, or a database.

    Bad content never raises.
    """
    if is_database(source):
        headers, rows = open_query(source)
        return Sheet(headers, rows)
    try:
        opened: Any = fsspec.open(source, "rb", compression="infer")
        with opened as stream:
            data: bytes = stream.read(MAX_BYTES)
    except (OSError, EOFError, ValueError, ImportError) as error:
        return Sheet(wrong=[("unreadable", 0, type(error).__name__)])
    if not data.strip(b"\0 \r\n\t"):
        return Sheet(wrong=[("empty", 0, "the file holds nothing")])
    return _parquet(data) if data[:4] == b"PAR1" else _delimited(data)


def _parquet(data: bytes) -> Sheet:
    try:
        table = pq.read_table(pa.BufferReader(data))
    except (pa.ArrowException, OSError) as error:
        return Sheet(wrong=[("unreadable", 0, type(error).__name__)])
    names = [f.name for f in table.schema if not pa.types.is_nested(f.type)]
    return Sheet(names, _arrow_rows(table.select(names)))


def _arrow_rows(table: pa.Table) -> Iterator[tuple[str, ...]]:
    for batch in table.to_batches(max_chunksize=65_536):
        columns = [[_text(v) for v in column.to_pylist()] for column in batch.columns]
        yield from zip(*columns, strict=True)


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _delimited(data: bytes) -> Sheet:
    text, strays = _decoded(data)
    sample = "\n".join(text.splitlines()[:20])
    delimiter = max(
        ",;\t|", key=lambda c: (min((line.count(c) for line in sample.splitlines()), default=0), sample.count(c))
    )
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    headers = next(rows, [])
    sheet = Sheet(_unique(headers))
    if strays:
        sheet.wrong.append(("mixed_encoding", strays, "lines that are not UTF-8 were read as Windows-1252"))
    sheet.rows = _fitted(rows, len(headers), sheet.wrong)
    return sheet


def _decoded(data: bytes) -> tuple[str, int]:
    """The text, and the number of lines that were not UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace"), 0
    try:
        return data.decode("utf-8-sig").replace("\0", ""), 0
    except UnicodeDecodeError:
        pass
    lines, strays = [], 0
    for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            strays += 1
            lines.append(line.decode("cp1252", "replace"))
    return "\n".join(lines).replace("\0", ""), strays


def _unique(headers: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    unique = []
    for i, header in enumerate(headers):
        name = header.strip() or f"column {i + 1}"
        seen[name] = seen.get(name, 0) + 1
        unique.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return unique


def _fitted(rows: Iterator[list[str]], width: int, wrong: list[tuple[str, int, str]]) -> Iterator[tuple[str, ...]]:
    """Rows of exactly `width` cells; those of another width are padded or cut, and counted at the end."""
    ragged = broken = 0
    while True:
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error:
            broken += 1
            continue
        if not any(cell.strip() for cell in row):
            continue
        ragged += len(row) != width
        yield tuple(cell[:MAX_CELL] for cell in (row + [""] * width)[:width])
    if ragged:
        wrong.append(("ragged_row", ragged, "rows with more or fewer cells than the header"))
    if broken:
        wrong.append(("unreadable_row", broken, "rows the CSV reader refused"))
