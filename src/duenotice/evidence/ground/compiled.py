"""One way to compile a function: Numba, without the GIL, cached where the disk allows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import numba

Function = TypeVar("Function", bound=Callable[..., object])


_HOW: dict[str, object] = {"nogil": True, "boundscheck": False}
_LEAN: dict[str, object] = {**_HOW, "_nrt": False}


def compiled(function: Function) -> Function:
    """Compile on first call. The cache lies beside the source; where nothing can be cached, compile every time."""
    return _compiled(function, _HOW)


def lean(function: Function) -> Function:
    """Compile what makes no arrays: without counting references to them, since an atomic count for each array handed on costs more
    than most of what is done with it."""
    return _compiled(function, _LEAN)


def within(function: Function) -> Function:
    """Compile as part of its callers: a call that hands on a dozen arrays costs more than what it does."""
    return _compiled(function, {**_LEAN, "inline": "always"})


def _compiled(function: Function, options: dict[str, object]) -> Function:
    try:
        return numba.njit(cache=True, **options)(function)
    except RuntimeError:
        return numba.njit(**options)(function)
