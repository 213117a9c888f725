"""What every engine promises. The work itself never asks which one it runs on."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from typing import Protocol, TypeAlias, TypeVar

import pyarrow as pa

T = TypeVar("T")
R = TypeVar("R")

TableLike: TypeAlias = "pa.Table | str"
"""An Arrow table, or the path or glob of Parquet files."""


class Engine(Protocol):
    """Where work runs. All verbs give the same results on every engine; only time and place differ."""

    beside_mb: int
    """MiB that whoever takes a `stream` may hold beside it; 0 where rows come from afar and are better counted where they are."""

    def map(
        self, things: Iterable[T], function: Callable[[T], R], crashed: Callable[[T], R] | None = None
    ) -> Iterator[R]:
        """`function` of each thing, in the order of the input, a few at a time.

        things and results must pickle; function lives in an installed module and depends on its argument only.
        crashed gives the result of a thing whose worker died (out of memory, a fault in a library); without it such a
        death raises DueNoticeError. An exception that `function` raises is raised here.
        """
        ...

    def sql(self, query: str, tables: Mapping[str, TableLike]) -> pa.Table:
        """The rows of a query over named tables. Order is that of the query's ORDER BY, else undefined.

        The text stays within what DuckDB and Spark SQL both understand in the same way: times as integer microseconds,
        NULLS FIRST or LAST said, sums cast, exact distinct counts. `key_of(k)` is a key of 16 bytes in the form in which the engine
        compares it fastest: for joins, not for results. Raises DueNoticeError for a query that fails.
        """
        ...

    def stream(self, query: str, tables: Mapping[str, TableLike]) -> Generator[pa.RecordBatch]:
        """The rows of a query as `sql` gives them, in any order, a batch at a time: more of them than memory holds. Close it when
        not all are taken.
        """
        ...
