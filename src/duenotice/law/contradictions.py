"""Facts of one case that cannot all be true. They are told, never resolved: a person has to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from duenotice.model.facts import UNKNOWN, Answer, Facts

_EXCLUDING = (
    ("serious_harm_likely", "harm_likely", "serious harm is likely, yet no harm is"),
    ("high_risk_likely", "harm_likely", "a high risk is likely, yet no harm is"),
    ("misuse_seen", "harm_likely", "the data have been used against people, yet no harm is likely"),
)
_SHOWN = (
    ("passwords_exposed", ("PASSWORD", "PASSWORD_HASH"), "passwords are among the kinds exposed, yet none was exposed"),
    (
        "payment_exposed",
        ("CARD", "CARD_CODE", "IBAN"),
        "payment data are among the kinds exposed, yet none was exposed",
    ),
)
_ORDER = (("happened_at", "ended_at"), ("first_signal_at", "aware_at"), ("happened_at", "detected_at"))


def contradictions(facts: Facts, kinds: frozenset[str]) -> tuple[str, ...]:
    """One sentence for each pair of facts that exclude each other. kinds: every kind exposed."""
    return tuple(f"Facts contradict each other: {what}." for what in _found(facts, kinds))


def _found(facts: Facts, kinds: frozenset[str]) -> Iterator[str]:
    if facts.answer("risk_unlikely") is Answer.YES and facts.answer("high_risk_likely") is Answer.YES:
        yield "a risk is unlikely, yet a high risk is likely"
    for said, denied, what in _EXCLUDING:
        if facts.answer(said) is Answer.YES and facts.answer(denied) is Answer.NO:
            yield what
    for denied, shown, what in _SHOWN:
        if facts.answer(denied) is Answer.NO and kinds.intersection(shown):
            yield what
    for first, second in _ORDER:
        one, two = facts.value(first), facts.value(second)
        if UNKNOWN not in (one, two) and isinstance(one, datetime) and isinstance(two, datetime) and one > two:
            yield f"{first} lies after {second}"
