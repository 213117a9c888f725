"""A disk without room for the copies that are made while evidence is read: told as that, and never as evidence that cannot be read."""

from __future__ import annotations

import io
import json
import os
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

resource = pytest.importorskip("resource", reason="no such limits here")
pytestmark = pytest.mark.timeout(300)
ROOM = 64 * 1024


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


LETTER = (
    b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r>"
    b"<w:t>mail ann@shop.example</w:t></w:r></w:p></w:body></w:document>"
)
NOISE = random.Random(1).randbytes(4 * ROOM)
DOCUMENT = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": LETTER, "word/media/i.bin": NOISE})
EVIDENCE = {
    "a document in an archive": zipped({"note.txt": b"hello", "a.docx": DOCUMENT}),
    "a document in a document": zipped(
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": LETTER, "word/embeddings/a.docx": DOCUMENT}
    ),
}


def asked(path: Path, room: int, *more: str) -> tuple[int, dict]:
    """`scan` of a file by a process that may write files of so many bytes."""
    command = [sys.executable, "-m", "duenotice.cli", "scan", str(path), "--json", *more]

    def confine() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    done = subprocess.run(command, capture_output=True, preexec_fn=confine, env=os.environ, check=False)
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize("raw", EVIDENCE.values(), ids=EVIDENCE)
def test_no_room_for_a_copy_is_told_as_that_and_what_it_is_a_copy_of_is_read_where_there_is(
    raw: bytes, tmp_path: Path
) -> None:
    (tmp_path / "x").write_bytes(raw)
    code, told = asked(tmp_path / "x", ROOM, "--workers", "1")
    assert (code, told["schema"]) == (2, "duenotice.error/1")
    assert "ulimit -f" in told["what"] and told["where"] and "run the same command again" in told["next"]
    code, told = asked(tmp_path / "x", 1 << 30, "--workers", "1")
    assert (code, [kind["kind"] for kind in told["kinds"]]) == (0, ["EMAIL"])


def test_short_memory_is_told_as_that_whichever_library_meets_it_first(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"ann@example.com\n")
    command = [sys.executable, "-m", "duenotice.cli", "scan", str(tmp_path), "--json"]

    def confine() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))

    done = subprocess.run(command, capture_output=True, preexec_fn=confine, env=os.environ, check=False)
    told = json.loads(done.stdout)
    assert (done.returncode, told["what"]) == (2, "Memory is short.")
    assert "ulimit -v" in told["next"]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ImportError("libarrow.so.2400: failed to map segment from shared object"), "Memory is short."),
        (ImportError("No module named 'x'"), None),
        (MemoryError(), "Memory is short."),
        (PermissionError(13, "Permission denied", "/home/x/.lock"), "This user may not read or write here."),
        (OSError(5, "Input/output error", "/mnt/x"), "The disk does not answer as it should."),
        (ValueError("anything else"), None),
    ],
)
def test_what_the_machine_refuses_is_no_fault_of_ours(error: Exception, words: str | None) -> None:
    from duenotice.cli.app import _trouble_of_the_machine

    told = _trouble_of_the_machine(error)
    assert (told.what if told else None) == words
