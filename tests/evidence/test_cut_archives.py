"""Archives that were cut into parts, that unpack themselves, or that are packed in ways Python does not know: by 7-Zip itself."""

from __future__ import annotations

import gzip
import io
import random
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from duenotice.evidence import Budget
from duenotice.evidence.containers import methods
from duenotice.evidence.sources.parts import first_of, following

ROWS = "".join(f"{n},ann{n}@example.com\n" for n in range(400))
NOISE = random.Random(5).randbytes(200_000)
needs_7z = pytest.mark.skipif(shutil.which("7z") is None, reason="7-Zip is not installed")
needs_both = pytest.mark.skipif(
    not (shutil.which("7z") and shutil.which("bsdtar")), reason="7-Zip or bsdtar is not installed"
)


def packed(folder: Path, *options: str, name: str = "x") -> None:
    """Let 7-Zip pack a table and some noise."""
    with_files(folder / "in", {"a.csv": ROWS.encode(), "r.bin": NOISE})
    command = ["7z", "a", *options, str(folder / name), "a.csv", "r.bin"]
    subprocess.run(command, cwd=folder / "in", check=True, capture_output=True)
    shutil.rmtree(folder / "in")


def with_files(folder: Path, files: dict[str, bytes]) -> Path:
    """A folder of files."""
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def in_parts(raw: bytes, size: int = 60_000) -> list[bytes]:
    """Bytes in parts."""
    return [raw[n : n + size] for n in range(0, len(raw), size)]


def tar_gz() -> bytes:
    """A table and some noise."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as made:
        for name, data in (("a.csv", ROWS.encode()), ("r.bin", NOISE)):
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            made.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def spanned() -> list[bytes]:
    """A zip in parts, as `zip -s` cuts it: a mark before the first member, a directory that counts from the begin of each part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.csv", ROWS)
        made.writestr("r.bin", NOISE)
    return in_parts(b"PK\x07\x08" + out.getvalue().replace(b"PK\x05\x06\0\0\0\0", b"PK\x05\x06\3\0\3\0"))


CUT = {
    "zip by 7-Zip": lambda folder: packed(folder, "-tzip", "-v60k", name="x.zip"),
    "7z by 7-Zip": lambda folder: packed(folder, "-v60k", name="x.7z"),
    "zip in spans": lambda folder: with_files(
        folder, dict(zip(("x.z01", "x.z02", "x.z03", "x.zip"), spanned(), strict=True))
    ),
    "tar.gz by split": lambda folder: with_files(
        folder, {f"x.tar.gz.a{letter}": part for letter, part in zip("abcdef", in_parts(tar_gz()), strict=False)}
    ),
}


@needs_both
@pytest.mark.parametrize("made", CUT.values(), ids=[name.replace(" ", "-") for name in CUT])
def test_parts_beside_each_other_are_one_archive(
    tell: Callable[..., Any], tmp_path: Path, made: Callable[[Path], object]
) -> None:
    made(tmp_path)
    told = tell(tmp_path)
    assert told.cells["col:1"] == [f"ann{n}@example.com" for n in range(400)]
    assert [item.path.rpartition("!/")[2] for item in told.items if item.kind == "csv"] == ["a.csv"]
    assert {item.size for item in told.items if item.path.endswith("r.bin")} == {len(NOISE)}
    assert sum(item.kind == "part" for item in told.items) >= 2
    assert not told.reasons & {"truncated", "unreadable"}


def test_parts_within_an_archive_are_one_as_well(tell: Callable[..., Any], tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "all.tar", "w") as made:
        for n, part in enumerate(in_parts(tar_gz()), 1):
            entry = tarfile.TarInfo(f"in/x.tar.gz.{n:03}")
            entry.size = len(part)
            made.addfile(entry, io.BytesIO(part))
    told = tell(tmp_path / "all.tar")
    assert told.cells["col:1"] == [f"ann{n}@example.com" for n in range(400)]
    assert "truncated" not in told.reasons


ALONE = {
    "the last part is missing": {"x.tar.gz.001": in_parts(tar_gz())[0], "x.tar.gz.002": in_parts(tar_gz())[1]},
    "the spans without their directory": {"x.z01": spanned()[0], "x.z02": spanned()[1]},
}


