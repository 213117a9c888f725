"""Members of zip and tar; 7z and rar as a tar, through libarchive's `bsdtar` where it is installed."""

from __future__ import annotations

import shutil
import signal
import struct
import subprocess
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO, cast

from duenotice.evidence.containers import methods, slices
from duenotice.evidence.containers.confining import confined
from duenotice.evidence.containers.held import Member, Trouble
from duenotice.evidence.ground.budget import MIB, Budget, Readable
from duenotice.evidence.ground.escaped import as_text
from duenotice.evidence.kinds.sniff import HEAD, behind_program

PER_ENTRY = 400
"""Bytes of a zip's directory per member beyond which the directory itself is taken for a bomb."""
MOST_DAMAGED = 1000
"""Damaged headers of a tar behind which the next is looked for."""


def zip_members(file: BinaryIO, budget: Budget) -> Iterator[Member | Trouble]:
    """Members by name. Encrypted and overlapping ones are told, not opened. Raises zipfile.BadZipFile."""
    listing = directory_size(file)
    if listing > budget.members * PER_ENTRY:
        yield Trouble("limit", listing // PER_ENTRY, 0, f"members {budget.members:,}", "directory of a zip too large")
        return
    archive, listed = _directory(file, budget)
    if archive is None and not (slices.is_cut(file) and listing):
        yield Trouble("truncated", 1, 0, detail="zip whose directory is lost: its members were found one by one")
    entries = [entry for entry in listed if not entry.is_dir()]
    overlapping = _overlapping(entries) if archive else {}
    encrypted = [entry for entry in entries if entry.flag_bits & 1]
    odd = [entry for entry in entries if not entry.flag_bits & 1 and not _is_readable(entry)]
    known = set(map(id, [*encrypted, *odd])) | set(overlapping)
    good = [entry for entry in entries if id(entry) not in known]
    good.sort(key=lambda entry: (entry.filename, entry.header_offset))
    seen: dict[str, int] = {}
    for entry in good[: budget.members]:
        name = _distinct(entry.filename, seen)
        packed = entry.compress_size
        yield Member(
            name,
            entry.file_size,
            lambda packed=packed: packed,
            lambda entry=entry: _zip_open(file, archive, entry, budget),
        )
    rest = good[budget.members :]
    if rest:
        yield Trouble("limit", len(rest), sum(entry.file_size for entry in rest), f"members {budget.members:,}")
    for method in sorted({entry.compress_type for entry in odd}):
        sizes = [entry.file_size for entry in odd if entry.compress_type == method]
        yield Trouble("unsupported", len(sizes), sum(sizes), detail=methods.detail(method))
    if encrypted:
        yield Trouble("encrypted", len(encrypted), sum(entry.file_size for entry in encrypted))
    if overlapping:
        yield Trouble("unreadable", len(overlapping), sum(overlapping.values()), detail="overlapping entries of a zip")


def _directory(file: BinaryIO, budget: Budget) -> tuple[zipfile.ZipFile | None, list[zipfile.ZipInfo]]:
    """A zip and its members; no zip where it has no directory, as one that was cut off, with the members that can be met.
    Raises zipfile.BadZipFile where there are none."""
    try:
        if slices.is_cut(file):  # its directory counts from the begin of each part
            raise zipfile.BadZipFile
        archive = zipfile.ZipFile(file)
        return archive, archive.infolist()
    except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError):
        found = list(islice(slices.without_directory(file), budget.members + 1))
        if not found:
            raise
        return None, found


def _is_readable(entry: zipfile.ZipInfo) -> bool:
    return entry.compress_type in slices.READABLE or methods.readable(entry)


def _zip_open(file: BinaryIO, archive: zipfile.ZipFile | None, entry: zipfile.ZipInfo, budget: Budget) -> Readable:
    """Those of the two usual methods are read here, since zipfile gives nothing of a member that is damaged."""
    if entry.compress_type not in slices.READABLE:
        return methods.unpacked(file, entry, budget)
    if archive is None or entry.compress_type in (slices.STORED, slices.DEFLATED):
        return slices.opened(file, entry)
    return slices.Checked(cast("Readable", archive.open(entry)), entry.file_size, None)


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
    archive = tarfile.open(fileobj=file, mode="r:")  # noqa: SIM115 - the members read from it
    seen: dict[str, int] = {}
    count = damaged = 0
    while True:
        entry = archive.next()
        archive.members = []  # type: ignore[attr-defined]  # else a million members stay in memory
        if entry is None:
            lost, again = _next_tar(file, archive.offset)  # type: ignore[attr-defined]
            if lost:
                yield Trouble("unreadable", 1, lost, detail="damaged within a tar")
            if again < 0:
                return
            damaged += 1
            if damaged > MOST_DAMAGED:  # each costs a search and a row of its own
                yield Trouble("limit", 1, file.seek(0, 2) - again, f"damaged headers of a tar {MOST_DAMAGED:,}")
                return
            archive.offset = again  # type: ignore[attr-defined]
            continue
        count += 1
        if count > budget.members:
            left = file.seek(0, 2) - entry.offset
            yield Trouble("limit", 1, left, f"members {budget.members:,}", "the rest of a tar")
            return
        if entry.isfile():
            name = _distinct(entry.name, seen)
            held = len(entry.sparse or ()) or entry.size
            yield Member(name, entry.size, lambda held=held: held, lambda entry=entry: _tar_open(file, archive, entry))


