"""Severity after ENISA's working document of December 2013: SE = DPC x EI + CB. It explains; it never decides a duty.

DPC: context of the data (1 simple to 4 sensitive); EI: ease of identification (0.25 to 1); CB: circumstances of the breach.
"""

from __future__ import annotations

from collections.abc import Iterable

from duenotice.law.elements import elements_of
from duenotice.model.duties import Severity
from duenotice.model.facts import UNKNOWN, Answer, Facts

_CONTEXT = (
    (4.0, "sensitive", frozenset({"sensitive", "medical_info", "biometric", "genetic"})),
    (3.0, "financial", frozenset({"financial", "credentials", "national_id"})),
    (2.0, "behavioural", frozenset({"geolocation", "ORDER"})),
)
_BANDS = ((4.0, "very high"), (3.0, "high"), (2.0, "medium"), (0.0, "low"))
_AUDIENCE = {"none": 0.0, "trusted_single": 0.25, "known_few": 0.25, "known_many": 0.25, "other_customers": 0.25}
_MANY_PEOPLE = 100


def severity(facts: Facts, kinds: Iterable[str], people: int) -> Severity | None:
    """The score with every factor in words; None where no kind of data is known. people: the most who may be affected."""
    kinds = frozenset(kinds)
    if not kinds:
        return None
    context, context_words = _data_context(kinds)
    ease, ease_words = _ease(kinds)
    circumstances, circumstance_words = _circumstances(facts)
    score = context * ease + circumstances
    band = next(name for floor, name in _BANDS if score >= floor)
    terms = (
        f"data processing context {context:g}: {context_words}",
        f"ease of identification {ease:g}: {ease_words}",
        *circumstance_words,
        f"flag: {'more than' if people > _MANY_PEOPLE else 'not more than'} {_MANY_PEOPLE} people",
        f"{context:g} x {ease:g} + {circumstances:g} = {score:g}",
        "explains, never decides: the formula is known to ask for fewer notices than official answers do",
    )
    return Severity("ENISA 2013", score, band, terms)


def _data_context(kinds: frozenset[str]) -> tuple[float, str]:
    held = elements_of(kinds) | kinds
    for score, name, marks in _CONTEXT:
        if held & marks:
            return score, f"{name} data"
    return 1.0, "simple data (names, contact details)"


def _ease(kinds: frozenset[str]) -> tuple[float, str]:
    held = elements_of(kinds)
    if "name" in held and len(held) > 1:
        return 1.0, "a name with another identifier"
    if "name" in held or "email" in held:
        return 0.75, "a name or an address alone"
    return 0.5, "identifiers without a name"


def _circumstances(facts: Facts) -> tuple[float, tuple[str, ...]]:
    audience = facts.value("audience")
    seen = 0.5 if audience is UNKNOWN else _AUDIENCE.get(str(audience), 0.5)
    malicious = 0.5 if facts.answer("malicious") is Answer.YES else 0.0
    who = "not known, taken as unknown many" if audience is UNKNOWN else str(audience).replace("_", " ")
    words = {Answer.YES: "yes", Answer.NO: "no", Answer.UNKNOWN: "not known, taken as no"}[facts.answer("malicious")]
    return seen + malicious, (f"confidentiality {seen:g}: seen by {who}", f"malicious intent {malicious:g}: {words}")
