"""`duenotice trial`: one letter to yourself before the first person is written to, and what the way made of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cyclopts import App

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions
from duenotice.cli.ways import NO_WAY, Way
from duenotice.model.errors import UsageError
from duenotice.model.personal import Personal

trial = App(
    name="trial",
    help="One letter to yourself, by the way that all will go; compare what came back.",
    group_commands="Then",
)
_MARKS = {"holds": "[green]✓[/]", "doubt": "[yellow]?[/]", "fails": "[red]✗[/]"}


@trial.default
def send(
    *,
    way: Way = NO_WAY,
    options: CaseOptions = THE_CASE,
) -> int:
    """Send one letter of the approved draft to an address of your own, to a made-up person: relays that add tracking, rewrite links or
    break the signature are found before anybody is written to. The address is read from standard input.

    ```
    duenotice trial --smtp relay.example:587
    duenotice trial compare letter.eml
    ```
    """
    case = options.opened()
    from duenotice.case import steps

    address = Personal(say.typed("E-mail address of your own"))
    sent = steps.trial(case, way.transport(), address, options.actor())
    taken = 200 <= sent.code < 300
    data = {
        "case": case.reference,
        "letter": sent.id,
        "notice": sent.notice,
        "language": sent.language,
        "taken": taken,
        "reply": f"{sent.code} {sent.reply}".strip(),
    }

    def human(console: Any) -> None:
        console.print(
            f"The test letter {'was taken' if taken else '[bold red]was not taken[/]'}: "
            f"{say.escape(data['reply']) if sent.code else 'no answer was read'}"
        )
        console.print(f"Notice {sent.notice} ({sent.language}), message id {sent.id}.")

    say.result(options, "trial", data, human)
    say.hint(options, "save it with all headers as it arrives, then: duenotice trial compare LETTER.eml")
    return 0 if taken else 3


@trial.command
def compare(*paths: Path, options: CaseOptions = THE_CASE) -> int:
    """Compare test letters as they came back with what left, byte by byte. Exit code 1 where anything was changed.

    ```
    duenotice trial compare letter.eml
    ```

    Parameters
    ----------
    paths
        The letter saved with all headers (.eml), or an mbox, Maildir or folder that holds it.
    """
    if not paths:
        raise UsageError("No letter was named.", next_step="Give the .eml file, an mbox or a Maildir.")
    case = options.opened()
    from duenotice.case import steps

    found = steps.compare(case, paths, options.actor())
    data = {
        "case": case.reference,
        "holds": all(one.failed is None for one in found),
        "letters": [
            {"letter": one.id, "looks": [{"what": k.what, "state": k.state, "words": k.words} for k in one.looks]}
            for one in found
        ],
    }

    def human(console: Any) -> None:
        for one in found:
            console.print(f"Letter {one.id}")
            for look in one.looks:
                console.print(
                    f"{_MARKS[look.state]} {say.escape(look.what)}: {say.escape(say.visible(look.words, lines=True))}"
                )
        console.print(
            "[bold]The letter came back as it left.[/]"
            if data["holds"]
            else "[bold red]The way changes the letters.[/] Have it put right before people are written to."
        )

    say.result(options, "trial-compare", data, human)
    return 0 if data["holds"] else 1
