"""All duties of a breach: each rule asked, each answer with its reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from duenotice.law import gates
from duenotice.law.awareness import awareness
from duenotice.law.clock import Calendar
from duenotice.law.competence import Told, authorities
from duenotice.law.conditions import Situation, evaluate
from duenotice.law.contradictions import contradictions
from duenotice.law.deadlines import dues, measures_of, missing_anchors
from duenotice.law.places import Impact, added
from duenotice.law.risk import Risk, assess_risk
from duenotice.law.ruleset import Duty, Rule, RuleSet
from duenotice.law.severity import severity
from duenotice.law.verdict import Verdict, all_of
from duenotice.model.bounds import Bounds
from duenotice.model.duties import Assessment, Obligation
from duenotice.model.errors import LawDateRefused
from duenotice.model.facts import UNKNOWN, Answer, Facts
from duenotice.model.vocabulary import BY_NAME


@dataclass(frozen=True, slots=True)
class _Case:
    facts: Facts
    impact: Impact
    ruleset: RuleSet
    day: date
    kinds: frozenset[str]
    risk: Risk
    warnings: tuple[str, ...]


def assess(facts: Facts, impact: Impact, ruleset: RuleSet, as_of: datetime, law_date: datetime) -> Assessment:
    """Every duty of every rule, answered yes, no or unknown.

    as_of: instant of what is known (UTC, stored with the answer); law_date: the day whose law applies. A rule whose recorded history begins
    after that day answers unknown and says so; see `refuse_unrecorded` for a refusal of the whole question.
    """
    kinds = _kinds(facts, impact)
    people = _everyone(impact)
    risk = assess_risk(facts, kinds, people.possible)
    day, warnings = law_date.astimezone(UTC).date(), awareness(facts).warnings
    case = _Case(facts, impact, ruleset, day, kinds, risk, warnings)
    obligations = tuple(found for rule in _as_amended(ruleset.rules, case.day) for found in _of_rule(rule, case))
    return Assessment(
        as_of,
        law_date,
        ruleset.sha256,
        obligations,
        severity(facts, kinds, people.possible),
        risk.word,
        (*contradictions(facts, kinds), *risk.factors),
        (*_misplaced(impact), *questions(obligations)),
    )


def refuse_unrecorded(rule: Rule, day: date) -> None:
    """Raise LawDateRefused where the rule's recorded history begins after that day: no answer is better than a wrong one."""
    if gates.in_force(rule, day).answer is Answer.UNKNOWN:
        raise LawDateRefused(
            f"The history of this rule is recorded from {rule.start} on; an earlier version may have bound before.",
            where=f"{rule.id} on {day}",
            next_step="Ask for a later date, or add the earlier version as a rule of your own.",
        )


def _kinds(facts: Facts, impact: Impact) -> frozenset[str]:
    said = facts.value("kinds_exposed")
    if said is not UNKNOWN:
        return frozenset(said if isinstance(said, tuple) else (str(said),))
    return frozenset(
        kind for place in impact.places for kinds, people in place.kind_sets if people.possible for kind in kinds
    )


def _everyone(impact: Impact) -> Bounds:
    total = Bounds(0, 0, 0)
    for place in impact.places:
        if place.region is None:
            total = added(total, place.people)
    return total


def _as_amended(rules: Iterable[Rule], day: date) -> Iterator[Rule]:
    """Rules with the amendments in force on that day applied: a change of law is a change of data."""
    rules = tuple(rules)
    changes = {
        r.data["amends"]: r
        for r in rules
        if r.data.get("amends") and r.status == "in_force" and r.start and r.start <= day
    }
    for rule in rules:
        change = changes.get(rule.id)
        yield _amended(rule, change) if change else rule


def _amended(rule: Rule, change: Rule) -> Rule:
    new: Mapping[str, Any] = change.data["amendment"]
    duties = tuple(
        replace(d, when=new.get("when", d.when), deadline=new.get("deadline", d.deadline)) for d in rule.duties
    )
    return replace(
        rule, duties=duties, citation=f"{rule.citation}, as amended by {change.citation}", version=change.version
    )


