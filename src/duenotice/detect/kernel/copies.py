"""Cells in bulk: the bytes of many, whether they are written plainly, and the distinct ones with the smallest hashes."""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.compiled import entry, routine


@routine
def is_edge(c: int) -> bool:
    """White space as `bytes.strip` sees it."""
    return c == 32 or 9 <= c <= 13


@entry
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


@entry
def smallest(hashes: np.ndarray, most: int) -> tuple[np.ndarray, np.ndarray]:
    """The `most` smallest distinct hashes in order, and where each stands first."""
    held, first = np.zeros(most, np.uint64), np.zeros(most, np.int64)
    n = 0
    for k in range(len(hashes)):
        h = hashes[k]
        if n == most and h >= held[n - 1]:
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
    return held[:n], first[:n]


@entry
def plain(text: np.ndarray, ends: np.ndarray, out: np.ndarray) -> None:
    """out[k]: the text is printable ASCII without white space at its edges, so that it is its own decoded and stripped form."""
    lo = 0
    for k in range(len(ends)):
        hi, fine = ends[k], True
        for i in range(lo, hi):
            c = int(text[i])
            fine &= 32 <= c <= 126
        out[k] = fine and hi > lo and int(text[lo]) != 32 and int(text[hi - 1]) != 32
        lo = hi
