"""Sources as they are given on the command line: `-` is standard input, as grep has it, and a pipe is read like a file."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from duenotice.model.errors import UsageError

DASH, INPUT = "-", "/dev/stdin"
"""How standard input is given, and how it is called from there on: to a parser of arguments a dash is an option."""


@dataclass(frozen=True, slots=True)
class Given:
    """paths: what to read; called: how a path is shown; again: whether all of it can be read once more."""

    paths: tuple[str, ...]
    called: Callable[[str], str]
    again: bool


def read_once(source: str) -> bool:
    """Whether a source is standard input or another pipe, as `<(zcat a.gz)` gives one."""
    if source == INPUT:
        return True
    try:
        return stat.S_ISFIFO(os.stat(source).st_mode)  # noqa: PTH116 - may be an address
    except (OSError, ValueError):
        return False


@contextmanager
def given(sources: Sequence[str]) -> Generator[Given]:
    """Sources to read. Standard input and pipes are held in files that only their owner can read, gone afterwards: what they hold is
    read more than once. Raises UsageError where standard input is closed."""
    once = [source for source in sources if read_once(source)]
    if not once:
        yield Given(tuple(sources), str, True)
        return
    with tempfile.TemporaryDirectory(prefix="duenotice-input-") as folder:
        held = {source: os.path.join(folder, f"input{n or ''}") for n, source in enumerate(once)}  # noqa: PTH118 - path chains are text
        for source, path in held.items():
            _keep(source, Path(path))

        def called(path: str) -> str:
            for source, own in held.items():
                if path == own or path.startswith(own + "!/"):
                    return source + path.removeprefix(own)
            return path

        yield Given(tuple(held.get(source, source) for source in sources), called, False)


def _keep(source: str, path: Path) -> None:
    if source != INPUT:
        with open(source, "rb") as pipe, path.open("wb") as out:
            _copied(pipe, out)
        return
    pipe: Any = getattr(sys.stdin, "buffer", None)
    if pipe is None:
        raise UsageError("Standard input is closed.", next_step="Name a file, or pipe one in: … | duenotice scan -")
    with path.open("wb") as out:
        _copied(pipe, out)


def _copied(pipe: BinaryIO, out: BinaryIO) -> None:
    try:
        shutil.copyfileobj(pipe, out, 1 << 20)
        out.flush()
    except OSError as error:
        error.filename = error.filename or out.name
        raise
