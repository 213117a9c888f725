"""One letter to ourselves before the first person is written to: sent as all will be, and compared with what came back."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from duenotice import delivery
from duenotice.case import audit, mailboxes
from duenotice.case.audit import Actor
from duenotice.case.models import Audit, Case
from duenotice.case.sealing import seal, unseal, write_whole
from duenotice.case.sender import identity_of, wave_of
from duenotice.case.steps.approving import notices_of, texts_of
from duenotice.case.steps.proving import slots_of
from duenotice.case.steps.sending import approved, stay_home, way_of
from duenotice.model.errors import CaseError, UsageError
from duenotice.model.personal import Personal
from duenotice.model.sending import Addressee

FOLDER = "trials"
NOBODY = Personal("Maria Example")
"""Whom the letter greets: nobody of the case."""
_ID = re.compile(rb"(?im)^message-id:\s*<([0-9a-f]{32})@")


@dataclass(frozen=True, slots=True)
class Tried:
    """A test letter that left. id: left side of its Message-ID; code, reply: the mail server's answer, 250 where it took it."""

    id: str
    notice: str
    language: str
    code: int
    reply: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of one test letter. id: as `Tried.id`."""

    id: str
    looks: tuple[delivery.Look, ...]

    @property
    def failed(self) -> delivery.Look | None:
        """The first look that fails, or None."""
        return next((look for look in self.looks if look.state == "fails"), None)


def trial(case: Case, transport: delivery.Transport, address: Personal[str], by: Actor) -> Tried:
    """Send one letter of the approved draft, to a made-up person at an address of our own, by the transport of the wave.

    The text is the one most people get. Its bytes are kept sealed for `compare`. No ledger knows of it. Raises as `sending.send`
    where nothing is approved, DeliveryError where the address is none or the relay cannot be used.
    """
    approval, run = approved(case)
    stay_home(case, transport)
    row = max(notices_of(run), key=lambda one: (one.people, one.notice_id))
    who = Addressee("0" * 32, row.notice_id, Personal(address.reveal().strip()), NOBODY, row.language)
    now, texts = int(time.time()), texts_of(run)
    made = delivery.sample(wave_of(case, run), texts, who, delivery.Settings(slots=slots_of(case)), now)
    folder = case.folder / FOLDER
    folder.mkdir(exist_ok=True, mode=0o700)
    path = folder / f"{now}-{made.envid}.sealed"
    write_whole(path, seal(case.key("escrow"), path.name, made.data))
    reply = delivery.hand_over(transport, made)
    with transaction.atomic():
        said = f"approval {approval.pk}, by {way_of(transport)}: {reply.code}"
        audit.record(by, "trial", f"letter {made.envid}", case=case, after=made.sha256.hex(), reason=said)
    return Tried(made.envid, row.notice_id, row.language, reply.code, reply.text)


def compare(case: Case, paths: Iterable[Path], by: Actor) -> list[Compared]:
    """Find the test letters among messages that came back (.eml, mbox, Maildir, folder) and say what the way changed in each; a single
    message whose id was changed is held against the newest letter. What was found goes into the audit trail.

    Raises CaseError where no test letter was sent, UsageError where none of these is one.
    """
    kept = {path.stem.partition("-")[2]: path for path in sorted((case.folder / FOLDER).glob("*.sealed"))}
    if not kept:
        raise CaseError("No test letter was sent yet.", where=case.reference, next_step="Run: duenotice trial")
    found: list[Compared] = []
    strange: list[bytes] = []
    for raw in (raw for path in paths for raw in mailboxes.messages(path)):
        known = _ID.search(raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0])
        name = known[1].decode() if known else ""
        if name in kept:
            found.append(_compared(case, kept[name], name, raw, by))
        else:
            strange = [*strange[:1], raw]
    if not found and len(strange) == 1:
        name, path = list(kept.items())[-1]
        found.append(_compared(case, path, name, strange[0], by))
    if not found:
        raise UsageError(
            "None of these messages is a test letter of this case.",
            next_step="Save the letter as it was received, with all headers (.eml).",
        )
    return found


def _compared(case: Case, path: Path, name: str, raw: bytes, by: Actor) -> Compared:
    sent = unseal(case.key("escrow"), path.name, path.read_bytes())
    done = Compared(name, delivery.judged(sent, raw, identity_of(case)))
    with transaction.atomic():
        failed = [look.what for look in done.looks if look.state == "fails"]
        audit.record(
            by,
            "compare",
            f"letter {name}",
            case=case,
            after={look.what: look.state for look in done.looks},
            reason=f"does not hold: {', '.join(failed)}" if failed else "came back as it left",
        )
    return done


def tried(case: Case) -> str:
    """How the newest test letter of the approval that stands came back, in words; empty where none was sent or none came back."""
    approval, _ = approved(case)
    rows = Audit.objects.filter(chain=case.reference)
    last = rows.filter(verb="trial", reason__startswith=f"approval {approval.pk},").order_by("-seq").first()
    seen = rows.filter(verb="compare", object=last.object).order_by("-seq").first() if last else None
    return seen.reason if seen else ""
