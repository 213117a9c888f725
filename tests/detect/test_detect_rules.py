"""Rules of one's own: what is taken, what is refused, and what they find."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from duenotice import detect
from duenotice.detect.kinds import kind_names
from duenotice.model.errors import RuleError
from duenotice.model.findings import Likelihood
from duenotice.model.kinds import KINDS

HOT = "hotwords: {any: [loyalty], before: 40, after: 20, add: 1.5}"
EXAMPLES = "examples: {match: [LC-1234-567897], no_match: [LC-12, LC-1234-567890]}"
LOYALTY = rf"""
id: loyalty_card
info_type: LOYALTY_NUMBER
pattern: 'LC-\d{{4}}-\d{{6}}'
canonical: [{{strip: '- '}}, upper]
check: luhn
{HOT}
{EXAMPLES}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "rule.yaml"
    path.write_text(text)
    return path


def test_a_rule_finds_its_kind_with_its_check_and_its_words(tmp_path: Path, case_key: bytes) -> None:
    rules = detect.load_rules([written(tmp_path, LOYALTY)])
    found = detect.try_text("loyalty LC-1234-567897, not LC-1234-567890", detect.Settings(case_key, rules=rules))
    assert [(f.kind, f.start, f.end, f.check, f.likelihood) for f in found] == [
        ("LOYALTY_NUMBER", 8, 22, "valid", Likelihood.VERY_LIKELY)
    ]


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("a*", "empty text"),
        ("a+", "more than"),
        ("(a{1,9}b?){1,9}", "inside another"),
        (r"(\w)\1{3}", "refused"),
        ("(?=a)b", "refused"),
        ("(", "cannot be read"),
        ("a{1,300}", "more than"),
    ],
)
def test_a_pattern_that_could_cost_too_much_is_refused_at_load(tmp_path: Path, pattern: str, why: str) -> None:
    path = written(tmp_path, f"id: x_rule\ninfo_type: X_KIND\npattern: '{pattern}'\n")
    with pytest.raises(RuleError, match=why):
        detect.load_rules([path])


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("check: luhn", "check: os.system"), "unknown check"),
        (("no_match: [LC-12,", "no_match: [LC-1234-567897,"), "finds example 1 of no_match, as it should not"),
        (("match: [LC-1234-567897]", "match: [LC-1234-567897, LC-1]"), "does not find example 2 of match"),
        (("canonical", "cannonical"), "unknown key cannonical. Did you mean canonical?"),
        (("LOYALTY_NUMBER", "loyalty"), "info_type must be like"),
        (("info_type: LOYALTY_NUMBER", ""), "info_type is missing"),
        (("pattern: ", "#"), "pattern is missing"),
        (("loyalty_card", "email"), "that of a built-in detector"),
        (("check: luhn", "version: new"), "version must be a whole number"),
        (("check: luhn", "base: high"), "base must be a number"),
        (("check: luhn", "headers: loyalty_no"), "headers must be a list"),
        ((HOT, "hotwords: 5"), "hotwords must be a list"),
        (("check: luhn", "negative_hotwords: {any: test}"), "negative_hotwords must be a list"),
        ((HOT, "hotwords: {any: [a], before: -1}"), "within 200 bytes"),
        (("check: luhn", "canonical: upper"), "canonical must be a list"),
        ((EXAMPLES, "examples: [LC-1234-567897]"), "examples must be like"),
        ((EXAMPLES, "examples: {match: LC-1234-567897}"), "examples must be like"),
        (("check: luhn", "countries: 49"), "countries must be a list"),
        (("check: luhn", "countries: [DEU]"), "two letters"),
        (("check: luhn", "boundaries: word"), "boundaries is one of"),
        (("check: luhn", "anchor: XY-"), "does not find"),
    ],
)
def test_check_rules_says_what_is_wrong(tmp_path: Path, change: tuple[str, str], why: str) -> None:
    problems = detect.check_rules([written(tmp_path, LOYALTY.replace(*change, 1))])
    assert any(why in line for line in problems), problems


@pytest.mark.parametrize(
    ("key", "country", "found"),
    [
        ("countries: [DE, AT]", "DE", True),
        ("countries: [DE, AT]", None, True),
        ("countries: [DE, AT]", "FR", False),
        ("countries: [NO]", "NO", True),
        ("countries: no", "NO", True),
        ("anchor: LC-", None, True),
    ],
)
def test_countries_and_anchor_say_where_a_rule_is_used(
    tmp_path: Path, case_key: bytes, key: str, country: str | None, found: bool
) -> None:
    rules = detect.load_rules([written(tmp_path, f"{LOYALTY}{key}\n")])
    settings = detect.Settings(case_key, country, rules=rules)
    assert bool(detect.try_text("loyalty LC-1234-567897", settings)) == found


def test_a_match_without_its_anchor_is_none(tmp_path: Path, case_key: bytes) -> None:
    rules = detect.load_rules([written(tmp_path, "{id: ab, info_type: AB, pattern: '[AB]-[0-9]{4}', anchor: A-}")])
    found = detect.try_text("A-1111 B-2222", detect.Settings(case_key, rules=rules))
    assert [one.start for one in found] == [0]


def test_an_unreadable_file_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    assert detect.check_rules([tmp_path / "missing.yaml", written(tmp_path, "[: {")])


def test_every_kind_has_its_names_elsewhere() -> None:
    named = {row.kind for row in kind_names()}
    assert set(KINDS) <= named
    assert all(row.veris and row.dpv for row in kind_names())


def test_previews_and_reasons_never_hold_the_value(case_key: bytes) -> None:
    text = "call 030 901820 or +49 30 901820, Jane <jane.roe@shop.example>, card 4111 1111 1111 1111"
    shown = str(detect.try_text(text, detect.Settings(case_key, "DE")))
    assert not [part for part in ("901820", "jane.roe", "4111111111", "1111 1111") if part in shown]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "holds no rule"),
        ("just words", "a rule is a mapping"),
        ("id: x_rule\n  pattern: [\n", "line 2: no YAML"),
        ("[" * 5_000, "no YAML: nested too deeply"),
        ("id: " + "9" * 10_000, "in a date or a number"),
        ("id: 2020-99-99", "in a date or a number"),
        ("x: 'x'\n" * 300_000, "larger than 2,000,000 bytes"),
    ],
    ids=["empty", "words", "line", "deep", "number", "date", "large"],
)
def test_a_file_that_is_no_rule_says_so_with_its_line(tmp_path: Path, text: str, why: str) -> None:
    (problem,) = detect.check_rules([written(tmp_path, text)])
    assert why in problem


def test_a_name_that_would_be_gigabytes_when_written_out_is_not_written_out(tmp_path: Path) -> None:
    doubled = "".join(f"x{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
    problems = detect.check_rules([written(tmp_path, f"x0: &a0 [{'x, ' * 10}]\n{doubled}id: *a11\n")])
    assert problems and len(str(problems)) < 1000


@pytest.mark.parametrize("path", ["/dev/zero", "pipe", "."])
def test_rules_that_may_have_no_end_are_not_waited_for(tmp_path: Path, path: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (problem,) = detect.check_rules([tmp_path / path])
    assert "cannot be read" in problem


def test_an_id_used_twice_is_one_problem_that_names_both_files(tmp_path: Path) -> None:
    one, other = (tmp_path / name for name in ("a.yaml", "b.yaml"))
    for path in (one, other):
        path.write_text(LOYALTY)
    assert detect.check_rules([one, other]) == [
        f"{one}, {other}: the id loyalty_card is used 2 times. Give each rule its own."
    ]
