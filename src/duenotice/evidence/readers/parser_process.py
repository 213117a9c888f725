"""The process that parses complex formats: questions on standard input, records on standard output (see `records.wire`)."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import BinaryIO

from duenotice.evidence.ground.budget import OWN, OWN_TROUBLE, Budget, memory_for, memory_limit, reason_of
from duenotice.evidence.readers.choice import reader_of
from duenotice.evidence.readers.strings import shown
from duenotice.evidence.records.record import Gap
from duenotice.evidence.records.wire import send

try:
    import resource
except ImportError:  # Windows has no such limits; the time limit still holds
    resource = None


def confine(memory: int) -> None:
    """Hold this process to `memory` bytes more than it has now, and no core file."""
    if resource:
        most = _taken() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def ration(size: int, budget: Budget) -> None:
    """Hold this process to what the parser of a file of `size` bytes may take, beyond what it has now; and measure anew what it takes
    at most, from which `parsers` tells a lack of memory."""
    if resource:
        most = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (min(most, _taken() + memory_for(size, budget)), most))
        with suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5")


def _taken() -> int:
    pages = Path("/proc/self/statm")
    return int(pages.read_text().split()[0]) * resource.getpagesize() if resource and pages.exists() else 0


def answer(question: dict[str, object], out: BinaryIO) -> None:
    """All records of one file, then the end. Whatever goes wrong becomes a Gap."""
    told = question["budget"]
    budget = Budget(**{field.name: told[field.name] for field in fields(Budget)})  # type: ignore[index]
    path = Path(str(question["path"]))
    silent = True
    try:
        ration(path.stat().st_size, budget)
        with path.open("rb") as file:
            for thing in reader_of(str(question["kind"]))(file, budget):
                silent = silent and isinstance(thing, Gap)
                send(out, thing)
    except BrokenPipeError:
        raise SystemExit(0) from None
    except MemoryError:
        send(out, Gap("limit", path.stat().st_size, memory_limit(path.stat().st_size, budget)))
    except Exception as problem:  # a hostile file may make any parser raise anything
        if isinstance(problem, OSError) and problem.errno in OWN:
            send(out, Gap(OWN_TROUBLE, problem.errno))
            return
        send(out, Gap(reason_of(problem), path.stat().st_size, detail=type(problem).__name__))
        if silent:
            with path.open("rb") as file:  # a table without its end still shows its texts
                for record in shown(file, "readable runs of a damaged file"):
                    send(out, record)
    send(out, None)


LOOK_S = 2.0
"""Seconds between two looks at whether whoever asks is still there."""


def _end_with_parent(parent: int) -> None:
    """A parser in an endless loop does not notice that nobody waits for it any more: who asked may have been killed."""
    while os.getppid() == parent:
        time.sleep(LOOK_S)
    os._exit(1)


def main() -> None:
    """Serve until standard input ends. Nothing a library prints reaches anybody: it may hold personal data."""
    out = os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    confine(int(sys.argv[1]))
    threading.Thread(target=_end_with_parent, args=(int(sys.argv[2]),), daemon=True).start()
    for line in sys.stdin.buffer:
        answer(json.loads(line), out)


if __name__ == "__main__":
    main()
