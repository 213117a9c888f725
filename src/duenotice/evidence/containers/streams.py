"""Streams out of compressed files and bodies: gz, bz2, xz, zst, deflate, br."""

from __future__ import annotations

import bz2
import lzma
import zlib
from contextlib import suppress
from pathlib import PurePosixPath
from typing import BinaryIO, cast

import brotli
import zstandard

from duenotice.evidence.ground.budget import MIB, Readable

WINDOW = 128 * MIB
"""The most memory a decompressor may ask for its window."""

_SHORTER = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tzst": ".tar", ".svgz": ".svg"}


def inner_name(name: str) -> str:
    """The name of the file in a compressed file: `edge.log.gz` holds `edge.log`."""
    path = PurePosixPath(name.replace("\\", "/"))
    suffix = path.suffix.lower()
    if suffix in _SHORTER:
        return path.stem + _SHORTER[suffix]
    return path.stem if suffix in (".gz", ".bz2", ".xz", ".zst", ".lzma", ".z") else path.name + ".unpacked"


def told_size(kind: str, file: BinaryIO) -> tuple[int, int]:
    """Bytes that a compressed file says it holds, -1 where it does not, and bytes of the file. What it says may be wrong: gzip tells it
    of its last member, without what is above 4 GiB."""
    told, takes = -1, file.seek(0, 2)
    if kind == "gz" and takes > 18:
        file.seek(-4, 2)
        told = int.from_bytes(file.read(4), "little")
    elif kind == "zst":
        file.seek(0)
        with suppress(zstandard.ZstdError):
            told = zstandard.frame_content_size(file.read(18))
    file.seek(0)
    return told, takes


class Counted:
    """Counts the bytes taken from a file, to compare them with what comes out."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.seen = file, 0

    def restart(self) -> Counted:
        """Back to the beginning."""
        self.file.seek(0)
        self.seen = 0
        return self

    def read(self, size: int = -1, /) -> bytes:
        """Like `read` of the file."""
        data = self.file.read(size)
        self.seen += len(data)
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        """Like `seek` of the file."""
        return self.file.seek(offset, whence)

    def seekable(self) -> bool:
        """Decompressors ask."""
        return True


def expanded(kind: str, packed: Counted) -> Readable:
    """The bytes in a compressed file. Raises whatever its library raises, at reading."""
    if kind == "gz":
        return Inflated(packed)
    if kind == "br":
        return _Brotli(packed)
    if kind == "zst":
        return _Zstandard(packed)
    return _Blockwise(packed, bz2.BZ2Decompressor if kind == "bz2" else lambda: lzma.LZMADecompressor(memlimit=WINDOW))


class Inflated:
    """gzip, member after member (RFC 1952). Gives all bytes before a damage, then raises zlib.error, EOFError or OSError.

    bits: as `zlib.decompressobj` takes them; 15 and -15 are the two ways in which HTTP's `deflate` is written.
    """

    def __init__(self, packed: Readable, bits: int = 31) -> None:
        self.packed, self.bits, self.machine = packed, bits, zlib.decompressobj(bits)
        self.held, self.begun = b"", False
        self.broken: Exception | None = None

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes."""
        while self.broken is None:
            if self.machine.eof and not self._next_member():
                return b""
            raw = self.held or self.packed.read(65536)
            data = self._step(
                raw, max(size, 0)
            )  # also with no more input: the machine may still hold output or the end mark
            if data:
                return data
            if not raw and not self.machine.eof and self.broken is None:
                raise EOFError("compressed file ended before its end mark")
        raise self.broken

    def _next_member(self) -> bool:
        rest = self.machine.unused_data or self.packed.read(65536)
        while rest and not rest.strip(b"\0"):
            rest = self.packed.read(65536)
        if rest and not rest.lstrip(b"\0").startswith(b"\x1f"):
            raise OSError("bytes after the end mark")
        if rest:  # at the end the machine stays as it is, so that reading on gives nothing again
            self.machine, self.held = zlib.decompressobj(self.bits), rest.lstrip(b"\0")
        return bool(rest)

    def _step(self, raw: bytes, size: int) -> bytes:
        before = self.machine.copy()
        try:
            data = self.machine.decompress(raw, size)
            self.held = self.machine.unconsumed_tail
        except zlib.error as problem:
            self.broken, data = problem, _salvaged(before, raw)
        return data


def _salvaged(machine: zlib._Decompress, raw: bytes) -> bytes:
    """What `raw` gives before its damage, found in small steps."""
    out: list[bytes] = []
    try:
        for n in range(0, len(raw), 32):
            out.append(machine.decompress(raw[n : n + 32]))
    except zlib.error:
        pass
    return b"".join(out)


class _Blockwise:
    """bz2 and xz with bounded memory: as many streams as follow one another."""

    def __init__(self, packed: Counted, make: object) -> None:
        self.packed, self.make, self.begun = packed, make, False
        self.machine = make()  # type: ignore[operator]

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes. Raises EOFError where the file ends too early."""
        while True:
            if self.machine.eof:
                rest = self.machine.unused_data or self.packed.read(65536)
                if not rest.strip(b"\0"):
                    return b""
                self.machine = self.make()  # type: ignore[operator]
                data = self.machine.decompress(rest, size)
            elif self.machine.needs_input:
                raw = self.packed.read(65536)
                if not raw:
                    raise EOFError("compressed file ended before its end mark")
                data = self.machine.decompress(raw, size)
            else:
                data = self.machine.decompress(b"", size)
            if data:
                return cast("bytes", data)


class _Zstandard:
    """Zstandard (RFC 8878), frame after frame. Fed in small steps, since a block of few bytes gives up to 128 KiB; zstandard's own
    reader ends in silence where a file was cut. Raises zstandard.ZstdError, EOFError."""

    STEP = 1024

    def __init__(self, packed: Readable) -> None:
        self.packed, self.machine = packed, self._new()
        self.raw, self.out, self.begun = b"", b"", False

    def _new(self) -> zstandard.ZstdDecompressionObj:
        return zstandard.ZstdDecompressor(max_window_size=WINDOW).decompressobj()

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes."""
        while not self.out:
            self.raw = self.raw or self.packed.read(65536)
            if not self.raw:
                if self.begun:
                    raise EOFError("compressed file ended before its end mark")
                return b""
            step, self.raw = self.raw[: self.STEP], self.raw[self.STEP :]
            self.begun = True
            self.out = self.machine.decompress(step)
            if self.machine.eof:
                self.raw, self.machine, self.begun = self.machine.unused_data + self.raw, self._new(), False
        data, self.out = (self.out, b"") if size < 0 else (self.out[:size], self.out[size:])
        return data


class _Brotli:
    """Brotli (RFC 7932) with bounded output. Raises brotli.error for what is none, EOFError where it ends too early."""

    def __init__(self, packed: Readable) -> None:
        self.packed, self.machine = packed, brotli.Decompressor()

    def read(self, size: int = -1, /) -> bytes:
        """About `size` bytes."""
        while not self.machine.is_finished():
            wanted = self.machine.can_accept_more_data()
            raw = self.packed.read(65536) if wanted else b""
            data = self.machine.process(raw, output_buffer_limit=size if size > 0 else MIB)
            if data:
                return cast("bytes", data)
            if wanted and not raw:
                raise EOFError("brotli ended before its end mark")
        return b""
