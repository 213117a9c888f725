"""Captured packets: what went over each connection is put together again, and what was encrypted is told."""

from __future__ import annotations

import gzip
import io
import json
import struct
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duenotice.evidence import Budget
from duenotice.evidence.readers.packets import pcap

BODY = json.dumps([{"name": "Ann Miller", "email": f"u{n}@example.com"} for n in range(80)]).encode()
HERE, THERE = b"\xc0\x00\x02\x07", b"\xc6\x33\x64\x09"


def tcp(sent: bool, sequence: int, data: bytes, port: int = 80) -> bytes:
    """A frame of Ethernet with a packet of TCP over IPv4. sent: by the one who asks."""
    ports = (40000, port) if sent else (port, 40000)
    ends = (HERE, THERE) if sent else (THERE, HERE)
    segment = struct.pack(">HHIIBBHHH", *ports, sequence & 0xFFFFFFFF, 1, 0x50, 0x18, 1000, 0, 0) + data
    head = struct.pack(">BBHHHBBH4s4s", 0x45, 0, 20 + len(segment), 1, 0, 64, 6, 0, *ends)
    return bytes(12) + b"\x08\x00" + head + segment


def six(sequence: int, data: bytes) -> bytes:
    """The same over IPv6, behind a tag of a VLAN."""
    segment = struct.pack(">HHIIBBHHH", 40000, 80, sequence, 1, 0x50, 0x18, 1000, 0, 0) + data
    head = struct.pack(">IHBB16s16s", 6 << 28, len(segment), 6, 64, b"\x20" * 16, b"\x21" * 16)
    return bytes(12) + b"\x81\x00\x00\x07\x86\xdd" + head + segment


def capture(frames: Iterable[bytes]) -> bytes:
    """A capture in the older format."""
    head = struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1)
    return head + b"".join(struct.pack("<4I", 1_700_000_000, n, len(f), len(f)) + f for n, f in enumerate(frames))


def newer(frames: Iterable[bytes]) -> bytes:
    """The same in pcapng, big-endian."""

    def block(kind: int, body: bytes) -> bytes:
        body += bytes(-len(body) % 4)
        return struct.pack(">II", kind, len(body) + 12) + body + struct.pack(">I", len(body) + 12)

    out = block(0x0A0D0D0A, struct.pack(">IHHq", 0x1A2B3C4D, 1, 0, -1)) + block(1, struct.pack(">HHI", 1, 0, 65535))
    return out + b"".join(block(6, struct.pack(">5I", 0, 0, n, len(f), len(f)) + f) for n, f in enumerate(frames))


def in_pieces(sent: bool, data: bytes, begin: int) -> list[bytes]:
    """A stream as packets of 300 bytes."""
    return [tcp(sent, begin + n, data[n : n + 300]) for n in range(0, len(data), 300)]


def answer(body: bytes, *headers: bytes) -> bytes:
    """An answer with its length."""
    return b"\r\n".join(
        [b"HTTP/1.1 200 OK", b"Content-Type: application/json", *headers, b"Content-Length: %d" % len(body), b"", body]
    )


ASKED = b"GET /people HTTP/1.1\r\nHost: shop.example\r\n\r\n"
PLAIN = in_pieces(True, ASKED, 7) + in_pieces(False, answer(BODY), 0xFFFFFF00)
PACKED = in_pieces(True, ASKED, 7) + in_pieces(False, answer(gzip.compress(BODY), b"Content-Encoding: gzip"), 9)
CAPTURES = {
    "pcap": capture(PLAIN),
    "pcapng": newer(PLAIN),
    "packed by gzip": capture(PACKED),
    "sent twice, and the last first": capture([PLAIN[0], PLAIN[1], *PLAIN[:0:-1], *PLAIN]),
}


@pytest.mark.parametrize("raw", CAPTURES.values(), ids=CAPTURES)
def test_an_answer_in_many_packets_is_one_body(tell: Callable[..., Any], raw: bytes) -> None:
    told = tell(raw)
    assert told.kind == "pcap"
    assert told.cells["$[].email"] == [f"u{n}@example.com" for n in range(80)]
    assert told.reasons == {"read"}


def test_a_form_over_ipv6_has_its_fields(tell: Callable[..., Any]) -> None:
    body = b"first_name=Ann&email=ann%40example.com"
    head = b"POST /a HTTP/1.1\r\nHost: shop.example\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n"
    told = tell(capture([six(1, head % len(body) + body)]))
    assert told.cells["?first_name"] == ["Ann"]


def test_mail_and_files_on_their_way_are_read(tell: Callable[..., Any]) -> None:
    letter = (
        b"From: shop@example.com\r\nTo: Ann Miller <ann@example.com>\r\nSubject: x\r\n\r\nDear Ann\r\n.\r\nQUIT\r\n"
    )
    table = b"name,email\n" + b"".join(b"Ann,u%d@example.com\n" % n for n in range(9))
    told = tell(
        capture([tcp(True, 1, b"MAIL FROM:<shop@example.com>\r\nDATA\r\n" + letter, 25), tcp(False, 1, table, 20)])
    )
    assert "To: Ann Miller <ann@example.com>\n" in told.text
    assert "Dear Ann" in told.text
    assert told.cells["col:1"] == [f"u{n}@example.com" for n in range(9)]


def test_what_was_encrypted_or_cut_is_told(tell: Callable[..., Any]) -> None:
    assert "encrypted" in tell(capture([tcp(True, 1, b"\x16\x03\x01" + bytes(range(200)), 443)])).reasons
    assert "truncated" in tell(capture(PLAIN)[:-100]).reasons


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_any_bytes_of_a_capture_end(data: st.DataObject) -> None:
    good = data.draw(st.sampled_from([CAPTURES["packed by gzip"], newer(PLAIN)]))
    at = data.draw(st.integers(0, len(good)))
    raw = good[:at] + data.draw(st.binary(max_size=30)) + good[at + data.draw(st.integers(0, 30)) :]
    assert len(list(pcap(io.BytesIO(raw), Budget()))) < 1000
