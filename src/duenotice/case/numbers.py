"""What a count says: any cut of it, each number in words, and what changed since the count before it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pyarrow as pa

from duenotice import people
from duenotice.case import audit, runs
from duenotice.case.models import Case, RollUp, Run
from duenotice.case.settings import settings_of, stored
from duenotice.model.errors import CaseError, UsageError
from duenotice.model.people import Count

CUTS: dict[tuple[str, ...], str] = {
    (): "total",
    ("country",): "country",
    ("region",): "region",
    ("kind",): "kind",
    ("hour",): "hour",
    ("audience",): "audience",
    ("kind", "country"): "kind_country",
    ("kind", "region"): "kind_region",
    ("kinds", "country"): "kindset_country",
    ("kinds", "region"): "kindset_region",
}
"""What people are counted by → the cut of the roll-ups; their keys hold the parts in this order."""

TABLES = ("people", "exposures")


def cut_of(parts: Sequence[str]) -> tuple[str, ...]:
    """The parts in the order of the keys. Raises UsageError for what is not counted."""
    found = next((known for known in CUTS if sorted(known) == sorted(parts)), None)
    if found is None:
        told = "; ".join(",".join(known) for known in CUTS if known)
        raise UsageError("People are not counted by that.", where=",".join(parts), next_step=f"There is: {told}.")
    return found


def by(run: Run, parts: Sequence[str]) -> list[dict[str, Any]]:
    """The counts of a cut: each part's value, the three numbers and their causes; largest first, unknown residence last."""
    names = cut_of(parts)
    rows = run.rollup_set.filter(cut=CUTS[names]).values("key", "certain", "best", "possible", "causes")
    told = [dict(zip(names, row.pop("key").split("|"), strict=False)) | row for row in rows]
    by_time = names == ("hour",)
    return sorted(
        told,
        key=lambda r: (
            "??" in [r[n] for n in names],
            *([] if by_time else [-r["best"], -r["possible"]]),
            [r[n] for n in names],
        ),
    )


def explain(case: Case, wanted: Mapping[str, str]) -> dict[str, Any]:
    """One count in words, and where there was a count before it, who moved since and why.

    wanted: part → value, such as country → DE; empty: everybody. Raises UsageError where nobody is counted under it.
    """
    run = runs.needed(case, "count")
    names = cut_of(tuple(wanted))
    cut, key = CUTS[names], "|".join(wanted[name] for name in names)
    row = run.rollup_set.filter(cut=cut, key=key).first()
    earlier = _before(case, run)
    old = earlier.rollup_set.filter(cut=cut, key=key).first() if earlier else None
    if row is None and old is None:
        there = ", ".join(run.rollup_set.filter(cut=cut).order_by("-best").values_list("key", flat=True)[:12])
        raise UsageError("Nobody is counted under that.", where=key, next_step=f"There is: {there or 'nothing'}.")
    return {
        "run": run.name,
        "count": dict(wanted),
        "words": people.explain(_count(row)) if row else "Nobody any more.",
        **_three("now", row),
        "since": earlier.name if earlier else None,
        **(_three("before", old) if earlier else {}),
        "changes": [asdict(c) for c in _changes(earlier, run, cut, key)] if earlier and cut in people.TRACED else [],
        "inputs": run.summary.get("changed", {}).get("inputs", []) if earlier else [],
    }


def problems(run: Run) -> list[dict[str, Any]]:
    """What was wrong with directory and logs, most rows first: each widens the numbers or needs a look."""
    scanned = runs.behind(run, "scan")
    rows = runs.read(scanned, "directory_problems").to_pylist() + runs.read(run, "problems").to_pylist()
    return sorted(rows, key=lambda row: (row["rule"].startswith("excluded:"), -row["rows"], row["rule"]))


def _count(row: RollUp) -> Count:
    return Count(row.cut, row.key, row.certain, row.best, row.possible, row.method, json.dumps(row.causes))


def _three(name: str, row: RollUp | None) -> dict[str, Any]:
    numbers = (row.certain, row.best, row.possible) if row else (0, 0, 0)
    return {name: dict(zip(("certain", "best", "possible"), numbers, strict=True))}


def _before(case: Case, run: Run) -> Run | None:
    return case.run_set.filter(stage="count", seq__lt=run.seq).order_by("-seq").first()


def _changes(earlier: Run, run: Run, cut: str, key: str) -> Sequence[people.Change]:
    old, new = ({name: runs.read(one, name) for name in TABLES} for one in (earlier, run))
    return people.explain_change(old, new, cut, key)


def told_of(case: Case) -> dict[str, str]:
    """Setting → hash of its value: what a later count compares to say which were changed."""
    return {name: audit.sha256(value)[:16] for name, value in stored(settings_of(case)).items()}


def changed(case: Case, scan: str, out: Mapping[str, pa.Table], judged: int) -> dict[str, Any]:
    """What is different from the count before: its name, what went in differently, who moved and why; empty for the first.

    scan: name of the scan counted now; out: tables of the new count; judged: links judged so far.
    """
    earlier = runs.newest(case, "count")
    if earlier is None:
        return {}
    told = told_of(case)
    known = earlier.summary.get("told", told)
    inputs = [f"scan {scan} in place of {earlier.summary['scan']}"] if earlier.summary["scan"] != scan else []
    if names := [name for name in told if told[name] != known.get(name)]:
        inputs.append(f"settings told anew: {', '.join(names)}")
    if more := judged - earlier.summary.get("judged", 0):
        inputs.append(f"links judged: {more:+,}")
    try:
        old = {name: runs.read(earlier, name) for name in TABLES}
    except CaseError:  # the earlier run's files are gone; its numbers still stand in the roll-ups
        return {"since": earlier.name, "inputs": inputs, "moves": []}
    moves = people.explain_change(old, {name: out[name] for name in TABLES})
    total = earlier.rollup_set.filter(cut="total").first()
    return {"since": earlier.name, "inputs": inputs, "moves": [asdict(m) for m in moves], **_three("before", total)}
