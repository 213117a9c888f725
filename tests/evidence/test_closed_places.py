"""What a folder holds that cannot be opened is told with the reason, never passed over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from duenotice import evidence
from duenotice.evidence.sources import storage
from duenotice.model.errors import EvidenceError
from duenotice.model.evidence import Coverage, Item


def told(folder: Path) -> dict[str, tuple[str, str, int]]:
    """Name of each thing in a folder to reason, words and bytes of its coverage."""
    budget = evidence.Budget()
    items = [part for part in evidence.inventory([str(folder)], budget) if isinstance(part, Item)]
    rows = ((item, row) for item in items for row in evidence.blocks(item, budget) if isinstance(row, Coverage))
    return {Path(item.path).name: (row.reason, row.detail, row.bytes_skipped) for item, row in rows}


def test_links_and_pipes_are_not_read_and_say_so(tmp_path: Path) -> None:
    (tmp_path / "nowhere").symlink_to("missing")
    (tmp_path / "folder").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    assert told(tmp_path) == {
        "nowhere": ("unreadable", "no such file or directory", 0),
        "folder": ("unreadable", "a link to a folder, not followed", 0),
        "pipe": ("unreadable", "not a regular file", 0),
    }


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (closed := tmp_path / "closed").mkdir()
    real = os.scandir

    def scandir(path: str) -> Iterator[os.DirEntry[str]]:
        if str(path) == str(closed):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert told(tmp_path) == {"closed": ("unreadable", "a folder that cannot be listed", 0)}


def test_a_file_that_may_not_be_opened_is_told_with_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.txt").write_text("a@example.org\n" * 3)

    def closed(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(storage, "opened", closed)
    assert told(tmp_path) == {"secret.txt": ("unreadable", "permission denied", 42)}


def test_a_source_that_is_not_there_says_what_to_check(tmp_path: Path) -> None:
    with pytest.raises(EvidenceError, match="Check the path, and whether you may look"):
        list(evidence.inventory([str(tmp_path / "missing")], evidence.Budget()))
