"""`duenotice send`: send what was approved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from duenotice.cli import files, say
from duenotice.cli.options import THE_CASE, CaseOptions
from duenotice.cli.ways import NO_LIMITS, NO_WAY, Allowed, Way
from duenotice.model.errors import PolicyRefused

if TYPE_CHECKING:
    from duenotice import delivery
    from duenotice.case.models import Case


def send(
    *,
    way: Way = NO_WAY,
    limit: int | None = None,
    relay_log: Path | None = None,
    held: Literal["send", "arrived"] | None = None,
    plan: Annotated[bool, Parameter(negative=())] = False,
    yes: Annotated[bool, Parameter(negative=())] = False,
    allowed: Allowed = NO_LIMITS,
    options: CaseOptions = THE_CASE,
) -> int:
    """Send the approved notices, once each. Without --yes: the plan only. Interrupted, it goes on where it stopped. Withdraw the
    approval (duenotice approve --refuse) from another terminal, and it stops at once.

    ```
    duenotice send --smtp relay.example:587 --plan
    duenotice send --smtp relay.example:587 --per-second 20 --limit 50 --yes
    duenotice send --provider ses --region eu-central-1 --yes
    ```

    Parameters
    ----------
    limit
        Hand over at most so many, then pause (a canary).
    relay_log
        Log of a Postfix relay: shows which messages in doubt it took.
    held
        What becomes of messages held because nobody can tell their fate: send the same bytes again, or take them as arrived.
    plan
        Only say when the last person will have been handed over, for each receiving domain, and what limits it.
    yes
        Really send.
    """
    from duenotice import delivery

    case = options.opened()
    transport = way.transport(allowed.limits())
    if plan or not yes:
        return _plan(case, transport, asked=plan, options=options)
    settings = delivery.Settings(limit=limit, evidence=_log_evidence(relay_log))
    return _send(case, transport, settings, held, options)


def _plan(case: Case, transport: delivery.Transport, *, asked: bool, options: CaseOptions) -> int:
    from duenotice import delivery
    from duenotice.case import steps, views

    plan = steps.forecast(case, transport, options.actor())
    due = views.people_due(case)
    calls = delivery.call_forecast(plan.people)
    data = {
        "case": case.reference,
        "people": plan.people,
        "starts_at": plan.starts_at,
        "last_at": plan.last_at,
        "limited_by": plan.limited_by,
        "due_at": due,
        "late": bool(due and due < plan.last_at),
        "domains": [asdict(one) for one in plan.domains],
        "notices": dict(plan.notices),
        "advice": list(plan.advice),
        "calls": [asdict(day) for day in calls],
        "trial": steps.tried(case),
        "wave": views.wave_of_draft(case),
        "told_before": dict(steps.told_before(case)),
    }

    def human(console: Any) -> None:
        if begun := data["wave"]:
            console.print(
                f"[bold]Wave {begun['number']} of this draft is {begun['state']}.[/] {say.escape(begun['closing'])} "
                "What left is not sent again; the plan below is that of the whole wave."
            )
        _tell_plan(console, plan, due, calls)
        for number, people in data["told_before"].items():
            console.print(
                f"[bold]Written to in wave {number} already: {say.people(people)} of them[/]. This is another message to them."
            )
        console.print(
            f"Test letter: {say.escape(str(data['trial']))}."
            if data["trial"]
            else "Test letter: none of this approval was sent and compared (duenotice trial)."
        )

    say.result(options, "send-plan", data, human)
    if asked:
        say.hint(options, "the same command with --yes in place of --plan sends")
        return 0
    if not options.json:
        raise PolicyRefused("Nothing was sent.", next_step="Give --yes to send.")
    return 4


def _tell_plan(console: Any, plan: delivery.Plan, due: datetime | None, calls: Sequence[delivery.CallDay]) -> None:
    """The plan as people read it: all, each domain, the due time beside it, and what the telephone will do."""
    console.print(
        f"{say.people(plan.people)} to be written to; started now, the last is handed over by "
        f"[bold]{_when(plan.last_at)}[/] UTC. What limits it: {say.escape(plan.limited_by)}."
    )
    rows = [
        (one.domain, f"{one.people:,}", f"{one.per_second:,.1f}", _when(one.last_at), one.limited_by)
        for one in plan.domains
        if one.people
    ]
    console.print(say.table(("domain", ">people", ">a second", "last one (UTC)", "limited by"), rows))
    if due:
        late = due < plan.last_at
        console.print(
            f"Due toward people by {_when(due)} UTC: "
            + ("[bold red]the plan is late[/]" if late else "the plan is in time")
        )
    for line in plan.advice:
        console.print(say.escape(line))
    low, likely, high = (sum(getattr(day, name) for day in calls) for name in ("low", "likely", "high"))
    if not likely:
        console.print(f"Calls to expect: hardly any ({high:,} at most); from one published case.")
        return
    peak = max(calls[:-1], key=lambda day: day.likely)
    console.print(
        f"Calls to expect: about {likely:,} ({low:,} to {high:,}), most on day {peak.day} (about {peak.likely:,}); "
        "from one published case."
    )


def _when(at: datetime) -> str:
    """To the minute, rounded up: a plan never promises too early."""
    return f"{at + timedelta(seconds=59):%Y-%m-%d %H:%M}"


def _log_evidence(path: Path | None) -> tuple[delivery.Evidence, ...]:
    from duenotice import delivery

    if path is None:
        return ()
    try:
        with open(path, encoding="utf-8", errors="replace") as lines:
            return (delivery.postfix_log(lines),)
    except OSError as error:
        raise files.unread(path, "relay's log", error) from error


def _send(
    case: Case,
    transport: delivery.Transport,
    settings: delivery.Settings,
    held: Literal["send", "arrived"] | None,
    options: CaseOptions,
) -> int:
    from duenotice.case import stamps, steps

    with say.progress(options) as tell:
        wave, result = steps.send(case, transport, options.actor(), settings=settings, held=held, tell=tell)
    data = {
        "case": case.reference,
        "wave": wave.number,
        "state": result.state,
        "counts": wave.counts,
        "reason": result.reason,
        "timestamp": stamps.told(case),
    }

    def human(console):
        console.print(f"Wave {wave.number}: [bold]{result.state}[/]. {say.escape(result.sentence)}")
        if result.reason:
            console.print(say.escape(result.reason))
        if data["timestamp"]:
            console.print(f"Register: {say.escape(str(data['timestamp']))}.")

    say.result(options, "send", data, human)
    say.hint(options, _next(result.state))
    return 0 if result.state == "done" else 3


def _next(state: str) -> str:
    return {
        "done": "duenotice returns MAILBOX   (what comes back), duenotice unreached   (whom no letter reached)",
        "stopped": "duenotice status",
    }.get(state, "the same command again goes on")
