"""A customer directory that lies in a SQL database: the one adapter to SQLAlchemy (extra `sql`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from duenotice.model.errors import MissingExtra, UsageError

_URL = re.compile(r"(sqlite|postgresql|mysql|mariadb|mssql|oracle)(\+\w+)?://", re.I)
_READS = re.compile(r"\s*(select|with)\b", re.I)
_NAME = re.compile(r"\w+(\.\w+)?")
AT_ONCE = 10_000


def is_database(source: str) -> bool:
    """True for a database URL such as `postgresql://user@host/shop#customers`."""
    return bool(_URL.match(source))


def open_query(source: str) -> tuple[list[str], Iterator[tuple[str, ...]]]:
    """Headers and rows as text of `URL#table` or `URL#SELECT …`, streamed. Nothing is ever committed.

    Raises MissingExtra without SQLAlchemy, UsageError where the part after `#` is neither a table name nor a SELECT or where the
    database refuses. Passwords in the URL never stand in the message.
    """
    try:
        import sqlalchemy
        from sqlalchemy.exc import SQLAlchemyError
    except ImportError:
        raise MissingExtra.named("sql", "Reading a directory from a database") from None
    url, _, wanted = source.partition("#")
    text = wanted if _READS.match(wanted) else f"SELECT * FROM {wanted}" if _NAME.fullmatch(wanted) else ""
    if not text:
        raise UsageError("Which table of the database?", next_step="Write URL#table or URL#SELECT ….")
    try:
        engine = sqlalchemy.create_engine(url)
        connection = engine.connect().execution_options(stream_results=True)
        result = connection.execute(sqlalchemy.text(text))
    except (SQLAlchemyError, ImportError) as error:
        raise UsageError(
            f"The database could not be read: {type(error).__name__}.", where=_without_secret(url)
        ) from None
    return list(result.keys()), _rows(engine, connection, result)


def _rows(engine: Any, connection: Any, result: Any) -> Iterator[tuple[str, ...]]:
    try:
        for part in result.partitions(AT_ONCE):
            yield from (tuple("" if value is None else str(value) for value in row) for row in part)
    finally:
        connection.close()
        engine.dispose()


def _without_secret(url: str) -> str:
    return re.sub(r"//[^@/]*@", "//…@", url)
