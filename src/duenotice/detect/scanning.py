"""One block: anchors to spans, and where they lie. Pure: the same block and settings give the same table anywhere."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa

from duenotice.detect.candidates import CANDIDATES, SPAN, UNCHECKED
from duenotice.detect.settings import Settings
from duenotice.model.evidence import Block

_EMAIL = re.compile(
    rb"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)


def kernel_warm() -> None:
    """Compile the kernel or load it from its cache, so that the first block does not pay for it."""


def scan(block: Block, settings: Settings) -> pa.Table:
    """Candidates of one block, as `candidates.CANDIDATES`; raw values, so never stored as it is."""
    found = [m for m in _EMAIL.finditer(block.data) if block.base <= m.start() < block.base + block.own]
    offsets = np.array([m.start() for m in found], np.int64)
    spots = block.layout.spots(block.data, offsets)
    paths = [spec.path for spec in block.layout.fields]
    n = len(found)
    columns = {
        "role": pa.array([SPAN] * n, pa.uint8()),
        "offset": pa.array(offsets + block.offset, pa.uint64()),
        "length": pa.array([m.end() - m.start() for m in found], pa.uint32()),
        "kind": ["EMAIL"] * n,
        "text": [m.group() for m in found],
        "path": [paths[f] if f >= 0 else None for f in np.asarray(spots.field)],
        "row": spots.row,
        "record": spots.record,
        "at_us": spots.at_us,
        "check": [UNCHECKED] * n,
        "encoding": [0] * n,
        "near": [0] * n,
        "whole": [False] * n,
        "rule": ["email@1"] * n,
        "n": [1] * n,
    }
    return pa.Table.from_arrays([_typed(columns[f.name], f.type) for f in CANDIDATES], schema=CANDIDATES)


def _typed(values: object, kind: pa.DataType) -> pa.Array:
    if pa.types.is_dictionary(kind):
        return pa.array(values, pa.string()).dictionary_encode().cast(kind)
    return values if isinstance(values, pa.Array) else pa.array(values, kind)
