"""Evidence of tens of gigabytes: readers need as much memory for it as for a small file."""

from __future__ import annotations

import gzip
import random
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

MIB = 1 << 20
GIB = 1 << 30
PART = 8 * MIB

READ = """
import resource, sys
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item
seen = 0
for item in inventory([sys.argv[1]], Budget()):
    if isinstance(item, Item):
        seen += sum(part.own for part in blocks(item, Budget()) if isinstance(part, Block))
print(seen, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


def log_lines(size: int) -> bytes:
    """About `size` bytes of an access log."""
    rng = random.Random(size)
    line = '192.0.2.%d - - [21/Nov/2018:11:%02d:%02d +0100] "GET /account?mail=u%d%%40example.com HTTP/1.1" 200 %d "-" "Mozilla/5.0"\n'
    made = (line % (rng.randrange(256), n // 60 % 60, n % 60, rng.randrange(99_999), n) for n in range(size // 110))
    return "".join(made).encode()


def one_line(size: int) -> bytes:
    """Words without a line feed."""
    return log_lines(size).replace(b"\n", b" ")


def in_gz(path: Path, part: bytes, times: int) -> int:
    """A gz whose members (RFC 1952) repeat one part: many gigabytes that need little room on the disk."""
    packed = gzip.compress(part, 6)
    with path.open("wb") as file:
        for _ in range(times):
            file.write(packed)
    return len(part) * times


def in_tar(path: Path, part: bytes, times: int) -> int:
    """A tar of two logs, packed."""
    with tarfile.open(path.with_suffix(".tmp"), "w") as archive:
        for name in ("a.log", "b.log"):
            entry = tarfile.TarInfo(name)
            entry.size = len(part) * (times // 2)
            archive.addfile(entry, _Repeated(part))
    with path.with_suffix(".tmp").open("rb") as plain, gzip.open(path, "wb", 1) as packed:
        while data := plain.read(MIB):
            packed.write(data)
    path.with_suffix(".tmp").unlink()
    return len(part) * (times // 2) * 2


class _Repeated:
    """A file that says the same again and again."""

    def __init__(self, part: bytes) -> None:
        self.part, self.at = part, 0

    def read(self, size: int) -> bytes:
        start = self.at % len(self.part)
        data = self.part[start : start + size]
        self.at += len(data)
        return data + (self.read(size - len(data)) if len(data) < size else b"")


STREAMS: dict[str, tuple[Callable[[Path, bytes, int], int], Callable[[int], bytes], int]] = {
    "logs in a gz": (in_gz, log_lines, 20 * GIB),
    "one line in a gz": (in_gz, one_line, 4 * GIB),
    "logs in a tar in a gz": (in_tar, log_lines, 2 * GIB),
}


def peak_of(folder: Path, kind: str, size: int) -> int:
    """Bytes of memory a process of its own takes at most to read a stream of about `size` bytes to its end."""
    make, part_of, _ = STREAMS[kind]
    wanted = make(folder / "x.gz", part_of(PART), max(2, size // PART))
    told = subprocess.run(
        [sys.executable, "-c", READ, str(folder / "x.gz")], capture_output=True, text=True, check=True
    )
    (folder / "x.gz").unlink()
    seen, peak = map(int, told.stdout.split())
    assert seen == wanted
    return peak


@pytest.mark.parametrize("kind", STREAMS)
def test_a_stream_ten_times_as_long_needs_hardly_more_memory(tmp_path: Path, kind: str) -> None:
    small, large = (peak_of(tmp_path, kind, size) for size in (32 * MIB, 320 * MIB))
    assert large < small + 64 * MIB


@pytest.mark.full
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kind", STREAMS)
def test_a_stream_of_many_gigabytes_is_read_in_half_a_gigabyte_of_memory(tmp_path: Path, kind: str) -> None:
    assert peak_of(tmp_path, kind, STREAMS[kind][2]) < 512 * MIB
