"""The next of two bytes, looked for in sixty-four bytes at a time: most of a text is passed over, and one by one that takes longest;
and what is built on it alone.

Compiled, the bytes are compared in a few vector instructions; uncompiled, the same is said in plain Python.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from llvmlite import ir
from numba.core import config, types
from numba.extending import intrinsic

from duenotice.evidence.ground.compiled import lean

WIDTH = 64
_BYTE, _BIT, _LANE, _WORD = ir.IntType(8), ir.IntType(1), ir.IntType(32), ir.IntType(64)
_WIDE = ir.VectorType(_BYTE, WIDTH)


def _either_in_python(b: np.ndarray, at: int, one: int, other: int) -> int:
    """Bit i is set where `b[at + i]` is one of two bytes. The compiled form gives the same bits as a signed number."""
    window = b[at : at + WIDTH]
    return int.from_bytes(np.packbits((window == one) | (window == other), bitorder="little").tobytes(), "little")


def _lowest_in_python(bits: int) -> int:
    """Number of the lowest set bit; bits is not 0."""
    return (bits & -bits).bit_length() - 1


@intrinsic
def _either(_typing: Any, b: Any, at: Any, one: Any, other: Any) -> Any:
    """See `_either_in_python`."""

    def code(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        data = context.make_array(signature.args[0])(context, builder, args[0]).data
        found = builder.load(builder.bitcast(builder.gep(data, [args[1]]), _WIDE.as_pointer()), align=1)
        none = ir.Constant(_WIDE, ir.Undefined)

        def same(value: Any) -> Any:
            first = builder.insert_element(none, builder.trunc(value, _BYTE), ir.Constant(_LANE, 0))
            lanes = builder.shuffle_vector(first, none, ir.Constant(ir.VectorType(_LANE, WIDTH), [0] * WIDTH))
            return builder.icmp_unsigned("==", found, lanes)

        return builder.bitcast(builder.or_(same(args[2]), same(args[3])), _WORD)

    return types.int64(b, types.int64, types.int64, types.int64), code


@intrinsic
def _lowest(_typing: Any, bits: Any) -> Any:
    """See `_lowest_in_python`."""

    def code(_context: Any, builder: Any, _signature: Any, args: Any) -> Any:
        return builder.cttz(args[0], ir.Constant(_BIT, 1))

    return types.int64(types.int64), code


either: Any = _either_in_python if config.DISABLE_JIT else _either
lowest: Any = _lowest_in_python if config.DISABLE_JIT else _lowest


@lean
def next_of(b, i, end, one, other):
    """Where the first of two bytes stands in `b[i:end]`; `end` where neither does, `i` where that is not before `end`. b: uint8 array;
    one, other: byte values."""
    if i >= end:
        return i
    while i < end:
        if i + WIDTH > b.shape[0]:
            while i < end and b[i] != one and b[i] != other:
                i += 1
            return i
        bits = either(b, i, one, other)
        if bits != 0:
            return min(i + lowest(bits), end)
        i += WIDTH
    return end


@lean
def next_pair(b, i, end, one, other):
    """Where one byte stands right before another in `b[i:end]`; `end` where it does nowhere. b: uint8 array; one, other: byte values."""
    while i + 1 < end:
        if i + 1 + WIDTH > b.shape[0]:
            while i + 1 < end and (b[i] != one or b[i + 1] != other):
                i += 1
            return i if i + 1 < end else end
        bits = either(b, i, one, one) & either(b, i + 1, other, other)
        if bits != 0:
            found = i + lowest(bits)
            return found if found + 1 < end else end
        i += WIDTH
    return end


@lean
def quote_end(b, i, end):
    """The quote that closes what was opened before `i`, or `end`. A backslash takes away the meaning of the byte behind it."""
    while i < end:
        i = next_of(b, i, end, 34, 92)
        if i >= end or b[i] == 34:
            return i
        i += 2
    return end


@lean
def feeds_between(b, i, end):
    """Line feeds in `b[i:end]`."""
    feeds = 0
    while i < end:
        i = next_of(b, i, end, 10, 10) + 1
        feeds += i <= end
    return feeds
