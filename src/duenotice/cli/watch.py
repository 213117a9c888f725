"""`duenotice watch`: how public and market react."""

from __future__ import annotations

from rich.console import Console

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions


def watch(*, options: CaseOptions = THE_CASE) -> None:
    """Read the posts and prices among the evidence: alerts with their reasons, and the price around the event.

    ```
    duenotice watch
    ```
    """
    case = options.opened()
    from duenotice.case import steps, views

    with say.progress(options) as tell:
        row = steps.watch(case, options.actor(), tell=tell)
    payload = (
        row.payload if row else {"signals": [], "studies": [], "no_study": "neither posts nor prices were collected"}
    )
    alerts = [s for s in payload["signals"] if s["alert"]]

    def human(console: Console) -> None:
        console.print(
            f"Mentions in {say.count(len(payload['signals']), 'stretch', 'stretches')} of time; {say.count(len(alerts), 'alert')}"
        )
        rows = [
            (
                a["at"][:16].replace("T", " "),
                a["theme"].replace("_", " "),
                a["language"].replace("*", "all"),
                a["authors"],
                a["alert"],
            )
            for a in alerts
        ]
        if rows:
            console.print(say.table(("UTC", "theme", "language", ">authors", "why"), rows))
        for study in payload["studies"]:
            console.print(say.escape(study["words"]))
        if payload["studies"]:
            console.print(f"[dim]{views.STUDY_WORDS}[/]")
        if payload["no_study"]:
            console.print(f"No market study: {payload['no_study']}.")

    say.result(options, "watch", {"case": case.reference, **payload}, human)
