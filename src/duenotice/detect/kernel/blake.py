"""Keyed BLAKE2b (RFC 7693) for many short messages under one key: the key's block is hashed once, each message costs one more."""

from __future__ import annotations

import numpy as np

from duenotice.detect.kernel.compiled import lean, lean_entry

BLOCK = 128
IV = np.array(
    [
        0x6A09E667F3BCC908,
        0xBB67AE8584CAA73B,
        0x3C6EF372FE94F82B,
        0xA54FF53A5F1D36F1,
        0x510E527FADE682D1,
        0x9B05688C2B3E6C1F,
        0x1F83D9ABFB41BD6B,
        0x5BE0CD19137E2179,
    ],
    np.uint64,
)
_ROUNDS = """0123456789abcdef ea489fd61c02b753 b8c052fdae367194 7931dcbe265a40f8 905724afe1bc683d 2c6a0b834d75fe19 c51fed4a0763928b
    db7ec13950f4862a 6fe9b308c2d714a5 a2847615fb9e3cd0 0123456789abcdef ea489fd61c02b753"""
ORDER = np.array([int(digit, 16) for digit in "".join(_ROUNDS.split())], np.uint64).reshape(12, 16)
"""Which words of the block each round mixes in (RFC 7693, 2.7)."""


@lean
def _turned(x: np.uint64, by: int) -> np.uint64:
    return (x >> np.uint64(by)) | (x << np.uint64(64 - by))


@lean
def _mixed(a, b, c, d, x, y):
    a = a + b + x
    d = _turned(d ^ a, 32)
    c = c + d
    b = _turned(b ^ c, 24)
    a = a + b + y
    d = _turned(d ^ a, 16)
    c = c + d
    b = _turned(b ^ c, 63)
    return a, b, c, d


@lean
def compress(h: np.ndarray, w: np.ndarray, at: np.uint64, done: int, last: bool) -> None:
    """Mix the block of 16 words at w[at:] into the state h. done: bytes hashed with this block."""
    v0, v1, v2, v3, v4, v5, v6, v7 = h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7]
    v8, v9, v10, v11, v12, v13, v14, v15 = IV[0], IV[1], IV[2], IV[3], IV[4], IV[5], IV[6], IV[7]
    v12 = v12 ^ np.uint64(done)
    if last:
        v14 = ~v14
    for r in range(12):
        s = ORDER[r]
        v0, v4, v8, v12 = _mixed(v0, v4, v8, v12, w[at + s[0]], w[at + s[1]])
        v1, v5, v9, v13 = _mixed(v1, v5, v9, v13, w[at + s[2]], w[at + s[3]])
        v2, v6, v10, v14 = _mixed(v2, v6, v10, v14, w[at + s[4]], w[at + s[5]])
        v3, v7, v11, v15 = _mixed(v3, v7, v11, v15, w[at + s[6]], w[at + s[7]])
        v0, v5, v10, v15 = _mixed(v0, v5, v10, v15, w[at + s[8]], w[at + s[9]])
        v1, v6, v11, v12 = _mixed(v1, v6, v11, v12, w[at + s[10]], w[at + s[11]])
        v2, v7, v8, v13 = _mixed(v2, v7, v8, v13, w[at + s[12]], w[at + s[13]])
        v3, v4, v9, v14 = _mixed(v3, v4, v9, v14, w[at + s[14]], w[at + s[15]])
    h[0], h[1], h[2], h[3] = h[0] ^ v0 ^ v8, h[1] ^ v1 ^ v9, h[2] ^ v2 ^ v10, h[3] ^ v3 ^ v11
    h[4], h[5], h[6], h[7] = h[4] ^ v4 ^ v12, h[5] ^ v5 ^ v13, h[6] ^ v6 ^ v14, h[7] ^ v7 ^ v15


def keyed(key: np.ndarray, size: int) -> np.ndarray:
    """The state after the key (1 to 64 bytes), for digests of `size` bytes."""
    h = IV.copy()
    h[0] ^= np.uint64(0x01010000 ^ (len(key) << 8) ^ size)
    block = np.zeros(BLOCK, np.uint8)
    block[: len(key)] = key
    after_block(h, block.view(np.uint64))
    return h


@lean_entry
def after_block(h: np.ndarray, words: np.ndarray) -> None:
    """Mix the first block of a longer message into the state h."""
    compress(h, words, np.uint64(0), BLOCK, False)


@lean
def digest(start: np.ndarray, message: np.ndarray, words: np.ndarray, n: int, h: np.ndarray) -> None:
    """Into h the state whose first bytes are the digest of message[:n], n > 0. start: of `keyed`; words: the message as numbers of
    64 bits, with room for whole blocks; what stands in the last one after the message is overwritten."""
    for k in range(8):
        h[k] = start[k]
    size = n
    end = (n + BLOCK - 1) // BLOCK * BLOCK
    while n % 8:
        message[n] = 0
        n += 1
    for k in range(n // 8, end // 8):
        words[k] = 0
    for at in range(0, end, BLOCK):
        compress(h, words, np.uint64(at // 8), BLOCK + min(size, at + BLOCK), at + BLOCK == end)
