"""The process that parses complex formats: questions on standard input, records on standard output (see `records.wire`)."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import fields
from pathlib import Path
from typing import BinaryIO

from duenotice.evidence.ground.budget import Budget, reason_of
from duenotice.evidence.readers.choice import reader_of
from duenotice.evidence.readers.strings import shown
from duenotice.evidence.records.record import Gap
from duenotice.evidence.records.wire import send


def confine(memory: int) -> None:
    """Hold this process to `memory` bytes more than it has now, no core file, no children's files beyond a gibibyte."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit still holds
        return
    pages = int(Path("/proc/self/statm").read_text().split()[0]) if Path("/proc/self/statm").exists() else 0
    resource.setrlimit(resource.RLIMIT_AS, (pages * 4096 + memory, pages * 4096 + memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(question: dict[str, object], out: BinaryIO) -> None:
    """All records of one file, then the end. Whatever goes wrong becomes a Gap."""
    told = question["budget"]
    budget = Budget(**{field.name: told[field.name] for field in fields(Budget)})  # type: ignore[index]
    path = Path(str(question["path"]))
    silent = True
    try:
        with path.open("rb") as file:
            for thing in reader_of(str(question["kind"]))(file, budget):
                silent = silent and isinstance(thing, Gap)
                send(out, thing)
    except BrokenPipeError:
        raise SystemExit(0) from None
    except MemoryError:
        send(out, Gap("limit", path.stat().st_size, f"memory {budget.child_memory:,}"))
    except Exception as problem:  # a hostile file may make any parser raise anything
        send(out, Gap(reason_of(problem), path.stat().st_size, detail=type(problem).__name__))
        if silent:
            with path.open("rb") as file:  # a table without its end still shows its texts
                for record in shown(file, "readable runs of a damaged file"):
                    send(out, record)
    send(out, None)


def main() -> None:
    """Serve until standard input ends. Nothing a library prints reaches anybody: it may hold personal data."""
    out = os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    confine(int(sys.argv[1]))
    for line in sys.stdin.buffer:
        answer(json.loads(line), out)


if __name__ == "__main__":
    main()
