"""From what was found to the tables that are kept: keyed hashes and previews, no raw value but for the escrow."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from duenotice.detect.books import Book, distinct, spelled
from duenotice.detect.describing import described
from duenotice.detect.found import Books, Found, likelihood
from duenotice.detect.settings import Settings
from duenotice.model import schema_of
from duenotice.model.evidence import Item
from duenotice.model.findings import Escrowed, Finding, Value
from duenotice.model.tables import UTC_MICROS

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Kept(NamedTuple):
    """Tables of Finding, Value and Escrowed; of the last two a row per spelling of a value, to be merged with those of other
    pieces."""

    findings: pa.Table
    values: pa.Table
    escrow: pa.Table


class _Values(NamedTuple):
    """The distinct values of a piece. of: number of the value of each finding; kind: code by value; text: binary."""

    of: np.ndarray
    kind: np.ndarray
    text: pa.Array


def tables_of(item: Item, found: Found, books: Books, settings: Settings) -> Kept:
    """What is kept of a piece of an item."""
    values = _distinct(found)
    told = described(books.kinds.names, values.kind, values.text, settings.key)
    names = books.kinds.spelled(values.kind)
    told_at = np.where(found.at_us >= 0, found.at_us, _captured(item))
    findings = _findings(item, found, books, told.key.take(pa.array(values.of)), told_at)
    country = pc.coalesce(_countries(found, values, books.countries), told.country)
    first, last = _span_of_time(values, told_at)
    columns = [told.key, names, told.masked, country, told.domain, pa.array(np.bincount(values.of)), first, last]
    escrowed = pa.array(np.isin(values.kind, [books.kinds.code(kind) for kind in sorted(settings.escrow_kinds)]))
    escrow = _table(Escrowed, [told.key, names, told.text]).filter(escrowed)
    return Kept(findings, _table(Value, columns), escrow)


def _distinct(found: Found) -> _Values:
    coded = found.text.dictionary_encode()
    texts = coded.dictionary
    of, pairs = distinct(found.kind * max(len(texts), 1) + coded.indices.to_numpy())
    return _Values(of, pairs // max(len(texts), 1), texts.take(pa.array(pairs % max(len(texts), 1))))


def _table(record: type, columns: list[Any]) -> pa.Table:
    schema = schema_of(record)
    arrays = [column.cast(field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _captured(item: Item) -> int:
    """The item's time, for records that have none; -1 for none."""
    return -1 if item.captured_at is None else int((item.captured_at - EPOCH).total_seconds() * 1e6)


def _instants(told: np.ndarray) -> pa.Array:
    return pa.array(told, mask=told < 0).cast(UTC_MICROS)


def _span_of_time(values: _Values, told_at: np.ndarray) -> tuple[pa.Array, pa.Array]:
    """When each value was seen first and last; null where no record of it has a time."""
    first, last = (np.full(len(values.kind), start, np.int64) for start in (np.iinfo(np.int64).max, -1))
    some = told_at >= 0
    np.minimum.at(first, values.of[some], told_at[some])
    np.maximum.at(last, values.of[some], told_at[some])
    return _instants(np.where(last < 0, -1, first)), _instants(last)


def _countries(found: Found, values: _Values, countries: Book) -> pa.Array:
    """The country in which each value was read, null for none; of several the first by name."""
    names = sorted(countries.names)
    rank = np.array([names.index(name) for name in countries.names], np.int64)
    read = np.full(len(values.kind), len(names), np.int64)
    some = found.country >= 0
    np.minimum.at(read, values.of[some], rank[found.country[some]])
    return spelled(names, np.where(read < len(names), read, -1))


def _findings(item: Item, found: Found, books: Books, keys: pa.Array, told_at: np.ndarray) -> pa.Table:
    columns: dict[str, Any] = {
        "item_id": pa.array(np.full(len(found), item.item_id)),
        "offset": pa.array(found.offset),
        "length": pa.array(found.length),
        "kind": books.kinds.spelled(found.kind),
        "value_key": keys,
        "field": _known(found.path),
        "row": _known(found.row),
        "record": _known(found.record),
        "seen_at": _instants(told_at),
        "check": books.checks.spelled(found.check),
        "score": pa.array(found.score),
        "likelihood": pa.array(likelihood(found.score)),
        "encoding": pa.array(found.encoding),
        "rule": books.rules.spelled(found.rule),
        "reasons": books.reasons.spelled(found.reasons),
    }
    return _table(Finding, [columns[name] for name in schema_of(Finding).names])


def _known(numbers: np.ndarray) -> pa.Array:
    """Null for negative ones."""
    return pa.array(numbers, mask=numbers < 0)
