"""Severity after ENISA's working document of December 2013: SE = DPC x EI + CB. It explains; it never decides a duty.

DPC: context of the data (1 simple to 4 sensitive); EI: ease of identification (0.25 to 1); CB: circumstances of the breach.
The wording of each score is in `severity.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable

from duenotice.law.elements import elements_of
from duenotice.law.files import data_of
from duenotice.model.duties import Severity
from duenotice.model.facts import UNKNOWN, Answer, Facts

_CONTEXT = (
    (4, "sensitive", frozenset({"sensitive", "criminal_record"})),
    (3, "financial", frozenset({"financial", "credentials", "national_id"})),
    (2, "behavioural", frozenset({"geolocation", "ORDER"})),
)
_BANDS = ((4.0, "very high"), (3.0, "high"), (2.0, "medium"), (0.0, "low"))
_AUDIENCE = {"none": 0.0, "trusted_single": 0.25, "known_few": 0.25, "known_many": 0.25, "other_customers": 0.25}
_RESTORED = {"prompt": 0.0, "days": 0.25, "never": 0.5}
_MANY_PEOPLE = 100

Part = tuple[float, str]


def severity(facts: Facts, kinds: Iterable[str], people: int) -> Severity | None:
    """The score with every factor in words; None where no kind of data is known. people: the most who may be affected.

    A person may score the context of the data otherwise than the kinds suggest (fact `data_context`, 1 to 4): a customer list of a
    chemist's is not that of a supermarket.
    """
    kinds = frozenset(kinds)
    if not kinds:
        return None
    context, ease, circumstances = data_context(facts, kinds), _ease(kinds), tuple(_circumstances(facts))
    added = sum(score for score, _ in circumstances)
    score = context[0] * ease[0] + added
    band = next(name for floor, name in _BANDS if score >= floor)
    terms = (
        f"data processing context {context[0]:g}: {context[1]}",
        f"ease of identification {ease[0]:g}: {ease[1]}",
        *(words for _, words in circumstances),
        f"flag: {'more than' if people > _MANY_PEOPLE else 'not more than'} {_MANY_PEOPLE} people",
        f"{context[0]:g} x {ease[0]:g} + {added:g} = {score:g}",
        "explains, never decides: the formula is known to ask for fewer notices than official answers do",
    )
    return Severity("ENISA 2013", score, band, terms)


def data_context(facts: Facts, kinds: frozenset[str]) -> Part:
    """(DPC, why): the gravest class among the kinds, at its default score or at the one a person gave."""
    held = elements_of(kinds) | kinds
    default, name = next(((score, name) for score, name, marks in _CONTEXT if held & marks), (1, "simple"))
    said = facts.value("data_context")
    score = said if isinstance(said, int) and not isinstance(said, bool) and 1 <= said <= 4 else default
    words = data_of("severity.yaml")["enisa_2013"]["dpc_scale"][name][str(score)]
    who = f"; scored by {facts['data_context'].source}" if score is said else ""
    return float(score), f"{name} data: {words}{who}"


def _ease(kinds: frozenset[str]) -> Part:
    held = elements_of(kinds)
    if "name" in held and len(held) > 1:
        return 1.0, "a name with another identifier"
    if "name" in held or "email" in held:
        return 0.75, "a name or an address alone"
    return 0.5, "identifiers without a name"


def _circumstances(facts: Facts) -> Iterable[Part]:
    breach = facts.value("breach_kinds")
    lost = {"confidentiality"} if breach is UNKNOWN else set(breach if isinstance(breach, tuple) else (str(breach),))
    if "confidentiality" in lost:
        yield _seen(facts)
    if "availability" in lost:
        yield _out_of_reach(facts)
    malicious = facts.answer("malicious")
    words = {Answer.YES: "yes", Answer.NO: "no", Answer.UNKNOWN: "not known, taken as no"}[malicious]
    score = 0.5 if malicious is Answer.YES else 0.0
    yield score, f"malicious intent {score:g}: {words}"


def _seen(facts: Facts) -> Part:
    audience = facts.value("audience")
    score = 0.5 if audience is UNKNOWN else _AUDIENCE.get(str(audience), 0.5)
    who = "not known, taken as unknown many" if audience is UNKNOWN else str(audience).replace("_", " ")
    return score, f"confidentiality {score:g}: seen by {who}"


def _out_of_reach(facts: Facts) -> Part:
    restored = facts.value("restored")
    score = 0.5 if restored is UNKNOWN else _RESTORED.get(str(restored), 0.5)
    return score, f"availability {score:g}: restored {'not known, taken as never' if restored is UNKNOWN else restored}"
