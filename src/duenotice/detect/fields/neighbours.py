"""What the fields of an item say about each other: names beside names and addresses, days of one row, parts of addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from duenotice.detect.fields import columns, special
from duenotice.detect.fields.accounts import with_accounts
from duenotice.detect.fields.classes import BY_SPREAD, FAINT, NOTHING, PART, UNSURE, Decision, FieldFacts
from duenotice.detect.fields.joining import ENTITY, holds_people, may_join, place_of

LATER = 15
"""Years between the births of people and what befalls them as grown-ups: hired, insured, licensed."""
NAMES_OF_LIST = 0.25
"""Positions of a list that hold names, for each that could hold any: of few in a long list one may be called like somebody."""
REACHED = 3.0
"""What speaks for people where their e-mail address, telephone number or birth stands in the same record."""
_REACHING = ("EMAIL", "PHONE", "BIRTH_DATE")
_PARTS = ("named like given_name", "named like family_name")
_INDEX = re.compile(r"\[\d*\]")


def beside(decisions: dict[str, Decision], facts: Sequence[FieldFacts]) -> dict[str, Decision]:
    """All of it. decisions: of each field alone, by path, in the order of the facts."""
    named = with_accounts(with_family_names(with_names_beside(decisions), facts), facts)
    return with_joining_ids(without_lone_parts(without_later_days(named, facts)), facts)


def with_joining_ids(decisions: dict[str, Decision], facts: Sequence[FieldFacts]) -> dict[str, Decision]:
    """Ids that could be people's by their names are so where something of people stands in the same row or object: that of a row of one
    datum, where the other rows hold data of people, or the table is called after them."""
    asked = [mine for mine in facts if not decisions[mine.path].kind and may_join(mine.path, mine.header)]
    found = dict(decisions)
    theirs: dict[str, set[bool]] = {}
    for mine in facts if asked else ():
        if decisions[mine.path].kind.split(".")[0] in _OF_THEIRS:
            is_datum = _DATUM.search(mine.path) is not None
            for holder in _holders(place_of(mine.path, mine.header).holder):
                theirs.setdefault(holder, set()).add(is_datum)
    for mine in asked:
        holder, words = place_of(mine.path, mine.header)
        near = theirs.get(holder, set[bool]())
        if near and (words != ENTITY or True in near or holds_people(holder)):
            found[mine.path] = Decision("ACCOUNT_ID", JOINED, ("an id of a row", "beside data of people"))
    return found


def with_names_beside(decisions: dict[str, Decision]) -> dict[str, Decision]:
    """Names that could be of anything are of people where what reaches them, their birth, or the other part of their name stands in the
    same record, or where others at the same position of a list are."""
    near: dict[str, str] = {}
    names, others = Counter[str](), Counter[str]()
    for path, decided in decisions.items():
        if decided.kind in _REACHING or (decided.kind == "PERSON_NAME" and decided.reasons[0].startswith(_PARTS)):
            near.setdefault(_container(path), f"beside {decided.kind.lower()}")
        elif decided.kind == "PERSON_NAME" and "[" in path:
            names[_INDEX.sub("", path)] += 1
        elif UNSURE in decided.reasons and "[" in path:
            others[_INDEX.sub("", path)] += 1
    like = {path: "others of the list are names" for path, n in names.items() if n >= NAMES_OF_LIST * others[path]}
    found = dict(decisions)
    for path, decided in decisions.items() if near or like else ():
        why = UNSURE in decided.reasons and (near.get(_container(path)) or like.get(_INDEX.sub("", path)))
        if why and decided.score + REACHED >= 1.0:
            score = decided.score + REACHED
            found[path] = replace(
                decided, kind="PERSON_NAME", score=score, reasons=(*decided.reasons, f"{why} {REACHED:+.1f}")
            )
    return found


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


def _holders(holder: str) -> list[str]:
    """What holds a field, and of an object those that hold it: the names of a patient stand in objects of their own."""
    held = [holder]
    for _ in range(_WITHIN if holder.startswith("$") else 0):
        held.append(held[-1].rpartition(".")[0])
    return [one for one in held if one]


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


_WITHIN = 2
"""Objects within which data are still of the one that has the id."""
JOINED = 2.0
"""Log-odds of an id by which tables of people are joined."""
_DATUM = re.compile(r"\[[^\]\d][^\]]*\]$")
_OF_THEIRS = frozenset(
    {"PERSON_NAME", "EMAIL", "PHONE", "BIRTH_DATE", "USER_NAME", "PASSWORD", "PASSWORD_HASH", "NATIONAL_ID"}
)
_ON_ITS_OWN = frozenset({PART, FAINT, special.BESIDE_PEOPLE})
_OF_PEOPLE = frozenset({"PERSON_NAME", "EMAIL", "PHONE", "POSTAL_ADDRESS", "BIRTH_DATE"})
_OF_SOMEBODY = (
    _OF_PEOPLE | special.KINDS | {"HEALTH", "ACCOUNT_ID", "USER_NAME", "NATIONAL_ID", "TAX_ID", "PASSPORT", "IBAN"}
)
