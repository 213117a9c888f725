"""Dumps of PostgreSQL in its custom form, written as `pg_dump -Fc` writes them; in the others, and rows in binary form, written by
PostgreSQL 15 itself."""

from __future__ import annotations

import gzip
import tarfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def number(value: int) -> bytes:
    """An integer: its sign, then four bytes."""
    return bytes([value < 0]) + abs(value).to_bytes(4, "little")


def text(said: str | None) -> bytes:
    """A text after its length; -1 for none."""
    return number(-1) if said is None else number(len(said.encode())) + said.encode()


def entry(dump: int, tag: str, made: str, copy: str) -> bytes:
    """An entry of the table of contents."""
    told = [text(said) for said in ("0", "0", tag, "TABLE DATA")] + [number(3)]
    told += [text(said) for said in (made, "", copy, "public", "", "", "owner", "false", None)]
    return number(dump) + number(1) + b"".join(told) + b"\x01" + bytes(8)


def chunk(data: bytes, packed: int) -> bytes:
    """A block of data, in one chunk."""
    data = zlib.compress(data) if packed else data
    return number(len(data)) + data + number(0)


COPY = 'COPY public."Cust A" (id, "E mail") FROM stdin;\n'
ROWS = b"1\tann@example.com\n2\tbo@example.com\n\\.\n\n\n"


def dump(packed: int = 1, form: int = 1) -> bytes:
    """A table and a large object."""
    head = (
        b"PGDMP\x01\x0e\x00\x04\x08"
        + bytes([form])
        + number(-1 * packed)
        + number(0) * 7
        + text("shop")
        + text("15") * 2
    )
    entries = entry(1, "Cust A", "", COPY) + entry(2, "f", "CREATE FUNCTION f() -- of eve@example.com\n", "")
    data = b"\x01" + number(1) + chunk(ROWS, packed)
    blobs = b"\x03" + number(3) + number(77) + chunk(b"words of cleo@example.com", packed) + number(0)
    return head + number(2) + entries + data + blobs


@pytest.mark.parametrize("packed", [0, 1])
def test_tables_statements_and_large_objects_of_a_custom_dump_are_read(tell: Callable[..., Any], packed: int) -> None:
    told = tell(dump(packed))
    assert (told.kind, told.reasons) == ("pg_dump", {"read"})
    assert told.cells == {"col:Cust A.0": ["1", "2"], "col:Cust A.1": ["ann@example.com", "bo@example.com"]}
    assert "eve@example.com" in told.text
    assert "cleo@example.com" in told.text


@pytest.mark.parametrize("packed", [0, 1])
@pytest.mark.parametrize("left", [12, 40, 300, 330])
def test_a_custom_dump_that_ends_too_early_is_told_and_what_was_read_is_kept(
    tell: Callable[..., Any], packed: int, left: int
) -> None:
    whole = dump(packed)
    told = tell(whole[: -(len(whole) - left)])
    assert "truncated" in told.reasons
    assert ("Cust A" in told.text) == (left > 200)


def test_the_rows_before_the_end_of_a_dump_that_was_cut_are_kept(tell: Callable[..., Any]) -> None:
    whole = dump(0)
    told = tell(whole[: whole.index(b"2\tbo@")])
    assert told.cells["col:Cust A.1"] == ["ann@example.com"]
    assert "truncated" in told.reasons


def test_a_damaged_entry_leaves_the_readable_runs(tell: Callable[..., Any]) -> None:
    told = tell(dump(0).replace(b"\x00\x04\x08", b"\x00\x04\x09", 1))
    assert "unreadable" in told.reasons
    assert "ann@example.com" in told.text


SAMPLES = Path(__file__).parent / "samples"
PEOPLE = {"col:people.0": "id", "col:people.1": "E mail", "col:people.2": "name", "col:people.3": "blob"}


def members() -> dict[str, bytes]:
    """What `pg_dump -Ft` wrote of a database with 30 people, by name."""
    with tarfile.open(SAMPLES / "people.tar.gz") as made:
        return {entry.name: made.extractfile(entry).read() for entry in made}  # type: ignore[union-attr]


def folder(path: Path, files: dict[str, bytes]) -> Path:
    """A folder of files."""
    for name, data in files.items():
        (path / name).write_bytes(data)
    return path


def as_tar(path: Path) -> Path:
    """As `pg_dump -Ft` wrote it."""
    (path / "x.tar").write_bytes(gzip.decompress((SAMPLES / "people.tar.gz").read_bytes()))
    return path / "x.tar"


