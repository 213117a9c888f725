"""The same case on a real PostgreSQL server: state, append-only tables, and the audit chain."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.postgres


@pytest.fixture
def server() -> Iterator[str]:
    """A server of our own in a temporary folder; its URL."""
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name))
    folder = Path(tempfile.mkdtemp(prefix="duenotice-pg"))
    other = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    if other:
        shutil.chown(folder, "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = str(folder / "data")
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": "/"}
    subprocess.run([*other, programs / "initdb", "-D", data, "-A", "trust", "-U", "duenotice", "--no-sync"], **quiet)
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    control = [*other, programs / "pg_ctl", "-D", data, "-w", "-l", str(folder / "log")]
    subprocess.run([*control, "-o", options, "start"], **quiet)
    yield f"postgresql://duenotice@127.0.0.1:{port}/postgres"
    subprocess.run([*control, "-m", "immediate", "stop"], **quiet)
    shutil.rmtree(folder)


def test_a_case_lives_on_postgresql_with_its_chain_and_its_refusals(server, tmp_path):
    import psycopg

    env = {
        **os.environ,
        "DUENOTICE_HOME": str(tmp_path / "home"),
        "DUENOTICE_DATABASE": server,
        "PYTHONWARNINGS": "default",
    }
    env.pop("DJANGO_SETTINGS_MODULE", None)
    (tmp_path / "note.txt").write_text("write to anna@example.com")

    def say(*args: str) -> dict:
        command = [sys.executable, "-m", "duenotice.cli", *args, "--json"]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr[-800:]
        return json.loads(done.stdout.strip().splitlines()[-1])

    say("new", "shop")
    say("fact", "contained", "yes")
    say("collect", str(tmp_path / "note.txt"))
    assert say("scan", "--workers", "1")["kinds"] == {"EMAIL": [1, 1]}
    assert say("audit", "--verify")["breaks"] == []
    with psycopg.connect(server) as connection:
        for table in ("case_audit", "case_fact"):
            for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id"):
                with pytest.raises(psycopg.errors.RaiseException, match="append-only"), connection.transaction():
                    connection.execute(statement)
