"""`duenotice count`: how many people, where, shown to whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter
from rich.console import Console
from rich.table import Table

from duenotice.cli import say
from duenotice.cli.explain import moved, tell_moves
from duenotice.cli.options import THE_CASE, CaseOptions

if TYPE_CHECKING:
    from duenotice.case.models import Run

SHOWN = 15
CAUSES = {"linkage": "linkage", "exposure": "exposure", "unseen": "missing evidence", "residence": "residence"}
TITLES = (
    ("total", "People"),
    ("country", "By country of residence"),
    ("kind", "By kind of data"),
    ("audience", "Shown to"),
)


def count(
    *,
    by: Annotated[tuple[str, ...], Parameter(negative=())] = (),
    all: Annotated[bool, Parameter(negative=())] = False,
    workers: int | None = None,
    options: CaseOptions = THE_CASE,
) -> None:
    """Count the people concerned: at least, about, at most; where counted before and nothing is new, show that count.

    ```
    duenotice count
    duenotice count --by country,kind
    duenotice count --by hour --by audience --all
    ```

    Parameters
    ----------
    by
        One table by these parts, with what its doubts rest on: country, region, kind, hour, audience, or two: kind,country kind,region
        kinds,country kinds,region (kinds: the whole set of a person). May be given several times.
    all
        All rows, not only the largest.
    workers
        Processes and threads (default: one per core).
    """
    case = options.opened()
    from duenotice.case import numbers, steps

    cuts = [tuple(part.strip() for part in one.split(",") if part.strip()) for one in by]
    for parts in cuts:
        numbers.cut_of(parts)
    with say.progress(options) as tell:
        run = steps.count(case, options.actor(), workers=workers, tell=tell)
    tables = {parts: numbers.by(run, parts) for parts in cuts}
    wrong = numbers.problems(run)
    rows = list(run.rollup_set.values("cut", "key", "certain", "best", "possible"))

    def human(console: Console) -> None:
        for parts, told in tables.items():
            console.print(_by_table(parts, told, len(told) if all else SHOWN))
        if not tables:
            for cut, title in TITLES:
                console.print(bounds_table(title, [r for r in rows if r["cut"] == cut]))
            if wrong:
                told = [
                    (row["rule"].replace("_", " "), f"{row['rows']:,}", row["where"], row["detail"]) for row in wrong
                ]
                console.print(
                    say.table(("what", ">rows", "where", "in words"), told, "What was wrong, or left out by a rule")
                )
            tell_change(console, run)

    counts: object = rows if not tables else {",".join(parts): told for parts, told in tables.items()}
    head = {"case": case.reference, "run": run.name, "manifest": run.manifest_sha256}
    say.result(
        options,
        "count",
        {**head, "changed": run.summary.get("changed", {}), "counts": counts, "problems": wrong},
        human,
    )
    say.hint(options, "duenotice explain country=DE   (where a number comes from)" if tables else "duenotice assess")


def tell_change(console: Console, run: Run) -> None:
    """What is different from the count before, where there was one and it is."""
    changed = run.summary.get("changed") or {}
    if changed.get("before"):
        total = run.rollup_set.get(cut="total")
        now = {"certain": total.certain, "best": total.best, "possible": total.possible}
        console.print(f"Since run {changed['since']}: {moved(changed['before'], now)}")
        tell_moves(console, changed["inputs"], changed["moves"])


def _by_table(parts: Sequence[str], rows: Sequence[Mapping[str, Any]], most: int) -> Table:
    """Counts of a cut with the causes of their doubts; what does not fit is said."""
    names = [name for name in CAUSES if any(cause["cause"] == name for row in rows for cause in row["causes"])]
    heads = (
        *(f"={part}" for part in parts),
        ">at least",
        ">about",
        ">at most",
        *(f">{CAUSES[name]}" for name in names),
    )
    shown = [
        (
            *(row[part] for part in parts),
            *(f"{row[bound]:,}" for bound in ("certain", "best", "possible")),
            *(_doubt(row["causes"], name) for name in names),
        )
        for row in rows[:most]
    ]
    if len(rows) > most:
        shown.append((f"… {len(rows) - most:,} more (--all)", *[""] * (len(heads) - 1)))
    return say.table(heads, shown, f"By {' and '.join(parts)}")


def _doubt(causes: Sequence[Mapping[str, Any]], name: str) -> str:
    """People whom a cause adds to about, and beyond that to at most: `+3 +12`."""
    mine = [cause for cause in causes if cause["cause"] == name]
    below, above = (sum(cause[side] for cause in mine) for side in ("below", "above"))
    return f"+{below:,} +{above:,}" if below or above else ""


def bounds_table(title: str, rows: list[dict[str, int | str]]):
    """Counts as a table, largest first; what does not fit is said."""
    rows = sorted(rows, key=lambda r: -int(r["best"]))
    shown = [(r["key"] or "all", *(f"{r[n]:,}" for n in ("certain", "best", "possible"))) for r in rows[:SHOWN]]
    if len(rows) > SHOWN:
        shown.append((f"… {len(rows) - SHOWN} more", "", "", ""))
    return say.table(("", ">at least", ">about", ">at most"), shown, title)
