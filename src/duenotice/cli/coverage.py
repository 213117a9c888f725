"""`duenotice coverage`: what was read and what was not."""

from __future__ import annotations

from typing import Annotated, Any

from cyclopts import Parameter
from rich.console import Console

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions


def coverage(*, all: Annotated[bool, Parameter(negative=())] = False, options: CaseOptions = THE_CASE) -> int:
    """Which evidence was read, which was not, and why. For a folder without a case, `duenotice scan FOLDER` lists it.

    ```
    duenotice coverage                # what was not read whole
    duenotice coverage --all --json   # every row, for programs
    ```

    Parameters
    ----------
    all
        Also what was read whole.
    """
    case = options.opened()
    from duenotice.case import views

    found = views.coverage(case)
    shown = [row for row in found if all or not row["whole"]]

    def human(console: Console) -> None:
        read, skipped = (sum(row[name] for row in found) for name in ("bytes_seen", "bytes_skipped"))
        console.print(
            f"{say.count(len(found), 'part')} of the evidence; {say.size(read)} read, {say.size(skipped)} skipped"
        )
        if shown:
            heads = ("item", "reason", ">read", ">skipped", "why")
            console.print(say.table(heads, [_row(row) for row in shown]))
        elif not all:
            console.print("All of it was read whole (--all lists it).")

    say.result(options, "coverage", {"case": case.reference, "rows": shown}, human)
    return 0


def _row(row: dict[str, Any]) -> tuple[str, ...]:
    skipped = "unknown" if row["open_ended"] else say.size(row["bytes_skipped"])
    return row["path"], row["reason"], say.size(row["bytes_seen"]), skipped, row["limit"] or row["detail"]
