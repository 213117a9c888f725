"""What a container holds: members, and the troubles of those that cannot be opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from duenotice.evidence.ground.budget import Readable


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a container. size: expanded bytes as the container says, -1 unknown; packed: bytes it takes there, called
    while it is read; open: a stream of its bytes; takes: all those bytes, -1 unknown."""

    name: str
    size: int
    packed: Callable[[], int]
    open: Callable[[], Readable]
    takes: int = -1


@dataclass(frozen=True, slots=True)
class Trouble:
    """Members that cannot be opened: a Coverage reason, their number and bytes, and the limit where one was reached."""

    reason: str
    count: int
    size: int
    limit: str = ""
    detail: str = ""
