"""Between ledger and transport: claims rows ahead, composes, keeps the pace, journals intents and replies, books outcomes in batches.

Everything here runs on the event loop's thread except what is handed to the two executors: one thread for the database,
some for RSA signatures (which release the interpreter's lock).
"""

from __future__ import annotations

import asyncio
import heapq
import os
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from duenotice.delivery.approval import Binder
from duenotice.delivery.backlog import Group, Tally
from duenotice.delivery.compose import Composer, Slip
from duenotice.delivery.journal import SIZE, Journal
from duenotice.delivery.ledger import Claim, Counts, Ledger, Outcome, State
from duenotice.delivery.senders import LEASE_SECONDS, outcome_of
from duenotice.delivery.shape import Pace
from duenotice.delivery.words import AddressBook, EndState, Progress, Reply, Sealed, Settings
from duenotice.model.errors import ApprovalVoid, DeliveryError, DueNoticeError, LedgerError, PolicyRefused
from duenotice.model.sending import Addressee

CLAIM = 500
"""Rows claimed at once: a crash releases at most some thousand claims, none of them doubtful."""
LOW_WATER = 1000
COMPOSED_AHEAD = 16
PARKED_MOST = 2000
BOOK_EVERY = 0.25
SYNC_EVERY = 0.1
OBEY_EVERY = 0.05
HALT_SAMPLE = 200


@dataclass(slots=True)
class Desk:
    """What a sender works with, gathered once."""

    ledger: Ledger
    wave_id: int
    owner: int
    journal: Journal
    composer: Composer
    binder: Binder
    book: AddressBook
    settings: Settings
    pace: Pace
    notices: Mapping[int, str]
    before: Counts
    signs_in_threads: bool


