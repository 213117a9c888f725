"""What the kernel finds in a stretch of bytes, by its three passes: anchors, what they set aside, and the marks of secrets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa

from duenotice.detect.arrays import binaries
from duenotice.detect.kernel import output as out_columns
from duenotice.detect.kernel.alphabet import PAD
from duenotice.detect.kernel.codes import MISS
from duenotice.detect.kernel.loop import padded, scan_bytes
from duenotice.detect.kernel.output import ROOM, TEXT_A_ROW, Output, room
from duenotice.detect.kernel.second import scan_ids
from duenotice.detect.kernel.secrets import scan_marks
from duenotice.detect.kernel.wallets import room_for_sums
from duenotice.detect.words.lexicon import hot_words

BYTES_A_ROW, ROWS_MAX, ROWS_KEPT = 32, 1 << 20, 1 << 21
"""Room for one row in so many bytes, which the densest exports do not need; no more rows at a time than that, and no more that
wait for the next block."""
STEP = 1 << 17
"""Bytes that are looked at twice before the next are: they, and what was set aside of them, stay close to the processor."""


@cache
def scratch() -> tuple[np.ndarray, np.ndarray]:
    """Room for the digits and groups of one number."""
    return np.zeros(64, np.uint8), np.zeros((16, 2), np.int64)


Search = Callable[[int, int, np.ndarray, np.ndarray], int]
"""Looks from one place of padded data to another and puts what it finds into out[:used[0]]; gives the end, or where to resume when there
is no more room."""


def searched(search: Search, at: int, end: int, out: np.ndarray) -> Iterator[Any]:
    """What a routine of the kernel finds, as plain numbers, as many at a time as `out` has room for."""
    used = np.zeros(1, np.int64)
    while at < end:
        used[0] = 0
        at = search(at, end, out, used)
        yield from out[: used[0]].tolist()


class Collected:
    """What the kernel gave, where it put it: an output that grows in its place, so that nothing is copied together in the end.

    The output is used again for the next block, since the system takes longer to give fresh memory than the kernel to fill it:
    what is to be kept has to be copied before.
    """

    def __init__(self, size: int) -> None:
        rows = min(size // BYTES_A_ROW, ROWS_MAX) + 4 * ROOM + STEP // BYTES_A_ROW
        self.out = _used_before.pop() if _used_before and len(_used_before[-1].rows) >= rows else room(rows)
        self.out.used[:] = 0
        self._misses: list[np.ndarray] = []

    def let_go(self) -> None:
        """Leave the output to the next block, unless a hostile one made it huge."""
        if len(self.out.rows) <= ROWS_KEPT:
            _used_before[:] = [self.out]

    def aside(self) -> np.ndarray:
        """What is set aside, where it stands."""
        return self.out.rows[len(self.out.rows) - int(self.out.used[2]) :]

    def looked_at(self) -> None:
        """Let go of what is set aside but for the places of misses, so that there is room for more."""
        aside = self.aside()
        self._misses.append(aside[aside[:, out_columns.RULE] == MISS, out_columns.START] - PAD)
        self.out.used[2] = 0

    @property
    def is_roomy(self) -> bool:
        """Whether half of the room is free: less would be filled at once, and to go on takes a while."""
        n, size, _ = self.out.used.tolist()
        return 2 * n < len(self.out.rows) and 2 * size < len(self.out.text)

    def unless_done(self, done: bool) -> None:
        """A scan that stopped before its end needs more room. What was set aside moves to the new end."""
        if done:
            return
        rows, text, n = self.out.rows, self.out.text, int(self.out.used[2])
        aside, more = self.aside().copy(), max(4 * ROOM, min(len(rows), ROWS_MAX))
        rows.resize((len(rows) + more, rows.shape[1]), refcheck=False)
        text.resize(len(text) + more * TEXT_A_ROW, refcheck=False)
        rows[len(rows) - n :] = aside

    def misses(self) -> np.ndarray:
        """Where numbers with an issuer's range and length but a wrong check digit begin, at offsets of the unpadded data."""
        return np.concatenate(self._misses[::-1] or [np.zeros(0, np.int64)])

    def together(self) -> tuple[np.ndarray, pa.Array]:
        """All candidates, at offsets of the unpadded data."""
        n, size, _ = self.out.used
        found = self.out.rows[:n]
        texts = binaries(self.out.text[:size], found[:, out_columns.TEXT_END])
        found[:, :2] -= PAD
        return found, texts


_used_before: list[Output] = []


def kernel_rows(data: bytes | np.ndarray, lo: int, hi: int) -> tuple[np.ndarray, pa.Array]:
    """All candidates of data[lo:hi] as the kernel gives them: int64 rows (offsets into data) and their canonical bytes."""
    return collected(data, lo, hi).together()


def collected(data: bytes | np.ndarray, lo: int, hi: int) -> Collected:
    """The same where the kernel put them. data: bytes, or as `padded` gives them."""
    b = padded(data) if isinstance(data, bytes) else data
    held, at, end = Collected(hi - lo), lo + PAD, hi + PAD
    while at < end:
        at = scan_bytes(b, at, min(at + STEP, end), hot_words(), scratch(), held.out)
        k = 0
        while k < len(held.aside()):
            k = scan_ids(b, held.aside(), k, hot_words(), scratch(), held.out)
            held.unless_done(k == len(held.aside()))
        held.looked_at()
        held.unless_done(at >= end or held.is_roomy)
    at = lo + PAD
    while at < end:
        at = scan_marks(b, at, end, hot_words(), room_for_sums(), held.out)
        held.unless_done(at >= end)
    return held
