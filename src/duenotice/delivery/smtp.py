"""SMTP to any server or relay: a pool of connections that are opened, secured, logged in and reopened when they break.

What happens on a connection once it stands is in `connection`.
"""

from __future__ import annotations

import asyncio
import base64
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from duenotice.delivery.connection import Burst, Connection
from duenotice.delivery.words import Limits, Outbox
from duenotice.model.errors import DeliveryError, LedgerError

Tls = Literal["none", "starttls", "tls"]
_CONNECT_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Smtp:
    """A server that takes mail from us. tls: `none` only on a trusted path, `starttls` and `tls` (RFC 8314) check the
    certificate and never go on without; username and password: AUTH PLAIN (RFC 4616), else LOGIN, refused without TLS;
    allows: what the server allows; hello: our name in EHLO; tls_context: instead of the system's trust store;
    patience: seconds without any progress after which `deliver` gives up."""

    host: str
    port: int = 25
    tls: Tls = "none"
    username: str | None = None
    password: str | None = field(default=None, repr=False)
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

        Raises DeliveryError when no connection can be made at all: after `patience` seconds, or at once where trying again
        is useless (certificate or password refused, no TLS offered) and nothing was answered yet.
        """
        if self.username is not None and self.tls == "none":
            step = "Set starttls or tls for this server."
            raise DeliveryError("A password is only sent over TLS.", where=self.host, next_step=step, permanent=True)
        pool = _Pool(self, outbox, Burst(outbox))
        tasks = [asyncio.create_task(_Line(pool).run()) for _ in range(max(1, connections))]
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def context(self) -> ssl.SSLContext:
        """The TLS settings: given ones, or certificate and host name checked against the system's trust store."""
        return self.tls_context or ssl.create_default_context()


@dataclass(slots=True)
class _Pool:
    """What the lines of one run share. works: a message has been answered, so a refused session is no reason to give up at once."""

    smtp: Smtp
    outbox: Outbox
    burst: Burst
    works: bool = False


class _Line:
    """One place in the pool: connects, works, reconnects."""

    def __init__(self, pool: _Pool) -> None:
        self._pool, self._smtp, self._outbox = pool, pool.smtp, pool.outbox

    async def run(self) -> None:
        """Work until the outbox is finished. Raises DeliveryError after `patience` seconds of fruitless attempts."""
        loop = asyncio.get_running_loop()
        since, fruitless = loop.time(), 0
        while await self._outbox.wait():
            worked, why = False, DeliveryError("no answer")
            try:
                worked = await self._one_connection()
            except LedgerError as error:
                why = DeliveryError(str(error))
            except (OSError, DeliveryError) as error:
                why = _in_words(error)
            self._pool.works = self._pool.works or worked
            since, fruitless = (loop.time(), 0) if worked else (since, fruitless + 1)
            if loop.time() - since > self._smtp.patience or (why.permanent and not self._pool.works):
                raise self._unusable(why)
            if not worked:
                await asyncio.sleep(min(0.05 * 2**fruitless, 10.0))

    def _unusable(self, why: DeliveryError) -> DeliveryError:
        where = f"{self._smtp.host}:{self._smtp.port}, {why.where or why.what}"
        step = why.next_step or "Check that it runs, then send again: it resumes where it stopped."
        return DeliveryError("The mail server cannot be used.", where=where, next_step=step, permanent=why.permanent)

    async def _one_connection(self) -> bool:
        """Open, work, close. True if at least one message got an answer."""
        loop = asyncio.get_running_loop()
        smtp = self._smtp
        context = smtp.context() if smtp.tls == "tls" else None
        name = smtp.host if context else None
        made = loop.create_connection(
            lambda: Connection(self._outbox, self._pool.burst, smtp.limits().per_connection),
            smtp.host,
            smtp.port,
            ssl=context,
            server_hostname=name,
        )
        transport, connection = await asyncio.wait_for(made, _CONNECT_SECONDS)
        try:
            await asyncio.wait_for(self._greet(connection), _CONNECT_SECONDS)
            await connection.work()
        finally:
            connection.end()
            transport.abort() if connection.broken else transport.close()
        return connection.answered > 0

    async def _greet(self, connection: Connection) -> None:
        """Greeting, EHLO, STARTTLS and EHLO again (RFC 3207), AUTH. Raises DeliveryError for a refusal."""
        smtp = self._smtp
        await connection.ask(b"", 220)
        hello = b"EHLO " + smtp.hello.encode() + b"\r\n"
        connection.learn(await connection.ask(hello, 250))
        if smtp.tls == "starttls":
            if "STARTTLS" not in connection.offers:
                step = "Use its TLS port, or another server: nothing is sent unencrypted."
                raise DeliveryError("it offers no STARTTLS", next_step=step, permanent=True)
            await connection.ask(b"STARTTLS\r\n", 220)
            await connection.upgrade(smtp.context(), smtp.host)
            connection.learn(await connection.ask(hello, 250))
        if smtp.username is not None:
            await _log_in(connection, smtp.username, smtp.password or "")


async def _log_in(connection: Connection, username: str, password: str) -> None:
    """AUTH by the first way offered that needs nothing but TLS. Raises DeliveryError where refused or none is offered."""
    ways = {way.upper() for way in connection.offers.get("AUTH", ())}
    if "PLAIN" in ways:
        plain = base64.b64encode(f"\0{username}\0{password}".encode())
        await connection.ask(b"AUTH PLAIN " + plain + b"\r\n", 235)
    elif "LOGIN" in ways:
        await connection.ask(b"AUTH LOGIN\r\n", 334)
        await connection.ask(base64.b64encode(username.encode()) + b"\r\n", 334)
        await connection.ask(base64.b64encode(password.encode()) + b"\r\n", 235)
    else:
        raise DeliveryError("it offers neither AUTH PLAIN nor LOGIN", permanent=True)


def _in_words(error: OSError | DeliveryError) -> DeliveryError:
    """What went wrong in opening or using a connection, and whether trying again is useless."""
    if isinstance(error, DeliveryError):
        return error
    if isinstance(error, ssl.SSLCertVerificationError):
        step = "Use the name that stands in it; if an authority of your own signed it, set SSL_CERT_FILE to its certificate."
        return DeliveryError(f"its certificate is refused: {error.verify_message}", next_step=step, permanent=True)
    if isinstance(error, ssl.SSLError):
        passing = isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError)
        return DeliveryError(f"TLS failed: {error.reason or type(error).__name__}", permanent=not passing)
    return DeliveryError(type(error).__name__)
