"""What a killed command leaves in the folder for temporary files is removed by the next one, and nothing else is."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="locks of files as on Unix")

KILLED = """
import os, signal, tempfile
from duenotice.cli.leftovers import keep_together
folder = keep_together()
open(tempfile.mkdtemp(prefix="pymp-") + "/copy of evidence", "w").write("x")
print(folder, flush=True)
{then}
"""


def started(base: Path, then: str) -> subprocess.Popen[str]:
    """A process that keeps its temporary files together, and then does as told."""
    env = {**os.environ, "TMPDIR": str(base)}
    code = textwrap.dedent(KILLED).format(then=then)
    return subprocess.Popen(
        [sys.executable, "-c", code], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


@pytest.fixture
def base(tmp_path_factory: pytest.TempPathFactory):
    """A folder for temporary files whose path is short, as those of machines are."""
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(dir="/tmp", prefix="dn"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def test_a_command_that_ends_leaves_nothing(base: Path) -> None:
    started(base, "").communicate(timeout=30)
    assert list(base.iterdir()) == []


def test_what_a_killed_command_left_is_removed_by_the_next(base: Path) -> None:
    said, _ = started(base, "os.kill(os.getpid(), signal.SIGKILL)").communicate(timeout=30)
    left = Path(said.strip())
    assert [one.name for one in left.glob("pymp-*/*")] == ["copy of evidence"]
    (base / "somebody else's").mkdir()
    started(base, "").communicate(timeout=30)
    assert [one.name for one in base.iterdir()] == ["somebody else's"]


def test_a_command_that_still_works_keeps_its_own_also_through_its_children(base: Path) -> None:
    orphaned = "child = os.fork()\nif child:\n    os.kill(os.getpid(), signal.SIGKILL)\ninput()\nos.closerange(3, 64)"
    for then in ("input()", orphaned):
        working = started(base, then)
        assert working.stdout and working.stdin
        folder = Path(working.stdout.readline().strip())
        started(base, "").communicate(timeout=30)
        assert folder.is_dir(), "it is locked"
        working.communicate("\n", timeout=30)
        started(base, "").communicate(timeout=30)
        assert not folder.exists()
