"""The members of each kind of container."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from duenotice.evidence.containers import archives, streams
from duenotice.evidence.containers.held import Member, Trouble
from duenotice.evidence.ground.budget import Budget, pass_own

COMPRESSED = frozenset({"gz", "bz2", "xz", "zst"})
"""Kinds that hold exactly one file."""

CONVERTED = frozenset({"7z", "rar"})
"""Kinds that a tool turns into a tar."""

CONTAINERS = COMPRESSED | CONVERTED | {"zip", "tar"}


@contextmanager
def listed(kind: str, name: str, file: BinaryIO, budget: Budget) -> Generator[Iterator[Member | Trouble]]:
    """What the container in `file` holds, in a fixed order, to be read within the context. Never raises for bad content.

    name: the container's own, from which a compressed file's member is named.
    """
    if kind not in CONVERTED:
        yield members(kind, name, file, budget)
        return
    tar, trouble = archives.as_tar(kind, file, budget)
    with tar:
        yield of_tar(tar, trouble, budget)


def of_tar(tar: BinaryIO, trouble: Trouble | None, budget: Budget) -> Iterator[Member | Trouble]:
    """Members of a tar made of another archive. trouble: why it may break off, which is then told instead of its damage."""
    if tar.read(1):
        tar.seek(0)
        for thing in members("tar", "", tar, budget):
            if isinstance(thing, Member) or thing.reason == "limit" or trouble is None:
                yield thing
    if trouble:
        yield trouble


def members(kind: str, name: str, file: BinaryIO, budget: Budget) -> Iterator[Member | Trouble]:
    """What a container of a kind that is read here holds. See `listed`."""
    try:
        yield from _members(kind, name, file, budget)
    except Exception as problem:  # a hostile archive may make a parser raise anything
        pass_own(problem)
        yield Trouble("unreadable", 1, 0, detail=f"{kind}: {type(problem).__name__}")


def _members(kind: str, name: str, file: BinaryIO, budget: Budget) -> Iterator[Member | Trouble]:
    if kind in COMPRESSED:
        counted = streams.Counted(file)
        told, takes = streams.told_size(kind, file)
        yield Member(
            streams.inner_name(name),
            told,
            lambda: counted.seen,
            lambda: streams.expanded(kind, counted.restart()),
            takes,
        )
    elif kind == "zip":
        yield from archives.zip_members(file, budget)
    else:
        yield from archives.tar_members(file, budget)
