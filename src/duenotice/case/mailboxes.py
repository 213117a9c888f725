"""Raw messages out of what mail software keeps: an mbox file, a Maildir, a folder of single messages, or one message."""

from __future__ import annotations

import mailbox
from collections.abc import Iterator
from pathlib import Path

from duenotice.model.errors import UsageError

MOST_BYTES = 20_000_000
"""Of one message; of a longer one this much is read, which holds all that its sender is told by."""


def messages(path: Path) -> Iterator[bytes]:
    """Every message under a path, one at a time. Raises UsageError for a path that is not there or cannot be read."""
    if not path.exists():
        raise UsageError("There is nothing at this path.", where=str(path))
    try:
        yield from _messages(path)
    except (OSError, mailbox.Error) as error:
        raise UsageError(f"The mailbox cannot be read ({type(error).__name__}).", where=str(path)) from error


def _messages(path: Path) -> Iterator[bytes]:
    if path.is_file():
        yield from _of_file(path)
    elif (path / "cur").is_dir() and (path / "new").is_dir():
        for folder in ("new", "cur"):
            for one in sorted(p for p in (path / folder).iterdir() if p.is_file()):
                yield _cut(one)
    else:
        for one in sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith(".")):
            yield from _of_file(one)


def _of_file(path: Path) -> Iterator[bytes]:
    """An mbox begins with a `From ` line (RFC 4155); anything else is one message."""
    with open(path, "rb") as file:
        start = file.read(5)
    if start != b"From ":
        if start:
            yield _cut(path)
        return
    box = mailbox.mbox(path, create=False)
    try:
        for key in box.iterkeys():
            yield box.get_bytes(key)[:MOST_BYTES]
    finally:
        box.close()


def _cut(path: Path) -> bytes:
    with open(path, "rb") as file:
        return file.read(MOST_BYTES)
