"""Standard input and pipes as sources, output that nobody reads any more, and a scan that is told to end."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from duenotice.cli import app

CSV = b"name,mail\nAnn Field,ann.field@shop.example\n"
pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Run a command with --json and something on standard input; gives its exit code, its object, and what is left of temporary files."""
    (folder := tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))

    def run(given: bytes, *args: str) -> tuple[int, dict, list[Path]]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        code = app.run([*args, "--json", "-q"])
        return code, json.loads(capsys.readouterr().out), list(folder.iterdir())

    return run


@pytest.mark.parametrize(
    ("packed", "path"), [(bytes, "/dev/stdin"), (gzip.compress, "/dev/stdin!/input.unpacked")], ids=["plain", "gz"]
)
def test_a_dash_scans_standard_input_and_leaves_no_copy_of_it(ask, packed: Callable, path: str) -> None:
    code, told, left = ask(packed(CSV), "scan", "-", "--workers", "1")
    (mail,) = (kind for kind in told["kinds"] if kind["kind"] == "EMAIL")
    assert (code, mail["where"][0]["path"], told["unread"], left) == (0, path, [], [])


def test_findings_of_standard_input_are_listed_and_none_can_be_shown_again(ask) -> None:
    _, told, left = ask(CSV, "findings", "--in", "-")
    assert {one["path"] for one in told["findings"]} == {"/dev/stdin"}
    code, told, _ = ask(CSV, "show", told["findings"][0]["id"], "--in", "-")
    assert (code, left) == (2, [])
    assert "cannot be read again" in told["what"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_that_is_named_is_read(ask, tmp_path: Path) -> None:
    os.mkfifo(pipe := tmp_path / "pipe")
    writer = threading.Thread(target=pipe.write_bytes, args=(CSV,))
    writer.start()
    _, told, left = ask(b"", "scan", str(pipe), "--workers", "1")
    writer.join()
    assert {kind["where"][0]["path"] for kind in told["kinds"]} == {str(pipe)}
    assert left == []


def test_nothing_on_standard_input_is_read_whole(ask) -> None:
    code, told, _ = ask(b"", "scan", "-", "--workers", "1")
    assert (code, told["kinds"], told["items"], told["unread"]) == (0, [], 1, [])


@pytest.mark.parametrize(
    "words",
    [("scan", "--bogus"), ("scan", "--workers", "many"), ("bogus",), ("scan", "/nowhere"), ("show",)],
    ids=" ".join,
)
def test_a_wrong_call_is_told_in_json_where_that_was_asked_for(ask, words: tuple[str, ...]) -> None:
    code, told, _ = ask(b"", *words)
    assert (code, told["schema"], told["exit_code"]) == (2, "duenotice.error/1", 2)
    assert told["what"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_scan_that_is_told_to_end_leaves_no_copy_of_standard_input(tmp_path: Path, number: int) -> None:
    command = [sys.executable, "-m", "duenotice.cli", "scan", "-", "--quiet"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, env={**os.environ, "TMPDIR": str(tmp_path)})
    assert process.stdin
    process.stdin.write(CSV)
    process.stdin.flush()
    while process.poll() is None and not list(tmp_path.glob("duenotice-input-*/input")):
        time.sleep(0.05)
    process.send_signal(number)
    code = process.wait(60)
    process.stdin.close()
    assert code == (130 if number == signal.SIGINT else 128 + number)
    assert list(tmp_path.iterdir()) == []


def said(words: tuple[str, ...], out: int | None, tmp_path: Path) -> tuple[int, str]:
    """Exit code and standard error of a command whose standard output is a file that is open already, or closed."""
    (tmp_path / "a.csv").write_bytes(CSV)
    command = [sys.executable, "-m", "duenotice.cli", "scan", str(tmp_path / "a.csv"), "--quiet", *words]
    closing = None if out is not None else lambda: os.close(1)
    done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, text=True, preexec_fn=closing, check=False)
    return done.returncode, done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no such files")
@pytest.mark.parametrize("words", [(), ("--json",)], ids=["table", "JSON"])
class TestOutputThatNobodyTakes:
    def test_a_reader_that_has_gone_is_no_error(self, words: tuple[str, ...], tmp_path: Path) -> None:
        reads, writes = os.pipe()
        os.close(reads)
        assert said(words, writes, tmp_path) == (0, "")

    def test_output_that_is_closed_is_no_error(self, words: tuple[str, ...], tmp_path: Path) -> None:
        assert said(words, None, tmp_path) == (0, "")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
    def test_a_full_disk_behind_the_output_is_told(self, words: tuple[str, ...], tmp_path: Path) -> None:
        code, told = said(words, os.open("/dev/full", os.O_WRONLY), tmp_path)
        assert code == 2
        assert "The disk is full." in told and "Traceback" not in told
