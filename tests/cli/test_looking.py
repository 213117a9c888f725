"""`scan FOLDER`, `findings`, `show`: numbers that lead to their places, with nothing personal printed."""

from __future__ import annotations

import json
import shlex
from dataclasses import replace
from pathlib import Path

import pytest

from duenotice.cli import app
from duenotice.model.evidence import Coverage

CSV = "id,name,email,phone\n1,Ann Field,ann.field@shop.example,+49 30 1234567\n2,Bo Maier,bo.maier@shop.example,030 7654321\n"
NOTE = "hello\nwrite to zebediah&commat;quill.example or see card: 4111 1111 1111 1111, says Zora Quince\n"
PLANTED = ("Field", "Maier", "ann.field", "bo.maier", "zebediah", "1234567", "4111 1111", "Zora", "Quince")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A table, a note, and bytes of no kind."""
    made = tmp_path / "evidence"
    made.mkdir()
    (made / "people.csv").write_text(CSV)
    (made / "note.txt").write_text(NOTE)
    (made / "noise.bin").write_bytes(bytes(range(256)) * 9)
    return made


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]):
    """Run a command with --json; gives its exit code and object."""

    def run(*args: str) -> tuple[int, dict]:
        code = app.run([*args, "--json", "-q"])
        return code, json.loads(capsys.readouterr().out)

    return run


def test_a_folder_is_summed_up_without_a_case_and_says_what_was_not_read(folder: Path, ask) -> None:
    code, told = ask("scan", str(folder))
    kinds = {kind["kind"]: kind for kind in told["kinds"]}
    assert code == 0
    assert (kinds["EMAIL"]["distinct"], kinds["EMAIL"]["places"]) == (3, 3)
    assert [Path(row["path"]).name for row in told["unread"]] == ["noise.bin"]


@pytest.mark.parametrize(
    ("reason", "code"), [("crashed", 3), ("missing", 3), ("changed", 3), ("limit", 0), ("encrypted", 0)]
)
def test_what_may_be_read_the_next_time_is_partly_done(
    folder: Path, ask, monkeypatch: pytest.MonkeyPatch, reason: str, code: int
) -> None:
    from duenotice.case import unfiled

    looked = unfiled.summary
    lost = (("lost.csv", Coverage(9, 0, 100, reason)),)
    monkeypatch.setattr(unfiled, "summary", lambda *some, **more: replace(looked(*some, **more), unread=lost))
    assert ask("scan", str(folder))[0] == code


def test_every_number_of_the_summary_leads_to_its_place(folder: Path, ask) -> None:
    _, told = ask("scan", str(folder))
    spots = [(kind["kind"], spot) for kind in told["kinds"] for spot in kind["where"]]
    assert spots
    for kind, spot in spots:
        code, shown = ask("show", spot["first"], "--in", str(folder))
        assert (code, shown["finding"]["kind"], shown["finding"]["path"]) == (0, kind, spot["path"])
        assert not shown["trouble"]


def test_the_same_evidence_gives_the_same_ids_and_they_are_unique(folder: Path, ask) -> None:
    first, second = (ask("findings", "--in", str(folder), "--limit", "0")[1]["findings"] for _ in range(2))
    ids = [one["id"] for one in first]
    assert ids == [one["id"] for one in second]
    assert len(set(ids)) == len(ids) >= 8


@pytest.mark.parametrize(
    ("narrowed", "kinds"),
    [
        (("--kind", "email"), {"EMAIL"}),
        (("--kind", "CARD", "--kind", "PHONE", "--item", "note"), {"CARD"}),
        (("--item", "*.csv", "--field", "phone"), {"PHONE"}),
        (("--field", "no such field"), set()),
        (("--item", "note.txt", "--likelihood", "very-likely"), {"EMAIL", "CARD"}),
    ],
)
def test_findings_are_narrowed(folder: Path, ask, narrowed: tuple[str, ...], kinds: set[str]) -> None:
    _, told = ask("findings", "--in", str(folder), *narrowed)
    assert {one["kind"] for one in told["findings"]} == kinds


def test_a_limit_says_that_there_is_more(folder: Path, ask) -> None:
    _, told = ask("findings", "--in", str(folder), "--limit", "2")
    assert (len(told["findings"]), told["more"]) == (2, True)


def test_nothing_personal_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    app.run(["scan", str(folder)])
    app.run(["findings", "--in", str(folder)])
    app.run(["findings", "--in", str(folder), "--json"])
    listed = capsys.readouterr()
    for one in json.loads(listed.out.splitlines()[-1])["findings"]:
        app.run(["show", one["id"], "--in", str(folder)])
    text = listed.out + listed.err + "".join(capsys.readouterr())
    assert "j***" not in text
    assert "z***@q***.example" in text
    assert [word for word in PLANTED if word in text] == []


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("show", "nonsense"), "not the id"),
        (("show", "0123456789-1"), "No item"),
        (("findings", "--kind", "NONSENSE"), "no kind"),
        (("findings", "--likelihood", "sure"), "no such likelihood"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(
    folder: Path, capsys: pytest.CaptureFixture[str], args: tuple[str, ...], words: str
) -> None:
    assert app.run([*args, "--in", str(folder)]) == 2
    assert words in capsys.readouterr().err


def test_an_id_without_kind_is_enough(folder: Path, ask) -> None:
    one = ask("findings", "--in", str(folder), "--kind", "CARD")[1]["findings"][0]
    short = one["id"].removesuffix("-CARD")
    assert ask("show", short, "--in", str(folder))[1]["finding"] == one


def test_evidence_that_was_changed_has_no_such_finding(folder: Path, ask, capsys: pytest.CaptureFixture[str]) -> None:
    one = ask("findings", "--in", str(folder), "--kind", "CARD")[1]["findings"][0]
    (folder / "note.txt").write_text("nothing")
    assert app.run(["show", one["id"], "--in", str(folder)]) == 2
    assert "Scan again" in capsys.readouterr().err


def test_kinds_are_told_in_the_words_of_others(ask) -> None:
    kinds = {row["kind"]: row for row in ask("rules", "kinds")[1]["kinds"]}
    assert (kinds["EMAIL"]["veris"], kinds["EMAIL"]["dpv"]) == ("Personal", "pd:EmailAddress")
    assert all(row["meaning"] for row in kinds.values())


def test_rules_are_checked_listed_and_tried(ask, tmp_path: Path) -> None:
    rule = tmp_path / "mine.yaml"
    rule.write_text("{id: loyalty, info_type: LOYALTY_NUMBER, pattern: 'LC-[0-9]{6}', examples: {match: [LC-123456]}}")
    code, told = ask("rules", "check", str(rule))
    assert (code, told["wrong"], told["files"]) == (0, [], 1)
    assert "loyalty@1" in {row["rule"] for row in ask("rules", "list", "--rules", str(rule))[1]["rules"]}
    tried = ask("rules", "try", "card LC-123456, born on 12 March 1985", "--rules", str(rule))[1]["findings"]
    assert [(one["kind"], one["start"], one["end"]) for one in tried] == [
        ("LOYALTY_NUMBER", 5, 14),
        ("BIRTH_DATE", 24, 37),
    ]


def test_a_rule_that_misses_its_example_ends_with_code_1(ask, tmp_path: Path) -> None:
    rule = tmp_path / "mine.yaml"
    rule.write_text("{id: loyalty, info_type: LOYALTY_NUMBER, pattern: 'LC-[0-9]{6}', examples: {match: [LC-12]}}")
    code, told = ask("rules", "check", str(rule))
    assert code == 1
    assert "does not find" in told["wrong"][0]


def test_the_next_command_can_be_pasted_whatever_the_folder_is_called(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = folder.rename(folder.with_name("it's my evidence; rm -r " + "x" * 60))
    app.run(["scan", str(odd)])
    hint = capsys.readouterr().err.split("Next:")[1]
    assert "\n" not in hint.strip()
    assert shlex.split(hint)[:4] == ["duenotice", "findings", "--in", str(odd)]


def test_a_line_of_a_table_stays_a_line_where_it_is_piped(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)  # it may be set where tests run side by side
    (folder / ("long" * 40 + ".txt")).write_text("write to zebediah@quill.example")
    app.run(["scan", str(folder)])
    (line,) = (line for line in capsys.readouterr().out.splitlines() if "longlong" in line)
    assert "long" * 40 + ".txt" in line
