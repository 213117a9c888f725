"""`duenotice export`: hand the case over."""

from __future__ import annotations

from pathlib import Path

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions


def export(folder: Path | None = None, *, options: CaseOptions = THE_CASE) -> None:
    """Write counts, duties, coverage and audit trail as CSV, the case as JSON, the incident as VERIS. No personal value.

    Parameters
    ----------
    folder
        Where to (default: out/export of the case folder).
    """
    case = options.opened()
    from duenotice.case import steps

    written = steps.export(case, options.actor(), folder=folder)
    data = {"case": case.reference, "files": [str(path) for path in written]}
    say.result(options, "export", data, lambda console: [console.print(str(path)) for path in written])
