"""What `law` concludes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from duenotice.model.facts import Answer


@dataclass(frozen=True, slots=True)
class Due:
    """When a duty falls due. strict, legal: UTC instants (strict <= legal), None where the law has no number;
    anchor: fact the clock runs from; text: the law's own measure in words; citation of the counting rule."""

    strict: datetime | None
    legal: datetime | None
    anchor: str
    text: str
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Obligation:
    """One duty of one law toward one addressee, answered.

    id: `rule#notice` stable id, with `@authority` where several; answer: yes, no or unknown; addressee: `authority`,
    `people`, `controller`, `bureaus`, `register`, …; authority: id and name where one is named; jurisdiction: `EU`, `US-CA`, `JP`;
    missing: facts that would settle it, most useful first; because: sentences, each with the fact or condition;
    content: what the notice must hold; verified: level of proof of the rule (`statute_text`, `two_secondary`, `secondary`,
    `knowledge`); settled: False for an unverified rule, which is never treated as settled; people: who counts here.
    """

    id: str
    rule: str
    version: str
    jurisdiction: str
    law: str
    citation: str
    answer: Answer
    addressee: str
    authority: str | None
    authority_name: str | None
    due: tuple[Due, ...]
    missing: tuple[str, ...]
    because: tuple[str, ...]
    facts: tuple[str, ...]
    content: tuple[str, ...]
    exemptions: tuple[str, ...]
    verified: str
    settled: bool


TOWARD = {
    "authority": "the authority",
    "people": "the people concerned",
    "controller": "the controller whose data they are",
    "bureaus": "the credit bureaus",
    "csirt": "the security incident team (CSIRT)",
    "market": "the capital market",
    "media": "the media",
    "organisations": "other organisations",
    "register": "our own records",
}
"""Addressee of a duty to the words for it, where none is named."""


RISKS = {"none": "unlikely", "risk": "a risk, not shown to be high", "high": "a high risk", "unknown": "not known yet"}
"""The legal risk of an assessment in words."""


PROOF = {
    "statute_text": "the statute's text was read",
    "two_secondary": "two secondary sources agree",
    "secondary": "one secondary source",
    "knowledge": "not verified: from knowledge, ask counsel",
}
"""Levels of proof of a rule, in words."""


def toward(authority_name: str | None, addressee: str) -> str:
    """Toward whom a duty is, as people read it: the name of the authority where one is known."""
    return authority_name or TOWARD.get(addressee, addressee)


@dataclass(frozen=True, slots=True)
class Severity:
    """A score as an explanation, never the decision. name: method (`ENISA 2013`); score, band; terms: each factor in words."""

    name: str
    score: float
    band: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """All conclusions of one evaluation: as_of (what we know), law_date (which law), hash of the rule set, obligations,
    severity, the legal risk (`none`, `risk`, `high`, `unknown`) with its factors, and the questions in the order that settles most."""

    as_of: datetime
    law_date: datetime
    ruleset_sha256: str
    obligations: tuple[Obligation, ...]
    severity: Severity | None
    risk: str
    risk_factors: tuple[str, ...]
    questions: tuple[tuple[str, str, int], ...]
    """(fact, question in words, number of duties it would help to settle)"""
