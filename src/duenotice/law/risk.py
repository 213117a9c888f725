"""The legal test of risk: none, risk or high risk to people, from named factors, each printed.

Factors of EDPB Guidelines 9/2022 (section IV.B): type of breach, nature and volume of data, ease of identification,
consequences, special people, number, and who has the data. The reasoned conclusion of a person (`risk_unlikely`,
`high_risk_likely`) goes before this reading, which never says "no risk" from a missing fact and never decides
"no high risk" for data in many or unknown hands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from duenotice.law.elements import elements_of
from duenotice.law.verdict import Verdict, no, unknown, yes
from duenotice.model.facts import UNKNOWN, Answer, Facts

_DANGEROUS = frozenset({"sensitive", "criminal_record", "financial", "credentials", "national_id"})
_HOSTILE = frozenset({"public", "criminal"})
_TRUSTED = "trusted_single"
_FEW_PEOPLE = 100


@dataclass(frozen=True, slots=True)
class Risk:
    """some: a risk is not unlikely (GDPR Art. 33(1)); high: a high risk is likely (Art. 34(1)); factors: in words."""

    some: Verdict
    high: Verdict
    factors: tuple[str, ...]

    @property
    def word(self) -> str:
        """`none`, `risk`, `high` or `unknown`."""
        if self.high.answer is Answer.YES:
            return "high"
        return {Answer.YES: "risk", Answer.NO: "none", Answer.UNKNOWN: "unknown"}[self.some.answer]


def assess_risk(facts: Facts, kinds: Iterable[str], people: int) -> Risk:
    """The legal risk. kinds: every kind exposed; people: the most who may be affected."""
    factors = _factors(facts, frozenset(kinds), people)
    some, high = _from_factors(facts, frozenset(kinds), people)
    some = _concluded(facts, "risk_unlikely", some, turned=True)
    high = _concluded(facts, "high_risk_likely", high, turned=False)
    if some.answer is Answer.NO and high.answer is Answer.YES:
        clash = unknown(
            "Facts contradict each other: risk unlikely, yet high risk likely.", "risk_unlikely", "high_risk_likely"
        )
        return Risk(clash, clash, factors)
    if high.answer is Answer.YES:
        some = yes("A high risk is a risk.", *high.facts)
    if some.answer is Answer.NO:
        high = no("Without a risk there is no high risk.", *some.facts)
    return Risk(some, high, factors)


def _concluded(facts: Facts, name: str, reading: Verdict, *, turned: bool) -> Verdict:
    answer = facts.answer(name)
    if answer is Answer.UNKNOWN:
        return Verdict(
            reading.answer, reading.because, (*reading.missing, name) if reading.missing else (), reading.facts
        )
    said = (answer is Answer.YES) is not turned
    who = facts[name].source
    words = name.replace("_", " ")
    return (yes if said else no)(f"Concluded by {who}: {words} is {answer.value}.", name)


def _from_factors(facts: Facts, kinds: frozenset[str], people: int) -> tuple[Verdict, Verdict]:
    breach = facts.value("breach_kinds")
    held = elements_of(kinds)
    if facts.value("impact") == "serious" or facts.answer("misuse_seen") is Answer.YES:
        both = yes("Serious effects on people have been seen or are inherent.", "impact", "misuse_seen")
        return both, both
    if breach is not UNKNOWN and "confidentiality" not in tuple(breach if isinstance(breach, tuple) else (breach,)):
        return _without_disclosure(facts)
    if facts.answer("data_encrypted") is Answer.YES and facts.answer("key_taken") is Answer.NO:
        both = no(
            "The data were unintelligible to those who had access, and the key is safe.", "data_encrypted", "key_taken"
        )
        return both, both
    if not kinds:
        both = unknown("Which kinds of data were exposed is not known.", "kinds_exposed")
        return both, both
    return _of_disclosure(facts, held, people)


def _without_disclosure(facts: Facts) -> tuple[Verdict, Verdict]:
    if facts.value("restored") == "prompt" and facts.value("impact") == "none":
        both = no("Data were out of reach for a short while, without effect on people.", "restored", "impact")
        return both, both
    return yes("Data were lost or out of reach.", "breach_kinds"), unknown(
        "How gravely it hits people is not known.", "high_risk_likely", "impact"
    )


def _of_disclosure(facts: Facts, held: frozenset[str], people: int) -> tuple[Verdict, Verdict]:
    audience = facts.value("audience")
    if audience is UNKNOWN:
        both = unknown("Who saw the data is not known.", "audience")
        return both, both
    if audience in _HOSTILE and held & _DANGEROUS:
        both = yes("Data fit for fraud or abuse are in hostile or public hands.", "audience", "kinds_exposed")
        return both, both
    if audience == _TRUSTED and facts.answer("recovered") is Answer.YES:
        both = no("One trusted person saw the data and has confirmed that no copy is left.", "audience", "recovered")
        return both, both
    mild = (
        audience == "known_few" and people <= _FEW_PEOPLE and not held & _DANGEROUS and facts.value("impact") == "none"
    )
    if mild:
        return unknown(
            "Few known people saw contact data of few: it depends on the circumstances.", "risk_unlikely"
        ), no("Few known people saw contact data of few people, without effect.", "audience", "impact")
    some = yes(
        "Strangers saw personal data; that a risk is unlikely is for the controller to show.",
        "audience",
        "kinds_exposed",
    )
    return some, unknown(
        "Whether the risk is high depends on kind, severity and what the audience does with the data.",
        "high_risk_likely",
    )


def _factors(facts: Facts, kinds: frozenset[str], people: int) -> tuple[str, ...]:
    def said(label: str, name: str) -> str:
        value = facts.value(name)
        shown = ", ".join(value) if isinstance(value, tuple) else value
        return f"{label}: {'not known' if value is UNKNOWN else shown}"

    return (
        said("type of breach", "breach_kinds"),
        f"kinds of data: {', '.join(sorted(kinds)) or 'not known'}",
        f"people: at most {people:,}",
        said("who saw the data", "audience"),
        said("malicious intent", "malicious"),
        said("effects seen on people", "impact"),
        said("special people among them", "vulnerable_people"),
        said("data unintelligible", "data_encrypted"),
        said("copies deleted or returned", "recovered"),
    )
