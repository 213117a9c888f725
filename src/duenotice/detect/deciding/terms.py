"""What the field of a span says about it: terms of its score."""

from __future__ import annotations

from duenotice.detect.fields import columns
from duenotice.detect.fields.chance import is_random, random_pass
from duenotice.detect.fields.classes import ENOUGH, WEAK, FieldFacts
from duenotice.detect.fields.slots import CHANCE
from duenotice.detect.fields.statements import PREFIX as STATEMENT
from duenotice.detect.rules.detectors import Detector
from duenotice.detect.words.lexicon import class_of, speaks_for_itself, tokens

NOBODY = "identifies nobody"
"""Reason of an address of no machine in particular."""
NO_CHECK = 1.0
"""Share of random input that passes where nothing but the shape is asked: numbers of any one register share a shape, so that a whole
field of it says nothing."""


def span_terms(facts: FieldFacts, detector: Detector, covers: bool) -> list[tuple[str, float]]:
    """What its field says about a span: the header's word, and whether the field passes the check by chance or on purpose."""
    if detector.nobody:
        return [(NOBODY, 0.0)]
    terms: list[tuple[str, float]] = []
    spoken = class_of(facts.path, facts.header)
    own = detector.kind.split(".")[0]
    if spoken == "-MESSAGE_ID":
        return [("identifies a message", -9.0)]
    of_kind = bool(spoken) and spoken.split(".")[0] == own
    abroad = of_kind and covers and _is_of_another_country(facts, detector, spoken)
    if (of_kind and not abroad) or (
        detector.headers and tokens(facts.header or facts.path) in {tokens(name) for name in detector.headers}
    ):
        terms.append(("header", 3.5))
    elif abroad:
        terms.append((f"header says {spoken.lower()}", -5.0))
    elif (
        covers
        and detector.base < 3
        and speaks_for_itself(spoken, own)
        and not (own == "PHONE" and facts.is_called(spoken))
    ):
        terms.append((f"header says {spoken.strip('-').lower()}", -5.0))
    if covers and facts.n >= ENOUGH and not facts.path.startswith(STATEMENT):
        passing = facts.passing(detector)
        tried = max(passing, facts.numbered)
        random = detector.random_pass >= NO_CHECK or is_random(passing, tried, random_pass(facts.path, detector))
        like = facts.that_could_be(own) if own == "CARD" else 0
        if passing >= 0.75 * facts.n and not random and _differ(facts, detector, own):
            terms.append(("field passes", 3.0))
        elif (passing < 0.4 * tried and random) or (passing < 0.4 * like and is_random(passing, like, CHANCE)):
            terms.append(("field passes by chance", -4.0))  # article numbers may all lie within one issuer's range
        elif passing < 0.2 * facts.that_could_be(own):
            terms.append(("most numbers of the field fail", -4.0))
    return terms


def _differ(facts: FieldFacts, detector: Detector, own: str) -> bool:
    """Whether cells that all pass are as those of many people are: where the check is weak not counted, telephone numbers no measures."""
    if own == "PHONE" and facts.sample and not columns.spelled(facts.sample):
        return False
    return detector.random_pass < WEAK or columns.varied(facts.sample)


def _is_of_another_country(facts: FieldFacts, detector: Detector, spoken: str) -> bool:
    """Whether a field is called after the numbers of one country while some of its cells pass the check of another: by chance, unless most
    do, as one word (`ssn`, `personnummer`) is used in several."""
    told = "." in spoken and spoken != detector.kind and "." in detector.kind
    return told and facts.n >= ENOUGH and facts.passing(detector) < 0.5 * facts.n
