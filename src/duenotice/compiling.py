"""Where machine code of compiled functions is kept.

Numba checks a cached function against its own source file alone, not against those of what it calls, and reads what lies there before it
checks anything: code kept beside the sources breaks the first scan after an update that moved a type to another module. So it lives in a
folder named after a digest of all the sources it was made of; and since a package folder may be read-only, the folder is the user's.
"""

from __future__ import annotations

import hashlib
import os
import platform
import tempfile
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path

import llvmlite
import numba
import numpy as np
from numba.core import config


def code_folder(name: str, packages: Iterable[Path]) -> Path:
    """The folder for the code of these packages, the first usable one of the user's cache, a private temporary one, and a new one.

    name: what it begins with; packages: folders whose `*.py` the code is made of, all that one compiled function can call.
    """
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser())
    user = os.getuid() if hasattr(os, "getuid") else "user"
    digest = _digest(packages)
    for base in (home / "duenotice", Path(tempfile.gettempdir()) / f"duenotice-{user}"):
        folder = base / f"{name}-{digest}"
        if _usable(base) and _usable(folder):
            return folder
    return Path(tempfile.mkdtemp(prefix=f"duenotice-{name}-"))


@contextmanager
def kept_in(folder: Path) -> Generator[None]:
    """Functions that are decorated meanwhile keep their code there."""
    before, config.CACHE_DIR = config.CACHE_DIR, str(folder)
    try:
        yield
    finally:
        config.CACHE_DIR = before


def _digest(packages: Iterable[Path]) -> str:
    parts = hashlib.sha256(
        f"{numba.__version__} {llvmlite.__version__} {np.__version__} {platform.python_version()}".encode()
    )
    for package in packages:
        for path in sorted(package.glob("*.py")):
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
