"""What must hold whatever the facts are."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from duenotice import law
from duenotice.law.contradictions import contradictions
from duenotice.law.elements import elements_of
from duenotice.law.places import UNKNOWN_RESIDENCE
from duenotice.model import Answer, Bounds, Fact, Facts
from duenotice.model.duties import Obligation
from duenotice.model.kinds import KINDS

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
RULES = law.load()
YES_NO = (
    "malicious",
    "recovered",
    "misuse_seen",
    "data_encrypted",
    "key_taken",
    "risk_unlikely",
    "high_risk_likely",
    "harm_likely",
)
YES_NO += (
    "serious_harm_likely",
    "vulnerable_people",
    "large_scale",
    "authority_order",
    "high_risk_removed",
    "ransom_paid",
)
CHOICES: dict[str, st.SearchStrategy[Any]] = {
    **{name: st.booleans() for name in YES_NO},
    "audience": st.sampled_from(
        ["other_customers", "known_few", "trusted_single", "public", "criminal", "unknown", "none"]
    ),
    "impact": st.sampled_from(["none", "minor", "serious"]),
    "restored": st.sampled_from(["prompt", "days", "never"]),
    "controller_role": st.sampled_from(["controller", "processor"]),
    "sectors": st.sampled_from([(), ("telecom",), ("health",), ("finance", "listed")]),
    "established_in": st.sampled_from([(), ("LU",), ("DE", "FR"), ("US",)]),
    "breach_kinds": st.sampled_from([("confidentiality",), ("availability",)]),
    "aware_at": st.just(NOW),
    "detected_at": st.just(NOW),
}
KNOWN = st.fixed_dictionaries({}, optional=CHOICES)
KIND_SETS = st.frozensets(st.sampled_from(sorted(KINDS)), min_size=1, max_size=5)
CODES = st.sampled_from(["DE", "GB", "CH", "JP", "SG", "KR", "US-CA", "US-MA", "US-NY", UNKNOWN_RESIDENCE])


@st.composite
def counts(draw: st.DrawFn) -> Bounds:
    """Any bounds of people."""
    low = draw(st.integers(0, 1500))
    mid = low + draw(st.integers(0, 600))
    return Bounds(low, mid, mid + draw(st.integers(0, 600)))


IMPACTS = st.dictionaries(CODES, st.tuples(counts(), KIND_SETS), max_size=4)


def _impact(rows: dict[str, tuple[Bounds, frozenset[str]]]) -> law.Impact:
    return law.Impact(tuple(_place(code, people, kinds) for code, (people, kinds) in rows.items()))


def _place(code: str, people: Bounds, kinds: frozenset[str]) -> law.Place:
    return law.Place(code.split("-")[0], code if "-" in code else None, people, ((kinds, people),))


def _facts(known: dict[str, Any]) -> Facts:
    return Facts([Fact(name, value, "someone") for name, value in known.items()])


def _duties(known: dict[str, Any], rows: dict[str, tuple[Bounds, frozenset[str]]]) -> dict[str, Obligation]:
    """Obligations by duty; of several authorities for one duty any, since the answer is the same."""
    found = law.assess(_facts(known), _impact(rows), RULES, NOW, NOW)
    return {duty.id.partition("@")[0]: duty for duty in found.obligations}


@settings(max_examples=40)
@given(KNOWN, IMPACTS, st.data())
def test_learning_a_fact_never_adds_a_duty_that_was_ruled_out(
    known: dict[str, Any], rows: Any, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(set(CHOICES) - set(known)) or ["aware_at"]))
    learned = {**known, name: data.draw(CHOICES[name])}
    assume(not contradictions(_facts(learned), frozenset()))  # of facts that cannot all be true anything follows
    before, after = _duties(known, rows), _duties(learned, rows)
    for duty, was in before.items():
        if was.answer is Answer.NO:
            assert after[duty].answer is Answer.NO, (duty, name, was.because, after[duty].because)


@settings(max_examples=40)
@given(KNOWN, IMPACTS, CODES, st.integers(0, 2000))
def test_more_people_never_remove_a_duty_to_tell(known: dict[str, Any], rows: Any, code: str, more: int) -> None:
    people, kinds = rows.get(code, (Bounds(0, 0, 0), frozenset({"EMAIL", "PERSON_NAME"})))
    grown = {**rows, code: (Bounds(people.certain + more, people.best + more, people.possible + more), kinds)}
    before, after = _duties(known, rows), _duties(known, grown)
    for duty, was in before.items():
        if was.answer is Answer.YES and not _asks_for_few(duty) and rows:
            assert after[duty].answer is Answer.YES, (duty, after[duty].because)


def _asks_for_few(duty: str) -> bool:
    """Duties that exist below a threshold only (a yearly list instead of a report at once)."""
    rule_id = duty.partition("#")[0]
    return any("persons_max" in str(d.when) for d in RULES.rule(rule_id).duties if d.id == duty)


@settings(max_examples=40)
@given(KNOWN, CODES, counts(), KIND_SETS, st.sampled_from(sorted(KINDS)))
def test_more_data_elements_never_remove_a_duty(
    known: dict[str, Any], code: str, people: Bounds, kinds: Any, more: str
) -> None:
    before, after = _duties(known, {code: (people, kinds)}), _duties(known, {code: (people, kinds | {more})})
    for duty, was in before.items():
        if was.answer is Answer.YES:
            assert after[duty].answer is Answer.YES, (duty, after[duty].because)


@settings(max_examples=25)
@given(KNOWN, IMPACTS)
def test_every_conclusion_carries_its_citation_and_reasons(known: dict[str, Any], rows: Any) -> None:
    found = law.assess(_facts(known), _impact(rows), RULES, NOW, NOW)
    for duty in found.obligations:
        assert duty.citation
        assert duty.because
        assert all(line.endswith((".", "…")) or ":" in line for line in duty.because)
        if duty.answer is Answer.UNKNOWN:
            assert duty.missing, (duty.id, duty.because)
        assert duty.settled <= (duty.verified != "knowledge")


@given(KIND_SETS, st.sampled_from(sorted(KINDS)))
def test_elements_only_grow_with_kinds(kinds: frozenset[str], more: str) -> None:
    assert elements_of(kinds) <= elements_of(kinds | {more})
