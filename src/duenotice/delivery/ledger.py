"""The ledger: one row for each person and channel, and its states.

    planned -> (claimed, intent in the journal) -> accepted
                       |-> deferred (4xx), again when due
                       |-> refused (5xx, no address): next channel
                       `-> doubt (no reply known) -> accepted by evidence | planned again, same bytes | held for a person

It stores subjects and hashes, never addresses. Only `send`, `resolve` and the readers of returns change it.
"""

from __future__ import annotations

import enum
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from types import TracebackType
from typing import NamedTuple

from duenotice.delivery.identity import Tickets
from duenotice.delivery.store import Store
from duenotice.delivery.words import Wave
from duenotice.model.errors import CaseError, LedgerError
from duenotice.model.sending import Delivery, DeliveryState


class State(enum.IntEnum):
    """Where one delivery stands. The first two can be claimed; a claimed row has an owner."""

    PLANNED = 0
    DEFERRED = 1
    ACCEPTED = 2
    REFUSED = 3
    DOUBT = 4
    HELD = 5


class By(enum.IntEnum):
    """What settled a doubtful delivery."""

    NOTHING = 0
    EVIDENCE = 1
    RESENT = 2
    PERSON = 3


class Claim(NamedTuple):
    """A row handed to one sender. sent_date: the Date header, the same in every attempt; sha256: of an earlier attempt, if any."""

    row: int
    subject: str
    notice: int
    attempt: int
    sent_date: int
    bond: bytes
    sha256: bytes | None


class Outcome(NamedTuple):
    """What became of a claimed row. due: when to try again (deferred); attempts: added to the row's count (-1: given back unused)."""

    row: int
    state: State
    code: int = 0
    reply: str = ""
    sha256: bytes | None = None
    due: int = 0
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """People of one wave and channel. accepted: known at once; doubtful = by_evidence + resent + held + open doubt;
    taken: state accepted, doubtful before or not; waiting: planned or deferred, never doubtful."""

    total: int
    accepted: int
    doubtful: int
    by_evidence: int
    resent: int
    held: int
    unsettled: int
    refused: int
    waiting: int
    not_reached: int
    came_back: int
    taken: int


class Ledger:
    """Open it with `Ledger.open(url)` and use it as a context manager."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(cls, url: str) -> Ledger:
        """`sqlite:///path` (parents are made) or `postgresql://…`; tables are made where missing.

        Raises UsageError for another scheme, MissingExtra without psycopg, StoreLost where the database does not answer.
        """
        store = Store(url)
        ledger = cls(store)
        schema = resources.files("duenotice.delivery").joinpath("schema.sql").read_text()
        store.script("\n".join(line for line in schema.splitlines() if not line.startswith("--")))
        return ledger

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database connection."""
        self.store.close()

    def wave_id(self, wave: Wave) -> int:
        """The wave's number in this ledger. Raises CaseError where it was never planned."""
        found = self.store.rows(
            "SELECT id FROM dn_wave WHERE case_id = ? AND number = ? AND channel = ?",
            (wave.case_id, wave.number, wave.channel),
        )
        if not found:
            raise CaseError(
                "This wave is not planned.", where=f"wave {wave.number}", next_step="Plan it after approval."
            )
        return int(found[0][0])

    def claim(self, wave_id: int, group: int, owner: int, limit: int) -> list[Claim]:
        """Take up to `limit` due rows of one domain group for this sender, in plan order. Their Date is fixed now, once."""
        now = int(time.time())
        picked = (
            "SELECT row_id FROM dn_delivery WHERE wave = ? AND grp = ? AND owner = 0 AND state <= 1 AND due <= ? "
            f"ORDER BY due, row_id LIMIT ?{self.store.skip_locked}"
        )
        with self.store.transaction():
            rows = self.store.rows(
                "UPDATE dn_delivery SET owner = ?, attempt = attempt + 1, "
                "sent_date = CASE WHEN sent_date = 0 THEN ? ELSE sent_date END "
                f"WHERE row_id IN ({picked}) RETURNING row_id, subject, notice, attempt, sent_date, bond, sha256",
                (owner, now, wave_id, group, now, limit),
            )
        return sorted(Claim(r[0], r[1], r[2], r[3], r[4], bytes(r[5]), r[6] and bytes(r[6])) for r in rows)

    def book(self, owner: int, outcomes: Sequence[Outcome], *, safe: int, until: int) -> None:
        """Write what became of claimed rows, and how far the journal is settled, in one transaction.

        Raises LedgerError when a row is not this sender's any more: two owners of one row, stop and report.
        """
        now = int(time.time())
        with self.store.transaction():
            values = [
                (o.state, o.attempts, o.due, o.code, o.reply, o.sha256, now, o.state == State.DOUBT, o.row, owner)
                for o in outcomes
            ]
            touched = self.store.many(_BOOK, values) if values else 0
            alive = self.store.rows(
                "UPDATE dn_sender SET safe = ?, until = ? WHERE id = ? AND closed = 0 RETURNING id",
                (safe, until, owner),
            )
            if touched != len(outcomes) or not alive:
                step = "Stop all senders of this wave, then start one: it reads the journals."
                raise LedgerError("Two senders have held the same rows.", where=f"sender {owner}", next_step=step)

    def next_due(self, wave_id: int) -> int | None:
        """When the next claimable row falls due (seconds since 1970, 0: now), None where there is none."""
        found = self.store.rows(
            "SELECT MIN(due) FROM dn_delivery WHERE wave = ? AND owner = 0 AND state <= 1", (wave_id,)
        )
        return found[0][0]

    def groups(self, wave_id: int) -> list[tuple[int, str, int]]:
        """(number, domain, people) of the domain groups; number 0 has no name."""
        found = self.store.rows(
            "SELECT number, domain, people FROM dn_group WHERE wave = ? ORDER BY number", (wave_id,)
        )
        return [(int(n), str(domain), int(people)) for n, domain, people in found]


