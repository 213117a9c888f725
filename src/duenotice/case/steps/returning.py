"""Take in what came back: bounces and complaints into the ledger, human replies into a queue for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from itertools import islice
from pathlib import Path

from django.db import transaction

from duenotice import delivery
from duenotice.case import audit, mailboxes, runs, stamps
from duenotice.case.audit import Actor
from duenotice.case.models import Case, Reply, Wave
from duenotice.case.progress import Progress, Tell, quiet
from duenotice.case.sealing import seal, unseal, write_whole
from duenotice.case.sender import closing, draft_of, ledger_url, sent_wave
from duenotice.model.errors import CaseError, UsageError

FOLDER = "replies"
_BATCH = 200
_MONTH = timedelta(days=30)
"""One month (GDPR Art. 12(3)), counted short so that no month is missed."""


@dataclass(slots=True)
class Taken:
    """What one call took in. messages: read; new: by kind, those not booked before; nobody: of these, without an id of ours;
    replies: added to the queue; sentences: the closing sentence of each wave afterwards."""

    messages: int = 0
    new: Counter[str] = field(default_factory=Counter)
    nobody: int = 0
    replies: int = 0
    sentences: dict[int, str] = field(default_factory=dict)


def take_returns(case: Case, paths: Iterable[Path], by: Actor, *, tell: Tell = quiet) -> Taken:
    """Read mailboxes (mbox, Maildir, folders of messages) of the bounce and reply addresses, as often as wanted: a message counts once.

    Each is led to its person by an id only we could have made. Raises CaseError where nothing was sent yet, UsageError for a path
    that cannot be read.
    """
    rows = list(case.wave_set.order_by("-number"))
    if not rows:
        raise CaseError("Nothing was sent yet, so nothing can have come back.", where=case.reference)
    taken = Taken()
    with runs.one_at_a_time(case), delivery.Ledger.open(ledger_url(case)) as ledger:
        sorter = _Sorter(case, ledger, rows, taken)
        stream = (raw for path in paths for raw in mailboxes.messages(path))
        while batch := list(islice(stream, _BATCH)):
            sorter.take(batch)
            tell(Progress("returns", taken.messages, 0, "messages"))
        taken.sentences = {row.number: settled(ledger, row) for row in reversed(rows)}
        stamps.stamp(case, ledger, by)
    counts = {"messages": taken.messages, "new": dict(taken.new), "nobody": taken.nobody, "replies": taken.replies}
    with transaction.atomic():
        audit.record(by, "returns", f"{taken.messages} messages", case=case, after=counts)
    return taken


class _Sorter:
    """Finds the wave and person of each message, books it, and keeps human replies."""

    def __init__(self, case: Case, ledger: delivery.Ledger, rows: list[Wave], taken: Taken) -> None:
        self._case, self._ledger, self._taken = case, ledger, taken
        self._waves = [sent_wave(row) for row in rows]
        self._folder = case.folder / FOLDER
        self._folder.mkdir(exist_ok=True, mode=0o700)

    def take(self, batch: list[bytes]) -> None:
        """Keep and book some messages. A reply is in the queue before it is booked: a crash in between loses none."""
        self._taken.messages += len(batch)
        for wave, raw, one in map(self._read, batch):
            if one.kind == "reply":
                self._keep(wave, raw, one)
            fresh = delivery.book_returns(self._ledger, wave, [one])
            self._taken.new.update(fresh)
            self._taken.nobody += bool(fresh) and one.row is None

    def _read(self, raw: bytes) -> tuple[delivery.Wave, bytes, delivery.Return]:
        """A message with the wave whose id it bears; one with none goes to the newest."""
        readings = [next(delivery.read_returns([raw], wave)) for wave in self._waves]
        number = next((n for n, one in enumerate(readings) if one.row is not None), 0)
        return self._waves[number], raw, readings[number]

    def _keep(self, wave: delivery.Wave, raw: bytes, one: delivery.Return) -> None:
        if Reply.objects.filter(case=self._case, name=one.id).exists():
            return
        path = self._folder / f"{one.id}.sealed"
        write_whole(path, seal(self._case.key("escrow"), path.name, raw))
        subject = delivery.subject_of(self._ledger, wave, one.row) if one.row is not None else ""
        number = wave.number if one.row is not None else None
        Reply.objects.create(case=self._case, name=one.id, wave=number, subject=subject, received_at=_written(raw))
        self._taken.replies += 1


def _written(raw: bytes) -> datetime:
    """When a message says it was written, but never later than now: a mailbox may be read weeks after it was filled."""
    now = datetime.now(UTC)
    try:
        said = parsedate_to_datetime(str(BytesHeaderParser().parsebytes(raw[:100_000])["Date"]))
        return min(now, said.astimezone(UTC) if said.tzinfo else said.replace(tzinfo=UTC))
    except (ValueError, TypeError, OverflowError, IndexError, AttributeError):
        return now


def settled(ledger: delivery.Ledger, row: Wave) -> str:
    """Seal what has changed, and say how the wave stands now."""
    wave = sent_wave(row)
    delivery.seal_wave(ledger, wave)
    row.closing, missed = closing(ledger, wave, draft_of(row))
    row.counts |= {"not_reached": missed}
    row.save(update_fields=["closing", "counts"])
    return row.closing


def replies(case: Case, *, all_of_them: bool = False) -> Iterator[Reply]:
    """The queue of human replies, oldest first: those nobody has dealt with yet, or all."""
    rows = case.reply_set.all()
    return (rows if all_of_them else rows.filter(answered_by="")).iterator()


def due(reply: Reply) -> datetime:
    """When an answer is due at the latest if the person asks for a right of theirs (GDPR Art. 12(3): one month)."""
    return reply.received_at + _MONTH


def find_reply(case: Case, name: str) -> Reply:
    """The reply whose name begins so. Raises UsageError for none or several."""
    found = list(case.reply_set.filter(name__startswith=name)[:2]) if name else []
    if len(found) != 1:
        raise UsageError(
            "There is no such reply, or more than one.", where=name, next_step="List them: duenotice replies"
        )
    return found[0]


def read_reply(case: Case, reply: Reply, by: Actor) -> bytes:
    """The message itself, out of its seal; reading it is audited."""
    path = case.folder / FOLDER / f"{reply.name}.sealed"
    if not path.exists():
        raise CaseError("The message of this reply is gone.", where=reply.name[:16])
    with transaction.atomic():
        audit.record(by, "read reply", f"reply {reply.name[:16]}", case=case)
    return unseal(case.key("escrow"), path.name, path.read_bytes())


@transaction.atomic
def answer(case: Case, reply: Reply, by: Actor, *, note: str) -> Reply:
    """Note that a person has dealt with a reply, and how. Raises UsageError without a note or where somebody has already."""
    if not note:
        raise UsageError(
            "Say how the reply was dealt with.", where=reply.name[:16], next_step="Give --done 'what was done'."
        )
    now = datetime.now(UTC)
    if not Reply.objects.filter(pk=reply.pk, answered_by="").update(answered_by=by.name, answered_at=now, note=note):
        raise UsageError("Somebody has dealt with this reply already.", where=reply.name[:16])
    audit.record(by, "answer", f"reply {reply.name[:16]}", case=case, reason=note)
    reply.refresh_from_db()
    return reply