@pytest.mark.parametrize("files", ALONE.values(), ids=[name.replace(" ", "-") for name in ALONE])
def test_what_is_missing_of_an_archive_in_parts_is_told_and_the_rest_read(
    tell: Callable[..., Any], tmp_path: Path, files: dict[str, bytes]
) -> None:
    told = tell(with_files(tmp_path, files))
    assert "truncated" in told.reasons
    assert told.cells["col:1"] == [f"ann{n}@example.com" for n in range(400)]


def test_archives_of_their_own_with_numbers_are_read_one_by_one(tell: Callable[..., Any], tmp_path: Path) -> None:
    files = {f"x.{n:03}": gzip.compress(b"of ann%d@example.com" % n) for n in (1, 2)}
    told = tell(with_files(tmp_path, files | {"y.002": b"of bo@example.com", "y.001": b"plain"}))
    for name in ("ann1", "ann2", "bo"):
        assert told.text.count(f"{name}@example.com") == 1
    assert "part" not in {item.kind for item in told.items}


NAMES = {
    "x.zip.002": "x.zip.001",
    "x.zip.001": None,
    "x.gz.ab": "x.gz.aa",
    "x.gz.aa": None,
    "x.z02": "x.z01",
    "x.zip": "x.z01",
    "x.z01": None,
    "a.csv": None,
}


@pytest.mark.parametrize(("name", "first"), NAMES.items())
def test_the_first_part_is_told_by_the_name_of_a_later_one(name: str, first: str | None) -> None:
    assert first_of(name) == first


def test_endless_parts_are_asked_for_no_further_than_their_numbers_go() -> None:
    for name in ("x.001", "x.z01", "x.aa"):
        assert len(following(name, lambda _: True)) <= 1000


@needs_7z
@pytest.mark.parametrize("method", ["Deflate64", "PPMd"])
def test_members_that_python_cannot_unpack_are_read_through_7_zip(
    tell: Callable[..., Any], tmp_path: Path, method: str
) -> None:
    packed(tmp_path, "-tzip", f"-mm={method}", name="x.zip")
    told = tell(tmp_path / "x.zip")
    assert told.cells["col:1"] == [f"ann{n}@example.com" for n in range(400)]
    raw = (tmp_path / "x.zip").read_bytes()
    (tmp_path / "x.zip").write_bytes(raw[:400] + bytes(50) + raw[450:])
    assert "unreadable" in tell(tmp_path / "x.zip").reasons


@needs_7z
def test_members_that_no_tool_is_there_for_are_told_with_its_name(
    tell: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed(tmp_path, "-tzip", "-mm=Deflate64", name="x.zip")
    monkeypatch.setattr(methods.shutil, "which", lambda _: None)
    told = tell(tmp_path / "x.zip")
    assert any("7-Zip" in row.detail and row.reason == "unsupported" for row in told.coverage)


@needs_7z
def test_a_bomb_in_a_way_of_7_zip_ends_at_the_ratio(tell: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "zeros").write_bytes(bytes(30 << 20))
    command = ["7z", "a", "-tzip", "-mm=Deflate64", str(tmp_path / "x.zip"), "zeros"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    told = tell(tmp_path / "x.zip", Budget(ratio=20, ratio_from=1 << 20))
    assert told.reasons & {"limit", "unreadable"}
    assert sum(item.size for item in told.items) < 20 << 20


@needs_both
@pytest.mark.parametrize("kind", ["zip", "7z"])
def test_archives_that_unpack_themselves_are_opened(tell: Callable[..., Any], tmp_path: Path, kind: str) -> None:
    packed(tmp_path, f"-t{kind}", name=f"x.{kind}")
    program = b"MZ" + NOISE[:3000] + b"PK\x03\x04 7z\xbc\xaf\x27\x1c\x00 are marks it looks for" + NOISE[:3000]
    told = tell(program + (tmp_path / f"x.{kind}").read_bytes())
    assert told.items[0].kind == kind
    assert told.cells["col:1"] == [f"ann{n}@example.com" for n in range(400)]
    alone = tell(program + b"of bo@example.com")
    assert (alone.kind, "bo@example.com" in alone.text) == ("binary", True)
