"""Spark >= 4: `mapInArrow` for `map`, Spark SQL for `sql`. Imported only through `engine.spark`."""

from __future__ import annotations

import itertools
import os
import pickle
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from typing import Any, TypeVar

import pyarrow as pa
from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from duenotice.engine.contract import TableLike
from duenotice.model.errors import DueNoticeError

T = TypeVar("T")
R = TypeVar("R")

# Things per task slot and round: enough that a round is worth its fixed cost, few enough to hold its results here.
PER_SLOT = 4
CARRIED = pa.schema([("number", pa.int64()), ("thing", pa.binary())])
KEY_OF = "CREATE OR REPLACE TEMPORARY FUNCTION key_of(k BINARY) RETURNS BINARY RETURN k"
FIXED = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "10000",
}


class OnSpark:
    """See `engine.spark`. Closes only a session that it started."""

    beside_mb = 0

    def __init__(self, session: Any, own: bool) -> None:
        self.session, self._own = session, own

    @classmethod
    def started(cls, session: Any, settings: Mapping[str, str]) -> OnSpark:
        """On an existing session, or on a new one with `settings` (names as Spark has them)."""
        if session is None:
            # Executors must run the Python that has duenotice, not the first one on their path.
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
            builder: Any = SparkSession.builder
            for name, value in settings.items():
                builder = builder.config(name, value)
            return cls._fixed(builder.getOrCreate(), True)
        return cls._fixed(session, False)

    @classmethod
    def _fixed(cls, session: Any, own: bool) -> OnSpark:
        for name, value in FIXED.items():
            session.conf.set(name, value)
        session.sql(KEY_OF)
        return cls(session, own)

    def map(
        self, things: Iterable[T], function: Callable[[T], R], crashed: Callable[[T], R] | None = None
    ) -> Iterator[R]:
        """See `Engine.map`. Spark itself runs the tasks of a lost worker again, elsewhere."""
        source = iter(things)
        slots = self.session.sparkContext.defaultParallelism
        while taken := list(itertools.islice(source, slots * PER_SLOT)):
            try:
                yield from self._round(taken, function, min(slots, len(taken)))
            except (PySparkException, Py4JJavaError):
                for thing in taken:
                    yield self._alone(thing, function, crashed)

    def _alone(self, thing: T, function: Callable[[T], R], crashed: Callable[[T], R] | None) -> R:
        try:
            return self._round([thing], function, 1)[0]
        except (PySparkException, Py4JJavaError) as error:
            if crashed is None:
                raise DueNoticeError("A Spark task failed again and again.", where=type(error).__name__) from None
            return crashed(thing)

    def _round(self, things: list[T], function: Callable[[T], R], parts: int) -> list[R]:
        table = pa.table([list(range(len(things))), [pickle.dumps(thing) for thing in things]], schema=CARRIED)
        frame = self.session.createDataFrame(table).repartition(parts, "number")
        done = frame.mapInArrow(_Mapped(function), "number bigint, thing binary").toArrow().sort_by("number")
        results = [pickle.loads(value) for value in done["thing"].to_pylist()]  # noqa: S301 - written by our own worker
        for result in results:
            if isinstance(result, _Raised):
                raise result.error
        return results

    def sql(self, query: str, tables: Mapping[str, TableLike]) -> pa.Table:
        """See `Engine.sql`. Arrow tables travel from here; give paths for what already lies in the cluster's storage."""
        for name, table in tables.items():
            self._frame(table).createOrReplaceTempView(name)
        try:
            return self.session.sql(query).toArrow()
        except (PySparkException, Py4JJavaError) as error:
            raise DueNoticeError(f"A query failed on Spark: {type(error).__name__}.") from None
        finally:
            for name in tables:
                self.session.catalog.dropTempView(name)

    def stream(self, query: str, tables: Mapping[str, TableLike]) -> Generator[pa.RecordBatch]:
        """See `Engine.stream`. All rows travel here first."""
        yield from self.sql(query, tables).to_batches()

    def _frame(self, table: TableLike) -> Any:
        if isinstance(table, str):
            return self.session.read.parquet(table)
        # In one piece: Spark 4.3 drops rows of tables whose chunks are shorter than a partition.
        whole = table.cast(pa.schema([_known_to_spark(f) for f in table.schema])).combine_chunks()
        return self.session.createDataFrame(whole)

    def close(self) -> None:
        """Stop the session if it is ours."""
        if self._own:
            self.session.stop()

    def __enter__(self) -> OnSpark:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _known_to_spark(field: pa.Field) -> pa.Field:
    """The field with a type that Spark has: it knows no unsigned numbers and no binary of fixed size."""
    if pa.types.is_unsigned_integer(field.type):
        return field.with_type(pa.int64())
    return field.with_type(pa.binary()) if pa.types.is_fixed_size_binary(field.type) else field


class _Raised:
    """An exception of `function`, carried home as a value: Spark would try the task four times and then hide its type."""

    def __init__(self, error: Exception) -> None:
        self.error = error


class _Mapped:
    """The function over record batches of pickled things; itself of an installed module, so that it pickles."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self.function = function

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            things = (pickle.loads(value) for value in batch["thing"].to_pylist())  # noqa: S301 - written by our own driver
            results = [pickle.dumps(self._result(thing)) for thing in things]
            yield pa.record_batch([batch["number"], pa.array(results, pa.binary())], schema=CARRIED)

    def _result(self, thing: Any) -> Any:
        try:
            return self.function(thing)
        except Exception as error:
            return _Raised(error)
