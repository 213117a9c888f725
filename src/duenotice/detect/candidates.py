"""The table that `scan` hands to `settle`: what was seen in a block before anything is decided. In memory only.

Rows of four roles share it, so that one Arrow table travels between processes:
SPAN a place of a certain shape (`rule` says which); CELL a value of a field that may hold names, addresses or ids; FIELD
a field of the block (`text` its header, `n` its cells); SAMPLE one of its distinct cells with the smallest hashes (`n` the hash),
so that what a field is judged by does not depend on how the item was cut into blocks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa

SPAN, CELL, FIELD, SAMPLE = 0, 1, 2, 3
OWN_RULE = 2
"""Value of `n` of a span found by a rule of one's own; its `near` is the log-odds of the words around it, in thousandths."""

CANDIDATES = pa.schema(
    [
        ("role", pa.uint8()),
        ("offset", pa.uint64()),
        ("length", pa.uint32()),
        ("rule", pa.dictionary(pa.int32(), pa.string())),
        ("text", pa.binary()),
        ("path", pa.dictionary(pa.int32(), pa.string())),
        ("row", pa.int64()),
        ("record", pa.int64()),
        ("at_us", pa.int64()),
        ("check", pa.uint8()),
        ("encoding", pa.uint8()),
        ("near", pa.int64()),
        ("whole", pa.bool_()),
        ("n", pa.uint64()),
    ]
)
_NONE = CANDIDATES.empty_table()
"""Made once: of small files most tables are empty."""
CHECKS = ("unchecked", "invalid", "valid")
UNCHECKED, INVALID, VALID = range(3)


def rows(role: int, n: int, columns: Mapping[str, Any]) -> pa.Table:
    """A table of `n` candidates of one role; columns left out are zero, empty, or -1 for row, record and time."""
    if not n:
        return _NONE
    arrays = [_column(field, n, role if field.name == "role" else columns.get(field.name)) for field in CANDIDATES]
    return pa.Table.from_arrays(arrays, schema=CANDIDATES)


def _column(field: pa.Field, n: int, given: Any) -> pa.Array:
    kind = field.type
    if isinstance(given, pa.Array):
        return given if given.type == kind else given.cast(kind)
    if pa.types.is_dictionary(kind):
        return _coded(given, n)
    if given is None:
        if pa.types.is_binary(kind):
            return pa.array([b""] * n, kind)
        given = -1 if field.name in ("row", "record", "at_us") else 0
    if np.isscalar(given):
        return pa.array(np.full(n, given, kind.to_pandas_dtype()))
    return pa.array(given.astype(kind.to_pandas_dtype()) if isinstance(given, np.ndarray) else given, kind)


def _coded(given: Any, n: int) -> pa.Array:
    """A dictionary column from (codes, names) with -1 for null, from one name, or all null."""
    if given is None:
        given = (np.full(n, -1), [])
    if isinstance(given, str):
        given = (np.zeros(n), [given])
    codes, names = np.asarray(given[0], np.int32), given[1]
    return pa.DictionaryArray.from_arrays(pa.array(codes, mask=codes < 0), pa.array(list(names), pa.string()))
