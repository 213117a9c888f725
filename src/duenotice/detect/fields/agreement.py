"""Does a column agree with the e-mail addresses of its records? `j.smith@` beside `Smith` speaks for names."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
import pyarrow as pa

from duenotice.detect.arrays import bounds
from duenotice.detect.words.wordlists import folded

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
            place = near.places(records[mine])
            some = np.flatnonzero(place >= 0)[: ENOUGH - of]
            of += len(some)
            for at, text in zip(place[some].tolist(), texts.take(pa.array(mine[some])).to_pylist(), strict=True):
                agreeing += any(map(near.local_parts(at).__contains__, _spellings(text)))
        return agreeing, of


_LATE = -2
"""Stands for the field of cells beyond REACH."""


class _Beside:
    """The addresses of each record that has any, read when they are asked for."""

    def __init__(self, mails: list[tuple[pa.Array, np.ndarray]]) -> None:
        numbers = np.concatenate([record for _, record in mails] or [np.zeros(0, np.int64)])
        order = np.argsort(numbers, kind="stable")
        self._records, first = np.unique(numbers[order], return_index=True)
        ends, data = bounds(pa.concat_arrays([texts for texts, _ in mails] or [pa.array([], pa.binary())]))
        self._data, self._edges = data.tobytes(), np.append(first, len(order)).tolist()
        self._first, self._last = (ends - np.diff(ends, prepend=0))[order].tolist(), ends[order].tolist()
        self._known: dict[int, str] = {}

    def places(self, records: np.ndarray) -> np.ndarray:
        """Where each of these records stands among those with addresses, -1 where it has none."""
        if not len(self._records):
            return np.full(len(records), -1)
        at = np.minimum(np.searchsorted(self._records, records), len(self._records) - 1)
        return np.where(self._records[at] == records, at, -1)

    def local_parts(self, place: int) -> str:
        """The local parts of the addresses of a record, a line each: words have no line feeds."""
        known = self._known.get(place)
        if known is None:
            texts = {self._data[self._first[n] : self._last[n]] for n in range(*self._edges[place : place + 2])}
            known = "\n".join([folded(text.decode("utf-8", "replace").rpartition("@")[0]) for text in texts])
            self._known[place] = known
        return known


@lru_cache(maxsize=1 << 13)
def _spellings(cell: bytes) -> set[str]:
    """The words of a cell as they may stand in an address: `Jörg` is `jorg` or `joerg`."""
    text = cell.decode("utf-8", "replace").casefold()
    if text.isascii():
        return set(_WORD.findall(text))
    return {word for spelled in (text, text.translate(_DIGRAPHS)) for word in _WORD.findall(folded(spelled))}
