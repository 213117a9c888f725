"""Does a column agree with the e-mail addresses of its records? `j.smith@` beside `Smith` speaks for names."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
import pyarrow as pa

from duenotice.detect.arrays import bounds
from duenotice.detect.wordlists import folded

REACH = 8 * 1024 * 1024
"""Bytes of an item from which agreement is judged: enough of any field, and no reason to hold the rest."""
ENOUGH = 2000
"""Cells of a field that are compared."""
_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_WORD = re.compile(r"[^\W\d_]{3,}")


class Agreement:
    """Collects cells and addresses of the first pieces of an item, and compares those of a field when asked."""

    def __init__(self) -> None:
        self._cells: list[tuple[np.ndarray, pa.Array, np.ndarray]] = []
        self._mails: list[tuple[pa.Array, np.ndarray]] = []
        self._beside: _Beside | None = None

    def add_cells(self, offset: np.ndarray, path: np.ndarray, texts: pa.Array, record: np.ndarray) -> None:
        """Cells of a piece in order. path: number of the field."""
        self._cells.append((np.where(offset < REACH, path, _LATE), texts, record))

    def add_mails(self, offset: np.ndarray, texts: pa.Array, record: np.ndarray) -> None:
        """E-mail addresses found in a piece."""
        early = np.flatnonzero((offset < REACH) & (record >= 0))
        self._mails.append((texts.take(pa.array(early)), record[early]))

    def of(self, number: int) -> tuple[int, int]:
        """(cells that share a word with the local part of an address of their record, cells beside an address) of a field."""
        if self._beside is None:
            self._beside = _Beside(self._mails)
        near, agreeing, of = self._beside, 0, 0
        for path, texts, records in self._cells:
            mine = np.flatnonzero(path == number)
            beside = mine[np.isin(records[mine], near.records)][: ENOUGH - of]
            of += len(beside)
            for record, text in zip(records[beside].tolist(), texts.take(pa.array(beside)).to_pylist(), strict=True):
                words, addresses = _spellings(text), near.locals_of(record)
                agreeing += any(word in address for address in addresses for word in words)
        return agreeing, of


_LATE = -2
"""Stands for the field of cells beyond REACH."""


class _Beside:
    """The addresses of each record, read when they are asked for. records: those that have any, ascending."""

    def __init__(self, mails: list[tuple[pa.Array, np.ndarray]]) -> None:
        numbers = np.concatenate([record for _, record in mails] or [np.zeros(0, np.int64)])
        order = np.argsort(numbers, kind="stable")
        self.records, first = np.unique(numbers[order], return_index=True)
        ends, data = bounds(pa.concat_arrays([texts for texts, _ in mails] or [pa.array([], pa.binary())]))
        self._data, stops = data.tobytes(), np.append(first, len(order))[1:]
        self._first, self._last = (ends - np.diff(ends, prepend=0))[order].tolist(), ends[order].tolist()
        self._at = dict(zip(self.records.tolist(), zip(first.tolist(), stops.tolist(), strict=True), strict=True))
        self._known: dict[int, set[str]] = {}

    def locals_of(self, record: int) -> set[str]:
        """The local parts of the addresses of a record."""
        known = self._known.get(record)
        if known is None:
            texts = {self._data[self._first[n] : self._last[n]] for n in range(*self._at[record])}
            known = {folded(text.decode("utf-8", "replace").rpartition("@")[0]) for text in texts}
            self._known[record] = known
        return known


@lru_cache(maxsize=1 << 13)
def _spellings(cell: bytes) -> set[str]:
    """The words of a cell as they may stand in an address: `Jörg` is `jorg` or `joerg`."""
    text = cell.decode("utf-8", "replace").casefold()
    if text.isascii():
        return set(_WORD.findall(text))
    return {word for spelled in (text, text.translate(_DIGRAPHS)) for word in _WORD.findall(folded(spelled))}
