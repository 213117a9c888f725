"""The internal register (GDPR Art. 33(5)) as a hash chain: any changed, deleted or reordered record is found."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from duenotice.delivery.ledger import Ledger
from duenotice.model.errors import UsageError

START = "0" * 64
"""The hash before the first record."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record. n from 1; at: UTC; record: JSON values without personal data; hash: over the hash before and this record."""

    n: int
    at: datetime
    kind: str
    record: Mapping[str, Any]
    hash: str


@dataclass(frozen=True, slots=True)
class Check:
    """What `verify` found. intact: the whole chain fits; head: hash of the last record that fits; broken_at: the first that does not."""

    intact: bool
    entries: int
    head: str
    broken_at: int | None = None


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spare blanks: the form that is hashed. Raises UsageError for what JSON cannot hold."""
    try:
        return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise UsageError("A register record must be plain JSON.", where=type(error).__name__) from error


def chained(before: str, n: int, at: str, kind: str, record: str) -> str:
    """Hex SHA-256 of a record and the hash before it, each part with its length so that none can slide into the next."""
    parts = (before, str(n), at, kind, record)
    return hashlib.sha256(b"".join(f"{len(p.encode())}:".encode() + p.encode() for p in parts)).hexdigest()


class Register:
    """The chain in the ledger's database. Anybody with the exported entries can verify them without it."""

    def __init__(self, ledger: Ledger) -> None:
        self._store = ledger.store

    def append(self, kind: str, record: Mapping[str, Any]) -> Entry:
        """Add a record and return it. Values must be JSON; put no personal value in."""
        text, at = canonical(record), datetime.now(UTC)
        with self._store.transaction():
            last = self._store.rows("SELECT n, hash FROM dn_register ORDER BY n DESC LIMIT 1")
            n, before = (int(last[0][0]) + 1, str(last[0][1])) if last else (1, START)
            entry = Entry(n, at, kind, record, chained(before, n, at.isoformat(), kind, text))
            self._store.rows(
                "INSERT INTO dn_register (n, at, kind, record, hash) VALUES (?, ?, ?, ?, ?)",
                (n, at.isoformat(), kind, text, entry.hash),
            )
        return entry

    def _rows(self) -> Iterator[tuple[int, str, str, str, str]]:
        for row in self._store.stream("SELECT n, at, kind, record, hash FROM dn_register WHERE n > ? ORDER BY n"):
            yield int(row[0]), str(row[1]), str(row[2]), str(row[3]), str(row[4])

    def entries(self) -> Iterator[Entry]:
        """All records, oldest first, as they stand (see `verify`)."""
        for n, at, kind, record, digest in self._rows():
            yield Entry(n, datetime.fromisoformat(at), kind, json.loads(record), digest)

    def head(self) -> str:
        """The hash of the last record: print it where nobody can change it, as on an authority report."""
        found = self._store.rows("SELECT hash FROM dn_register ORDER BY n DESC LIMIT 1")
        return str(found[0][0]) if found else START

    def verify(self, head: str | None = None) -> Check:
        """Recompute the chain. head: a hash noted elsewhere that must occur in it; this also finds a chain cut off or made anew."""
        return check_chain(self._rows(), head)


def check_chain(rows: Iterable[tuple[int, str, str, str, str]], head: str | None = None) -> Check:
    """The same for records from anywhere, such as an export: (n, at, kind, canonical JSON of the record, hash), oldest first."""
    before, count = START, 0
    seen = head is None or head == START
    for n, at, kind, record, digest in rows:
        count += 1
        if n != count or digest != chained(before, n, at, kind, record):
            return Check(False, count - 1, before, broken_at=count)
        before = digest
        seen = seen or digest == head
    return Check(True, count, before) if seen else Check(False, count, before, broken_at=count + 1)
