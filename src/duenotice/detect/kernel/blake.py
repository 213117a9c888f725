"""Keyed BLAKE2b (RFC 7693) for many short messages under one key: the key's block is hashed once, each message costs one more.

Eight messages of one block are hashed at once, each in its own lane of wide registers.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from llvmlite import ir
from numba.core import config, types
from numba.extending import intrinsic

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


LANES = 8
_WORD, _LANE = ir.IntType(64), ir.IntType(32)
_LANED = ir.VectorType(_WORD, LANES)


class Lanes(NamedTuple):
    """Messages that wait to be hashed together. words: the 16 words of each, a column for each message; size: bytes of each; owner: whose
    each is; out: the first two words of each digest, a row for each of the two; used: how many wait."""

    words: np.ndarray
    size: np.ndarray
    owner: np.ndarray
    out: np.ndarray
    used: np.ndarray


def lanes() -> Lanes:
    """Room for eight messages."""
    words, out = np.zeros((BLOCK // 8, LANES), np.uint64), np.zeros((2, LANES), np.uint64)
    return Lanes(words, np.zeros(LANES, np.uint64), np.zeros(LANES, np.int64), out, np.zeros(1, np.int64))


def _compress_in_python(start: np.ndarray, words: np.ndarray, size: np.ndarray, out: np.ndarray) -> None:
    """Into `out` the first two words of the digest of each message, as `digest` gives them. start: of `keyed`."""
    for lane in range(LANES):
        h = start.copy()
        compress(h, words[:, lane], np.uint64(0), BLOCK + int(size[lane]), True)
        out[:, lane] = h[:2]


def _all_lanes(word: int) -> Any:
    return ir.Constant(_LANED, [ir.Constant(_WORD, word)] * LANES)


def _mix_lanes(builder: Any, v: list[Any], places: tuple[int, int, int, int], x: Any, y: Any) -> None:
    """`_mixed` in all lanes."""
    a, b, c, d = places
    for word, by_d, by_b in ((x, 32, 24), (y, 16, 63)):
        v[a] = builder.add(builder.add(v[a], v[b]), word)
        v[d] = _turn_lanes(builder, builder.xor(v[d], v[a]), by_d)
        v[c] = builder.add(v[c], v[d])
        v[b] = _turn_lanes(builder, builder.xor(v[b], v[c]), by_b)


def _turn_lanes(builder: Any, x: Any, by: int) -> Any:
    return builder.or_(builder.lshr(x, _all_lanes(by)), builder.shl(x, _all_lanes(64 - by)))


_MIXED = (
    *((n, 4 + n, 8 + n, 12 + n) for n in range(4)),
    *((n, 4 + (n + 1) % 4, 8 + (n + 2) % 4, 12 + (n + 3) % 4) for n in range(4)),
)
"""Columns and diagonals of the state (RFC 7693, 3.2)."""


@intrinsic
def _compress_lanes(_typing: Any, start: Any, words: Any, size: Any, out: Any) -> Any:
    """See `_compress_in_python`."""

    def code(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        arrays = (
            context.make_array(kind)(context, builder, one) for kind, one in zip(signature.args, args, strict=True)
        )
        begun, told, sizes, into = (array.data for array in arrays)

        def row(data: Any, n: int) -> Any:
            return builder.bitcast(builder.gep(data, [ir.Constant(_LANE, n * LANES)]), _LANED.as_pointer())

        def spread(n: int) -> Any:
            none = ir.Constant(_LANED, ir.Undefined)
            word = builder.load(builder.gep(begun, [ir.Constant(_LANE, n)]))
            one = builder.insert_element(none, word, ir.Constant(_LANE, 0))
            return builder.shuffle_vector(one, none, ir.Constant(ir.VectorType(_LANE, LANES), [0] * LANES))

        message = [builder.load(row(told, n), align=8) for n in range(BLOCK // 8)]
        h = [spread(n) for n in range(8)]
        v = [*h, *(_all_lanes(int(word)) for word in IV)]
        v[12] = builder.xor(v[12], builder.add(builder.load(row(sizes, 0), align=8), _all_lanes(BLOCK)))
        v[14] = _all_lanes(~int(IV[6]) & (1 << 64) - 1)
        for order in ORDER.tolist():
            for n, places in enumerate(_MIXED):
                _mix_lanes(builder, v, places, message[order[2 * n]], message[order[2 * n + 1]])
        for n in range(2):
            builder.store(builder.xor(builder.xor(h[n], v[n]), v[8 + n]), row(into, n), align=8)
        return context.get_dummy_value()

    return types.void(start, words, size, out), code


compress_lanes: Any = _compress_in_python if config.DISABLE_JIT else _compress_lanes
