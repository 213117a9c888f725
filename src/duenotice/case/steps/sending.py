"""Send what was approved: once, resumable, every person accounted for in the ledger."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime

from django.db import transaction

from duenotice import delivery, notices
from duenotice.case import audit, runs
from duenotice.case.audit import Actor
from duenotice.case.models import Approval, Case, Run, Wave
from duenotice.case.progress import Progress, Tell, quiet
from duenotice.case.sender import ledger_url, wave_of
from duenotice.case.steps.approving import ACT, addressees_of, subject, texts_of
from duenotice.model.errors import ApprovalVoid, PolicyRefused
from duenotice.model.sending import Addressee

FINAL = ("done",)


def forecast(case: Case, transport: delivery.Transport, by: Actor) -> delivery.Plan:
    """Plan the approved wave: who many of whom by when. Writes the wave into the ledger, sends nothing."""
    approval, run = approved(case)
    with delivery.Ledger.open(ledger_url(case)) as ledger:
        return _planned(case, ledger, approval, run, transport)


def send(
    case: Case,
    transport: delivery.Transport,
    by: Actor,
    *,
    settings: delivery.Settings | None = None,
    tell: Tell = quiet,
) -> tuple[Wave, delivery.Result]:
    """Send the approved wave; call it again after a crash or pause. Nobody is written to twice outside the ledger's doubtful list.

    Raises ApprovalVoid where anything differs from what was approved, PolicyRefused without approval or for a drill that
    would leave this machine.
    """
    with runs.one_at_a_time(case):
        approval, run = approved(case)
        _stay_home(case, transport)
        with delivery.Ledger.open(ledger_url(case)) as ledger:
            _planned(case, ledger, approval, run, transport)
            row = _started(case, approval, run, by)
            asked = _settings(case, run, settings or delivery.Settings(), tell)
            result = delivery.send(ledger, wave_of(case, run.seq), texts_of(run), _book(run), transport, asked)
        _ended(case, row, result, by)
    return row, result


def approved(case: Case) -> tuple[Approval, Run]:
    """The approval that covers the newest draft as it is now. Raises ApprovalVoid or PolicyRefused."""
    run = runs.needed(case, "draft")
    given = case.approval_set.filter(act=ACT, refused_by="").exclude(approved_by="").order_by("-pk").first()
    if given is None:
        raise PolicyRefused("Nothing is approved for sending.", where=run.name, next_step="Run: duenotice approve")
    if given.subject_sha256 != audit.sha256(subject(case, run)):
        raise ApprovalVoid(
            "Text, addressee list, run or sender changed after the approval.",
            where=f"approval {given.pk}",
            next_step="Look at the change, then have it approved again.",
        )
    return given, run


def _stay_home(case: Case, transport: delivery.Transport) -> None:
    """A drill reaches this machine only."""
    if not case.drill:
        return
    host = getattr(transport, "host", "")
    try:
        local = ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = host == "localhost"
    if not local:
        raise PolicyRefused(
            "A drill cannot send outside this machine.", where=case.reference, next_step="Use --smtp 127.0.0.1:PORT."
        )


def _planned(
    case: Case, ledger: delivery.Ledger, approval: Approval, run: Run, transport: delivery.Transport
) -> delivery.Plan:
    wave = wave_of(case, run.seq)
    return delivery.plan(ledger, wave, texts_of(run), addressees_of(run), approval.subject["list"], transport.limits())


@transaction.atomic
def _started(case: Case, approval: Approval, run: Run, by: Actor) -> Wave:
    row, new = Wave.objects.get_or_create(
        case=case, number=run.seq, defaults={"approval": approval, "state": "sending"}
    )
    audit.record(
        by, "send", f"wave {row.number}", case=case, after=approval.subject_sha256, reason="" if new else "resumed"
    )
    return row


@transaction.atomic
def _ended(case: Case, row: Wave, result: delivery.Result, by: Actor) -> None:
    row.state, row.closing = result.state, result.sentence
    row.counts = {k: v for k, v in asdict(result).items() if isinstance(v, int)}
    row.ended_at = datetime.now(UTC) if result.state in FINAL else None
    row.save()
    audit.record(by, "sent", f"wave {row.number}", case=case, after=row.counts, reason=result.reason)


def _settings(case: Case, run: Run, given: delivery.Settings, tell: Tell) -> delivery.Settings:
    """The case's own slots (name and reference code), journal folder and progress in the given settings."""
    key, reference = case.key("codes"), case.reference

    def slots(who: Addressee) -> Mapping[str, str]:
        return {"name": who.name.reveal(), "code": notices.reference_code(key, reference, who.address.reveal())}

    def told(now: delivery.Progress) -> None:
        tell(Progress("send", now.accepted + now.refused, now.total, "people", f"{now.per_second:,.0f}/s"))

    journal = case.folder / "journal"
    journal.mkdir(exist_ok=True, mode=0o700)
    return replace(given, slots=slots, journal=str(journal), progress=told)


def _book(run: Run) -> Callable[[Sequence[str]], Mapping[str, Addressee]]:
    known = {who.subject: who for who in addressees_of(run)}
    return lambda subjects: {s: known[s] for s in subjects if s in known}
