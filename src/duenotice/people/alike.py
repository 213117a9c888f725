"""People of two lists whom no key joins, but a name that is nearly the same: the one who is in the other list under no other name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from duenotice.people.holders import Identity
from duenotice.people.names import alphabet, compatible, tokens
from duenotice.people.pairs import Pair
from duenotice.people.rules import contradict

Table = tuple[int, str]

SHARED, FEWEST_SHARED = 0.3, 3
"""Share of the people of the shorter list who are surely in the other too, and how many, from which the rest are looked for there."""
NEARLY, BORN_ALIKE = 0.5, 0.9
"""Weights of a link by a name that is nearly the same, or by a birth date that one has in each of two alphabets; and by such a date and a
name that sounds the same."""
COUPLE, MOST_ALIKE = 2, 12
"""People of one given name and initial beyond whom one nearly called so is anybody."""


def nearly_named(
    identities: Sequence[Identity], tables: Sequence[Table], certain: Sequence[int], *, names_alone: bool = False
) -> Iterator[Pair]:
    """Possible links between people of different lists. tables: where each identity stands; certain: its cluster; names_alone: nobody
    has anything but a name.

    Only lists of whom many are the same people count, and only people who are not in the other list already; where there are but
    names, whoever is called nearly the same may be one person, written twice.
    """
    at: dict[int, set[Table]] = defaultdict(set)
    for table, cluster in zip(tables, certain, strict=True):
        at[cluster].add(table)
    near = _overlapping(at)
    seen: set[tuple[int, int]] = set()
    for block, weight in _blocks(identities, named=names_alone or bool(near)):
        numbers = list({certain[n]: n for n in block}.values())
        for a, b in combinations(numbers, 2) if len(numbers) <= MOST_ALIKE else ():
            here, there = sorted((certain[a], certain[b]))
            if (here, there) in seen or (not names_alone and not at[here].isdisjoint(at[there])):
                continue
            seen.add((here, there))
            joined = names_alone or any(not near[x].isdisjoint(at[there]) for x in at[here] if x in near)
            one, other = identities[a], identities[b]
            if (joined or weight > NEARLY) and compatible(one.name, other.name) and not contradict(one, other):
                yield Pair(min(a, b), max(a, b), "nearly_same_name", False, weight)
            elif weight > NEARLY and len(numbers) == COUPLE:
                yield Pair(min(a, b), max(a, b), "same_birth_date_other_alphabet", False, NEARLY)


def _blocks(identities: Sequence[Identity], *, named: bool) -> Iterator[tuple[list[int], float]]:
    """Identities that may be alike: of one birth date in two alphabets, or (named) of one word of the name and the first letter of
    another."""
    born: dict[str, list[int]] = defaultdict(list)
    if len({alphabet(identity.name) for identity in identities if identity.born and identity.name}) > 1:
        for number, identity in enumerate(identities):
            if identity.born and identity.name:
                born[identity.born].append(number)
    yield from ((some, BORN_ALIKE) for some in born.values() if len({alphabet(identities[n].name) for n in some}) > 1)
    called: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, identity in enumerate(identities if named else ()):
        words = [word for word in tokens(identity.name) if len(word) > 1]
        for word, other in (words, words[::-1]) if len(words) == COUPLE else ():
            called[word, other[0]][identity.name].append(number)
    for names in called.values():
        if 1 < len(names) <= MOST_ALIKE:
            yield [n for numbers in names.values() for n in numbers], NEARLY


def _overlapping(at: Mapping[int, set[Table]]) -> dict[Table, set[Table]]:
    """Of each list those with which it has many people in common, as a share of the shorter."""
    sizes: dict[Table, int] = defaultdict(int)
    both: dict[tuple[Table, Table], int] = defaultdict(int)
    for tables in at.values():
        some = sorted(tables)[:MOST_ALIKE]
        for table in some:
            sizes[table] += 1
        for couple in combinations(some, 2):
            both[couple] += 1
    near: dict[Table, set[Table]] = defaultdict(set)
    for (one, other), shared in both.items():
        if shared >= FEWEST_SHARED and shared >= SHARED * min(sizes[one], sizes[other]):
            near[one].add(other)
            near[other].add(one)
    return near
