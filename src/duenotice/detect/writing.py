"""From what was found in a piece to rows of Finding; of values only their keys."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import numpy as np
import pyarrow as pa

from duenotice.detect.found import Books, likelihood
from duenotice.detect.kernel.gathering import Found
from duenotice.detect.valuing import ValueTable, instants
from duenotice.model import coded_schema
from duenotice.model.evidence import Item
from duenotice.model.findings import Finding

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def findings_of(item: Item, found: Found, books: Books, values: ValueTable) -> pa.Table:
    """The findings of a piece, columns as `coded_schema(Finding)`; their values are entered in the table."""
    told_at = np.where(found.at_us >= 0, found.at_us, _captured(item))
    columns: dict[str, Any] = {
        "item_id": pa.array(np.full(len(found.offset), item.item_id)),
        "offset": pa.array(found.offset),
        "length": pa.array(found.length),
        "kind": books.kinds.coded(found.kind),
        "value_key": values.enter(found, told_at),
        "field": _known(found.path),
        "row": _known(found.row),
        "record": _known(found.record),
        "seen_at": instants(told_at),
        "check": books.checks.coded(found.check),
        "score": pa.array(found.score),
        "likelihood": pa.array(likelihood(found.score)),
        "encoding": pa.array(found.encoding),
        "rule": books.rules.coded(found.rule),
        "reasons": books.reasons.coded(found.reasons),
    }
    schema = coded_schema(Finding)
    return pa.Table.from_arrays([columns[field.name].cast(field.type) for field in schema], schema=schema)


def _captured(item: Item) -> int:
    """The item's time, for records that have none; -1 for none."""
    return -1 if item.captured_at is None else int((item.captured_at - EPOCH).total_seconds() * 1e6)


def _known(numbers: np.ndarray) -> pa.Array:
    """Null for negative ones."""
    return pa.array(numbers, mask=numbers < 0)
