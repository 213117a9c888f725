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
        (("new", "x", "--time-zone", "Mars"), 2, "Europe/Berlin"),
        (("new", "x", "--country", "Atlantis"), 2, "Such as: DE"),
        (("law", "check", "no-such-file.yaml"), 2, "cannot be read"),
        (("law", "where", "EMIAL", "--people", "5", "--country", "DE"), 2, "rules kinds"),
        (("law", "where", "EMAIL", "--people", "5", "--country", "DE", "--audience", "all"), 2, "other_customers"),
        (("law", "reference", "/proc/none"), 2, "Name another folder"),
        (("proof", "verify", "no-such-file.json"), 2, "Check the path"),
        (("no-such-command",), 2, "duenotice --help"),
        (("count", "--no-such-option"), 2, "duenotice count --help"),
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


def test_a_line_that_is_not_understood_is_json_too(tell):
    code, out, _ = tell("count", "--no-such-option", "--json")
    told = json.loads(out)
    assert (code, told["schema"], told["exit_code"]) == (2, "duenotice.error/1", 2)
    assert "--no-such-option" in told["what"]


def test_a_reader_that_leaves_is_no_failure(tmp_path):
    args = [sys.executable, "-m", "duenotice.cli", "law", "where", "EMAIL", "--people", "5", "--country", "DE"]
    with open(tmp_path / "said", "wb") as said:
        process = subprocess.Popen(args, stdout=subprocess.PIPE, stderr=said)
        assert process.stdout
        process.stdout.close()
        assert process.wait(timeout=100) == 0
    assert (tmp_path / "said").read_bytes() == b""


def test_kinds_of_which_no_law_speaks_are_answered_in_words(capsys):
    assert app.run(["law", "where", "EMAIL", "--people", "900", "--country", "US-CA"]) == 0
    assert "no duty arises" in capsys.readouterr().out


def test_a_fact_is_never_made_unknown_by_leaving_its_value_out(tell):
    tell("new", "shop")
    assert tell("fact", "contained", "yes")[0] == 0
    code, _, err = tell("fact", "contained")
    assert code == 2
    assert "No value was given for contained" in err
    facts = json.loads(tell("facts", "--json")[1])["facts"]
    assert [fact["value"] for fact in facts] == [True]


def test_a_fact_of_few_values_takes_no_other(tell):
    tell("new", "shop")
    code, _, err = tell("fact", "controller_role", "controler")
    assert code == 2
    assert "controller, processor" in err
    assert tell("fact", "controller_role", "Controller")[1] == "controller_role: controller (version 1)\n"


def test_a_case_is_opened_with_the_code_of_a_country_given_by_name(tell):
    tell("new", "shop", "--country", "Germany")
    assert json.loads(tell("configure", "--json")[1])["settings"]["country"] == "DE"


def test_people_get_roles_lose_them_and_are_listed(tell):
    tell("new", "shop")
    first = json.loads(tell("member", "jo", "analyst", "approver", "--json")[1])
    assert first["password"]
    assert json.loads(tell("member", "jo", "approver", "--remove", "--json")[1])["roles"] == ["analyst"]
    again = json.loads(tell("member", "jo", "--new-password", "--json")[1])
    assert again["password"] not in (None, first["password"])
    assert json.loads(tell("member", "--json")[1])["members"] == [{"user": "jo", "roles": ["analyst"]}]
    tell("member", "jo", "--remove")
    assert json.loads(tell("member", "--json")[1])["members"] == []


def test_nobody_is_made_for_a_role_that_does_not_exist_because_the_password_would_be_lost(tell):
    tell("new", "shop")
    assert tell("member", "jo", "aprover")[0] == 2
    assert json.loads(tell("member", "jo", "approver", "--json")[1])["password"]


@pytest.mark.parametrize(
    "args",
    [("export", "/proc/none"), ("fact", "--file", "none.toml"), ("identity", "--pem", "none", "--selector", "s")],
)
def test_a_file_or_folder_that_the_system_refuses_is_told_and_no_fault(tell, args):
    tell("new", "shop")
    code, _, err = tell(*args)
    assert code == 2
    assert "No such file" in err
    assert "next" in err


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
