"""A real SMTP server on loopback in a process of its own: `python -m examples.black_friday.mailroom FOLDER FD`.

Each mail is on disk before the sender hears that it was accepted.
"""

from __future__ import annotations

import asyncio
import socket
import sys
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP

from examples.black_friday.serve import input_closed


class Mailroom:
    """Stores what arrives as numbered files."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.arrived = folder, 0

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        """Keep one mail."""
        self.arrived += 1
        (self.folder / f"{self.arrived:06}.eml").write_bytes(envelope.original_content)
        return "250 2.0.0 stored"


async def _serve(folder: Path, descriptor: int) -> None:
    room = Mailroom(folder)
    listening = socket.socket(fileno=descriptor)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(room, hostname="mail.example", enable_SMTPUTF8=True), sock=listening)
    await input_closed()
    server.close()


if __name__ == "__main__":
    asyncio.run(_serve(Path(sys.argv[1]), int(sys.argv[2])))
