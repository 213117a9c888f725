"""`duenotice person lookup`: is this person in it?"""

from __future__ import annotations

from typing import Annotated

from cyclopts import App, Parameter
from rich.console import Console

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions
from duenotice.model.errors import UsageError
from duenotice.model.personal import Personal

person = App(name="person", help="Is this person in it? Yes, no, or cannot tell.", group_commands="Commands")

WORDS = {"yes": "yes", "no": "no", "unknown": "cannot tell"}


@person.default
@person.command
def lookup(*address: Annotated[str, Parameter(show=False)], options: CaseOptions = THE_CASE) -> int:
    """Whether a person is among those exposed: yes, no, or cannot tell.

    The address is asked for, or read from standard input, so that it stays out of the shell's history and the process list; the
    question is audited by its keyed hash.

    ```
    duenotice person lookup
    duenotice person lookup < address.txt
    ```
    """
    if address:
        raise UsageError(
            "An address does not belong on the command line, where the shell's history and the process list keep it.",
            next_step="Run duenotice person lookup and type it when asked; take the line out of your shell's history.",
        )
    case = options.opened()
    from duenotice.case.lookup import lookup as looked_up

    asked = say.typed("E-mail address or telephone number")
    if not asked:
        raise UsageError("No address was given.", next_step="Type it when asked, or give it on standard input.")
    found = looked_up(case, Personal(asked), options.actor())
    names = ("kinds", "audience", "first_seen", "last_seen", "certainty")
    shown = [{name: getattr(exposure, name) for name in names} for exposure in found.exposures]
    answer = WORDS[found.answer.value]

    def human(console: Console) -> None:
        console.print(f"[bold]{answer}[/]: {found.why}")
        rows = [
            (
                ", ".join(e["kinds"]),
                e["audience"],
                e["certainty"],
                e["first_seen"] and f"{e['first_seen']:%Y-%m-%d %H:%M}",
            )
            for e in shown
        ]
        if rows:
            rows = [tuple(cell or "" for cell in row) for row in rows]
            console.print(say.table(("kinds", "shown to", "certainty", "first seen (UTC)"), rows))

    say.result(
        options, "person", {"case": case.reference, "answer": answer, "why": found.why, "exposures": shown}, human
    )
    return 0
