"""Compile what a scan needs, or load it from its cache, so that the first block does not pay for it."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import numpy as np
from numba.core import config

from duenotice.detect.kernel.alphabet import PAD
from duenotice.detect.kernel.compiled import is_cached
from duenotice.detect.kernel.decimals import decimal_pairs
from duenotice.detect.kernel.labels import labels
from duenotice.detect.kernel.loop import padded, scan_bytes
from duenotice.detect.kernel.output import ROOM, room
from duenotice.detect.kernel.posts import posts, town_hashes
from duenotice.detect.kernel.second import scan_ids
from duenotice.detect.kernel.secrets import scan_marks
from duenotice.detect.kernel.wallets import room_for_sums
from duenotice.detect.settings import Settings
from duenotice.detect.settling import scan_pieces
from duenotice.detect.texts.collecting import scratch
from duenotice.detect.words.lexicon import hot_words
from duenotice.model.evidence import Block, Cells, FieldSpec, Item, Spots

_ROW = (
    ("name", "Ann Field"),
    ("email", "ann@shop.example"),
    ("phone", "+4930123456"),
    ("note", "paid 4111111111111111, ٣, YW5uQHNob3AuZXhhbXBsZSBwYWlk"),
)


class _OneRow:
    """A row of cells between commas."""

    fields = tuple(FieldSpec(f"col:{n}", header) for n, (header, _) in enumerate(_ROW))
    _starts = np.cumsum([0, *(len(cell.encode()) + 1 for _, cell in _ROW)])

    @property
    def texts(self) -> Any:
        """None."""
        return np.empty((0, 2), np.int64)

    def spots(self, data: bytes, offsets: Any) -> Spots:
        n = len(offsets)
        rows = np.zeros(n, np.int64)
        return Spots(rows, rows, np.searchsorted(self._starts, offsets, "right") - 1, np.full(n, -1, np.int64))

    def cells(self, data: bytes, field: int) -> Cells:
        row = np.zeros(1, np.int64)
        return Cells(self._starts[field : field + 1], np.array([len(_ROW[field][1].encode())]), row, row)


def kernel_warm() -> None:
    """Compile everything that a scan runs through, or load it.

    The two halves of the kernel are compiled at the same time, the second in a process of its own; where that fails, one after the
    other.
    """
    other = None
    if not is_cached("scan_ids") and not config.DISABLE_JIT:
        other = subprocess.Popen(
            [sys.executable, "-c", _WARM_IDS], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    scan_bytes(padded(b""), PAD, PAD, hot_words(), scratch(), room(ROOM))
    if other is not None:
        other.wait()
    warm_ids()
    data = ",".join(cell for _, cell in _ROW).encode() + b"\n"
    block = Block(0, 0, data, len(data), _OneRow())
    for _ in scan_pieces([(Item(0, "0" * 64, "/row", "csv", len(data)), [block])], Settings(bytes(32))):
        pass


_WARM_IDS = "from duenotice.detect.warming import warm_ids; warm_ids()"


def warm_ids() -> None:
    """The second half of the kernel alone."""
    scan_marks(padded(b""), PAD, PAD, hot_words(), room_for_sums(), room(ROOM))
    labels(
        padded(b""),
        PAD,
        PAD,
        hot_words(),
        np.zeros((1, 2), np.int64),
        np.zeros((1, 2), np.int64),
        np.zeros(1, np.int64),
    )
    posts(padded(b""), PAD, PAD, town_hashes(("a",)), np.zeros((1, 2), np.int64), np.zeros(1, np.int64))
    decimal_pairs(padded(b""), PAD, PAD, np.zeros(1, np.int64), np.zeros(1, np.int64))
    scan_ids(padded(b""), np.zeros((0, 7), np.int64), 0, hot_words(), scratch(), room(ROOM))
