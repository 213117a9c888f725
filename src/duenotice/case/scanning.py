"""Items of evidence, read and scanned in a worker process, their result stored so that a killed scan resumes after it.

No Django here: workers import this module alone. Raw values leave the worker encrypted only.
"""

from __future__ import annotations

import hashlib
import secrets
import shutil
import traceback
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from duenotice import detect, evidence
from duenotice.case.progress import counted, noted
from duenotice.case.sealing import seal_table
from duenotice.engine import Engine
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
"""Tables of a result that hold no raw value, and their records."""

ESCROW = "escrow.sealed"
CRASHED = "crashed"
"""Marks a result of which not all is what the evidence holds; the next scan tries its items again."""
AGAIN = frozenset({"crashed", "missing", "changed"})
"""Reasons for which evidence was not read that may be gone the next time: a worker died, a drive was not there, a file was written."""


def again(summary: Mapping[str, Any]) -> int:
    """Files that a scan may read the next time, by its summary; older ones tell only whose reader broke down."""
    return summary["crashed"] + summary.get("missing", 0)


SMALL, MANY, FULL = 1 << 16, 128, 1 << 20
"""Bytes of an item that is scanned together with its neighbours; items, and bytes of them, that are scanned together at most."""
CUT = 48
"""Of so many items one ends those that are scanned together, whatever stands before it, so that a file more or less leaves the results
of nearly all others in their place."""


@dataclass(frozen=True, slots=True)
class ScanTask:
    """Items to scan together, in one result. folder: where it goes; keys: 32 bytes each; names: odd log field → ours;
    notes: folder for how far that is."""

    items: tuple[Item, ...]
    folder: str
    detect: detect.Settings = field(repr=False)
    escrow_key: bytes = field(repr=False)
    budget: evidence.Budget = field(default_factory=evidence.Budget)
    names: tuple[tuple[str, str], ...] = ()
    notes: str = ""

    @property
    def place(self) -> Path:
        """Folder of the result: same bytes, kinds and settings give the same place."""
        return Path(self.folder) / hashlib.sha256("\0\0".join(map(_identity, self.items)).encode()).hexdigest()[:32]

    @property
    def size(self) -> int:
        """Bytes as found."""
        return sum(item.size for item in self.items)


@dataclass(frozen=True, slots=True)
class ScanDone:
    """The task, findings, whether the result was already there, and whether there is none, so that its items are to be scanned apart."""

    task: ScanTask
    findings: int
    resumed: bool = False
    failed: bool = False


def _identity(item: Item) -> str:
    return "\0".join((item.sha256, item.path, item.kind, item.role, str(item.captured_at)))


