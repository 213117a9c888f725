"""`duenotice jobs`: what was asked for, and how far it is."""

from __future__ import annotations

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions


def jobs(ask: str = "", *, options: CaseOptions = THE_CASE) -> None:
    """List the jobs of a case, or ask for one; duenotice work does them.

    ```
    duenotice jobs run
    duenotice jobs
    ```

    Parameters
    ----------
    ask
        Step to ask for: scan, count, watch, assess, draft or run.
    """
    case = options.opened()
    from duenotice.case import jobs as room

    if ask:
        room.ask(case, ask, options.actor())
    rows = list(
        case.job_set.values("id", "step", "state", "attempt", "worker", "progress", "error_place", "created_by")
    )
    shown = [(r["id"], r["step"], r["state"], r["attempt"], _far(r["progress"]), r["error_place"]) for r in rows]
    heads = (">job", "step", "state", ">attempt", "progress", "error")
    say.result(
        options,
        "jobs",
        {"case": case.reference, "jobs": rows},
        lambda c: c.print(say.table(heads, shown) if rows else "No job was asked for yet."),
    )
    if not rows:
        say.hint(options, "duenotice jobs run   (asks for all that needs no decision), then duenotice work   (does it)")
    elif any(row["state"] == "queued" for row in rows):
        say.hint(options, "duenotice work")


def _far(progress: dict[str, object]) -> str:
    return f"{progress['done']} of {progress['total']} {progress['unit']}" if progress else ""
