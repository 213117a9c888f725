"""Arrow arrays of texts as bytes with ends, as compiled code takes and gives them, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from duenotice.model.keys import VALUE_KEY_BYTES

HOPS = 2048
"""First bytes of a text that are looked at one by one."""


def bounds(texts: pa.Array) -> tuple[np.ndarray, np.ndarray]:
    """Where each text of a binary array ends, and the bytes of all."""
    _, offsets, data = texts.buffers()
    edges = np.frombuffer(offsets, np.int32)[texts.offset : texts.offset + len(texts) + 1]
    held = np.frombuffer(data, np.uint8) if data is not None else np.zeros(0, np.uint8)
    if not len(edges):
        return np.zeros(0, np.int32), held[:0]
    return edges[1:] - edges[0], held[edges[0] : edges[-1]]


def binaries(data: np.ndarray, ends: np.ndarray) -> pa.Array:
    """The binary array whose `bounds` these are; it holds on to the bytes."""
    return _of_bounds(pa.binary(), data, ends)


def strings(data: np.ndarray, ends: np.ndarray, some: np.ndarray | None = None) -> pa.Array:
    """A string array of bytes known to be UTF-8, copied. some: False where there is none."""
    return _of_bounds(pa.string(), data[: ends[-1] if len(ends) else 0].copy(), ends, some)


def _of_bounds(kind: pa.DataType, data: np.ndarray, ends: np.ndarray, some: np.ndarray | None = None) -> pa.Array:
    edges = np.concatenate((np.zeros(1, np.int32), ends.astype(np.int32)))
    mask = None if some is None else pa.array(some).buffers()[1]
    return pa.Array.from_buffers(kind, len(ends), [mask, pa.py_buffer(edges), pa.py_buffer(data)])


def keys_of(halves: np.ndarray) -> pa.Array:
    """Keys (binary 16) of two numbers each (uint64, n by 2)."""
    buffer = pa.py_buffer(np.ascontiguousarray(halves))
    return pa.Array.from_buffers(pa.binary(VALUE_KEY_BYTES), len(halves), [None, buffer])


def as_utf8(texts: pa.Array) -> pa.Array:
    """Binary texts as strings; what is no UTF-8 is replaced."""
    try:
        return texts.cast(pa.string())
    except pa.ArrowInvalid:
        return pa.array([raw.decode("utf-8", "replace") for raw in texts.to_pylist()], pa.string())


def replaced(column: pa.Array, at: np.ndarray, others: Sequence[Any]) -> pa.Array:
    """A column with other values at these positions."""
    index = np.arange(len(column))
    index[at] = len(column) + np.arange(len(at))
    return pa.concat_arrays([column, pa.array(others, column.type)]).take(pa.array(index))


def is_of_word(sign: bytes, others: bytes = b"") -> bool:
    """Whether a byte beside a word, or none, would make it part of a longer one: a letter, a digit, one beyond ASCII, one of the others."""
    return sign.isalnum() or sign >= b"\x80" or (sign != b"" and sign in others)


def first_of(data: bytes, text: bytes, lo: int = 0, hi: int | None = None) -> int:
    """Where a text begins in data[lo:hi], -1 for nowhere. By its first byte as long as that is rare: one byte is found ten times as fast
    as two."""
    at = data.find(text[:1], lo, hi)
    for _ in range(HOPS):
        if at < 0 or data.startswith(text, at, hi):
            return at
        at = data.find(text[:1], at + 1, hi)
    return data.find(text, at, hi) if at >= 0 else -1


def line_from(data: bytes, at: int, reach: int) -> str:
    """The text from `at` on to the end of its line, of so many bytes at most, without a sign of UTF-8 that is cut there."""
    return data[at : at + reach].decode("utf-8", "replace").partition("\n")[0].rstrip("\r\ufffd")


def whole_from(data: bytes, at: int, end: int) -> int:
    """The first byte from `at` on, up to `end`, with which a sign of UTF-8 may begin."""
    while at < end and data[at] & 0xC0 == 0x80:
        at += 1
    return at
