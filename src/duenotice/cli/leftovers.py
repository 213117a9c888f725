"""Temporary files of one command in one folder: a command that was killed leaves it behind, and the next one removes it."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

PREFIX = "duenotice-run-"
LOCK = ".lock"
LONGEST = 60
"""A longer path leaves no room for the names of sockets below it (108 bytes on Linux)."""


def keep_together() -> Path | None:
    """Make the folder that all temporary files of this process and of those it starts go to, removed at its end; remove first what
    killed commands of the same user left, which may hold copies of evidence. None where the machine has no locks or no room for it.

    The folder is locked for as long as any of these processes lives, so a folder whose lock is free belongs to nobody any more.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        return None
    base = Path(tempfile.gettempdir())
    _sweep(base, fcntl)
    if len(os.fsencode(base)) > LONGEST:
        return None
    try:
        made = Path(tempfile.mkdtemp(prefix="duenotice-new-"))
        handle = os.open(made / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        folder = made.with_name(PREFIX + made.name.removeprefix("duenotice-new-"))
        made.rename(folder)  # locked before anybody looks for it by this name
    except OSError:  # a full or read-only disk is told by whoever needs it
        return None
    tempfile.tempdir = os.environ["TMPDIR"] = str(folder)
    atexit.register(_remove, folder, os.getpid())
    return folder


def _remove(folder: Path, owner: int) -> None:
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(base: Path, fcntl) -> None:
    """Remove the folders of this user whose lock nobody holds."""
    with suppress(OSError), os.scandir(base) as entries:
        for entry in entries:
            if not entry.name.startswith(PREFIX) or not entry.is_dir(follow_symlinks=False):
                continue
            with suppress(OSError):
                if entry.stat(follow_symlinks=False).st_uid == os.getuid():
                    _sweep_one(Path(entry.path), fcntl)


def _sweep_one(folder: Path, fcntl) -> None:
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # BlockingIOError: somebody works with it
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(handle)
