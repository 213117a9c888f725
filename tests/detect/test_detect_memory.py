"""An item larger than memory: what waits on disk is encrypted and comes back, and the parts are those of the whole."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice import detect
from duenotice.detect.values.spilling import Distinct, Shelf
from duenotice.model import table_of
from duenotice.model.findings import Value

ROOT = Path(__file__).parents[2]


def test_raw_values_that_wait_on_disk_cannot_be_read_there(monkeypatch: pytest.MonkeyPatch) -> None:
    files: list[IO[bytes]] = []
    real = tempfile.TemporaryFile

    def noted(**how: Any) -> IO[bytes]:
        files.append(real(**how))
        return files[-1]

    monkeypatch.setattr(tempfile, "TemporaryFile", noted)
    shelf, planted = Shelf(0), pa.table({"text": [b"jane@shop.example"] * 3})
    shelf.add(planted)
    shelf.add(planted.slice(1))
    files[0].seek(0)
    assert b"jane" not in files[0].read()
    assert [table.to_pylist() for table in shelf.emptied()] == [planted.to_pylist(), planted.to_pylist()[1:]]


NUMBERS = st.lists(st.tuples(st.integers(-3, 3), st.integers(0, 3), st.sampled_from([None, 1])), max_size=6)


@given(NUMBERS, st.sampled_from([0, 1 << 20]))
def test_what_waits_comes_back_with_the_columns_that_were_left_out(
    rows: list[tuple[int, int, int | None]], room: int
) -> None:
    told = [[row[n] for row in rows] for n in range(3)]
    columns = [*((name, pa.int64(), told[0]) for name in "ab"), ("c", pa.uint8(), told[1]), ("d", pa.int64(), told[2])]
    text = pa.array([str(row) for row in rows], pa.string()).dictionary_encode()
    schema = pa.schema([*((name, kind) for name, kind, _ in columns), ("text", text.type)])
    planted = pa.table([*(pa.array(values, kind) for _, kind, values in columns), text], schema=schema)
    shelf = Shelf(room)
    shelf.add(planted)
    (back,) = shelf.emptied()
    assert back.equals(planted)
    assert back.schema == planted.schema


@given(st.lists(st.lists(st.binary(min_size=1, max_size=1), max_size=9), min_size=1, max_size=8))
def test_distinct_values_are_the_same_however_many_tables_they_came_in(keys: list[list[bytes]]) -> None:
    tables = [table_of(Value, [Value(k * 16, "EMAIL", "m", None, None, 1, None, None) for k in some]) for some in keys]
    held = Distinct(detect.merge_values)
    for table in tables[:-1]:
        held.add(table)
    told = pa.concat_tables(held.merged(tables[-1]))
    assert told.to_pylist() == detect.merge_values(tables).to_pylist()


_STREAM = """
import resource, sys
from benchmarks import corpus
from duenotice import detect
from duenotice.evidence.places.layout import SectionLayout, one_section
from duenotice.evidence.logs.formats import slots_of
from duenotice.model.evidence import Block, Item
mib, part = int(sys.argv[1]), corpus.part("access.log", 2 << 20)
shape, rows = slots_of(part), part.count(b"\\n")
def stream():
    for n in range(mib * (1 << 20) // len(part)):
        layout = SectionLayout(one_section(0, len(part), shape, n * rows, False), part)
        yield Block(0, n * len(part), part, len(part), layout, 0, n * rows, n * rows)
detect.kernel_warm()
item, settings = Item(0, "0" * 64, "/log", "access_log", 1), detect.Settings(bytes(32))
found = sum(len(one.findings) for one in detect.scan_pieces([(item, stream())], settings))
print(found, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def scanned(mib: int) -> tuple[int, int]:
    """(findings, peak MiB) of a process that scans a stream of log lines."""
    told = subprocess.run(
        [sys.executable, "-c", _STREAM, str(mib)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    found, peak = told.stdout.split()
    return int(found), int(peak)


def test_memory_does_not_grow_with_the_item() -> None:
    (few, small), (many, large) = scanned(24), scanned(96)
    assert many > 3.9 * few
    assert large < small + 48


@pytest.mark.full
@pytest.mark.timeout(7200)
def test_twenty_gigabytes_are_scanned_in_half_a_gigabyte() -> None:
    found, peak = scanned(20_000)
    assert found > 50_000_000
    assert peak <= 512
