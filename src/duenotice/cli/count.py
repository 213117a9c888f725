"""`duenotice count`: how many people, where, shown to whom."""

from __future__ import annotations

from rich.console import Console

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions

SHOWN = 15


def count(*, workers: int | None = None, options: CaseOptions = THE_CASE) -> None:
    """Count the people concerned: at least, about, at most; by country and kind of data.

    Parameters
    ----------
    workers
        Processes and threads (default: one per core).
    """
    case = options.opened()
    from duenotice.case import steps

    with say.progress(options) as tell:
        run = steps.count(case, options.actor(), workers=workers, tell=tell)
    rows = list(run.rollup_set.values("cut", "key", "certain", "best", "possible"))

    def human(console: Console) -> None:
        for cut, title in (
            ("total", "People"),
            ("country", "By country of residence"),
            ("kind", "By kind of data"),
            ("audience", "Shown to"),
        ):
            console.print(bounds_table(title, [r for r in rows if r["cut"] == cut]))

    say.result(
        options,
        "count",
        {"case": case.reference, "run": run.name, "manifest": run.manifest_sha256, "counts": rows},
        human,
    )
    say.hint(options, "duenotice assess")


def bounds_table(title: str, rows: list[dict[str, int | str]]):
    """Counts as a table, largest first; what does not fit is said."""
    rows = sorted(rows, key=lambda r: -int(r["best"]))
    shown = [(r["key"] or "all", *(f"{r[n]:,}" for n in ("certain", "best", "possible"))) for r in rows[:SHOWN]]
    if len(rows) > SHOWN:
        shown.append((f"… {len(rows) - SHOWN} more", "", "", ""))
    return say.table(("", ">at least", ">about", ">at most"), shown, title)
