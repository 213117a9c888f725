"""From what was found in a piece to rows of Finding; of values only their keys."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa

from duenotice.detect.deciding.found import Books, likelihood
from duenotice.detect.kernel.gathering import Found
from duenotice.detect.values.valuing import ValueTable, instants
from duenotice.model import coded_schema
from duenotice.model.evidence import Item
from duenotice.model.findings import Finding

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def findings_of(item: Item, found: Found, books: Books, values: ValueTable) -> pa.Table:
    """The findings of a piece, columns as `coded_schema(Finding)`; their values are entered in the table."""
    told_at = np.where(found.at_us >= 0, found.at_us, _captured(item))
    columns: dict[str, Any] = {
        "item_id": np.full(len(found.offset), item.item_id),
        "offset": found.offset,
        "length": found.length,
        "kind": books.kinds.coded(found.kind),
        "value_key": values.enter(found, told_at),
        "field": _known(found.path),
        "row": _known(found.row),
        "record": _known(found.record),
        "seen_at": instants(told_at),
        "check": books.checks.coded(found.check),
        "score": found.score,
        "likelihood": likelihood(found.score),
        "encoding": found.encoding,
        "rule": books.rules.coded(found.rule),
        "reasons": books.reasons.coded(found.reasons),
    }
    schema = coded_schema(Finding)
    return pa.Table.from_arrays([_as(columns[name], *types) for name, *types in _types(schema)], schema=schema)


@cache
def _types(schema: pa.Schema) -> tuple[tuple[str, pa.DataType, Any], ...]:
    """Names and types, and those of NumPy for plain numbers."""
    plain = (pa.types.is_integer, pa.types.is_floating)
    return tuple(
        (f.name, f.type, f.type.to_pandas_dtype() if any(of(f.type) for of in plain) else None) for f in schema
    )


def _as(column: Any, kind: pa.DataType, plain: Any) -> pa.Array:
    """A column of this type; numbers are made narrow before Arrow has them, and what is right already is left alone."""
    if isinstance(column, np.ndarray):
        return pa.array(column.astype(plain, copy=False))
    return column if column.type == kind else column.cast(kind)


def _captured(item: Item) -> int:
    """The item's time, for records that have none; -1 for none."""
    return -1 if item.captured_at is None else int((item.captured_at - EPOCH).total_seconds() * 1e6)


def _known(numbers: np.ndarray) -> pa.Array:
    """Null for negative ones."""
    return pa.array(numbers, mask=numbers < 0)
