"""What a group of people is told as fact is what is certain of each of them; facts of a case keep what is only likely apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pyarrow as pa
import pytest

from duenotice.case.derived import derived_facts
from duenotice.case.groups import people_to_tell
from duenotice.model.evidence import Coverage
from duenotice.model.facts import Answer, Fact, Facts
from duenotice.model.people import Count, EvidenceGap, Exposure, Person
from duenotice.model.tables import table_of
from duenotice.notices import Brief, compose

AT = datetime(2026, 11, 27, 9, tzinfo=UTC)
ONE = bytes(16)
PERSON = Person(ONE, "directory", "certain", "DE", "certain", None, "en", None, ("email",))
SURE = Exposure(ONE, ("EMAIL", "PERSON_NAME"), "other_customer", AT, AT, AT, AT, 3, 2, 2, "certain", ("0:1",))
MAYBE = replace(SURE, kinds=("PHONE",), viewers_low=0, certainty="possible")


def group_of(*exposures, person=PERSON):
    (told,) = people_to_tell(table_of(Person, [person]), table_of(Exposure, exposures))
    return told.group


CASES = {
    "sure and in doubt": ((SURE, MAYBE), PERSON, "EU-certain-PERSON_NAME+EMAIL"),
    "in doubt here, sure there": ((SURE, replace(MAYBE, audience="bot", kinds=("EMAIL",))), PERSON, "EU-certain-PERSON_NAME+EMAIL"),
    "sure, by which kinds unknown": ((replace(SURE, kinds=()), MAYBE), PERSON, "EU-certain-unknown"),
    "all in doubt": ((MAYBE,), PERSON, "EU-possible-unknown"),
    "the person in doubt": ((SURE, MAYBE), replace(PERSON, link="possible"), "EU-possible-unknown"),
    "sure for the person's own eyes": ((replace(SURE, audience="same_account"), MAYBE), PERSON, "EU-possible-unknown"),
}  # fmt: skip


@pytest.mark.parametrize(("exposures", "person", "name"), CASES.values(), ids=CASES.keys())
def test_a_group_has_the_kinds_that_are_certain_of_its_people(exposures, person, name):
    assert group_of(*exposures, person=person).name == name


FACTS = {
    "controller_name": "Lakespur",
    "controller_address": "1 Example Road, 75001 Paris, France",
    "controller_domain": "lakespur.example",
    "contact_name": "Data Protection Officer",
    "contact_details": "privacy@lakespur.example",
    "next_update_at": datetime(2026, 11, 29, 12, tzinfo=UTC),
    "breach_kinds": ("confidentiality",),
    "kinds_exposed": ("EMAIL", "PERSON_NAME", "PHONE"),
}


def letter(group):
    facts = Facts(Fact(name, value, "test") for name, value in FACTS.items())
    affected = Answer.YES if group.certain else Answer.UNKNOWN
    return compose(Brief("case-1", date(2026, 11, 28), facts, group.kinds, affected=affected), "en", group.name).text


def test_a_letter_states_certain_kinds_and_leaves_out_those_in_doubt():
    text = letter(group_of(SURE, MAYBE))
    assert "These data about you are concerned:" in text
    assert "e-mail address" in text.lower() and "phone" not in text.lower()


@pytest.mark.parametrize("exposures", [(MAYBE,), (replace(SURE, kinds=()), MAYBE)], ids=["nothing", "no kind"])
def test_a_letter_to_somebody_of_whom_no_kind_is_certain_says_that_it_is_not_known(exposures):
    text = letter(group_of(*exposures))
    assert "We do not yet know which of your data are concerned." in text
    assert "These data about you are concerned" not in text


def facts_of(**bounds):
    """Derived facts where all evidence was read. bounds: kind → certain, best, possible."""
    counts = [Count("kind", kind, *numbers, "test@1", "[]") for kind, numbers in bounds.items()]
    tables = {
        "exposures": table_of(Exposure, [SURE]),
        "counts": table_of(Count, counts),
        "gaps": table_of(EvidenceGap, []),
    }
    coverage: pa.Table = table_of(Coverage, [])
    return derived_facts(tables, coverage, "count-1")


SECRETS = {
    "proven of somebody": ((1, 1, 2), True),
    "likely, proven of nobody": ((0, 4, 9), None),
    "thinkable": ((0, 0, 3), None),
    "of nobody": ((0, 0, 0), False),
}


@pytest.mark.parametrize(("bounds", "exposed"), SECRETS.values(), ids=SECRETS.keys())
def test_passwords_were_exposed_where_proven_and_were_not_where_impossible(bounds, exposed):
    value, _ = facts_of(EMAIL=(3, 3, 3), PASSWORD=bounds).get("passwords_exposed", (None, ""))
    assert value is exposed


def test_a_kind_that_is_only_likely_is_marked_as_not_proven():
    kinds, evidence = facts_of(EMAIL=(3, 3, 3), PHONE=(0, 2, 3), CARD=(0, 0, 3))["kinds_exposed"]
    assert kinds == ("EMAIL", "PHONE") and evidence.endswith("not proven of any one person: PHONE")
    _, evidence = facts_of(EMAIL=(3, 3, 3))["kinds_exposed"]
    assert evidence == "run count-1: counts by kind"
