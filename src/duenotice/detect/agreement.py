"""Does a column agree with the e-mail addresses of its records? `j.smith@` beside `Smith` speaks for names."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

import numpy as np
import pyarrow as pa

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
        self._cells: dict[int, list[tuple[pa.Array, np.ndarray]]] = defaultdict(list)
        self._mails: list[tuple[pa.Array, np.ndarray]] = []
        self._near: dict[int, set[str]] | None = None

    def add_cells(self, offset: np.ndarray, path: np.ndarray, texts: pa.Array, record: np.ndarray) -> None:
        """Cells of a piece in order. path: number of the field."""
        early = offset < REACH
        for number in np.unique(path[early]).tolist():
            at = np.flatnonzero(early & (path == number))
            self._cells[number].append((texts.take(pa.array(at)), record[at]))

    def add_mails(self, offset: np.ndarray, texts: pa.Array, record: np.ndarray) -> None:
        """E-mail addresses found in a piece."""
        early = np.flatnonzero((offset < REACH) & (record >= 0))
        self._mails.append((texts.take(pa.array(early)), record[early]))

    def of(self, number: int) -> tuple[int, int]:
        """(cells that share a word with the local part of an address of their record, cells beside an address) of a field."""
        near, agreeing, of = self._addresses(), 0, 0
        for texts, records in self._cells.get(number, ()):
            beside = [k for k, record in enumerate(records.tolist()) if record in near][: ENOUGH - of]
            of += len(beside)
            held = records[beside].tolist()
            for record, text in zip(held, texts.take(pa.array(beside, pa.int64())).to_pylist(), strict=True):
                agreeing += any(word in local for word in _spellings(text) for local in near[record])
        return agreeing, of

    def _addresses(self) -> dict[int, set[str]]:
        """Record number to the local parts of the addresses in it."""
        if self._near is None:
            self._near = defaultdict(set)
            for texts, records in self._mails:
                for record, text in zip(records.tolist(), texts.to_pylist(), strict=True):
                    self._near[record].add(folded(text.decode("utf-8", "replace").rpartition("@")[0]))
        return self._near


@lru_cache(maxsize=1 << 13)
def _spellings(cell: bytes) -> set[str]:
    """The words of a cell as they may stand in an address: `Jörg` is `jorg` or `joerg`."""
    text = cell.decode("utf-8", "replace").casefold()
    if text.isascii():
        return set(_WORD.findall(text))
    return {word for spelled in (text, text.translate(_DIGRAPHS)) for word in _WORD.findall(folded(spelled))}