def _of_rule(rule: Rule, case: _Case) -> Iterator[Obligation]:
    if not rule.duties:
        return
    place = case.impact.in_jurisdiction(rule.jurisdiction)
    hit = gates.Hit(case.facts, place, case.kinds, not case.impact.places)
    shared, people = gates.passed(rule, hit, case.day)
    first_no = shared[-1] if shared[-1].is_no else None
    at = Situation(case.facts, case.risk, replace(place, kind_sets=hit.kind_sets), people, bool(case.impact.places))
    for duty in rule.duties:
        verdict = first_no or _of_duty(rule, duty, shared, at)
        yield from _obligations(rule, duty, verdict, case)


def _of_duty(rule: Rule, duty: Duty, shared: list[Verdict], at: Situation) -> Verdict:
    exceptions = list(gates.exempt(rule, duty, at.facts))
    return all_of([*shared, gates.binds(rule, duty, at.facts), evaluate(duty.when, at), *exceptions])


def _obligations(rule: Rule, duty: Duty, verdict: Verdict, case: _Case) -> Iterator[Obligation]:
    if verdict.is_no:
        yield _obligation(rule, duty, verdict, Told(None, duty.authority_name, rule.jurisdiction[0]), case)
        return
    told = authorities(rule, duty, case.facts, case.impact, case.ruleset)
    for one in told:
        yield _obligation(rule, duty, verdict, one, case)


def _obligation(rule: Rule, duty: Duty, verdict: Verdict, told: Told, case: _Case) -> Obligation:
    measures = measures_of(duty.deadline, duty.more, case.facts.answer("malicious"))
    found = () if verdict.is_no else dues(measures, case.facts, Calendar(told.place))
    anchors = missing_anchors(found) if any(m.get("value") for m in measures) else ()
    warned = case.warnings if any(due.anchor == "aware_at" and due.strict for due in found) else ()
    suffix = f"@{told.id or told.place}" if "@competence" in duty.authority and not verdict.is_no else ""
    proof = (
        ()
        if rule.settled
        else ("Not verified: compiled from knowledge, to be checked by counsel before anybody relies on it.",)
    )
    return Obligation(
        id=duty.id + suffix,
        rule=rule.id,
        version=rule.version,
        jurisdiction="+".join(rule.jurisdiction),
        law=rule.law,
        citation=rule.citation,
        answer=verdict.answer,
        addressee=duty.addressee,
        authority=told.id,
        authority_name=told.name,
        due=found,
        missing=() if verdict.is_no else tuple(dict.fromkeys((*verdict.missing, *told.missing, *anchors))),
        because=tuple(line for line in (*verdict.because, told.because, *warned, *proof) if line),
        facts=verdict.facts,
        content=duty.content or (),
        exemptions=duty.exemptions,
        verified=rule.verified,
        settled=rule.settled and verdict.answer is not Answer.UNKNOWN,
    )


def _misplaced(impact: Impact) -> Iterator[tuple[str, str, int]]:
    """People under a code that no country has: counted as of unknown residence, and asked for first."""
    for code in impact.nowhere:
        yield f"people.{code}", f"No country or region has the code {code}: where do these people live?", 0


def questions(obligations: Iterable[Obligation]) -> tuple[tuple[str, str, int], ...]:
    """(fact, question in words, duties it would help to settle), the most useful first, then by name."""
    useful = Counter(name for duty in obligations for name in duty.missing)
    ordered = sorted(useful.items(), key=lambda item: (-item[1], item[0]))
    return tuple((name, question(name), n) for name, n in ordered)


def question(name: str) -> str:
    """The question that settles a fact, in words."""
    if name in BY_NAME:
        return BY_NAME[name].question
    if name == "law_before_recorded_history":
        return "Which earlier version of these rules bound on that day? It is not recorded here."
    kind, _, rest = name.partition(".")
    if kind == "people":
        return f"How many of the people affected live in {rest}?"
    if kind == "circumstance":
        return f"Is this so: {rest.replace('_', ' ')}?"
    return f"What is known of: {name.replace('_', ' ')}?"