class Post:
    """The outbox of one run. See `words.Outbox` for what a transport may call."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self.tally = desk, Tally()
        self._groups = [Group(number, domain) for number, domain, _ in desk.ledger.groups(desk.wave_id)]
        self._turn = 0
        self._taken: dict[int, Sealed] = {}
        self._intended: set[int] = set()
        self._offsets: dict[int, int] = {}
        self._outcomes: list[Outcome] = []
        self._bell = asyncio.Event()
        self._need = asyncio.Event()
        self._database = ThreadPoolExecutor(1, "ledger")
        self._signing = ThreadPoolExecutor(os.cpu_count() or 1, "signing")
        self._lease = time.monotonic() + LEASE_SECONDS
        self._given = 0
        self._fills: set[asyncio.Task[None]] = set()
        self.end: EndState | None = None
        self.reason = ""
        self.failure: BaseException | None = None

    # What a transport calls

    def take(self) -> Sealed | None:
        """The next message in turn over the domain groups that pace allows now."""
        limit = self._desk.settings.limit
        if self.end or (limit is not None and self._given >= limit):
            return None
        now = time.monotonic()
        for _ in self._groups:
            self._turn = (self._turn + 1) % len(self._groups)
            message = self._from(self._groups[self._turn], now)
            if message is not None:
                self._given += 1
                self._taken[message.row] = message
                self._desk.pace.spend(message.domain, now)
                return message
        self._need.set()
        return None

    def _from(self, group: Group, now: float) -> Sealed | None:
        if group.asleep_until > now:
            return None
        if group.parked and group.parked[0][0] <= now:
            group.ready.appendleft(heapq.heappop(group.parked)[2])
        if not group.ready and group.rows:
            self._compose(group)
        if not group.is_empty and len(group.ready) < COMPOSED_AHEAD and group.stock < LOW_WATER:
            self._need.set()
        while group.ready:
            delay = self._desk.pace.delay(group.ready[0].domain, now)
            if not delay:
                return group.ready.popleft()
            if group.number or len(group.parked) >= PARKED_MOST:
                group.asleep_until = now + delay
                return None
            message = group.ready.popleft()
            heapq.heappush(group.parked, (now + delay, message.row, message))
        return None

    def intend(self, *messages: Sealed) -> None:
        """Journal that the messages leave now, unless a person has said stop."""
        if self.end == "stopped":
            raise PolicyRefused("Sending was stopped.")
        try:
            if time.monotonic() > self._lease:
                step = "Send again: it resumes where it stopped."
                raise LedgerError("This sender slept longer than its lease.", next_step=step)
            offset = self._desk.journal.intents([(m.attempt, m.row, m.sha256) for m in messages])
        except LedgerError as error:
            self.fail(error)
            raise
        for message in messages:
            self._offsets[message.row] = offset
            self._intended.add(message.row)
            offset += SIZE

    def settle(self, message: Sealed, reply: Reply) -> None:
        """Journal the reply and queue the outcome for the ledger."""
        code, text = reply
        if code:
            self._desk.journal.result(message.attempt, message.row, code, text.encode("ascii", "replace"))
        gives_up = False
        if code >= 400:
            self._desk.pace.heard(message.domain, code, text, time.monotonic())
            gives_up = time.time() - message.date > self._desk.settings.give_up_after * 3600
        sha256 = message.sha256 if message.row in self._intended else None
        self._done(message, outcome_of(message.row, reply, message.attempt, sha256=sha256, gives_up=gives_up))

    def give_back(self, message: Sealed) -> None:
        """Put a message that did not leave back to the front of its group."""
        self._taken.pop(message.row, None)
        self._given -= 1
        self._desk.pace.refund(message.domain)
        group = next((g for g in self._groups if g.domain == message.domain), self._groups[0])
        group.ready.appendleft(message)
        self._ring()

    async def wait(self) -> bool:
        """Sleep until there is something to take; False when there will be nothing."""
        while not self.end:
            now = time.monotonic()
            limit = self._desk.settings.limit
            if (limit is None or self._given < limit) and any(group.is_awake(now) for group in self._groups):
                return True
            self._need.set()
            await self._bell.wait()
        return False

    # What `send` calls

    async def tend(self) -> None:
        """Refill, book, sync, report, and obey until the work is over; sets `end`."""
        obeying = asyncio.create_task(self._obey())
        try:
            await self._tend()
        finally:
            obeying.cancel()

    async def _obey(self) -> None:
        """Ask the person in control, also while the database is slow."""
        while not self.end:
            try:
                word = self._desk.settings.control()
            except Exception as error:
                self.fail(error)
                return
            if word != "go":
                self.stop("paused" if word == "pause" else "stopped")
            await asyncio.sleep(OBEY_EVERY)

    async def _tend(self) -> None:
        booked = synced = reported = time.monotonic()
        while not self.end:
            self._need.clear()
            self._refill()
            now = time.monotonic()
            if now - booked >= BOOK_EVERY or len(self._outcomes) >= CLAIM:
                await self._book()
                booked = now
            if now - synced >= SYNC_EVERY:
                await self._in(self._database, self._desk.journal.sync)
                synced = now
            if now - reported >= 0.5:
                self._report(now - reported)
                reported = now
            self._decide()
            self._wake_sleepers(now)
            try:
                await asyncio.wait_for(self._need.wait(), 0.02)
            except TimeoutError:
                continue

    async def finish(self) -> None:
        """After the transport has stopped: write everything down and release what was not sent."""
        for task in self._fills:
            task.cancel()
        await asyncio.gather(*self._fills, return_exceptions=True)
        self.stop(self.end or "stopped")
        try:
            await self._book()
        finally:
            self._database.shutdown(wait=True)
            self._signing.shutdown(wait=True)
        self._report(1.0)

    def stop(self, state: EndState, reason: str = "") -> None:
        """End: messages in flight may finish, nothing new is taken."""
        if not self.end:
            self.end, self.reason = state, reason
        self._ring()

    def fail(self, error: BaseException) -> None:
        """End because of an error, to be raised by `send`."""
        self.failure = self.failure or error
        self.stop("halted", str(error))

    # Inside

    def _in(self, pool: ThreadPoolExecutor, work: Callable[[], object]) -> asyncio.Future[object]:
        return asyncio.get_running_loop().run_in_executor(pool, work)

    def _ring(self) -> None:
        self._bell.set()
        self._bell = asyncio.Event()

    def _wake_sleepers(self, now: float) -> None:
        if any(group.is_awake(now) for group in self._groups):
            self._ring()

    def _decide(self) -> None:
        """Whether the run ends now: too many refusals, the limit, or nothing left."""
        if (
            self.tally.answered >= HALT_SAMPLE
            and self.tally.by_server > self._desk.settings.halt_refused * self.tally.answered
        ):
            self.stop("halted", f"{self.tally.by_server} of {self.tally.answered} were refused")
        limit = self._desk.settings.limit
        if limit is not None and self._given >= limit and not self._taken:
            self.stop("paused", "the limit of this call is reached")
        if self._taken or self._fills:
            return
        if all(group.is_empty and not group.stock for group in self._groups):
            self.stop("done")
        elif self._sleeps_longer_than(self._desk.settings.linger):
            self.stop("waiting", "the pace of the receiving domains or the daily quota")

    def _sleeps_longer_than(self, seconds: float) -> bool:
        """True where every group with something to send has to wait that long."""
        wakes = [
            max(g.asleep_until, g.parked[0][0] if g.parked and not (g.ready or g.rows) else 0.0)
            for g in self._groups
            if g.stock
        ]
        unread = any(not g.is_empty and g.asleep_until <= time.monotonic() for g in self._groups)
        return bool(wakes) and not unread and min(wakes) > time.monotonic() + seconds

    def _refill(self) -> None:
        for group in self._groups:
            if group.is_filling or group.is_empty or group.stock >= LOW_WATER or self.end:
                continue
            group.is_filling = True
            task = asyncio.get_running_loop().create_task(self._fill(group))
            self._fills.add(task)
            task.add_done_callback(self._fills.discard)

    async def _fill(self, group: Group) -> None:
        try:
            found = await self._in(self._database, lambda: self._read(group))
            assert isinstance(found, list)
            if self._desk.signs_in_threads:
                await self._seal_in_threads(group, found)
            else:
                group.rows.extend(found)
            self._ring()
        except Exception as error:
            self.fail(error)
        finally:
            group.is_filling = False

    def _read(self, group: Group) -> list[tuple[Claim, Addressee]]:
        """On the database thread: claim rows, get their addresses, hold them against the approval."""
        desk = self._desk
        claims = desk.ledger.claim(desk.wave_id, group.number, desk.owner, CLAIM)
        group.is_empty = len(claims) < CLAIM  # one sender: fewer than asked for means that no more are due
        people = desk.book([claim.subject for claim in claims]) if claims else {}
        out: list[tuple[Claim, Addressee]] = []
        for claim in claims:
            who = people.get(claim.subject)
            if who is None:
                self._outcomes.append(Outcome(claim.row, State.REFUSED, 0, "no address on file"))
                self.tally.refused += 1
                continue
            if who.notice != desk.notices[claim.notice] or desk.binder.bond(who) != claim.bond:
                step = "Nothing more is sent. Have the changed list approved as a new wave, or restore it."
                raise ApprovalVoid("An addressee changed after approval.", where="addressee list", next_step=step)
            out.append((claim, who))
        return out

    async def _seal_in_threads(self, group: Group, found: list[tuple[Claim, Addressee]]) -> None:
        chunks = [found[i : i + COMPOSED_AHEAD] for i in range(0, len(found), COMPOSED_AHEAD)]
        jobs = [self._in(self._signing, lambda chunk=chunk: self._sealed(chunk)) for chunk in chunks]
        for job in jobs:
            sealed = await job
            assert isinstance(sealed, list)
            self._shelve(group, sealed)
            self._ring()

    def _compose(self, group: Group) -> None:
        chunk = [group.rows.popleft() for _ in range(min(COMPOSED_AHEAD, len(group.rows)))]
        try:
            self._shelve(group, self._sealed(chunk))
        except DueNoticeError as error:
            self.fail(error)

    def _sealed(self, work: list[tuple[Claim, Addressee]]) -> list[Sealed | Outcome]:
        slips = [(Slip(claim.row, claim.attempt, claim.sent_date), who) for claim, who in work]
        out: list[Sealed | Outcome] = []
        for (claim, _), made in zip(work, self._desk.composer.seal(slips), strict=True):
            if isinstance(made, DeliveryError):
                out.append(Outcome(claim.row, State.REFUSED, 0, str(made)))
            elif claim.sha256 and claim.sha256 != made.sha256:
                step = "Use the identity and keys of the first attempt, or decide by hand."
                raise LedgerError(
                    "A second attempt would not be the same bytes.", where=f"row {claim.row}", next_step=step
                )
            else:
                out.append(made)
        return out

    def _shelve(self, group: Group, made: list[Sealed | Outcome]) -> None:
        for one in made:
            if isinstance(one, Sealed):
                group.ready.append(one)
            else:
                self._outcomes.append(one)
                self.tally.refused += 1

    def _done(self, message: Sealed, outcome: Outcome) -> None:
        self._taken.pop(message.row, None)
        self._intended.discard(message.row)
        self._outcomes.append(outcome)
        tally = self.tally
        tally.answered += 1
        if outcome.state == State.ACCEPTED:
            tally.accepted += 1
        elif outcome.state == State.DOUBT:
            tally.doubtful += 1
        elif outcome.state == State.REFUSED:
            tally.refused += 1
            tally.by_server += 1
        else:
            tally.waiting += 1

    async def _book(self) -> None:
        batch, self._outcomes = self._outcomes, []
        try:
            self._desk.journal.flush()
        except LedgerError as error:
            self.fail(error)  # the disk is full: what is known still goes to the database
        for outcome in batch:
            self._offsets.pop(outcome.row, None)
        safe = next(iter(self._offsets.values()), self._desk.journal.offset)
        until = int(time.time()) + LEASE_SECONDS
        lease = time.monotonic() + LEASE_SECONDS
        desk = self._desk
        await self._in(self._database, lambda: desk.ledger.book(desk.owner, batch, safe=safe, until=until))
        self._lease = lease

    def _report(self, seconds: float) -> None:
        tally, report = self.tally, self._desk.settings.progress
        if report is None:
            return
        speed = (tally.accepted - tally.reported) / max(seconds, 1e-6)
        tally.reported = tally.accepted
        before = self._desk.before  # people told in earlier calls count too
        accepted = before.taken + tally.accepted
        refused, doubtful = before.refused + tally.refused, before.held + before.unsettled + tally.doubtful
        report(Progress(before.total, accepted, refused, doubtful, tally.waiting, speed))
