"""Where evidence lies: files, folders and object storage, in a fixed order, opened read-only."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, cast

import fsspec

from duenotice.model.errors import EvidenceError, MissingExtra

_ESCAPED = re.compile(r"\\udc([89a-f][0-9a-f])")


def as_text(name: str) -> str:
    """A name that is not UTF-8 with each odd byte written out (`\\udcff`), so that it can be stored and shown anywhere."""
    return name.encode("utf-8", "backslashreplace").decode()


def as_found(path: str) -> str:
    """The name on disk of a path that `as_text` wrote out, where there is one; the path itself otherwise."""
    if "\\udc" not in path or os.path.lexists(path):
        return path
    return _ESCAPED.sub(lambda odd: chr(0xDC00 + int(odd[1], 16)), path)


def is_remote(path: str) -> bool:
    """True for `s3://…` and the like; a path of this machine otherwise."""
    return "://" in path and not Path(path).exists()


def files(sources: Sequence[str]) -> Iterator[str]:
    """All files of the sources, sorted within each, absolute. Links to folders are not followed.

    Raises EvidenceError for a source that does not exist, MissingExtra for storage whose library is not installed.
    """
    for source in sources:
        if is_remote(source):
            yield from _remote(source)
        elif Path(source).is_dir():
            yield from _local(Path(source).absolute())
        elif os.path.lexists(source):
            yield as_text(str(Path(source).absolute()))
        else:
            raise EvidenceError("There is no such file or folder.", where=source, next_step="Check the path.")


def _local(folder: Path) -> Iterator[str]:
    found = (as_text(str(Path(root) / name)) for root, _, names in os.walk(folder) for name in names)
    yield from sorted(found)


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
    if not stat.S_ISREG(Path(path).stat().st_mode):
        raise OSError("not a regular file")
    return Path(path).open("rb")


def size_of(file: BinaryIO) -> int:
    """Bytes of an open file; it stands at its start afterwards."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    return size
