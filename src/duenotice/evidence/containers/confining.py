"""Runs the tools of others within limits on what they write, hold and take."""

from __future__ import annotations

import os
import subprocess
from typing import BinaryIO

from duenotice.evidence.ground.budget import Budget


def confined(
    command: list[str], out: BinaryIO | int, most: int, budget: Budget, seconds: float | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a tool that writes at most `most` bytes, within the budget's memory and seconds, or those given. Raises TimeoutExpired."""
    limits = 'ulimit -f "$1"; ulimit -v "$2"; shift 2; exec "$@"'
    return subprocess.run(
        ["/bin/sh", "-c", limits, "sh", str(most // 512), str(budget.child_memory // 1024), *command],
        stdout=out,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        timeout=budget.seconds if seconds is None else seconds,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