def together(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    """All items in their order, small neighbours together."""
    held: list[Item] = []
    size = 0
    for item in items:
        if held and (item.size > SMALL or len(held) == MANY or size + item.size > FULL):
            yield tuple(held)
            held, size = [], 0
        held.append(item)
        size += item.size
        if item.size > SMALL or zlib.crc32(_identity(item).encode()) % CUT == 0:
            yield tuple(held)
            held, size = [], 0
    if held:
        yield tuple(held)


class Outcome(Protocol):
    """What came of a task, which has `items`; failed: nothing, so that they are to be tried apart."""

    @property
    def task(self) -> Any: ...

    @property
    def failed(self) -> bool: ...


T = TypeVar("T")
R = TypeVar("R", bound=Outcome)


def outcomes(engine: Engine, tasks: Iterable[T], work: Callable[[T], R], lost: Callable[[T], R]) -> Iterator[R]:
    """What comes of each task, as it comes; items of which one fails are tried once more, each alone."""
    apart: list[T] = []
    for done in engine.map(tasks, work, lost):
        if done.failed:
            apart += (replace(done.task, items=(item,)) for item in done.task.items)
        else:
            yield done
    yield from engine.map(apart, work, lost)


def scan_items(task: ScanTask) -> ScanDone:
    """Scan the items of a task unless their result is there already. A result appears whole, by rename, or not at all.

    Where one of several items fails there is none: they are to be scanned apart, to find out which.
    """
    if task.place.is_dir() and not (task.place / CRASHED).exists():
        return ScanDone(task, pq.read_metadata(task.place / "findings.parquet").num_rows, resumed=True)
    shutil.rmtree(task.place, ignore_errors=True)
    try:
        with _result(task) as result:
            _work(task, result)
    except (DueNoticeError, OSError):  # the case's own trouble (disk full, key), not the item's
        raise
    except Exception as error:
        return _lost(task, _where(error))
    finally:
        counted(task.notes)
    return ScanDone(task, result.rows["findings"])


def crashed_items(task: ScanTask) -> ScanDone:
    """The result for items whose worker died: of one, nothing seen, all of it skipped, and said so."""
    return _lost(task, "the worker died while reading this item")


def _lost(task: ScanTask, why: str) -> ScanDone:
    """Kept apart from results, so that the next scan tries the item again."""
    if len(task.items) > 1:
        return ScanDone(task, 0, failed=True)
    lost = Coverage(0, 0, task.size, "crashed", detail=why)
    with _result(task) as result:
        result.add("coverage", table_of(Coverage, [lost]))
        (result.folder / CRASHED).touch()
    return ScanDone(task, 0)


def _where(error: Exception) -> str:
    """Kind and line of an error, without its message: that could quote the evidence."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"


def _work(task: ScanTask, result: _Result) -> None:
    coverage: list[Coverage] = []
    items = [replace(item, item_id=place) for place, item in enumerate(task.items)]  # numbers change from run to run
    read = [item for item in items if item.role != "history"]
    blocks = ((item, noted(blocks_of(item, task.budget, coverage), item.size, task.notes)) for item in read)
    for part in detect.scan_pieces(blocks, task.detect):
        for name in ("findings", "values", "fields"):
            result.add(name, getattr(part, name))
        result.escrow.append(part.escrow)
    for item in read:
        for table in evidence.requests(item, task.budget, task.detect.key, dict(task.names)):
            result.add("requests", table)
    for item in items:
        if item.role == "history":
            result.add("changes", table_of(Change, evidence.changes(item, task.budget, coverage)))
    result.add("coverage", table_of(Coverage, coverage))
    if any(row.reason in AGAIN for row in coverage):
        (result.folder / CRASHED).touch()


def blocks_of(item: Item, budget: evidence.Budget, coverage: list[Coverage]) -> Iterator[Block]:
    """The blocks of an item; what was read of it is put into coverage."""
    for part in evidence.blocks(item, budget):
        if isinstance(part, Block):
            yield part
        else:
            coverage.append(part)


ROWS = 1 << 14
"""Rows of small parts that are written together: each time something is written takes as long as to write some thousand rows."""


class Growing:
    """A table that is written to Parquet as its parts come. To be closed, by `with`."""

    def __init__(self, path: Path, record: type) -> None:
        self.rows, self._held, self._waiting = 0, list[pa.Table](), 0
        self._writer = pq.ParquetWriter(path, coded_schema(record), **parquet_options(record))

    def add(self, table: pa.Table) -> None:
        """Write rows, or hold few of them until there are more."""
        if table.num_rows:
            self._held.append(table if table.schema.equals(self._writer.schema) else table.cast(self._writer.schema))
            self.rows += table.num_rows
            self._waiting += table.num_rows
        if self._waiting >= ROWS:
            self._write()

    def _write(self) -> None:
        self._writer.write_table(pa.concat_tables(self._held).unify_dictionaries())
        self._held, self._waiting = [], 0

    def __enter__(self) -> Growing:
        return self

    def __exit__(self, *_: object) -> None:
        if self._held:
            self._write()
        self._writer.close()


class _Result:
    """The growing result of a task: plain tables written as they come, the escrow held to be encrypted whole."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder = folder
        self.escrow: list[pa.Table] = [empty(Escrowed)]
        self._tables = {
            name: stack.enter_context(Growing(folder / f"{name}.parquet", record)) for name, record in PLAIN.items()
        }

    @property
    def rows(self) -> dict[str, int]:
        """Rows of each table."""
        return {name: table.rows for name, table in self._tables.items()}

    def add(self, name: str, table: pa.Table) -> None:
        """Write rows of one table."""
        self._tables[name].add(table)


@contextmanager
def _result(task: ScanTask) -> Generator[_Result, None, None]:
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
        if isinstance(error, OSError) and task.place.is_dir():  # another worker stored the same items first
            return
        if isinstance(error, OSError) and not error.filename:
            error.filename = str(task.place)  # what writes Parquet does not say where
        raise


def read_parts(task: ScanTask, name: str) -> Iterator[pa.Table]:
    """One table of a stored result, a row group at a time, with the items' numbers in this run."""
    with pq.ParquetFile(task.place / f"{name}.parquet") as file:
        for group in range(file.num_row_groups):
            yield _numbered(file.read_row_group(group), name, task)


def _numbered(table: pa.Table, name: str, task: ScanTask) -> pa.Table:
    """With item numbers for the places among the items of the task under which they are stored."""
    if "item_id" not in table.schema.names:
        return table
    column = schema_of(PLAIN[name]).field("item_id")
    numbers = pa.array([item.item_id for item in task.items], column.type).take(table["item_id"])
    return table.set_column(table.schema.get_field_index("item_id"), column, numbers)
