"""How many pixels a picture has, by its head alone: asked before any program unpacks it."""

from __future__ import annotations

import struct
from typing import BinaryIO

HEAD = 64
MOST_STEPS = 10_000
"""Segments of a JPEG or directories of a TIFF that are followed."""


def pixels(file: BinaryIO) -> int | None:
    """Width times height of a PNG, GIF, JPEG, TIFF (all its pages), WebP or BMP; None where the head does not say."""
    file.seek(0)
    head = file.read(HEAD)
    try:
        if head.startswith(b"\x89PNG"):
            return _product(struct.unpack(">II", head[16:24]))
        if head.startswith(b"GIF8"):
            return _product(struct.unpack("<HH", head[6:10]))
        if head.startswith(b"BM"):
            return abs(_product(struct.unpack("<ii", head[18:26])))
        if head.startswith(b"RIFF"):
            return _webp(head)
        if head.startswith(b"\xff\xd8"):
            return _jpeg(file)
        if head.startswith((b"II*\0", b"MM\0*")):
            return _tiff(file, "<" if head.startswith(b"II") else ">")
    except (struct.error, IndexError):
        return None
    return None


def _product(sides: tuple[int, ...]) -> int:
    return sides[0] * sides[1]


def _webp(head: bytes) -> int | None:
    """The three kinds of WebP: lossy, lossless, extended."""
    match head[12:16]:
        case b"VP8 ":
            width, height = struct.unpack("<HH", head[26:30])
            return (width & 0x3FFF) * (height & 0x3FFF)
        case b"VP8L":
            bits = int.from_bytes(head[21:25], "little")
            return ((bits & 0x3FFF) + 1) * ((bits >> 14 & 0x3FFF) + 1)
        case b"VP8X":
            return (int.from_bytes(head[24:27], "little") + 1) * (int.from_bytes(head[27:30], "little") + 1)
        case _:
            return None


def _jpeg(file: BinaryIO) -> int | None:
    """Segments up to the frame header (SOF0 to SOF15, less DHT, JPG and DAC)."""
    file.seek(2)
    for _ in range(MOST_STEPS):
        mark = file.read(2)
        if len(mark) < 2 or mark[0] != 0xFF:
            return None
        if mark[1] == 0xFF:  # filling
            file.seek(-1, 1)
            continue
        if mark[1] == 0x01 or 0xD0 <= mark[1] <= 0xD8:  # marks without a length
            continue
        size = int.from_bytes(file.read(2), "big")
        if 0xC0 <= mark[1] <= 0xCF and mark[1] not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">xHH", file.read(5))
            return width * height
        file.seek(max(0, size - 2), 1)
    return None


def _tiff(file: BinaryIO, order: str) -> int | None:
    """All pages together: each has a directory with ImageWidth (256) and ImageLength (257)."""
    file.seek(4)
    (at,) = struct.unpack(order + "I", file.read(4))
    area, passed = 0, set[int]()
    while at and at not in passed and len(passed) < MOST_STEPS:
        passed.add(at)
        file.seek(at)
        (count,) = struct.unpack(order + "H", file.read(2))
        sides = {256: 0, 257: 0}
        for _ in range(count):
            tag, form, _, raw = struct.unpack(order + "HHI4s", file.read(12))
            if tag in sides:
                sides[tag] = struct.unpack(order + ("H" if form == 3 else "I"), raw[: 2 if form == 3 else 4])[0]
        area += sides[256] * sides[257]
        (at,) = struct.unpack(order + "I", file.read(4))
    return area or None
