"""`duenotice draft`: write the notices and the reports."""

from __future__ import annotations

from rich.console import Console

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions


def draft(*, options: CaseOptions = THE_CASE) -> None:
    """Write a notice for every group of people in every language, reports for the authorities, and ask for approval.

    ```
    duenotice draft
    ```
    """
    case = options.opened()
    from duenotice.case import steps, views

    with say.progress(options) as tell:
        run = steps.draft(case, options.actor(), tell=tell)
    approval = steps.request(case, options.actor())
    data = {
        "case": case.reference,
        "run": run.name,
        **run.summary,
        "approval": approval.pk,
        "notices": views.notices(run),
    }

    def human(console: Console) -> None:
        console.print(
            f"{run.summary['notices']:,} notices for {run.summary['reached']:,} people ({run.summary['people']:,} to be told)"
        )
        console.print(f"Files: {case.folder / 'out'}")

    say.result(options, "draft", data, human)
    say.hint(options, "duenotice notices   (read them), then duenotice approve --reason …")
