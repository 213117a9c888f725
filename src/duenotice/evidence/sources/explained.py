"""Files that another one beside them explains: the rows of a dump of PostgreSQL in tar or folder form (`pg_dump -Ft`, `-Fd`), whose
tables stand in `toc.dat`."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import IO, cast

from duenotice.evidence.ground.budget import MIB, Budget, pass_own
from duenotice.evidence.sources import chain, storage

_ROWS = re.compile(r"(?P<folder>.*[/\\])(?P<name>\d{1,10}\.dat)", re.DOTALL)
_PACKED = re.compile(r"(?P<folder>.*[/\\])(?P<packed>\d{1,10}\.dat\.(?:gz|zst))!/(?P<name>\d{1,10}\.dat)", re.DOTALL)


def statement_of(path: str, budget: Budget) -> str | None:
    """The COPY that would take in the rows of the file at a path chain; None for a file that no table of contents explains."""
    found = _PACKED.fullmatch(path) or _ROWS.fullmatch(path)
    if found is None:
        return None
    contents = found["folder"] + "toc.dat"
    try:
        return _tables(contents, budget, storage.stamp_of(chain.links(path)[0])).get(found["name"])
    except Exception:  # no such file, or one that is none: what is beside may be as hostile as anything
        return None


@lru_cache(maxsize=8)
def _tables(contents: str, budget: Budget, _stamp: tuple[int, int]) -> Mapping[str, str]:
    """The COPY statement of each file of rows that a table of contents names."""
    from duenotice.evidence.readers.restorable import files_of  # the readers of dumps are seldom needed

    with chain.seekable(contents, budget) as (file, _):
        return files_of(file)


@contextmanager
def joined(path: str, budget: Budget) -> Generator[chain.Joined]:
    """The rows of a file as a dump of their table on this machine, which is gone afterwards; and why they end too early, if so."""
    broken = None
    with tempfile.NamedTemporaryFile(prefix="duenotice-") as copy:
        out = cast("IO[bytes]", copy)
        out.write((statement_of(path, budget) or "").encode("utf-8", "replace"))
        try:
            with chain.stream_of(path, budget) as stream:
                shutil.copyfileobj(stream, out, MIB)
        except Exception as problem:  # a hostile file may make any decoder raise anything
            pass_own(problem)
            broken = problem
        out.flush()
        yield copy.name, broken
