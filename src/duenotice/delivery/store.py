"""One SQL connection over SQLite or PostgreSQL, with the few differences between them in one place."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from duenotice.model.errors import DeliveryError, MissingExtra, UsageError


class StoreLost(DeliveryError):
    """The database went away in the middle of work. What was sent stands in the journal; calling `send` again replays it."""


class Store:
    """Statements with `?` for values, `BLOB` for bytes. One thread at a time (a lock sees to it)."""

    def __init__(self, url: str) -> None:
        self._lock = threading.RLock()
        self.is_postgres = url.startswith(("postgresql://", "postgres://"))
        self.path: Path | None = None
        if self.is_postgres:
            self._connection, self._errors = _postgres(url)
        elif url.startswith("sqlite:///"):
            self.path = Path(url.removeprefix("sqlite:///")).resolve()
            self._connection, self._errors = _sqlite(self.path), (sqlite3.Error,)
        else:
            raise UsageError("A ledger's address begins with sqlite:/// or postgresql://.")

    @property
    def skip_locked(self) -> str:
        """What makes a claim pass over rows that another sender is claiming."""
        return " FOR UPDATE SKIP LOCKED" if self.is_postgres else ""

    def _dialect(self, sql: str) -> str:
        return sql.replace("?", "%s").replace("BLOB", "BYTEA") if self.is_postgres else sql

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a statement; empty for one that gives none. Raises StoreLost when the database is gone."""
        with self._lock, self._watched():
            cursor = self._connection.execute(self._dialect(sql), tuple(values))
            return list(cursor.fetchall()) if cursor.description else []

    def stream(self, sql: str, values: Sequence[Any] = (), size: int = 1000) -> Iterator[tuple[Any, ...]]:
        """Rows one after the other, for tables larger than memory: pages by the first column, which must be the ordering key.

        The statement has one more `?` at its end, for the last key seen, and a `LIMIT` is appended.
        """
        last = -1
        while page := self.rows(f"{sql} LIMIT {size}", (*values, last)):
            yield from page
            last = page[-1][0]

    def many(self, sql: str, values: Iterable[Sequence[Any]]) -> int:
        """Run a statement for each row of values; the number of rows touched in all."""
        with self._lock, self._watched():
            cursor = self._connection.cursor()
            cursor.executemany(self._dialect(sql), list(values))
            return int(cursor.rowcount)

    def script(self, statements: str) -> None:
        """Run statements separated by `;` and a line break."""
        for statement in statements.split(";\n"):
            if statement.strip():
                self.rows(statement)

    @contextmanager
    def transaction(self) -> Generator[None]:
        """All or nothing; on SQLite it takes the write lock at once, so two senders queue instead of failing."""
        with self._lock:
            self.rows("BEGIN" if self.is_postgres else "BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._quiet_rollback()
                raise
            self.rows("COMMIT")

    def _quiet_rollback(self) -> None:
        try:
            self._connection.execute("ROLLBACK")
        except self._errors:
            return

    @contextmanager
    def _watched(self) -> Generator[None]:
        try:
            yield
        except self._errors as error:
            if isinstance(error, sqlite3.IntegrityError) or type(error).__name__ in (
                "UniqueViolation",
                "CheckViolation",
            ):
                raise
            step = "When the database is back, send again: it resumes from the journal."
            raise StoreLost(
                "The ledger's database does not answer.", where=str(error).split("\n")[0], next_step=step
            ) from error

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def _sqlite(path: Path) -> Any:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=60, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def _postgres(url: str) -> tuple[Any, tuple[type[Exception], ...]]:
    try:
        import psycopg
    except ImportError as error:
        raise MissingExtra.named("postgres", "A ledger on PostgreSQL") from error
    try:
        return psycopg.connect(url, autocommit=True), (psycopg.Error,)
    except psycopg.OperationalError as error:
        raise StoreLost(
            "The ledger's database does not answer.", next_step="Check that it runs, then try again."
        ) from error
