"""One way to compile a function: Numba, without the GIL, cached where the disk allows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import numba

Function = TypeVar("Function", bound=Callable[..., object])


def compiled(function: Function) -> Function:
    """Compile on first call. The cache lies beside the source; where nothing can be cached, compile every time."""
    return _compiled(function, {"nogil": True, "boundscheck": False})


def within(function: Function) -> Function:
    """Compile as part of its callers: a call that hands on a dozen arrays costs more than what it does."""
    return _compiled(function, {"nogil": True, "boundscheck": False, "inline": "always"})


def _compiled(function: Function, options: dict[str, object]) -> Function:
    try:
        return numba.njit(cache=True, **options)(function)
    except RuntimeError:
        return numba.njit(**options)(function)
