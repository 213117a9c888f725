"""The members of each kind of container."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from duenotice.evidence.budget import Budget, Readable
from duenotice.evidence.containers import archives, streams

COMPRESSED = frozenset({"gz", "bz2", "xz", "zst"})
"""Kinds that hold exactly one file."""

CONTAINERS = COMPRESSED | {"zip", "tar", "7z", "rar"}


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a container. size: expanded bytes as the container says, -1 unknown; packed: bytes it takes there, called
    while it is read; open: a stream of its bytes."""

    name: str
    size: int
    packed: Callable[[], int]
    open: Callable[[], Readable]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Members that cannot be opened: a Coverage reason, their number and bytes, and the limit where one was reached."""

    reason: str
    count: int
    size: int
    limit: str = ""
    detail: str = ""


def members(kind: str, name: str, file: BinaryIO, budget: Budget) -> Iterator[Member | Trouble]:
    """What the container in `file` holds, in a fixed order. Never raises for bad content.

    name: the container's own, from which a compressed file's member is named.
    """
    try:
        yield from _members(kind, name, file, budget)
    except Exception as problem:  # a hostile archive may make a parser raise anything
        yield Trouble("unreadable", 1, 0, detail=f"{kind}: {type(problem).__name__}")


def _members(kind: str, name: str, file: BinaryIO, budget: Budget) -> Iterator[Member | Trouble]:
    if kind in COMPRESSED:
        counted = streams.Counted(file)
        yield Member(
            streams.inner_name(name), -1, lambda: counted.seen, lambda: streams.expanded(kind, counted.restart())
        )
    elif kind == "zip":
        yield from archives.zip_members(file, budget)
    elif kind == "tar":
        yield from archives.tar_members(file, budget)
    else:
        yield from archives.tool_members(kind, file, budget)
