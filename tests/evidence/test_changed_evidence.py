"""Evidence that is not as it was when stock was taken, named twice, or lost without a word of how much: all of it is told."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from duenotice.evidence import Budget, blocks, changes, inventory
from duenotice.evidence.records.assembling import assembled
from duenotice.evidence.records.record import Gap
from duenotice.model.evidence import Coverage, Item

ROWS = b"name,mail\n" + b"Ann,a@example.org\n" * 200


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.csv", ROWS)
    return out.getvalue()


def _database(folder: Path) -> bytes:
    with closing(sqlite3.connect(folder / "made.db")) as made:
        made.executescript("CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('a@example.org');")
    return (folder / "made.db").read_bytes()


MADE: dict[str, Callable[[Path], bytes]] = {
    "csv": lambda _: ROWS,
    "utf16": lambda _: ROWS.decode().encode("utf-16"),
    "json": lambda _: json.dumps([{"mail": "a@example.org"}] * 50).encode(),
    "zip": lambda _: _zip(),
    "sqlite": _database,
}


def _stock(*sources: Path | str) -> list[Item]:
    return [found for found in inventory([str(source) for source in sources], Budget()) if isinstance(found, Item)]


def _told(item: Item) -> dict[str, Coverage]:
    return {row.reason: row for row in blocks(item, Budget()) if isinstance(row, Coverage)}


@pytest.mark.parametrize("kind", MADE)
def test_a_file_that_grew_since_stock_was_taken_says_so(tmp_path: Path, kind: str) -> None:
    (file := tmp_path / "file").write_bytes(MADE[kind](tmp_path))
    item = _stock(file)[0]
    assert "changed" not in _told(item)
    with file.open("ab") as more:
        more.write(b"\n" * 7000)
    assert f"{file.stat().st_size:,} bytes, {item.size:,} when stock was taken" in _told(item)["changed"].detail


@pytest.mark.parametrize("kind", MADE)
def test_a_file_that_was_cut_since_stock_was_taken_says_how_much_is_gone(tmp_path: Path, kind: str) -> None:
    (file := tmp_path / "file").write_bytes(MADE[kind](tmp_path))
    item = _stock(file)[0]
    os.truncate(file, item.size - 11)
    assert _told(item)["changed"].bytes_skipped == 11


def _rewritten(file: Path, raw: bytes) -> None:
    """Other bytes in place, as if they had been there before, until the file system's clock has moved on."""
    before = file.stat()
    while file.stat().st_ctime_ns == before.st_ctime_ns:
        with file.open("r+b") as same:
            same.write(raw)
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("kind", MADE)
def test_a_file_whose_bytes_were_changed_in_place_says_so_though_length_and_time_are_the_same(
    tmp_path: Path, kind: str
) -> None:
    (file := tmp_path / "file").write_bytes(raw := MADE[kind](tmp_path))
    item = _stock(file)[0]
    _rewritten(file, raw[:-3] + bytes(reversed(raw[-3:])) if raw[-1] != raw[-3] else raw[:-1] + b"!")
    assert "of the same length" in _told(item)["changed"].detail


@pytest.mark.parametrize("kind", MADE)
def test_a_file_that_was_touched_but_not_changed_is_the_same(tmp_path: Path, kind: str) -> None:
    (file := tmp_path / "file").write_bytes(raw := MADE[kind](tmp_path))
    item = _stock(file)[0]
    _rewritten(file, raw)
    assert "changed" not in _told(item)


def test_a_file_that_is_changed_while_it_is_read_says_so(tmp_path: Path) -> None:
    (file := tmp_path / "file").write_bytes(ROWS * 40)
    item = _stock(file)[0]
    found = blocks(item, Budget(), 1 << 14)
    next(found)
    _rewritten(file, ROWS.upper() * 40)
    assert "changed" in {row.reason for row in found if isinstance(row, Coverage)}


def test_a_folder_named_twice_or_within_another_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.csv", "in/b.csv"):
        (tmp_path / name).write_bytes(ROWS)
    (tmp_path / "to_in").symlink_to(tmp_path / "in")
    once = [item.path for item in _stock(tmp_path)]
    for again in (tmp_path, tmp_path / "in", tmp_path / "in" / "..", tmp_path / "in" / "b.csv", tmp_path / "to_in"):
        assert [item.path for item in _stock(tmp_path, again)] == once, again
    assert [item.path for item in _stock(tmp_path, f"file://{tmp_path}/", f"file://{tmp_path}/in/b.csv")] == once


def test_files_of_one_name_in_two_folders_are_both_read(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.csv").write_bytes(ROWS)
    assert len(_stock(tmp_path / "one", tmp_path / "two")) == 2


def test_stock_taking_tells_of_a_large_file_while_it_reads(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"x\n" * (3 << 20))
    looked: list[int] = []
    list(inventory([str(tmp_path)], Budget(), {}, looked.append))
    assert len(looked) == 6 and sum(looked) == 6 << 20


def test_a_file_of_which_nothing_was_read_is_skipped_whole_though_its_reader_tells_no_bytes() -> None:
    item = Item(0, "", "x", "mitmproxy", 1067, None, "evidence")
    rows = [
        row for row in assembled(item, [Gap("truncated", detail="broke off")], 1 << 20) if isinstance(row, Coverage)
    ]
    assert [(row.reason, row.bytes_seen, row.bytes_skipped) for row in rows] == [("truncated", 0, 1067)]


HISTORY = b"time,title\n2018-11-21T10:00:00Z,deployed\n"


@pytest.mark.parametrize(
    ("after", "reasons"),
    [
        (lambda file: None, {"read"}),
        (lambda file: file.unlink(), {"missing"}),
        (lambda file: os.truncate(file, 20), {"read", "changed"}),
    ],
)
def test_a_history_says_what_was_read_of_it(tmp_path: Path, after: Callable[[Path], None], reasons: set[str]) -> None:
    (file := tmp_path / "history.csv").write_bytes(HISTORY)
    item, coverage = _stock(file)[0], list[Coverage]()
    after(file)
    changes(item, Budget(), coverage)
    assert {row.reason for row in coverage} == reasons


def test_a_quote_that_never_ends_costs_a_history_its_rest_and_not_what_came_before(tmp_path: Path) -> None:
    (file := tmp_path / "history.csv").write_bytes(HISTORY + b'2018-11-22T10:00:00Z,"' + b"x" * 200_000)
    coverage: list[Coverage] = []
    assert [change.title for change in changes(_stock(file)[0], Budget(), coverage)] == ["deployed"]
    assert "unreadable" in {row.reason for row in coverage}
