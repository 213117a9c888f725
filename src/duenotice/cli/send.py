"""`duenotice send`: send what was approved."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions
from duenotice.model.errors import PolicyRefused, UsageError

if TYPE_CHECKING:
    from duenotice import delivery
    from duenotice.case.models import Case


def send(
    *,
    smtp: str,
    tls: Literal["none", "starttls", "tls"] = "starttls",
    user: str | None = None,
    limit: int | None = None,
    yes: Annotated[bool, Parameter(negative=())] = False,
    options: CaseOptions = THE_CASE,
) -> int:
    """Send the approved notices, once each. Without --yes: the plan only. Interrupted, it goes on where it stopped.

    Parameters
    ----------
    smtp
        HOST:PORT of your mail relay.
    tls
        none only on this machine or a trusted path.
    user
        Log-in name at the relay; the password is read from the file named by DUENOTICE_SMTP_PASSWORD_FILE.
    limit
        Hand over at most so many, then pause (a canary).
    yes
        Really send.
    """
    case = options.opened()
    transport = _transport(smtp, tls, user)
    return _send(case, transport, limit, options) if yes else _plan(case, transport, options)


def _transport(smtp: str, tls: Literal["none", "starttls", "tls"], user: str | None) -> delivery.Smtp:
    from duenotice import delivery

    host, _, port = smtp.rpartition(":")
    if not host or not port.isdigit():
        raise UsageError("The relay is given as HOST:PORT.", where=smtp)
    path = os.environ.get("DUENOTICE_SMTP_PASSWORD_FILE")
    password = Path(path).read_text().strip() if user and path else None
    return delivery.Smtp(host.strip("[]"), int(port), tls=tls, username=user, password=password)


def _plan(case: Case, transport: delivery.Smtp, options: CaseOptions) -> int:
    from duenotice.case import steps

    plan = steps.forecast(case, transport, options.actor())
    data = {"case": case.reference, "people": plan.people, "last_at": plan.last_at, "limited_by": plan.limited_by}

    def human(console):
        console.print(
            f"{plan.people:,} people would be written to; the last by {plan.last_at:%Y-%m-%d %H:%M} UTC ({plan.limited_by})."
        )

    say.result(options, "send-plan", data, human)
    if not options.json:
        raise PolicyRefused("Nothing was sent.", next_step="Give --yes to send.")
    return 4


def _send(case: Case, transport: delivery.Smtp, limit: int | None, options: CaseOptions) -> int:
    from duenotice import delivery
    from duenotice.case import steps

    settings = delivery.Settings(limit=limit)
    with say.progress(options) as tell:
        wave, result = steps.send(case, transport, options.actor(), settings=settings, tell=tell)
    data = {
        "case": case.reference,
        "wave": wave.number,
        "state": result.state,
        "counts": wave.counts,
        "reason": result.reason,
    }

    def human(console):
        console.print(f"Wave {wave.number}: [bold]{result.state}[/]. {say.escape(result.sentence)}")
        if result.reason:
            console.print(say.escape(result.reason))

    say.result(options, "send", data, human)
    say.hint(options, "duenotice status" if result.state == "done" else "the same command again goes on")
    return 0 if result.state == "done" else 3
