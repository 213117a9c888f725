"""A small HTTP/1.1 client on h11 with kept connections, for one server on loopback.

A play sends thousands of requests through two hops; a general client spends more time on its pool than both servers need to answer.
"""

from __future__ import annotations

import asyncio
from typing import NamedTuple

import h11


class Answer(NamedTuple):
    """Status, headers (names in lower case) and the whole body."""

    status: int
    headers: dict[str, str]
    body: bytes


class Connection:
    """One kept connection: one request at a time."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer
        self.state = h11.Connection(h11.CLIENT)

    async def ask(self, method: str, target: str, headers: dict[str, str], body: bytes) -> Answer:
        """Send a request and read its answer."""
        lines = [*headers.items(), ("content-length", str(len(body)))]
        sent = self.state.send(h11.Request(method=method, target=target, headers=lines)) or b""
        sent += (self.state.send(h11.Data(data=body)) or b"") if body else b""
        self.writer.write(sent + (self.state.send(h11.EndOfMessage()) or b""))
        head, parts = None, []
        while not isinstance(event := await self._event(), h11.EndOfMessage):
            if isinstance(event, h11.Response):
                head = event
            elif isinstance(event, h11.Data):
                parts.append(bytes(event.data))
        assert head is not None
        named = {name.decode("latin-1"): value.decode("latin-1") for name, value in head.headers}
        return Answer(head.status_code, named, b"".join(parts))

    async def _event(self) -> object:
        while (event := self.state.next_event()) is h11.NEED_DATA:
            data = await self.reader.read(1 << 16)
            if not data:
                raise ConnectionError("the server closed the connection in the middle of an answer")
            self.state.receive_data(data)
        return event

    @property
    def reusable(self) -> bool:
        """True where both sides are ready for another request, which it then is."""
        if self.state.our_state is not h11.DONE or self.state.their_state is not h11.DONE:
            return False
        self.state.start_next_cycle()
        return True


class Client:
    """Connections to `http://HOST:PORT`, made when needed and kept."""

    def __init__(self, url: str) -> None:
        host, _, port = url.removeprefix("http://").rpartition(":")
        self.host, self.port = host, int(port)
        self.idle: list[Connection] = []

    async def request(
        self, method: str, target: str, headers: dict[str, str] | None = None, body: bytes = b""
    ) -> Answer:
        """The answer; raises OSError where the server is gone."""
        connection = self.idle.pop() if self.idle else Connection(*await asyncio.open_connection(self.host, self.port))
        answer = await connection.ask(method, target, {"host": f"{self.host}:{self.port}", **(headers or {})}, body)
        if connection.reusable:
            self.idle.append(connection)
        else:
            connection.writer.close()
        return answer

    async def close(self) -> None:
        """Close the kept connections."""
        for connection in self.idle:
            connection.writer.close()
            await connection.writer.wait_closed()
