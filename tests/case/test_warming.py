"""What is compiled once, and for whom."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from duenotice import detect
from duenotice.case import warming
from duenotice.case.progress import Progress

_ASKED = "from duenotice.case import warming; print(warming._stamp().exists())"


def test_what_one_user_compiled_is_not_taken_for_that_of_another(tmp_path: Path) -> None:
    warming.warm()
    told = [
        subprocess.run(
            [sys.executable, "-c", _ASKED], env={**os.environ, **more}, capture_output=True, text=True, check=True
        )
        for more in ({}, {"XDG_CACHE_HOME": str(tmp_path)})
    ]
    assert [one.stdout.strip() for one in told] == ["True", "False"]


def test_whoever_waits_for_the_compiler_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming, "_stamp", lambda: tmp_path / "warm")
    told: list[Progress] = []
    warming.warm(told.append)
    assert [now.step for now in told] == ["compile", "compile"]
    warming.warm(told.append)
    assert len(told) == 2, "once compiled, nothing is told"


def test_the_mark_lies_beside_the_kernel() -> None:
    assert warming._stamp().parent == detect.FOLDER
