"""After sending: who has to be told another way, what was handed over by other means, and how many calls will come."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from duenotice.delivery.ledger import Ledger, State
from duenotice.delivery.words import Wave
from duenotice.model.errors import UsageError

CHANNELS = ("email", "inbox", "letter", "sms", "public")
"""The order of fallback; `public` is the communication of GDPR Art. 34(3)(c)."""

_CALL_SHARE = 0.009
"""Calls per person told: 7,230 of some 814,000 in one published settlement (Epiq). One case, so halved and doubled as the range."""
_BY_DAY = (0.20, 0.19, 0.16, 0.13, 0.10, 0.08, 0.06, 0.08)
"""Our reading of `most within the first 5 to 8 days`; the last share stands for all later days."""


def unreached(ledger: Ledger, wave: Wave) -> Iterator[str]:
    """Subjects whom this wave reached on no channel so far (refused, or came back as unreachable), in plan order.

    Plan them again as the same wave number on the next channel: `replace(wave, channel="letter")`.
    """
    rows = ledger.store.stream(
        "SELECT row_id, subject FROM dn_delivery d WHERE wave = ? AND (state = 3 OR came_back <> '') AND NOT EXISTS ("
        "SELECT 1 FROM dn_delivery r JOIN dn_wave w ON w.id = r.wave WHERE w.case_id = ? AND w.number = ? "
        "AND r.subject = d.subject AND r.came_back = '' AND r.state <> 3) AND row_id > ? ORDER BY row_id",
        (ledger.wave_id(wave), wave.case_id, wave.number),
    )
    return (str(row[1]) for row in rows)


def handed_over(ledger: Ledger, wave: Wave, subjects: Iterable[str], evidence: str) -> int:
    """Note that a channel which is not ours to drive (printer, inbox, SMS gateway) took these notices. Returns how many were new.

    evidence: the job id or receipt, without personal data. Saying it twice changes nothing.
    """
    if wave.channel == "email":
        raise UsageError("E-mail is accepted by the mail server's reply, not by hand.", where="channel email")
    wave_id, changed = ledger.wave_id(wave), 0
    with ledger.store.transaction():
        for subject in subjects:
            changed += len(
                ledger.store.rows(
                    "UPDATE dn_delivery SET state = ?, attempt = 1, code = 250, reply = ?, at = ? "
                    "WHERE wave = ? AND subject = ? AND state <= 1 AND owner = 0 RETURNING row_id",
                    (int(State.ACCEPTED), evidence[:200], int(time.time()), wave_id, subject),
                )
            )
    return changed


@dataclass(frozen=True, slots=True)
class CallDay:
    """Calls to expect on one day after the bulk went out (day 1: the day itself; the last entry: that day and all later)."""

    day: int
    low: int
    likely: int
    high: int


def call_forecast(people: int) -> tuple[CallDay, ...]:
    """How many calls a help desk should expect after `people` were told. The range says how little is known: one published case."""
    calls = people * _CALL_SHARE
    return tuple(
        CallDay(day, round(calls * share / 2), round(calls * share), round(calls * share * 2))
        for day, share in enumerate(_BY_DAY, 1)
    )
