"""Request rows of an item, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyarrow as pa

from duenotice.evidence.ground.budget import Budget
from duenotice.evidence.ground.shapes import Slots
from duenotice.evidence.logs.entries import entries_of_lines
from duenotice.evidence.reading import CAPTURED, blocks, records
from duenotice.evidence.records.record import Record
from duenotice.evidence.visits.rows import Reading
from duenotice.model.evidence import Block, Item, Request
from duenotice.model.tables import table_of

ROWS = 50_000
"""Rows of a table at most."""


def requests(item: Item, budget: Budget, key: bytes, names: Mapping[str, str] = {}) -> Iterator[pa.Table]:
    """The requests an access log, HAR, WARC, ARC or flow file tells of; nothing for other kinds.

    key: 32 bytes, of the case's values; sessions, accounts and client addresses leave only as `token_key` of kinds
    SESSION_TOKEN, ACCOUNT_ID and IP_ADDRESS. `record` is the record number of the item's blocks. names: odd fields of a log
    to those of `visits.rows.OURS`. Lines that name no request are passed over.
    """
    reading = Reading(item.item_id, key, names)
    if item.kind == "access_log":
        yield from _tables(_of_log(item, budget, reading))
    elif item.kind in CAPTURED:
        yield from _tables(_of_capture(item, budget, reading))


def _of_capture(item: Item, budget: Budget, reading: Reading) -> Iterator[Request | None]:
    """A row per exchange; a capture knows no client, and its session is the cookie that names one."""
    found = (record for record in records(item, budget) if isinstance(record, Record))
    for number, record in enumerate(found):
        if record.exchange is not None:
            yield reading.captured(number, record.exchange)


def _tables(rows: Iterable[Request | None]) -> Iterator[pa.Table]:
    held: list[Request] = []
    for row in rows:
        if row is not None:
            held.append(row)
        if len(held) >= ROWS:
            yield table_of(Request, held)
            held = []
    if held:
        yield table_of(Request, held)


def _of_log(item: Item, budget: Budget, reading: Reading) -> Iterator[Request | None]:
    for block in blocks(item, budget):
        if not isinstance(block, Block):
            continue
        shape = block.layout.sections.shapes[0]  # type: ignore[attr-defined]
        entry_of = entries_of_lines(shape if isinstance(shape, Slots) else None)
        own = block.data[block.base : block.base + block.own]
        for n, line in enumerate(own.split(b"\n")):
            entry = entry_of(line.decode("utf-8", "replace").rstrip("\r")) if line.strip() else None
            if entry:
                yield reading.request(block.first_row + n, reading.named(entry))
