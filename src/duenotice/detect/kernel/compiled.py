"""How a kernel routine is compiled and where its machine code is kept.

Numba checks a cached routine against its own source file only, not against the files of what it calls. So the cache lives
in a folder named after a digest of all kernel sources; and since a package folder may be read-only, the folder is the user's.
"""

from __future__ import annotations

import hashlib
import os
import platform
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import llvmlite
import numba
import numpy as np
from numba.core import config, types


def _digest() -> str:
    parts = hashlib.sha256(
        f"{numba.__version__} {llvmlite.__version__} {np.__version__} {platform.python_version()}".encode()
    )
    for path in sorted(Path(__file__).parent.glob("*.py")):
        parts.update(path.read_bytes())
    return parts.hexdigest()[:16]


def _usable(folder: Path) -> bool:
    """True where we may write and nobody else may: machine code is loaded from there."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        stat = folder.stat()
    except OSError:
        return False
    ours = not hasattr(os, "getuid") or stat.st_uid == os.getuid()
    return ours and os.access(folder, os.W_OK) and not (os.name == "posix" and stat.st_mode & 0o022)


def cache_folder() -> Path:
    """The first usable folder of the user's cache and a private temporary one."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser())
    user = os.getuid() if hasattr(os, "getuid") else "user"
    for base in (home / "duenotice", Path(tempfile.gettempdir()) / f"duenotice-{user}"):
        folder = base / f"kernel-{_digest()}"
        if _usable(base) and _usable(folder):
            return folder
    return Path(tempfile.mkdtemp(prefix="duenotice-kernel-"))


FOLDER = cache_folder()
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
    before, config.CACHE_DIR = config.CACHE_DIR, str(FOLDER)
    try:
        return numba.njit(**_HOW, cache=True)(function)
    finally:
        config.CACHE_DIR = before


def is_cached(function: str) -> bool:
    """True where the machine code of an entry point is kept."""
    return any(FOLDER.rglob(f"*.{function}-*.nbi"))
