"""`duenotice person`: is this person in it?"""

from __future__ import annotations

import sys

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions
from duenotice.model.personal import Personal


def person(*, options: CaseOptions = THE_CASE) -> int:
    """Whether a person is among those exposed: yes, no, or cannot tell. The address is read from standard input, so that it
    stays out of the shell's history and the process list; the question is audited."""
    case = options.opened()
    from duenotice.case.lookup import lookup

    if sys.stdin.isatty():
        say.err().print("E-mail address or telephone number, then Enter:")
    found = lookup(case, Personal(sys.stdin.readline().strip()), options.actor())
    shown = [
        {
            "kinds": e.kinds,
            "audience": e.audience,
            "first_seen": e.first_seen,
            "last_seen": e.last_seen,
            "certainty": e.certainty,
        }
        for e in found.exposures
    ]
    answer = {"yes": "yes", "no": "no", "unknown": "cannot tell"}[found.answer.value]
    data = {"case": case.reference, "answer": answer, "why": found.why, "exposures": shown}

    def human(console):
        console.print(f"[bold]{answer}[/]: {found.why}")
        rows = [
            (
                ", ".join(e["kinds"]),
                e["audience"],
                e["certainty"],
                f"{e['first_seen']:%Y-%m-%d %H:%M}" if e["first_seen"] else "",
            )
            for e in shown
        ]
        if rows:
            console.print(say.table(("kinds", "shown to", "certainty", "first seen (UTC)"), rows))

    say.result(options, "person", data, human)
    return 0
