"""Numbers written in the digits of other scripts: the block is written once more with ASCII digits, and looked at again.

Only a block that holds such digits costs anything. What is found there is told by where it stands in the block as it is; what holds
none of these digits was found before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from duenotice.detect.kernel import output as out_columns
from duenotice.detect.kernel.alphabet import PAD
from duenotice.detect.kernel.scripts import first_digit, written_plainly
from duenotice.detect.texts.collecting import kernel_rows
from duenotice.model.findings import Encoding

_ZEROS = (0x660, 0x6F0, *range(0x966, 0xD67, 0x80), 0xE50, 0xED0, 0x1040, 0x17E0, 0xFF10)
_ASCII = {zero + n: 48 + n for zero in _ZEROS for n in range(10)}


class Plain(NamedTuple):
    """Data with ASCII digits; by each of its bytes, and for its end, where it stood (offset) and how many digits of other scripts
    stand before."""

    data: bytes
    origin: np.ndarray
    digits: np.ndarray


def plain(b: np.ndarray, size: int) -> Plain | None:
    """The first `size` bytes of padded data with ASCII digits; None where there are no others."""
    if first_digit(b, PAD, PAD + size) == PAD + size:
        return None
    out, origin, digits = np.empty(size, np.uint8), np.empty(size + 1, np.int64), np.empty(size + 1, np.int64)
    n = written_plainly(b, PAD, PAD + size, out, origin, digits)
    return Plain(out[:n].tobytes(), origin[: n + 1] - PAD, digits[: n + 1])


def rows_of(told: Plain) -> tuple[np.ndarray, pa.Array]:
    """Candidates of the kernel with such digits in them, as `collecting.kernel_rows` gives them, at offsets of the data as it is."""
    found, texts = kernel_rows(told.data, 0, len(told.data))
    start, end = found[:, out_columns.START], found[:, out_columns.END]
    kept = np.flatnonzero(told.digits[end] > told.digits[start])
    rows = found[kept]
    rows[:, out_columns.START], rows[:, out_columns.END] = told.origin[start[kept]], told.origin[end[kept]]
    rows[:, out_columns.ENCODING] |= Encoding.ESCAPED
    return rows, texts.take(pa.array(kept))


def spans_of(told: Plain, spans: Sequence[tuple[int, int]]) -> list[tuple[tuple[int, int], bytes]]:
    """Of spans of the plain data those with such digits in them: where they stand in the data as it is, and as they are read."""
    return [
        ((int(told.origin[start]), int(told.origin[end])), told.data[start:end])
        for start, end in spans
        if told.digits[end] > told.digits[start]
    ]


def with_ascii_digits(text: str) -> str:
    """A text of as many characters, its digits those of ASCII."""
    return text if text.isascii() else text.translate(_ASCII)
