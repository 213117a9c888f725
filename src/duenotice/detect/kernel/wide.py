"""Sixty-four bytes at a time: a class of bytes as the bits of one integer, and the place of the lowest bit.

Compiled, a class is two vector instructions where the machine has wide registers. Uncompiled, the same is said in plain Python;
the tests hold both against each other.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from llvmlite import ir
from numba.core import config, types
from numba.extending import intrinsic

WIDTH = 64
_BYTE, _BIT, _LANE, _WORD = ir.IntType(8), ir.IntType(1), ir.IntType(32), ir.IntType(64)
_WIDE = ir.VectorType(_BYTE, WIDTH)


def _ranged_in_python(b: np.ndarray, at: int, low: int, count: int, fold: int) -> int:
    """Bit i is set where `low <= (b[at + i] | fold) < low + count`. The compiled form gives the same bits as a signed number."""
    inside = (b[at : at + WIDTH] | np.uint8(fold)) - np.uint8(low) < count
    return int.from_bytes(np.packbits(inside, bitorder="little").tobytes(), "little")


def _lowest_in_python(bits: int) -> int:
    """Number of the lowest set bit; bits is not 0."""
    return (bits & -bits).bit_length() - 1


def _spread(builder: Any, value: Any) -> Any:
    """All lanes hold the low byte of value."""
    none = ir.Constant(_WIDE, ir.Undefined)
    one = builder.insert_element(none, builder.trunc(value, _BYTE), ir.Constant(_LANE, 0))
    return builder.shuffle_vector(one, none, ir.Constant(ir.VectorType(_LANE, WIDTH), [0] * WIDTH))


@intrinsic
def _ranged(_typing: Any, b: Any, at: Any, low: Any, count: Any, fold: Any) -> Any:
    """See `_ranged_in_python`."""

    def code(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        data = context.make_array(signature.args[0])(context, builder, args[0]).data
        place = builder.bitcast(builder.gep(data, [args[1]]), _WIDE.as_pointer())
        found = builder.or_(builder.load(place, align=1), _spread(builder, args[4]))
        inside = builder.icmp_unsigned("<", builder.sub(found, _spread(builder, args[2])), _spread(builder, args[3]))
        return builder.bitcast(inside, _WORD)

    return types.int64(b, types.int64, types.int64, types.int64, types.int64), code


@intrinsic
def _lowest(_typing: Any, bits: Any) -> Any:
    """See `_lowest_in_python`."""

    def code(_context: Any, builder: Any, _signature: Any, args: Any) -> Any:
        return builder.cttz(args[0], ir.Constant(_BIT, 1))

    return types.int64(types.int64), code


ranged: Any = _ranged_in_python if config.DISABLE_JIT else _ranged
lowest: Any = _lowest_in_python if config.DISABLE_JIT else _lowest
