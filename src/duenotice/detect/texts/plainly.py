"""A block as a reader would see it: escapes read, digits of other scripts in ASCII, the spaces and dashes of typesetters plain.

In `"note": "call\\n0301234567"` the number does not begin behind a letter, and `4111&nbsp;1111 …` has spaces. The block is written once
more in plain signs where it holds others, and what is found there is told by where it stands in the block as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import numpy as np

from duenotice.detect.kernel.alphabet import PAD
from duenotice.detect.kernel.plainly import first_other, written_plainly
from duenotice.detect.texts.labelled import Labelled
from duenotice.model.findings import Encoding

_ZEROS = (0x660, 0x6F0, *range(0x966, 0xD67, 0x80), 0xE50, 0xED0, 0x1040, 0x17E0, 0xFF10)
_ASCII = {zero + n: 48 + n for zero in _ZEROS for n in range(10)}


class Plain:
    """The data in plain signs, and the way between its offsets and those of the data as it is. b: the same, padded."""

    def __init__(self, data: bytes, b: np.ndarray) -> None:
        end = PAD + len(data)
        first = first_other(b, PAD, end)
        self.data, self.b = data, b
        self._ends = self._stood = np.zeros(0, np.int32)
        if first < end:
            self._write(b, first, end)

    def _write(self, b: np.ndarray, first: int, end: int) -> None:
        out = np.zeros(len(b), np.uint8)
        out[PAD:first] = b[PAD:first]
        left = end - first
        ends, stood = np.empty(left + 1, np.int32), np.empty(left + 1, np.int32)
        n = written_plainly(b, first, end, out[first - PAD :], ends, stood)
        size = first - PAD + int(ends[n])
        self._ends, self._stood = ends[:n] + 2 * (first - PAD), stood[:n] + (first - PAD)
        self.b = out[: size + 2 * PAD]
        self.data = out[PAD : PAD + size].tobytes()

    @cached_property
    def is_same(self) -> bool:
        """True where nothing was to be changed."""
        return not len(self._ends)

    def starts(self, places: np.ndarray) -> np.ndarray:
        """Offsets in the data as it is of what begins at these of the plain data."""
        return self._back(places, 1)

    def ends(self, places: np.ndarray) -> np.ndarray:
        """Offsets in the data as it is of what ends at these of the plain data: unseen signs behind it are left out."""
        return self._back(places, 0)

    def _back(self, places: np.ndarray, with_unseen: int) -> np.ndarray:
        if self.is_same:
            return places
        before = np.searchsorted(self._ends, 2 * places + with_unseen, "right")
        last = np.maximum(before - 1, 0)
        return np.where(before > 0, self._stood[last] + places - (self._ends[last] >> 1), places)

    def changed(self, start: np.ndarray, end: np.ndarray) -> np.ndarray:
        """True for spans of the plain data that were written otherwise."""
        first = np.searchsorted(self._ends, 2 * start + 1, "right")
        return np.searchsorted(self._ends, 2 * end, "right") > first

    def back(self, told: Iterable[Labelled]) -> list[Labelled]:
        """What was read in the plain data, where it stands in the data as it is."""
        listed = list(told)
        if self.is_same or not listed:
            return listed
        start, end = (np.array([one[place] for one in listed], np.int64) for place in (0, 1))
        spans = zip(listed, self.starts(start).tolist(), self.ends(end).tolist(), self.changed(start, end), strict=True)
        return [self._one_back(one, first, last, changed) for one, first, last, changed in spans]

    def _one_back(self, one: Labelled, start: int, end: int, changed: bool) -> Labelled:
        text = self.data[one.start : one.end] if changed and one.decoded is None else one.decoded
        return Labelled(start, end, one.kind, text, one.encoding | Encoding.ESCAPED * changed, one.keyed)

    def places(self, offsets: np.ndarray) -> np.ndarray:
        """The way there: offsets of the plain data for these of the data as it is; within a changed sign its end."""
        if self.is_same:
            return offsets
        before = np.searchsorted(self._stood, offsets, "right")
        last = np.maximum(before - 1, 0)
        there = np.where(before > 0, (self._ends[last] >> 1) + offsets - self._stood[last], offsets)
        after = np.append(self._ends >> 1, len(self.data))[before]
        return np.minimum(there, after)

    def place(self, offset: int) -> int:
        """The same of one offset."""
        return int(self.places(np.array([offset], np.int64))[0])


def with_ascii_digits(text: str) -> str:
    """A text of as many characters, its digits those of ASCII."""
    return text if text.isascii() else text.translate(_ASCII)
