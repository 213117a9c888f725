"""The doubtful set: first evidence, then the policy of the case. Neither policy alone is right, so the report tells both."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from duenotice.delivery.identity import Tickets
from duenotice.delivery.ledger import By, Ledger, State
from duenotice.delivery.words import Evidence, Wave

_BATCH = 500
MOST_ATTEMPTS = 5
"""Attempts that may end in doubt before a message is held for a person, whatever the policy: a server that always drops."""


def resolve(ledger: Ledger, wave: Wave, evidence: Sequence[Evidence] = (), repeats_hours: float = 0.0) -> int:
    """Settle what is in doubt: evidence in the given order, then the wave's policy (`resend` the same bytes, or `hold`).

    A message that evidence says was taken is accepted; one that surely was not is planned again. repeats_hours: how long
    the provider recognises a repeated request; within it (less a tenth) repeating is evidence, as no second copy can arise.
    Returns the number settled.
    """
    wave_id = ledger.wave_id(wave)
    ids = Tickets(wave.key, "message-id")
    found = ledger.store.rows(
        "SELECT row_id, attempt, sent_date FROM dn_delivery WHERE wave = ? AND state = ?", (wave_id, int(State.DOUBT))
    )
    protected = time.time() - repeats_hours * 3600 * 0.9
    rows = [(int(row), int(attempt), bool(repeats_hours) and int(first) > protected) for row, attempt, first in found]
    stream = iter(rows)
    while chunk := list(islice(stream, _BATCH)):
        by_id = dict(zip(ids.make(wave.number, [row for row, _, _ in chunk]), chunk, strict=True))
        known = _ask(evidence, by_id)
        with ledger.store.transaction():
            for ticket, (row, attempt, repeatable) in by_id.items():
                worn = attempt >= MOST_ATTEMPTS
                taken = False if repeatable and not worn and ticket not in known else known.get(ticket)
                _settle(ledger, row, taken, hold=worn or wave.policy == "hold")
    return len(rows)


def _ask(evidence: Sequence[Evidence], ids: Iterable[str]) -> dict[str, bool]:
    """The first answer for each id; what is answered is not asked about again."""
    known: dict[str, bool] = {}
    for source in evidence:
        open_ids = [ticket for ticket in ids if ticket not in known]
        if open_ids:
            known.update({ticket: taken for ticket, taken in source(open_ids).items() if ticket in open_ids})
    return known


def _settle(ledger: Ledger, row: int, taken: bool | None, *, hold: bool) -> None:
    if taken is None:
        state, by = (State.HELD, By.NOTHING) if hold else (State.PLANNED, By.RESENT)
    else:
        state, by = (State.ACCEPTED if taken else State.PLANNED), By.EVIDENCE
    # A row once resent stays so: a person who may hold two copies is counted, whatever a later attempt shows.
    ledger.store.rows(
        "UPDATE dn_delivery SET state = ?, due = 0, settled_by = CASE WHEN settled_by = ? THEN settled_by ELSE ? END "
        "WHERE row_id = ? AND state = ?",
        (int(state), int(By.RESENT), int(by), row, int(State.DOUBT)),
    )


def release_held(ledger: Ledger, wave: Wave, subjects: Iterable[str], *, send: bool) -> int:
    """A person's decision on held messages: `send` the same bytes again, or take them as arrived. Returns how many changed."""
    wave_id, changed = ledger.wave_id(wave), 0
    state, by = (State.PLANNED, By.RESENT) if send else (State.ACCEPTED, By.EVIDENCE)
    for subject in subjects:
        changed += len(
            ledger.store.rows(
                "UPDATE dn_delivery SET state = ?, settled_by = ?, due = 0, at = ? "
                "WHERE wave = ? AND subject = ? AND state = ? RETURNING row_id",
                (int(state), int(by), int(time.time()), wave_id, subject, int(State.HELD)),
            )
        )
    return changed


_QUEUE_ID = re.compile(r"\b(?:postfix[^\[]*)\[\d+\]: (\w+): (.*)")
_MESSAGE_ID = re.compile(r"message-id=<([0-9a-f]{32})@")


def postfix_log(lines: Iterable[str], *, complete: bool = False) -> Evidence:
    """Evidence from a Postfix log: `message-id=` by cleanup, then `removed` or `status=sent` by the queue manager.

    A message the log shows as queued was taken. complete: the log is known to cover the whole time of sending, without rotation
    gaps; only then is absence evidence that a message was not taken.
    """
    seen: set[str] = set()
    for line in lines:
        match = _QUEUE_ID.search(line)
        found = match and _MESSAGE_ID.search(match[2])
        if found:
            seen.add(found[1])
    taken = frozenset(seen)

    def ask(ids: Sequence[str]) -> Mapping[str, bool]:
        return {ticket: ticket in taken for ticket in ids if complete or ticket in taken}

    return ask
