"""Which reader serves which kind in the parser's process. A library is loaded when it is first needed: a mailbox must not
wait for a PDF engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import BinaryIO, cast

from duenotice.evidence.ground.budget import Budget
from duenotice.evidence.ground.wordlist import words
from duenotice.evidence.records.record import Gap, Record

Reader = Callable[[BinaryIO, Budget], Iterator[Record | Gap]]

MODULES: dict[str, tuple[str, ...]] = {
    "columns": words("parquet arrow orc avro"),
    "mail": words("eml mbox pst"),
    "sheets": words("xlsx ods ole"),
    "writings": words("docx pptx odf"),
    "print": words("pdf"),
    "packets": words("pcap"),
    "pictures": words("image"),
    "rtf": words("rtf"),
    "databases": words("sqlite sqlite_wal sql_dump bson binary"),
    "serialized": words("msgpack cbor pickle java plist redis"),
    "restorable": words("pg_dump"),
    "copied": words("pg_copy"),
    "fixed": words("fixed"),
    "journals": words("journal journal_export journal_json"),
    "attachments": words("attached"),
}
"""Module to the kinds it reads, each with a function of that name. `attached`: a file within a file, whatever its kind."""

_MODULE_OF = {kind: module for module, kinds in MODULES.items() for kind in kinds}

PARSED = frozenset(_MODULE_OF) - {"attached"}
"""Kinds of items whose parser runs in a process of its own."""


def reader_of(kind: str) -> Reader:
    """The reader of a kind. Raises KeyError for one that has none."""
    module = import_module(f"{__package__}.{_MODULE_OF[kind]}")
    return cast("Reader", getattr(module, kind))
