"""Hostile files: bounded time and memory, a coverage row each, never an exception."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import resource
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import pytest
import zstandard

from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Coverage, Item

MIB = 1 << 20
SMALL = Budget(ratio_from=1 * MIB)
pytestmark = pytest.mark.timeout(60)


def nested_zips(depth: int) -> bytes:
    """A zip in a zip in a zip …"""
    raw = b"innermost a@example.com"
    for n in range(depth):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"{n}.zip" if n else "x.txt", raw)
        raw = out.getvalue()
    return raw


def wide_zips(levels: int) -> bytes:
    """Sixteen zips in each of sixteen zips …, with nine megabytes of zeros in each of the innermost."""
    raw = bytes(9 * MIB)
    for n in range(levels + 1):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in range(16 if n else 1):
                archive.writestr(f"{name}.zip" if n else "zeros", raw)
        raw = out.getvalue()
    return raw


def overlapping_zip() -> bytes:
    """One member's bytes named by a hundred entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"z" * MIB)
    raw = out.getvalue()
    end = raw.rfind(b"PK\x05\x06")
    size, at = struct.unpack("<II", raw[end + 12 : end + 20])
    entry = raw[at : at + size]
    return raw[:at] + entry * 100 + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 100, 100, size * 100, at, 0)


def locked_zip() -> bytes:
    """A member that says it is encrypted, beside one that is not."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("open.txt", "a@example.com")
        archive.writestr("locked.txt", "b@example.com")
    raw = bytearray(out.getvalue())
    raw[raw.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def many_members(count: int, out: BinaryIO) -> BinaryIO:
    """A tar of `count` members of a few bytes."""
    with tarfile.open(fileobj=out, mode="w") as archive:
        for n in range(count):
            entry = tarfile.TarInfo(f"{n}.txt")
            entry.size = 4
            archive.addfile(entry, io.BytesIO(b"text"))
            archive.members = []
    return out


def few_thousand() -> bytes:
    """A tar of two thousand members."""
    out = io.BytesIO()
    many_members(2000, out)
    return out.getvalue()


def linked_tar() -> bytes:
    """Links and ways out, beside a file."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("link", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("pipe", tarfile.FIFOTYPE)):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
        entry = tarfile.TarInfo("../../escape.txt")
        entry.size = 4
        archive.addfile(entry, io.BytesIO(b"text"))
    return out.getvalue()


BOMBS: list[tuple[str, bytes, Budget, str]] = [
    ("zips within zips", nested_zips(12), Budget(), "limit"),
    ("sixteen zips in each of sixteen", wide_zips(4), Budget(), "limit"),
    ("overlapping entries", overlapping_zip(), Budget(), "unreadable"),
    ("locked member", locked_zip(), Budget(), "encrypted"),
    ("too many members", few_thousand(), Budget(members=100), "limit"),
    ("gz of zeros", gzip.compress(bytes(30 * MIB)), Budget(), "limit"),
    ("gz of one letter", gzip.compress(b"a" * 8 * MIB), SMALL, "limit"),
    ("bz2 of one letter", bz2.compress(b"a" * 8 * MIB), SMALL, "limit"),
    ("xz of one letter", lzma.compress(b"a" * 8 * MIB), SMALL, "limit"),
    ("zst of one letter", zstandard.compress(b"a" * 8 * MIB), SMALL, "limit"),
    ("expanded bytes", gzip.compress(random.Random(1).randbytes(MIB) + b"a" * MIB), Budget(expanded=MIB), "limit"),
    (
        "cut gz",
        gzip.compress(b"name,mail\n" + random.Random(2).randbytes(9000).hex().encode())[:-900],
        Budget(),
        "truncated",
    ),
    ("cut bz2", bz2.compress(random.Random(2).randbytes(9000).hex().encode())[:-900], Budget(), "truncated"),
    ("cut zst", zstandard.compress(random.Random(2).randbytes(9000).hex().encode())[:-900], Budget(), "truncated"),
    ("cut xz", lzma.compress(random.Random(2).randbytes(9000).hex().encode())[:-900], Budget(), "truncated"),
]


@pytest.mark.parametrize(("raw", "budget", "reason"), [bomb[1:] for bomb in BOMBS], ids=[bomb[0] for bomb in BOMBS])
def test_a_bomb_ends_with_a_coverage_row(tell: Callable[..., Any], raw: bytes, budget: Budget, reason: str) -> None:
    assert reason in tell(raw, budget).reasons


