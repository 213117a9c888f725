"""`duenotice scan`: find personal data in the evidence."""

from __future__ import annotations

from rich.console import Console

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions


def scan(*, workers: int | None = None, options: CaseOptions = THE_CASE) -> None:
    """Find personal data in the collected evidence. Interrupted, it goes on where it stopped.

    Parameters
    ----------
    workers
        Processes (default: one per core).
    """
    case = options.opened()
    from duenotice.case import steps

    with say.progress(options) as tell:
        run = steps.scan(case, options.actor(), workers=workers, tell=tell)
    kinds: dict[str, list[int]] = run.summary["kinds"]
    data = {"case": case.reference, "run": run.name, "manifest": run.manifest_sha256, **run.summary}

    def human(console: Console) -> None:
        console.print(
            f"{run.summary['findings']:,} findings of {run.summary['values']:,} distinct values, run {run.name}"
        )
        rows = [(kind, f"{distinct:,}", f"{places:,}") for kind, (distinct, places) in kinds.items()]
        console.print(say.table(("kind", ">distinct", ">places"), rows))

    say.result(options, "scan", data, human)
    say.hint(options, "duenotice count")
