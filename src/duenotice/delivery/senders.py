"""Who is sending: one sender per wave, and what a dead one left behind is read from its journal before anything else happens."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path
from typing import NamedTuple

from duenotice.delivery.journal import INTENT, Journal, Record, is_alive, may_lack_its_end, replay
from duenotice.delivery.ledger import Ledger, Outcome, State
from duenotice.delivery.status import about
from duenotice.delivery.words import Reply
from duenotice.model.errors import CaseError, LedgerError

LEASE_SECONDS = 60
_OURS = frozenset({500, 502, 503, 504, 521, 530, 534, 535, 538, 555})
RETRY_FIRST, RETRY_MOST = 300, 3600


def deferred_until(now: float, attempt: int) -> int:
    """When to try again after a 4xx: 5 minutes, doubling to an hour (seconds since 1970)."""
    return int(now) + min(RETRY_FIRST << min(attempt - 1, 10), RETRY_MOST)


def _is_about_us(code: int, reply: str) -> bool:
    """True for a permanent refusal that says nothing of the person: policy, authentication, or our command."""
    status = reply.split(" ", 1)[0]
    if status.startswith(("5.1.", "5.2.", "5.7.")):
        return about(status) == "us"
    return code in _OURS


def outcome_of(
    row: int, answer: Reply, attempt: int, *, sha256: bytes | None = None, gives_up: bool = False
) -> Outcome:
    """The state that a reply leads to. 0: doubt; 2xx: accepted; 4xx, and 5xx that is about us: deferred; other 5xx: refused.

    5.7.x speaks of us, not of the person (RFC 3463): it is never held against an address, only against our time.
    """
    code, reply = answer
    if code == 0:
        return Outcome(row, State.DOUBT, 0, reply, sha256)
    if code < 400:
        return Outcome(row, State.ACCEPTED, code, reply, sha256)
    if (code < 500 or _is_about_us(code, reply)) and not gives_up:
        return Outcome(row, State.DEFERRED, code, reply, sha256, due=deferred_until(time.time(), attempt))
    return Outcome(row, State.REFUSED, code, reply, sha256)


def enlist(ledger: Ledger, wave_id: int, folder: Path) -> tuple[int, Journal]:
    """Become the one sender of a wave: settle what dead senders left, then open a journal.

    Raises CaseError while another sender is at work, LedgerError where a dead one's journal cannot be read.
    """
    for sender in _open_senders(ledger, wave_id, lock=False):
        _refuse_if_alive(sender)  # asked before any lock: a stopped sender may hold the database's
    folder.mkdir(parents=True, exist_ok=True)
    with ledger.store.transaction():
        for sender in _open_senders(ledger, wave_id):
            _refuse_if_alive(sender)
            apply_journal(ledger, sender.owner, sender.path, sender.safe)
        owner = int(ledger.store.rows("SELECT COALESCE(MAX(id), 0) + 1 FROM dn_sender")[0][0])
        journal = Journal(folder / f"sender-{wave_id}-{owner}-{os.getpid()}-{time.time_ns():x}.journal", owner)
        ledger.store.rows(
            "INSERT INTO dn_sender (id, wave, host, pid, journal, until) VALUES (?, ?, ?, ?, ?, ?)",
            (owner, wave_id, socket.gethostname(), os.getpid(), str(journal.path), int(time.time()) + LEASE_SECONDS),
        )
    return owner, journal


class _Sender(NamedTuple):
    owner: int
    host: str
    pid: int
    path: Path
    safe: int
    until: int


def _open_senders(ledger: Ledger, wave_id: int, *, lock: bool = True) -> list[_Sender]:
    suffix = " FOR UPDATE" if lock and ledger.store.is_postgres else ""
    rows = ledger.store.rows(
        f"SELECT id, host, pid, journal, safe, until FROM dn_sender WHERE wave = ? AND closed = 0 ORDER BY id{suffix}",
        (wave_id,),
    )
    return [_Sender(int(r[0]), str(r[1]), int(r[2]), Path(r[3]), int(r[4]), int(r[5])) for r in rows]


def _refuse_if_alive(sender: _Sender) -> None:
    elsewhere = sender.host != socket.gethostname() and not sender.path.exists()
    if is_alive(sender.path) or (elsewhere and sender.until > time.time()):
        raise CaseError(
            "Another sender is at work on this wave.",
            where=f"process {sender.pid} on {sender.host}",
            next_step="Let it end, or end it; a second one would send against its limits.",
        )


def apply_journal(ledger: Ledger, owner: int, path: Path, safe: int) -> None:
    """Book what a dead sender's journal says: results as they were, intents without result as doubt, the rest released.

    After a power cut the rest is doubt as well: of what was claimed, nobody knows what left in the moments that are missing.
    Runs inside the caller's transaction; doing it twice changes nothing, as the sender is closed and its rows have no owner.
    """
    last: dict[int, Record] = {}
    intents: dict[int, bytes] = {}
    for record in replay(path, safe):
        if record.kind == INTENT:
            intents[record.row] = record.detail
        last[record.row] = record
    owned = {int(r[0]) for r in ledger.store.rows("SELECT row_id FROM dn_delivery WHERE owner = ?", (owner,))}
    if any(row in owned and row not in intents and 200 <= last[row].code < 300 for row in last):
        raise LedgerError("A journal holds a result without its intent.", where=str(path))
    outcomes = [_after_crash(record, intents.get(row)) for row, record in last.items() if row in owned]
    for outcome in outcomes:
        ledger.store.rows(
            "UPDATE dn_delivery SET owner = 0, state = ?, due = ?, code = ?, reply = ?, sha256 = COALESCE(?, sha256), at = ?, "
            "doubted = CASE WHEN ? THEN 1 ELSE doubted END WHERE row_id = ? AND owner = ?",
            (
                int(outcome.state),
                outcome.due,
                outcome.code,
                outcome.reply,
                outcome.sha256,
                int(time.time()),
                outcome.state == State.DOUBT,
                outcome.row,
                owner,
            ),
        )
    if may_lack_its_end(path, safe):
        _doubt_all(ledger, owner, "the machine went down; its journal may lack the last moments")
    ledger.store.rows("UPDATE dn_delivery SET owner = 0, attempt = attempt - 1 WHERE owner = ?", (owner,))
    ledger.store.rows("UPDATE dn_sender SET closed = 1 WHERE id = ?", (owner,))


def _doubt_all(ledger: Ledger, owner: int, why: str) -> int:
    """Every row that a sender still holds becomes doubtful. The number of them."""
    found = ledger.store.rows(
        "UPDATE dn_delivery SET owner = 0, state = ?, doubted = 1, reply = ?, at = ? WHERE owner = ? RETURNING row_id",
        (int(State.DOUBT), why, int(time.time()), owner),
    )
    return len(found)


def _after_crash(record: Record, sha256: bytes | None) -> Outcome:
    if record.kind == INTENT:
        return Outcome(record.row, State.DOUBT, 0, "the sender ended before a reply was noted", record.detail)
    reply = record.detail.rstrip(b"\0").decode("ascii", "replace")
    return outcome_of(record.row, Reply(record.code, reply), record.attempt, sha256=sha256)


def close_sender(ledger: Ledger, owner: int, path: Path) -> None:
    """End a sender in good order: what its journal says beyond the ledger is booked, claims it did not use are released."""
    with ledger.store.transaction():
        found = ledger.store.rows("SELECT safe FROM dn_sender WHERE id = ? AND closed = 0", (owner,))
        if found:
            apply_journal(ledger, owner, path, int(found[0][0]))


def adopt_without_journal(ledger: Ledger, owner: int) -> int:
    """Close a sender whose journal is lost for good: every row it had claimed becomes doubtful. The number of them."""
    with ledger.store.transaction():
        found = _doubt_all(ledger, owner, "the journal is lost")
        ledger.store.rows("UPDATE dn_sender SET closed = 1 WHERE id = ?", (owner,))
    return found
