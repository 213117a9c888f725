"""Killed at any moment and started again: the same counts, nobody written to twice outside the ledger's doubtful list."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

POINTS = 2 if not os.environ.get("DUENOTICE_KILLS") else int(os.environ["DUENOTICE_KILLS"])
"""Kills per test; `DUENOTICE_KILLS=50` for a long night."""

FACTS = """
controller_name = "Lakespur"
controller_address = "1 Example Road, Paris"
controller_domain = "lakespur.example"
contact_name = "Data Protection Officer"
contact_details = "privacy@lakespur.example"
main_establishment = "FR"
aware_at = 2025-11-28T11:00:00Z
next_update_at = 2025-12-20T12:00:00Z
contained = true
sectors = []
"""


class Told:
    """`duenotice` in processes of its own, on a home of its own."""

    def __init__(self, home: Path) -> None:
        self.env = {**os.environ, "DUENOTICE_HOME": str(home), "PYTHONWARNINGS": "default"}
        self.env.pop("DJANGO_SETTINGS_MODULE", None)

    def start(self, *args: str) -> subprocess.Popen:
        command = [sys.executable, "-m", "duenotice.cli", *args]
        return subprocess.Popen(
            command, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )

    def say(self, *args: str, code: int = 0) -> dict:
        """Run to the end and give what `--json` printed."""
        process = self.start(*args, "--json")
        out, err = process.communicate(timeout=120)
        assert process.returncode == code, (args, process.returncode, err[-600:])
        return json.loads(out.strip().splitlines()[-1])

    def kill_within(self, seconds: float, *args: str) -> bool:
        """Start, kill the whole process group after so long. False where it had ended before."""
        process = self.start(*args, "--quiet")
        time.sleep(seconds)
        ended = process.poll() is not None
        if not ended:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return not ended

    def kill_at(self, work: Path, results: int, *args: str) -> bool:
        """Start, kill the whole process group once the scan has stored so many results. False where it had ended before."""
        process = self.start(*args, "--quiet")
        while process.poll() is None and sum(1 for _ in work.glob("scan-*/[!.]*")) < results:
            time.sleep(0.01)
        ended = process.poll() is not None
        if not ended:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return not ended


def _counts(told: Told) -> list:
    return sorted((r["cut"], r["key"], r["certain"], r["best"], r["possible"]) for r in told.say("count")["counts"])


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory, black_friday):
    """Counts and findings of a case that nobody killed."""
    told = Told(tmp_path_factory.mktemp("calm"))
    told.say("new", "shop")
    told.say("collect", str(black_friday.evidence))
    return told.say("scan"), _counts(told)


def test_a_scan_killed_again_and_again_ends_with_the_same_counts(tmp_path, black_friday, undisturbed):
    told, dice = Told(tmp_path), random.Random(7)
    told.say("new", "shop")
    told.say("collect", str(black_friday.evidence))
    scan, counts = undisturbed
    killed = sum(
        told.kill_at(tmp_path / "cases" / "shop" / "work", n * 4 + dice.randint(1, 3), "scan") for n in range(POINTS)
    )
    again = told.say("scan")
    assert killed
    assert {k: again[k] for k in ("findings", "values", "kinds")} == {
        k: scan[k] for k in ("findings", "values", "kinds")
    }
    assert _counts(told) == counts
    assert told.say("audit", "--verify")["breaks"] == []


def test_a_send_killed_again_and_again_writes_to_nobody_twice_outside_the_doubtful_list(tmp_path, black_friday):
    told, dice = Told(tmp_path), random.Random(11)
    _drafted(told, black_friday)
    with _sink(tmp_path / "mails") as port:
        order = ("send", "--smtp", f"127.0.0.1:{port}", "--tls", "none", "--yes")
        for _ in range(POINTS):
            told.kill_within(dice.uniform(1.5, 3.5), *order)
        sent = told.say(*order)
    taken = Counter((tmp_path / "mails").read_text().split())
    twice = sum(n - 1 for n in taken.values())
    assert sent["state"] == "done"
    assert len(taken) == told.say("status")["waves"][0]["counts"]["accepted"] + sent["counts"]["doubtful"]
    assert twice <= sent["counts"]["doubtful"]


def _drafted(told: Told, black_friday) -> None:
    """A drill with everything done up to the approval."""
    told.say("new", "shop", "--drill", "--now", "2025-11-29T08:00:00Z")
    told.say("collect", str(black_friday.evidence))
    path = black_friday.evidence.parent / "facts.toml"
    path.write_text(FACTS)
    told.say("fact", "--file", str(path))
    told.say("run")
    told.say("approve", "--as", "boris", "--reason", "read")


class _sink:
    """aiosmtpd in a process of its own; each accepted address becomes a line before the answer leaves."""

    CODE = """
import os, socket, sys, time
from aiosmtpd.controller import Controller
class Keep:
    async def handle_DATA(self, server, session, envelope):
        os.write(out, (envelope.rcpt_tos[0] + "\\n").encode())
        time.sleep(0.02)
        return "250 taken"
out = os.open(sys.argv[1], os.O_CREAT | os.O_APPEND | os.O_WRONLY)
Controller(Keep(), hostname="127.0.0.1", port=int(sys.argv[2])).start()
print("up", flush=True)
sys.stdin.read()
"""

    def __init__(self, path: Path) -> None:
        import socket

        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._command = [sys.executable, "-c", self.CODE, str(path), str(self.port)]

    def __enter__(self) -> int:
        self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout
        self._process.stdout.readline()
        return self.port

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()
