"""Members of zip and tar as stretches of their archive: read as far as they are whole, and with what is lost told in bytes."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from duenotice.evidence.containers.streams import Inflated
from duenotice.evidence.ground.budget import MIB, Broken, Readable

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_SIGNATURE, _DESCRIPTOR = b"PK\x03\x04", b"PK\x07\x08"
STORED, DEFLATED = 0, 8
READABLE = frozenset((STORED, DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
"""Methods of compression that can be unpacked here."""


class Slice:
    """A stretch of a file that others read as well. Raises EOFError where the file ends within it."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self.file, self.at, self.left = file, start, size

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes."""
        wanted = min(self.left, size if size >= 0 else 8 * MIB)
        if wanted <= 0:
            return b""
        self.file.seek(self.at)
        data = self.file.read(wanted)
        if not data:
            raise EOFError("archive ended within a member")
        self.at += len(data)
        self.left -= len(data)
        return data


class Checked:
    """A member that knows its size and sum. Raises Broken, with the bytes that are lost, where it turns out not to be whole."""

    def __init__(self, stream: Readable, size: int, crc: int | None) -> None:
        self.stream, self.size, self.crc = stream, size, crc
        self.seen, self.sum = 0, 0

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes."""
        try:
            data = self.stream.read(size)
        except Exception as problem:  # a damaged member may make a decoder raise anything
            raise Broken(problem, max(0, self.size - self.seen)) from problem
        self.seen += len(data)
        if self.crc is not None:
            self.sum = zlib.crc32(data, self.sum)
            if not data and self.sum != self.crc:
                raise Broken(OSError("checksum"), max(0, self.size - self.seen))
        return data

    def close(self) -> None:
        """Let go of what the member is read from, where that is its own."""
        getattr(self.stream, "close", lambda: None)()


def packed(file: BinaryIO, entry: zipfile.ZipInfo) -> Slice:
    """The bytes of a member as they are packed. Raises Broken where there is none at its place."""
    file.seek(entry.header_offset)
    head = file.read(_LOCAL.size)
    if len(head) < _LOCAL.size or not head.startswith(_SIGNATURE):
        raise Broken(zipfile.BadZipFile("no member at its place"), entry.file_size)
    *_, name, extra = _LOCAL.unpack(head)
    return Slice(file, entry.header_offset + _LOCAL.size + name + extra, entry.compress_size)


def opened(file: BinaryIO, entry: zipfile.ZipInfo) -> Readable:
    """The bytes of a stored or deflated member. Raises Broken where there is none at its place."""
    held = packed(file, entry)
    stream = held if entry.compress_type == STORED else Inflated(held, -zlib.MAX_WBITS)
    return Checked(stream, entry.file_size, entry.CRC if entry.CRC >= 0 else None)


def is_cut(file: BinaryIO) -> bool:
    """Whether a zip begins as one that was cut into parts (APPNOTE 8.5.4)."""
    file.seek(0)
    return file.read(4) == _DESCRIPTOR


def without_directory(file: BinaryIO) -> Iterator[zipfile.ZipInfo]:
    """The members of a zip whose directory is lost, one after the other by their own headers, as far as they follow each other.

    Where neither size nor sum is told before a member, the descriptor behind it is looked for.
    """
    size = file.seek(0, 2)
    at = 4 if is_cut(file) else 0
    while True:
        file.seek(at)
        head = file.read(_LOCAL.size)
        if len(head) < _LOCAL.size or not head.startswith(_SIGNATURE):
            return
        _, _, flags, method, _, _, crc, packed, whole, name, extra = _LOCAL.unpack(head)
        written, more = file.read(name), file.read(extra)
        entry = zipfile.ZipInfo(written.decode("utf-8" if flags & 0x800 else "cp437", "replace") or "member")
        start = at + _LOCAL.size + name + extra
        if 0xFFFFFFFF in (packed, whole):
            whole, packed = _large(more, whole, packed)
        end = start + packed
        if flags & 8 and not packed:
            packed, whole, crc, end = _described(file, start, size)
        entry.header_offset, entry.flag_bits, entry.compress_type = at, flags, method
        entry.compress_size, entry.file_size, entry.CRC = packed, whole, crc
        yield entry
        at = (
            _next_header(file, end) if end < size else -1
        )  # a size that lies may lead further than any file can be read
        if at < 0:
            return


def _large(extra: bytes, whole: int, packed: int) -> tuple[int, int]:
    """Sizes beyond 32 bits (APPNOTE 4.5.3)."""
    at = extra.find(b"\x01\x00")
    if at < 0 or len(extra) < at + 20:
        return whole, packed
    return struct.unpack_from("<QQ", extra, at + 4)


def _described(file: BinaryIO, start: int, size: int) -> tuple[int, int, int, int]:
    """Packed and whole size, sum and end of a member, by the descriptor that names the bytes between; all that is left, if none
    does. -1 for a sum that is not known."""
    file.seek(start)
    held, base = b"", start
    while more := file.read(MIB):
        held += more
        at = held.find(_DESCRIPTOR)
        while 0 <= at <= len(held) - 16:
            crc, packed, whole = struct.unpack_from("<III", held, at + 4)
            if base + at - start == packed:
                return packed, whole, crc, base + at + 16
            at = held.find(_DESCRIPTOR, at + 1)
        keep = max(0, len(held) - 16)
        held, base = held[keep:], base + keep
    return size - start, 0, -1, size


def _next_header(file: BinaryIO, end: int) -> int:
    """Where the next member begins: at once, or behind the descriptor of the one before; -1 where none does."""
    file.seek(end)
    tail = file.read(28)
    at = tail.find(_SIGNATURE)
    return end + at if at in (0, 12, 16, 20, 24) else -1
