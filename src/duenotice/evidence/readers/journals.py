"""Journals of systemd: as JSON or in its format for export (`journalctl -o json`, `-o export`), and its own files through `journalctl`
where that is installed. Each entry is an object, and texts that it writes as numbers of bytes are texts again."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, cast

from duenotice.evidence.containers.confining import confined
from duenotice.evidence.ground.budget import MIB, Budget, reason_of
from duenotice.evidence.ground.shapes import Objects
from duenotice.evidence.readers.strings import shown
from duenotice.evidence.records.record import Gap, Part, Record

MOST_FIELD = 64 * MIB
MOST_ENTRY = 1024
"""Fields of one entry, as journald allows."""
LEAST = 10.0
"""Seconds that the tool is given at least."""

_LINES = Objects(lines=True)


class _Odd(Exception):
    """The bytes are not what the format asks for."""


def journal_json(file: BinaryIO, _budget: Budget) -> Iterator[Record | Gap]:
    """A line is an entry. Only lines that hold a list are written anew."""
    yield from _batches(
        _restored(line) if b"[" in line else line for line in iter(lambda: file.readline(MOST_FIELD), b"")
    )


def _restored(line: bytes) -> bytes:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return line
    if not isinstance(entry, dict):
        return line
    told = {key: _text(value) for key, value in entry.items()}
    return line if told == entry else _line(told)


def _text(value: Any) -> Any:
    """What a list of the numbers of bytes says; of several values each."""
    if not isinstance(value, list) or not value:
        return value
    if all(isinstance(n, int) and 0 <= n <= 255 for n in value):
        return bytes(value).decode("utf-8", "replace")
    return [_text(one) if isinstance(one, list) else one for one in value]


def _line(entry: dict[str, Any]) -> bytes:
    return json.dumps(entry, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _batches(lines: Iterable[bytes]) -> Iterator[Record]:
    held: list[bytes] = []
    size = 0
    for line in lines:
        held.append(line if line.endswith(b"\n") else line + b"\n")
        size += len(line)
        if size > MIB:
            yield Record((Part(b"".join(held), _LINES),), rows=True)
            held, size = [], 0
    if held:
        yield Record((Part(b"".join(held), _LINES),), rows=True)


def journal_export(file: BinaryIO, _budget: Budget) -> Iterator[Record | Gap]:
    """Entries of the format for export; from where they cannot be followed any further, readable runs."""
    problems: list[Exception] = []
    yield from _batches(map(_line, _entries(file, problems)))
    for problem in problems:
        at = file.tell()
        yield Gap(
            reason_of(problem), file.seek(0, 2) - at, detail="journal: of the rest, only readable runs were searched"
        )
        file.seek(at)
        yield from shown(file, "readable runs")


def _entries(file: BinaryIO, problems: list[Exception]) -> Iterator[dict[str, Any]]:
    """Objects of the fields of each entry; of the last one those before a damage, which is added to the problems."""
    entry: dict[str, Any] = {}
    try:
        while line := file.readline(MOST_FIELD):
            if line != b"\n" and len(entry) < MOST_ENTRY:
                _add(entry, *_field(file, line))
            if line == b"\n" or len(entry) == MOST_ENTRY:
                if entry:
                    yield entry
                entry = {}
    except (_Odd, EOFError) as problem:
        problems.append(problem)
    if entry:
        yield entry


def _field(file: BinaryIO, line: bytes) -> tuple[str, str]:
    """`NAME=value`, or the name alone, then the length of the value and its bytes."""
    name, equals, value = line.rstrip(b"\n").partition(b"=")
    if not equals:
        size = int.from_bytes(file.read(8), "little")
        if size > MOST_FIELD or len(name) > 64:
            raise _Odd
        value = file.read(size)
        if len(value) < size or not file.read(1):
            raise EOFError
    return name.decode("utf-8", "replace"), value.decode("utf-8", "replace")


def _add(entry: dict[str, Any], name: str, value: str) -> None:
    """A name may come more than once."""
    if name not in entry:
        entry[name] = value
    elif isinstance(entry[name], list):
        entry[name].append(value)
    else:
        entry[name] = [entry[name], value]


def journal(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """A file of journald, through `journalctl`; readable runs where that is not installed, which miss what is compressed."""
    size, tool = file.seek(0, 2), shutil.which("journalctl")
    file.seek(0)
    if tool is None:
        yield Gap("unsupported", size, detail="journal needs journalctl (systemd): only readable runs were searched")
        yield from shown(file, "readable runs")
        return
    with tempfile.TemporaryFile() as told:
        out = cast("BinaryIO", told)
        why = _told(tool, file.name, out, budget, size)
        out.seek(0)
        yield from journal_export(out, budget)
        whole = out.tell() > 0
    if why:
        yield why
    if not whole:
        yield from shown(file, "readable runs")


def _told(tool: str, path: str, out: BinaryIO, budget: Budget, size: int) -> Gap | None:
    """Let `journalctl` write out a file; why it holds less, if it does."""
    command = [tool, "--no-pager", "--quiet", "--all", "--output=export", f"--file={path}"]
    most = min(budget.total, max(budget.ratio_from, size * budget.ratio))
    try:
        done = confined(command, out, most, budget, max(budget.quiet - 10, LEAST))
    except subprocess.TimeoutExpired:
        return Gap("limit", 0, f"seconds without an answer {budget.quiet:g}", "journal")
    if done.returncode in (-signal.SIGXFSZ, 128 + signal.SIGXFSZ):
        return Gap("limit", 0, f"expanded bytes of a journal {most:,}")
    return (
        Gap("unreadable", size, detail=f"journal: journalctl stopped with {done.returncode}")
        if done.returncode
        else None
    )
