"""`duenotice audit`: who did what, and whether the trail holds."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter
from rich.console import Console

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions


def audit(
    *, last: int = 40, verify: Annotated[bool, Parameter(negative=())] = False, options: CaseOptions = THE_CASE
) -> int:
    """Show the audit trail of a case, or verify its hash chain and the sealed runs it speaks of.

    ```
    duenotice audit --last 100
    duenotice audit --verify
    ```

    Parameters
    ----------
    last
        How many rows.
    verify
        Recompute every hash; exit code 1 where one does not hold.
    """
    case = options.opened()
    from duenotice.case import audit as trail
    from duenotice.case import runs
    from duenotice.case.models import Audit

    if verify:
        breaks = [f"row {b.seq}: {b.why}" for b in trail.verify(case.reference)]
        breaks += [wrong for run in case.run_set.all() for wrong in runs.check(run)]
        count = Audit.objects.filter(chain=case.reference).count()
        say.result(
            options,
            "audit-verify",
            {"case": case.reference, "rows": count, "breaks": breaks},
            lambda c: _verified(c, count, breaks),
        )
        return 1 if breaks else 0
    rows = list(Audit.objects.filter(chain=case.reference).order_by("-seq")[:last])[::-1]
    data = [
        {
            "seq": r.seq,
            "at": r.at,
            "actor": r.actor,
            "verb": r.verb,
            "object": r.object,
            "reason": r.reason,
            "hash": r.hash,
        }
        for r in rows
    ]
    shown = [(r.seq, f"{r.at:%Y-%m-%d %H:%M:%S}", r.actor, r.verb, r.object, r.reason, r.hash[:12]) for r in rows]
    heads = (">no", "UTC", "who", "did", "what", "why", "hash")
    say.result(options, "audit", {"case": case.reference, "rows": data}, lambda c: c.print(say.table(heads, shown)))
    return 0


def _verified(console: Console, count: int, breaks: list[str]) -> None:
    if not breaks:
        console.print(f"The chain of {count:,} rows holds, and every sealed run is as it was sealed.")
    for line in breaks:
        console.print(f"[red]✗[/] {say.escape(line)}")
