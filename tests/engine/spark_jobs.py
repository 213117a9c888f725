"""Work for the workers of a test's Spark: a module they can import by name."""

from __future__ import annotations

import os
import signal
from pathlib import Path


def square(n: int) -> int:
    if n == 99:
        raise ValueError("ninety-nine")
    return n * n


def _once(marker: str) -> bool:
    try:
        Path(marker).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def square_after_killing_the_worker(job: tuple[int, str]) -> int:
    number, marker = job
    if number == 3 and _once(marker):
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def square_after_killing_the_executor(job: tuple[int, str]) -> int:
    number, marker = job
    if number == 3 and _once(marker):
        daemon = os.getppid()
        executor = int(Path(f"/proc/{daemon}/stat").read_text().rsplit(")", 1)[1].split()[1])
        os.kill(executor, signal.SIGKILL)
    return number * number
