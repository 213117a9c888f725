"""`duenotice approve`: let the newest draft leave the house, or refuse it."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter
from rich.console import Console

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions


def approve(
    *, reason: str = "", refuse: Annotated[bool, Parameter(negative=())] = False, options: CaseOptions = THE_CASE
) -> None:
    """Approve the newest draft exactly as it is: texts, list of people, run, sender. Any change voids it. Sends nothing.

    ```
    duenotice approve --reason "read by counsel"
    duenotice approve --refuse --reason "wrong telephone number"
    ```

    Parameters
    ----------
    reason
        Why; needed where the checks warn, and for a refusal.
    refuse
        Refuse the request, or withdraw the approval.
    """
    case = options.opened()
    from duenotice.case import steps

    act = steps.refuse if refuse else steps.approve
    row = act(case, options.actor(), reason=reason)
    state = "refused" if row.refused_by else "approved"
    data = {
        "case": case.reference,
        "approval": row.pk,
        "state": state,
        "sha256": row.subject_sha256,
        "subject": row.subject,
    }

    def human(console: Console) -> None:
        who = row.refused_by or row.approved_by
        console.print(
            f"Approval {row.pk} is {state} by {say.escape(who)}: {say.people(row.subject['people'])}, {row.subject['draft']}."
        )
        console.print(f"[dim]{row.subject_sha256}[/]")

    say.result(options, "approve", data, human)
    if state == "approved":
        say.hint(
            options,
            "duenotice trial --smtp HOST:PORT   (one letter to yourself), then duenotice send   (a plan; with --yes it sends)",
        )
