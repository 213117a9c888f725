"""One item: what its fields hold, how likely each candidate is, and which distinct values there are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pyarrow as pa

from duenotice.detect.candidates import CANDIDATES, CHECKS
from duenotice.detect.merging import merge_escrow, merge_values
from duenotice.detect.scanning import scan
from duenotice.detect.settings import Settings
from duenotice.model import empty, table_of
from duenotice.model.evidence import Block, Item
from duenotice.model.findings import Escrowed, Field, Finding, Likelihood, Value
from duenotice.model.keys import canonical_email, value_key

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Settled(NamedTuple):
    """What one item holds: tables of Finding, Value, Field and Escrowed (the last only raw, to be encrypted at once)."""

    findings: pa.Table
    values: pa.Table
    fields: pa.Table
    escrow: pa.Table


def settle(item: Item, candidates: pa.Table, settings: Settings) -> Settled:
    """Decide over all candidates of one item (any number of `scan` tables, concatenated in any order)."""
    findings: list[Finding] = []
    values: list[Value] = []
    escrow: list[Escrowed] = []
    for row in candidates.sort_by("offset").to_pylist():
        text = row["text"].decode()
        key = value_key(settings.key, row["kind"], canonical_email(text))
        seen = EPOCH + timedelta(microseconds=row["at_us"]) if row["at_us"] >= 0 else item.captured_at
        findings.append(
            Finding(
                item.item_id,
                row["offset"],
                row["length"],
                row["kind"],
                key,
                None,
                row["row"] if row["row"] >= 0 else None,
                row["record"] if row["record"] >= 0 else None,
                seen,
                CHECKS[row["check"]],
                2.0,
                Likelihood.VERY_LIKELY,
                row["encoding"],
                row["rule"],
            )
        )
        values.append(
            Value(key, row["kind"], f"{text[:1]}***@***", None, text.rpartition("@")[2].lower(), 1, seen, seen)
        )
        escrow.append(Escrowed(key, row["kind"], text))
    return Settled(
        table_of(Finding, findings),
        merge_values([table_of(Value, values)]),
        empty(Field),
        merge_escrow([table_of(Escrowed, escrow)]),
    )


def scan_item(item: Item, blocks: Iterable[Block], settings: Settings) -> Settled:
    """Scan and settle one item, block by block."""
    tables = [scan(block, settings) for block in blocks]
    return settle(item, pa.concat_tables(tables) if tables else CANDIDATES.empty_table(), settings)
