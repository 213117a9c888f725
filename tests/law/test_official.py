"""More of what officials have said: scores of the ENISA method, when a controller is aware, and decided cases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from duenotice import law
from duenotice.law.awareness import awareness
from duenotice.law.clock import COUNTERS, Calendar, hours_strict
from duenotice.law.severity import data_context
from duenotice.model import UNKNOWN, Answer, Bounds, Fact, Facts
from duenotice.model.duties import Assessment
from duenotice.model.errors import LawDateRefused

WORLD = yaml.safe_load((Path(__file__).parent / "cases_world.yaml").read_text())
Ask = Callable[..., Assessment]

# Each example of the method: the class of its data, what the method's scale says of it, and the score it states.
DATA_CONTEXTS = [
    ("N01 supermarket customer list", {"PERSON_NAME", "EMAIL"}, None, 1, "default"),
    ("N02 luxury seller's customers", {"PERSON_NAME", "EMAIL"}, 2, 2, "hints at status"),
    ("N03 adult book shop's addresses", {"PERSON_NAME", "POSTAL_ADDRESS"}, 3, 3, "sexual"),
    ("N04 undercover officers", {"PERSON_NAME"}, 4, 4, "critical for safety"),
    ("N05 calls to a help desk", {"ORDER"}, 1, 1, "reveals little"),
    ("N06 a week of calls", {"ORDER"}, None, 2, "default"),
    ("N07 a year of calls", {"ORDER"}, 3, 3, "profile of daily life"),
    ("N08 calls to a support centre", {"ORDER"}, 4, 4, "profile from sensitive facts"),
    ("N09 a month of purchases", {"ORDER"}, None, 2, "default"),
    ("N10 a year of locations", {"GEO"}, 3, 3, "profile of daily life"),
    ("N11 pharmacy purchases", {"ORDER"}, 4, 4, "profile from sensitive facts"),
    ("N12 being a bank's customer", {"IBAN"}, 1, 1, "no financial insight"),
    ("N13 a day of transactions", {"IBAN"}, 2, 2, "no significant insight"),
    ("N14 a month of balances", {"IBAN"}, None, 3, "default"),
    ("N15 a year of statements", {"IBAN"}, 4, 4, "full data"),
    ("N16 long expired cards", {"CARD"}, 1, 1, "no financial insight"),
    ("N17 complete card data", {"CARD", "CARD_CODE"}, 4, 4, "usable for fraud"),
    ("N18 that blood was tested", {"HEALTH"}, 1, 1, "no insight"),
    ("N19 an emergency test", {"HEALTH"}, 2, 2, "general assumptions"),
    ("N20 a test for a named disease", {"HEALTH"}, 3, 3, "sensitive assumptions"),
    ("N21 its result", {"HEALTH"}, None, 4, "default"),
    ("N22 political views", {"sensitive"}, None, 4, "default"),
    ("N23 dating profile", {"sensitive"}, None, 4, "default"),
    ("N24 log-in to a music shop", {"EMAIL", "PASSWORD"}, 1, 1, "no financial insight"),
    ("N25 banking log-in", {"EMAIL", "PASSWORD"}, 4, 4, "usable for fraud"),
]


def facts_of(known: dict[str, Any]) -> Facts:
    """Facts by name."""
    return Facts([Fact(name, value, "test") for name, value in known.items()])


@pytest.mark.parametrize(("name", "kinds", "said", "score", "words"), DATA_CONTEXTS, ids=[r[0] for r in DATA_CONTEXTS])
def test_the_context_of_data_scores_as_the_method_states(
    name: str, kinds: set[str], said: int | None, score: int, words: str
) -> None:
    found = data_context(facts_of({} if said is None else {"data_context": said}), frozenset(kinds))
    assert found[0] == score
    assert words in found[1]


@pytest.mark.parametrize("nonsense", [0, 5, True, "2", UNKNOWN])
def test_a_context_score_off_the_scale_is_not_taken(nonsense: Any) -> None:
    assert data_context(facts_of({"data_context": nonsense}), frozenset({"EMAIL"}))[0] == 1


T0 = datetime(2026, 11, 20, 8, tzinfo=UTC)
AWARE = [
    ("A1 a loss is noticed", "loss_noticed", "detected_at"),
    ("A2 an outsider shows the data", "shown_by_outsider", "first_signal_at"),
    ("A3 a suspicion is checked", "suspicion_checked", "confirmed_at"),
    ("A4 an extortionist writes", "extortion_checked", "confirmed_at"),
    ("A5 a person reports a mail", "person_reports_mail", "confirmed_at"),
    ("A6 the processor tells", "processor_told", "processor_told_at"),
]


@pytest.mark.parametrize(("name", "through", "fact"), AWARE, ids=[row[0] for row in AWARE])
def test_awareness_begins_when_the_guideline_says(name: str, through: str, fact: str) -> None:
    every = {"detected_at": T0, "first_signal_at": T0, "confirmed_at": T0, "processor_told_at": T0}
    known = {**every, fact: T0 + timedelta(hours=5), "aware_through": through}
    assert awareness(facts_of(known)).at == T0 + timedelta(hours=5)


def test_joint_controllers_are_aware_as_their_arrangement_says_so_no_instant_is_named() -> None:
    found = awareness(facts_of({"detected_at": T0, "aware_through": "joint_controllers"}))
    assert found.at is None
    assert "not recorded" in found.because


def test_discovery_is_not_awareness_and_both_are_kept() -> None:
    found = awareness(facts_of({"detected_at": T0, "aware_at": T0 + timedelta(hours=8, minutes=40)}))
    assert found.at is not None
    assert [at for _, _, at in found.instants] == [None, None, T0, found.at]
    assert hours_strict(found.at, 72) == datetime(2026, 11, 23, 16, 40, tzinfo=UTC)
    assert found.warnings == ()


def test_booking_could_not_wait_for_its_own_inquiry() -> None:
    known = {"first_signal_at": datetime(2019, 1, 13, tzinfo=UTC), "aware_at": datetime(2019, 2, 4, tzinfo=UTC)}
    assert "528 hours" in awareness(facts_of(known)).warnings[0]
    counted = awareness(facts_of({**known, "aware_at": UNKNOWN, "aware_through": "shown_by_outsider"})).at
    assert counted is not None
    assert hours_strict(counted, 72).date().isoformat() == "2019-01-16"


def test_twitter_was_held_to_what_its_processor_suspected() -> None:
    suspected, told = datetime(2019, 1, 3, tzinfo=UTC), datetime(2019, 1, 7, tzinfo=UTC)
    known = facts_of({"processor_suspected_at": suspected, "aware_at": told})
    assert "processor" in awareness(known).warnings[0]
    assert hours_strict(suspected, 72) < datetime(2019, 1, 8, tzinfo=UTC), "the report of 8 January was late"


@pytest.mark.parametrize(
    ("fact", "words"), [("first_signal_at", "signal is recorded after"), ("happened_at", "begin after")]
)
def test_instants_out_of_order_are_pointed_out(fact: str, words: str) -> None:
    known = facts_of({"aware_at": T0, fact: T0 + timedelta(seconds=1)})
    assert [words in line for line in awareness(known).warnings] == [True]
    assert awareness(facts_of({"aware_at": T0, fact: T0})).warnings == ()


def test_a_day_between_signal_and_awareness_needs_no_comment_more_does() -> None:
    for extra, warned in ((timedelta(0), False), (timedelta(seconds=1), True)):
        known = facts_of({"first_signal_at": T0, "aware_at": T0 + timedelta(hours=24) + extra})
        assert bool(awareness(known).warnings) is warned


def test_the_clock_runs_from_what_made_the_controller_know_and_warns(ask: Ask) -> None:
    known = {"aware_through": "suspicion_checked", "confirmed_at": T0, "first_signal_at": T0 - timedelta(days=3)}
    found = ask({**known, "audience": "other_customers"}, {"PERSON_NAME", "EMAIL"}, GB=5)
    duty = next(d for d in found.obligations if d.rule == "uk.gdpr.33")
    assert duty.due[0].strict == T0 + timedelta(hours=72)
    assert any("72 hours lie between" in line for line in duty.because)


def test_nothing_known_gives_no_instant() -> None:
    assert awareness(facts_of({})).at is None


def test_one_letter_with_a_national_number_to_one_stranger_goes_to_the_authority_in_poland(ask: Ask) -> None:
    known = {"breach_kinds": ("confidentiality",), "audience": "known_few", "impact": "none", "sectors": ()}
    found = ask(known, {"PERSON_NAME", "POSTAL_ADDRESS", "NATIONAL_ID.PL"}, PL=1)
    duties = {duty.id.partition("@")[0]: duty.answer for duty in found.obligations}
    assert duties["gdpr.33_1.authority#authority"] is Answer.YES


def test_the_delivery_hero_export_was_rightly_reported(ask: Ask) -> None:
    known = {
        "breach_kinds": ("confidentiality",),
        "audience": "known_few",
        "impact": "minor",
        "established_in": ("DE",),
    }
    found = ask({**known, "main_establishment": "DE-BE"}, {"PERSON_NAME", "EMAIL", "ORDER"}, DE=20, AT=10)
    told = [duty for duty in found.obligations if duty.rule == "gdpr.33_1.authority"]
    assert [(duty.authority, duty.answer) for duty in told] == [("blnbdi", Answer.YES)]
    people = next(duty for duty in found.obligations if duty.rule == "gdpr.34_1.people")
    assert people.answer is Answer.UNKNOWN


@pytest.mark.parametrize("rule_id", WORLD["seed_100000_people"], ids=str)
def test_the_seed_with_100000_people_is_answered_as_the_compiled_table_states(rules: law.RuleSet, rule_id: str) -> None:
    expected, rule = WORLD["seed_100000_people"][rule_id], rules.rule(rule_id)
    people, code = Bounds.exactly(100_000), rule.jurisdiction[0]
    kinds = frozenset({"name", "email"})
    place = law.Place(code.split("-")[0], code if "-" in code else None, people, ((kinds, people),))
    day = datetime(2026, 11, 24, tzinfo=UTC)
    known = facts_of(
        {"kinds_exposed": tuple(kinds), "malicious": False, "controller_role": "controller", "vulnerable_people": False}
    )
    alone = law.RuleSet((rule,), rules.authorities, rules.sha256)
    found = law.assess(known, law.Impact((place,)), alone, day, day).obligations
    for who, addressee in (("authority", "authority"), ("subjects", "people")):
        assert _word([d.answer for d in found if d.addressee == addressee], rule) == expected[who]


def _word(answers: list[Answer], rule: law.Rule) -> str:
    if rule.mode == "voluntary" and answers:
        return "voluntary"
    if rule.status.startswith("enacted") and set(answers) <= {Answer.NO}:
        return "not_in_force"
    return "yes" if Answer.YES in answers else "depends" if Answer.UNKNOWN in answers else "no"


def test_rules_recorded_for_2018_answer_for_2018_and_the_others_refuse(rules: law.RuleSet) -> None:
    day = datetime(2018, 11, 21).date()
    bound = set(WORLD["seed_2018_11_21"]["in_force"])
    for rule_id in WORLD["seed_100000_people"]:
        rule = rules.rule(rule_id)
        begun = rule.start is not None and rule.start <= day
        assert (rule_id in bound) <= begun
        if not begun and rule.status == "in_force" and rule.mode == "mandatory":
            with pytest.raises(LawDateRefused):
                law.refuse_unrecorded(rule, day)


def test_advice_says_what_it_means_and_what_to_do_with_its_source() -> None:
    for kinds, names in (
        ({"PERSON_NAME", "EMAIL"}, ["name_email"]),
        ({"EMAIL", "PASSWORD"}, ["password_plain", "name_email"]),
        ({"PASSWORD_HASH"}, ["password_hashed"]),
        ({"PHONE", "CARD"}, ["card", "postal_phone"]),
        ({"IBAN", "HEALTH"}, ["bank_account", "health_or_special"]),
        ({"PASSPORT.DE", "GEO"}, ["national_id_or_passport", "location_or_habits"]),
    ):
        found = law.advice(kinds, "public")
        assert [one.id for one in found] == names
        assert all(one.meaning and one.steps and one.source and "search engines" in one.audience for one in found)
    assert law.advice({"EMAIL"}, "trusted_single") == ()


def test_no_password_change_is_advised_away_only_where_no_secret_was_exposed() -> None:
    def said(kinds: set[str]) -> bool:
        return any("no password change" in step for one in law.advice(kinds) for step in one.steps)

    assert said({"PERSON_NAME", "EMAIL"})
    for secret in ("PASSWORD", "PASSWORD_HASH", "CREDENTIAL", "SESSION_TOKEN"):
        assert not said({"EMAIL", secret})


def test_the_careful_reading_of_a_month_does_not_wait_for_a_working_day() -> None:
    start = datetime(2026, 11, 26, 9, tzinfo=UTC)
    strict, legal = COUNTERS["months", "eu"](start, 1, Calendar("DE"))
    assert strict == datetime(2026, 12, 26, 9, tzinfo=UTC)
    assert legal == datetime(2026, 12, 28, 23, tzinfo=UTC)