def _next_tar(file: BinaryIO, at: int) -> tuple[int, int]:
    """Where the next header stands behind an end mark or a damaged one (archives are put behind one another, and tarfile ends in
    silence at both), -1 for none; and how many bytes that are not zero padding lie before it."""
    file.seek(at)
    first, held = -1, b""
    base = at
    while more := file.read(MIB):
        held += more
        if first < 0 and (rest := held.lstrip(b"\0")):
            first = base + len(held) - len(rest)
        found = held.find(b"ustar", 257) if first >= 0 else -1
        while found >= 0 and ((base + found - 257) % 512 or base + found - 257 <= at):
            found = held.find(b"ustar", found + 1)
        if found >= 0:
            start = base + found - 257
            return max(0, start - first), start
        keep = max(0, len(held) - 512)
        held, base = held[keep:], base + keep
    return (file.seek(0, 2) - first if first >= 0 else 0), -1


def _tar_open(file: BinaryIO, archive: tarfile.TarFile, entry: tarfile.TarInfo) -> Readable:
    """Where a tar was cut off, tarfile gives nothing of its last member; only sparse ones are left to it."""
    if entry.sparse is None:
        return slices.Checked(slices.Slice(file, entry.offset_data, entry.size), entry.size, None)
    return cast("Readable", archive.extractfile(entry))


def _distinct(name: str, seen: dict[str, int]) -> str:
    """Two members of one name become `name` and `name#2`."""
    clean = as_text(name).replace("!/", "!_/")
    seen[clean] = seen.get(clean, 0) + 1
    return clean if seen[clean] == 1 else f"{clean}#{seen[clean]}"


def as_tar(kind: str, file: BinaryIO, budget: Budget) -> tuple[BinaryIO, Trouble | None]:
    """The tar that libarchive's `bsdtar` makes of a 7z or rar, within the budget's seconds and bytes, empty where it makes none;
    and why it holds less than the archive, if it does."""
    tool = shutil.which("bsdtar")
    size = file.seek(0, 2)
    out = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115 - handed to the caller
    if tool is None:
        return out, Trouble("unsupported", 1, size, detail=f"{kind} needs bsdtar (libarchive), which is not installed")
    problem = _converted((tool, kind), (file, size), out, budget)
    out.seek(0)
    return out, problem


def _converted(tool: tuple[str, str], packed: tuple[BinaryIO, int], out: BinaryIO, budget: Budget) -> Trouble | None:
    """Let `bsdtar` write the tar of an archive to `out`; why it holds less than the archive, if it does. tool: its path, the
    kind; packed: the archive, its bytes."""
    (path, kind), (file, size) = tool, packed
    most = min(budget.total, max(budget.ratio_from, size * budget.ratio))
    with tempfile.NamedTemporaryFile(suffix="." + kind) as copy:
        file.seek(0)
        behind = behind_program(head) if (head := file.read(HEAD))[:2] in (b"MZ", b"\x7fE") else None
        file.seek(behind[1] if behind else 0)  # bsdtar knows few of the programs that unpack themselves
        shutil.copyfileobj(file, copy)
        copy.flush()
        try:
            # In blocks of 512 bytes: else what was read before a damage is lost with the last ten thousand bytes.
            done = confined([path, "-b", "1", "-cf", "-", f"@{copy.name}"], out, most, budget)
            if done.returncode == 0 and not done.stderr.strip():
                return None
            if done.returncode in (-signal.SIGXFSZ, 128 + signal.SIGXFSZ):
                return Trouble("limit", 1, size, f"expanded bytes of {kind} {most:,}")
            if b"encrypt" in done.stderr or b"passphrase" in done.stderr or _is_locked(copy.name, budget):
                return Trouble("encrypted", 1, size, detail=kind)
        except subprocess.TimeoutExpired:
            return Trouble("limit", 1, size, f"seconds {budget.seconds:g}", kind)
    # What bsdtar says may name files, so it goes nowhere; it also leaves out members whose form no tar has, and ends well.
    why = f"bsdtar stopped with {done.returncode}" if done.returncode else "bsdtar left out what no tar can hold"
    return Trouble("unreadable", 1, size, detail=f"{kind}: {why}")


def _is_locked(path: str, budget: Budget) -> bool:
    """Whether 7-Zip, where it is installed, calls an archive encrypted: bsdtar fails on such members without a word."""
    tool = shutil.which("7z")
    if tool is None:
        return False
    done = confined([tool, "l", "-slt", "-p", "--", path], subprocess.PIPE, 1 << 20, budget)
    return b"Encrypted = +" in done.stdout or b"encrypted archive" in done.stdout + done.stderr
