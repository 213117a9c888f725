"""Names by number: columns hold small numbers, and a book says once what they mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pyarrow as pa


class Book:
    """Numbers names in the order in which they are met. A negative code is no name."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._codes = {name: code for code, name in enumerate(names)}
        self._held = pa.array(list(self._codes), pa.string())

    @property
    def names(self) -> list[str]:
        """By code."""
        return list(self._codes)

    def ranks(self) -> np.ndarray:
        """By code, the place of its name among all names in order (int64)."""
        ranks = np.empty(len(self._codes), np.int64)
        ranks[[self._codes[name] for name in sorted(self._codes)]] = np.arange(len(ranks))
        return ranks

    def code(self, name: str) -> int:
        """The number of a name, a new one where it was not met before."""
        return self._codes.setdefault(name, len(self._codes))

    def codes(self, names: Iterable[str]) -> np.ndarray:
        """The numbers of names."""
        codes = self._codes
        return np.array([codes.setdefault(name, len(codes)) for name in names], np.int64)

    def coded(self, codes: np.ndarray) -> pa.Array:
        """A dictionary of strings; null for negative codes."""
        return _coded(self._names(), codes)

    def spelled(self, codes: np.ndarray) -> pa.Array:
        """A string array; null for negative codes."""
        return self.coded(codes).cast(pa.string())

    def _names(self) -> pa.Array:
        if len(self._held) < len(self._codes):
            self._held = pa.array(list(self._codes), pa.string())
        return self._held


def _coded(names: pa.Array, codes: np.ndarray) -> pa.Array:
    """The names of codes as a dictionary array (int32, string); null for negative ones."""
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32), mask=codes < 0), names)


def distinct(values: Any) -> tuple[np.ndarray, np.ndarray]:
    """(code of each value, the distinct values in the order in which they are met) of an integer array."""
    coded = pa.array(values).dictionary_encode()
    return coded.indices.to_numpy().astype(np.int64), coded.dictionary.to_numpy()
