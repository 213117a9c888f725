"""SMTP to any server or relay: pooled connections, and one round trip for each message.

Body, dot and the *next* envelope leave in one write (RFC 2920), so a connection waits once per message and still has at
most one message in doubt. An envelope sent ahead is no intent. Without PIPELINING every command waits for its reply.
"""

from __future__ import annotations

import asyncio
import base64
import re
import ssl
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, cast

from duenotice.delivery.words import Limits, Outbox, Reply, Sealed
from duenotice.model.errors import DeliveryError, LedgerError

Tls = Literal["none", "starttls", "tls"]
_ADDRESSES = re.compile(r"<?[^\s<>]*@[^\s<>]*>?")
_LONGEST_REPLY = 64 * 1024
_STEP_SECONDS = 300.0
_CONNECT_SECONDS = 30.0


def scrubbed(text: str) -> str:
    """A server's words without addresses, on one line, at most 200 signs."""
    return _ADDRESSES.sub("<…>", " ".join(text.split()))[:200]


@dataclass(frozen=True, slots=True)
class Smtp:
    """A server that takes mail from us. tls: `none` only on a trusted path, `starttls` and `tls` check the certificate;
    username and password: AUTH PLAIN, refused without TLS; limits: what the server allows; hello: our name in EHLO;
    patience: seconds without any progress after which `deliver` gives up."""

    host: str
    port: int = 25
    tls: Tls = "none"
    username: str | None = None
    password: str | None = None
    allows: Limits = field(default_factory=Limits)
    hello: str = "localhost"
    tls_context: ssl.SSLContext | None = None
    patience: float = 60.0

    def __repr__(self) -> str:
        return f"Smtp({self.host!r}, {self.port}, tls={self.tls!r})"

    def limits(self) -> Limits:
        """As given: a server does not say."""
        return self.allows

    async def lookup(self, envids: Sequence[str]) -> Mapping[str, bool]:
        """Nothing: SMTP has no question for what became of a message. Give `resolve` the relay's log."""
        return {}

    async def deliver(self, outbox: Outbox, connections: int) -> None:
        """Keep `connections` open as long as there is work; reopen those that break, ever more slowly.

        Raises DeliveryError when no connection can be made at all.
        """
        lines = [_Line(self, outbox) for _ in range(max(1, connections))]
        tasks = [asyncio.create_task(line.run()) for line in lines]
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def context(self) -> ssl.SSLContext:
        """The TLS settings: given ones, or certificate and host name checked against the system's trust store."""
        return self.tls_context or ssl.create_default_context()


class _Line:
    """One place in the pool: connects, works, reconnects."""

    def __init__(self, smtp: Smtp, outbox: Outbox) -> None:
        self._smtp, self._outbox = smtp, outbox

    async def run(self) -> None:
        """Work until the outbox is finished. Raises DeliveryError after `patience` seconds of fruitless attempts."""
        loop = asyncio.get_running_loop()
        since, fruitless, why = loop.time(), 0, "no answer"
        while await self._outbox.wait():
            worked = False
            try:
                worked = await self._one_connection()
            except (OSError, DeliveryError, LedgerError) as error:
                why = getattr(error, "where", "") or type(error).__name__
            since, fruitless = (loop.time(), 0) if worked else (since, fruitless + 1)
            if loop.time() - since > self._smtp.patience:
                where = f"{self._smtp.host}:{self._smtp.port}, {why}"
                step = "Check that it runs, then send again: it resumes where it stopped."
                raise DeliveryError("The mail server cannot be used.", where=where, next_step=step)
            if not worked:
                await asyncio.sleep(min(0.05 * 2**fruitless, 10.0))

    async def _one_connection(self) -> bool:
        """Open, work, close. True if at least one message got an answer."""
        loop = asyncio.get_running_loop()
        smtp = self._smtp
        context = smtp.context() if smtp.tls == "tls" else None
        name = smtp.host if context else None
        made = loop.create_connection(
            lambda: Connection(self._outbox, smtp.limits().per_connection),
            smtp.host,
            smtp.port,
            ssl=context,
            server_hostname=name,
        )
        transport, connection = await asyncio.wait_for(made, _CONNECT_SECONDS)
        try:
            await asyncio.wait_for(self._greet(loop, connection), _CONNECT_SECONDS)
            await connection.work()
        finally:
            connection.end()
            transport.abort() if connection.broken else transport.close()
        return connection.answered > 0

    async def _greet(self, loop: asyncio.AbstractEventLoop, connection: Connection) -> None:
        """Greeting, EHLO, STARTTLS and EHLO again, AUTH. Raises DeliveryError for a refusal."""
        smtp = self._smtp
        await connection.ask(b"", 220)
        hello = b"EHLO " + smtp.hello.encode() + b"\r\n"
        offers = await connection.ask(hello, 250)
        if smtp.tls == "starttls":
            await connection.ask(b"STARTTLS\r\n", 220)
            await connection.upgrade(loop, smtp.context(), smtp.host)
            offers = await connection.ask(hello, 250)
        connection.learn(offers)
        if smtp.username is not None:
            if smtp.tls == "none":
                raise DeliveryError("A password is only sent over TLS.", where=smtp.host, permanent=True)
            plain = base64.b64encode(f"\0{smtp.username}\0{smtp.password or ''}".encode())
            await connection.ask(b"AUTH PLAIN " + plain + b"\r\n", 235)


