"""Proof for one person: what was sent to this address, when, who took it, and the path from that row to the sealed register."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from duenotice import delivery, notices
from duenotice.case import audit
from duenotice.case.addressees import Addressees
from duenotice.case.audit import Actor
from duenotice.case.models import Audit, Case, Run, Wave
from duenotice.case.sender import draft_of, ledger_url, sent_wave
from duenotice.case.steps.approving import texts_of
from duenotice.model.errors import CaseError, LedgerError
from duenotice.model.keys import token_key
from duenotice.model.personal import Personal
from duenotice.model.sending import Addressee

SCHEMA = "duenotice.proof/1"


@dataclass(frozen=True, slots=True)
class Shown:
    """One person's notice in one wave. document: plain JSON for a third party, without name and address; letter: the bytes that
    were handed over, made again and equal to the ledger's hash, or empty with `letter_why`."""

    document: Mapping[str, Any]
    letter: bytes
    letter_why: str = ""


def prove(case: Case, address: Personal[str], by: Actor) -> list[Shown]:
    """Everything that was sent to an address, by wave; empty where it is in no wave. That somebody asked is audited before anything
    is looked up, with a keyed hash of the address. Raises CaseError where nothing was sent yet.
    """
    waves = list(case.wave_set.order_by("number"))
    if not waves:
        raise CaseError("Nothing was sent yet.", where=case.reference, next_step="Run: duenotice send")
    asked = token_key(case.key("values"), "LOOKUP", address.reveal().strip().casefold())
    with transaction.atomic():
        audit.record(by, "prove", f"person {asked[:16]}", case=case)
    with delivery.Ledger.open(ledger_url(case)) as ledger:
        return [shown for row in waves for shown in _of_wave(case, ledger, row, address)]


def _of_wave(case: Case, ledger: delivery.Ledger, row: Wave, address: Personal[str]) -> Iterator[Shown]:
    run = draft_of(row)
    people = Addressees(run).of(address)
    if not people:
        return
    wave, texts = sent_wave(row), texts_of(run)
    delivery.seal_wave(ledger, wave)
    for who in people:
        yield _shown(case, ledger, row, run, (wave, texts), who)


def _shown(
    case: Case,
    ledger: delivery.Ledger,
    row: Wave,
    run: Run,
    sent: tuple[delivery.Wave, Mapping[str, Any]],
    who: Addressee,
) -> Shown:
    wave, texts = sent
    text = texts[who.notice]
    document = {
        "schema": SCHEMA,
        "case": case.reference,
        "wave": row.number,
        "notice": {"id": text.id, "language": text.language, "subject": text.subject, "sha256": text.sha256},
        "approved": {"by": row.approval.approved_by, "at": row.approval.approved_at.isoformat(), "sha256": row.approval.subject_sha256},
        "handed_to": ways_of(case, row),
        "from": wave.identity.from_address,
        **delivery.proof(ledger, wave, who.subject),
        "drill": case.drill,
    }  # fmt: skip
    try:
        return Shown(document, delivery.copy_of(ledger, wave, texts, who, delivery.Settings(slots=slots_of(case))))
    except (CaseError, LedgerError) as error:
        return Shown(document, b"", error.what)


def ways_of(case: Case, row: Wave) -> list[str]:
    """The relays and providers that this wave was handed to, out of the audit trail of its sendings, each once."""
    said = Audit.objects.filter(chain=case.reference, verb="send", object=f"wave {row.number}").order_by("seq")
    return list(dict.fromkeys(reason.rpartition("by ")[2] for reason in said.values_list("reason", flat=True)))


def slots_of(case: Case) -> Callable[[Addressee], Mapping[str, str]]:
    """The personal slots of a letter: name and reference code."""
    key, reference = case.key("codes"), case.reference

    def slots(who: Addressee) -> Mapping[str, str]:
        return {"name": who.name.reveal(), "code": notices.reference_code(key, reference, who.address.reveal())}

    return slots


def register_of(case: Case) -> dict[str, Any]:
    """The register as JSON: every record with its hash, oldest first, and the head to note elsewhere. No personal value."""
    with delivery.Ledger.open(ledger_url(case)) as ledger:
        entries = [
            {"n": e.n, "at": e.at.isoformat(), "kind": e.kind, "record": dict(e.record), "hash": e.hash}
            for e in delivery.Register(ledger).entries()
        ]
    return {
        "schema": "duenotice.register/1",
        "case": case.reference,
        "head": entries[-1]["hash"] if entries else "",
        "entries": entries,
    }
