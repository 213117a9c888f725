"""Sending a planned wave: take over what a crash left, settle doubt, hand over, write down, say how it ended."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa

from duenotice.delivery.approval import Binder
from duenotice.delivery.compose import Composer, notice_sha256, slots_of
from duenotice.delivery.journal import Journal
from duenotice.delivery.ledger import Ledger, closing_sentence, counts
from duenotice.delivery.outbox import Desk, Post
from duenotice.delivery.resolve import resolve
from duenotice.delivery.senders import close_sender, enlist
from duenotice.delivery.shape import DAY, Pace
from duenotice.delivery.words import AddressBook, EndState, Result, Settings, Transport, Wave
from duenotice.model.errors import ApprovalVoid, DeliveryError, UsageError
from duenotice.model.sending import Notice


@dataclass(frozen=True, slots=True)
class _Job:
    ledger: Ledger
    wave: Wave
    wave_id: int
    notices: Mapping[str, Notice]
    book: AddressBook
    transport: Transport
    settings: Settings


def send(
    ledger: Ledger,
    wave: Wave,
    notices: Mapping[str, Notice],
    book: AddressBook,
    transport: Transport,
    settings: Settings | None = None,
) -> Result:
    """Hand over every planned notice of a wave, once, and say how it ended. Call it again after a crash, a pause or a halt.

    1. Hold the texts against the approval. 2. Take over what a dead sender left in its journal. 3. Settle doubt by evidence,
    then policy. 4. Send; messages that break in mid-air become doubt and are settled the same way. 5. Write all down.

    Raises ApprovalVoid (a text or an addressee is not what was approved), CaseError (not planned, or another sender is at work),
    LedgerError (the record contradicts itself or cannot be written), StoreLost (database gone). None of them loses anything.
    A mail server that cannot be used is no error: the state is `stalled` and the reason says why.
    """
    settings = settings or Settings()
    wave_id = ledger.wave_id(wave)
    _check_texts(ledger, wave_id, notices, settings)
    job = _Job(ledger, wave, wave_id, notices, book, transport, settings)
    with asyncio.Runner(loop_factory=_loop_factory(transport)) as runner:
        state, reason = runner.run(_rounds(job))
    return _result(ledger, wave, state, reason)


def _loop_factory(transport: Transport) -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop where present and the transport does not encrypt: kept-open TLS is faster on plain asyncio."""
    if sys.platform == "win32" or getattr(transport, "tls", "tls") != "none":
        return None
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop


def _check_texts(ledger: Ledger, wave_id: int, notices: Mapping[str, Notice], settings: Settings) -> None:
    stored = {
        str(n): bytes(sha)
        for n, sha in ledger.store.rows("SELECT notice, sha256 FROM dn_text WHERE wave = ?", (wave_id,))
    }
    given = {notice_id: notice_sha256(notice) for notice_id, notice in notices.items()}
    if stored != given:
        step = "Restore the approved texts, or have the new ones approved as a new wave."
        raise ApprovalVoid("A text changed after approval.", where="notices", next_step=step)


def _journal_folder(ledger: Ledger, settings: Settings) -> Path:
    if settings.journal is not None:
        return Path(settings.journal)
    if ledger.store.path is None:
        raise UsageError(
            "A ledger on PostgreSQL needs a folder for the sender's journal.", next_step="Set Settings.journal."
        )
    return ledger.store.path.parent / "journal"


async def _rounds(job: _Job) -> tuple[EndState, str]:
    """Rounds of sending until nothing is left, or nothing can be done now."""
    folder = _journal_folder(job.ledger, job.settings)
    owner, journal = enlist(job.ledger, job.wave_id, folder)
    try:
        while True:
            resolve(job.ledger, job.wave, job.settings.evidence, job.transport.limits().repeats_hours)
            state, reason = await _round(job, owner, journal)
            if state != "done":
                return state, reason
            wait = _seconds_to_next(job)
            if wait is None:
                return "done", ""
            if wait > job.settings.linger:
                return "waiting", "some were deferred by their servers"
            await _pause(job, wait)
    finally:
        journal.close()
        close_sender(job.ledger, owner, journal.path)


async def _pause(job: _Job, seconds: float) -> None:
    """Wait for what is deferred, unless a person says otherwise."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and job.settings.control() == "go":
        await asyncio.sleep(min(0.25, until - time.monotonic() + 0.01))


def _seconds_to_next(job: _Job) -> float | None:
    """Seconds until something can be sent: 0 while policy will settle doubt by sending again, None for never."""
    if job.ledger.store.rows("SELECT 1 FROM dn_delivery WHERE wave = ? AND state = 4 LIMIT 1", (job.wave_id,)):
        return 0.0
    due = job.ledger.next_due(job.wave_id)
    return None if due is None else max(0.0, due - time.time())


def _pace(job: _Job) -> Pace:
    limits = job.transport.limits()
    since = int(time.time() - DAY)
    before = job.ledger.store.rows(
        "SELECT COUNT(*) FROM dn_delivery WHERE wave = ? AND state = 2 AND at > ?", (job.wave_id, since)
    )
    return Pace(limits.domain_rates, limits.per_second, limits.per_day, int(before[0][0]) if limits.per_day else 0)


def _desk(job: _Job, owner: int, journal: Journal) -> Desk:
    stored = job.ledger.store.rows("SELECT number, notice FROM dn_text WHERE wave = ?", (job.wave_id,))
    return Desk(
        ledger=job.ledger,
        wave_id=job.wave_id,
        owner=owner,
        journal=journal,
        composer=Composer(job.wave, job.notices, job.settings.slots),
        binder=Binder(job.wave, job.notices),
        book=job.book,
        settings=job.settings,
        pace=_pace(job),
        notices={int(number): str(notice) for number, notice in stored},
        before=counts(job.ledger, job.wave),
        signs_in_threads=any(isinstance(key.private, rsa.RSAPrivateKey) for key in job.wave.identity.dkim),
    )


async def _round(job: _Job, owner: int, journal: Journal) -> tuple[EndState, str]:
    post = Post(_desk(job, owner, journal))
    tending = asyncio.create_task(_tended(post))
    try:
        await job.transport.deliver(post, job.settings.connections)
    except DeliveryError as error:
        post.stop("stalled", str(error))
    except BaseException as error:
        post.fail(error)
    await tending
    try:
        await post.finish()
    except BaseException as error:
        post.fail(error)
    if post.failure is not None:
        raise post.failure
    return post.end or "stopped", post.reason


async def _tended(post: Post) -> None:
    try:
        await post.tend()
    except BaseException as error:
        post.fail(error)


def _result(ledger: Ledger, wave: Wave, state: EndState, reason: str) -> Result:
    c = counts(ledger, wave)
    due = ledger.next_due(ledger.wave_id(wave))
    return Result(
        state=state,
        accepted=c.accepted,
        doubtful=c.doubtful,
        by_evidence=c.by_evidence,
        resent=c.resent,
        held=c.held,
        refused=c.refused,
        waiting=c.waiting,
        not_reached=c.not_reached,
        sentence=closing_sentence(ledger, wave),
        reason=reason,
        next_at=datetime.fromtimestamp(due, UTC) if due else None,
    )


def missing_slots(notices: Mapping[str, Notice], names: frozenset[str]) -> frozenset[str]:
    """Slots in the notices that nobody would fill: a wave with any is not sent."""
    return frozenset(slot for notice in notices.values() for slot in slots_of(notice)) - names
