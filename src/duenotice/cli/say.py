"""How commands talk: results on standard output as tables or JSON, progress and hints on standard error."""

from __future__ import annotations

import json
import os
import shlex
import sys
import threading
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from duenotice.cli.options import Options
from duenotice.model.visible import visible

if TYPE_CHECKING:
    from duenotice.case.progress import Progress

SCHEMA = 1

WIDE = 1_000
"""Columns where nobody looks: a line of a table is a line, for `grep` and `cut`."""
RIGHT, WHOLE = ">", "="
"""A column whose head starts with these is set flush right; is never broken, so that its cells can be copied."""


class Results(Console):
    """A console whose reader may leave (`| head`): that is no failure of the command."""

    def on_broken_pipe(self) -> None:
        """Lets the door of all commands end quietly; the console's own way would end with the code for *late, or a check failed*."""
        raise BrokenPipeError


def to_whoever_reads(text: str) -> None:
    """Print, if there still is anybody to print to: the error that is told may be that there is none."""
    with suppress(OSError):
        print(text, flush=True)


def out() -> Console:
    """The console of results; made when used, so that a redirected stream is respected. Piped, it is wide instead of cut."""
    piped = not sys.stdout.isatty()
    return Results(soft_wrap=piped, highlight=False, width=WIDE if piped and "COLUMNS" not in os.environ else None)


def err() -> Console:
    """The console of progress, hints and errors."""
    return Console(stderr=True, highlight=False)


def as_json(name: str, data: Mapping[str, Any]) -> str:
    """One JSON object with its schema's name and version."""
    return json.dumps({"schema": f"duenotice.{name}/{SCHEMA}", **data}, default=_plain, ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return str(value)


def result(options: Options, name: str, data: Mapping[str, Any], human: Callable[[Console], None]) -> None:
    """Print the result: `data` as JSON where asked for, else what `human` prints."""
    if options.json:
        print(as_json(name, data))
    else:
        human(out())


def hint(options: Options, text: str) -> None:
    """What to do next, on standard error, unless quiet or JSON was asked for."""
    if not options.quiet and not options.json:
        err().print(f"[dim]Next:[/] {escape(text)}", soft_wrap=True)  # whole, to be copied


def typed(what: str) -> str:
    """A line from standard input, without the blanks around it: what belongs neither in the shell's history nor in the process list.
    A person at a terminal is asked for it by these words."""
    if sys.stdin.isatty():
        err().print(f"{what}, then Enter:")
    return sys.stdin.readline().strip()


def table(heads: Sequence[str], rows: Sequence[Sequence[object]], title: str = "") -> Table:
    """A plain table; heads that start with `>` are flush right, with `=` never broken. Cells are shown as they are, never as markup."""
    made = Table(title=title or None, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    cells = [[visible(str(cell)) for cell in row] for row in rows]
    for head in heads:
        side = "right" if head.startswith(RIGHT) else "left"
        made.add_column(head.lstrip(RIGHT + WHOLE), justify=side, overflow="fold", no_wrap=head.startswith(WHOLE))
    for row in cells:
        made.add_row(*map(escape, row))
    return made


def pairs(rows: Sequence[tuple[str, str]]) -> Table:
    """Names and what they stand for, one pair a line, without rules."""
    made = Table.grid(padding=(0, 2))
    made.add_column(style="dim", no_wrap=True)
    made.add_column(overflow="fold")
    for name, text in rows:
        made.add_row(escape(name), escape(visible(text, lines=True)))
    return made


def given_in(sources: Sequence[str]) -> str:
    """The sources as options that can be pasted into a shell."""
    return "".join(f" --in {shlex.quote(source)}" for source in sources)


def count(n: int, what: str, many: str = "") -> str:
    """`1 part`, `2 parts`. many: the plural where an s does not make it (`people`)."""
    return f"{n:,} {what}" if n == 1 else f"{n:,} {many or what + 's'}"


def people(n: int) -> str:
    """`1 person`, `2 people`."""
    return count(n, "person", "people")


def size(n: int) -> str:
    """Bytes in words."""
    amount, units = float(n), ("bytes", "KiB", "MiB", "GiB", "TiB")
    for unit in units:
        if amount < 1024 or unit == units[-1]:
            return f"{amount:,.0f} {unit}" if unit == "bytes" else f"{amount:,.1f} {unit}"
        amount /= 1024
    raise AssertionError


@contextmanager
def progress(options: Options) -> Generator[Callable[[Progress], None], None, None]:
    """How far it is, on standard error: a bar where that is a terminal, else a line after the first second and then now and then;
    with --quiet and --json nobody is told."""
    if options.quiet or options.json:
        yield lambda _progress: None
        return
    with _bar() if sys.stderr.isatty() else _lines() as show, _ticking(show) as tell:
        yield tell


@contextmanager
def _bar() -> Generator[Callable[[Progress], None]]:
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description:<8}"), BarColumn(), TextColumn("{task.fields[note]}"), TimeElapsedColumn())
    with Bar(*columns, console=err(), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def show(now: Progress) -> None:
            if now.step not in tasks:
                tasks[now.step] = bar.add_task(now.step, total=now.total or None, note="")
            bar.update(tasks[now.step], completed=now.done, total=now.total or None, note=_note(now))

        yield show


FIRST_S, EVERY_S = 1.0, 10.0
"""Seconds before the first line of progress, and between two; what is done sooner needs none."""


@contextmanager
def _lines() -> Generator[Callable[[Progress], None]]:
    started = time.monotonic()
    due = started + FIRST_S

    def show(now: Progress) -> None:
        nonlocal due
        passed = time.monotonic()
        if passed >= due:
            due = passed + EVERY_S
            print(
                f"{now.step}: {_note(now)}, {passed - started:,.0f} s".replace(": ,", ":"), file=sys.stderr, flush=True
            )

    yield show


@contextmanager
def _ticking(show: Callable[[Progress], None]) -> Generator[Callable[[Progress], None]]:
    """Shows what was told last again each second, with what has moved since: one large file is one piece of work."""
    over, lock = threading.Event(), threading.Lock()
    last: Progress | None = None

    def tell(now: Progress) -> None:
        nonlocal last
        with lock:
            last = now
            show(_moved(now))

    def tick() -> None:
        while not over.wait(FIRST_S):
            with lock:
                if last is not None:
                    show(_moved(last))

    thread = threading.Thread(target=tick, daemon=True)
    thread.start()
    try:
        yield tell
    finally:
        over.set()
        thread.join()


def _moved(now: Progress) -> Progress:
    return replace(now, done=min(now.total, now.done + now.moving())) if now.moving else now


def _note(now: Progress) -> str:
    if not now.unit:
        return now.note
    if now.unit == "bytes":
        amount = f"{size(now.done)} of {size(now.total)}"
    else:
        amount = f"{now.done:,} {now.unit}" if not now.total else f"{now.done:,} of {now.total:,} {now.unit}"
    return f"{amount}  {now.note}".rstrip()
