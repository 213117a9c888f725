"""The table that `scan` hands to `settle`: what was seen in a block before anything is decided. In memory only.

Rows of four roles share it, so that one Arrow table travels between processes:
SPAN a place of a certain shape; CELL a value of a field that may hold names, addresses or ids;
FIELD a field of the block (`text` header, `n` cells); SAMPLE one of its distinct cells with the smallest hashes.
"""

from __future__ import annotations

import pyarrow as pa

SPAN, CELL, FIELD, SAMPLE = 0, 1, 2, 3

CANDIDATES = pa.schema(
    [
        ("role", pa.uint8()),
        ("offset", pa.uint64()),
        ("length", pa.uint32()),
        ("kind", pa.dictionary(pa.int32(), pa.string())),
        ("text", pa.binary()),
        ("path", pa.dictionary(pa.int32(), pa.string())),
        ("row", pa.int64()),
        ("record", pa.int64()),
        ("at_us", pa.int64()),
        ("check", pa.uint8()),
        ("encoding", pa.uint8()),
        ("near", pa.uint64()),
        ("whole", pa.bool_()),
        ("rule", pa.dictionary(pa.int32(), pa.string())),
        ("n", pa.uint64()),
    ]
)
CHECKS = ("unchecked", "invalid", "valid")
UNCHECKED, INVALID, VALID = range(3)
