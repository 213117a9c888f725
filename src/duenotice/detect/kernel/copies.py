"""Cells in bulk: the bytes of many, and the distinct ones with the smallest hashes."""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.compiled import lean, lean_entry


@lean
def is_edge(c: int) -> bool:
    """White space as `bytes.strip` sees it."""
    return c == 32 or 9 <= c <= 13


@lean_entry
def copied(b: np.ndarray, offset: np.ndarray, length: np.ndarray, out: np.ndarray, coded: np.ndarray) -> None:
    """The cells b[offset:offset + length] one after the other into out; coded: may hold an escape or white space at an edge."""
    n = 0
    for k in range(len(offset)):
        at, size, odd = offset[k], length[k], False
        for i in range(size):
            c = int(b[at + i])
            odd |= c in (92, 37, 38) or (c == 34 and i + 1 < size and int(b[at + i + 1]) == 34)
            out[n + i] = c
        coded[k] = odd or (size > 0 and (is_edge(int(b[at])) or is_edge(int(b[at + size - 1]))))
        n += size


@lean
def _below(hashes: np.ndarray, bound: np.uint64, held: np.ndarray, first: np.ndarray) -> int:
    """The smallest distinct hashes up to the bound, in order, into held, and where each stands first; how many there are."""
    n, most = 0, len(held)
    for k in range(len(hashes)):
        h = hashes[k]
        if h > bound or (n == most and h >= held[n - 1]):
            continue
        lo, hi = 0, n
        while lo < hi:
            middle = (lo + hi) // 2
            if held[middle] < h:
                lo = middle + 1
            else:
                hi = middle
        if lo < n and held[lo] == h:
            continue
        n = min(n + 1, most)
        for i in range(n - 1, lo, -1):
            held[i], first[i] = held[i - 1], first[i - 1]
        held[lo], first[lo] = h, k
    return n


@lean_entry
def smallest_into(hashes: np.ndarray, held: np.ndarray, first: np.ndarray) -> int:
    """Fill `held` with the smallest distinct hashes in order, `first` with where each stands first; how many there are.

    Of many hashes those below half as much again as even spreading needs are enough, so that few are sorted in; where distinct ones
    are fewer, all are looked at.
    """
    most, all_of_them = len(held), ~np.uint64(0)
    if len(hashes) > 4 * most:
        n = _below(hashes, all_of_them // np.uint64(len(hashes)) * np.uint64(most + most // 2), held, first)
        if n == most:
            return n
    return _below(hashes, all_of_them, held, first)


def smallest(hashes: np.ndarray, most: int) -> tuple[np.ndarray, np.ndarray]:
    """The `most` smallest distinct hashes in order, and where each stands first."""
    held, first = np.zeros(most, np.uint64), np.zeros(most, np.int64)
    n = smallest_into(hashes, held, first)
    return held[:n], first[:n]
