"""A Spark of separate worker processes gives what DuckDB gives, also when its workers are killed."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pytest

from duenotice.engine import local, spark
from duenotice.model import DueNoticeError

HERE = str(Path(__file__).parent)
sys.path.insert(0, HERE)  # what workers run must be importable by name, here and there
import spark_jobs  # noqa: E402

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore::ResourceWarning")]

CLUSTER = {
    "spark.master": "local-cluster[2,1,1024]",
    "spark.executor.memory": "700m",
    "spark.driver.memory": "700m",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.executorEnv.PYTHONPATH": HERE,
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
}


@pytest.fixture(scope="module")
def cluster():
    with spark(**CLUSTER) as engine:
        yield engine


def test_results_come_in_the_order_of_the_input(cluster):
    assert list(cluster.map(range(20), spark_jobs.square)) == [n * n for n in range(20)]


def test_a_stream_gives_the_rows_of_the_query(cluster):
    batches = cluster.stream("SELECT x FROM t", {"t": pa.table({"x": [3, 1, 2]})})
    assert sorted(x for batch in batches for x in batch["x"].to_pylist()) == [1, 2, 3]


def test_an_exception_of_the_function_reaches_the_caller_as_it_is(cluster):
    with pytest.raises(ValueError, match="ninety-nine"):
        list(cluster.map([1, 99], spark_jobs.square))


@pytest.mark.parametrize(
    "function", [spark_jobs.square_after_killing_the_worker, spark_jobs.square_after_killing_the_executor]
)
def test_a_killed_worker_does_not_change_the_result(cluster, tmp_path, function):
    jobs = [(number, str(tmp_path / "killed")) for number in range(8)]
    assert list(cluster.map(jobs, function)) == [n * n for n in range(8)]
    assert (tmp_path / "killed").exists()


def executors(engine):
    """Process ids of the executors: those children of the driver's Java that run one."""
    driver = engine.session.sparkContext._jvm.java.lang.ProcessHandle.current().pid()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = int((process / "stat").read_text().rsplit(")", 1)[1].split()[1])
            if parent == driver and b"ExecutorBackend" in (process / "cmdline").read_bytes():
                found.append(int(process.name))
    return found


def kill_one_at_work(engine, killed):
    """Kill an executor as soon as a query's stage runs."""
    tracker = engine.session.sparkContext.statusTracker()
    for _ in range(6_000):
        running = (tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds())
        if any(stage is not None and stage.numActiveTasks for stage in running):
            break
        time.sleep(0.01)
    else:
        return
    for pid in executors(engine)[:1]:
        os.kill(pid, signal.SIGKILL)
        killed.append(pid)


COUPLES = """
SELECT a.n % 5 AS k, CAST(count(DISTINCT (a.n * 7919 + b.n * 31) % 50021) AS BIGINT) AS d, CAST(sum(a.n * b.n) AS BIGINT) AS s
FROM t a CROSS JOIN t b GROUP BY a.n % 5 ORDER BY k
"""


def test_an_executor_killed_in_the_middle_of_a_query_does_not_change_its_table(cluster):
    table, killed = pa.table({"n": pa.array(range(2_500), pa.int64())}), []
    whole = local(workers=1, memory_mb=500).sql(COUPLES, {"t": table})
    killer = threading.Thread(target=kill_one_at_work, args=(cluster, killed))
    killer.start()
    there = cluster.sql(COUPLES, {"t": table})
    killer.join()
    assert killed and killed[0] not in executors(cluster)
    assert there.to_pylist() == whole.to_pylist()


TABLE = pa.table(
    {
        "who": pa.array([b"a" * 16, b"b" * 16, None, b"a" * 16], pa.binary(16)),
        "n": pa.array([1, 2, 3, 4], pa.uint32()),
        "name": ["é", "日本", None, "z"],
        "score": [0.1, 0.2, None, 0.3],
    }
)
QUERIES = [
    "SELECT who, CAST(count(DISTINCT n) AS BIGINT) AS k, max(name) AS m FROM t GROUP BY who ORDER BY who NULLS LAST",
    "SELECT n, name FROM t WHERE score IS NULL OR score > 0.15 ORDER BY n",
    "SELECT concat(lpad(CAST(n AS STRING), 8, '0'), coalesce(name, '')) AS x, round(score * 10) AS r FROM t ORDER BY n",
]


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_gives_the_same_bytes_as_duckdb(cluster, query):
    here = local(workers=1, memory_mb=500).sql(query, {"t": TABLE})
    there = cluster.sql(query, {"t": TABLE})
    assert [c.to_pylist() for c in here.columns] == [c.to_pylist() for c in there.columns]


def test_a_table_of_many_short_chunks_arrives_whole(cluster):
    many = pa.concat_tables([TABLE] * 7)
    assert cluster.sql("SELECT CAST(count(*) AS BIGINT) AS n FROM t", {"t": many}).to_pylist() == [{"n": 28}]


def test_a_query_that_fails_says_so(cluster):
    with pytest.raises(DueNoticeError, match="query failed"):
        cluster.sql("SELECT nothing FROM t", {"t": TABLE})
