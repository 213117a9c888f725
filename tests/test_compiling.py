"""Where machine code is kept: with the sources it was made of, and where nobody else can write."""

from __future__ import annotations

from pathlib import Path

import pytest

from duenotice.compiling import code_folder
from duenotice.evidence.ground import compiled

ROOM = Path(compiled.__file__).parents[1]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of one module, and a user with a cache and a temporary folder of their own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    for name in ("temporary", "package"):
        (tmp_path / name).mkdir()
    (tmp_path / "package" / "one.py").write_text("A = 1\n")
    return tmp_path / "package"


def test_code_of_changed_sources_is_never_met_again(package: Path) -> None:
    before = code_folder("some", [package])
    assert code_folder("some", [package]) == before
    (package / "one.py").write_text("A = 2\n")
    assert code_folder("some", [package]) != before


@pytest.mark.parametrize("open_to_all", ["cache/duenotice", "cache/duenotice/some"])
def test_code_is_kept_nowhere_where_others_may_write(package: Path, tmp_path: Path, open_to_all: str) -> None:
    folder = code_folder("some", [package])
    assert folder.is_relative_to(tmp_path / "cache")
    (folder if open_to_all.endswith("some") else folder.parent).chmod(0o777)
    assert code_folder("some", [package]).is_relative_to(tmp_path / "temporary")


def test_all_that_is_compiled_of_evidence_stands_in_the_packages_that_the_folder_is_named_after() -> None:
    told = {path for path in ROOM.rglob("*.py") if "ground.compiled import" in path.read_text(encoding="utf-8")}
    known = {ROOM / package for package in compiled.PACKAGES}
    assert {path.parent for path in told} <= known
    assert len(told) > 5, "the search finds them"