_BOOK = (
    "UPDATE dn_delivery SET owner = 0, state = ?, attempt = attempt + ?, due = ?, code = ?, reply = ?, "
    "sha256 = COALESCE(?, sha256), at = ?, doubted = CASE WHEN ? THEN 1 ELSE doubted END WHERE row_id = ? AND owner = ?"
)


def counts(ledger: Ledger, wave: Wave) -> Counts:
    """How many people stand where, from the ledger alone. Sums: see `Counts`."""
    wave_id = ledger.wave_id(wave)
    grouped = ledger.store.rows(
        "SELECT state, doubted, settled_by, came_back <> '' AS back, COUNT(*) FROM dn_delivery WHERE wave = ? "
        "GROUP BY state, doubted, settled_by, back",
        (wave_id,),
    )

    def of(test: object) -> int:
        assert callable(test)
        return sum(row[4] for row in grouped if test(State(row[0]), bool(row[1]), By(row[2])))

    reached = "SELECT 1 FROM dn_delivery r JOIN dn_wave w ON w.id = r.wave WHERE w.case_id = ? AND w.number = ? "
    unreached = ledger.store.rows(
        "SELECT COUNT(*) FROM dn_delivery d WHERE d.wave = ? AND (d.state = 3 OR d.came_back <> '') AND NOT EXISTS ("
        f"{reached} AND r.subject = d.subject AND r.came_back = '' AND (r.state IN (2, 4, 5)))",
        (wave_id, wave.case_id, wave.number),
    )
    return Counts(
        total=of(lambda s, d, b: True),
        accepted=of(lambda s, d, b: s == State.ACCEPTED and not d),
        doubtful=of(lambda s, d, b: d),
        by_evidence=of(lambda s, d, b: d and b == By.EVIDENCE and s != State.HELD),
        resent=of(lambda s, d, b: d and b == By.RESENT and s != State.HELD),
        held=of(lambda s, d, b: s == State.HELD),
        unsettled=of(lambda s, d, b: d and b == By.NOTHING and s != State.HELD),
        refused=of(lambda s, d, b: s == State.REFUSED),
        waiting=of(lambda s, d, b: s <= State.DEFERRED and not d),
        not_reached=int(unreached[0][0]),
        came_back=sum(row[4] for row in grouped if row[3]),
        taken=of(lambda s, d, b: s == State.ACCEPTED),
    )


def other_channels(ledger: Ledger, wave: Wave) -> dict[str, tuple[int, int, int]]:
    """For each other channel of this wave number, in the order they were planned: people planned and not yet handed over, people handed
    over, and those of them whom this wave does not hold (no address for its channel)."""
    rows = ledger.store.rows(
        "SELECT w.channel, SUM(CASE WHEN r.state <= 1 THEN 1 ELSE 0 END), SUM(CASE WHEN r.state = 2 THEN 1 ELSE 0 END), "
        "SUM(CASE WHEN r.state = 2 AND NOT EXISTS (SELECT 1 FROM dn_delivery d WHERE d.wave = ? AND d.subject = r.subject) "
        "THEN 1 ELSE 0 END) FROM dn_wave w JOIN dn_delivery r ON r.wave = w.id "
        "WHERE w.case_id = ? AND w.number = ? AND w.channel <> ? GROUP BY w.id, w.channel ORDER BY w.id",
        (ledger.wave_id(wave), wave.case_id, wave.number, wave.channel),
    )
    return {str(channel): (int(planned), int(handed), int(beyond)) for channel, planned, handed, beyond in rows}


def closing_sentence(ledger: Ledger, wave: Wave, unaddressed: int = 0) -> str:
    """The sentence of `closing` alone."""
    return closing(ledger, wave, unaddressed)[0]


