"""Messages that leave together: journalled in one write before any of them, and none that lost its connection on the way."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from duenotice.delivery import Reply, Sealed
from duenotice.delivery.connection import Burst, Connection
from duenotice.model.errors import LedgerError


def a_message(row: int) -> Sealed:
    return Sealed(
        row, 1, b"n@b.example", b"p@mail.example", b"Subject: s\r\n\r\nhello\r\n", bytes(32), "mail.example", "id"
    )


class Notes:
    """An outbox that writes down what it is told, in order, together with what reached the wire."""

    def __init__(self, rows: int, *, full: bool = False) -> None:
        self.left, self.full = [a_message(row) for row in range(rows, 0, -1)], full
        self.said: list[object] = []

    def take(self) -> Sealed | None:
        return self.left.pop() if self.left else None

    def intend(self, *messages: Sealed) -> None:
        if self.full:
            raise LedgerError("The journal could not be written.")
        self.said.append(("intend", *(message.row for message in messages)))

    def settle(self, message: Sealed, reply: Reply) -> None:
        self.said.append(("settle", message.row, reply.code))

    def give_back(self, message: Sealed) -> None:
        self.said.append(("back", message.row))

    async def wait(self) -> bool:
        return bool(self.left)


class Wire(asyncio.Transport):
    """Notes the bodies that are written."""

    def __init__(self, notes: Notes, number: int) -> None:
        super().__init__()
        self.notes, self.number = notes, number

    def write(self, data: object) -> None:
        if b"hello" in bytes(data):  # type: ignore[call-overload]
            self.notes.said.append(("body", self.number))


def at_their_dots(notes: Notes, lines: int) -> list[Connection]:
    """Connections that have sent an envelope and now read that it was accepted, all in this round."""
    burst, made = Burst(notes), list[Connection]()
    for number in range(lines):
        connection = Connection(notes, burst, None)
        connection.connection_made(Wire(notes, number))
        connection.learn(["hi", "PIPELINING"])
        connection._begin()
        connection.data_received(b"250 ok\r\n250 ok\r\n354 go\r\n")
        made.append(connection)
    return made


def in_a_loop(work: Callable[[], Awaitable[None]]) -> None:
    async def run() -> None:
        await work()

    asyncio.run(run())


def test_bodies_of_one_round_are_journalled_together_and_before_any_leaves() -> None:
    notes = Notes(6)

    async def work() -> None:
        at_their_dots(notes, 3)
        assert notes.said == []
        await asyncio.sleep(0)

    in_a_loop(work)
    assert notes.said == [("intend", 1, 3, 5), ("body", 0), ("body", 1), ("body", 2)]


def test_a_connection_lost_before_its_body_left_is_no_doubt() -> None:
    notes = Notes(5)

    async def work() -> None:
        first, _ = at_their_dots(notes, 2)
        first.connection_lost(None)
        await asyncio.sleep(0)

    in_a_loop(work)
    assert notes.said[:2] == [("back", 2), ("back", 1)], (
        "the one ahead, then the one about to leave: it is the next again"
    )
    assert notes.said[2:] == [("intend", 3), ("body", 1)]


def test_nothing_leaves_when_the_journal_cannot_be_written() -> None:
    notes = Notes(4, full=True)
    made: list[Connection] = []

    async def work() -> None:
        made.extend(at_their_dots(notes, 2))
        await asyncio.sleep(0)
        for connection in made:
            with pytest.raises(LedgerError):
                await connection.work()

    in_a_loop(work)
    assert sorted(notes.said) == [("back", row) for row in range(1, 5)] and all(c.broken for c in made)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (b"250 taken\r\n250 ok\r\n250 ok\r\n354 go\r\n", [("settle", 1, 250), ("intend", 2), ("body", 0)]),
        (b"250 taken\r\n250 ok\r\n550 5.1.1 no\r\n554 none\r\n", [("settle", 1, 250), ("settle", 2, 550)]),
        (b"250 taken\r\n250 ok\r\n550 5.1.1 no\r\n354 go\r\n", [("settle", 1, 250)]),
        (b"451 4.3.0 full\r\n250 ok\r\n250 ok\r\n354 go\r\n", [("settle", 1, 451), ("intend", 2), ("body", 0)]),
        (b"250-taken\r\n250 well\r\n250 ok\r\n250 ok\r\n354 go\r\n", [("settle", 1, 250), ("intend", 2), ("body", 0)]),
        (b"421 bye\r\n", [("settle", 1, 421), ("back", 2)]),
    ],
)
@pytest.mark.parametrize("piece", [1, 7, 1000])
def test_replies_mean_the_same_in_one_piece_and_in_crumbs(reply: bytes, said: list[object], piece: int) -> None:
    notes = Notes(2)

    async def work() -> None:
        (line,) = at_their_dots(notes, 1)
        await asyncio.sleep(0)
        notes.said.clear()
        for start in range(0, len(reply), piece):
            line.data_received(reply[start : start + piece])
        await asyncio.sleep(0)

    in_a_loop(work)
    assert notes.said == said
