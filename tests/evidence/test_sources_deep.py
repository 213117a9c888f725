"""Folders within folders, more of them than a path may name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Coverage, Item

DEEP = 2200


@pytest.fixture
def nested(tmp_path: Path) -> Iterator[Path]:
    """A folder that holds DEEP folders, one within the other, with a file in each."""
    before = Path.cwd()
    try:
        os.chdir(tmp_path)
        for _ in range(DEEP):
            Path("d").mkdir()
            os.chdir("d")
            Path("f").write_text("x")
        yield tmp_path
    finally:
        for _ in range(DEEP):
            Path("f").unlink()
            os.chdir("..")
            Path("d").rmdir()
        os.chdir(before)


def test_folders_deeper_than_a_path_may_name_are_told_as_not_read(nested: Path) -> None:
    items = [item for item in inventory([str(nested)], Budget()) if isinstance(item, Item)]
    read = [item for item in items if item.kind == "text"]
    beyond = [item for item in items if item.kind != "text"]
    assert len(read) > 1000, "deeper than the stack of Python"
    told = {(row.reason, row.detail) for item in beyond for row in blocks(item, Budget()) if isinstance(row, Coverage)}
    assert told == {("unreadable", "file name too long")}
