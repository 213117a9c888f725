"""The small evaluators that a rule file may name, each pure: facts and people in, one of three answers out.

`always`, `any`, `all`, `unless` join others. Leaves: see `LEAVES`. A circumstance that only a person can judge (`condition` and
others) reads the fact `circumstance.<words>`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from duenotice.law.elements import elements_of, in_doubt, in_words, with_special
from duenotice.law.places import Place
from duenotice.law.risk import Risk
from duenotice.law.verdict import Verdict, all_of, any_of, negated, no, unknown, yes
from duenotice.model.bounds import Bounds
from duenotice.model.facts import UNKNOWN, Answer, Facts


@dataclass(frozen=True, slots=True)
class Situation:
    """What a duty is asked about: facts, the legal risk, and the people of its jurisdiction whose data its law protects."""

    facts: Facts
    risk: Risk
    place: Place
    people: Bounds
    counted: bool = True


Leaf = Callable[[Any, Situation], Verdict]


def evaluate(tree: Mapping[str, Any], at: Situation) -> Verdict:
    """The answer of a tree of conditions. Raises KeyError for a leaf nobody knows (refused at load)."""
    return all_of([_branch(name, value, at) for name, value in tree.items()])


def _branch(name: str, value: Any, at: Situation) -> Verdict:
    if name == "always":
        return yes("The law asks this of every breach that it covers.")
    if name in ("any", "all"):
        parts = [evaluate(part, at) for part in value]
        return (any_of if name == "any" else all_of)(parts)
    if name == "unless":
        return all_of([_unless(text, at) for text in value])
    return LEAVES[name](value, at)


def _unless(text: str, at: Situation) -> Verdict:
    """An exception is taken only where somebody has established it: until then the duty stands."""
    fact = circumstance(text)
    if at.facts.answer(fact) is Answer.YES:
        return no(f"Exception established: {text}.", fact)
    return yes(f"The exception is not established: {text}.", fact)


@cache
def circumstance(text: str) -> str:
    """The name of the fact that says whether a circumstance holds which only a person can judge."""
    return "circumstance." + re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")[:60]


def yes_or_no(at: Facts, fact: str, words: str) -> Verdict:
    """A yes-or-no fact as a verdict. words: what it says, as a clause."""
    answer = at.answer(fact)
    if answer is Answer.UNKNOWN:
        return unknown(f"Not known: {words}.", fact)
    return (yes if answer is Answer.YES else no)(f"{words[0].upper()}{words[1:]}: {answer.value}.", fact)


def _harm(text: str, at: Situation) -> Verdict:
    if "high risk" in text:
        return at.risk.high
    if re.search(r"\brisks?\b.*\b(rights|fundamental)\b", text):
        return at.risk.some
    serious = re.search(r"serious|significant|substantial|material", text)
    fact = "serious_harm_likely" if serious else "harm_likely"
    verdict = yes_or_no(at.facts, fact, f"{text}")
    if verdict.answer is Answer.UNKNOWN and serious and at.facts.answer("harm_likely") is Answer.NO:
        return no(f"No harm is likely, so none of this kind: {text}.", "harm_likely")
    return verdict


def at_least(n: int, at: Situation) -> Verdict:
    """Threshold of people: `n` is the smallest count that triggers. Triggered by `certain`, ruled out by `possible`."""
    people, where = at.people, at.place.country
    if not at.counted:
        return unknown(f"Nobody has counted the people in {where}; the threshold is {n:,}.", f"people.{where}")
    if people.certain >= n:
        return yes(f"At least {people.certain:,} people in {where}; the threshold is {n:,}.")
    if people.possible < n:
        return no(f"At most {people.possible:,} people in {where}; the threshold is {n:,}.")
    return unknown(
        f"Between {people.certain:,} and {people.possible:,} people in {where}; the threshold is {n:,}.",
        f"people.{where}",
    )


def _at_most(n: int, at: Situation) -> Verdict:
    return negated(at_least(n + 1, at))


def _elements(wanted: list[str], at: Situation) -> Verdict:
    if not at.place.kind_sets:
        return unknown("Which kinds of data were exposed is not known.", "kinds_exposed")
    sets = [(elements_of(kinds), people) for kinds, people in at.place.kind_sets]
    met = sum((people.certain for held, people in sets if _as_counted(held, at, Answer.YES).intersection(wanted)), 0)
    may = sum(
        (people.possible for held, people in sets if _as_counted(held, at, Answer.UNKNOWN).intersection(wanted)), 0
    )
    if met:
        return yes(f"Exposed: {in_words(wanted)}.", "kinds_exposed")
    asked = _in_doubt(sets, at) if may and "sensitive" in wanted else ()
    if asked:
        return unknown(f"Whether the law of {at.place.country} counts all that was exposed is not known.", *asked)
    if may:
        return unknown(f"Possibly exposed: {in_words(wanted)}.", "kinds_exposed")
    return no(f"Not among the data exposed: {in_words(wanted)}.", "kinds_exposed")


def _as_counted(held: frozenset[str], at: Situation, least: Answer) -> frozenset[str]:
    """The elements held as the law of the place counts them. least: UNKNOWN takes in what it may count."""
    doubts = {one: at.facts.answer(_counts(one, at)) for one in in_doubt(held, at.place.country)}
    counted = {one for one, answer in doubts.items() if answer is Answer.YES or answer is least}
    return with_special(held, counted, doubts.keys() - counted)


def _in_doubt(sets: list[tuple[frozenset[str], Bounds]], at: Situation) -> tuple[str, ...]:
    """The facts that would say whether elements count of which that is not known."""
    facts = {_counts(one, at) for held, people in sets if people.possible for one in in_doubt(held, at.place.country)}
    return tuple(sorted(fact for fact in facts if at.facts.answer(fact) is Answer.UNKNOWN))


def _counts(element: str, at: Situation) -> str:
    return circumstance(f"{at.place.country} counts {in_words([element])} as special")


def _cause(causes: list[str], at: Situation) -> Verdict:
    if causes == ["malicious"]:
        return yes_or_no(at.facts, "malicious", "malicious intent")
    cause = at.facts.value("cause")
    if cause is UNKNOWN:
        return unknown("The cause is not known.", "cause")
    return (yes if cause in causes else no)(f"The cause is {cause}.", "cause")


def _people_of_special_care(who: list[str], at: Situation) -> Verdict:
    return yes_or_no(at.facts, "vulnerable_people", f"{' or '.join(who)} among the people")


def _circumstance(text: Any, at: Situation) -> Verdict:
    words = ", ".join(text) if isinstance(text, list) else str(text).replace("_", " ")
    return yes_or_no(at.facts, circumstance(words), words)


def _named(name: str) -> Leaf:
    words = name.replace("_", " ")
    return lambda value, at: yes_or_no(at.facts, circumstance(words if value is True else f"{words} {value}"), words)


LEAVES: dict[str, Leaf] = {
    "unless_unlikely_risk": lambda _value, at: at.risk.some,
    "likely_high_risk": lambda _value, at: at.risk.high,
    "harm": _harm,
    "persons_min": at_least,
    "persons_in_state_min": at_least,
    "persons_max": _at_most,
    "elements_any": _elements,
    "subjects_any": _people_of_special_care,
    "cause_any": _cause,
    "large_scale": lambda _value, at: yes_or_no(at.facts, "large_scale", "large-scale processing"),
    "authority_order": lambda _value, at: yes_or_no(at.facts, "authority_order", "the authority has ordered it"),
    "ransom_paid": lambda _value, at: yes_or_no(at.facts, "ransom_paid", "a ransom was paid"),
    "condition": _circumstance,
    "prescribed_circumstances": _circumstance,
    "classified": _circumstance,
    "can_reduce_harm": _named("can_reduce_harm"),
    "direct_loss_cny_min": _named("direct_loss_cny_min"),
    "prescribed_scope": _named("prescribed_scope"),
    "material_to_investors": _named("material_to_investors"),
}
"""Every leaf a rule file may use."""
