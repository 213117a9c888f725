"""Where evidence lies: files, folders and object storage, in a fixed order, opened read-only."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

import fsspec

from duenotice.evidence.ground.escaped import as_found, as_text
from duenotice.model.errors import EvidenceError, MissingExtra


def is_remote(path: str) -> bool:
    """True for `s3://…` and the like; a path of this machine otherwise."""
    return "://" in path and not Path(path).exists()


def files(sources: Sequence[str]) -> Iterator[str]:
    """All files of the sources, sorted within each, absolute. Links to folders are not followed; they, and folders that cannot be
    listed, come as files, which cannot be opened, so that they are told as not read. A file that several sources name (a folder
    given twice, one within another) comes once: counted twice, its places would be told doubled.

    Raises EvidenceError for a source that does not exist, MissingExtra for storage whose library is not installed.
    """
    if len(sources) == 1:
        yield from _of(sources[0])
        return
    met: set[str] = set()
    for source in sources:
        named, real = _own_name(source)
        for path in _of(source):
            place = real + path.removeprefix(named)
            if place not in met:
                met.add(place)
                yield path


def _own_name(source: str) -> tuple[str, str]:
    """How the paths of a source begin, and what stands there for whatever way it was named: by `..`, by links, by `file://`."""
    if is_remote(source):
        place = source.rstrip("/")
        named = place.removeprefix("file://")
        return (place, os.path.realpath(named)) if named != place else ("", "")
    whole = Path(source).absolute()
    folder = whole if whole.is_dir() else whole.parent  # a file that is a link is evidence of its own
    return as_text(str(folder)), as_text(os.path.realpath(folder))


def _of(source: str) -> Iterator[str]:
    if is_remote(source):
        yield from _remote(source)
    elif os.path.isdir(source):  # noqa: PTH112 - says no where the folder before it may not be looked into
        yield from _local(Path(source).absolute())
    elif os.path.lexists(source):
        yield as_text(str(Path(source).absolute()))
    else:
        raise EvidenceError(
            "There is no such file or folder.",
            where=source,
            next_step="Check the path, and whether you may look into the folder it lies in.",
        )


def _local(folder: Path) -> Iterator[str]:
    found: list[str] = []
    waiting = [str(folder)]
    while waiting:  # not os.walk: it goes as deep as the folders do, and the stack of Python does not
        root = waiting.pop()
        try:
            with os.scandir(root) as entries:
                for entry in entries:
                    (waiting if _is_folder(entry) else found).append(entry.path)
        except OSError:  # also for a path longer than the system takes
            found.append(root)
    yield from sorted(map(as_text, found))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:  # what cannot be asked cannot be opened either, which is then told of it
        return False


def _remote(url: str) -> Iterator[str]:
    system, root = _filesystem(url)
    try:
        names = [root] if system.isfile(root) else sorted(system.find(root))
    except TimeoutError as problem:
        raise EvidenceError(
            "The storage did not answer in time.",
            where=url,
            next_step="Check the address, or fetch the files yourself.",
        ) from problem
    except Exception as problem:
        raise EvidenceError(
            f"The storage answered with {type(problem).__name__}.",
            where=url,
            next_step="Check address and credentials.",
        ) from problem
    if not names:
        raise EvidenceError(  # storages of the web say nothing of why
            "There is nothing at this address, or it did not answer in time.",
            where=url,
            next_step="Check the address, or fetch the files yourself.",
        )
    yield from (str(system.unstrip_protocol(name)) for name in names)


def _filesystem(url: str) -> tuple[Any, str]:
    try:
        return cast("tuple[Any, str]", fsspec.core.url_to_fs(url, **_patience(url)))
    except ImportError as problem:
        raise MissingExtra.named("s3", f"Reading {url.split('://', 1)[0]} storage") from problem


CONNECT, SILENCE, WHOLE = 30, 30, 600
"""Seconds that a web server may take to be reached, to say anything, and for one block (5 MB: some 9 kB a second)."""


def _patience(url: str) -> dict[str, Any]:
    """How long to wait for a storage that says nothing or hardly anything; those of S3 and the like have limits of their own."""
    if url.partition("://")[0] not in ("http", "https"):
        return {}
    from aiohttp import ClientTimeout  # pyright: ignore[reportMissingImports]  # comes with the extra that reads http

    return {"client_kwargs": {"timeout": ClientTimeout(total=WHOLE, sock_connect=CONNECT, sock_read=SILENCE)}}


def opened(path: str) -> BinaryIO:
    """The file at `path` for reading, seekable. Raises OSError, also for what is no regular file."""
    if is_remote(path):
        system, name = _filesystem(path)
        with _failing_as_disks():
            file = system.open(name, "rb")
        return file if getattr(file, "size", None) is None else cast("BinaryIO", _Remote(file, file.size))
    path = as_found(path)
    mode = os.stat(path).st_mode  # noqa: PTH116 - of many small files, to make a path takes as long as to ask for it
    if stat.S_ISDIR(mode):
        linked = Path(path).is_symlink()
        raise OSError(errno.EISDIR, "a link to a folder, not followed" if linked else "a folder that cannot be listed")
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "not a regular file")
    return open(path, "rb")


@contextmanager
def _failing_as_disks() -> Generator[None]:
    """Each storage has errors of its own: here they are OSErrors."""
    try:
        yield
    except TimeoutError as problem:
        raise OSError(errno.ETIMEDOUT, "the storage did not answer in time") from problem
    except OSError:
        raise
    except Exception as problem:
        raise OSError(errno.EIO, type(problem).__name__) from problem


class _Remote(io.RawIOBase):
    """A file of a storage that told its size. Raises EOFError where it gives fewer bytes: some answer that they have none, instead of that
    they cannot give them, and what was never read would be told as read."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        super().__init__()
        self.file, self.size, self.at = file, size, 0

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Like `seek` of a file."""
        self.at = max(0, offset + (0, self.at, self.size)[whence])
        return self.at

    def read(self, size: int | None = -1, /) -> bytes:
        """Like `read` of a file: fewer bytes only at the end, and before an error."""
        left = max(0, self.size - self.at)
        want = left if size is None or size < 0 else min(size, left)
        held = b""
        while len(held) < want:
            self.file.seek(self.at)
            with _failing_as_disks():
                data = self.file.read(want - len(held))
            if not data and not held:
                raise EOFError("the storage gave fewer bytes than it told")
            if not data:
                break
            held += data
            self.at += len(data)
        return held

    def readinto(self, room: memoryview, /) -> int:  # type: ignore[override]  # all that is asked for is a buffer
        """Like `readinto` of a file."""
        data = self.read(len(room))
        room[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close it."""
        self.file.close()
        super().close()


def size_of(file: BinaryIO) -> int:
    """Bytes of an open file; it stands at its start afterwards."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    return size


def size_on_disk(path: str) -> int:
    """Bytes of what stands at a path of this machine, also where it may not be opened; 0 for what has none."""
    return stamp_of(path)[0]


def stamp_of(path: str) -> tuple[int, int]:
    """The same, and when it was last changed in any way (nanoseconds; nobody can set that time back, as that of the content);
    0 and 0 for what is no file of this machine."""
    try:
        told = os.stat(as_found(path))  # noqa: PTH116 - of many small files, as above
    except (OSError, ValueError):
        return 0, 0
    return (told.st_size, told.st_ctime_ns) if stat.S_ISREG(told.st_mode) else (0, 0)


def words_of(problem: Exception) -> str:
    """Why something could not be read: what the system says of it, else the kind of error. Never its message, which may quote."""
    told = problem.strerror if isinstance(problem, OSError) and problem.errno else None
    return told[:1].lower() + told[1:] if told else type(problem).__name__
