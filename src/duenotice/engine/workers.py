"""Worker processes that end when they are told to: on Ctrl-C, on a fault of whoever started them, and when that process is killed.

What a worker holds in files (copies of evidence, which hold personal data) is cleaned up before it ends, where it is not killed itself.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Generator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait
from types import FrameType
from typing import Any, NoReturn, TypeVar

import pyarrow as pa

T = TypeVar("T")
R = TypeVar("R")

GRACE_S = 5.0
"""Seconds that a worker has for cleaning up; a block is scanned in less."""


def pool(workers: int, threads: int | None = None) -> ProcessPoolExecutor:
    """Processes for `worked`. threads: of Arrow in each; as many as it likes by default."""
    with _deaf():
        context = multiprocessing.get_context(_start_method())
        made = ProcessPoolExecutor(workers, context, _prepare, (threads,))
        if sys.platform == "linux":
            from multiprocessing.forkserver import ensure_running

            ensure_running()
        return made


def worked(function: Callable[[T], R], thing: T) -> R:
    """What a worker does: the function, or its end where it was told to end meanwhile."""
    try:
        try:
            _Work.under_way = True
            return function(thing)
        finally:
            _Work.under_way = False
            if _Work.told_to_end:  # and the exception was swallowed on its way, as those in a `__del__` are
                _leave()
    except SystemExit:
        _leave()


def stop(pool: ProcessPoolExecutor) -> None:
    """End the processes of a pool without waiting for what they are at."""
    processes = list((getattr(pool, "_processes", None) or {}).values())  # Python 3.14 has `terminate_workers`
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    until = time.monotonic() + GRACE_S
    for process in processes:
        process.join(max(0.0, until - time.monotonic()))
        if process.is_alive():
            process.kill()


def _start_method() -> str:
    # Forking a process with DuckDB's or Arrow's threads can hang the child.
    return "forkserver" if sys.platform == "linux" else "spawn"


@contextmanager
def _deaf() -> Generator[None]:
    """Ctrl-C is sent to all processes of a terminal: those started here inherit that they do not hear it, and their parent ends them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _Work:
    """What a worker is at."""

    under_way = False
    told_to_end = False


def _leave() -> NoReturn:
    os._exit(128 + signal.SIGTERM)


def _prepare(threads: int | None) -> None:
    """In each worker, before its first work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if threads:
        pa.set_cpu_count(threads)


def _end(_number: int, _frame: FrameType | None) -> None:
    """Leave by an exception, so that files are closed and removed on the way; told again, go on with that.

    Only where work is under way: between two pieces of work there is nothing to clean up, and an exception raised while a result is handed
    over would be handed over in its place.
    """
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    _Work.told_to_end = True
    if not _Work.under_way:
        _leave()
    raise SystemExit


def _end_with_parent() -> None:
    """A parent that was killed tells nobody: without this its workers would wait for work forever, with all their memory."""
    parent: Any = multiprocessing.parent_process()
    wait([parent.sentinel])
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_S)
    _leave()
