"""The engine of one machine: order, memory, and workers that die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from duenotice.engine import local
from duenotice.model import DueNoticeError


def double(n: int) -> int:
    if n == 13:
        raise ValueError("thirteen")
    return 2 * n


def die_on_three(n: int) -> int:
    if n == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return n


def lost(n: int) -> int:
    return -n


def hold_a_file(folder: str) -> None:
    """Write a file named after this process, and remove it when made to end."""
    mine = Path(folder, f"{os.getpid()}")
    try:
        mine.touch()
        time.sleep(300)
    finally:
        mine.unlink()
        Path(folder, f"{os.getpid()}.ended").touch()


def swallow_the_end(folder: str) -> None:
    """As code does that catches everything."""
    Path(folder, f"{os.getpid()}").touch()
    with suppress(BaseException):
        time.sleep(300)


class SlowToHandOver:
    """A result that is under way from the worker to its parent when the end comes."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def __reduce__(self):
        swallow_the_end(self.folder)
        return SlowToHandOver, (self.folder,)


HOLDING = """
import sys
from duenotice.engine import local
from tests.engine import test_local
if __name__ == "__main__":
    with local(workers=3, memory_mb=500) as engine:
        list(engine.map([sys.argv[1]] * 2, getattr(test_local, sys.argv[2])))
"""


def started(tmp_path: Path, function: str) -> tuple[subprocess.Popen[str], Path]:
    """A program whose workers do this with a folder, and the folder."""
    (tmp_path / "program.py").write_text(HOLDING)
    (held := tmp_path / "held").mkdir()
    command = [sys.executable, str(tmp_path / "program.py"), str(held), function]
    path = os.pathsep.join(filter(None, (str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": path}
    return subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True, env=environment), held


def wait_for(folder: Path, ending: str, count: int) -> set[str]:
    """Names of so many files with this ending, once they are there."""
    for _ in range(600):
        names = {path.stem for path in folder.iterdir() if path.suffix == ending}
        if len(names) == count:
            return names
        time.sleep(0.1)
    raise AssertionError("they do not come")


def is_there(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    return True


def assert_ended(processes: set[str]) -> None:
    for _ in range(100):
        if not any(map(is_there, processes)):
            break
        time.sleep(0.1)
    assert not any(map(is_there, processes))


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_workers_end_and_clean_up_when_the_program_is_interrupted_or_killed(tmp_path, sent):
    """Ctrl-C reaches all processes of a terminal, `kill -9` one."""
    program, held = started(tmp_path, "hold_a_file")
    workers = wait_for(held, "", 2)
    (os.killpg if sent == signal.SIGINT else os.kill)(program.pid, sent)
    _, told = program.communicate(timeout=60)
    assert wait_for(held, ".ended", 2) == workers
    assert told.count("Traceback") == (sent == signal.SIGINT), "workers have nothing to say"
    assert_ended(workers)


@pytest.mark.parametrize("function", ["swallow_the_end", "SlowToHandOver"])
def test_no_worker_outlives_a_program_that_is_killed(tmp_path, function):
    """One that did would keep what it inherited open, so that whoever reads what the program says waits forever."""
    program, held = started(tmp_path, function)
    workers = wait_for(held, "", 2)
    program.kill()
    program.communicate(timeout=60)
    assert_ended(workers)


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_input(workers):
    with local(workers=workers, memory_mb=500) as engine:
        assert list(engine.map(range(12), double)) == list(range(0, 24, 2))


@pytest.mark.parametrize("workers", [1, 2])
def test_an_exception_of_the_function_reaches_the_caller(workers):
    with local(workers=workers, memory_mb=500) as engine, pytest.raises(ValueError, match="thirteen"):
        list(engine.map([1, 13], double))


def test_a_killed_worker_costs_only_the_thing_that_killed_it():
    with local(workers=2, memory_mb=500) as engine:
        assert list(engine.map(range(8), die_on_three, crashed=lost)) == [0, 1, 2, -3, 4, 5, 6, 7]
        with pytest.raises(DueNoticeError, match="worker process died"):
            list(engine.map([3], die_on_three))


def test_tables_and_parquet_files_are_queried_alike(tmp_path):
    table = pa.table({"x": [1, 2, 3]})
    pq.write_table(table, tmp_path / "t.parquet")
    query = "SELECT CAST(sum(x) AS BIGINT) AS total FROM t"
    engine = local(workers=1, memory_mb=500)
    assert engine.sql(query, {"t": table}).equals(engine.sql(query, {"t": str(tmp_path / "*.parquet")}))


def test_a_stream_gives_the_rows_of_the_query_in_batches(tmp_path):
    pq.write_table(pa.table({"x": list(range(300_000))}), tmp_path / "t.parquet")
    batches = list(local(workers=2, memory_mb=500).stream("SELECT x FROM t", {"t": str(tmp_path / "t.parquet")}))
    assert len(batches) > 1
    assert sorted(x for batch in batches for x in batch["x"].to_pylist()) == list(range(300_000))


def test_a_stream_of_which_not_all_is_taken_can_be_closed():
    engine = local(workers=2, memory_mb=500)
    stream = engine.stream("SELECT range AS x FROM range(100000000)", {})
    assert next(stream).num_rows
    stream.close()
    assert next(engine.stream("SELECT 1 AS x", {})).num_rows == 1


def test_a_stream_that_fails_says_so_without_the_values_it_failed_on():
    many = pa.table({"x": [*map(str, range(300_000)), "anna@example.org"]})
    with pytest.raises(DueNoticeError) as caught:
        list(local(workers=1, memory_mb=500).stream("SELECT CAST(x AS INT) AS x FROM t", {"t": many}))
    assert "anna" not in repr(caught.value)
    assert caught.value.__cause__ is None


def test_no_query_draws_on_the_output_of_a_program():
    query = "SELECT current_setting('enable_progress_bar') AS drawn"
    code = f"from duenotice.engine import local; print(local(workers=1).sql({query!r}, {{}}).to_pylist())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[{'drawn': False}]\n"


def test_a_query_that_fails_says_so_without_the_values_it_failed_on():
    with pytest.raises(DueNoticeError) as caught:
        local(workers=1, memory_mb=500).sql(
            "SELECT CAST(x AS INT) FROM t", {"t": pa.table({"x": ["anna@example.org"]})}
        )
    assert "anna" not in str(caught.value)


def test_more_than_the_memory_limit_is_spilled_to_the_given_folder(tmp_path):
    engine = local(workers=1, memory_mb=100, spill=tmp_path)
    query = "SELECT CAST(count(*) AS BIGINT) AS n FROM (SELECT DISTINCT hash(range) AS h, range FROM range(4000000)) d"
    assert engine.sql(query, {}).to_pylist() == [{"n": 4_000_000}]
