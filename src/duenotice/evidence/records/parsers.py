"""Runs the parsers of complex formats in a process of their own, with limits on memory and on the time it may say nothing.

One process serves file after file; it ends with us, and a new one takes its place when it was killed or broke down.
"""

from __future__ import annotations

import atexit
import io
import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from typing import IO, TYPE_CHECKING, cast

from duenotice.evidence.ground.budget import MIB, OWN_TROUBLE, Budget, LimitReached, memory_for, memory_limit, pass_own
from duenotice.evidence.records.record import Gap, Record
from duenotice.evidence.records.wire import receive

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

AHEAD = 256 * 1024
"""Bytes that are taken from the pipe at once, as far as it holds them."""


KILLED = 9
"""The signal by which whoever kills a process from without does it."""


class _Answers(io.RawIOBase):
    """What the process says. Raises LimitReached when nothing comes in time."""

    def __init__(self, pipe: io.FileIO, quiet: float) -> None:
        self.pipe, self.quiet = pipe, quiet

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, room: WriteableBuffer, /) -> int:
        """Like `readinto` of the pipe."""
        ready, _, _ = select.select([self.pipe], [], [], self.quiet)
        if not ready:
            raise LimitReached(f"seconds without an answer {self.quiet:g}")
        return self.pipe.readinto(room)


class _Parser:
    """The process and its pipes."""

    def __init__(self, budget: Budget) -> None:
        self.budget, self.told, self.owner = budget, asdict(budget), os.getpid()
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "duenotice.evidence.readers.parser_process",
                str(budget.child_memory),
                str(self.owner),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        )
        # Records are small and many: to ask the system for each piece of one takes longer than all else that is done with it.
        self.answers = io.BufferedReader(_Answers(cast("io.FileIO", self.process.stdout), budget.quiet), AHEAD)

    def ask(self, kind: str, path: str) -> None:
        """Begin with a file."""
        question = json.dumps({"kind": kind, "path": path, "budget": self.told})
        cast("IO[bytes]", self.process.stdin).write(question.encode() + b"\n")

    def read(self, size: int) -> bytes:
        """Exactly `size` bytes. Raises LimitReached when nothing comes in time, EOFError when the process is gone."""
        parts: list[bytes] = []
        while size:
            data = self.answers.read(min(size, MIB))
            if not data:
                raise EOFError("the parser's process ended")
            parts.append(data)
            size -= len(data)
        return b"".join(parts)

    def end(self) -> None:
        """Kill it, if it is ours, and let go of its pipes."""
        if self.owner == os.getpid():
            self.process.kill()
            self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()


_idle: list[_Parser] = []


def _end_all() -> None:
    while _idle:
        _idle.pop().end()


atexit.register(_end_all)


def _taken(budget: Budget) -> _Parser:
    while _idle:
        parser = _idle.pop()
        if parser.budget == budget and parser.owner == os.getpid() and parser.process.poll() is None:
            return parser
        parser.end()
    return _Parser(budget)


def parsed(kind: str, path: str, budget: Budget) -> Iterator[Record | Gap]:
    """The records of the file at `path` (a plain file of this machine). What goes wrong is the last Gap; never raises."""
    parser = _taken(budget)
    begun, whole, seen = time.monotonic(), False, 0
    size = os.path.getsize(path)  # noqa: PTH202 - a plain file, and the path is text
    try:
        parser.ask(kind, path)
        while (thing := receive(parser.read)) is not None:
            if isinstance(thing, Gap) and thing.reason == OWN_TROUBLE:
                raise OSError(thing.size, os.strerror(thing.size), tempfile.gettempdir())
            yield thing
            seen += sum(len(part.data) for part in thing.parts) if isinstance(thing, Record) else 0
            if time.monotonic() - begun > budget.seconds:
                raise LimitReached(f"seconds {budget.seconds:g}")
        whole = True
    except LimitReached as reached:
        yield Gap("limit", max(0, size - seen), reached.limit, f"the parser of {kind} was stopped")
    except (EOFError, OSError, ValueError, KeyError, TypeError) as problem:
        pass_own(problem)
        yield _broken_down(parser, kind, problem, size, max(0, size - seen))
    finally:
        if whole:
            _idle.append(parser)
        else:
            parser.end()


def _broken_down(parser: _Parser, kind: str, problem: Exception, size: int, left: int) -> Gap:
    """Why the process of a parser is gone. Libraries that get no memory end it at once: what it took at most tells that."""
    code, peak = _ended(parser.process)
    if code != -KILLED and peak * 4 > 3 * memory_for(size, parser.budget):
        return Gap("limit", left, memory_limit(size, parser.budget), f"the parser of {kind} was stopped")
    how = f"{'signal' if code < 0 else 'exit'} {abs(code)}, {type(problem).__name__}"
    return Gap("crashed", left, detail=f"the parser of {kind} broke down: {how}")


def _ended(process: subprocess.Popen[bytes]) -> tuple[int, int]:
    """Exit code of a process that is ended here if it is not yet, and bytes of memory it took at most, 0 where nobody tells."""
    if not hasattr(os, "wait4") or process.returncode is not None:
        process.kill()
        return process.wait(), 0
    os.kill(process.pid, KILLED)  # `process.kill` would take note of its end first, and forget what it took
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
