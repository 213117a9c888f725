"""The command line: help like a product, stable exit codes, nothing personal where it does not belong."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys

import pytest

from duenotice import detect
from duenotice.cli import app

PLANTED = "zebediah.quillfeather@example.com"
PLANTED_NAME = "Zebediah Quillfeather"


@pytest.fixture
def tell(tmp_path):
    """Run one command in a process of its own; gives exit code, standard output, standard error."""
    env = {**os.environ, "DUENOTICE_HOME": str(tmp_path / "home"), "PYTHONWARNINGS": "default", "COLUMNS": "100"}
    for name in ("DJANGO_SETTINGS_MODULE", "DUENOTICE_CASE", "DUENOTICE_AS"):
        env.pop(name, None)

    def run(*args: str):
        done = subprocess.run(
            [sys.executable, "-m", "duenotice.cli", *args],
            env=env,
            capture_output=True,
            text=True,
            timeout=200,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    return run


def test_help_names_every_command_and_the_whole_way(tell):
    code, out, _ = tell("--help")
    assert code == 0
    for word in ("new", "collect", "run", "approve", "send", "serve", "audit", "Exit codes"):
        assert re.search(rf"\b{word}\b", out), word


def test_help_does_not_load_django_or_the_libraries_of_the_rooms():
    code = (
        "import sys; from duenotice.cli import app; app.run(['--help']); print([m for m in HEAVY if m in sys.modules])"
    )
    heavy = "HEAVY = ['django', 'duckdb', 'numba', 'scipy', 'uvicorn']; "
    done = subprocess.run([sys.executable, "-c", heavy + code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip().endswith("[]")


def test_every_command_of_the_list_can_be_imported_and_has_help():
    import importlib

    from duenotice.cli.app import COMMANDS

    for _, name, where, _ in COMMANDS:
        module, _, function = where.partition(":")
        found = getattr(importlib.import_module(module), function)
        assert found is not None, name


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("scan",), 2, "no open case"),
        (("new", "Not A Name"), 2, "lower-case"),
        (("collect", "--no-such-option"), 2, "option"),
        (("new", "x", "--now", "2025-01-01T00:00:00Z"), 2, "drill"),
    ],
)
def test_a_usage_error_ends_with_code_2_and_says_what_to_do(tell, args, code, words):
    got, _, err = tell(*args)
    assert got == code
    assert words in err


def test_a_home_that_cannot_be_written_is_a_clear_message(tell, tmp_path):
    (tmp_path / "home").write_text("a file where the folder should be")
    code, _, err = tell("cases")
    assert code == 2
    assert "cannot be written" in err
    assert "--home" in err


def test_errors_are_json_too_where_json_was_asked_for(tell):
    code, out, _ = tell("scan", "--json")
    told = json.loads(out)
    assert (code, told["schema"], told["exit_code"]) == (2, "duenotice.error/1", 2)


def test_options_for_every_command_may_stand_before_it():
    from duenotice.cli.app import command_first

    assert command_first(["--home", "x", "--json", "scan", "--workers", "2"]) == [
        "scan",
        "--workers",
        "2",
        "--home",
        "x",
        "--json",
    ]


def test_no_planted_value_shows_in_output_errors_logs_or_audit(tell, tmp_path):
    folder = tmp_path / "evidence"
    folder.mkdir()
    (folder / "notes.txt").write_text(f"Dear {PLANTED_NAME}, mail {PLANTED}\n")
    (folder / "people.csv").write_text(f"customer_id,name,email,country\nC1,{PLANTED_NAME},{PLANTED},FR\n")
    (folder / "cut.json").write_text('{"email": "' + PLANTED)
    said = []
    for args in (
        ("new", "shop"),
        ("collect", str(folder), "--role", "people.csv=directory"),
        ("run",),
        ("status",),
        ("coverage", "--all"),
        ("facts",),
        ("audit",),
        ("audit", "--verify"),
    ):
        said += tell(*args)[1:]
    stored = "".join(path.read_bytes().decode("latin-1") for path in (tmp_path / "home").rglob("*") if path.is_file())
    for value in (PLANTED, PLANTED_NAME, "quillfeather"):
        assert value.lower() not in "".join(said).lower()
        assert value.lower() not in stored.lower(), "raw values are stored encrypted only"


def test_a_file_of_facts_says_what_it_wrote_and_an_empty_list_is_none_and_not_unknown(tell, tmp_path):
    (tmp_path / "facts.toml").write_text('sectors = []\nestablished_in = ["FR", "DE"]\ncontained = true\n')
    tell("new", "shop")
    code, out, _ = tell("fact", "--file", str(tmp_path / "facts.toml"))
    assert code == 0
    assert out.splitlines() == [
        "sectors: none (version 1)",
        "established_in: FR, DE (version 1)",
        "contained: yes (version 1)",
    ]


def test_control_characters_of_a_hostile_name_are_made_visible():
    from duenotice.cli.say import visible

    assert visible("a\x1b[31m\u202eb") == "a\\u001b[31m\\u202eb"


def test_an_interrupted_command_says_that_its_work_goes_on(monkeypatch, capsys):
    def interrupted(_paths):
        raise KeyboardInterrupt

    monkeypatch.setattr(detect, "check_rules", interrupted)
    assert app.run(["rules", "check"]) == 130
    assert "goes on where it stopped" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code", "what"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), 2, "The disk is full."),
        (RuntimeError("database or disk is full"), 2, "The disk is full."),
        (OSError(errno.EROFS, "Read-only file system"), 2, "The disk cannot be written."),
        (RuntimeError(PLANTED), 70, "A fault of duenotice (RuntimeError at"),
    ],
)
def test_what_no_command_expects_is_told_in_words_and_in_json(monkeypatch, capsys, error, code, what):
    def failing(_paths):
        raise error

    monkeypatch.setattr(detect, "check_rules", failing)
    assert app.run(["rules", "check", "--json"]) == code
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert (told["schema"], told["exit_code"]) == ("duenotice.error/1", code)
    assert told["what"].startswith(what)
    assert what in err
    assert PLANTED not in out + err


def test_without_a_case_the_way_without_one_is_told(tell):
    """In a process of its own, as a process opens one home only."""
    code, out, _ = tell("scan", "--json")
    assert code == 2
    assert "duenotice scan FOLDER" in json.loads(out)["next"]