FORMS: dict[str, Callable[[Path], Path]] = {
    "tar": as_tar,
    "tar.gz": lambda path: folder(path, {"x.tar.gz": (SAMPLES / "people.tar.gz").read_bytes()}),
    "folder": lambda path: folder(path, members()),
    "packed folder": lambda path: folder(
        path,
        {
            name if name == "toc.dat" else f"{name}.gz": data if name == "toc.dat" else gzip.compress(data)
            for name, data in members().items()
        },
    ),
}


@pytest.mark.parametrize("made", FORMS.values(), ids=list(FORMS))
def test_rows_beside_a_table_of_contents_have_its_tables_and_columns(
    tell: Callable[..., Any], tmp_path: Path, made: Callable[[Path], Path]
) -> None:
    told = tell(made(tmp_path))
    assert told.headers == PEOPLE
    assert told.cells["col:people.1"] == [f"ann{n}@example.com" for n in range(1, 31)]
    assert told.cells["col:people.3"] == ["x"] * 30
    assert "cleo@example.com" in told.text
    assert told.reasons <= {"read", "empty"}


def with_toc(contents: bytes) -> dict[str, bytes]:
    """The files with another table of contents."""
    return {"3342.dat": members()["3342.dat"], "toc.dat": contents}


@pytest.mark.parametrize(
    "contents",
    [
        members()["toc.dat"][:200],
        b"",
        b"PGDMP" + b"\xff" * 400,
        dump(),
        members()["toc.dat"].replace(b"3342.dat", b"../x.dat"),
    ],
    ids=["cut off", "empty", "a lie", "of another dump", "of another folder"],
)
def test_rows_whose_table_of_contents_tells_nothing_are_read_as_the_text_they_are(
    tell: Callable[..., Any], tmp_path: Path, contents: bytes
) -> None:
    told = tell(folder(tmp_path, with_toc(contents)))
    assert next(item.kind for item in told.items if item.path.endswith("3342.dat")) == "csv"
    assert told.cells["col:1"] == [f"ann{n}@example.com" for n in range(1, 31)]


COPIED = (SAMPLES / "people.copy").read_bytes()


def test_rows_in_binary_form_are_a_table(tell: Callable[..., Any]) -> None:
    told = tell(COPIED)
    assert (told.kind, told.reasons) == ("pg_copy", {"read"})
    assert told.cells == {
        "col:0": [str(n) for n in range(1, 31)],
        "col:1": [f"ann{n}@example.com" for n in range(1, 31)],
        "col:2": ["Ann Smith"] * 30,
        "col:3": ["x"] * 30,
    }


def copied(*cells: bytes | None) -> bytes:
    """Rows in binary form of one row."""
    row = b"".join(b"\xff" * 4 if cell is None else len(cell).to_bytes(4, "big") + cell for cell in cells)
    return COPIED[:19] + len(cells).to_bytes(2, "big") + row + b"\xff\xff"


CELLS = {
    "null": (None, ""),
    "a bigint": ((4111111111111111).to_bytes(8, "big"), "4111111111111111"),
    "less than nothing": ((-5).to_bytes(4, "big", signed=True), "-5"),
    "a word of four letters": (b"Rosa", "Rosa"),
}


@pytest.mark.parametrize(("cell", "said"), CELLS.values(), ids=list(CELLS))
def test_cells_in_binary_form_are_told_without_their_types(
    tell: Callable[..., Any], cell: bytes | None, said: str
) -> None:
    assert tell(copied(b"Ann", cell, b"Bo")).text == f"Ann\t{said}\tBo\n"


def test_files_in_cells_in_binary_form_are_read(tell: Callable[..., Any]) -> None:
    assert "cleo@example.com" in tell(copied(gzip.compress(b"words of cleo@example.com"))).text


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (COPIED[:400], "truncated"),
        (COPIED[:19] + b"\x7f\xff" + COPIED[21:], "unreadable"),
        (COPIED[:21] + b"\x7f\xff\xff\xff" + COPIED[25:], "unreadable"),
        (COPIED[:15] + b"\x7f\xff\xff\xff" + COPIED[19:], "unreadable"),
        (COPIED[:15], "truncated"),
    ],
    ids=["cut off", "too many columns", "a cell of two gigabytes", "a head of two gigabytes", "without a head"],
)
def test_damaged_rows_in_binary_form_are_told_and_their_texts_searched(
    tell: Callable[..., Any], raw: bytes, reason: str
) -> None:
    told = tell(raw)
    assert reason in told.reasons
    assert ("ann2@example.com" in told.text) == (len(raw) > 100)
