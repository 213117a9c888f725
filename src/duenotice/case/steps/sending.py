"""Send what was approved: once, resumable, every person accounted for in the ledger."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Literal

from django.db import transaction

from duenotice import delivery
from duenotice.case import audit, runs, stamps
from duenotice.case.addressees import Addressees
from duenotice.case.audit import Actor
from duenotice.case.mailkeys import selectors_of
from duenotice.case.models import Approval, Case, Run, Wave
from duenotice.case.progress import Progress, Tell, quiet
from duenotice.case.sender import closing, ledger_url, number_of, plain_of, sent_wave, wave_of
from duenotice.case.standing import Standing
from duenotice.case.steps.approving import ACT, subject, texts_of
from duenotice.case.steps.proving import slots_of
from duenotice.model.errors import ApprovalVoid, PolicyRefused

FINAL = ("done",)


def forecast(case: Case, transport: delivery.Transport, by: Actor) -> delivery.Plan:
    """Plan the approved wave: how many people by when. Writes the wave into the ledger, sends nothing."""
    approval, run = approved(case)
    with delivery.Ledger.open(ledger_url(case)) as ledger:
        return _planned(case, ledger, approval, run, transport)


def send(
    case: Case,
    transport: delivery.Transport,
    by: Actor,
    *,
    settings: delivery.Settings | None = None,
    held: Literal["send", "arrived"] | None = None,
    tell: Tell = quiet,
) -> tuple[Wave, delivery.Result]:
    """Send the approved wave; call it again after a crash or pause. Nobody is written to twice outside the ledger's doubtful list.

    held: a person's decision on messages held because nobody can tell their fate: `send` the same bytes again, or take them as `arrived`.
    A withdrawn approval, or another sender set meanwhile, stops it: the state is `stopped` and the reason says why. What has
    happened so far is sealed into the register at the end of every call. Raises ApprovalVoid where anything differs from what was
    approved, PolicyRefused without approval or for a drill that would leave this machine.
    """
    with runs.one_at_a_time(case):
        approval, run = approved(case)
        stay_home(case, transport)
        with delivery.Ledger.open(ledger_url(case)) as ledger:
            _planned(case, ledger, approval, run, transport)
            row = _started(case, approval, run, transport, by)
            wave = wave_of(case, run)
            _release(case, ledger, wave, held, by)
            asked = _settings(case, run, settings or delivery.Settings(), tell)
            with Standing(lambda: _doubt(case, approval)) as standing:
                asked = replace(asked, control=lambda: _both(standing, settings))
                result = delivery.send(ledger, wave, texts_of(run), Addressees(run), transport, asked)
            sentence, missed = closing(ledger, wave, run)
            result = replace(result, reason=standing.why or result.reason, sentence=sentence, not_reached=missed)
            delivery.seal_wave(ledger, wave)
            stamps.stamp(case, ledger, by)
        _ended(case, row, result, by)
    return row, result


def _release(
    case: Case, ledger: delivery.Ledger, wave: delivery.Wave, held: Literal["send", "arrived"] | None, by: Actor
) -> None:
    if held is None:
        return
    those = list(delivery.subjects_of(ledger, wave, [delivery.State.HELD]))
    changed = delivery.release_held(ledger, wave, those, send=held == "send")
    with transaction.atomic():
        said = "sent again" if held == "send" else "taken as arrived"
        audit.record(by, "release held", f"wave {wave.number}", case=case, after=changed, reason=f"{changed} {said}")


def told_before(case: Case) -> Mapping[int, int]:
    """Earlier waves that may have reached people of the newest draft, and how many of them: to these it would be another message."""
    run = runs.needed(case, "draft")
    waves = list(case.wave_set.filter(number__lt=number_of(case, run)).order_by("number"))
    if not waves:
        return {}
    people = {who.subject for who in Addressees(run)}
    states = (delivery.State.ACCEPTED, delivery.State.DOUBT, delivery.State.HELD)
    with delivery.Ledger.open(ledger_url(case)) as ledger:
        found = {row.number: people.intersection(delivery.subjects_of(ledger, sent_wave(row), states)) for row in waves}
    return {number: len(reached) for number, reached in found.items() if reached}


def _both(standing: Standing, given: delivery.Settings | None) -> Literal["go", "pause", "stop"]:
    """A withdrawn approval stops; else what the caller says."""
    return "stop" if standing.why else given.control() if given else "go"


def _doubt(case: Case, approval: Approval) -> str:
    """What stands against an approval in mid-send: withdrawn, or given for another sender. Texts and people cannot change: the
    draft is sealed, and each address is held against its bond as it leaves."""
    row = Approval.objects.filter(pk=approval.pk).first()
    if row is None or row.refused_by:
        return f"approval {approval.pk} was withdrawn by {row.refused_by if row else 'its removal'}"
    now, approved_sender = Case.objects.get(pk=case.pk), dict(approval.subject["sender"])
    selectors = approved_sender.pop("dkim")
    if set(selectors) != set(selectors_of(now)) or approved_sender != plain_of(now):
        return f"the sender is not the one of approval {approval.pk} any more"
    return ""


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


def stay_home(case: Case, transport: delivery.Transport) -> None:
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
    wave = wave_of(case, run)
    return delivery.plan(ledger, wave, texts_of(run), Addressees(run), approval.subject["list"], transport.limits())


def way_of(transport: delivery.Transport) -> str:
    """The way out of the house in words: the relay's name and port, or the provider."""
    host, port = getattr(transport, "host", ""), getattr(transport, "port", "")
    return f"the relay {host}:{port}" if host else type(transport).__name__


@transaction.atomic
def _started(case: Case, approval: Approval, run: Run, transport: delivery.Transport, by: Actor) -> Wave:
    row, new = Wave.objects.get_or_create(
        case=case, number=number_of(case, run), defaults={"approval": approval, "state": "sending"}
    )
    said = f"{'' if new else 'resumed, '}by {way_of(transport)}"
    audit.record(by, "send", f"wave {row.number}", case=case, after=approval.subject_sha256, reason=said)
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

    def told(now: delivery.Progress) -> None:
        tell(Progress("send", now.accepted + now.refused, now.total, "people", f"{now.per_second:,.0f}/s"))

    journal = case.folder / "journal"
    journal.mkdir(exist_ok=True, mode=0o700)
    return replace(given, slots=slots_of(case), journal=str(journal), progress=told)
