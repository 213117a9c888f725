"""How much a piece of evidence may cost: limits per item, and the meter that holds a reader to them."""

from __future__ import annotations

import errno
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits for one item and all that is packed into it. Each limit that is reached becomes a Coverage row.

    expanded: bytes after decompression, of one item; total: the same, of all members of one container together;
    ratio: decompressed to packed bytes, held from `ratio_from` bytes on, for each stream and (four times that) for all that one file
    packs; depth: containers within containers; members: entries
    of one container; seconds: wall time for one item; pixels: of one image; child_memory: bytes a parser's process may take
    beyond what it starts with, for small files less (`memory_for`); quiet: seconds it may say nothing; ocr: read text in images, where
    tesseract is installed.
    """

    expanded: int = 1 << 40
    total: int = 1 << 41
    ratio: int = 200
    ratio_from: int = 10 * MIB
    depth: int = 8
    members: int = 100_000
    seconds: float = 86_400.0
    pixels: int = 100_000_000
    child_memory: int = 2048 * MIB
    quiet: float = 60.0
    ocr: bool = False


LEAST_MEMORY, MEMORY_A_BYTE = 512 * MIB, 1024
"""Bytes that the parser of any file may take, and of those more for each byte of it: a file of some hundred bytes that asks for more is a
trap, and to fill all memory that a large file may have takes long."""


def memory_for(size: int, budget: Budget) -> int:
    """Bytes that the parser of a file of `size` bytes may take."""
    return min(budget.child_memory, LEAST_MEMORY + MEMORY_A_BYTE * size)


def memory_limit(size: int, budget: Budget) -> str:
    """The name of that limit with its figure."""
    return f"memory {memory_for(size, budget):,}"


OWN = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EMFILE, errno.ENFILE})
"""What the system says when this machine lacks something: no piece of evidence is to blame, and the same is read again later."""


OWN_TROUBLE = "own trouble"
"""How a parser's process tells of it, with its number for a size."""


def pass_own(problem: Exception) -> None:
    """Raise a problem again that is the machine's own (no room for a copy, too many open files, an installation of which a part is
    missing), else do nothing: told as a piece of evidence that cannot be read it would stay unread. With where copies are made, if it
    names no file."""
    if isinstance(problem, ImportError):
        raise problem
    if isinstance(problem, OSError) and problem.errno in OWN:
        problem.filename = problem.filename or tempfile.gettempdir()
        raise problem


class LimitReached(Exception):
    """A budget is used up. `limit` names it with its figure; `seen` counts the bytes read until then; `whole` all there are, as far as a
    container tells, else 0; `detail`: what else is known of those not read."""

    def __init__(self, limit: str, seen: int = 0, whole: int = 0, detail: str = "") -> None:
        super().__init__(limit)
        self.limit, self.seen, self.whole, self.detail = limit, seen, whole, detail


class Broken(Exception):
    """A stream that ends too early. cause: what its decoder raised; left: bytes that are lost, as far as they are known."""

    def __init__(self, cause: Exception, left: int) -> None:
        super().__init__(type(cause).__name__)
        self.cause, self.left = cause, left


def reason_of(problem: Exception) -> str:
    """The Coverage reason of what ended a reading: bytes that end too early, or that cannot be read."""
    return "truncated" if isinstance(problem, EOFError) else "unreadable"


class Readable(Protocol):
    """All that readers ask of a stream."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes; empty at the end."""
        ...


@dataclass(slots=True)
class Meter:
    """Counts what comes out of a stream and raises LimitReached when the budget is used up.

    packed: tells the bytes that went in so far, where the stream is a decompressor; None switches the ratio off.
    whole: bytes that will come out, as a container says, and those that go in; less than 0 where that is not known.
    """

    stream: Readable
    budget: Budget
    packed: Callable[[], int] | None = None
    whole: tuple[int, int] = (-1, -1)
    seen: int = 0
    started: float = field(default_factory=time.monotonic)

    def read(self, size: int = -1, /) -> bytes:
        """Like `read` of the stream. Raises LimitReached."""
        data = self.stream.read(size if size >= 0 else 8 * MIB)
        self.seen += len(data)
        self._hold("expanded bytes", self.seen, self.budget.expanded)
        if self.packed is not None and self.seen > self.budget.ratio_from:
            self._hold("expansion ratio", self.seen // max(self.packed(), 1), self.budget.ratio)
        self._hold("seconds", time.monotonic() - self.started, self.budget.seconds)
        return data

    def _hold(self, name: str, used: float, limit: float) -> None:
        if used > limit:
            out, taken = self.whole
            packed = taken - self.packed() if self.packed is not None else 0
            detail = f"{packed:,} packed bytes were not read" if packed > 0 else ""
            raise LimitReached(f"{name} {limit:,}", self.seen, max(0, out), detail)
