"""Runs one of the two apps on a listening socket that it inherits, until its standard input closes.

`python -m examples.black_friday.serve store|edge FD`. So no port is guessed, and no server outlives the play that started it.
"""

from __future__ import annotations

import asyncio
import importlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn


@contextmanager
def running(app: str, environment: dict[str, str]) -> Iterator[str]:
    """The URL of an app served by a process of its own; the process has ended (and flushed its log) when the block has."""
    with socket.create_server(("127.0.0.1", 0), backlog=256) as listening:
        port = listening.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-m", "examples.black_friday.serve", app, str(listening.fileno())],
            pass_fds=[listening.fileno()],
            stdin=subprocess.PIPE,
            env=os.environ | environment,
        )
    with process:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(30)
    if process.returncode:
        raise RuntimeError(f"the {app} ended with status {process.returncode}")


async def _until_input_closes(server: uvicorn.Server) -> None:
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    await reader.read()
    server.should_exit = True


async def _main(app: str, descriptor: int) -> None:
    listening = socket.socket(fileno=descriptor)
    module = importlib.import_module(f"examples.black_friday.{app}")
    config = uvicorn.Config(
        module.create, factory=True, log_level="warning", access_log=False, timeout_graceful_shutdown=2
    )
    server = uvicorn.Server(config)
    watcher = asyncio.create_task(_until_input_closes(server))
    await server.serve(sockets=[listening])
    watcher.cancel()


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1], int(sys.argv[2])))
