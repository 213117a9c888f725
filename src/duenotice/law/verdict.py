"""Three answers, joined: what a condition says, why, and which facts would settle it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from duenotice.model.facts import Answer


@dataclass(frozen=True, slots=True)
class Verdict:
    """One answer. because: sentences; missing: names of facts that would settle it; facts: names of facts it rests on."""

    answer: Answer
    because: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    @property
    def is_no(self) -> bool:
        """True where the condition is not met, on known facts."""
        return self.answer is Answer.NO

    def but(self, because: str) -> Verdict:
        """The same verdict with one more sentence."""
        return Verdict(self.answer, (*self.because, because), self.missing, self.facts)


def yes(because: str, *facts: str) -> Verdict:
    """Met; `facts` are what it rests on."""
    return Verdict(Answer.YES, (because,), (), facts)


def no(because: str, *facts: str) -> Verdict:
    """Not met, on known facts."""
    return Verdict(Answer.NO, (because,), (), facts)


def unknown(because: str, *missing: str) -> Verdict:
    """Cannot be told before the missing facts are known."""
    return Verdict(Answer.UNKNOWN, (because,), missing)


def _merge(answer: Answer, parts: Iterable[Verdict]) -> Verdict:
    parts = list(parts)
    return Verdict(
        answer,
        tuple(dict.fromkeys(line for part in parts for line in part.because)),
        tuple(dict.fromkeys(name for part in parts for name in part.missing)),
        tuple(dict.fromkeys(name for part in parts for name in part.facts)),
    )


def all_of(parts: Iterable[Verdict]) -> Verdict:
    """No if any is no; else unknown if any is unknown; else yes. Kleene's strong conjunction."""
    return _joined(list(parts), Answer.NO, Answer.YES)


def any_of(parts: Iterable[Verdict]) -> Verdict:
    """Yes if any is yes; else unknown if any is unknown; else no. Kleene's strong disjunction."""
    return _joined(list(parts), Answer.YES, Answer.NO)


def _joined(parts: list[Verdict], decisive: Answer, otherwise: Answer) -> Verdict:
    for answer in (decisive, Answer.UNKNOWN):
        chosen = [part for part in parts if part.answer is answer]
        if chosen:
            return _merge(answer, chosen)
    return _merge(otherwise, parts)


def negated(part: Verdict) -> Verdict:
    """Yes and no exchanged; unknown stays."""
    turned = {Answer.YES: Answer.NO, Answer.NO: Answer.YES, Answer.UNKNOWN: Answer.UNKNOWN}
    return Verdict(turned[part.answer], part.because, part.missing, part.facts)
