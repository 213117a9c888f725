"""Who of the people found may be somebody already counted, and how likely they are not: the doubt between `certain` and `possible`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from duenotice.people.linking import Linked
from duenotice.people.names import tokens
from duenotice.people.recorded import ENTITY, NAME, TEXT, One

SAME_TABLE, SAME_FILE, ELSEWHERE, ONE_DATUM, LOOSELY = 0.9, 0.15, 0.5, 0.02, 0.1
"""Chance that somebody who cannot be compared with those of the commonest kind of key is none of them: another row of their table;
another table of their file, which tells more of the same people as a rule; another file; one datum a row; loose beside people."""


class _Group(NamedTuple):
    """People of whom each may be the other: subjects, the surest first; what can be compared; where they stand."""

    subjects: list[bytes]
    kinds: frozenset[str]
    tables: frozenset[tuple[int, str]]
    keyed: bool
    loose: bool


def doubts(persons: Sequence[One], linked: Linked, subjects: Mapping[int, bytes]) -> dict[bytes, float]:
    """Subjects that may be somebody already counted, with the chance that they are not. subjects: by label of the certain links.

    Two things cast doubt. A possible link: of those that it joins only one is sure. And that nothing compares: who is known by a
    telephone alone may be one of those known by an e-mail address alone. So only those are sure who hold the kind of key that most
    hold: of these no two are one, or their keys would be.
    """
    groups = _groups(persons, linked, subjects)
    held = Counter(kind for group in groups if group.keyed and not group.loose for kind in group.kinds)
    most = max(held, key=lambda kind: (held[kind], kind == NAME, kind), default="")
    told = {(one.place[0], one.table) for one in persons if most in comparable(one)}
    strongest = _strongest(linked, subjects)
    found: dict[bytes, float] = {}
    for group in groups:
        chance = 1.0 if not most or (most in group.kinds and not group.loose) else _apart(group, told)
        if chance < 1.0:
            found[group.subjects[0]] = chance
        found |= {subject: chance * (1.0 - strongest[subject]) for subject in group.subjects[1:]}
    return found


def _groups(persons: Sequence[One], linked: Linked, subjects: Mapping[int, bytes]) -> list[_Group]:
    members: dict[int, list[int]] = defaultdict(list)
    for number, label in enumerate(linked.possible):
        members[label].append(number)
    return [
        _group([persons[n] for n in some], [subjects[linked.certain[n]] for n in some]) for some in members.values()
    ]


def _group(ones: Sequence[One], subjects: Sequence[bytes]) -> _Group:
    vague: dict[bytes, tuple[bool, bool]] = {}
    for one, subject in zip(ones, subjects, strict=True):
        nameless, loose = vague.get(subject, (True, True))
        vague[subject] = (nameless and not one.keyed, loose and one.loose)
    return _Group(
        sorted(vague, key=lambda subject: (vague[subject], subject)),
        frozenset(kind for one in ones for kind in comparable(one)),
        frozenset((one.place[0], one.table) for one in ones),
        any(one.keyed for one in ones),
        all(one.loose for one in ones),
    )


def comparable(one: One) -> set[str]:
    """Kinds by which this person is told from others: keys, ids of one numbering, and a name of more than one word."""
    kinds = {kind for kind, _ in one.data if kind not in (NAME, "ACCOUNT_ID")}
    kinds |= {f"ACCOUNT_ID {(one.numbering or {}).get(value, '')}" for value in one.values("ACCOUNT_ID")}
    return kinds | {NAME} if len(tokens(one.name)) > 1 else kinds


def _apart(group: _Group, told: set[tuple[int, str]]) -> float:
    if group.loose:
        return LOOSELY
    if any(table.startswith(ENTITY) for _, table in group.tables):
        return ONE_DATUM
    if any(table in told for table in group.tables if table[1] != TEXT):
        return SAME_TABLE
    return SAME_FILE if {item for item, _ in group.tables} & {item for item, _ in told} else ELSEWHERE


def _strongest(linked: Linked, subjects: Mapping[int, bytes]) -> dict[bytes, float]:
    """Of each subject the weight of the strongest possible link."""
    strongest: dict[bytes, float] = defaultdict(float)
    for pair in linked.pairs:
        for number in (pair.left, pair.right):
            subject = subjects[linked.certain[number]]
            strongest[subject] = max(strongest[subject], 0.0 if pair.certain else pair.weight)
    return strongest
