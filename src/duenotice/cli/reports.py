"""`duenotice reports`: reports to authorities, what was handed in, and the final one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from cyclopts import App

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions

reports = App(
    name="reports",
    help="Reports to authorities: what is written, what was handed in, the final one.",
    group_commands="Then",
)


@reports.default
def show(*, options: CaseOptions = THE_CASE) -> None:
    """List the reports that are written, the newest version of each, and which were handed in.

    Hand a report in yourself, then say so with `filed`. What changes after that, the next `duenotice draft` writes as a supplement with
    its differences; `final` writes the last one.

    ```
    duenotice reports
    duenotice reports filed cnil_fr --receipt "FNB-123"
    duenotice reports final cnil_fr
    ```
    """
    case = options.opened()
    newest = {(row.authority, row.phase): row for row in case.report_set.order_by("authority", "phase", "version")}
    rows = [
        {
            "authority": row.authority,
            "number": row.phase,
            "kind": row.form["phase"],
            "version": row.version,
            "due": row.form["clock"]["due_at"],
            "changed": len(row.form["differences"]),
            "filed_at": row.filed_at,
            "receipt": row.receipt,
            "file": str(case.folder / "out" / row.file),
            "sha256": row.sha256,
        }
        for row in newest.values()
    ]

    def human(console: Any) -> None:
        if not rows:
            console.print("No report is written yet.")
            return
        heads = ("=authority", ">number", "kind", ">version", ">changed", "handed in", "reference")
        names = ("authority", "number", "kind", "version", "changed", "filed_at", "receipt")
        console.print(say.table(heads, [tuple(_words(row[name]) for name in names) for row in rows]))
        console.print(f"Files: {say.escape(str(case.folder / 'out' / 'reports'))}", soft_wrap=True)

    say.result(options, "reports", {"case": case.reference, "reports": rows}, human)
    if any(row["filed_at"] is None for row in rows):
        say.hint(options, "duenotice reports filed AUTHORITY --receipt …   (once it is handed in)")
    elif not rows:
        say.hint(options, "duenotice draft")


def _words(value: object) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M} UTC"
    return "not yet" if value is None else str(value)


@reports.command
def filed(authority: str, *, receipt: str, at: datetime | None = None, options: CaseOptions = THE_CASE) -> None:
    """Note that the newest report to an authority was handed in; the next one says what changed since.

    ```
    duenotice reports filed cnil_fr --receipt "FNB-123"
    duenotice reports filed ico_uk --receipt "IC-1" --at 2026-11-27T16:05:00Z
    ```

    Parameters
    ----------
    authority
        Its name in the list, such as cnil_fr.
    receipt
        The reference that the authority gave; it stands in the next report and in the audit trail.
    at
        When it was handed in, with its zone (default: now).
    """
    case = options.opened()
    from duenotice.case import facts, steps

    when = None if at is None else facts.parse("authority_told_at", at.isoformat())
    row = steps.file_report(case, authority, options.actor(), receipt=receipt, at=when)
    data = {
        "case": case.reference,
        "authority": authority,
        "number": row.phase,
        "kind": row.form["phase"],
        "filed_at": row.filed_at,
    }
    say.result(
        options,
        "reports-filed",
        data,
        lambda console: console.print(f"Report {row.phase} to {say.escape(row.authority_name)} was handed in."),
    )
    if row.phase == 1:
        say.hint(
            options, f"duenotice fact authority_told_at {row.filed_at:%Y-%m-%dT%H:%M}Z   (other duties run from it)"
        )


@reports.command
def final(authority: str, *, options: CaseOptions = THE_CASE) -> None:
    """Write the final report to an authority, with its differences to the one handed in before.

    ```
    duenotice reports final cnil_fr
    ```

    Parameters
    ----------
    authority
        Its name in the list, such as cnil_fr.
    """
    case = options.opened()
    from duenotice.case import steps

    row = steps.finish_report(case, authority, options.actor())
    data = {
        "case": case.reference,
        "authority": authority,
        "number": row.phase,
        "differences": row.form["differences"],
        "file": str(case.folder / "out" / row.file),
    }

    changed = say.count(len(row.form["differences"]), "point")

    def human(console: Any) -> None:
        console.print(f"Final report, number {row.phase}, to {say.escape(row.authority_name)}: {changed} changed.")
        console.print(say.escape(data["file"]), soft_wrap=True)

    say.result(options, "reports-final", data, human)
    say.hint(options, f"duenotice reports filed {authority} --receipt …   (once it is handed in)")
