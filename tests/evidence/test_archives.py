"""7z and rar through the tools that read them: members are items, and what stays closed is told."""

from __future__ import annotations

import io
import random
import shutil
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from duenotice.evidence import Budget

FILES = {"a.csv": b"id,mail\n1,ann@example.com\n", "b.txt": b"hello bo@example.com\n"}
METHODS = ("LZMA2", "LZMA", "PPMd", "BZip2", "Deflate", "Copy")


@pytest.fixture
def seven(tmp_path: Path) -> Callable[..., bytes]:
    """Packs files with 7-Zip itself."""

    def pack(files: dict[str, bytes], *options: str) -> bytes:
        folder = tmp_path / "packing"
        folder.mkdir(exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        subprocess.run(["7z", "a", "-bd", *options, "out.7z", *files], cwd=folder, capture_output=True, check=True)
        raw = (folder / "out.7z").read_bytes()
        shutil.rmtree(folder)
        return raw

    return pack


def number(n: int) -> bytes:
    """A number as RAR 5 writes it: seven bits a byte, low ones first."""
    return bytes([n & 127]) if n < 128 else bytes([n & 127 | 128]) + number(n >> 7)


def rar_5(files: dict[str, bytes]) -> bytes:
    """A RAR 5 archive of stored files."""

    def block(kind: int, body: bytes, data: bytes = b"") -> bytes:
        head = number(kind) + number(2 if data else 0) + (number(len(data)) if data else b"") + body
        sized = number(len(head)) + head
        return struct.pack("<I", zlib.crc32(sized)) + sized + data

    out = b"Rar!\x1a\x07\x01\x00" + block(1, number(0))
    for name, data in files.items():
        told = number(4) + number(len(data)) + number(0o100644) + struct.pack("<I", zlib.crc32(data))
        out += block(2, told + number(0) + number(1) + number(len(name)) + name.encode(), data)
    return out + block(5, number(0))


def rar_4(files: dict[str, bytes]) -> bytes:
    """A RAR 4 archive of stored files."""

    def block(kind: int, flags: int, body: bytes, data: bytes = b"") -> bytes:
        head = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
        return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head + data

    out = b"Rar!\x1a\x07\x00" + block(0x73, 0, bytes(6))
    for name, data in files.items():
        sizes = struct.pack(
            "<IIBIIBBHI", len(data), len(data), 3, zlib.crc32(data), 0x4D754000, 20, 0x30, len(name), 0o100644
        )
        out += block(0x74, 0x8000, sizes + name.encode(), data)
    return out + block(0x7B, 0x4000, b"")


def texts(told: Any) -> set[str]:
    """Names of the members."""
    return {item.path.rsplit("!/", 1)[-1] for item in told.items[1:]}


@pytest.mark.tools
@pytest.mark.parametrize("method", METHODS)
def test_members_of_a_7z_of_any_method_are_items(
    tell: Callable[..., Any], seven: Callable[..., bytes], method: str
) -> None:
    told = tell(seven(FILES, f"-m0={method}"))
    assert texts(told) == set(FILES)
    assert told.text == "".join(data.decode() for data in FILES.values())
    assert told.reasons == {"read"}


@pytest.mark.tools
@pytest.mark.parametrize("make", [rar_4, rar_5])
def test_members_of_a_rar_are_items(tell: Callable[..., Any], make: Callable[..., bytes]) -> None:
    told = tell(make(FILES))
    assert told.items[0].kind == "rar"
    assert texts(told) == set(FILES)
    assert told.reasons == {"read"}


@pytest.mark.tools
def test_a_7z_within_a_zip_within_a_7z_is_opened(tell: Callable[..., Any], seven: Callable[..., bytes]) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("inner.7z", seven(FILES))
    told = tell(seven({"outer.zip": out.getvalue()}))
    assert "ann@example.com" in told.text
    assert told.items[-1].path.endswith("x!/outer.zip!/inner.7z!/b.txt")


@pytest.mark.tools
@pytest.mark.parametrize("options", [("-psecret",), ("-psecret", "-mhe=on")], ids=["content", "names too"])
def test_an_encrypted_7z_is_told_as_encrypted(
    tell: Callable[..., Any], seven: Callable[..., bytes], options: tuple[str, ...]
) -> None:
    raw = seven(FILES, *options)
    told = tell(raw)
    assert ("encrypted", len(raw)) in {(row.reason, row.bytes_skipped) for row in told.coverage}


@pytest.mark.tools
def test_a_7z_or_rar_that_is_damaged_is_told_and_what_came_before_is_kept(
    tell: Callable[..., Any], seven: Callable[..., bytes]
) -> None:
    assert "unreadable" in tell(seven({"c": random.Random(1).randbytes(9000)})[:5000]).reasons
    told = tell(rar_5({"a.txt": b"first ann@example.com\n", "b.txt": b"x" * 5000})[:-3000])
    assert "ann@example.com" in told.text
    assert "unreadable" in told.reasons


@pytest.mark.tools
def test_a_7z_that_is_a_bomb_ends_at_the_limit(tell: Callable[..., Any], seven: Callable[..., bytes]) -> None:
    told = tell(seven({"zeros": bytes(40 << 20)}))
    assert ("limit", "expanded bytes of 7z 10,485,760") in {(row.reason, row.limit) for row in told.coverage}


def test_a_tool_that_takes_too_long_is_stopped(
    tell: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "bin" / "bsdtar"
    tool.parent.mkdir()
    tool.write_text("#!/bin/sh\nexec sleep 60\n")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tool.parent}:/usr/bin:/bin")
    told = tell(rar_5(FILES), Budget(seconds=1))
    assert ("limit", "seconds 1") in {(row.reason, row.limit) for row in told.coverage}


@pytest.mark.tools
def test_a_member_that_no_tar_can_hold_is_told(tell: Callable[..., Any]) -> None:
    raw = bytearray(rar_4(FILES))
    at = raw.find(struct.pack("<I", 0o100644))
    raw[at : at + 4] = struct.pack("<I", 0o644)
    start = raw.find(b"\x74\x00\x80") - 2
    size = struct.unpack("<H", raw[start + 5 : start + 7])[0]
    raw[start : start + 2] = struct.pack("<H", zlib.crc32(raw[start + 2 : start + size]) & 0xFFFF)
    told = tell(bytes(raw))
    assert "bo@example.com" in told.text
    assert "ann@example.com" in told.text or "unreadable" in told.reasons


def test_without_the_tool_the_row_names_it(tell: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    raw = rar_5(FILES)
    told = tell(raw)
    (row,) = (row for row in told.coverage if row.reason == "unsupported")
    assert (row.bytes_skipped, row.detail) == (
        len(raw),
        "1 member: rar needs bsdtar (libarchive), which is not installed",
    )


@pytest.mark.tools
@pytest.mark.parametrize("kind", ["pst", "damaged pst"])
def test_a_pst_that_readpst_cannot_open_is_told(tell: Callable[..., Any], kind: str) -> None:
    told = tell(b"!BDN" + (bytes(600) if kind == "pst" else random.Random(7).randbytes(90_000)))
    assert told.kind == "pst"
    assert "unreadable" in told.reasons
