"""What a case is told of its viewers and evidence: kept, shown, checked, used by the next count."""

from __future__ import annotations

import json
import re

import pytest

RANGES = '{"prefixes": [{"ipv4Prefix": "192.0.2.64/27"}, {"ipv6Prefix": "2001:db8:4801:10::/64"}]}'


@pytest.fixture
def asked(home, new_case, capsys):
    """Ask one command about a case of its own; gives the exit code and the JSON (or the error's words)."""
    from duenotice.cli.app import run

    case = new_case()

    def ask(*args: str):
        code = run([*args, "--home", str(home.folder), "--case", case.reference, "--json"])
        return code, json.loads(capsys.readouterr().out)

    ask.case = case
    return ask


def test_what_a_case_was_told_is_kept_and_shown(asked, tmp_path):
    (tmp_path / "bot.json").write_text(RANGES)
    (tmp_path / "staff.txt").write_text("C1\nC2\n")
    code, told = asked(
        "configure", "--search-engines", str(tmp_path / "bot.json"), "--staff", str(tmp_path / "staff.txt"),
        "--own-machine", "198.51.100.0/28", "--own-capture", "*kept.warc", "--sampled", "edge=0.1", "--sampled", "fra1=0.05",
        "--directory-column", "email=contact_1", "--log-field", "visitor=session", "--ttl-s", "60", "--time-zone", "Asia/Tokyo",
    )  # fmt: skip
    assert code == 0
    _, shown = asked("configure")
    assert shown["settings"] == told["settings"] and shown["changed"] == []
    expected = {
        "search_engines": ["192.0.2.64/27", "2001:db8:4801:10::/64"], "staff": 2, "own_machines": ["198.51.100.0/28"],
        "own_captures": ["*kept.warc"], "sampled": {"edge": 0.1, "fra1": 0.05}, "directory": {"email": "contact_1"},
        "names": {"visitor": "session"}, "ttl_s": 60.0, "time_zone": "Asia/Tokyo",
    }  # fmt: skip
    assert expected.items() <= shown["settings"].items()


def test_what_was_told_reaches_the_count(asked, tmp_path):
    from duenotice.case.settings import settings_of
    from duenotice.case.steps.counting import asked_of
    from duenotice.model.keys import token_key

    (tmp_path / "bot.json").write_text(RANGES)
    (tmp_path / "staff.txt").write_text("C1\n")
    asked(
        "configure", "--search-engines", str(tmp_path / "bot.json"), "--staff", str(tmp_path / "staff.txt"),
        "--own-machine", "198.51.100.7", "--own-capture", "*kept.warc", "--sampled", "edge=0.1", "--taken", "*.sql",
    )  # fmt: skip
    asked.case.refresh_from_db()
    settings = asked_of(asked.case, settings_of(asked.case))
    assert settings.search_engines == ("192.0.2.64/27", "2001:db8:4801:10::/64")
    assert settings.staff == (token_key(asked.case.key("values"), "ACCOUNT_ID", "C1"),)
    assert (settings.own_machines, settings.own_captures) == (("198.51.100.7",), ("*kept.warc",))
    assert (settings.sampled, settings.taken) == ((("edge", 0.1),), ("*.sql",))


RULE = """
id: loyalty_card
info_type: ACCOUNT_ID
pattern: 'LC-[0-9]{4}-[0-9]{6}'
examples: {match: [LC-1234-567890], no_match: [LC-12]}
"""


def test_rules_of_ones_own_are_kept_with_the_case_and_used_by_its_scan(asked, tmp_path):
    (tmp_path / "own.yaml").write_text(RULE)
    (tmp_path / "till.txt").write_text("paid with LC-0001-000001\nand with LC-0002-000002\n")
    asked("collect", str(tmp_path / "till.txt"))
    asked("scan")
    assert "ACCOUNT_ID" not in asked("scan")[1]["kinds"]
    _, told = asked("configure", "--rules", str(tmp_path / "own.yaml"))
    assert told["settings"]["rules"] == ["own.yaml"]
    (tmp_path / "own.yaml").unlink()
    assert asked("scan")[1]["kinds"]["ACCOUNT_ID"] == [2, 2]
    asked("configure", "--clear", "rules")
    assert "ACCOUNT_ID" not in asked("scan")[1]["kinds"]


def test_a_setting_can_be_forgotten_and_only_changes_leave_a_trace(asked):
    from duenotice.case.models import Audit

    def acts():
        return Audit.objects.filter(chain=asked.case.reference, verb="configure").count()

    asked("configure", "--sampled", "edge=0.1", "--reason", "as the provider says")
    asked("configure", "--sampled", "edge=0.1")
    assert acts() == 1
    _, shown = asked("configure", "--clear", "sampled")
    assert shown["settings"]["sampled"] == {} and acts() == 2


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--sampled", "edge=2"), "above 0"),
        (("--sampled", "edge=nan"), "above 0"),
        (("--sampled", "edge"), "NAME=VALUE"),
        (("--sampled", "edge=much"), "number"),
        (("--own-machine", "office"), "range"),
        (("--search-engines", "no-such-file.json"), "cannot be read"),
        (("--staff", "no-such-file.csv"), "unreadable"),
        (("--ttl-s", "-1"), "seconds"),
        (("--country", "Atlantis"), "ISO"),
        (("--time-zone", "Mars/Olympus"), "time zone"),
        (("--directory-column", "shoe_size=a"), "field"),
        (("--clear", "now"), "no such setting"),
        (("--rules", "no-such-file.yaml"), "cannot be read"),
        (("--rules", "strange.yaml"), "no words"),
        (("--rules", "costly.yaml"), "unbounded|more than"),
        (("--names", "nobody"), "No plug-in"),
    ],
)
def test_what_no_run_could_use_is_refused_in_words_and_changes_nothing(asked, tmp_path, monkeypatch, args, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "strange.yaml").write_text(RULE.replace("ACCOUNT_ID", "SHOE_SIZE"))
    (tmp_path / "costly.yaml").write_text(RULE.replace("{6}", "*"))
    before = asked("configure")[1]["settings"]
    code, told = asked("configure", *args)
    assert code == 2 and re.search(words, told["what"])
    assert asked("configure")[1]["settings"] == before


def test_the_help_of_a_command_is_more_than_its_line_in_the_list(capsys):
    from duenotice.cli.app import run

    run(["configure", "--help"])
    told = capsys.readouterr().out
    assert "googlebot.json" in told and "[default: ()]" not in told
