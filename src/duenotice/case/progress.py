"""How far a step is: told to whoever asked (terminal, job row, nobody)."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from duenotice.model.evidence import Block


@dataclass(frozen=True, slots=True)
class Progress:
    """step: its name; done of total in `unit` (total 0: not known yet); note: a few words, no personal value.

    moving: asked at any time, how much of what is not counted in `done` is behind the workers already.
    """

    step: str
    done: int
    total: int
    unit: str
    note: str = ""
    moving: Callable[[], int] | None = None


Tell: TypeAlias = Callable[[Progress], None]


def quiet(_progress: Progress) -> None:
    """Tell nobody."""


@contextmanager
def workers_progress() -> Generator[tuple[str, Callable[[], int]]]:
    """A folder in which workers note how far they are within what they are at (see `noted`), and the sum of their notes: one
    file may take longer than all others."""
    folder = tempfile.mkdtemp(prefix="duenotice-progress-")
    try:
        yield folder, lambda: _sum_of(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sum_of(folder: str) -> int:
    done = 0
    with suppress(OSError, ValueError):
        for note in Path(folder).iterdir():
            done += int(note.read_text() or 0)
    return done


def noted(blocks: Iterable[Block], size: int, folder: str) -> Iterator[Block]:
    """The blocks of an item of `size` bytes; with each, how far that is goes into the folder, if there is one."""
    done = 0
    for block in blocks:
        yield block
        done = min(size, done + block.own)
        if folder:
            with suppress(OSError):  # nothing depends on it
                (Path(folder) / str(os.getpid())).write_text(str(done))


def counted(folder: str) -> None:
    """Take back the note of this worker: what it was at is done, and is counted by whoever gave it."""
    if folder:
        with suppress(OSError):
            (Path(folder) / str(os.getpid())).unlink()
