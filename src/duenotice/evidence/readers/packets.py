"""Captured packets (pcap, pcapng): what went over each connection, put together again; requests of HTTP with their answers, messages of
mail, files of FTP. What was encrypted on its way is told as not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO, NamedTuple

from duenotice.evidence.ground.budget import MIB, Budget
from duenotice.evidence.ground.shapes import Text
from duenotice.evidence.kinds.sniff import HEAD, kind_of
from duenotice.evidence.readers.attachments import attachment
from duenotice.evidence.readers.exchanges import SILENT, Side, Told, exchange_record, http_message
from duenotice.evidence.readers.frames import Packet, packets
from duenotice.evidence.readers.strings import runs
from duenotice.evidence.records.record import Gap, Part, Record

HELD = 192 * MIB
"""Bytes of connections that are held until they are told; a longer capture is told in pieces."""
MOST_CONNECTIONS = 100_000
MESSAGES = 100_000
"""Messages of one connection."""
_REQUEST = re.compile(
    rb"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|CONNECT|PROPFIND|REPORT) [^\r\n]{1,65536} HTTP/1\.[01]\r?\n"
)
_LENGTH = re.compile(rb"(?im)^content-length:[ \t]*(\d{1,15})")
_CHUNKED = re.compile(rb"(?im)^transfer-encoding:[^\r\n]*chunked")
_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})")
_HOST = re.compile(r"^[\w.:\[\]-]{1,255}$")
_MAIL = re.compile(rb"(?im)^DATA\r?\n")
_MAIL_END = re.compile(rb"\r?\n\.\r?\n")
_BODILESS = frozenset((204, 304))


class _End(NamedTuple):
    """One end of a connection."""

    address: bytes
    port: int


@dataclass(slots=True)
class _Connection:
    """What the two ends sent, by sequence number. at: of the first packet."""

    at: datetime | None
    first: _End
    sent: dict[_End, dict[int, bytes]] = field(default_factory=dict)


def pcap(file: BinaryIO, budget: Budget) -> Iterator[Record | Gap]:
    """The connections of a capture, in the order in which they began."""
    held: dict[tuple[_End, _End], _Connection] = {}
    size = lost = 0
    for thing in packets(file):
        if isinstance(thing, Gap):
            yield thing
            continue
        if not thing.payload:
            continue
        if not thing.whole:
            lost += len(thing.payload)
            continue
        size += _take(held, thing)
        if size > HELD or len(held) > MOST_CONNECTIONS:
            yield from _told(held, budget)
            held, size = {}, 0
    yield from _told(held, budget)
    if lost:
        yield Gap("truncated", lost, detail="packets of which a part was not captured")


def _take(held: dict[tuple[_End, _End], _Connection], packet: Packet) -> int:
    source, target = _End(packet.source, packet.source_port), _End(packet.target, packet.target_port)
    key = (source, target) if source <= target else (target, source)
    connection = held.get(key)
    if connection is None:
        connection = held[key] = _Connection(packet.at, source)
    pieces = connection.sent.setdefault(source, {})
    number = packet.sequence if packet.sequence >= 0 else len(pieces)
    if len(packet.payload) > len(pieces.get(number, b"")):
        pieces[number] = packet.payload
        return len(packet.payload) + 64
    return 0


def _joined(pieces: dict[int, bytes]) -> bytes:
    """What one end sent, in order; what was sent twice once. Numbers begin anew behind 2 ** 32."""
    if not pieces:
        return b""
    first = next(iter(pieces))
    ordered = sorted(((number - first + (1 << 31)) % (1 << 32), data) for number, data in pieces.items())
    out: list[bytes] = []
    reached = ordered[0][0]
    for number, data in ordered:
        new = data[max(0, reached - number) :]
        out.append(new)
        reached = max(reached, number + len(data))
    return b"".join(out)


def _told(held: dict[tuple[_End, _End], _Connection], budget: Budget) -> Iterator[Record | Gap]:
    for n, connection in enumerate(held.values(), 1):
        asked = _joined(connection.sent.pop(connection.first, {}))
        answered = _joined(next(iter(connection.sent.values()), {}))
        if _REQUEST.match(answered):  # the capture begins with an answer
            asked, answered = answered, asked
        yield from _conversation(asked, answered, connection.at, f"connection {n:,}", budget)


def _conversation(
    asked: bytes, answered: bytes, at: datetime | None, label: str, budget: Budget
) -> Iterator[Record | Gap]:
    if _REQUEST.match(asked) or (not asked and _STATUS.match(answered)):
        yield from _http(asked, answered, at, budget)
        return
    for data in (asked, answered):
        if data[:2] == b"\x16\x03":
            yield Gap("encrypted", len(data), detail="connections by TLS")
        elif data[:4] == b"SSH-":
            yield Gap("encrypted", len(data), detail="connections by SSH")
        else:
            yield from _plain(data, at, label, budget)


def _plain(data: bytes, at: datetime | None, label: str, budget: Budget) -> Iterator[Record | Gap]:
    """A file, messages of mail between commands, or the readable runs of another protocol."""
    start, said = 0, list[bytes]()
    while (begun := _MAIL.search(data, start)) is not None:
        end = _MAIL_END.search(data, begun.end())
        stop = end.start() if end else len(data)
        said.append(data[start : begun.end()])
        yield from attachment(data[begun.end() : stop], label, budget)
        start = end.end() if end else len(data)
    said.append(data[start:])
    rest = b"".join(said)
    kind = kind_of(rest[:HEAD])
    if kind in ("empty", "binary"):
        if text := runs(rest):
            yield Record((Part(text, Text()),), at, f"{label}, readable runs")
        if lost := len(rest) - len(text):
            yield Gap("unsupported", max(0, lost), detail="bytes of connections that are no text")
    elif kind == "text" or said[:-1]:
        yield Record((Part(rest.decode("utf-8", "replace").encode(), Text()),), at, label)
    else:
        yield from attachment(rest, label, budget)


def _http(asked: bytes, answered: bytes, at: datetime | None, budget: Budget) -> Iterator[Record | Gap]:
    """Each request with the answer in the same place; a body in the coding it was sent in is decoded."""
    requests, answers = list(_messages(asked, False)), list(_messages(answered, True))
    for n in range(max(len(requests), len(answers))):
        line, sent = http_message(requests[n], budget) if n < len(requests) else ("", SILENT)
        received = http_message(answers[n], budget)[1] if n < len(answers) else SILENT
        status = _STATUS.match(answers[n]) if n < len(answers) else None
        method, _, rest = line.partition(" ")
        told = Told(method or "GET", _url(rest, sent), int(status[1]) if status else 0, at, sent, received)
        yield from exchange_record(told, budget)


def _url(rest: str, sent: Side) -> str:
    path = rest.rpartition(" ")[0]
    host = sent.headers.get("host", "")
    return f"http://{host if _HOST.match(host) else ''}{path}" if path.startswith("/") else path


def _messages(data: bytes, answers: bool) -> Iterator[bytes]:
    """The messages that one end sent, by the lengths that they tell. What follows no head is a part of the one before."""
    at = 0
    for _ in range(MESSAGES):
        if at >= len(data):
            return
        head = data.find(b"\r\n\r\n", at)
        if head < 0:
            yield data[at:]
            return
        said, stop = data[at : head + 2], head + 4
        length = _LENGTH.search(said)
        status = _STATUS.match(said) if answers else None
        if _CHUNKED.search(said):
            end = data.find(b"\r\n0\r\n", stop - 2)
            trailer = data.find(b"\r\n\r\n", end + 3) if end >= 0 else -1
            stop = trailer + 4 if trailer >= 0 else len(data)
        elif length:
            stop = min(len(data), stop + int(length[1]))
        elif answers and not (status and (int(status[1]) in _BODILESS or int(status[1]) < 200)):
            stop = len(data)
        if not (status and int(status[1]) < 200):
            yield data[at:stop]
        at = stop
    yield data[at:]
