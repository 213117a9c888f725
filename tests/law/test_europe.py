"""Europe: official situations answered as the official text states, competence, and a change of law as a change of data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from duenotice import law
from duenotice.model import Answer, Bounds, Fact, Facts
from duenotice.model.duties import Assessment, Obligation
from duenotice.model.errors import LawDateRefused

AWARE = datetime(2026, 11, 24, 9, tzinfo=UTC)
Ask = Callable[..., Assessment]

ANNEX_B = yaml.safe_load((Path(__file__).parent / "cases_annex_b.yaml").read_text())["cases"]


def duty_of(found: Assessment, start: str) -> Obligation:
    """The first obligation whose id starts so."""
    return next(duty for duty in found.obligations if duty.id.startswith(start))


@pytest.mark.parametrize("case", ANNEX_B, ids=lambda case: case["id"])
def test_an_official_situation_gets_the_official_answer(ask: Ask, case: dict[str, Any]) -> None:
    facts = {name: tuple(value) if isinstance(value, list) else value for name, value in case["facts"].items()}
    found = ask({"controller_role": "controller", "sectors": (), **facts}, set(case["kinds"]), DE=case["people"])
    assert duty_of(found, "gdpr.33_5.register").answer is Answer.YES
    assert duty_of(found, "gdpr.33_1.authority").answer.value == case["authority"]
    told = duty_of(found, "gdpr.34_1.people")
    assert told.answer.value == case["people_told"]
    assert ("high_risk_likely" in told.missing) == (case["people_told"] == "unknown")


def seed(**more: Any) -> dict[str, Any]:
    """The incident that founded this: names and e-mail addresses shown to other customers of a store, by error."""
    known = {
        "breach_kinds": ("confidentiality",),
        "kinds_exposed": ("PERSON_NAME", "EMAIL"),
        "audience": "other_customers",
        "malicious": False,
    }
    return {**known, "controller_role": "controller", "sectors": (), "aware_at": AWARE, **more}


NAME_EMAIL = {"PERSON_NAME", "EMAIL"}


def test_with_a_main_establishment_the_lead_authority_is_told(ask: Ask) -> None:
    found = ask(seed(established_in=("LU", "DE"), main_establishment="LU"), NAME_EMAIL, DE=9, FR=9)
    told = [duty for duty in found.obligations if duty.rule == "gdpr.33_1.authority"]
    assert [duty.authority for duty in told] == ["cnpd_lu"]
    assert told[0].due[0].strict == datetime(2026, 11, 27, 9, tzinfo=UTC)
    assert told[0].due[0].legal == datetime(2026, 11, 27, 10, tzinfo=UTC)


def test_without_an_establishment_every_authority_of_residence_is_told(ask: Ask) -> None:
    found = ask(seed(established_in=()), NAME_EMAIL, FR=9, IT=3, NO=1, US=50)
    told = {duty.authority for duty in found.obligations if duty.rule == "gdpr.33_1.authority"}
    assert told == {"cnil_fr", "garante_it", "datatilsynet_no"}


def test_with_nothing_known_of_the_seat_the_question_is_asked(ask: Ask) -> None:
    found = ask(seed(), NAME_EMAIL, FR=9)
    told = duty_of(found, "gdpr.33_1.authority")
    assert told.answer is Answer.YES
    assert {"established_in", "main_establishment"} <= set(told.missing)


def test_with_nothing_known_at_all_no_duty_to_tell_is_ruled_out(ask: Ask) -> None:
    found = ask({}, set())
    open_duties = [
        d
        for d in found.obligations
        if d.rule in ("gdpr.33_1.authority", "gdpr.34_1.people", "uk.gdpr.33", "us-ca", "jp")
    ]
    assert {d.answer for d in open_duties if d.addressee in ("authority", "people")} == {Answer.UNKNOWN}


def test_contradicting_facts_are_told_and_settle_nothing(ask: Ask) -> None:
    found = ask(seed(risk_unlikely=True, high_risk_likely=True), NAME_EMAIL, FR=9)
    told = duty_of(found, "gdpr.34_1.people")
    assert told.answer is Answer.UNKNOWN
    assert any("contradict" in line for line in told.because)


def test_the_proposed_96_hours_are_switched_on_by_data_alone(rules: law.RuleSet) -> None:
    start = date(2027, 6, 1)
    adopted = tuple(
        replace(r, status="in_force", start=start) if r.id == "omnibus.gdpr_33.proposed" else r for r in rules.rules
    )
    known = seed(established_in=("LU",), main_establishment="LU", high_risk_likely=True)
    facts = Facts([Fact(name, value, "test") for name, value in known.items()])
    people = Bounds.exactly(9)
    hit = law.Impact((law.Place("FR", None, people, ((frozenset(NAME_EMAIL), people),)),))
    for day, hours in ((date(2027, 5, 31), 72), (start, 96)):
        at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        found = law.assess(facts, hit, replace(rules, rules=adopted), at, at)
        told = duty_of(found, "gdpr.33_1.authority")
        assert (told.due[0].strict - AWARE).total_seconds() == hours * 3600


def test_a_date_before_the_recorded_history_is_refused_not_answered(rules: law.RuleSet, ask: Ask) -> None:
    rule = rules.rule("uk.gdpr.33")
    with pytest.raises(LawDateRefused, match="recorded from 2021-01-01"):
        law.refuse_unrecorded(rule, date(2018, 11, 21))
    found = ask(seed(), NAME_EMAIL, datetime(2018, 11, 21, tzinfo=UTC), GB=5)
    duty = duty_of(found, "uk.gdpr.33")
    assert duty.answer is Answer.UNKNOWN
    assert any("No answer for 2018-11-21" in line for line in duty.because)


def test_a_rule_from_knowledge_says_so_and_never_counts_as_settled(ask: Ask) -> None:
    found = ask(seed(high_risk_likely=True), NAME_EMAIL, GB=9)
    unverified = [duty for duty in found.obligations if duty.verified == "knowledge"]
    assert unverified
    for duty in unverified:
        assert not duty.settled
        assert any("Not verified" in line for line in duty.because)


def test_severity_explains_the_seed_as_low_with_every_factor(ask: Ask) -> None:
    found = ask(seed(), NAME_EMAIL, FR=900)
    assert found.severity is not None
    assert (found.severity.score, found.severity.band) == (1.25, "low")
    assert any("more than 100 people" in term for term in found.severity.terms)
    assert found.risk == "risk"
