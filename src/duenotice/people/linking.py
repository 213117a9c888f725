"""Which records are one person's, where no directory says so: certain and possible links by named rules, guarded.

Merging on every possible link gives the fewest people, on certain links only the most; so the number of people is a range too.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from duenotice.people.holders import Groups, Identity, by_name, others, spelled
from duenotice.people.names import agree, compatible, relatives, tokens
from duenotice.people.normalise import email_key_text
from duenotice.people.pairs import NO_MODEL, Modelled, Pair
from duenotice.people.rules import (
    RULES,
    Rule,
    born_apart,
    contradict,
    full_name,
    of_two_papers,
    run_together,
    strangers,
)

MOST_BEARERS = 5
"""Records, and people whom nothing else links, up to which a full name alone may link them: more are namesakes."""
MISSED = 0.1
"""Share of the merges that no rule sees, as taken for the lower end of the likely range: where the truth is complete the rules see
some 85 of 100 pairs."""
MOST_OTHERS = 8
"""Different e-mails or telephones among the nameless holders of a key, up to which it is one person's."""
SPELLED = 0.95
BORN_TOO = 0.95
"""Weight of a key that two hold whose birth date is one, too, and a word of whose names."""
OF_ANOTHER = 0.3
"""Weight of an account's number that two hold of whom neither a name nor an address is the same."""
OF_RELATIVES = 0.1
"""Weight of a key that two hold whose family name is one and whose given names differ: a family's, more often than one person's."""
MOST_STRANGERS = 0.3
MOST_CHECKED = 60
DOUBT_OF_WEIGHTS = 0.25


@dataclass(frozen=True, slots=True)
class Linked:
    """certain and possible: cluster number of each identity by those links (possible includes certain); pairs: every link;
    refused: clusters cut back to their certain links, as lists of identity numbers, for review; guarded: keys demoted, by rule."""

    certain: list[int]
    possible: list[int]
    pairs: list[Pair]
    refused: list[list[int]]
    guarded: dict[str, int]

    @property
    def expected(self) -> float:
        """People if each possible link is right with its weight."""
        return self.most - sum(self._merges())

    @property
    def likely(self) -> tuple[int, int]:
        """The range of people where the weights are off by no more than a quarter and the rules miss one merge in ten."""
        weights = self._merges()
        low = self.most - sum(min(1.0, w + DOUBT_OF_WEIGHTS) + MISSED for w in weights)
        return max(math.floor(low), min(self.most, 1)), math.ceil(
            self.most - sum(max(0.0, w - DOUBT_OF_WEIGHTS) for w in weights)
        )

    def _merges(self) -> list[float]:
        """The weight of each possible link that joins two people of the certain links, the strongest first."""
        labels = dict(enumerate(self.certain))
        home = {label: label for label in labels.values()}
        merged: list[float] = []
        for pair in sorted(self.pairs, key=lambda p: (-p.weight, p.left, p.right)):
            a, b = _root(home, labels[pair.left]), _root(home, labels[pair.right])
            if a != b and self.possible[pair.left] == self.possible[pair.right]:
                home[max(a, b)] = min(a, b)
                merged.append(pair.weight)
        return merged

    @property
    def fewest(self) -> int:
        """People if every possible link is right."""
        return len(set(self.possible))

    @property
    def most(self) -> int:
        """People if only certain links are."""
        return len(set(self.certain))


class Judged(NamedTuple):
    """What a person decided of two identities, by their numbers."""

    left: int
    right: int
    same: bool


def link(
    identities: Sequence[Identity],
    rules: Sequence[Rule] = RULES,
    *,
    judged: Sequence[Judged] = (),
    joined: Sequence[Pair] = (),
    weights: Mapping[str, float] = MappingProxyType({}),
    model: Modelled = NO_MODEL,
) -> Linked:
    """Clusters of identities. Pure; about a millisecond per hundred identities.

    judged: what people decided of two identities: `same` links with certainty, `different` keeps their clusters apart in both
    tiers unless certain links join them; joined: links that the records themselves give; weights: by rule, in place of the rule's
    own, as a judged sample taught; model: what a model of names and addresses says (`by_splink.modelled`): more possible links,
    and none by a mere name against it.

    1. Keys that many strangers hold are demoted, for every rule that could use them. 2. Links: same key and compatible names.
    3. Components of certain and of all links. 4. A finished cluster whose names disagree too often is cut back to its certain
    links and those for which two things speak, and listed for review.
    """
    guarded: dict[str, int] = {}
    pairs = [Pair(j.left, j.right, "judged_same", True, 1.0) for j in judged if j.same]
    pairs.extend(joined)
    pairs.extend(_exact(identities, guarded))
    # A name counts only where few are called so; what else links their records must be known first.
    for rule in sorted(rules, key=lambda rule: rule.by_name):
        known = _components(len(identities), pairs) if rule.by_name else None
        found = _pairs(identities, rule, guarded, known)
        pairs.extend(model.kept(found) if rule.by_name or rule.double else found)
    pairs.extend(pair._replace(certain=False) for pair in model.pairs)
    pairs = [p if p.certain or p.rule not in weights else p._replace(weight=weights[p.rule]) for p in pairs]
    pairs = [p._replace(left=min(p.left, p.right), right=max(p.left, p.right)) for p in pairs]
    certain = _components(len(identities), [p for p in pairs if p.certain])
    apart = [(certain[j.left], certain[j.right]) for j in judged if not j.same]
    possible = _possible(certain, pairs, apart)
    refused = [members for members in _members(possible) if _disagrees(members, identities)]
    cut = {number for members in refused for number in members}
    double = {rule.name for rule in rules if rule.double} | {pair.rule for pair in model.pairs}
    kept = [p for p in pairs if p.certain or p.left not in cut or p.rule in double]
    return Linked(certain, _possible(certain, kept, apart), pairs, refused, guarded)


