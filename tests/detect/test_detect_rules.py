"""Rules of one's own: what is taken, what is refused, and what they find."""

from __future__ import annotations

from pathlib import Path

import pytest

from duenotice import detect
from duenotice.detect.kinds import kind_names
from duenotice.model.errors import RuleError
from duenotice.model.findings import Likelihood
from duenotice.model.kinds import KINDS

LOYALTY = r"""
id: loyalty_card
info_type: LOYALTY_NUMBER
pattern: 'LC-\d{4}-\d{6}'
canonical: [{strip: '- '}, upper]
check: luhn
hotwords: {any: [loyalty], before: 40, after: 20, add: 1.5}
examples: {match: [LC-1234-567897], no_match: [LC-12, LC-1234-567890]}
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
        (("no_match: [LC-12,", "no_match: [LC-1234-567897,"), "should not"),
        (("match: [LC-1234-567897]", "match: [LC-12]"), "does not find"),
        (("canonical", "cannonical"), "unknown key"),
        (("LOYALTY_NUMBER", "loyalty"), "info_type"),
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
