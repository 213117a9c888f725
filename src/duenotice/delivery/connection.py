"""One SMTP session: the envelope ahead, the body and its dot, and the reply that says what became of it.

Body, dot and the *next* envelope leave in one write (RFC 2920), so a connection waits once per message and still has at
most one message in doubt. An envelope sent ahead is no intent. Without PIPELINING every command waits for its reply.
"""

from __future__ import annotations

import asyncio
import re
import ssl
from collections import deque
from collections.abc import Sequence
from typing import cast

from duenotice.delivery.words import Outbox, Reply, Sealed
from duenotice.model.errors import DeliveryError, PolicyRefused

_ADDRESSES = re.compile(r"<?[^\s<>]*@[^\s<>]*>?")
_LONGEST_REPLY = 64 * 1024
_STEP_SECONDS = 300.0


def scrubbed(text: str) -> str:
    """A server's words without addresses, on one line, at most 200 signs."""
    return _ADDRESSES.sub("<…>", " ".join(text.split()))[:200]


class Burst:
    """The bodies whose turn came in one round of the event loop: journalled with one write for all, then sent.

    Both sides gain: the journal is written less often, and a server that wakes up finds more than one message."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self._due: list[tuple[Connection, Sealed, bytes]] = []

    def add(self, connection: Connection, message: Sealed, data: bytes) -> None:
        """This message leaves with the others at the end of the round, if its connection still stands then."""
        if not self._due:
            asyncio.get_running_loop().call_soon(self._leave)
        self._due.append((connection, message, data))

    def _leave(self) -> None:
        due = [one for one in self._due if one[0].leaving is one[1]]
        self._due = []
        try:
            self._outbox.intend(*[message for _, message, _ in due])
        except PolicyRefused:
            for connection, _, _ in due:  # a server that has said 354 must get a message, or the end of the line
                connection.hang_up()
            return
        except BaseException as error:
            for connection, _, _ in due:
                connection.fail(error)
            return
        for connection, message, data in due:
            connection.depart(message, data)


class Connection(asyncio.Protocol):
    """One SMTP session. Until `work` it answers `ask`; then replies drive it, matched strictly in order."""

    def __init__(self, outbox: Outbox, burst: Burst, most: int | None) -> None:
        self._outbox, self._burst, self._left = outbox, burst, most if most is not None else 1 << 60
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._buffer = b""
        self._lines: list[bytes] = []
        self._asked: asyncio.Future[tuple[int, list[str]]] | None = None
        self._early: deque[tuple[int, list[str]]] = deque()
        self._expect: deque[str] = deque()
        self._current: Sealed | None = None
        self._next: Sealed | None = None
        self._refused: tuple[int, str] | None = None
        self._open_transaction = self._in_step = False
        self.leaving: Sealed | None = None
        self.offers: dict[str, tuple[str, ...]] = {}
        self._pipelining = self._dsn = False
        self._over: asyncio.Future[None] | None = None
        self._heard_at = 0.0
        self.answered = 0
        self.broken = False
        self._failure: BaseException | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is not a subclass

    def connection_lost(self, exc: Exception | None) -> None:
        self.hang_up()

    def data_received(self, data: bytes) -> None:
        lines = (self._buffer + data).split(b"\r\n")
        self._buffer = lines.pop()
        if len(self._buffer) > _LONGEST_REPLY:
            self.hang_up()
        if self._in_step and len(lines) == 4 and _all_well(lines) and not self._lines:
            self._whole_step(lines[0][4:])
            return
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
                self.fail(error)
            return
        told = (number, [line.decode("utf-8", "replace") for line in lines])
        if self._asked is not None and not self._asked.done():
            self._asked.set_result(told)
        elif self._over is not None:
            self.hang_up()
        else:
            self._early.append(told)

    def _whole_step(self, said: bytes) -> None:
        """The usual case at once: the message is taken, and the next one's envelope as well."""
        self._heard_at, ahead = self._loop.time(), self._next
        self._in_step = False
        self._expect.clear()
        try:
            self._dot(250, [said])
            if ahead is not None:
                self._send(ahead)
        except BaseException as error:
            self.fail(error)

    def fail(self, error: BaseException) -> None:
        """Close because of an error of ours, to be raised by `work`."""
        self._failure = error
        self.hang_up()

    async def ask(self, command: bytes, wanted: int) -> list[str]:
        """Send a command and return the lines of its reply. Raises DeliveryError for any other code than `wanted`."""
        assert self._transport is not None
        if command:
            self._transport.write(command)
        if self._early:
            code, lines = self._early.popleft()
        else:
            self._asked = self._loop.create_future()
            code, lines = await self._asked
        if code != wanted:
            where = f"{code} {scrubbed(' '.join(lines))}"
            raise DeliveryError("The mail server refused the session.", where=where, permanent=code >= 500)
        return lines

    async def upgrade(self, context: ssl.SSLContext, host: str) -> None:
        """Begin TLS. What came in the clear after the 220 is refused: it could be an attacker's."""
        assert self._transport is not None
        if self._buffer or self._early:
            where = f"{host}: words in the clear before TLS began"
            raise DeliveryError("The mail server cannot be trusted.", where=where, permanent=True)
        made = await self._loop.start_tls(self._transport, self, context, server_hostname=host)
        assert made is not None
        self._transport = made

    def learn(self, offers: list[str]) -> None:
        """Note what EHLO offers: keywords in upper case, each with its parameters (RFC 5321 4.1.1.1)."""
        words = [offer.upper().split() for offer in offers[1:]]
        self.offers = {line[0]: tuple(line[1:]) for line in words if line}
        self._pipelining, self._dsn = "PIPELINING" in self.offers, "DSN" in self.offers

    async def work(self) -> None:
        """Send until the outbox is finished or the connection ends."""
        while not self.broken and self._left > 0 and await self._outbox.wait():
            self._over = self._loop.create_future()
            self._heard_at = self._loop.time()
            self._begin()
            watch = self._loop.call_later(_STEP_SECONDS / 10, self._watch)
            await self._over
            watch.cancel()
        if self._failure is not None:
            raise self._failure
        if not self.broken and self._transport is not None:
            self._transport.write(b"QUIT\r\n")

    def _watch(self) -> None:
        if self._over is None or self._over.done():
            return
        if self._loop.time() - self._heard_at > _STEP_SECONDS:
            self.hang_up()
        else:
            self._loop.call_later(_STEP_SECONDS / 10, self._watch)

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
        self._heard_at, self._in_step = self._loop.time(), False
        if step == "dot":
            self._dot(code, lines)
        elif step == "data":
            self._data(code, lines)
        elif step in ("mail", "rcpt"):
            self._envelope_step(step, code, lines)
        elif step == "empty":
            self._after_refusal()
        if code == 421:
            self.hang_up()

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
        """Body and dot, and in the same write the envelope of the message after it; they leave with the burst of this round."""
        self.leaving, self._next = message, None
        data = message.data + b".\r\n"
        self._expect.append("dot")
        if self._pipelining:
            self._next = self._draw()
            if self._next is not None:
                data += self._envelope(self._next)
                self._in_step = len(self._expect) == 4
        self._burst.add(self, message, data)

    def depart(self, message: Sealed, data: bytes) -> None:
        """The message is journalled as leaving: write it."""
        self._current, self.leaving = message, None
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
            self.hang_up()
            return
        self.answered += 1
        self._open_transaction = True
        self._outbox.settle(message, Reply(*refused))
        self._begin()

    def hang_up(self) -> None:
        """Close now. The connection is of no more use: an intended message without reply is doubt, an envelope alone is not."""
        self.broken = True
        self.end()
        if self._asked is not None and not self._asked.done():
            self._asked.set_exception(DeliveryError("The mail server closed the connection."))
        self._rest()

    def end(self) -> None:
        """Hand back what is left. Safe to call twice."""
        current, self._current = self._current, None
        unsent = self._next, self.leaving
        self._next = self.leaving = None
        self._expect.clear()
        if current is not None:
            self._outbox.settle(current, Reply(0, "the connection ended before a reply"))
        for message in unsent:
            if message is not None:
                self._outbox.give_back(message)


def _words(lines: list[bytes]) -> str:
    return scrubbed(b" ".join(lines).decode("utf-8", "replace"))


def _all_well(lines: Sequence[bytes]) -> bool:
    """True for the four replies of a message taken and the next envelope accepted."""
    dot, mail, rcpt, data = lines
    return dot[:4] == mail[:4] == rcpt[:4] == b"250 " and data[:4] == b"354 "
