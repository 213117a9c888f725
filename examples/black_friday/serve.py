"""Runs one of the two web apps on a listening socket that it inherits, until its standard input closes.

`python -m examples.black_friday.serve store|edge FD`. So no port is guessed, and no server outlives the play that started it.
"""

from __future__ import annotations

import asyncio
import importlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import uvicorn


@contextmanager
def running(module: str, arguments: Sequence[str] = (), environment: Mapping[str, str] | None = None) -> Iterator[int]:
    """The port on loopback where `python -m module *arguments FD` serves in a process of its own.

    Its standard input closes with the block; it has ended (and flushed its files) when the block has. Raises RuntimeError where it
    failed.
    """
    with socket.create_server(("127.0.0.1", 0), backlog=256) as listening:
        port = listening.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments, str(listening.fileno())],
            pass_fds=[listening.fileno()],
            stdin=subprocess.PIPE,
            env={**os.environ, **(environment or {})},
        )
    with process:
        try:
            yield port
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(30)
    if process.returncode:
        raise RuntimeError(f"{module} ended with status {process.returncode}")


async def input_closed() -> None:
    """Wait until standard input closes: whoever started this process wants it to end, or is gone."""
    reader = asyncio.StreamReader()
    transport, _ = await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), sys.stdin
    )
    await reader.read()
    transport.close()


async def _serve(app: str, descriptor: int) -> None:
    module = importlib.import_module(f"examples.black_friday.{app}")
    # Clients keep their connections; a server that drops idle ones breaks a request on its way where the machine is busy.
    config = uvicorn.Config(
        module.create,
        factory=True,
        log_level="warning",
        access_log=False,
        timeout_keep_alive=3600,
        timeout_graceful_shutdown=2,
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve(sockets=[socket.socket(fileno=descriptor)]))
    await asyncio.wait([serving, asyncio.create_task(input_closed())], return_when=asyncio.FIRST_COMPLETED)
    server.should_exit = True
    await serving


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1], int(sys.argv[2])))
