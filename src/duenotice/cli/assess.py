"""`duenotice assess`: which duties there are, toward whom, until when."""

from __future__ import annotations

from typing import Annotated, Any

from cyclopts import Parameter
from rich.console import Console
from rich.markup import escape

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions
from duenotice.model.duties import RISKS

SAID = {"law_before_recorded_history": "the law of that day, of which no text is recorded"}
"""What a duty hangs on besides facts that somebody can state."""


def assess(*, explain: Annotated[bool, Parameter(negative=())] = False, options: CaseOptions = THE_CASE) -> None:
    """Conclude which duties the law sets: toward whom, by which article, until when, and what is missing to know.

    ```
    duenotice assess
    duenotice assess --explain
    ```

    Parameters
    ----------
    explain
        Also why: each duty's reasons, also of those that do not apply, with article, level of proof and the facts it rests on.
    """
    case = options.opened()
    from duenotice.case import steps, views

    row = steps.assess(case, options.actor())
    found = views.obligations(row)
    data = {"case": case.reference, "assessment": row.seq, "risk": row.risk, **row.payload, "obligations": found}

    def human(console: Console) -> None:
        _human(console, row.risk, found, row.payload["questions"])
        aware = row.payload.get("awareness", {"because": "", "warnings": []})
        for line in (aware["because"], *aware["warnings"]) if explain else ():
            console.print(f"  awareness – {escape(line)}")
        for line in row.payload["risk_factors"] if explain else ():
            console.print(f"  risk factor – {escape(line)}")
        for duty in found if explain else ():
            _why(console, duty)

    say.result(options, "assess", data, human)
    say.hint(options, "duenotice draft")


def _human(console: Console, risk: str, found: list[dict[str, Any]], questions: list[tuple[str, str, int]]) -> None:
    console.print(f"Risk to people: [bold]{RISKS.get(risk, risk)}[/]")
    owed = [o for o in found if o["answer"] == "yes"]
    console.print(duties_table(owed) if owed else "No duty is certain yet.")
    unknown = [o for o in found if o["answer"] == "unknown"]
    rows = [(o["jurisdiction"], o["citation"], o["toward"], _hangs_on(o["missing"])) for o in unknown]
    if rows:
        console.print(say.table(("where", "article", "toward", "hangs on"), rows, "May apply"))
    no = sum(o["answer"] == "no" for o in found)
    console.print(f"{say.count(no, 'further duty', 'further duties')} not applicable (--explain tells why).")
    if questions:
        rows = [(name, words, f"{count}") for name, words, count in questions[:8]]
        console.print(say.table(("fact", "question", ">settles"), rows, "What would settle more"))


def _hangs_on(missing: list[str], most: int = 3) -> str:
    """The facts a duty hangs on, the most useful first."""
    names = [SAID.get(name, name) for name in missing[:most]]
    return ", ".join(names) + (f" and {len(missing) - most} more" if len(missing) > most else "")


def _why(console: Console, duty: dict[str, Any]) -> None:
    console.print(f"\n[bold]{escape(duty['answer'])}[/]  {escape(duty['id'])} – {escape(duty['citation'])}")
    for line in duty["because"]:
        console.print(f"  {escape(line)}")
    rests = ", ".join(duty["facts"])
    console.print(f"  [dim]proof: {escape(duty['verified'])}{escape('; facts: ' + rests if rests else '')}[/]")


def duties_table(found: list[dict[str, Any]]):
    """Duties with article, addressee and due time."""
    rows = [(o["jurisdiction"], o["citation"], o["toward"], o["due_words"]) for o in found]
    return say.table(("where", "article", "toward", "due"), rows, "Duties")
