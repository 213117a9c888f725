"""`duenotice explain`: where a count comes from, and why it changed."""

from __future__ import annotations

from typing import Any

from rich.console import Console

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions
from duenotice.model.errors import UsageError


def explain(count: str = "total", *, options: CaseOptions = THE_CASE) -> None:
    """Where a count comes from: at least, about, at most, what each difference rests on, and who moved since the count before.

    ```
    duenotice explain
    duenotice explain country=DE
    duenotice explain kind=EMAIL,country=DE
    duenotice explain hour=2026-11-27T09
    ```

    Parameters
    ----------
    count
        total, or PART=VALUE; parts are country, region, kind, kinds (a whole set, as EMAIL+PERSON_NAME), hour, audience.
    """
    wanted = _wanted(count)
    case = options.opened()
    from duenotice.case import numbers

    data = {"case": case.reference, **numbers.explain(case, wanted)}
    say.result(options, "explain", data, lambda console: _human(console, data))
    say.hint(options, "duenotice review (links in doubt)  ·  duenotice coverage (what was not read)")


def _wanted(text: str) -> dict[str, str]:
    if text.strip().casefold() in ("total", "people", ""):
        return {}
    parts = [part.partition("=") for part in text.split(",")]
    if any(not name.strip() or not value.strip() for name, _, value in parts):
        raise UsageError(
            "A count is named total, or PART=VALUE.",
            where=text,
            next_step="Such as: duenotice explain kind=EMAIL,country=DE",
        )
    return {name.strip(): value.strip() for name, _, value in parts}


def _human(console: Console, data: dict[str, Any]) -> None:
    console.print(data["words"], markup=False)
    if data["since"]:
        before, now = data["before"], data["now"]
        console.print(f"\nBefore (run {data['since']}): {moved(before, now)}")
        tell_moves(console, data["inputs"], data["changes"])


def moved(before: dict[str, int], now: dict[str, int] | None) -> str:
    """Three numbers, and what they became: `at least 3 → 4, about 5, at most 9 → 7`."""
    words = {"certain": "at least", "best": "about", "possible": "at most"}
    return ", ".join(
        f"{said} {before[name]:,}" + (f" → {now[name]:,}" if now and now[name] != before[name] else "")
        for name, said in words.items()
    )


def tell_moves(console: Console, inputs: list[str], moves: list[dict[str, Any]]) -> None:
    """What went in differently, and how many people moved why."""
    for line in inputs:
        console.print(f"  {line}", markup=False)
    for move in moves:
        console.print(f"  {move['people']:,} {move['what']}: {move['because']}", markup=False)