def closing(ledger: Ledger, wave: Wave, unaddressed: int = 0) -> tuple[str, int]:
    """The one sentence for the report, exact: every person to tell stands in it once, and every doubt is said; and how many people no
    channel reached. unaddressed: people to tell whom the wave does not hold, because nobody knows an address.

    A person handed over by another channel is named there too, after what became of the first.
    """
    c = counts(ledger, wave)
    parts = [f"accepted {c.accepted:,}", f"doubtful {c.doubtful:,}"]
    if c.doubtful:
        inner = [f"by evidence {c.by_evidence:,}", f"resent {c.resent:,}"]
        inner[1] += f" (at most {c.resent:,} people may hold more than one copy)" if c.resent else ""
        inner.append(f"held {c.held:,}")
        inner += [f"not yet settled {c.unsettled:,}"] if c.unsettled else []
        parts[1] += ": " + ", ".join(inner)
    parts += [f"refused {c.refused:,}"] if c.refused else []
    parts += [f"came back {c.came_back:,}"] if c.came_back else []
    parts += [f"still to send {c.waiting:,}"] if c.waiting else []
    parts += [f"no address {unaddressed:,}"] if unaddressed else []
    others = other_channels(ledger, wave)
    parts += [f"handed over by {channel} {handed:,}" for channel, (_, handed, _) in others.items() if handed]
    parts += [
        f"written for {channel}, not handed over {planned:,}" for channel, (planned, _, _) in others.items() if planned
    ]
    missed = c.not_reached + max(0, unaddressed - sum(beyond for _, _, beyond in others.values()))
    said = "; ".join([*parts, f"not reached by any channel {missed:,}."])
    return f"Of {c.total + unaddressed:,} people: {said}", missed


_NAMES: dict[State, DeliveryState] = {
    State.PLANNED: "planned",
    State.DEFERRED: "deferred",
    State.ACCEPTED: "accepted",
    State.REFUSED: "refused",
    State.DOUBT: "doubt",
    State.HELD: "held",
}


def deliveries(ledger: Ledger, wave: Wave) -> Iterator[Delivery]:
    """Every delivery of a wave in plan order, streamed. `at` is UTC, None before the first attempt."""
    rows = ledger.store.stream(
        "SELECT row_id, subject, state, doubted, attempt, owner, sha256, code, reply, at FROM dn_delivery "
        "WHERE wave = ? AND row_id > ? ORDER BY row_id",
        (ledger.wave_id(wave),),
    )
    ids = Tickets(wave.key, "message-id")
    for row in rows:
        yield _delivery(wave, ids, row)


def _delivery(wave: Wave, ids: Tickets, row: Sequence[object]) -> Delivery:
    row_id, subject, state, doubted, attempt, owner, sha256, code, reply, at = row
    assert isinstance(row_id, int) and isinstance(state, int) and isinstance(attempt, int) and isinstance(at, int)
    name = "resolved" if state == State.ACCEPTED and doubted else "rendered" if owner else _NAMES[State(state)]
    ticket = ids.make(wave.number, [row_id])[0]
    return Delivery(
        key=ticket,
        subject=str(subject),
        wave=wave.number,
        channel=wave.channel,
        state=name,
        attempt=attempt,
        message_id=f"<{ticket}@{wave.identity.domain}>",
        sha256=bytes(sha256).hex() if isinstance(sha256, bytes | memoryview) else "",
        reply=f"{code} {reply}".strip() if code else str(reply),
        at=datetime.fromtimestamp(at, UTC) if at else None,
    )


def delivery_of(ledger: Ledger, wave: Wave, subject: str) -> tuple[int, Delivery] | None:
    """One person's delivery with its place in plan order (from 0), or None."""
    wave_id = ledger.wave_id(wave)
    found = ledger.store.rows(
        "SELECT row_id, subject, state, doubted, attempt, owner, sha256, code, reply, at FROM dn_delivery WHERE wave = ? AND subject = ?",
        (wave_id, subject),
    )
    if not found:
        return None
    before = ledger.store.rows("SELECT COUNT(*) FROM dn_delivery WHERE wave = ? AND row_id < ?", (wave_id, found[0][0]))
    return int(before[0][0]), _delivery(wave, Tickets(wave.key, "message-id"), found[0])


def subjects_of(ledger: Ledger, wave: Wave, states: Iterable[State]) -> Iterator[str]:
    """The subjects whose delivery is in one of these states, in plan order, streamed."""
    listed = ", ".join(str(int(state)) for state in states)
    rows = ledger.store.stream(
        f"SELECT row_id, subject FROM dn_delivery WHERE wave = ? AND state IN ({listed}) AND row_id > ? ORDER BY row_id",
        (ledger.wave_id(wave),),
    )
    return (str(row[1]) for row in rows)


def subject_of(ledger: Ledger, wave: Wave, row: int) -> str:
    """The subject of a ledger row of this wave, empty where it has none such."""
    found = ledger.store.rows(
        "SELECT subject FROM dn_delivery WHERE wave = ? AND row_id = ?", (ledger.wave_id(wave), row)
    )
    return str(found[0][0]) if found else ""
