"""Opens a path chain: `/abs/a.zip!/b.tar.gz!/b.tar!/c.csv`."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections import OrderedDict
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from duenotice.evidence.containers import CONTAINERS, Member, Trouble, listed
from duenotice.evidence.ground import escaped
from duenotice.evidence.ground.budget import MIB, Budget, Meter, Readable, pass_own
from duenotice.evidence.kinds.sniff import HEAD, kind_of
from duenotice.evidence.sources import parts, storage

LINK = "!/"
IN_MEMORY = 32 * MIB
"""A member that must be sought in is held in memory up to this size, beyond in an unnamed temporary file."""


def links(path: str) -> list[str]:
    """The parts of a path chain: the file, then the name of a member within each."""
    return [path] if not storage.is_remote(path) and os.path.lexists(path) else path.split(LINK)


def base_name(path: str) -> str:
    """The last name of a path chain."""
    member = path.rsplit(LINK, 1)[-1].replace("\\", "/")
    name = member.rpartition("/")[2]
    return name if name not in ("", ".") else PurePosixPath(member).name  # to make a path takes ten times as long


@dataclass(slots=True)
class Container:
    """An open container: what it holds, by name, with the troubles of the rest; and what closes its files."""

    members: dict[str, Member]
    troubles: list[Trouble]
    close: Callable[[], None]


class _Shelf:
    """The containers opened last, so that a thousand members of a compressed archive do not expand it a thousand times."""

    def __init__(self, room: int) -> None:
        self.room, self.open = room, OrderedDict[tuple[object, ...], Container]()

    def take(self, key: tuple[object, ...]) -> Container | None:
        if key in self.open:
            self.open.move_to_end(key)
        return self.open.get(key)

    def put(self, key: tuple[object, ...], container: Container) -> None:
        self.open[key] = container
        while len(self.open) > self.room:
            self.open.popitem(last=False)[1].close()

    def clear(self) -> None:
        while self.open:
            self.open.popitem()[1].close()


_shelf = _Shelf(12)
atexit.register(_shelf.clear)


Copy = tuple[BinaryIO, Exception | None]
"""A file that can be sought in, and why it ends too early, if it does."""


def spooled(stream: Readable) -> Copy:
    """A seekable copy of as much as can be read."""
    copy = cast("BinaryIO", tempfile.SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115 - handed to the caller
    broken = None
    try:
        shutil.copyfileobj(stream, copy, 1 * MIB)
    except Exception as problem:  # a hostile file may make any decoder raise anything
        pass_own(problem)
        broken = problem
    copy.seek(0)
    return copy, broken


@contextmanager
def stream_of(path: str, budget: Budget) -> Generator[Meter]:
    """The bytes of the last part of a path chain, metered. Raises OSError, LookupError for a missing member."""
    *outer, last = links(path)
    if not outer:
        with storage.opened(last) as file:
            yield Meter(file, budget)
        return
    member = container(LINK.join(outer), budget).members[last]
    stream = member.open()
    try:
        yield Meter(stream, budget, member.packed, (member.size, member.takes))
    finally:
        with suppress(Exception):
            getattr(stream, "close", lambda: None)()


@contextmanager
def seekable(path: str, budget: Budget) -> Generator[Copy]:
    """The same as a file that can be sought in: the file itself, or a copy of the member."""
    file, broken = _seekable(path, budget)
    with file:
        yield file, broken


def _seekable(path: str, budget: Budget) -> Copy:
    if len(links(path)) == 1:
        return storage.opened(path), None
    with stream_of(path, budget) as stream:
        return spooled(stream)


Joined = tuple[str, Exception | None]
"""A file of this machine by its name, and why it ends too early, if it does."""


@contextmanager
def on_disk(path: str, budget: Budget) -> Generator[Joined]:
    """The same as a file of this machine that another process can open: itself, or a copy that is gone afterwards."""
    if len(links(path)) == 1 and not storage.is_remote(path):
        storage.opened(path).close()
        yield path, None
        return
    with tempfile.NamedTemporaryFile(prefix="duenotice-") as copy:
        broken = None
        try:
            with stream_of(path, budget) as stream:
                shutil.copyfileobj(stream, copy, 1 * MIB)
        except Exception as problem:  # as above
            pass_own(problem)
            broken = problem
        copy.flush()
        yield copy.name, broken


def container(path: str, budget: Budget) -> Container:
    """The container at a path chain, opened and listed; it stays open for the next call. Raises like `stream_of`."""
    key = (path, budget, storage.stamp_of(links(path)[0]))
    held = _shelf.take(key)
    if held is None:
        held = _opened(path, budget)
        _shelf.put(key, held)
    return held


def parts_behind(path: str, budget: Budget) -> list[str]:
    """The parts behind the first one of an archive that was cut, in order; empty for any other."""
    *outer, _ = links(path)

    def is_there(part: str) -> bool:
        if outer:
            return links(part)[-1] in container(LINK.join(outer), budget).members
        return not storage.is_remote(part) and os.path.isfile(escaped.as_found(part))  # noqa: PTH113 - the path is text

    found = parts.following(path, is_there)
    if not found:
        return []
    with stream_of(found[0], budget) as stream:  # archives of their own may be numbered as well
        return [] if kind_of(stream.read(HEAD)) in CONTAINERS else found


def _opened(path: str, budget: Budget) -> Container:
    with ExitStack() as files:
        copies = [_seekable(part, budget) for part in (path, *parts_behind(path, budget))]
        file, broken = parts.joined([copy for copy, _ in copies]), next(filter(None, (why for _, why in copies)), None)
        files.callback(file.close)
        kind = kind_of(file.read(HEAD))
        file.seek(0)
        inside = listed(kind, base_name(path), file, budget) if kind in CONTAINERS else nullcontext(iter(()))
        found = list(files.enter_context(inside))
        troubles = [trouble for trouble in found if isinstance(trouble, Trouble)]
        if broken:
            troubles.append(Trouble("truncated", 1, 0, detail=f"the {kind} breaks off: {type(broken).__name__}"))
        by_name = {member.name: member for member in found if isinstance(member, Member)}
        return Container(by_name, troubles, files.pop_all().close)
