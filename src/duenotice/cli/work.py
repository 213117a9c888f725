"""`duenotice work`: do the jobs that were asked for."""

from __future__ import annotations

import time
from typing import Annotated

from cyclopts import Parameter

from duenotice.cli import say
from duenotice.cli.options import HERE, Options


def work(*, once: Annotated[bool, Parameter(negative=())] = False, options: Options = HERE) -> int:
    """Do the jobs of all cases as they come. Another worker takes over what a killed one leaves.

    ```
    duenotice work
    duenotice work --once     # for cron
    ```

    Parameters
    ----------
    once
        Do what is waiting, then end (for cron).
    """
    options.open()
    from duenotice.case import jobs

    failed = 0
    while True:
        job = jobs.claim()
        if job:
            job = jobs.work(job)
            failed += job.state == "failed"
            data = {
                "job": job.pk,
                "case": job.case.reference,
                "step": job.step,
                "state": job.state,
                "error": job.error_place,
            }
            words = f"job {job.pk} {job.step} of {job.case.reference}: {job.state} {job.error_place}".rstrip()
            say.result(options, "job", data, lambda c, words=words: c.print(say.escape(words)))
        elif once:
            return 3 if failed else 0
        else:
            time.sleep(1)
