"""How a kernel routine is compiled, and where its machine code is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numba
from numba.core import config, types

from duenotice.compiling import code_folder, kept_in

FOLDER = code_folder("kernel", [Path(__file__).parent])
"""Where the machine code of this process's kernel is kept: the user's own, so what one user compiled is not there for another."""


_HOW: dict[str, Any] = {"nogil": True, "boundscheck": False, "error_model": "numpy", "_nrt": False}
"""Without the GIL, without bounds checks, and without counting references: an atomic count for each array handed over would cost more
than the work. So nothing in the kernel makes an array or gives one back."""


def lean(function: Callable[..., Any]) -> Callable[..., Any]:
    """Compile a part of the kernel, which makes no arrays, not even by assigning one slice to another. Only `lean_entry` points are
    cached, whole."""
    return _one_for_all(numba.njit(**_HOW)(function))


def inlined(function: Callable[..., Any]) -> Callable[..., Any]:
    """A lean routine with one caller, made part of it: handing over arrays costs more than most routines do."""
    return _one_for_all(numba.njit(**_HOW, forceinline=True)(function))


def _one_for_all(part: Any) -> Any:
    """Make a constant argument an integer like any other: Numba would compile the routine anew for each constant."""
    if config.DISABLE_JIT:
        return part
    resolve = part.get_call_template
    part.get_call_template = lambda args, kws: resolve(tuple(types.unliteral(arg) for arg in args), kws)
    return part


def lean_entry(function: Callable[..., Any]) -> Callable[..., Any]:
    """Compile what Python calls, at the first call; the machine code with all its parts is cached."""
    with kept_in(FOLDER):
        return numba.njit(**_HOW, cache=True)(function)


def is_cached(function: str) -> bool:
    """True where the machine code of an entry point is kept."""
    return any(FOLDER.rglob(f"*.{function}-*.nbi"))
