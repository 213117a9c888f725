"""Worked cases of the world, answered as the sources state; `depends` comes out as unknown, naming on what."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from duenotice import law
from duenotice.law.elements import elements_of
from duenotice.model import Answer, Bounds, Fact, Facts
from duenotice.model.duties import Obligation

CASES = Path(__file__).parent / "cases_world.yaml"
SECTORS = {"us-hipaa": ("health",)}


@cache
def _data() -> dict[str, Any]:
    return yaml.safe_load(CASES.read_text())


def _facts(given: dict[str, Any], rule: str) -> Facts:
    named: dict[str, Any] = {
        "kinds_exposed": tuple(given["elements"]),
        "malicious": given.get("cause") == "malicious",
        "controller_role": "controller",
        "vulnerable_people": False,
    }
    if given.get("persons") is not None:
        named["sectors"] = SECTORS.get(rule, ())
    if "harm_present" in given:
        named |= {
            "harm_likely": given["harm_present"],
            "serious_harm_likely": given["harm_present"],
            "risk_unlikely": not given["harm_present"],
        }
    if "large_scale" in given:
        named["large_scale"] = given["large_scale"]
    if given.get("exception") or given.get("remedial"):
        named[f"exempt.{rule}"] = True
    return Facts([Fact(name, value, "case") for name, value in named.items()])


def _impact(rule: law.Rule, given: dict[str, Any]) -> law.Impact:
    n = given.get("persons")
    people = Bounds(1, 1, 10**9) if n is None else Bounds.exactly(n)
    code = rule.jurisdiction[0]
    country = code.split("-")[0]
    kinds = frozenset(given["elements"])
    return law.Impact((law.Place(country, code if "-" in code else None, people, ((kinds, people),)),))


def _answers(rules: law.RuleSet, rule_id: str, given: dict[str, Any]) -> dict[str, list[Obligation]]:
    rule = rules.rule(rule_id)
    day = datetime.fromisoformat(given.get("discovered", "2026-11-24")).replace(tzinfo=UTC)
    alone = law.RuleSet((rule,), rules.authorities, rules.sha256)
    mine = law.assess(_facts(given, rule_id), _impact(rule, given), alone, day, day).obligations
    return {
        "authority": [d for d in mine if d.addressee == "authority"],
        "subjects": [d for d in mine if d.addressee == "people"],
    }


def _word(duties: list[Obligation], rule: law.Rule) -> str:
    """The answer of several duties to one kind of addressee, in the words of the cases."""
    if rule.mode == "voluntary" and duties:
        return "voluntary"
    if rule.status.startswith("enacted") and not any(duty.answer is not Answer.NO for duty in duties):
        return "not_in_force"
    answers = {duty.answer for duty in duties}
    if Answer.YES in answers:
        return "yes"
    return "depends" if Answer.UNKNOWN in answers else "no"


@pytest.mark.parametrize("case", [c for c in _data()["cases"] if c["rule"] != "*"], ids=lambda c: c["id"])
def test_a_worked_case_is_answered_as_its_source_states(rules: law.RuleSet, case: dict[str, Any]) -> None:
    rule = rules.rule(case["rule"])
    found = _answers(rules, case["rule"], case["input"])
    for who in ("authority", "subjects"):
        word = _word(found[who], rule)
        assert word == case["expected"][who], [line for duty in found[who] for line in duty.because]


@pytest.mark.parametrize("rule_id", _data()["seed_on_2026_11_24"], ids=str)
def test_the_seed_incident_is_answered_as_the_compiled_table_states(rules: law.RuleSet, rule_id: str) -> None:
    expected = _data()["seed_on_2026_11_24"][rule_id]
    given = {"elements": ["name", "email"], "cause": "accidental"}
    rule = rules.rule(rule_id)
    found = _answers(rules, rule_id, given)
    assert {who: _word(found[who], rule) for who in found} == expected


def test_unknown_says_on_what_it_depends(rules: law.RuleSet) -> None:
    case = next(c for c in _data()["cases"] if c["id"] == "sg-499")
    duties = _answers(rules, "sg", case["input"])["authority"]
    assert "serious_harm_likely" in duties[0].missing
    assert any("significant harm" in line for line in duties[0].because)


def test_a_name_with_an_e_mail_is_no_element_set_in_any_of_the_54_us_places(rules: law.RuleSet) -> None:
    states = [rule for rule in rules.rules if rule.source.startswith("rules/us_states/")]
    assert len(states) == 54
    for rule in states:
        for duty in _answers(
            rules, rule.id, {"elements": ["name", "email"], "cause": "accidental", "persons": 100_000}
        )["subjects"]:
            assert duty.answer is Answer.NO
            assert any("No element set" in line and "it asks for" in line for line in duty.because), rule.id


def test_a_statute_formula_is_met_by_its_parts_together_only() -> None:
    assert "payment_card_code" in elements_of(frozenset({"CARD", "CARD_CODE"}))
    assert "payment_card_code" not in elements_of(frozenset({"CARD"}))
    assert "online_credentials" in elements_of(frozenset({"EMAIL", "PASSWORD"}))
