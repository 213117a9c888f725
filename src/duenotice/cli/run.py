"""`duenotice run`: the whole way as far as it needs no decision."""

from __future__ import annotations

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions
from duenotice.cli.status import human, status_data


def run(*, workers: int | None = None, options: CaseOptions = THE_CASE) -> int:
    """Scan, count, watch, assess, draft, and ask for approval. A second run does only what is new.

    ```
    duenotice run
    ```

    Parameters
    ----------
    workers
        Processes and threads (default: one per core).
    """
    case = options.opened()
    from duenotice.case import steps

    with say.progress(options) as tell:
        ran = steps.run(case, options.actor(), workers=workers, tell=tell)
    missing = ran.stopped
    data = {
        **status_data(case),
        "stopped": missing and {"what": missing.what, "where": missing.where, "next": missing.next_step},
    }
    say.result(options, "run", data, lambda console: human(console, data))
    if missing and not options.json:
        from duenotice.cli.app import show

        show(missing)
    say.hint(options, "duenotice notices, then duenotice approve --reason …" if not missing else missing.next_step)
    return 3 if missing else 0
