"""One item of evidence, read and scanned in a worker process, its result stored so that a killed scan resumes after it.

No Django here: workers import this module alone. Raw values leave the worker encrypted only.
"""

from __future__ import annotations

import hashlib
import secrets
import shutil
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from duenotice import detect, evidence
from duenotice.case.sealing import seal_table
from duenotice.model.errors import DueNoticeError
from duenotice.model.evidence import Block, Change, Coverage, Item, Request
from duenotice.model.findings import Escrowed, Field, Finding, Value
from duenotice.model.tables import empty, schema_of, table_of

PLAIN: dict[str, type] = {
    "findings": Finding,
    "values": Value,
    "fields": Field,
    "coverage": Coverage,
    "requests": Request,
    "changes": Change,
}
"""Tables of one item that hold no raw value, and their records."""

ESCROW = "escrow.sealed"
CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class ItemTask:
    """One item to scan. folder: where its result goes; keys: 32 bytes each; names: odd log field → ours."""

    item: Item
    folder: str
    detect: detect.Settings = field(repr=False)
    escrow_key: bytes = field(repr=False)
    budget: evidence.Budget = field(default_factory=evidence.Budget)
    names: tuple[tuple[str, str], ...] = ()

    @property
    def place(self) -> Path:
        """Folder of this item's result: same bytes, kind and settings give the same place."""
        told = "\0".join((self.item.sha256, self.item.path, self.item.kind, self.item.role, str(self.item.captured_at)))
        return Path(self.folder) / hashlib.sha256(told.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class ItemDone:
    """item_id, bytes as found, findings, and whether the result was already there."""

    item_id: int
    size: int
    findings: int
    resumed: bool


def scan_item(task: ItemTask) -> ItemDone:
    """Scan one item unless its result is there already. A result appears whole, by rename, or not at all."""
    if task.place.is_dir() and not (task.place / CRASHED).exists():
        found = pq.read_metadata(task.place / "findings.parquet").num_rows
        return ItemDone(task.item.item_id, task.item.size, found, True)
    shutil.rmtree(task.place, ignore_errors=True)
    try:
        tables, escrow = _work(task)
    except (DueNoticeError, OSError):  # the case's own trouble (disk full, key), not the item's
        raise
    except Exception as error:
        return _lost(task, _where(error))
    _store(task, tables, escrow)
    return ItemDone(task.item.item_id, task.item.size, tables["findings"].num_rows, False)


def crashed_item(task: ItemTask) -> ItemDone:
    """The result for an item whose worker died: nothing seen, all of it skipped, and said so."""
    return _lost(task, "the worker died while reading this item")


def _lost(task: ItemTask, why: str) -> ItemDone:
    """Kept apart from results, so that the next scan tries the item again."""
    lost = Coverage(task.item.item_id, 0, task.item.size, "crashed", detail=why)
    tables = {name: empty(record) for name, record in PLAIN.items()} | {"coverage": table_of(Coverage, [lost])}
    _store(task, tables, empty(Escrowed), crashed=True)
    return ItemDone(task.item.item_id, task.item.size, 0, False)


def _where(error: Exception) -> str:
    """Kind and line of an error, without its message: that could quote the evidence."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"


def _work(task: ItemTask) -> tuple[dict[str, pa.Table], pa.Table]:
    coverage: list[Coverage] = []
    tables = {name: empty(record) for name, record in PLAIN.items()}
    if task.item.role == "history":
        tables["changes"] = table_of(Change, evidence.changes(task.item, task.budget))
        coverage.append(Coverage(task.item.item_id, task.item.size, 0, "read"))
        return tables | {"coverage": table_of(Coverage, coverage)}, empty(Escrowed)
    found = detect.scan_item(task.item, _blocks(task, coverage), task.detect)
    tables |= {"findings": found.findings, "values": found.values, "fields": found.fields}
    requests = list(evidence.requests(task.item, task.budget, task.detect.key, dict(task.names)))
    tables["requests"] = pa.concat_tables(requests) if requests else empty(Request)
    return tables | {"coverage": table_of(Coverage, coverage)}, found.escrow


def _blocks(task: ItemTask, coverage: list[Coverage]) -> Iterator[Block]:
    for part in evidence.blocks(task.item, task.budget):
        if isinstance(part, Block):
            yield part
        else:
            coverage.append(part)


def _store(task: ItemTask, tables: dict[str, pa.Table], escrow: pa.Table, *, crashed: bool = False) -> None:
    draft = task.place.with_name(f".{task.place.name}.{secrets.token_hex(4)}")
    draft.mkdir(parents=True)
    for name, table in tables.items():
        pq.write_table(table, draft / f"{name}.parquet", compression="zstd")
    seal_table(task.escrow_key, draft / ESCROW, escrow)
    if crashed:
        (draft / CRASHED).touch()
    try:
        draft.rename(task.place)
    except OSError:  # another worker stored the same item first
        shutil.rmtree(draft)


def read_item(task: ItemTask, name: str) -> pa.Table:
    """One table of a stored result, with the item's number in this run."""
    table = pq.read_table(task.place / f"{name}.parquet")
    if "item_id" not in table.schema.names:
        return table
    column = schema_of(PLAIN[name]).field("item_id")
    numbers = pa.array([task.item.item_id] * table.num_rows, column.type)
    return table.set_column(table.schema.get_field_index("item_id"), column, numbers)
