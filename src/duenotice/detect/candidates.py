"""The table that `scan` hands to `settle`: what was seen in a block before anything is decided. In memory only.

Rows of five roles share it, so that one Arrow table travels between processes:
SPAN a place of a certain shape (`rule` says which); CELL a value of a field that may hold names, addresses or ids; FIELD
a field of the block (`text` its header, `n` its cells); SAMPLE one of its distinct cells with the smallest hashes (`n` the hash),
so that what a field is judged by does not depend on how the item was cut into blocks; ORIGIN something that tells where the item was
written (`text`, as `words.origins` names it, and how often: `n`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

SPAN, CELL, FIELD, SAMPLE, ORIGIN = range(5)
OWN_RULE = 2
"""Value of `n` of a span found by a rule of one's own; its `near` is the log-odds of the words around it, in thousandths."""
GROUPED = 256
"""`n` of a number in national form is one and, so many times, the shape of its groups (`numbers.written.shape`)."""

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


class _Kind(NamedTuple):
    """A column: its name and type, that of NumPy for plain numbers, and what it holds where nothing is given."""

    name: str
    type: pa.DataType
    plain: Any
    blank: Any


def _kind(field: pa.Field) -> _Kind:
    if pa.types.is_dictionary(field.type):
        return _Kind(field.name, field.type, None, None)
    if pa.types.is_binary(field.type):
        return _Kind(field.name, field.type, None, b"")
    blank = -1 if field.name in ("row", "record", "at_us") else 0
    return _Kind(field.name, field.type, np.dtype(field.type.to_pandas_dtype()), blank)


_KINDS = [_kind(field) for field in CANDIDATES]
BLANKS = 1 << 10
"""Rows for which the columns that nothing is given for are held ready: to make one takes longer than to scan a short text."""


def rows(role: int, n: int, columns: Mapping[str, Any]) -> pa.Table:
    """A table of `n` candidates of one role; columns left out are zero, empty, or -1 for row, record and time."""
    if not n:
        return _NONE
    given = {"role": role, **columns}
    arrays = [_column(kind, n, given[kind.name]) if kind.name in given else _blanks(kind, n) for kind in _KINDS]
    return pa.Table.from_arrays(arrays, schema=CANDIDATES)


def _blanks(kind: _Kind, n: int) -> pa.Array:
    return _ready(kind).slice(0, n) if n <= BLANKS else _blank(kind, n)


@cache
def _ready(kind: _Kind) -> pa.Array:
    return _blank(kind, BLANKS)


def _blank(kind: _Kind, n: int) -> pa.Array:
    if kind.blank is None:
        return _coded((np.full(n, -1), []), n)
    return pa.array([b""] * n, kind.type) if kind.plain is None else pa.array(np.full(n, kind.blank, kind.plain))


def _column(kind: _Kind, n: int, given: Any) -> pa.Array:
    if isinstance(given, pa.Array):
        return given if given.type == kind.type else given.cast(kind.type)
    if kind.blank is None:
        return _coded(given, n)
    if np.isscalar(given):
        return pa.array(np.full(n, given, kind.plain))
    return pa.array(given.astype(kind.plain) if isinstance(given, np.ndarray) else given, kind.type)


def _coded(given: Any, n: int) -> pa.Array:
    """A dictionary column from (codes, names) with -1 for null, or from one name."""
    if isinstance(given, str):
        given = (np.zeros(n), [given])
    codes, names = np.asarray(given[0], np.int32), given[1]
    known = names if isinstance(names, pa.Array) else pa.array(list(names), pa.string())
    return pa.DictionaryArray.from_arrays(pa.array(codes, mask=codes < 0), known)
