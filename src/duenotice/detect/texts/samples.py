"""Keys as manuals show them: `AKIAIOSFODNN7EXAMPLE`, `ghp_xxxxxxxx`."""

from __future__ import annotations

import re

import numpy as np

from duenotice.detect.kernel import output as out_columns
from duenotice.detect.kernel.codes import API_KEY

_SAMPLE = re.compile(rb"EXAMPLE|(.)\1{7}", re.IGNORECASE)


def is_sample(key: bytes) -> bool:
    """Whether a key says that it is none, or has one sign eight times and more."""
    return _SAMPLE.search(key) is not None


def are_written(found: np.ndarray, data: bytes) -> np.ndarray:
    """False for the rows of the kernel that are keys of manuals."""
    fine = np.ones(len(found), bool)
    for row in np.flatnonzero(found[:, out_columns.RULE] == API_KEY).tolist():
        start, end = (int(found[row, place]) for place in (out_columns.START, out_columns.END))
        fine[row] = not is_sample(data[start:end])
    return fine
