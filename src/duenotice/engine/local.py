"""One machine: processes for `map`, DuckDB for `sql`, memory bounded by a setting and the rest spilled to disk."""

from __future__ import annotations

import os
import tempfile
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import duckdb
import pyarrow as pa

from duenotice.engine.contract import TableLike
from duenotice.engine.workers import pool, stop, worked
from duenotice.model import DueNoticeError

T = TypeVar("T")
R = TypeVar("R")

# Enough to keep every worker busy while the caller takes results in order, few enough to hold blocks in memory.
AHEAD = 2

# Of the memory for a stream, one part in so many is whoever takes it to hold.
BESIDE = 4
ROWS_PER_BATCH = 100_000
# DuckDB compares 128-bit numbers in a register, and byte strings of more than twelve bytes through a pointer.
KEY_OF = "CREATE TEMP MACRO key_of(k) AS CAST(k AS UUID)"
# Where Python runs without a file, DuckDB draws its progress on standard output.
QUIET = "SET enable_progress_bar = false"


def local(workers: int | None = None, memory_mb: int | None = None, spill: str | Path | None = None) -> Local:
    """An engine on this machine.

    workers: processes for `map` and threads for `sql`, default one per core, 1 runs `map` in this process;
    memory_mb: limit of `sql` in MiB, default half of the machine's; spill: folder for what does not fit, default the
    system's temporary folder.
    """
    return Local(workers or os.cpu_count() or 1, memory_mb or _half_of_memory(), Path(spill or tempfile.gettempdir()))


def _half_of_memory() -> int:
    try:
        return max(512, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**21)
    except (AttributeError, ValueError, OSError):  # not every system tells
        return 2048


class Local:
    """See `local`. Close it (or use `with`) to end its processes."""

    def __init__(self, workers: int, memory_mb: int, spill: Path) -> None:
        self.workers, self.memory_mb, self.spill = workers, memory_mb, spill
        self.beside_mb = memory_mb // BESIDE
        self._pool: ProcessPoolExecutor | None = None

    def map(
        self, things: Iterable[T], function: Callable[[T], R], crashed: Callable[[T], R] | None = None
    ) -> Iterator[R]:
        """See `Engine.map`. At most twice as many things as workers are in memory."""
        if self.workers == 1:
            return map(function, things)
        return self._map(things, function, crashed)

    def _map(self, things: Iterable[T], function: Callable[[T], R], crashed: Callable[[T], R] | None) -> Iterator[R]:
        waiting: deque[tuple[T, Future[R]]] = deque()
        for thing in things:
            waiting.append((thing, self._submit(function, thing)))
            if len(waiting) >= self.workers * AHEAD:
                yield self._settled(*waiting.popleft(), function, crashed)
        while waiting:
            yield self._settled(*waiting.popleft(), function, crashed)

    def _submit(self, function: Callable[[T], R], thing: T) -> Future[R]:
        for _ in range(2):
            if self._pool is None:
                # Arrow would start a thread per core in each worker, and they would wait for each other.
                self._pool = pool(self.workers, max(1, (os.cpu_count() or 1) // self.workers))
            try:
                return self._pool.submit(worked, function, thing)
            except BrokenProcessPool:
                self._discard()
        raise DueNoticeError("Worker processes cannot be started.", next_step="Run with workers=1 to see why.")

    def _settled(self, thing: T, future: Future[R], function: Callable[[T], R], crashed: Callable[[T], R] | None) -> R:
        """The result; a thing that was in flight when a worker died is tried once more, alone, to find the guilty one."""
        try:
            return future.result()
        except BrokenProcessPool:
            self._discard()
        alone = pool(1)
        try:
            return alone.submit(worked, function, thing).result()
        except BrokenProcessPool:
            if crashed is None:
                raise DueNoticeError("A worker process died.", next_step="Give it more memory.") from None
            return crashed(thing)
        finally:
            stop(alone)

    def sql(self, query: str, tables: Mapping[str, TableLike]) -> pa.Table:
        """See `Engine.sql`. Peak memory stays near `memory_mb`; the rest spills to disk."""
        with self._connected(tables, self.memory_mb) as connection, _failing_as_ours():
            return connection.sql(query).to_arrow_table()

    def stream(self, query: str, tables: Mapping[str, TableLike]) -> Generator[pa.RecordBatch]:
        """See `Engine.stream`. What the caller may hold is kept free of `memory_mb`."""
        with self._connected(tables, self.memory_mb - self.beside_mb) as connection, _failing_as_ours():
            yield from connection.sql(query).to_arrow_reader(ROWS_PER_BATCH)

    @contextmanager
    def _connected(self, tables: Mapping[str, TableLike], memory_mb: int) -> Generator[duckdb.DuckDBPyConnection]:
        config: dict[str, str | bool | int | float | list[str]] = {
            "threads": self.workers,
            "memory_limit": f"{memory_mb}MiB",
            "temp_directory": str(self.spill),
            "preserve_insertion_order": False,
        }
        with duckdb.connect(":memory:", config=config) as connection:
            connection.execute(KEY_OF)
            connection.execute(QUIET)
            for name, table in tables.items():
                relation = connection.read_parquet(table) if isinstance(table, str) else connection.from_arrow(table)
                relation.create_view(name)
            yield connection

    def close(self) -> None:
        """End the worker processes; the engine can be used again afterwards."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _discard(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def __enter__(self) -> Local:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None and self._pool is not None:  # nobody waits for what is under way
            stop(self._pool)
            self._pool = None
        self.close()


@contextmanager
def _failing_as_ours() -> Generator[None]:
    try:
        yield
    except duckdb.Error as error:
        raise DueNoticeError(f"A query failed: {type(error).__name__}.", where=_first_line(error)) from None
    except (pa.ArrowException, OSError) as error:  # how Arrow says that DuckDB failed while it handed rows over
        raise DueNoticeError(f"A query failed: {type(error).__name__}.") from None


def _first_line(error: duckdb.Error) -> str:
    # A conversion error quotes the value it failed on, which may be personal; the names of columns are not.
    text = str(error).splitlines()[0]
    return text if isinstance(error, duckdb.BinderException | duckdb.CatalogException | duckdb.ParserException) else ""
