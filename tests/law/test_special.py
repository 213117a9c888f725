"""Special categories and offences in law: what they amount to, how grave they are, what a law may leave out, what a report ticks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from duenotice import law
from duenotice.law.elements import elements_of
from duenotice.law.severity import data_context
from duenotice.model import Bounds, Fact, Facts
from duenotice.model.duties import Assessment
from duenotice.model.kinds import SPECIAL_KINDS

Ask = Callable[..., Assessment]
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
ARTICLE_9 = [kind for kind in SPECIAL_KINDS if kind != "CRIMINAL_RECORD"]
GRAVE = {"audience": "public", "breach_kinds": ("confidentiality",), "aware_at": NOW, "main_establishment": "DE"}


def answers(found: Assessment, rule: str) -> set[str]:
    """Answers of a rule's duties."""
    return {o.answer.value for o in found.obligations if o.rule == rule}


def known(**facts: Any) -> Facts:
    """Facts by name."""
    return Facts([Fact(name, value, "test") for name, value in facts.items()])


@pytest.mark.parametrize("kind", ARTICLE_9)
def test_what_article_9_lists_is_sensitive(kind: str) -> None:
    assert "sensitive" in elements_of(frozenset({kind}))


def test_offences_are_no_special_category_but_as_grave() -> None:
    assert elements_of(frozenset({"CRIMINAL_RECORD"})) == {"criminal_record"}
    assert data_context(known(), frozenset({"CRIMINAL_RECORD"}))[0] == 4


@pytest.mark.parametrize("kind", SPECIAL_KINDS)
def test_in_public_hands_each_makes_a_high_risk_and_people_are_advised(ask: Ask, kind: str) -> None:
    assert ask(GRAVE, {"PERSON_NAME", kind}, DE=5).risk == "high"
    assert ask(GRAVE, {"PERSON_NAME"}, DE=5).risk != "high"
    assert "health_or_special" in [advice.id for advice in law.advice({kind})]
    assert data_context(known(), frozenset({kind}))[0] == 4


@pytest.mark.parametrize(
    ("place", "kind", "answer"),
    [
        ("US_IL", "BIOMETRIC", "yes"),
        ("US_WI", "GENETIC", "yes"),
        ("US_IL", "BELIEF", "no"),
        ("US_WI", "TRADE_UNION", "no"),
    ],
)
def test_states_that_list_bodies_and_genes_ask_for_those_only(ask: Ask, place: str, kind: str, answer: str) -> None:
    facts = {
        "aware_at": NOW,
        "data_encrypted": False,
        "acquired": True,
        "harm_likely": True,
        "serious_harm_likely": True,
    }
    found = ask(facts, {"PERSON_NAME", kind}, **{place: 5000})
    rule = place.lower().replace("_", "-")
    assert answers(found, rule) & {"yes", "no"} == {answer}


def duty_in_japan(ask: Ask, kinds: set[str], **facts: Any) -> tuple[str, list[str]]:
    """The answer of the duty to tell people, and what is asked."""
    found = ask({"aware_at": NOW, "malicious": False, **facts}, {"PERSON_NAME", *kinds}, JP=Bounds.exactly(5))
    (people,) = (o for o in found.obligations if o.rule == "jp" and o.addressee == "people")
    return people.answer.value, list(people.missing)


@pytest.mark.parametrize("kind", ["TRADE_UNION", "SEX_LIFE", "POLITICAL_OPINION", "CRIMINAL_RECORD"])
def test_where_a_laws_own_list_was_not_read_the_answer_is_unknown_and_asked_for(ask: Ask, kind: str) -> None:
    answer, missing = duty_in_japan(ask, {kind})
    (fact,) = [name for name in missing if name.startswith("circumstance.jp_counts_")]
    assert answer == "unknown"
    assert duty_in_japan(ask, {kind}, **{fact: True})[0] == "yes"
    assert duty_in_japan(ask, {kind}, **{fact: False})[0] == "no"


@pytest.mark.parametrize("kinds", [{"BELIEF"}, {"ETHNIC_ORIGIN"}, {"HEALTH"}, {"HEALTH", "TRADE_UNION"}, {"sensitive"}])
def test_what_a_law_surely_counts_decides(ask: Ask, kinds: set[str]) -> None:
    assert duty_in_japan(ask, kinds)[0] == "yes"


def ticked(ask: Ask, **facts: Any) -> Any:
    """What a report to the Irish authority says of special categories."""
    told, hit = known(aware_at=NOW, **facts), law.Impact(())
    found = law.report("dpc_ie", told, hit, law.assess(told, hit, law.load(), NOW, NOW), 1)
    (field,) = (field for field in found.fields if field.id == "special_categories")
    return field.unknown[0] if field.unknown else field.value


def test_a_report_ticks_the_special_categories_found_and_stated(ask: Ask) -> None:
    found = ("PERSON_NAME", "BELIEF", "HEALTH", "CRIMINAL_RECORD")
    assert ticked(ask, kinds_exposed=found) == ["religious or philosophical belief", "health data"]
    assert ticked(ask, kinds_exposed=found, special_categories=("SEX_LIFE",)) == [
        "religious or philosophical belief",
        "health data",
        "sex life or sexual orientation",
    ]
    assert ticked(ask, kinds_exposed=("medical_info",)) == ["medical history, condition, treatment or diagnosis"]


def test_none_found_is_no_proof_of_none(ask: Ask) -> None:
    assert ticked(ask, kinds_exposed=("PERSON_NAME", "EMAIL")) == "special_categories"
    assert ticked(ask) == "special_categories"
    assert ticked(ask, kinds_exposed=("EMAIL",), special_categories=()) == ["none"]
