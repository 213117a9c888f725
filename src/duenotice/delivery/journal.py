"""The sender's journal: one append-only file, an intent before the dot leaves and a result after the reply.

A record has 48 bytes and a checksum, so a half-written one can be told from a whole one. A process that dies loses nothing
that `write(2)` took. A power cut may take what was not synced yet: whoever reads the journal after one is told (`may_lack_its_end`).
The file is locked as long as its sender lives.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from duenotice.model.errors import LedgerError

_RECORD = struct.Struct(">BBHQ32s")
SIZE = _RECORD.size + 4
HEAD, INTENT, RESULT = 1, 2, 3
_NAME = b"duenotice journal 1"
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Record(NamedTuple):
    """kind: INTENT or RESULT; detail: SHA-256 of the message (intent) or the start of the reply (result); end: offset after it."""

    kind: int
    attempt: int
    code: int
    row: int
    detail: bytes
    end: int


def packed(kind: int, attempt: int, code: int, row: int, detail: bytes) -> bytes:
    """The 48 bytes of one record."""
    raw = _RECORD.pack(kind, min(attempt, 255), code, row, detail[:32])
    return raw + zlib.crc32(raw).to_bytes(4, "big")


class Journal:
    """A journal open for writing by its one owner."""

    def __init__(self, path: Path, owner: int) -> None:
        """Create it and lock it. Raises LedgerError where the file exists or cannot be made: two senders must not share one."""
        self.path, self.offset = path, 0
        try:
            self._fd = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND, 0o600)
        except OSError as error:
            raise LedgerError(
                "The sender's journal cannot be made.", where=str(path), next_step=str(error.strerror)
            ) from error
        fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        self._waiting: list[bytes] = []
        self._failed = False
        self.intent_bytes(packed(HEAD, 0, 0, owner, _NAME + _boot_mark()))
        self.sync()
        _sync_folder(path.parent)

    def result(self, attempt: int, row: int, code: int, reply: bytes) -> None:
        """Note a reply. It reaches the file with the next intent or `flush`: until then the message counts as doubtful."""
        self._waiting.append(packed(RESULT, attempt, code, row, reply))

    def intent(self, attempt: int, row: int, sha256: bytes) -> int:
        """Write, now, that this message is about to leave. Returns the offset of the record. Raises LedgerError if it cannot."""
        return self.intent_bytes(packed(INTENT, attempt, 0, row, sha256))

    def intents(self, messages: Iterable[tuple[int, int, bytes]]) -> int:
        """`intent` for several messages (attempt, row, SHA-256) in one write. The offset of the first; each has `SIZE` bytes."""
        return self.intent_bytes(b"".join([packed(INTENT, attempt, 0, row, sha) for attempt, row, sha in messages]))

    def intent_bytes(self, record: bytes) -> int:
        """Write results that wait and this record in one call; all of it or LedgerError, after which nothing is written any more."""
        data = b"".join((*self._waiting, record))
        if self._failed:
            raise LedgerError("The journal could not be written; sending has stopped.", where=str(self.path))
        written, reason = -1, "short write"
        try:
            written = os.write(self._fd, data)
        except OSError as error:
            reason = error.strerror or reason
        if written != len(data):
            self._failed = True
            where, step = f"{self.path}: {reason}", "Free some space, then send again: it resumes where it stopped."
            raise LedgerError("The journal could not be written; sending has stopped.", where=where, next_step=step)
        self._waiting.clear()
        self.offset += written
        return self.offset - len(record)

    def flush(self) -> None:
        """Write results that wait."""
        if self._waiting:
            self.intent_bytes(b"")

    def sync(self) -> None:
        """Bring what is written to the disk (fdatasync). Safe to call from another thread."""
        with contextlib.suppress(OSError):
            os.fdatasync(self._fd)

    def close(self) -> None:
        """Write, sync, unlock. A failed journal is only closed: who replays it cuts the half record off."""
        with contextlib.suppress(LedgerError):
            self.flush()
        self.sync()
        os.close(self._fd)


def _boot_mark() -> bytes:
    """12 bytes that change when the machine starts anew; empty where the system does not say."""
    try:
        return hashlib.sha256(_BOOT_ID.read_bytes()).digest()[:12]
    except OSError:
        return b""


def _sync_folder(folder: Path) -> None:
    """So that a power cut does not take the file's name."""
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def may_lack_its_end(path: Path, safe: int) -> bool:
    """True where the machine has gone down since the journal was begun, or it is shorter than was once on disk: its last moments,
    written but not yet synced, may be missing. A killed process is no such case: what `write(2)` took stays."""
    head = path.read_bytes()[:SIZE] if path.stat().st_size >= SIZE else b""
    if len(head) < SIZE or path.stat().st_size < safe:
        return True
    mark = head[_RECORD.size - 32 + len(_NAME) : _RECORD.size].rstrip(b"\0")
    return bool(mark) and mark != _boot_mark().rstrip(b"\0")


def is_alive(path: Path) -> bool:
    """True while the journal's owner holds its lock (a stopped process still does)."""
    try:
        fd = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(fd)
    return False


def replay(path: Path, start: int = 0) -> Iterator[Record]:
    """The records from offset `start`, oldest first. A half or damaged record at the end is cut off: it was never acted upon.

    Raises LedgerError where the file is gone, or where a damaged record is followed by whole ones: that was no crash.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        step = "Bring the journal here. If it is lost, mark its messages as doubtful with `adopt_without_journal`."
        raise LedgerError("The journal of a sender is gone.", where=str(path), next_step=step) from error
    with file:
        file.seek(start)
        end, damaged = start, False
        while len(raw := file.read(SIZE)) == SIZE:
            end += SIZE
            if zlib.crc32(raw[:-4]).to_bytes(4, "big") != raw[-4:]:
                damaged = True
                continue
            if damaged:
                raise LedgerError("The journal is damaged in the middle.", where=f"{path} before byte {end}")
            kind, attempt, code, row, detail = _RECORD.unpack(raw[:-4])
            if kind in (INTENT, RESULT):
                yield Record(kind, attempt, code, row, detail, end)
