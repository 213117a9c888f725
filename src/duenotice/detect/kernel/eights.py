"""Eight bytes at a time, as one number with the first byte lowest: read, written, and mixed into a hash.

Uncompiled, the same is said in plain Python; the tests hold both against each other.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from llvmlite import ir
from numba.core import config, types
from numba.extending import intrinsic

from duenotice.detect.kernel.compiled import inlined

EIGHT = 8
_WORD, _WIDE = ir.IntType(64), ir.IntType(128)


def _word_in_python(b: np.ndarray, at: int) -> np.uint64:
    """The bytes b[at:at + 8]."""
    return np.uint64(int.from_bytes(b[at : at + EIGHT].tobytes(), "little"))


def _put_in_python(b: np.ndarray, at: int, word: np.uint64) -> None:
    """Make the bytes b[at:at + 8] those of a word."""
    b[at : at + EIGHT] = np.frombuffer(int(word).to_bytes(EIGHT, "little"), np.uint8)


def _folded_in_python(x: np.uint64, y: np.uint64) -> np.uint64:
    """The two halves of the product of two numbers as one."""
    high, low = divmod(int(x) * int(y), 1 << 64)
    return np.uint64(high ^ low)


def _place(context: Any, builder: Any, kind: Any, array: Any, at: Any) -> Any:
    data = context.make_array(kind)(context, builder, array).data
    return builder.bitcast(builder.gep(data, [at]), _WORD.as_pointer())


@intrinsic
def _word(_typing: Any, b: Any, at: Any) -> Any:
    """See `_word_in_python`."""

    def code(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.load(_place(context, builder, signature.args[0], *args), align=1)

    return types.uint64(b, types.int64), code


@intrinsic
def _put(_typing: Any, b: Any, at: Any, word: Any) -> Any:
    """See `_put_in_python`."""

    def code(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        builder.store(args[2], _place(context, builder, signature.args[0], *args[:2]), align=1)
        return context.get_dummy_value()

    return types.void(b, types.int64, types.uint64), code


@intrinsic
def _folded(_typing: Any, x: Any, y: Any) -> Any:
    """See `_folded_in_python`."""

    def code(_context: Any, builder: Any, _signature: Any, args: Any) -> Any:
        product = builder.mul(*(builder.zext(factor, _WIDE) for factor in args))
        high = builder.lshr(product, ir.Constant(_WIDE, 64))
        return builder.trunc(builder.xor(product, high), _WORD)

    return types.uint64(types.uint64, types.uint64), code


word_at: Any = _word_in_python if config.DISABLE_JIT else _word
put_word: Any = _put_in_python if config.DISABLE_JIT else _put
folded: Any = _folded_in_python if config.DISABLE_JIT else _folded


@inlined
def hashed_bytes(b: np.ndarray, lo: int, hi: int, begun: np.uint64, by: np.uint64) -> np.uint64:
    """A hash of b[lo:hi]. begun, by: where it begins and by what it is multiplied; who does not know them cannot make two collide."""
    h, i = folded(begun ^ np.uint64(hi - lo), by), lo
    while i + EIGHT <= hi:
        h = folded(h ^ word_at(b, i), by)
        i += EIGHT
    if i == hi:
        return h
    if hi - lo >= EIGHT:
        return folded(h ^ word_at(b, hi - EIGHT), by)
    rest = np.uint64(0)
    while i < hi:
        rest = (rest << np.uint64(8)) | np.uint64(b[i])
        i += 1
    return folded(h ^ rest, by)


@inlined
def are_same(a: np.ndarray, x: int, b: np.ndarray, y: int, n: int) -> bool:
    """Whether a[x:x + n] and b[y:y + n] are the same."""
    i = 0
    while i + EIGHT <= n:
        if word_at(a, x + i) != word_at(b, y + i):
            return False
        i += EIGHT
    if n >= EIGHT:
        return word_at(a, x + n - EIGHT) == word_at(b, y + n - EIGHT)
    while i < n and a[x + i] == b[y + i]:
        i += 1
    return i == n


@inlined
def put_bytes(a: np.ndarray, x: int, b: np.ndarray, y: int, n: int) -> None:
    """Make a[x:x + n] what b[y:y + n] is; they do not overlap."""
    i = 0
    while i + EIGHT <= n:
        put_word(a, x + i, word_at(b, y + i))
        i += EIGHT
    if n >= EIGHT:
        put_word(a, x + n - EIGHT, word_at(b, y + n - EIGHT))
    while n < EIGHT and i < n:
        a[x + i] = b[y + i]
        i += 1
