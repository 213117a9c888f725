"""`duenotice cases`: which cases there are."""

from __future__ import annotations

from duenotice.cli import say
from duenotice.cli.options import HERE, Options


def cases(*, options: Options = HERE) -> None:
    """List the cases of this home.

    ```
    duenotice cases
    ```
    """
    options.open()
    from duenotice.case.models import Case

    found = [
        {
            "case": c.reference,
            "title": c.title,
            "state": c.state,
            "drill": c.drill,
            "opened": c.created_at,
            "by": c.created_by,
        }
        for c in Case.objects.all()
    ]
    rows = [
        (c["case"], c["title"], "drill" if c["drill"] else c["state"], f"{c['opened']:%Y-%m-%d %H:%M} UTC", c["by"])
        for c in found
    ]
    say.result(
        options,
        "cases",
        {"cases": found},
        lambda c: c.print(
            say.table(("=case", "title", "state", "opened", "by"), rows) if rows else "There is no case yet."
        ),
    )
    if not found:
        say.hint(options, "duenotice new NAME")
