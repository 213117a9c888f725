"""`duenotice scan`: find personal data, in the evidence of a case or in a folder that belongs to none."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from rich.console import Console

from duenotice.cli import say
from duenotice.cli.findings import Names, RuleFiles
from duenotice.cli.given import INPUT, given
from duenotice.cli.options import THE_CASE, CaseOptions

if TYPE_CHECKING:
    from duenotice.case.unfiled import KindSeen, Summary

UNREAD = 10
"""Files not read whole that the summary names."""


def scan(
    *sources: str,
    workers: int | None = None,
    country: str | None = None,
    rules: RuleFiles = (),
    names: Names = "",
    options: CaseOptions = THE_CASE,
) -> int:
    """Find personal data in the collected evidence; interrupted, it goes on where it stopped. With files or folders named, look
    at those instead: no case is needed and nothing is stored. *Doubtful* are values that are nowhere more than unlikely to be of
    their kind; what was not read is listed below the numbers.

    ```
    duenotice scan                          # the evidence of the only open case
    duenotice scan ~/export --country DE    # a folder, without a case
    duenotice scan dump.sql.gz --json       # for programs
    pg_dump shop | duenotice scan -         # standard input
    ```

    Parameters
    ----------
    sources
        Files, folders, archives, addresses of object storage; `-` for standard input.
    workers
        Processes (default: one per core).
    country
        Where national telephone numbers would be dialled (ISO code); for sources named here.
    """
    if sources:
        return _look(sources, workers, (country, rules, names), options)
    case = options.opened()
    from duenotice.case import scanning, steps

    with say.progress(options) as tell:
        run = steps.scan(case, options.actor(), workers=workers, tell=tell)
    kinds: dict[str, list[int]] = run.summary["kinds"]
    data = {"case": case.reference, "run": run.name, "manifest": run.manifest_sha256, **run.summary}

    def human(console: Console) -> None:
        console.print(
            f"{run.summary['findings']:,} findings of {run.summary['values']:,} distinct values, run {run.name}"
        )
        rows = [(kind, f"{distinct:,}", f"{places:,}") for kind, (distinct, places) in kinds.items()]
        console.print(say.table(("kind", ">distinct", ">places"), rows))
        if run.summary["unread"]:
            console.print(
                f"[yellow]{say.count(run.summary['unread'], 'part')} could not be read[/]: see duenotice coverage"
            )

    say.result(options, "scan", data, human)
    if left := scanning.again(run.summary):
        say.hint(options, _again(left) + ": see duenotice coverage, then scan again")
        return 3
    say.hint(options, "duenotice count (or look first: duenotice findings, duenotice coverage)")
    return 0


def _again(files: int) -> str:
    were = "was" if files == 1 else "were"
    return f"{say.count(files, 'file')} {were} not there, changed, or broke the reader"


def _look(
    sources: tuple[str, ...], workers: int | None, how: tuple[str | None, RuleFiles, str], options: CaseOptions
) -> int:
    from duenotice import detect
    from duenotice.case import unfiled

    country, rules, names = how
    settings = unfiled.fresh_settings(country, detect.load_rules(rules), names)
    if names and not options.quiet:
        speed = say.size(detect.name_finder(names).bytes_per_second)
        say.err().print(
            f"Names by {say.escape(names)}: {speed} of text a second by its own account, beside other identifiers only."
        )
    with given(sources) as told, say.progress(options) as tell:
        seen = _named(unfiled.summary(told.paths, settings, workers=workers, tell=tell), told.called)
    say.result(options, "look", _as_data(seen), lambda console: _human(console, seen, sources))
    if seen.kinds and told.again:
        named = say.given_in(sources)
        say.hint(options, f"duenotice findings{named} --kind {seen.kinds[0].kind}; duenotice show ID{named}")
    if seen.again:
        say.hint(options, _again(seen.again) + ": scan again")
        return 3
    return 0


def _named(seen: Summary, called: Callable[[str], str]) -> Summary:
    """The same with each path as it is shown."""
    kinds = [
        replace(kind, where=tuple((called(path), *spot) for path, *spot in kind.where))  # type: ignore[misc]
        for kind in seen.kinds
    ]
    return replace(seen, kinds=tuple(kinds), unread=tuple((called(path), row) for path, row in seen.unread))


def _as_data(seen: Summary) -> dict[str, Any]:
    unread = [{"path": path, **asdict(row)} for path, row in seen.unread]
    return {**asdict(seen), "kinds": [_kind_data(kind) for kind in seen.kinds], "unread": unread}


def _kind_data(kind: KindSeen) -> dict[str, Any]:
    names = ("path", "field", "places", "first")
    return {**asdict(kind), "where": [dict(zip(names, spot, strict=True)) for spot in kind.where]}


def _human(console: Console, seen: Summary, sources: tuple[str, ...]) -> None:
    distinct = sum(kind.distinct for kind in seen.kinds)
    places = sum(kind.places for kind in seen.kinds)
    held = f"{say.count(places, 'place')} {'holds' if places == 1 else 'hold'} {say.count(distinct, 'distinct value')}"
    files = "1 file" if seen.items == 1 else f"{seen.items:,} files and members"
    console.print(f"{held}; {files}, {say.size(seen.bytes_seen)} read")
    start = _common(sources)
    if seen.kinds:
        heads = ("kind", ">distinct", ">doubtful", ">places", "most of them in", "first (show ID)")
        console.print(say.table(heads, [row for kind in seen.kinds for row in _rows(kind, start)]))
    if not seen.unread:
        console.print("All of it was read.")
        return
    rows = [
        (
            _short(path, start),
            row.reason,
            say.size(row.bytes_skipped) if row.bytes_skipped else "unknown",
            row.limit or row.detail,
        )
        for path, row in seen.unread[:UNREAD]
    ]
    console.print(say.table(("not read", "reason", ">skipped", "why"), rows))
    if len(seen.unread) > UNREAD:
        console.print(f"and {len(seen.unread) - UNREAD:,} more (--json lists all)")


def _rows(kind: KindSeen, start: str) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for place, (path, field, places, first) in enumerate(kind.where):
        numbers = (kind.kind, f"{kind.distinct:,}", f"{kind.doubtful:,}") if place == 0 else ("", "", "")
        rows.append(
            (*numbers, f"{places:,}", f"{_short(path, start)} {field}".rstrip(), first.removesuffix(f"-{kind.kind}"))
        )
    if kind.elsewhere:
        rows.append(("", "", "", "", f"and {kind.elsewhere:,} more", ""))
    return rows


def _common(sources: tuple[str, ...]) -> str:
    """What all paths begin with: told once by the user, so not repeated in each line."""
    if len(sources) != 1 or "://" in sources[0] or sources[0] == INPUT:
        return ""
    whole = os.path.abspath(sources[0])  # noqa: PTH100
    return os.path.join(whole if os.path.isdir(whole) else os.path.dirname(whole), "")  # noqa: PTH112, PTH118, PTH120


def _short(path: str, start: str) -> str:
    return path.removeprefix(start) if start else path
