"""People of two lists whom no key joins, but a name that is nearly the same: the one who is in the other list under no other name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

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
    close = _overlapping(at)
    seen: set[tuple[int, int]] = set()
    for block, weight in _blocks(identities):
        numbers = list({certain[n]: n for n in block}.values())
        for place, a in enumerate(numbers if len(numbers) <= MOST_ALIKE else ()):
            for b in numbers[place + 1 :]:
                left, right = sorted((certain[a], certain[b]))
                if (left, right) in seen or (at[left] & at[right] and not names_alone):
                    continue
                seen.add((left, right))
                joined = names_alone or any(frozenset((x, y)) in close for x in at[left] for y in at[right])
                fits = compatible(identities[a].name, identities[b].name) and not contradict(
                    identities[a], identities[b]
                )
                if fits and (joined or weight > NEARLY):
                    yield Pair(min(a, b), max(a, b), "nearly_same_name", False, weight)
                elif weight > NEARLY and len(numbers) == COUPLE:
                    yield Pair(min(a, b), max(a, b), "same_birth_date_other_alphabet", False, NEARLY)


def _blocks(identities: Sequence[Identity]) -> Iterator[tuple[list[int], float]]:
    """Identities that may be alike: of one word of the name and the first letter of another, or of one birth date in two alphabets."""
    named: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    born: dict[str, list[int]] = defaultdict(list)
    for number, identity in enumerate(identities):
        words = [word for word in tokens(identity.name) if len(word) > 1]
        if len(words) != 2:
            continue
        for word, other in (words, words[::-1]):
            named[word, other[0]][identity.name].append(number)
        if identity.born:
            born[identity.born].append(number)
    for names in named.values():
        if 1 < len(names) <= MOST_ALIKE:
            yield [n for numbers in names.values() for n in numbers], NEARLY
    for numbers in born.values():
        if len({alphabet(identities[n].name) for n in numbers}) > 1:
            yield numbers, BORN_ALIKE


def _overlapping(at: dict[int, set[Table]]) -> set[frozenset[Table]]:
    """Lists of which the shorter has many people of the longer."""
    sizes: dict[Table, int] = defaultdict(int)
    both: dict[frozenset[Table], int] = defaultdict(int)
    for tables in at.values():
        some = sorted(tables)[:MOST_ALIKE]
        for place, table in enumerate(some):
            sizes[table] += 1
            for other in some[place + 1 :]:
                both[frozenset((table, other))] += 1
    return {
        pair
        for pair, shared in both.items()
        if shared >= FEWEST_SHARED and shared >= SHARED * min(sizes[table] for table in pair)
    }