def zstd_of(raw: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(raw)


def zip_of(raw: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", raw)
    return out.getvalue()


SAYS_ITS_SIZE = {"gz": gzip.compress, "zst": zstd_of, "zip": zip_of}


@pytest.mark.parametrize("kind", SAYS_ITS_SIZE)
def test_a_bomb_that_says_how_large_it_is_is_told_with_what_was_not_read(tell: Callable[..., Any], kind: str) -> None:
    told = tell(SAYS_ITS_SIZE[kind](b"word " * (16 * MIB)), Budget(ratio=20, ratio_from=1 * MIB))
    (row,) = (row for row in told.coverage if row.reason == "limit")
    assert row.bytes_skipped + row.bytes_seen == 80 * MIB and row.bytes_seen < 4 * MIB


def test_a_bomb_that_says_no_size_is_told_with_its_packed_bytes_that_were_not_read(tell: Callable[..., Any]) -> None:
    raw = b"".join(bz2.compress(b"word " * MIB) for _ in range(3)) * 300
    (row,) = (row for row in tell(raw, Budget(ratio=20, ratio_from=1 * MIB)).coverage if row.reason == "limit")
    left = int(row.detail.removesuffix(" packed bytes were not read").replace(",", ""))
    assert 0 < left < len(raw) and row.limit == "expansion ratio 20"


def test_links_of_a_tar_are_not_followed_and_its_names_lead_nowhere(tell: Callable[..., Any]) -> None:
    told = tell(linked_tar())
    assert [item.path.rsplit("!/", 1)[-1] for item in told.items[1:]] == ["../../escape.txt"]
    assert told.text == "text"


def warc_of(answer: bytes) -> bytes:
    """One response after its first line."""
    raw = b"HTTP/1.1 200 OK\r\n" + answer
    return b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(raw), raw)


HEAVY: list[tuple[str, bytes]] = [
    ("zeros", bytes(10 * MIB)),
    ("deep JSON", b"[" * 2_000_000),
    ("deep objects", b'{"a":' * 400_000),
    ("nothing but line feeds", b"\n" * 300_000 + b"x"),
    ("quotes of XML that never close", b"<?xml version='1.0'?><r>" + b'<a "' * 100_000),
    ("a long string full of escaped quotes", b'{"a":"' + b'\\"' * 5_000_000 + b'","m":"a@example.com"}'),
    ("a body in chunks of one byte", warc_of(b"Transfer-Encoding: chunked\r\n\r\n" + b"1\r\na\r\n" * 500_000)),
    ("a folded header without end", warc_of(b"a: b\r\n" + b" x\r\n" * 200_000 + b"\r\nhi")),
    ("unclosed string", b'{"a":"' + b"x" * 9_000_000),
    ("unclosed quote", b'a,b,c\n1,2,3\n4,"' + b"never closed, 5\n" * 300_000),
    ("many quotes", b"a,b\n1,2\n" + b'"' * 3_000_000),
    ("one long line", b"word " * 4_000_000),
    ("deep markup", b"<html>" + b"<div>" * 500_000),
    ("open tag", b"<html><p a=" + b'"x' * 1_000_000),
    ("many attributes", b"<html><p " + b"a=1 " * 500_000 + b">x"),
    ("many columns", b",".join(b"%d" % n for n in range(200_000)) + b"\n" + b",".join(b"1" for _ in range(200_000))),
    ("many keys", b"{" + b",".join(b'"k%d":"v"' % n for n in range(200_000)) + b"}"),
    ("many recipients", b"From: a@example.com\nTo: " + b"x@example.com, " * 200_000 + b"\nSubject: s\n\nhello\n"),
    ("deep mail", b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))),
    ("many mailboxes", b"From a Mon\nFrom: a@example.com\n\n" * 30_000),
    (
        "binary log",
        b'192.0.2.1 - - [21/Nov/2018:11:00:00 +0100] "GET / HTTP/1.1" 200 1\n' * 3 + random.Random(3).randbytes(MIB),
    ),
]


@pytest.mark.parametrize("raw", [raw for _, raw in HEAVY], ids=[name for name, _ in HEAVY])
def test_a_heavy_file_is_read_to_its_end_with_a_coverage_row(tell: Callable[..., Any], raw: bytes) -> None:
    told = tell(raw)
    assert told.coverage
    assert told.items


def test_a_file_without_leave_to_read_is_told(tell: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    told = tell(tmp_path / "gone")
    assert told.kind == "unreadable"
    assert told.reasons == {"unreadable"}


@pytest.mark.shared
def test_every_public_test_file_goes_through(shared: Path) -> None:
    stock = list(inventory([str(shared / "evidence")], Budget()))
    items = [part for part in stock if isinstance(part, Item)]
    silent = [item.path for item in items if not any(isinstance(part, Coverage) for part in read_whole(item))]
    assert len(items) > 900
    assert silent == []


def read_whole(item: Item) -> list[Block | Coverage]:
    """All parts of an item, its fields asked for too."""
    parts = list(blocks(item, Budget()))
    for part in parts:
        if isinstance(part, Block):
            [part.layout.cells(part.data, n) for n in range(len(part.layout.fields))]
    return parts


@pytest.mark.full
@pytest.mark.timeout(600)
def test_a_line_of_a_gigabyte_and_a_million_members_need_little_memory(tmp_path: Path) -> None:
    with (tmp_path / "line").open("wb") as file:
        for _ in range(1024):
            file.write(b"word " * (MIB // 5))
    with (tmp_path / "many.tar").open("wb") as file:
        many_members(1_000_000, file)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rows = [part for part in inventory([str(tmp_path)], Budget()) if isinstance(part, Coverage)]
    seen = 0
    for item in (part for part in inventory([str(tmp_path / "line")], Budget()) if isinstance(part, Item)):
        seen += sum(part.own for part in blocks(item, Budget()) if isinstance(part, Block))
    assert seen == 1024 * (MIB // 5) * 5
    assert any(row.reason == "limit" for row in rows)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 512 * 1024
