"""Where evidence lies: files, folders and object storage, in a fixed order, opened read-only."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
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
    except Exception as problem:
        raise EvidenceError(
            f"The storage answered with {type(problem).__name__}.",
            where=url,
            next_step="Check address and credentials.",
        ) from problem
    if not names:
        raise EvidenceError("There is nothing at this address.", where=url, next_step="Check the address.")
    yield from (str(system.unstrip_protocol(name)) for name in names)


def _filesystem(url: str) -> tuple[Any, str]:
    try:
        return cast("tuple[Any, str]", fsspec.core.url_to_fs(url))
    except ImportError as problem:
        raise MissingExtra.named("s3", f"Reading {url.split('://', 1)[0]} storage") from problem


def opened(path: str) -> BinaryIO:
    """The file at `path` for reading, seekable. Raises OSError, also for what is no regular file."""
    if is_remote(path):
        system, name = _filesystem(path)
        return cast("BinaryIO", system.open(name, "rb"))
    path = as_found(path)
    mode = os.stat(path).st_mode  # noqa: PTH116 - of many small files, to make a path takes as long as to ask for it
    if stat.S_ISDIR(mode):
        linked = Path(path).is_symlink()
        raise OSError(errno.EISDIR, "a link to a folder, not followed" if linked else "a folder that cannot be listed")
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "not a regular file")
    return open(path, "rb")


def size_of(file: BinaryIO) -> int:
    """Bytes of an open file; it stands at its start afterwards."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    return size


def size_on_disk(path: str) -> int:
    """Bytes of what stands at a path of this machine, also where it may not be opened; 0 for what has none."""
    try:
        told = Path(as_found(path)).stat()
    except (OSError, ValueError):
        return 0
    return told.st_size if stat.S_ISREG(told.st_mode) else 0


def words_of(problem: Exception) -> str:
    """Why something could not be read: what the system says of it, else the kind of error. Never its message, which may quote."""
    told = problem.strerror if isinstance(problem, OSError) and problem.errno else None
    return told[:1].lower() + told[1:] if told else type(problem).__name__
