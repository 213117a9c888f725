"""Chats that WhatsApp exported as text: a message is a row of time, sender and words, however many lines it has."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import cast

from duenotice.evidence.ground.budget import MIB, Readable
from duenotice.evidence.ground.shapes import Delimited
from duenotice.evidence.kinds.chat_lines import Message, day_first, instant_of, message_of
from duenotice.evidence.records.record import Part, Record
from duenotice.evidence.tokens.delimited import MAX_LINE

ROWS = 4096
"""Messages per record."""

_SHAPE = Delimited(9, 0, ("time", "from", "message"))


class _Lines(io.RawIOBase):
    """A stream as a file."""

    def __init__(self, stream: Readable) -> None:
        super().__init__()
        self.stream, self.held = stream, b""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, room: memoryview, /) -> int:  # type: ignore[override]  # all that is asked for is a buffer
        """As much as is there."""
        self.held = self.held or self.stream.read(MIB)
        data, self.held = self.held[: len(room)], self.held[len(room) :]
        room[: len(data)] = data
        return len(data)


def chat(stream: Readable) -> Iterator[Record]:
    """Messages in rows of time, sender and words. stream: in UTF-8."""
    held: list[tuple[Message | None, list[str]]] = []
    size, first, days_first = 0, 1, None
    lines = io.BufferedReader(cast("io.RawIOBase", _Lines(stream)), MIB)
    while line := lines.readline(MAX_LINE):
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        message = message_of(text)
        if message is not None and (len(held) >= ROWS or size > MIB):
            days_first = _order(held) if days_first is None else days_first
            yield _record(held, first, days_first=days_first)
            first, held, size = first + len(held), [], 0
        if message is None and held and size < 2 * MIB:
            held[-1][1].append(text)
        else:
            held.append((message, [message.text if message else text]))
        size += len(line)
    if held:
        yield _record(held, first, days_first=_order(held) if days_first is None else days_first)


def _order(held: list[tuple[Message | None, list[str]]]) -> bool:
    return day_first([message for message, _ in held if message])


def _record(held: list[tuple[Message | None, list[str]]], first: int, *, days_first: bool) -> Record:
    rows = "".join(
        "\t".join(
            (_time(message, days_first=days_first), _cell(message.sender if message else ""), _cell(" ".join(words)))
        )
        + "\n"
        for message, words in held
    )
    return Record((Part(rows.encode("utf-8", "replace"), _SHAPE, first=first),), label="messages", rows=True)


def _time(message: Message | None, *, days_first: bool) -> str:
    at = instant_of(message, days_first=days_first) if message else None
    return at.isoformat() if at else ""


def _cell(text: str) -> str:
    return " ".join(text.split())
