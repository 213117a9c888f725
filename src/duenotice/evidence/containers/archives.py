"""Members of zip and tar, and of 7z and rar through libarchive's `bsdtar` where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

from duenotice.evidence.budget import Budget, Readable
from duenotice.evidence.sources import as_text

if TYPE_CHECKING:
    from duenotice.evidence.containers.kinds import Member, Trouble

PER_ENTRY = 400
"""Bytes of a zip's directory per member beyond which the directory itself is taken for a bomb."""


def zip_members(file: BinaryIO, budget: Budget) -> Iterator[Member | Trouble]:
    """Members by name. Encrypted and overlapping ones are told, not opened. Raises zipfile.BadZipFile."""
    from duenotice.evidence.containers.kinds import Member, Trouble

    listing = directory_size(file)
    if listing > budget.members * PER_ENTRY:
        yield Trouble("limit", listing // PER_ENTRY, 0, f"members {budget.members:,}", "directory of a zip too large")
        return
    archive = zipfile.ZipFile(file)
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    overlapping = _overlapping(entries)
    encrypted = [entry for entry in entries if entry.flag_bits & 1]
    good = [entry for entry in entries if not entry.flag_bits & 1 and id(entry) not in overlapping]
    good.sort(key=lambda entry: (entry.filename, entry.header_offset))
    seen: dict[str, int] = {}
    for entry in good[: budget.members]:
        name = _distinct(entry.filename, seen)
        packed = entry.compress_size
        yield Member(name, entry.file_size, lambda packed=packed: packed, lambda entry=entry: _zip_open(archive, entry))
    rest = good[budget.members :]
    if rest:
        yield Trouble("limit", len(rest), sum(entry.file_size for entry in rest), f"members {budget.members:,}")
    if encrypted:
        yield Trouble("encrypted", len(encrypted), sum(entry.file_size for entry in encrypted))
    if overlapping:
        yield Trouble("unreadable", len(overlapping), sum(overlapping.values()), detail="overlapping entries of a zip")


def _zip_open(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Readable:
    return cast("Readable", archive.open(entry))


def _overlapping(entries: list[zipfile.ZipInfo]) -> dict[int, int]:
    """Entries whose bytes begin before those of the one before end: one set of bytes counted many times."""
    by_place = sorted(entries, key=lambda entry: entry.header_offset)
    found: dict[int, int] = {}
    reach = -1
    for entry in by_place:
        if entry.header_offset < reach:
            found[id(entry)] = entry.file_size
        reach = max(reach, entry.header_offset + 30 + len(entry.orig_filename) + entry.compress_size)
    return found


def directory_size(file: BinaryIO) -> int:
    """Bytes between the directory of a zip, as its end record says, and the end of the file; 0 where there is no end record."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 66_000))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + 20 > len(tail):
        return 0
    told = int.from_bytes(tail[at + 12 : at + 16], "little")
    return size if told == 0xFFFFFFFF else min(told, size)


def tar_members(file: BinaryIO, budget: Budget) -> Iterator[Member | Trouble]:
    """Regular files of a tar in its own order; links and devices are passed over. Raises tarfile.TarError."""
    from duenotice.evidence.containers.kinds import Member, Trouble

    archive = tarfile.open(fileobj=file, mode="r:")  # noqa: SIM115 - the members read from it
    seen: dict[str, int] = {}
    count = 0
    while (entry := archive.next()) is not None:
        archive.members = []  # type: ignore[attr-defined]  # else a million members stay in memory
        count += 1
        if count > budget.members:
            left = file.seek(0, 2) - entry.offset
            yield Trouble("limit", 1, left, f"members {budget.members:,}", "the rest of a tar")
            return
        if entry.isfile():
            name = _distinct(entry.name, seen)
            held = len(entry.sparse or ()) or entry.size
            yield Member(name, entry.size, lambda held=held: held, lambda entry=entry: _tar_open(archive, entry))


def _tar_open(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> Readable:
    return cast("Readable", archive.extractfile(entry))


def _distinct(name: str, seen: dict[str, int]) -> str:
    """Two members of one name become `name` and `name#2`."""
    clean = as_text(name).replace("!/", "!_/")
    seen[clean] = seen.get(clean, 0) + 1
    return clean if seen[clean] == 1 else f"{clean}#{seen[clean]}"


def tool_members(kind: str, file: BinaryIO, budget: Budget) -> Iterator[Member | Trouble]:
    """Members of a 7z or rar: libarchive's `bsdtar` turns it into a tar, within the budget's seconds and bytes."""
    from duenotice.evidence.containers.kinds import Trouble

    tool = shutil.which("bsdtar")
    size = file.seek(0, 2)
    if tool is None:
        yield Trouble("unsupported", 1, size, detail=f"{kind} needs bsdtar (libarchive), which is not installed")
        return
    with tempfile.NamedTemporaryFile(suffix="." + kind) as packed, tempfile.TemporaryFile() as unpacked:
        file.seek(0)
        shutil.copyfileobj(file, packed)
        packed.flush()
        most = min(budget.total, max(budget.ratio_from, size * budget.ratio))
        command = ["/bin/sh", "-c", 'ulimit -f "$1"; exec "$2" -cf - "@$3"', "sh", str(most // 512), tool, packed.name]
        done = subprocess.run(
            command,
            stdout=unpacked,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            timeout=budget.seconds,
            check=False,
        )
        unpacked.seek(0)
        yield from tar_members(cast("BinaryIO", unpacked), budget)
        if done.returncode:
            yield Trouble(
                "unreadable", 1, size, detail=f"bsdtar stopped with {done.returncode} (damaged, encrypted or too large)"
            )
