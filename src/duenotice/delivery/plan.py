"""Before sending: the list is held against its approval, written into the ledger, and a forecast says when the last person is told."""

from __future__ import annotations

import contextlib
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice

from duenotice.delivery.address import envelope_address
from duenotice.delivery.approval import Binder
from duenotice.delivery.ledger import Ledger
from duenotice.delivery.words import Limits, Wave
from duenotice.model.errors import ApprovalVoid, DeliveryError
from duenotice.model.sending import Addressee, Notice

NAMED_FROM = 20
"""People a receiving domain must have before the ledger names it: a rare domain can be somebody's name."""
MOST_NAMED = 64
OWN_SPEED = 1000.0
"""Messages a second assumed of our own sender with RSA signatures, a cautious figure; the relay is usually slower."""


@dataclass(frozen=True, slots=True)
class DomainPlan:
    """The forecast for one receiving domain (`other` for all small ones). last_at: UTC, when its last message is handed over."""

    domain: str
    people: int
    per_second: float
    limited_by: str
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be sent and when it will be done. last_at: UTC, if sending starts at `starts_at`; advice: what to do if late."""

    wave: int
    people: int
    notices: Mapping[str, int]
    starts_at: datetime
    last_at: datetime
    limited_by: str
    domains: tuple[DomainPlan, ...]
    advice: tuple[str, ...] = ()


def plan(
    ledger: Ledger,
    wave: Wave,
    notices: Mapping[str, Notice],
    addressees: Iterable[Addressee],
    approved: str,
    limits: Limits | None = None,
) -> Plan:
    """Write a wave into the ledger and forecast it. Order of sending is the order of `addressees` (most at risk first).

    approved: the digest a person agreed to (`approval_digest`). Recomputed while the list streams by: raises ApprovalVoid, and
    leaves the ledger as it was, if anything differs, or if one person occurs twice. A second call with the same list adds nothing.
    """
    with ledger.store.transaction():
        known = ledger.store.rows(
            "SELECT id, approved FROM dn_wave WHERE case_id = ? AND number = ? AND channel = ?",
            (wave.case_id, wave.number, wave.channel),
        )
        wave_id = int(known[0][0]) if known else _new_wave(ledger, wave, approved)
        binder, domains, used = _write(ledger, wave_id, Binder(wave, notices), addressees, fresh=not known)
        if binder.digest() != approved or (known and known[0][1] != approved):
            step = "Look at the change, then have text and list approved again."
            raise ApprovalVoid(
                "Text or addressee list is not what was approved.", where=f"wave {wave.number}", next_step=step
            )
        if not known:
            _finish_wave(ledger, wave_id, binder, notices, domains)
    return forecast(ledger, wave, limits or Limits(), dict(used))


def _new_wave(ledger: Ledger, wave: Wave, approved: str) -> int:
    wave_id = int(ledger.store.rows("SELECT COALESCE(MAX(id), 0) + 1 FROM dn_wave")[0][0])
    ledger.store.rows(
        "INSERT INTO dn_wave (id, case_id, number, channel, approved, people, planned_at) VALUES (?, ?, ?, ?, ?, 0, ?)",
        (wave_id, wave.case_id, wave.number, wave.channel, approved, int(time.time())),
    )
    return wave_id


def _write(
    ledger: Ledger, wave_id: int, binder: Binder, addressees: Iterable[Addressee], *, fresh: bool
) -> tuple[Binder, Counter[str], Counter[str]]:
    """Stream the list: count it against the approval and, for a new wave, insert a row each."""
    first = int(ledger.store.rows("SELECT COALESCE(MAX(row_id), 0) + 1 FROM dn_delivery")[0][0])
    numbers = {notice_id: n for n, notice_id in enumerate(binder.notices)}
    sizes: Counter[str] = Counter()
    used: Counter[str] = Counter()
    named: dict[str, int] = {}
    stream = iter(addressees)
    while chunk := list(islice(stream, 2000)):
        rows: list[tuple[object, ...]] = []
        for who in chunk:
            domain = _domain_of(who)
            sizes[domain] += 1
            if sizes[domain] == NAMED_FROM and len(named) < MOST_NAMED:
                named[domain] = len(named) + 1
            used[who.notice] += 1
            row_id = first + binder.people
            rows.append(
                (row_id, wave_id, who.subject, binder.number(who, numbers), named.get(domain, 0), binder.add(who))
            )
        if fresh:
            _insert(ledger, rows)
    small = sum(size for domain, size in sizes.items() if domain not in named)
    return binder, Counter({"": small, **{d: sizes[d] for d in named}}), used


def _insert(ledger: Ledger, rows: list[tuple[object, ...]]) -> None:
    added = ledger.store.many(
        "INSERT INTO dn_delivery (row_id, wave, subject, notice, grp, state, bond) VALUES (?, ?, ?, ?, ?, 0, ?) "
        "ON CONFLICT (wave, subject) DO NOTHING",
        rows,
    )
    if added != len(rows):
        step = "Consolidate the list (one row for each person), then have it approved again."
        raise ApprovalVoid("The addressee list holds a person twice.", where="addressee list", next_step=step)


def _domain_of(who: Addressee) -> str:
    with contextlib.suppress(DeliveryError):
        return envelope_address(who.address.reveal())[1]
    return ""


def _finish_wave(
    ledger: Ledger, wave_id: int, binder: Binder, notices: Mapping[str, Notice], domains: Counter[str]
) -> None:
    texts = [(wave_id, n, notice_id, binder.text(notice_id)) for n, notice_id in enumerate(binder.notices)]
    ledger.store.many("INSERT INTO dn_text (wave, number, notice, sha256) VALUES (?, ?, ?, ?)", texts)
    groups = [(wave_id, n, domain, people) for n, (domain, people) in enumerate(domains.items())]
    ledger.store.many("INSERT INTO dn_group (wave, number, domain, people) VALUES (?, ?, ?, ?)", groups)
    ledger.store.rows("UPDATE dn_wave SET people = ? WHERE id = ?", (binder.people, wave_id))


def forecast(ledger: Ledger, wave: Wave, limits: Limits, notices: Mapping[str, int] | None = None) -> Plan:
    """When everybody will have been handed over if sending starts now: the slowest of our own speed, the provider's rate and
    daily quota, the warm-up schedule, and the shape of each receiving domain."""
    wave_id = ledger.wave_id(wave)
    now = datetime.now(UTC)
    groups = ledger.groups(wave_id)
    people = sum(size for _, _, size in groups)
    whole, why = _seconds_for(people, limits)
    domains: list[DomainPlan] = []
    for _, domain, size in groups:
        rate = limits.domain_rate(domain)
        own = size / rate if rate else 0.0
        slowest, reason = (own, f"the rate of {domain}") if own > whole else (whole, why)
        pace = size / slowest if slowest else OWN_SPEED
        domains.append(DomainPlan(domain or "other", size, pace, reason, now + timedelta(seconds=slowest)))
    slowest = max(domains, key=lambda d: d.last_at, default=None)
    last, by = (slowest.last_at, slowest.limited_by) if slowest else (now, why)
    return Plan(wave.number, people, notices or {}, now, last, by, tuple(domains), tuple(_advice(last - now, by)))


def _seconds_for(people: int, limits: Limits) -> tuple[float, str]:
    """Seconds until `people` messages are handed over on this path, and what limits them."""
    options = [(people / OWN_SPEED, "our own speed")]
    if limits.per_second:
        options.append((people / limits.per_second, f"the provider's rate of {limits.per_second:g} a second"))
    if limits.per_day or limits.warm_up:
        options.append((_days_for(people, limits) * 86400.0, "the provider's daily quota or warm-up"))
    return max(options)


def _days_for(people: int, limits: Limits) -> float:
    """Days, the last one in part, that quota and warm-up need. A quota's first day is at once: 24 h roll from there."""
    left, day = people, 0
    while left > 0:
        warm = limits.warm_up[day] if day < len(limits.warm_up) else None
        today = min((n for n in (warm, limits.per_day) if n is not None), default=left)
        if left <= today:
            return float(day)
        left, day = left - max(today, 1), day + 1
    return 0.0


def _advice(takes: timedelta, by: str) -> Iterator[str]:
    if takes > timedelta(hours=24):
        yield f"Limited by {by}: ask for a higher limit, add a second provider, or send letters to part of the list first."
