"""Real `kill -9` of a scan, and of its workers: run again, it finds what it would have found."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="children are found by /proc"),
]
TABLES = ("findings", "values", "fields", "coverage")
KEYED = ("value_key",)
"""Hashed under the key of each case."""


def _duenotice(home: Path, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "duenotice.cli", "--home", str(home), "-q", *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _done(home: Path, *words: str) -> None:
    process = _duenotice(home, *words)
    _, told = process.communicate()
    assert process.returncode in (0, 3), told


def _found(home: Path) -> dict[str, list[str]]:
    (run,) = home.glob("cases/*/runs/*-scan")
    tables = {name: pq.read_table(run / f"{name}.parquet") for name in TABLES}
    rows = {
        name: table.drop_columns([key for key in KEYED if key in table.column_names]) for name, table in tables.items()
    }
    return {name: sorted(json.dumps(row, default=str) for row in table.to_pylist()) for name, table in rows.items()}


def _workers(parent: int) -> list[int]:
    """All processes below one."""
    mine: list[int] = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = stat.read_text()
        except OSError:
            continue
        if int(told.rpartition(")")[2].split()[1]) == parent:
            mine += [int(stat.parent.name), *_workers(int(stat.parent.name))]
    return mine


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables that take a while, notes that do not, and what cannot be read."""
    folder = tmp_path_factory.mktemp("evidence")
    for n in range(2):
        rows = "".join(f"Ann Field,a{n}x{m}@shop.example,4111111111111111\n" for m in range(1500))
        (folder / f"table{n}.csv").write_text("name,mail,card\n" + rows)
    for n in range(8):
        (folder / f"note{n}.txt").write_text(f"mail n{n}@shop.example and DE89370400440532013000\n")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.5\nxref\ntrailer<</Prev 9>>\nstartxref\n9\n%%EOF")
    return folder


@pytest.fixture(scope="module")
def undisturbed(evidence: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What one worker finds that nobody kills."""
    home = tmp_path_factory.mktemp("undisturbed")
    _done(home, "new", "shop")
    _done(home, "collect", str(evidence))
    _done(home, "scan", "--workers", "1")
    return _found(home)


@pytest.mark.parametrize("victim", ["parent", "worker"])
def test_a_scan_that_is_killed_finds_the_same_when_it_is_run_again(
    evidence: Path, undisturbed: dict[str, list[str]], tmp_path: Path, victim: str
) -> None:
    _done(tmp_path, "new", "shop")
    _done(tmp_path, "collect", str(evidence))
    scan = _duenotice(tmp_path, "scan", "--workers", "2")
    while scan.poll() is None and not list(tmp_path.glob("cases/*/work/scan-*/.*")):
        time.sleep(0.02)  # until a result is being written
    if victim == "parent":
        scan.kill()
    else:
        for worker in _workers(scan.pid)[-1:]:
            os.kill(worker, signal.SIGKILL)
    scan.communicate()
    assert scan.returncode == (-signal.SIGKILL if victim == "parent" else 0)
    _done(tmp_path, "scan", "--workers", "2")
    assert _found(tmp_path) == undisturbed


def test_no_file_of_a_case_holds_a_value_that_is_not_encrypted(evidence: Path, tmp_path: Path) -> None:
    _done(tmp_path, "new", "shop")
    _done(tmp_path, "collect", str(evidence))
    _done(tmp_path, "scan")
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    for value in (b"a0x1@shop", b"n3@shop.example", b"4111111111111111", b"DE89370400440532013000", b"Ann Field"):
        assert [path.name for path in written if value in path.read_bytes()] == [], value
