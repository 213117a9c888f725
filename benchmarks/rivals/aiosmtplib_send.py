"""Sends one message many times with aiosmtplib and prints {"seconds", "version"}: `aiosmtplib_send.py PORT NUMBER CONNECTIONS < message`.

Started in the rivals' own venv, on uvloop, each connection kept open as its documentation shows. It composes and journals nothing.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from importlib.metadata import version

import aiosmtplib
import uvloop


async def one_line(port: int, numbers: range, data: bytes) -> None:
    """One connection's share."""
    async with aiosmtplib.SMTP(hostname="127.0.0.1", port=port, start_tls=False) as server:
        for n in numbers:
            await server.sendmail("b@shop.example", [f"customer{n}@d.example"], data)


async def all_lines(port: int, number: int, connections: int, data: bytes) -> float:
    """Seconds until every message was answered."""
    started = time.perf_counter()
    await asyncio.gather(*(one_line(port, range(n, number, connections), data) for n in range(connections)))
    return time.perf_counter() - started


if __name__ == "__main__":
    port, number, connections = map(int, sys.argv[1:])
    seconds = uvloop.run(all_lines(port, number, connections, sys.stdin.buffer.read()))
    print(json.dumps({"seconds": seconds, "version": version("aiosmtplib")}))