class Connection(asyncio.Protocol):
    """One SMTP session. Until `work` it answers `ask`; then replies drive it, matched strictly in order."""

    def __init__(self, outbox: Outbox, most: int | None) -> None:
        self._outbox, self._left = outbox, most if most is not None else 1 << 60
        self._transport: asyncio.Transport | None = None
        self._buffer = b""
        self._lines: list[bytes] = []
        self._asked: asyncio.Future[tuple[int, list[str]]] | None = None
        self._early: deque[tuple[int, list[str]]] = deque()
        self._expect: deque[str] = deque()
        self._current: Sealed | None = None
        self._next: Sealed | None = None
        self._refused: tuple[int, str] | None = None
        self._open_transaction = False
        self._pipelining = self._dsn = False
        self._over: asyncio.Future[None] | None = None
        self._heard_at = 0.0
        self.answered = 0
        self.broken = False
        self._failure: BaseException | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is not a subclass

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()

    def data_received(self, data: bytes) -> None:
        *lines, self._buffer = (self._buffer + data).split(b"\r\n")
        if len(self._buffer) > _LONGEST_REPLY:
            self._stop()
        for line in lines:
            self._lines.append(line[4:])
            if line[3:4] != b"-":
                self._reply(line[:3], self._lines)
                self._lines = []

    def _reply(self, code: bytes, lines: list[bytes]) -> None:
        number = int(code) if code.isdigit() else 500
        if self._expect:
            try:
                self._drive(number, lines)
            except BaseException as error:
                self._failure = error
                self._stop()
            return
        told = (number, [line.decode("utf-8", "replace") for line in lines])
        if self._asked is not None and not self._asked.done():
            self._asked.set_result(told)
        elif self._over is not None:
            self._stop()
        else:
            self._early.append(told)

    async def ask(self, command: bytes, wanted: int) -> list[str]:
        """Send a command and return the lines of its reply. Raises DeliveryError for any other code than `wanted`."""
        assert self._transport is not None
        if command:
            self._transport.write(command)
        if self._early:
            code, lines = self._early.popleft()
        else:
            self._asked = asyncio.get_running_loop().create_future()
            code, lines = await self._asked
        if code != wanted:
            raise DeliveryError("The mail server refused the session.", where=f"{code} {scrubbed(' '.join(lines))}")
        return lines

    async def upgrade(self, loop: asyncio.AbstractEventLoop, context: ssl.SSLContext, host: str) -> None:
        """Begin TLS. What came in the clear after the 220 is refused: it could be an attacker's."""
        assert self._transport is not None
        if self._buffer or self._early:
            raise DeliveryError("The mail server sent commands before TLS began.", where=host)
        made = await loop.start_tls(self._transport, self, context, server_hostname=host)
        assert made is not None
        self._transport = made

    def learn(self, offers: list[str]) -> None:
        """Note what EHLO offers."""
        words = {offer.split(" ")[0].upper() for offer in offers}
        self._pipelining, self._dsn = "PIPELINING" in words, "DSN" in words

    async def work(self) -> None:
        """Send until the outbox is finished or the connection ends."""
        loop = asyncio.get_running_loop()
        while not self.broken and self._left > 0 and await self._outbox.wait():
            self._over = loop.create_future()
            self._heard_at = loop.time()
            self._begin()
            watch = loop.call_later(_STEP_SECONDS / 10, self._watch, loop)
            await self._over
            watch.cancel()
        if self._failure is not None:
            raise self._failure
        if not self.broken and self._transport is not None:
            self._transport.write(b"QUIT\r\n")

    def _watch(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._over is None or self._over.done():
            return
        if loop.time() - self._heard_at > _STEP_SECONDS:
            self._stop()
        else:
            loop.call_later(_STEP_SECONDS / 10, self._watch, loop)

    def _begin(self) -> None:
        """From rest: take a message and send its envelope."""
        self._next = self._draw()
        if self._next is None:
            self._rest()
        else:
            self._write(self._envelope(self._next))

    def _draw(self) -> Sealed | None:
        if self._left <= 0:
            return None
        message = self._outbox.take()
        self._left -= message is not None
        return message

    def _rest(self) -> None:
        if self._over is not None and not self._over.done():
            self._over.set_result(None)

    def _write(self, data: bytes) -> None:
        if self._transport is not None:
            self._transport.write(data)

    def _envelope(self, message: Sealed) -> bytes:
        """The commands before the body; as one write with PIPELINING, else MAIL alone (the rest follow reply by reply)."""
        self._refused = None
        reset = b""
        if self._open_transaction:  # a refused envelope leaves MAIL standing, and a second MAIL would be an error
            self._expect.append("reset")
            self._open_transaction, reset = False, b"RSET\r\n"
        tail = b" RET=HDRS ENVID=" + message.envid.encode() if self._dsn else b""
        self._expect.append("mail")
        mail = b"MAIL FROM:<" + message.sender + b">" + tail + b"\r\n"
        if not self._pipelining:
            return reset + mail
        self._expect.extend(("rcpt", "data"))
        return reset + mail + self._rcpt(message) + b"DATA\r\n"

    @staticmethod
    def _rcpt(message: Sealed) -> bytes:
        return b"RCPT TO:<" + message.address + b">\r\n"

    def _drive(self, code: int, lines: list[bytes]) -> None:
        """One reply: what it answers, then what comes next."""
        step = self._expect.popleft()
        self._heard_at = asyncio.get_running_loop().time()
        if step == "dot":
            self._dot(code, lines)
        elif step == "data":
            self._data(code, lines)
        elif step in ("mail", "rcpt"):
            self._envelope_step(step, code, lines)
        elif step == "empty":
            self._after_refusal()
        if code == 421:
            self._stop()

    def _envelope_step(self, step: str, code: int, lines: list[bytes]) -> None:
        if code >= 400 and self._refused is None:
            self._refused = (code, _words(lines))
        if self._pipelining or self._next is None:
            return
        if self._refused is not None:
            self._after_refusal()
        elif step == "mail":
            self._expect.append("rcpt")
            self._write(self._rcpt(self._next))
        else:
            self._expect.append("data")
            self._write(b"DATA\r\n")

    def _data(self, code: int, lines: list[bytes]) -> None:
        message = self._next
        assert message is not None
        if self._refused is None and code != 354:
            self._refused = (code if code >= 400 else 451, _words(lines))
        if self._refused is None:
            self._send(message)
        elif code == 354:
            self._expect.append("empty")
            self._write(b".\r\n")
        else:
            self._after_refusal()

    def _send(self, message: Sealed) -> None:
        """Intent, then body and dot, and in the same write the envelope of the message after it."""
        self._outbox.intend(message)
        self._current, self._next = message, None
        data = message.data + b".\r\n"
        self._expect.append("dot")
        if self._pipelining:
            self._next = self._draw()
            if self._next is not None:
                data += self._envelope(self._next)
        self._write(data)

    def _dot(self, code: int, lines: list[bytes]) -> None:
        message = self._current
        assert message is not None
        self._current = None
        self.answered += 1
        self._outbox.settle(
            message, Reply(code, _words(lines) if code >= 400 else lines[-1][:60].decode("ascii", "replace"))
        )
        if self._next is None and code != 421:
            self._begin()

    def _after_refusal(self) -> None:
        """The envelope was refused: book it (421 speaks of the connection, so the message goes back), then go on."""
        message, refused = self._next, self._refused
        assert message is not None and refused is not None
        self._next = self._refused = None
        if refused[0] == 421:
            self._outbox.give_back(message)
            self._stop()
            return
        self.answered += 1
        self._open_transaction = True
        self._outbox.settle(message, Reply(*refused))
        self._begin()

    def _stop(self) -> None:
        """The connection is of no more use: an intended message without reply is doubt, an envelope alone is not."""
        self.broken = True
        self.end()
        if self._asked is not None and not self._asked.done():
            self._asked.set_exception(DeliveryError("The mail server closed the connection."))
        self._rest()

    def end(self) -> None:
        """Hand back what is left. Safe to call twice."""
        current, self._current = self._current, None
        ahead, self._next = self._next, None
        self._expect.clear()
        if current is not None:
            self._outbox.settle(current, Reply(0, "the connection ended before a reply"))
        if ahead is not None:
            self._outbox.give_back(ahead)


def _words(lines: list[bytes]) -> str:
    return scrubbed(b" ".join(lines).decode("utf-8", "replace"))
