"""Files that a command is told to read or write: what the system says against them, in words and with what to do next."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from duenotice.model.errors import UsageError

MOST_BYTES = 64 << 20
"""Largest file that one of ours can be."""


def read(path: Path, what: str) -> bytes:
    """The bytes of a file. what: how the error calls it (`proof`). Raises UsageError where it cannot be read or is larger than 64 MiB."""
    try:
        with open(path, "rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise unread(path, what, error) from error
    if len(raw) > MOST_BYTES:
        raise UsageError(
            f"The {what} is too large to be one of ours.", where=str(path), next_step="Check that it is the right file."
        )
    return raw


def unread(path: Path | str, what: str, error: Exception) -> UsageError:
    """The error for a file that the system does not let us read."""
    why = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
    return UsageError(f"The {what} cannot be read: {why}.", where=str(path), next_step="Check the path and its rights.")


@contextmanager
def writing(folder: Path | None) -> Generator[None]:
    """What is written within goes into this folder (None: one of the case's own). Raises UsageError where the system refuses it; a
    full disk is told by the door of all commands."""
    try:
        yield
    except (FileNotFoundError, PermissionError, NotADirectoryError, FileExistsError, IsADirectoryError) as error:
        if folder is None:
            raise
        raise UsageError(
            f"The folder cannot be written: {error.strerror}.",
            where=str(folder),
            next_step="Name another folder, or mend its rights.",
        ) from error