def with_more(linked: Linked, pairs: Sequence[Pair]) -> Linked:
    """The clusters with further possible links, which come from what links made of the rest."""
    home = {label: label for label in linked.possible}
    for pair in pairs:
        a, b = _root(home, linked.possible[pair.left]), _root(home, linked.possible[pair.right])
        home[max(a, b)] = min(a, b)
    return replace(linked, possible=[_root(home, label) for label in linked.possible], pairs=[*linked.pairs, *pairs])


def _pairs(
    identities: Sequence[Identity], rule: Rule, guarded: dict[str, int], known: Sequence[int] | None = None
) -> Iterator[Pair]:
    """The links of a rule. known: clusters by the rules before, for a rule whose keys may be but a name."""
    sizes = Counter(known)
    for key, numbers in _holders(identities, rule.keys):
        held = numbers if known is None else _without_namesakes(key, numbers, identities, (known, sizes))
        groups = by_name(held, identities)
        if len(held) < len(numbers) or groups is None or len(others(groups.nameless, identities)) > MOST_OTHERS:
            guarded[rule.name] = guarded.get(rule.name, 0) + 1
        if groups is not None and len(others(groups.nameless, identities)) <= MOST_OTHERS:
            links = _links(groups, rule, identities)
            yield from _by_name(links, identities) if rule.by_name else links


def _by_name(links: Iterable[Pair], identities: Sequence[Identity]) -> Iterator[Pair]:
    """Those links by a mere name against which nothing speaks, weaker where two papers and another way to reach them do."""
    for pair in links:
        a, b = identities[pair.left], identities[pair.right]
        if not contradict(a, b):
            yield pair._replace(weight=min(pair.weight, OF_ANOTHER)) if of_two_papers(a, b) else pair


def _without_namesakes(
    key: str, numbers: list[int], identities: Sequence[Identity], groups: tuple[Sequence[int], Mapping[int, int]]
) -> list[int]:
    """The holders less those whom nothing but their full name joins: all of them where these are too many people for one name,
    else those beyond a group of five records, the largest known groups first – a name alone builds no larger one. groups: that
    of each identity, and their sizes."""
    known, sizes = groups
    called = {n for n in numbers if key in (run_together(identities[n].name), *full_name(identities[n]))}
    bearers = dict.fromkeys(known[n] for n in numbers if n in called)
    if len(bearers) < 2:
        return numbers
    room, kept = (MOST_BEARERS if len(bearers) <= MOST_BEARERS else 0), set[int]()
    for group in sorted(bearers, key=lambda group: -sizes[group]):
        if sizes[group] <= room:
            room -= sizes[group]
            kept.add(group)
    return [n for n in numbers if n not in called or (len(kept) > 1 and known[n] in kept)]


