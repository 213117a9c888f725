"""What fields of one item say of each other: names beside names, days beside days, parts of an address beside people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from duenotice.detect import columns, special
from duenotice.detect.classes import BY_SPREAD, FAINT, NOTHING, PART, Decision, FieldFacts

LATER = 15
"""Years between the births of people and what befalls them as grown-ups: hired, insured, licensed."""


def with_family_names(decisions: dict[str, Decision], facts: Sequence[FieldFacts]) -> dict[str, Decision]:
    """Beside a field of single names, the field of single words that is most like names, though not enough by itself."""
    found = dict(decisions)
    near: dict[str, list[tuple[float, str]]] = {}
    for mine in facts:
        decided = decisions[mine.path]
        if not decided.kind and decided.score >= 0.0 and decided.reasons and _single(mine):
            near.setdefault(_container(mine.path), []).append((decided.score, mine.path))
    for mine in facts if near else ():
        decided = decisions[mine.path]
        if decided.kind == "PERSON_NAME" and _single(mine) and (some := near.pop(_container(mine.path), None)):
            score, path = max(some)
            reasons = (*found[path].reasons, "single names beside +1.2")
            found[path] = replace(found[path], kind="PERSON_NAME", score=score + 1.2, reasons=reasons)
    return found


def _single(facts: FieldFacts) -> bool:
    return len(facts.sample) > 3 and columns.share(facts.sample, lambda text: " " not in text.strip()) > 0.7


def _container(path: str) -> str:
    """What holds a field: its row, object or element."""
    mark = ">" if path.startswith("dom:") else "." if path.startswith("$") else ":"
    return path.rpartition(mark)[0]


def without_later_days(decisions: dict[str, Decision], facts: Sequence[FieldFacts]) -> dict[str, Decision]:
    """Of days in one row that only their spread calls births, those of another event lie long after the others."""
    found = dict(decisions)
    guessed: dict[str, list[tuple[int, str]]] = {}
    for mine in facts:
        if decisions[mine.path].kind == "BIRTH_DATE":
            guessed.setdefault(_container(mine.path), []).append((columns.middle_year(mine.sample), mine.path))
    for near in guessed.values():
        for year, path in near:
            if BY_SPREAD in decisions[path].reasons and year - min(near)[0] >= LATER:
                found[path] = NOTHING
    return found


def without_lone_parts(decisions: dict[str, Decision]) -> dict[str, Decision]:
    """Towns and postal codes say something of people only beside a name, an e-mail address, a telephone or a street; those that
    could be something else only beside another part of an address. So do races and parties that could be those of a contest."""
    lone = {path for path, d in decisions.items() if not _ON_ITS_OWN.isdisjoint(d.reasons)}
    told = {d.kind.split(".")[0] for path, d in decisions.items() if path not in lone}
    addressed = any(d.kind == "POSTAL_ADDRESS" and FAINT not in d.reasons for d in decisions.values())
    personal, known = bool(told & _OF_PEOPLE), bool(told & _OF_SOMEBODY)
    return {
        path: d if path not in lone or _stays(d, personal, known, addressed) else NOTHING
        for path, d in decisions.items()
    }


def _stays(decided: Decision, personal: bool, known: bool, addressed: bool) -> bool:
    """Whether a field stays that counts only beside others."""
    if special.BESIDE_PEOPLE in decided.reasons:
        return known
    return personal and (FAINT not in decided.reasons or addressed)


_ON_ITS_OWN = frozenset({PART, FAINT, special.BESIDE_PEOPLE})
_OF_PEOPLE = frozenset({"PERSON_NAME", "EMAIL", "PHONE", "POSTAL_ADDRESS", "BIRTH_DATE"})
_OF_SOMEBODY = (
    _OF_PEOPLE | special.KINDS | {"HEALTH", "ACCOUNT_ID", "USER_NAME", "NATIONAL_ID", "TAX_ID", "PASSPORT", "IBAN"}
)
