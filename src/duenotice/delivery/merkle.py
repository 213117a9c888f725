"""A Merkle tree over the deliveries of a wave (RFC 6962 2.1): one root for all, and a proof for one person that shows nobody else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence


def leaf_hash(leaf: bytes) -> bytes:
    """32 bytes of one leaf; the prefix keeps leaves and nodes apart."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """All levels of hashes, leaves first: 64 bytes a leaf in memory."""

    def __init__(self, leaves: Iterable[bytes]) -> None:
        level = [leaf_hash(leaf) for leaf in leaves]
        self.size = len(level)
        self.levels: list[Sequence[bytes]] = [level]
        while len(level) > 1:
            pairs = [_node(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
            # RFC 6962 splits at the largest power of two below n: in a bottom-up tree an odd last node moves up unchanged.
            level = [*pairs, level[-1]] if len(level) % 2 else pairs
            self.levels.append(level)

    @property
    def root(self) -> bytes:
        """32 bytes; of an empty tree the hash of nothing."""
        return self.levels[-1][0] if self.size else hashlib.sha256(b"").digest()

    def proof(self, index: int) -> list[bytes]:
        """The audit path of leaf `index` (from 0), nearest first. Raises IndexError."""
        if not 0 <= index < self.size:
            raise IndexError(index)
        path: list[bytes] = []
        for level in self.levels[:-1]:
            sibling = index ^ 1
            if sibling < len(level):
                path.append(level[sibling])
            index //= 2
        return path


def verify_proof(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """True if `leaf` is leaf number `index` of the `size` leaves under `root` (RFC 9162 2.1.3.2). Needs nothing else."""
    if not 0 <= index < size:
        return False
    node, last, rest = leaf_hash(leaf), size - 1, list(path)
    while last > 0:
        if index % 2 or index < last:
            if not rest:
                return False
            other = rest.pop(0)
            node = _node(other, node) if index % 2 else _node(node, other)
        index, last = index // 2, last // 2
    return not rest and node == root
