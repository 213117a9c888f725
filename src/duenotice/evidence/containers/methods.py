"""Members of zip in ways of compression that Python does not know: Deflate64, as Windows packs what is large, and PPMd, through 7-Zip
where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import zipfile
from typing import BinaryIO, cast

from duenotice.evidence.containers import slices
from duenotice.evidence.containers.confining import confined
from duenotice.evidence.ground.budget import MIB, Broken, Budget, Readable

NAMES = {9: "Deflate64", 98: "PPMd", 93: "Zstandard", 95: "XZ", 96: "JPEG", 99: "AES"}
"""Methods by number (APPNOTE 4.4.5)."""

_THROUGH = frozenset((9, 98))


def readable(entry: zipfile.ZipInfo) -> bool:
    """Whether a member can be unpacked by the tool, and that is installed."""
    return entry.compress_type in _THROUGH and shutil.which("7z") is not None


def detail(method: int) -> str:
    """Why members of a method are not read."""
    told = f"zip with compression method {method}" + (f" ({NAMES[method]})" if method in NAMES else "")
    return f"{told}, which 7-Zip would read: it is not installed" if method in _THROUGH else told


def unpacked(file: BinaryIO, entry: zipfile.ZipInfo, budget: Budget) -> Readable:
    """The bytes of a member. It is given to the tool alone, without its name, which may mean anything there. Raises Broken."""
    most = min(budget.expanded, max(budget.ratio_from, entry.compress_size * budget.ratio), entry.file_size + 512)
    out = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115 - handed to the caller
    with tempfile.NamedTemporaryFile(suffix=".zip") as copy:
        _alone(file, entry, cast("BinaryIO", copy))
        command = [str(shutil.which("7z")), "x", "-so", "-y", "-p", "--", copy.name]
        try:
            confined(command, out, most, budget)
        except subprocess.TimeoutExpired as late:
            raise Broken(late, entry.file_size) from late
    out.seek(0)
    return slices.Checked(cast("Readable", out), entry.file_size, entry.CRC if entry.CRC >= 0 else None)


def _alone(file: BinaryIO, entry: zipfile.ZipInfo, out: BinaryIO) -> None:
    """A zip of this member alone."""
    with zipfile.ZipFile(out, "w") as made:
        told = zipfile.ZipInfo("member")
        told.compress_type, told.CRC = entry.compress_type, max(entry.CRC, 0)
        told.compress_size, told.file_size, told.header_offset = entry.compress_size, entry.file_size, 0
        out.write(told.FileHeader())
        packed = slices.packed(file, entry)
        while data := packed.read(MIB):
            out.write(data)
        made.filelist.append(told)
        made.start_dir, made._didModify = out.tell(), True  # type: ignore[attr-defined]  # there is no public way to add what is packed
    out.flush()
