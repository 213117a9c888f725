"""`duenotice unreached`: whom e-mail did not reach, and the next channel for them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, Literal

from cyclopts import App

from duenotice.cli import files, say
from duenotice.cli.options import THE_CASE, CaseOptions

unreached = App(
    name="unreached", help="Whom e-mail did not reach; files for printer, SMS gateway and inbox.", group_commands="Then"
)


@unreached.default
def show(*, options: CaseOptions = THE_CASE) -> None:
    """How many people no channel reached, why, and which other channels could: those without an e-mail address, those whose letter was
    refused or came back, and those held because nobody can tell. Write their letters, and once the printer has them, say so:

    ```
    duenotice unreached
    duenotice unreached write letter
    duenotice unreached handed letter --receipt "job 17"
    ```
    """
    case = options.opened()
    from duenotice.case import steps
    from duenotice.case.steps.reaching import WAYS

    found = steps.unreached(case)
    why = Counter(one.why for one in found.people)
    rows = [
        {"why": reason, "people": n, **{way: sum(p.can(way) for p in found.people if p.why == reason) for way in WAYS}}
        for reason, n in why.items()
    ]
    nobody = sum(not any(one.can(way) for way in ("letter", "sms")) for one in found.people)
    data = {
        "case": case.reference,
        "wave": found.wave,
        "people": len(found.people),
        "by_cause": rows,
        "no_way": nobody,
        "waiting": dict(found.open),
        "closing": found.closing,
    }

    def human(console: Any) -> None:
        console.print(f"Wave {found.wave}. {say.escape(found.closing)}")
        if rows:
            heads = ("why", ">people", *(f">{way}" for way in WAYS))
            console.print(
                say.table(heads, [tuple(f"{v:,}" if isinstance(v, int) else v for v in r.values()) for r in rows])
            )
        if nobody:
            console.print(f"{say.people(nobody)} without a postal address or telephone number on file.")
        for channel, people in found.open.items():
            console.print(f"{say.people(people)} written for {channel} and not handed over yet.")

    say.result(options, "unreached", data, human)
    if found.open:
        say.hint(options, f"duenotice unreached handed {next(iter(found.open))} --receipt 'job number'")
    elif rows:
        say.hint(options, "duenotice unreached write letter   (or sms, inbox)")


@unreached.command(sort_key=1)
def write(
    channel: Literal["letter", "sms", "inbox"], *, folder: Path | None = None, options: CaseOptions = THE_CASE
) -> None:
    """Write the files of a channel for everybody left whom it can reach. They hold names and addresses; nothing leaves this machine.

    ```
    duenotice unreached write letter --folder /to/the/printer
    ```

    Parameters
    ----------
    channel
        letter: PDF for a printer and CSV for a mail house; sms: CSV of numbers and texts; inbox: JSON of the notice and CSV of accounts.
    folder
        Where to (default: out/ in the case's folder, which goes when the case is erased).
    """
    case = options.opened()
    from duenotice.case import steps
    from duenotice.case.steps.reaching import FONTS

    with files.writing(folder):
        made = steps.write_for(case, channel, options.actor(), folder=folder)
    data = {
        "case": case.reference,
        "channel": made.channel,
        "people": made.people,
        "without": made.without,
        "unshown": made.unshown,
        "files": [str(path) for path in made.files],
    }

    def human(console: Any) -> None:
        console.print(f"Written for {made.channel}: {say.people(made.people)}.")
        if made.without:
            console.print(f"It cannot reach {say.people(made.without)} more.")
        if made.unshown:
            console.print(f"{made.unshown:,} of them need signs that no font of this machine has. {FONTS}")
        for path in made.files:
            console.print(say.escape(str(path)), soft_wrap=True)

    say.result(options, "unreached-write", data, human)
    say.hint(options, f"duenotice unreached handed {made.channel} --receipt 'job number'   (once they are taken)")


@unreached.command(sort_key=2)
def handed(channel: str, *, receipt: str, options: CaseOptions = THE_CASE) -> None:
    """Note that printer, gateway or inbox took what was written; only then do these people count as reached.

    ```
    duenotice unreached handed letter --receipt "job 17"
    ```

    Parameters
    ----------
    channel
        As `write` named it: letter, sms, inbox, letter.2, …
    receipt
        Job or order number, without personal data; it goes into the ledger and the audit trail.
    """
    case = options.opened()
    from duenotice.case import steps

    taken = steps.handed(case, channel, options.actor(), receipt=receipt)
    closing = steps.unreached(case).closing
    data = {"case": case.reference, "channel": channel, "people": taken, "closing": closing}
    say.result(
        options,
        "unreached-handed",
        data,
        lambda console: console.print(f"Handed over by {channel}: {say.people(taken)}. {say.escape(closing)}"),
    )
