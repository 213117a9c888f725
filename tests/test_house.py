"""The repository keeps its own rules: short, one word for one thing, nothing of the machine it was made on."""

from __future__ import annotations

import ast
import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "duenotice"
ROOMS = sorted(path for path in SOURCE.iterdir() if (path / "__init__.py").exists())
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)


def _tracked() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: nothing says which files are the project's")
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    return [ROOT / name for name in names if (ROOT / name).exists()]


@pytest.mark.parametrize("room", ROOMS, ids=lambda path: path.name)
def test_a_room_says_what_goes_in_what_comes_out_and_what_is_forbidden(room: Path) -> None:
    doc = ast.get_docstring(ast.parse((room / "__init__.py").read_text())) or ""
    assert "orbidden" in doc or "hat goes in" in doc


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_is_short_and_so_are_its_functions(path: Path) -> None:
    text = path.read_text()
    assert text.count("\n") <= 400
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    too_long = [f"{f.name}: {f.end_lineno - f.lineno}" for f in functions if (f.end_lineno or 0) - f.lineno > 60]
    assert too_long == []


def test_no_module_is_a_drawer_for_odd_things() -> None:
    drawers = {"utils", "helpers", "common", "core", "manager", "misc"}
    assert [p for p in MODULES if drawers & {*p.parts, p.stem}] == []


def test_audience_and_addressee_are_never_confused_in_one_word() -> None:
    """`recipient` could mean either. Quoted law and protocol words of other people's software may keep it."""
    word = re.compile(r"\brecipients?\b", re.IGNORECASE)
    rooms = [p for p in MODULES if word.search(re.sub(r'["\'].*?["\']', "", p.read_text()))]
    assert rooms == []


def test_nothing_of_the_workshop_is_left_in_the_house() -> None:
    workshop = re.compile(r"/work/(main|shared)|/tmp/" + r"team|files\.python" + r"hosted|registry\.np" + r"mjs")
    found = [
        str(p.relative_to(ROOT))
        for p in _tracked()
        if p.suffix != ".woff2" and workshop.search(p.read_text(errors="ignore"))
    ]
    assert found == []


def test_nothing_is_marked_as_unfinished() -> None:
    mark = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b|raise NotImplemented" + r"Error")
    assert [str(p.relative_to(ROOT)) for p in MODULES if mark.search(p.read_text())] == []


def test_the_readme_is_short_and_its_commands_exist() -> None:
    readme = (ROOT / "README.md").read_text()
    assert readme.count("\n") <= 150
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)`", readme)) <= targets


def test_every_figure_in_the_report_was_recorded_by_its_benchmark() -> None:
    report = ROOT / "benchmarks" / "RESULTS.md"
    rows = (
        set(re.findall(r"^\| ([a-z0-9_]+) \|", report.read_text(), re.MULTILINE)) - {"figure"}
        if report.exists()
        else set()
    )
    files = {json.loads(p.read_text())["name"] for p in (ROOT / "benchmarks" / "results").glob("*.json")}
    assert rows == files


def test_a_decision_record_is_one_page() -> None:
    assert [p.name for p in (ROOT / "docs" / "decisions").glob("*.md") if p.read_text().count("\n") > 40] == []
