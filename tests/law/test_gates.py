"""Each gate before a duty, each small evaluator and each reading of risk, asked alone: all three answers, and the edges."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from duenotice import law
from duenotice.law import gates
from duenotice.law.assessing import question
from duenotice.law.clock import Calendar, at_same_time, months_end
from duenotice.law.competence import authorities
from duenotice.law.conditions import LEAVES, Situation, evaluate
from duenotice.law.deadlines import anchor, dues, measures_of, missing_anchors
from duenotice.law.places import Impact, Place, members, summed
from duenotice.law.risk import assess_risk
from duenotice.law.severity import severity
from duenotice.law.verdict import all_of, any_of, negated, no, unknown, yes
from duenotice.model import UNKNOWN, Answer, Bounds, Fact, Facts

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
NAME_EMAIL = frozenset({"PERSON_NAME", "EMAIL"})


def facts_of(known: dict[str, Any]) -> Facts:
    """Facts by name."""
    return Facts([Fact(name, value, "test") for name, value in known.items()])


def at(known: dict[str, Any], people: Bounds, kinds: frozenset[str] = NAME_EMAIL, counted: bool = True) -> Situation:
    """A situation of people in Germany."""
    facts = facts_of(known)
    sets = ((kinds, people),) if kinds else ()
    place = Place("DE", None, people, sets)
    return Situation(facts, assess_risk(facts, kinds, people.possible), place, people, counted)


def hit(known: dict[str, Any], people: Bounds, kinds: frozenset[str] = NAME_EMAIL, nobody: bool = False) -> gates.Hit:
    """A hit of people with the same kinds."""
    return gates.Hit(
        facts_of(known), Place("US-CA", "US-CA", people, ((kinds, people),) if kinds else ()), kinds, nobody
    )


THRESHOLDS = [
    ("persons_min", 10, Bounds(10, 10, 10), "yes"),
    ("persons_min", 10, Bounds(9, 9, 9), "no"),
    ("persons_min", 10, Bounds(9, 9, 10), "unknown"),
    ("persons_min", 10, Bounds(10, 11, 12), "yes"),
    ("persons_min", 10, Bounds(0, 5, 9), "no"),
    ("persons_max", 10, Bounds(10, 10, 10), "yes"),
    ("persons_max", 10, Bounds(11, 11, 11), "no"),
    ("persons_max", 10, Bounds(10, 10, 11), "unknown"),
    ("persons_in_state_min", 501, Bounds(500, 500, 500), "no"),
    ("persons_in_state_min", 501, Bounds(501, 501, 501), "yes"),
]


@pytest.mark.parametrize(("leaf", "n", "people", "answer"), THRESHOLDS)
def test_a_threshold_is_met_by_those_certain_and_missed_by_those_possible(
    leaf: str, n: int, people: Bounds, answer: str
) -> None:
    assert evaluate({leaf: n}, at({}, people)).answer.value == answer


def test_an_uncounted_threshold_asks_for_the_count_of_that_place() -> None:
    found = evaluate({"persons_min": 10}, at({}, Bounds(0, 0, 0), counted=False))
    assert (found.answer, found.missing) == (Answer.UNKNOWN, ("people.DE",))


YES_NO_LEAVES = [
    ("large_scale", True, "large_scale"),
    ("authority_order", True, "authority_order"),
    ("ransom_paid", True, "ransom_paid"),
    ("subjects_any", ["children"], "vulnerable_people"),
    ("cause_any", ["malicious"], "malicious"),
    ("condition", "directed", "circumstance.directed"),
    ("classified", "major", "circumstance.major"),
    ("prescribed_circumstances", ["stolen", "pattern"], "circumstance.stolen_pattern"),
    ("can_reduce_harm", True, "circumstance.can_reduce_harm"),
    ("direct_loss_cny_min", 5000000, "circumstance.direct_loss_cny_min_5000000"),
    ("prescribed_scope", True, "circumstance.prescribed_scope"),
    ("material_to_investors", True, "circumstance.material_to_investors"),
    ("harm", "serious harm", "serious_harm_likely"),
    ("harm", "likely to harm", "harm_likely"),
]


@pytest.mark.parametrize(("leaf", "value", "fact"), YES_NO_LEAVES)
def test_a_leaf_reads_its_fact_and_asks_for_it(leaf: str, value: Any, fact: str) -> None:
    for known, answer in ((True, Answer.YES), (False, Answer.NO)):
        found = LEAVES[leaf](value, at({fact: known}, Bounds.exactly(1)))
        assert (found.answer, found.facts) == (answer, (fact,))
    asked = LEAVES[leaf](value, at({}, Bounds.exactly(1)))
    assert (asked.answer, asked.missing) == (Answer.UNKNOWN, (fact,))


def test_without_any_harm_there_is_no_serious_harm() -> None:
    assert LEAVES["harm"]("serious harm", at({"harm_likely": False}, Bounds.exactly(1))).is_no
    assert not LEAVES["harm"]("serious harm", at({"harm_likely": True}, Bounds.exactly(1))).is_no


def test_a_named_cause_is_compared() -> None:
    one = Bounds.exactly(1)
    assert LEAVES["cause_any"](["theft"], at({"cause": "theft"}, one)).answer is Answer.YES
    assert LEAVES["cause_any"](["theft"], at({"cause": "error"}, one)).is_no
    assert LEAVES["cause_any"](["theft"], at({}, one)).missing == ("cause",)


def test_elements_count_for_those_of_whom_they_were_exposed() -> None:
    health = frozenset({"PERSON_NAME", "HEALTH"})
    for people, answer in ((Bounds(1, 1, 1), "yes"), (Bounds(0, 0, 1), "unknown"), (Bounds(0, 0, 0), "no")):
        assert LEAVES["elements_any"](["sensitive"], at({}, people, health)).answer.value == answer
    assert LEAVES["elements_any"](["sensitive"], at({}, Bounds.exactly(9))).is_no
    assert LEAVES["elements_any"](["sensitive"], at({}, Bounds.exactly(9), frozenset())).missing == ("kinds_exposed",)


def test_an_exception_counts_only_once_established() -> None:
    tree = {"unless": ["identity unknown"]}
    for known, answer in ((True, "no"), (False, "yes"), (UNKNOWN, "yes")):
        assert evaluate(tree, at({"circumstance.identity_unknown": known}, Bounds.exactly(1))).answer.value == answer


A, B, C = yes("a", "fa"), no("b", "fb"), unknown("c", "mc")
JOINS = [
    (all_of, [A, A], "yes"), (all_of, [A, C], "unknown"), (all_of, [A, C, B], "no"), (all_of, [], "yes"),
    (any_of, [B, B], "no"), (any_of, [B, C], "unknown"), (any_of, [B, C, A], "yes"), (any_of, [], "no"),
]  # fmt: skip


@pytest.mark.parametrize(("join", "parts", "answer"), JOINS)
def test_three_answers_join_after_kleene(join: Any, parts: list[Any], answer: str) -> None:
    found = join(parts)
    assert found.answer.value == answer
    assert all(line in [p.because[0] for p in parts if p.answer is found.answer] for line in found.because)


def test_joined_verdicts_keep_reasons_facts_and_questions() -> None:
    assert any_of([B, C]).missing == ("mc",)
    assert all_of([A, A]).facts == ("fa",)
    assert [negated(part).answer for part in (A, B, C)] == [Answer.NO, Answer.YES, Answer.UNKNOWN]
    assert A.but("more").because == ("a", "more")


def rule_of(rules: law.RuleSet, rule_id: str, **changed: Any) -> law.Rule:
    """A shipped rule, with changes."""
    return replace(rules.rule(rule_id), **changed)


IN_FORCE = [
    ({}, date(2026, 1, 1), "yes"), ({}, date(2025, 12, 31), "unknown"),
    ({"end": date(2026, 6, 1)}, date(2026, 6, 1), "yes"), ({"end": date(2026, 6, 1)}, date(2026, 6, 2), "no"),
    ({"status": "enacted"}, date(2025, 12, 31), "no"), ({"status": "enacted"}, date(2026, 1, 1), "yes"),
    ({"status": "enacted_not_in_force", "start": None}, date(2026, 1, 1), "no"), ({"start": None}, date(2020, 1, 1), "yes"),
    ({"status": "proposed"}, date(2026, 1, 1), "no"), ({"status": "draft"}, date(2026, 1, 1), "no"),
    ({"mode": "voluntary"}, date(2026, 1, 1), "no"), ({"mode": "none"}, date(2026, 1, 1), "no"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "day", "answer"), IN_FORCE)
def test_a_rule_is_law_from_its_first_day_to_its_last(
    rules: law.RuleSet, changed: dict[str, Any], day: date, answer: str
) -> None:
    assert gates.in_force(rule_of(rules, "us-ca", **changed), day).answer.value == answer


def test_a_voluntary_rule_says_that_it_is_one(rules: law.RuleSet) -> None:
    assert "voluntary" in gates.in_force(rules.rule("hk"), NOW.date()).because[0]
    assert "no such duty" in gates.in_force(rules.rule("ma"), NOW.date()).because[0]


ROLES = [("authority", "controller", "yes"), ("authority", "processor", "no"), ("authority", UNKNOWN, "yes")]
ROLES += [("controller", "controller", "no"), ("controller", "processor", "yes"), ("controller", UNKNOWN, "unknown")]


@pytest.mark.parametrize(("addressee", "role", "answer"), ROLES)
def test_a_duty_binds_controllers_or_processors(rules: law.RuleSet, addressee: str, role: Any, answer: str) -> None:
    rule = rules.rule("us-ca")
    duty = next(d for d in rule.duties if d.addressee == addressee)
    assert gates.binds(rule, duty, facts_of({"controller_role": role})).answer.value == answer


SECTORS = [(UNKNOWN, "unknown"), ((), "no"), (("health",), "yes"), ("health", "yes"), (("telecom",), "no")]


@pytest.mark.parametrize(("sectors", "answer"), SECTORS)
def test_a_sector_law_binds_its_sector(rules: law.RuleSet, sectors: Any, answer: str) -> None:
    facts = facts_of({"sectors": sectors})
    assert gates.of_sector(rules.rule("us-hipaa"), facts).answer.value == answer
    assert gates.of_sector(rules.rule("us-ca"), facts).answer is Answer.YES


def test_a_law_applies_by_residents_or_by_establishment(rules: law.RuleSet) -> None:
    nobody, some, maybe = Bounds(0, 0, 0), Bounds(1, 1, 1), Bounds(0, 0, 1)
    jp, ca = rules.rule("jp"), rules.rule("us-ca")
    assert gates.applies(jp, hit({"established_in": ("JP",)}, nobody)).answer is Answer.YES
    assert gates.applies(jp, hit({"established_in": ("FR",)}, nobody)).is_no
    assert gates.applies(jp, hit({}, nobody)).missing == ("established_in",)
    assert gates.applies(jp, hit({}, maybe)).missing == ("established_in", "people.JP")
    assert gates.applies(jp, hit({}, some)).answer is Answer.YES
    assert gates.applies(ca, hit({"established_in": ("US-CA",)}, nobody)).is_no
    assert gates.applies(ca, hit({}, some)).answer is Answer.YES
    assert gates.applies(ca, hit({}, maybe)).missing == ("people.US-CA",)
    assert gates.applies(ca, hit({}, nobody, nobody=True)).answer is Answer.UNKNOWN


def test_elements_are_counted_by_people(rules: law.RuleSet) -> None:
    ssn, ca = frozenset({"PERSON_NAME", "NATIONAL_ID.US"}), rules.rule("us-ca")
    covered, people = gates.protected(ca, hit({}, Bounds(2, 3, 4), ssn))
    assert (covered.answer, people) == (Answer.YES, Bounds(2, 3, 4))
    covered, people = gates.protected(ca, hit({}, Bounds(0, 3, 4), ssn))
    assert (covered.answer, people, covered.missing) == (Answer.UNKNOWN, Bounds(0, 3, 4), ("kinds_exposed",))
    covered, people = gates.protected(ca, hit({}, Bounds(2, 3, 4)))
    assert (covered.answer, people) == (Answer.NO, Bounds(0, 0, 0))
    covered, people = gates.protected(ca, hit({}, Bounds(2, 3, 4), frozenset()))
    assert (covered.answer, people) == (Answer.UNKNOWN, Bounds(0, 0, 4))
    covered, people = gates.protected(rules.rule("jp"), hit({}, Bounds(2, 3, 4), frozenset()))
    assert (covered.answer, people) == (Answer.UNKNOWN, Bounds(2, 3, 4))
    assert gates.protected(rules.rule("us-hipaa"), hit({}, Bounds(2, 3, 4), frozenset()))[0].answer is Answer.YES


def test_a_conditional_element_set_asks_for_its_condition(rules: law.RuleSet) -> None:
    nc, fact = rules.rule("us-nc"), "circumstance.would_permit_access_to_financial_account"
    login = frozenset({"PERSON_NAME", "EMAIL", "PASSWORD"})
    assert gates.protected(nc, hit({}, Bounds.exactly(3), login))[0].missing == (fact,)
    assert gates.protected(nc, hit({}, Bounds.exactly(3), login))[1] == Bounds(0, 0, 3)
    assert gates.protected(nc, hit({fact: True}, Bounds.exactly(3), login))[0].answer is Answer.YES
    assert gates.protected(nc, hit({fact: False}, Bounds.exactly(3), login))[0].is_no
    assert gates.protected(nc, hit({}, Bounds.exactly(3), frozenset({"EMAIL"})))[0].is_no


def test_most_us_laws_ask_that_data_were_acquired(rules: law.RuleSet) -> None:
    for kinds, answer in (
        (("availability",), "no"),
        (("confidentiality",), "yes"),
        ("confidentiality", "yes"),
        (UNKNOWN, "yes"),
    ):
        assert gates.of_event(rules.rule("us-ca"), facts_of({"breach_kinds": kinds})).answer.value == answer
    assert gates.of_event(rules.rule("jp"), facts_of({"breach_kinds": ("availability",)})).answer is Answer.YES


HARM = [("us-ca", False, "yes"), ("us-fl", False, "no"), ("us-fl", True, "yes"), ("us-fl", UNKNOWN, "unknown")]
HARM += [("us-al", UNKNOWN, "unknown"), ("us-oh", UNKNOWN, "unknown"), ("us-oh", False, "no"), ("jp", False, "yes")]
HARM += [("us-ma", False, "yes"), ("us-ma", UNKNOWN, "yes"), ("us-ma", True, "yes")]


@pytest.mark.parametrize(("rule_id", "likely", "answer"), HARM)
def test_a_threshold_of_harm_is_asked_where_the_law_has_one(
    rules: law.RuleSet, rule_id: str, likely: Any, answer: str
) -> None:
    assert gates.of_harm(rules.rule(rule_id), facts_of({"harm_likely": likely})).answer.value == answer


def test_gates_stop_at_the_first_no_and_ask_all_others(rules: law.RuleSet) -> None:
    ssn = frozenset({"PERSON_NAME", "NATIONAL_ID.US"})
    found, people = gates.passed(rules.rule("us-fl"), hit({"harm_likely": False}, Bounds.exactly(7), ssn), NOW.date())
    assert [verdict.answer.value for verdict in found] == ["yes"] * 5 + ["no"]
    assert people == Bounds.exactly(7)
    assert len(gates.passed(rules.rule("us-fl"), hit({}, Bounds.exactly(7)), NOW.date())[0]) == 4
    assert len(gates.passed(rules.rule("us-fl"), hit({}, Bounds(0, 0, 0)), NOW.date())[0]) == 3
    assert len(gates.passed(rules.rule("us-fl"), hit({}, Bounds.exactly(7)), date(2001, 1, 1))[0]) == 4


def test_encrypted_data_are_exempt_while_the_key_is_safe(rules: law.RuleSet) -> None:
    rule = rules.rule("us-ca")
    for encrypted, taken, exempt in (
        (True, False, True),
        (True, True, False),
        (True, UNKNOWN, False),
        (False, False, False),
    ):
        facts = facts_of({"data_encrypted": encrypted, "key_taken": taken})
        assert [v.is_no for v in gates.exempt(rule, rule.duties[0], facts)] == [True] * exempt
    without = replace(rule, data={**rule.data, "encryption": None})
    assert not list(gates.exempt(without, rule.duties[0], facts_of({"data_encrypted": True, "key_taken": False})))


def test_exceptions_of_article_34_take_the_duty_away_once_established(rules: law.RuleSet) -> None:
    rule = rules.rule("gdpr.34_1.people")
    for one in rule.duties[0].more["exempt_if"]:
        assert [v.is_no for v in gates.exempt(rule, rule.duties[0], facts_of({one["fact"]: True}))] == (
            [] if one.get("unless") else [True]
        )
        assert not list(gates.exempt(rule, rule.duties[0], facts_of({one["fact"]: False})))
    assert list(gates.exempt(rule, rule.duties[0], facts_of({f"exempt.{rule.id}": True})))


def test_regions_unknown_and_residence_unknown_count_as_possible_everywhere() -> None:
    three = Bounds(3, 3, 3)
    whole = Impact(
        (Place("US", None, Bounds(10, 10, 10), ((NAME_EMAIL, Bounds(10, 10, 10)),)), Place("US", "US-CA", three))
    )
    assert whole.in_jurisdiction(("US-CA",)).people == Bounds(3, 3, 10)
    assert whole.in_jurisdiction(("US-NY",)).people == Bounds(0, 0, 7)
    assert whole.in_jurisdiction(("US-NY",)).kind_sets == ((NAME_EMAIL, Bounds(0, 0, 7)),)
    assert whole.in_jurisdiction(("US",)).people == Bounds(10, 10, 10)
    lost = Impact((Place("??", None, Bounds(4, 5, 6), ((NAME_EMAIL, Bounds(4, 5, 6)),)), Place("FR", None, three)))
    assert lost.in_jurisdiction(("EU", "EEA")).people == Bounds(3, 3, 9)
    assert lost.in_jurisdiction(("JP",)).people == Bounds(0, 0, 6)
    assert lost.in_jurisdiction(("JP",)).kind_sets == ((NAME_EMAIL, Bounds(0, 0, 6)),)
    assert lost.countries_of(("EU",)) == ("FR",)
    full = Impact((Place("US", None, three), Place("US", "US-CA", three)))
    assert full.in_jurisdiction(("US-NY",)).people == Bounds(0, 0, 0)


def test_the_same_kinds_in_two_countries_are_added() -> None:
    rows = tuple(Place(code, None, Bounds(1, 2, 3), ((NAME_EMAIL, Bounds(1, 2, 3)),)) for code in ("FR", "DE"))
    joined = Impact(rows).in_jurisdiction(("EU",))
    assert (joined.people, joined.kind_sets) == (Bounds(2, 4, 6), ((NAME_EMAIL, Bounds(2, 4, 6)),))
    assert summed([]) == Bounds(0, 0, 0)
    assert (len(members(("EU",))), len(members(("EU", "EEA"))), members(("UK",))) == (27, 30, ("GB",))


def read_risk(known: dict[str, Any], kinds: set[str], people: int) -> tuple[str, str, str]:
    """(some, high, word)."""
    found = assess_risk(facts_of(known), kinds, people)
    return found.some.answer.value, found.high.answer.value, found.word


CONF = {"breach_kinds": ("confidentiality",)}
AVAIL = {"breach_kinds": ("availability",)}
RISKS: list[tuple[dict[str, Any], set[str], int, tuple[str, str, str]]] = [
    ({}, set(), 5, ("unknown", "unknown", "unknown")),
    ({}, set(NAME_EMAIL), 5, ("unknown", "unknown", "unknown")),
    ({"audience": "other_customers"}, set(NAME_EMAIL), 5, ("yes", "unknown", "risk")),
    ({"audience": "public"}, set(NAME_EMAIL), 5, ("yes", "unknown", "risk")),
    ({"audience": "public"}, {"PERSON_NAME", "CARD"}, 5, ("yes", "yes", "high")),
    ({"audience": "criminal"}, {"EMAIL", "PASSWORD"}, 5, ("yes", "yes", "high")),
    ({"audience": "other_customers"}, {"PERSON_NAME", "CARD"}, 5, ("yes", "unknown", "risk")),
    ({"audience": "trusted_single", "recovered": True}, set(NAME_EMAIL), 5, ("no", "no", "none")),
    ({"audience": "trusted_single", "recovered": False}, set(NAME_EMAIL), 5, ("yes", "unknown", "risk")),
    ({"audience": "known_few", "impact": "none"}, set(NAME_EMAIL), 100, ("unknown", "no", "unknown")),
    ({"audience": "known_few", "impact": "none"}, set(NAME_EMAIL), 101, ("yes", "unknown", "risk")),
    ({"audience": "known_few", "impact": "minor"}, set(NAME_EMAIL), 5, ("yes", "unknown", "risk")),
    ({"audience": "known_few", "impact": "none"}, {"PERSON_NAME", "CARD"}, 5, ("yes", "unknown", "risk")),
    ({"impact": "serious"}, set(NAME_EMAIL), 5, ("yes", "yes", "high")),
    ({"misuse_seen": True}, set(), 5, ("yes", "yes", "high")),
    ({**CONF, "data_encrypted": True, "key_taken": False}, set(NAME_EMAIL), 5, ("no", "no", "none")),
    (
        {**CONF, "data_encrypted": True, "key_taken": True, "audience": "public"},
        set(NAME_EMAIL),
        5,
        ("yes", "unknown", "risk"),
    ),
    ({**AVAIL, "restored": "prompt", "impact": "none"}, set(), 5, ("no", "no", "none")),
    ({**AVAIL, "restored": "days", "impact": "none"}, set(), 5, ("yes", "unknown", "risk")),
    ({**AVAIL, "restored": "prompt", "impact": "minor"}, set(), 5, ("yes", "unknown", "risk")),
    ({"breach_kinds": "availability"}, set(), 5, ("yes", "unknown", "risk")),
    ({"risk_unlikely": True}, set(), 5, ("no", "no", "none")),
    ({"risk_unlikely": False}, set(), 5, ("yes", "unknown", "risk")),
    ({"high_risk_likely": True}, set(), 5, ("yes", "yes", "high")),
    ({"high_risk_likely": False, "audience": "public"}, {"PERSON_NAME", "CARD"}, 5, ("yes", "no", "risk")),
    ({"risk_unlikely": True, "high_risk_likely": True}, set(), 5, ("unknown", "unknown", "unknown")),
]


@pytest.mark.parametrize(("known", "kinds", "people", "expected"), RISKS)
def test_risk_is_read_from_named_factors(
    known: dict[str, Any], kinds: set[str], people: int, expected: tuple[str, str, str]
) -> None:
    assert read_risk(known, kinds, people) == expected


def test_an_open_risk_asks_for_the_fact_and_for_a_reasoned_conclusion() -> None:
    found = assess_risk(facts_of({}), NAME_EMAIL, 5)
    assert found.some.missing == ("audience", "risk_unlikely")
    assert "who saw the data: not known" in found.factors
    assert "Concluded by test" in assess_risk(facts_of({"risk_unlikely": True}), NAME_EMAIL, 5).some.because[0]


SEVERITIES: list[tuple[dict[str, Any], set[str], float, str]] = [
    ({"audience": "other_customers"}, {"PERSON_NAME", "EMAIL"}, 1.25, "low"),
    ({}, {"PERSON_NAME", "EMAIL"}, 1.5, "low"),
    ({"audience": "public", "malicious": True}, {"PERSON_NAME", "EMAIL"}, 2.0, "medium"),
    ({"audience": "none", "malicious": True}, {"PERSON_NAME", "HEALTH"}, 4.5, "very high"),
    ({"audience": "none"}, {"PERSON_NAME", "CARD"}, 3.0, "high"),
    ({"audience": "none"}, {"EMAIL"}, 0.75, "low"),
    ({"audience": "none"}, {"PERSON_NAME"}, 0.75, "low"),
    ({"audience": "none"}, {"PHONE"}, 0.5, "low"),
    ({**AVAIL, "restored": "days"}, {"PERSON_NAME", "EMAIL"}, 1.25, "low"),
    ({**AVAIL, "restored": "prompt"}, {"PERSON_NAME", "EMAIL"}, 1.0, "low"),
    (AVAIL, {"PERSON_NAME", "EMAIL"}, 1.5, "low"),
    (
        {"breach_kinds": ("confidentiality", "availability"), "audience": "public"},
        {"PERSON_NAME", "EMAIL"},
        2.0,
        "medium",
    ),
    ({"breach_kinds": "confidentiality", "audience": "known_many"}, {"PERSON_NAME", "EMAIL"}, 1.25, "low"),
]


@pytest.mark.parametrize(("known", "kinds", "score", "band"), SEVERITIES)
def test_severity_adds_up(known: dict[str, Any], kinds: set[str], score: float, band: str) -> None:
    found = severity(facts_of(known), kinds, 100)
    assert found is not None
    assert (found.score, found.band) == (score, band)
    assert "flag: not more than 100 people" in found.terms


def test_severity_needs_kinds_and_flags_more_than_a_hundred() -> None:
    assert severity(facts_of({}), set(), 5) is None
    assert "flag: more than 100 people" in severity(facts_of({}), {"EMAIL"}, 101).terms  # pyright: ignore[reportOptionalMemberAccess]


def measure(value: Any, unit: Any, start: str | None, count: str = "strict") -> dict[str, Any]:
    """A deadline as a rule file has it."""
    return {"value": value, "unit": unit, "from": start, "text": "in time", "count": count}


def test_a_clock_takes_the_closest_instant_known() -> None:
    assert anchor("discovery", facts_of({"aware_at": NOW})) == ("aware_at", NOW)
    assert anchor("discovery", facts_of({"aware_at": NOW, "detected_at": NOW - timedelta(1)}))[0] == "detected_at"
    assert anchor("determination", facts_of({"aware_at": NOW})) == ("determined_at", None)
    assert anchor(None, facts_of({"aware_at": NOW})) == ("", None)


def test_a_limit_is_counted_back_forward_or_from_the_end_of_the_year() -> None:
    facts = facts_of({"aware_at": NOW, "people_told_at": NOW})
    before = dues([measure(0, "days", "before_subject_notice")], facts, Calendar("US-MD"))[0]
    assert (before.strict, before.legal) == (NOW, NOW)
    assert dues([measure(2, "days", "before_subject_notice")], facts, Calendar("US-MD"))[0].strict == NOW - timedelta(
        days=2
    )
    year = dues([measure(60, "days", "calendar_year_end")], facts, Calendar("US"))[0]
    assert year.legal is not None
    assert (year.legal - timedelta(hours=12)).date() == date(2027, 3, 1)


def test_a_limit_without_number_or_anchor_has_no_instant_and_asks() -> None:
    open_one = dues([measure(72, "hours", "awareness", "eu")], facts_of({}), Calendar("FR"))
    assert (open_one[0].strict, open_one[0].legal, missing_anchors(open_one)) == (None, None, ("aware_at",))
    assert "1182/71" in open_one[0].citation
    soft = dues([measure(None, None, "awareness")], facts_of({"aware_at": NOW}), Calendar("FR"))
    assert (soft[0].strict, soft[0].citation) == (None, "")
    known = dues([measure(72, "hours", "awareness", "eu")], facts_of({"aware_at": NOW}), Calendar("FR"))
    assert (known[0].strict, known[0].legal) == (NOW + timedelta(hours=72), NOW + timedelta(hours=73))
    assert missing_anchors(known) == ()


def test_malice_lengthens_and_full_reports_add() -> None:
    more = {"deadline_if_malicious": measure(60, "days", "awareness"), "full_report": measure(5, "days", "discovery")}
    first = measure(30, "days", "awareness")
    for malicious, value in ((Answer.YES, 60), (Answer.NO, 30), (Answer.UNKNOWN, 30)):
        assert [m["value"] for m in measures_of(first, more, malicious)] == [value, 5]
    assert measures_of(first, {}, Answer.YES) == [first]


SEATS = [
    ({}, [None]), ({"established_in": ("LU",)}, ["cnpd_lu"]), ({"established_in": ("LU", "US")}, ["cnpd_lu"]),
    ({"established_in": ("LU", "FR")}, [None]), ({"established_in": ("LU", "FR"), "main_establishment": "FR"}, ["cnil_fr"]),
    ({"main_establishment": "DE"}, [None]), ({"main_establishment": "DE-BE"}, ["blnbdi"]),
    ({"established_in": ("US",)}, ["cnil_fr", "garante_it"]), ({"established_in": (), "main_establishment": "US"},
     ["cnil_fr", "garante_it"]),
]  # fmt: skip


@pytest.mark.parametrize(("known", "told"), SEATS)
def test_the_competent_authority_follows_the_seat(rules: law.RuleSet, known: dict[str, Any], told: list[Any]) -> None:
    rule = rules.rule("gdpr.33_1.authority")
    people = Bounds.exactly(3)
    impact = Impact((Place("FR", None, people), Place("IT", None, people), Place("JP", None, people)))
    found = authorities(rule, rule.duties[0], facts_of(known), impact, rules)
    assert [one.id for one in found] == told
    assert all(one.missing or one.id for one in found)


def test_an_authority_of_a_state_is_found_by_id_name_or_place(rules: law.RuleSet) -> None:
    nobody = Impact(())
    for rule_id, told in (
        ("us-ca", "us-ca-ag"),
        ("jp", "jp-ppc"),
        ("uk.gdpr.33", "ico_uk"),
        ("us-hipaa", "us-hhs-ocr"),
        ("bw", None),
    ):
        rule = rules.rule(rule_id)
        duty = next(d for d in rule.duties if d.addressee == "authority")
        assert authorities(rule, duty, facts_of({}), nobody, rules)[0].id == told
    dfs = rules.rule("us-nydfs")
    assert authorities(dfs, dfs.duties[0], facts_of({}), nobody, rules)[0].id is None, (
        "the Attorney General is not the DFS"
    )
    assert authorities(dfs, dfs.duties[0], facts_of({}), nobody, rules)[0].name == "NY Department of Financial Services"
    people = next(d for d in rules.rule("us-ca").duties if d.addressee == "people")
    assert authorities(rules.rule("us-ca"), people, facts_of({}), nobody, rules)[0].id is None


def assess_of(rules: law.RuleSet, known: dict[str, Any], kinds: frozenset[str], *places: Place) -> dict[str, Any]:
    """Obligations by id."""
    rows = tuple(replace(p, kind_sets=((kinds, p.people),)) for p in places)
    found = law.assess(facts_of(known), Impact(rows), rules, NOW, NOW)
    return {duty.id: duty for duty in found.obligations}


def test_a_gap_before_awareness_is_told_with_the_clocks_that_run_from_it(rules: law.RuleSet) -> None:
    known = {"first_signal_at": NOW - timedelta(days=9), "aware_at": NOW, "determined_at": NOW, "classified_at": NOW}
    known |= {
        "detected_at": NOW,
        "audience": "public",
        "sectors": ("finance",),
        "harm_likely": True,
        "serious_harm_likely": True,
    }
    five, ssn = Bounds.exactly(5000), frozenset({"PERSON_NAME", "NATIONAL_ID.US", "HEALTH"})
    where = (Place("GB", None, five), Place("CH", None, five), Place("US", "US-FL", five))
    found = assess_of(rules, known, ssn, *where)
    warned = {name for name, duty in found.items() if any("hours lie between" in line for line in duty.because)}
    assert "uk.gdpr.33#authority" in warned
    assert not warned & {"us-fl#authority", "ch.dsg.24.authority#authority"}
    assert found["us-fl#authority"].due[0].strict
    several = [
        duty
        for duty in found.values()
        if len({due.anchor for due in duty.due}) > 1 and "aware_at" in {d.anchor for d in duty.due}
    ]
    assert all(duty.id in warned for duty in several if any(d.strict and d.anchor == "aware_at" for d in duty.due))


def test_people_are_counted_once_though_regions_overlap(rules: law.RuleSet) -> None:
    many = Bounds.exactly(60)
    found = law.assess(
        facts_of({"audience": "known_few", "impact": "none", "kinds_exposed": ("EMAIL",)}),
        Impact((Place("US", None, many), Place("US", "US-FL", many))), rules, NOW, NOW,
    )  # fmt: skip
    assert "people: at most 60" in found.risk_factors
    assert found.risk == "unknown"
    assert [name for name, _, _ in found.questions] == [
        n for n, _, _ in sorted(found.questions, key=lambda q: (-q[2], q[0]))
    ]


def test_kinds_of_nobody_are_not_exposed(rules: law.RuleSet) -> None:
    none, one = Bounds(0, 0, 0), Bounds(0, 0, 1)
    for people, known in ((none, "not known"), (one, "HEALTH")):
        rows = (Place("GB", None, people, ((frozenset({"HEALTH"}), people),)),)
        found = law.assess(facts_of({}), Impact(rows), rules, NOW, NOW)
        assert f"kinds of data: {known}" in found.risk_factors


def test_questions_are_put_in_words() -> None:
    assert question("people.JP") == "How many of the people affected live in JP?"
    assert question("circumstance.ransom_gang") == "Is this so: ransom gang?"
    assert question("audience").startswith("Who saw")
    assert question("law_before_recorded_history").startswith("Which earlier version")


def test_settled_needs_proof_and_an_answer(rules: law.RuleSet) -> None:
    known = {"audience": "public", "controller_role": "controller", "sectors": (), "established_in": ()}
    found = assess_of(
        rules, known, NAME_EMAIL, Place("MU", None, Bounds.exactly(3)), Place("TR", None, Bounds.exactly(3))
    )
    assert (found["mu#authority"].answer, found["mu#authority"].settled) == (Answer.YES, False)
    assert (found["tr#authority"].answer, found["tr#authority"].settled) == (Answer.YES, True)
    assert (found["jp#people"].answer, found["jp#people"].missing, found["jp#people"].due) == (Answer.NO, (), ())
    assert "@" not in found["tr#authority"].id


def test_a_missing_anchor_is_asked_only_where_the_law_has_a_number(rules: law.RuleSet) -> None:
    known = {"audience": "public", "controller_role": "controller", "sectors": (), "high_risk_likely": True}
    found = assess_of(
        rules, known, NAME_EMAIL, Place("TR", None, Bounds.exactly(3)), Place("CH", None, Bounds.exactly(3))
    )
    assert found["tr#authority"].missing == ("aware_at",)
    assert found["tr#people"].missing == ()


def test_working_days_and_the_end_of_a_day_are_those_of_the_place() -> None:
    assert not Calendar("DE").is_working(date(2026, 12, 25))
    assert Calendar("DE").is_working(date(2026, 12, 28))
    assert not Calendar("DE").is_working(date(2026, 12, 26))
    assert Calendar("FR").next_working(date(2026, 5, 1)) == date(2026, 5, 4)
    assert Calendar("FR").end_of(date(2026, 5, 1)) == datetime(2026, 5, 1, 22, tzinfo=UTC)
    limit = Calendar("FR").end_of(date(2026, 5, 4))
    assert at_same_time(datetime(2026, 5, 1, 8, tzinfo=UTC), limit, Calendar("FR")) == datetime(
        2026, 5, 4, 8, tzinfo=UTC
    )
    assert months_end(NOW, 2, Calendar("FR"), roll=False) == Calendar("FR").end_of(date(2027, 1, 24))
    assert months_end(NOW, 2, Calendar("FR"), roll=True) == Calendar("FR").end_of(date(2027, 1, 25))


CONTRADICTIONS = [
    ({"risk_unlikely": True, "high_risk_likely": True}, "risk is unlikely"),
    ({"serious_harm_likely": True, "harm_likely": False}, "serious harm"),
    ({"high_risk_likely": True, "harm_likely": False}, "high risk is likely, yet no harm"),
    ({"misuse_seen": True, "harm_likely": False}, "used against people"),
    ({"passwords_exposed": False, "kinds_exposed": ("EMAIL", "PASSWORD")}, "passwords"),
    ({"payment_exposed": False, "kinds_exposed": ("CARD",)}, "payment"),
    ({"happened_at": NOW, "ended_at": NOW - timedelta(1)}, "happened_at lies after ended_at"),
]


@pytest.mark.parametrize(("known", "words"), CONTRADICTIONS)
def test_facts_that_exclude_each_other_are_told(rules: law.RuleSet, known: dict[str, Any], words: str) -> None:
    said = law.assess(facts_of(known), Impact(()), rules, NOW, NOW).risk_factors
    assert [words in line for line in said if "contradict" in line] == [True]


def test_facts_that_go_together_are_no_contradiction(rules: law.RuleSet) -> None:
    known = {"risk_unlikely": False, "high_risk_likely": True, "harm_likely": True, "passwords_exposed": False}
    known |= {"kinds_exposed": ("EMAIL",), "happened_at": NOW, "ended_at": NOW, "misuse_seen": False}
    said = law.assess(facts_of(known), Impact(()), rules, NOW, NOW).risk_factors
    assert not [line for line in said if "contradict" in line]


def test_people_of_a_country_that_does_not_exist_may_live_anywhere_and_are_asked_for(rules: law.RuleSet) -> None:
    three, two = Bounds.exactly(3), Bounds.exactly(2)
    impact = Impact((Place("XQ", None, three), Place("??", None, two), Place("FR", None, two)))
    assert impact.nowhere == ("XQ",)
    assert impact.in_jurisdiction(("JP",)).people == Bounds(0, 0, 5)
    assert impact.in_jurisdiction(("EU",)).people == Bounds(2, 2, 7)
    asked = law.assess(facts_of({}), impact, rules, NOW, NOW).questions
    assert asked[0][0] == "people.XQ"
