"""Every relational step gives the same table on DuckDB and on Spark."""

from __future__ import annotations

import pyarrow as pa
import pytest

from duenotice.engine import local, spark
from duenotice.people import Settings, attribute, run

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore::ResourceWarning")]


class Recorder:
    """DuckDB that remembers what it was asked and what it answered."""

    def __init__(self) -> None:
        self.engine = local(workers=1, memory_mb=500)
        self.asked = []

    def sql(self, query, tables):
        answer = self.engine.sql(query, tables)
        self.asked.append((query, dict(tables), answer))
        return answer


def bytes_of(table):
    return [(f.name, str(f.type)) for f in table.schema], sorted(map(repr, table.to_pylist()))


@pytest.mark.timeout(600)
def test_every_step_of_a_damaged_incident_is_the_same_on_spark(store, flaws, case_key):
    recorder = Recorder()
    damage = flaws(nameless_nodes=("fra",), edge_gap=(7200.0, 9000.0, "iad"), skew_s={"iad": 3.0})
    run(store(0, customers=60, visits=900).tables(damage), Settings(case_key), recorder)
    assert len(recorder.asked) > 15
    settings = {"spark.master": "local[2]", "spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "1"}
    with spark(**settings, **{"spark.driver.host": "127.0.0.1"}) as cluster:
        for query, tables, answer in recorder.asked:
            assert bytes_of(cluster.sql(query, tables)) == bytes_of(answer), query.splitlines()[0]


def test_attribution_of_exact_keys_is_the_same_on_spark():
    keys = [(bytes([n]) * 16, n // 2, (None, "DE", "FR")[n % 3]) for n in range(40)]
    found = [(bytes([n % 50]) * 16, ("EMAIL", "PHONE")[n % 2], ("bot", "anonymous")[n % 3 > 0], n) for n in range(300)]
    names = [("value_key", pa.binary(16)), ("person", pa.int64()), ("country", pa.string())]
    others = [("value_key", pa.binary(16)), ("kind", pa.string()), ("audience", pa.string()), ("seen_us", pa.int64())]
    tables = [
        pa.table([list(c) for c in zip(*rows, strict=True)], schema=pa.schema(fields))
        for rows, fields in ((keys, names), (found, others))
    ]
    settings = {"spark.master": "local[2]", "spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "1"}
    with spark(**settings, **{"spark.driver.host": "127.0.0.1"}) as cluster:
        of_spark = attribute(*tables, cluster)
    assert bytes_of(of_spark) == bytes_of(attribute(*tables, local(workers=1, memory_mb=300)))
