"""How far a command is, for who waits: lines where there is no terminal, none where they were not wanted."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from duenotice.case.progress import Progress, counted, noted, workers_progress
from duenotice.case.stocktaking import stock_of
from duenotice.cli import say
from duenotice.cli.options import Options
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines without waiting for them."""
    monkeypatch.setattr(say, "FIRST_S", 0.0)
    monkeypatch.setattr(say, "EVERY_S", 0.0)


@pytest.mark.usefixtures("at_once")
def test_without_a_terminal_progress_is_lines_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    with say.progress(Options()) as tell:
        tell(Progress("list", 3, 0, "items", "7 MB looked at"))
    told = capsys.readouterr()
    assert "list: 3 items  7 MB looked at, 0 s" in told.err
    assert told.out == ""


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("options", [Options(quiet=True), Options(json=True)])
def test_quiet_and_programs_are_told_nothing(options: Options, capsys: pytest.CaptureFixture[str]) -> None:
    with say.progress(options) as tell:
        tell(Progress("list", 3, 0, "items"))
    assert capsys.readouterr().err == ""


def test_what_takes_no_second_says_nothing_of_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(say, "FIRST_S", 3600.0)
    with say.progress(Options()) as tell:
        tell(Progress("list", 3, 0, "items"))
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("at_once")
def test_one_large_file_moves_while_it_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    asked = threading.Event()

    def moving() -> int:
        asked.set()
        return 512

    with say.progress(Options()) as tell:
        tell(Progress("scan", 1024, 2048, "bytes", moving=moving))
    assert asked.is_set()
    assert "scan: 1.5 KiB of 2.0 KiB" in capsys.readouterr().err


def test_workers_note_how_far_they_are_within_a_file_and_take_it_back_when_it_is_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("eight by\n" * 20)
    item = next(found for found in inventory([str(tmp_path)], Budget()) if isinstance(found, Item))
    cut = [block for block in blocks(item, Budget(), 90) if isinstance(block, Block)]
    with workers_progress() as (folder, moving):
        seen = [moving() for _ in noted(cut, 120, folder)]
        assert (seen[:2], moving()) == ([0, cut[0].own], 120), "no more than the file has"
        counted(folder)
        assert moving() == 0
        assert os.path.isdir(folder)  # noqa: PTH112 - it is text
    assert not os.path.exists(folder)  # noqa: PTH110 - as above


def test_taking_stock_is_told_at_once_and_at_its_end(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"a,b\n1,2\n")
    told: list[Progress] = []
    items, missing = stock_of([str(tmp_path)], "list", told.append, {})
    assert (told[0].done, told[-1].done, len(items), missing) == (0, 1, 1, [])


def test_a_name_with_a_line_feed_adds_no_line_to_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    say.out().print(say.table(("file",), [("a\nAll of it was read.\x1b[31m",)]))
    assert "a\\u000aAll of it was read.\\u001b[31m" in capsys.readouterr().out
