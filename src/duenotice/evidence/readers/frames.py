"""Frames of captures and the payload of their packets: pcap and pcapng (IETF opsawg-pcap, opsawg-pcapng), Ethernet, Linux, raw IP."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO, NamedTuple

from duenotice.evidence.ground.budget import MIB
from duenotice.evidence.records.record import Gap

MOST = 16 * MIB
"""Bytes of one frame or block."""
_TCP, _UDP, _FRAGMENT = 6, 17, 44
_EXTENSIONS = frozenset((0, 43, 60))
_ETHERNET, _RAW, _COOKED, _COOKED_2, _LOOP = 1, frozenset((12, 14, 101, 228, 229)), 113, 276, frozenset((0, 108))
_MAGIC = {
    b"\xa1\xb2\xc3\xd4": (">", 1e6),
    b"\xd4\xc3\xb2\xa1": ("<", 1e6),
    b"\xa1\xb2\x3c\x4d": (">", 1e9),
    b"\x4d\x3c\xb2\xa1": ("<", 1e9),
}
_SECTION, _INTERFACE, _SIMPLE, _ENHANCED = 0x0A0D0D0A, 1, 3, 6


class Packet(NamedTuple):
    """The payload of one packet. sequence: of TCP, -1 for UDP; whole: all of it was captured."""

    at: datetime | None
    source: bytes
    source_port: int
    target: bytes
    target_port: int
    sequence: int
    payload: bytes
    whole: bool


def packets(file: BinaryIO) -> Iterator[Packet | Gap]:
    """The packets of a capture that carry TCP or UDP, then what of it could not be read."""
    other = size = 0
    try:
        for at, link, frame, length in _frames(file):
            packet = _packet(at, link, frame, length)
            if packet is None:
                other += 1
                size += len(frame)
            else:
                yield packet
    except (struct.error, ValueError, EOFError) as problem:
        left = max(0, file.seek(0, 2) - file.tell())
        yield Gap("truncated" if isinstance(problem, EOFError) else "unreadable", left, detail="the rest of a capture")
    if other:
        yield Gap("unsupported", size, detail="frames of a capture without TCP or UDP, or in fragments")


_Frame = tuple[float, int, bytes, int]


def _frames(file: BinaryIO) -> Iterator[_Frame]:
    """Time, type of the link, bytes and true length of each frame."""
    file.seek(0)
    head = file.read(24)
    if head[:4] in _MAGIC:
        order, parts = _MAGIC[head[:4]]
        link = struct.unpack_from(order + "I", head, 20)[0] & 0xFFFF
        while raw := file.read(16):
            seconds, fraction, kept, length = struct.unpack(order + "4I", raw)
            yield seconds + fraction / parts, link, _exactly(file, kept), length
    else:
        file.seek(0)
        yield from _blocks(file)


def _exactly(file: BinaryIO, size: int) -> bytes:
    if size > MOST:
        raise ValueError("a frame that cannot be")
    data = file.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _blocks(file: BinaryIO) -> Iterator[_Frame]:
    order, links = "<", list[tuple[int, float]]()
    while head := file.read(8):
        if head[:4] == b"\n\r\r\n":
            mark = _exactly(file, 4)
            order, links = (">" if mark == b"\x1a\x2b\x3c\x4d" else "<"), []
            _exactly(file, struct.unpack(order + "I", head[4:8])[0] - 12)
            continue
        kind, size = struct.unpack(order + "II", head)
        if size < 12 or size % 4:
            raise ValueError("a block that cannot be")
        body = _exactly(file, size - 8)[:-4]
        if kind == _INTERFACE and len(links) < 4096:
            links.append((struct.unpack_from(order + "H", body)[0], _resolution(body[8:], order)))
        elif kind == _ENHANCED:
            number, high, low, kept, length = struct.unpack_from(order + "5I", body)
            if number >= len(links):
                raise ValueError("a link that is not told")
            yield ((high << 32) + low) * links[number][1], links[number][0], body[20 : 20 + kept], length
        elif kind == _SIMPLE and links:
            length = struct.unpack_from(order + "I", body)[0]
            yield 0.0, links[0][0], body[4 : 4 + length], length


def _resolution(options: bytes, order: str) -> float:
    """Seconds of one unit of time of an interface: millionths, unless an option says otherwise."""
    at = 0
    while at + 4 <= len(options):
        code, size = struct.unpack_from(order + "HH", options, at)
        if code == 9 and size == 1 and at + 4 < len(options):
            power = options[at + 4]
            return 2.0 ** -(power & 127) if power & 128 else 10.0**-power
        if code == 0:
            break
        at += 4 + (size + 3) // 4 * 4
    return 1e-6


def _packet(at: float, link: int, frame: bytes, length: int) -> Packet | None:
    try:
        start = _network(link, frame)
        version = frame[start] >> 4 if start >= 0 else 0
        if version == 4:
            return _four(at, frame, start, length)
        return _six(at, frame, start, length) if version == 6 else None
    except (IndexError, struct.error):
        return None


def _network(link: int, frame: bytes) -> int:
    """Where the header of IP begins, -1 where there is none."""
    if link == _ETHERNET:
        start = 12
        while frame[start : start + 2] in (b"\x81\x00", b"\x88\xa8") and start < 28:
            start += 4
        return start + 2 if frame[start : start + 2] in (b"\x08\x00", b"\x86\xdd") else -1
    if link in _RAW:
        return 0
    return {_COOKED: 16, _COOKED_2: 20}.get(link, 4 if link in _LOOP else -1)


def _four(at: float, frame: bytes, start: int, length: int) -> Packet | None:
    size, fragment = (frame[start] & 15) * 4, int.from_bytes(frame[start + 6 : start + 8], "big")
    if fragment & 0x3FFF:  # more of it follows, or it is not the first
        return None
    stop = start + int.from_bytes(frame[start + 2 : start + 4], "big")
    ends = (frame[start + 12 : start + 16], frame[start + 16 : start + 20])
    return _transport(at, frame, start + size, stop if stop > start else length, frame[start + 9], ends, length)


def _six(at: float, frame: bytes, start: int, length: int) -> Packet | None:
    following, begin = frame[start + 6], start + 40
    stop = begin + int.from_bytes(frame[start + 4 : start + 6], "big")
    for _ in range(8):
        if following not in _EXTENSIONS:
            break
        following, begin = frame[begin], begin + 8 + 8 * frame[begin + 1]
    ends = (frame[start + 8 : start + 24], frame[start + 24 : start + 40])
    return _transport(at, frame, begin, stop if stop > start + 40 else length, following, ends, length)


def _transport(  # noqa: PLR0913
    at: float, frame: bytes, start: int, stop: int, protocol: int, ends: tuple[bytes, bytes], length: int
) -> Packet | None:
    """stop: where the packet ends in the frame, which may be filled up behind it."""
    if protocol not in (_TCP, _UDP):
        return None
    source, target = struct.unpack_from(">HH", frame, start)
    sequence, begin = -1, start + 8
    if protocol == _TCP:
        sequence, begin = struct.unpack_from(">I", frame, start + 4)[0], start + (frame[start + 12] >> 4) * 4
    whole = len(frame) >= min(stop, length)
    time = datetime.fromtimestamp(at, UTC) if 0 < at < 4e9 else None
    return Packet(time, ends[0], source, ends[1], target, sequence, frame[begin:stop], whole)
