"""The audit trail: one row per act, in the transaction of the act, hash-chained per case; verified row by row."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection, transaction

from duenotice.case.models import Audit, Case

HOUSE = ""
GENESIS = "0" * 64
_COVERED = ("chain", "seq", "at", "actor", "strength", "verb", "object", "before", "after", "reason", "prev_hash")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: name as shown (never an e-mail address), and how sure we are (`shell`, `password`, `passkey`, `worker`)."""

    name: str
    strength: str = "shell"


@dataclass(frozen=True, slots=True)
class Break:
    """Where a chain does not hold: the row's number and why."""

    seq: int
    why: str


def row_hash(row: Audit) -> str:
    """SHA-256 (hex) of the row's fields as canonical JSON."""
    fields = {name: getattr(row, name) for name in _COVERED}
    fields["at"] = row.at.astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(canonical(fields)).hexdigest()


def canonical(thing: object) -> bytes:
    """One way to write a JSON value: sorted keys, no spaces, UTF-8, dates as ISO text."""
    return json.dumps(thing, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str).encode()


def sha256(thing: object) -> str:
    """SHA-256 (hex) of the canonical JSON of a value."""
    return hashlib.sha256(canonical(thing)).hexdigest()


def record(
    actor: Actor, verb: str, thing: str, *, case: Case | None = None, after: object = None, reason: str = ""
) -> Audit:
    """Append one row; call it inside the transaction of the act. thing: what was acted on, no personal value;
    after: the value whose hash is kept. The chain's head is locked until the transaction ends."""
    chain = case.reference if case else HOUSE
    with transaction.atomic():
        _lock(chain)
        head = Audit.objects.filter(chain=chain).order_by("-seq").first()
        row = Audit(
            chain=chain,
            seq=head.seq + 1 if head else 1,
            at=datetime.now(UTC),
            actor=actor.name,
            strength=actor.strength,
            verb=verb,
            object=thing[:200],
            before=head_hash(chain, thing) if after is not None else "",
            after="" if after is None else sha256(after),
            reason=reason,
            prev_hash=head.hash if head else GENESIS,
        )
        row.hash = row_hash(row)
        row.save(force_insert=True)
        return row


def head_hash(chain: str, thing: str) -> str:
    """The hash the same object had after its last recorded act, or empty."""
    last = Audit.objects.filter(chain=chain, object=thing[:200]).exclude(after="").order_by("-seq").first()
    return last.after if last else ""


def _lock(chain: str) -> None:
    """PostgreSQL: an advisory lock per chain until the transaction ends. SQLite: the immediate transaction holds the file."""
    if connection.vendor == "postgresql":
        number = int.from_bytes(hashlib.sha256(chain.encode()).digest()[:8], "big", signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def verify(chain: str) -> list[Break]:
    """Where the chain is broken; empty when it holds. Finds changed, missing, inserted and reordered rows."""
    return list(_breaks(Audit.objects.filter(chain=chain).order_by("seq").iterator(chunk_size=5000)))


def _breaks(rows: Iterable[Audit]) -> Iterable[Break]:
    expected, previous = 1, GENESIS
    for row in rows:
        if row.seq != expected:
            yield Break(row.seq, f"row {expected} is missing")
        if row.prev_hash != previous:
            yield Break(row.seq, "does not follow from the row before it")
        if row.hash != row_hash(row):
            yield Break(row.seq, "was changed after it was written")
        expected, previous = row.seq + 1, row.hash
