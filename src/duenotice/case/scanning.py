"""One item of evidence, read and scanned in a worker process, its result stored so that a killed scan resumes after it.

No Django here: workers import this module alone. Raw values leave the worker encrypted only.
"""

from __future__ import annotations

import hashlib
import secrets
import shutil
import traceback
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from duenotice import detect, evidence
from duenotice.case.sealing import seal_table
from duenotice.model.errors import DueNoticeError
from duenotice.model.evidence import Block, Change, Coverage, Item, Request
from duenotice.model.findings import Escrowed, Field, Finding, Value
from duenotice.model.tables import coded_schema, empty, parquet_options, schema_of, table_of

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
        with _result(task) as result:
            _work(task, result)
    except (DueNoticeError, OSError):  # the case's own trouble (disk full, key), not the item's
        raise
    except Exception as error:
        return _lost(task, _where(error))
    return ItemDone(task.item.item_id, task.item.size, result.rows["findings"], False)


def crashed_item(task: ItemTask) -> ItemDone:
    """The result for an item whose worker died: nothing seen, all of it skipped, and said so."""
    return _lost(task, "the worker died while reading this item")


def _lost(task: ItemTask, why: str) -> ItemDone:
    """Kept apart from results, so that the next scan tries the item again."""
    lost = Coverage(task.item.item_id, 0, task.item.size, "crashed", detail=why)
    with _result(task) as result:
        result.add("coverage", table_of(Coverage, [lost]))
        (result.folder / CRASHED).touch()
    return ItemDone(task.item.item_id, task.item.size, 0, False)


def _where(error: Exception) -> str:
    """Kind and line of an error, without its message: that could quote the evidence."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"


def _work(task: ItemTask, result: _Result) -> None:
    coverage: list[Coverage] = []
    if task.item.role == "history":
        result.add("changes", table_of(Change, evidence.changes(task.item, task.budget)))
        coverage.append(Coverage(task.item.item_id, task.item.size, 0, "read"))
    else:
        for part in detect.scan_pieces(task.item, _blocks(task, coverage), task.detect):
            for name in ("findings", "values", "fields"):
                result.add(name, getattr(part, name))
            result.escrow.append(part.escrow)
        for table in evidence.requests(task.item, task.budget, task.detect.key, dict(task.names)):
            result.add("requests", table)
    result.add("coverage", table_of(Coverage, coverage))


def _blocks(task: ItemTask, coverage: list[Coverage]) -> Iterator[Block]:
    for part in evidence.blocks(task.item, task.budget):
        if isinstance(part, Block):
            yield part
        else:
            coverage.append(part)


class _Result:
    """The growing result of one item: plain tables written as they come, the escrow held to be encrypted whole."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder, self.rows = folder, dict.fromkeys(PLAIN, 0)
        self.escrow: list[pa.Table] = [empty(Escrowed)]
        self._writers = {
            name: stack.enter_context(
                pq.ParquetWriter(folder / f"{name}.parquet", coded_schema(record), **parquet_options(record))
            )
            for name, record in PLAIN.items()
        }

    def add(self, name: str, table: pa.Table) -> None:
        """Write rows of one table."""
        if table.num_rows:
            self._writers[name].write_table(table.cast(self._writers[name].schema))
            self.rows[name] += table.num_rows


@contextmanager
def _result(task: ItemTask) -> Generator[_Result, None, None]:
    """A result that gets its name when it is whole, and leaves nothing behind where it does not come to that."""
    draft = task.place.with_name(f".{task.place.name}.{secrets.token_hex(4)}")
    draft.mkdir(parents=True)
    try:
        with ExitStack() as stack:
            result = _Result(draft, stack)
            yield result
        seal_table(task.escrow_key, draft / ESCROW, pa.concat_tables(result.escrow))
        draft.rename(task.place)
    except BaseException as error:
        shutil.rmtree(draft, ignore_errors=True)
        if isinstance(error, OSError) and task.place.is_dir():  # another worker stored the same item first
            return
        raise


def read_parts(task: ItemTask, name: str) -> Iterator[pa.Table]:
    """One table of a stored result, a row group at a time, with the item's number in this run."""
    with pq.ParquetFile(task.place / f"{name}.parquet") as file:
        for group in range(file.num_row_groups):
            yield _numbered(file.read_row_group(group), name, task.item.item_id)


def _numbered(table: pa.Table, name: str, item_id: int) -> pa.Table:
    if "item_id" not in table.schema.names:
        return table
    column = schema_of(PLAIN[name]).field("item_id")
    numbers = pa.repeat(pa.scalar(item_id, column.type), table.num_rows)
    return table.set_column(table.schema.get_field_index("item_id"), column, numbers)