def _holders(
    identities: Sequence[Identity], keys_of: Callable[[Identity], Iterable[str]]
) -> Iterator[tuple[str, list[int]]]:
    """Every key that several identities hold, with these, in an order of what they say: in which they came changes nothing."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number in sorted(range(len(identities)), key=identities.__getitem__):
        for key in dict.fromkeys(keys_of(identities[number])):
            holders[key].append(number)
    return ((key, numbers) for key, numbers in holders.items() if len(numbers) > 1)


def _links(groups: Groups, rule: Rule, identities: Sequence[Identity]) -> Iterator[Pair]:
    """Within a group of compatible names the rule's own link, if the names differ in spelling a shade less; between groups the
    weaker one, if it has any.

    A one-word name may be a user name, so it contradicts nobody: such a group joins where only one group has a full name.
    """
    for group in groups.named:
        for left, right in pairwise(spelled(group, identities)):
            same = agree(identities[left].name, identities[right].name)
            yield Pair(left, right, rule.name, rule.certain and same, rule.alike if same else min(rule.alike, SPELLED))
    heads = [group[0] for group in groups.named]
    full = sum(len(tokens(identities[head].name)) > 1 for head in heads)
    weight = rule.apart or (rule.alike if full < 2 and not rule.shared else 0.0)
    if weight:
        for left, right in pairwise(heads):
            if not born_apart(identities[left], identities[right]):
                kin = relatives(identities[left].name, identities[right].name)
                one = max(weight, BORN_TOO) if _born_and_called(identities[left], identities[right]) else weight
                yield Pair(left, right, f"{rule.name}_other_name", False, min(weight, OF_RELATIVES) if kin else one)
    yield from _nameless(groups, rule, identities)


def _born_and_called(a: Identity, b: Identity) -> bool:
    """Whether two have one birth date and a word of their names in common: who married, as a rule."""
    return bool(a.born) and a.born == b.born and not set(tokens(a.name)).isdisjoint(tokens(b.name))


def _nameless(groups: Groups, rule: Rule, identities: Sequence[Identity]) -> Iterator[Pair]:
    """Records without a name and those whose short name fits several people. They hang on the first of the others: surely
    where no second person holds the key and, for a key that households share, no other key contradicts."""
    first = next((group[0] for group in groups.named), groups.nameless[0] if groups.nameless else 0)
    for number in groups.nameless:
        if number == first:
            continue
        lone = len(groups.named) < 2 and not (rule.shared and _contradict(identities[first], identities[number]))
        yield Pair(
            first,
            number,
            rule.name if lone else f"{rule.name}_no_name",
            rule.certain and lone,
            rule.alike if lone else rule.apart or rule.alike,
        )
    for number in groups.torn:
        yield Pair(first, number, f"{rule.name}_short_name", False, rule.apart or rule.alike)


def _contradict(a: Identity, b: Identity) -> bool:
    return born_apart(a, b) or (bool(a.email and b.email) and email_key_text(a.email) != email_key_text(b.email))


def _exact(identities: Sequence[Identity], guarded: dict[str, int]) -> Iterator[Pair]:
    """Account and id numbers link whatever the names, unless so many strangers hold one that it is nobody's (`0`, `guest`); between two
    whom all else tells apart the number of an account may have been given anew."""
    for key, numbers in _holders(identities, lambda identity: identity.keys):
        name = f"same_{key.partition(':')[0].lower()}"
        groups = by_name(numbers, identities)
        if groups is None or len(others(groups.nameless, identities)) > MOST_OTHERS:
            guarded[name] = guarded.get(name, 0) + 1
            continue
        for left, right in pairwise(numbers):
            other = name == "same_account_id" and strangers(identities[left], identities[right])
            yield Pair(left, right, f"{name}_other_name" if other else name, not other, OF_ANOTHER if other else 1.0)


def _components(size: int, pairs: Sequence[Pair]) -> list[int]:
    left, right = np.array([p.left for p in pairs], np.int64), np.array([p.right for p in pairs], np.int64)
    graph = coo_matrix((np.ones(len(pairs), np.int8), (left, right)), shape=(size, size))
    return connected_components(graph, directed=False)[1].tolist()


def _possible(certain: Sequence[int], pairs: Sequence[Pair], apart: Sequence[tuple[int, int]]) -> list[int]:
    """Components of all links. Where clusters must stay apart, the strongest links go first and one that would join such a
    couple is passed over."""
    if not apart:
        return _components(len(certain), pairs)
    home = {label: label for label in certain}
    enemies: dict[int, set[int]] = defaultdict(set)
    for a, b in apart:
        if a != b:
            enemies[a].add(b)
            enemies[b].add(a)
    for pair in sorted(pairs, key=lambda p: (-p.weight, p.left, p.right)):
        a, b = _root(home, certain[pair.left]), _root(home, certain[pair.right])
        if a == b or any(_root(home, enemy) == b for enemy in enemies[a]):
            continue
        home[b] = a
        enemies[a] |= enemies[b]
    return [_root(home, label) for label in certain]


def _root(home: dict[int, int], label: int) -> int:
    while home[label] != label:
        home[label] = home[home[label]]
        label = home[label]
    return label


def _members(labels: Sequence[int]) -> Iterator[list[int]]:
    clusters: dict[int, list[int]] = defaultdict(list)
    for number, label in enumerate(labels):
        clusters[label].append(number)
    return (members for members in clusters.values() if len(members) > 2)


def _disagrees(members: Sequence[int], identities: Sequence[Identity]) -> bool:
    names = sorted({identities[n].name for n in members if len(tokens(identities[n].name)) > 1})[:MOST_CHECKED]
    couples = list(combinations(names, 2))
    strangers = sum(not compatible(a, b) for a, b in couples)
    return strangers > max(1, MOST_STRANGERS * len(couples))
