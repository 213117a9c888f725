"""`duenotice export`: hand the case over."""

from __future__ import annotations

from pathlib import Path

from duenotice.cli import files, say
from duenotice.cli.options import THE_CASE, CaseOptions


def export(folder: Path | None = None, *, options: CaseOptions = THE_CASE) -> None:
    """Write counts, duties, coverage and audit trail as CSV, the case as JSON, the incident as VERIS, the register of sending. Once
    a draft is approved: the public statement in each language, the signed JSON for /.well-known/, and the bundle of the check page
    (secret/check-page.json holds the key of the codes: for `duenotice verify-service` only). No personal value.

    ```
    duenotice export
    duenotice export /for/counsel
    ```

    Parameters
    ----------
    folder
        Where to (default: out/export of the case folder).
    """
    case = options.opened()
    from duenotice.case import steps

    with files.writing(folder):
        written = steps.export(case, options.actor(), folder=folder)
    data = {"case": case.reference, "files": [str(path) for path in written]}
    say.result(
        options,
        "export",
        data,
        lambda console: [console.print(say.escape(str(path)), soft_wrap=True) for path in written],
    )
