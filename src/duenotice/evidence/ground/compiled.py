"""One way to compile a function: Numba, without the GIL, its machine code kept for the next time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numba

from duenotice.compiling import code_folder, kept_in

Function = TypeVar("Function", bound=Callable[..., object])


PACKAGES = ("ground", "tokens", "places")
"""Where compiled functions stand."""
FOLDER = code_folder("reading", [Path(__file__).parents[1] / package for package in PACKAGES])
"""Where the machine code of this process's tokenizers is kept."""
_HOW: dict[str, object] = {"nogil": True, "boundscheck": False}
_LEAN: dict[str, object] = {**_HOW, "_nrt": False}


def compiled(function: Function) -> Function:
    """Compile on first call, or load what was compiled before."""
    return _compiled(function, _HOW)


def lean(function: Function) -> Function:
    """Compile what makes no arrays: without counting references to them, since an atomic count for each array handed on costs more
    than most of what is done with it."""
    return _compiled(function, _LEAN)


def within(function: Function) -> Function:
    """Compile as part of its callers: a call that hands on a dozen arrays costs more than what it does."""
    return _compiled(function, {**_LEAN, "inline": "always"})


def _compiled(function: Function, options: dict[str, object]) -> Function:
    with kept_in(FOLDER):
        return numba.njit(cache=True, **options)(function)
