"""Which records are one person's, where no directory says so: certain and possible links by named rules, guarded.

Merging on every possible link gives the fewest people, on certain links only the most; so the number of people is a range too.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from duenotice.people.holders import Groups, Identity, by_name, others, spelled
from duenotice.people.names import agree, compatible, tokens
from duenotice.people.normalise import email_key_text, folded_email, is_role_or_placeholder

MOST_BEARERS = 5
"""People of one full name, whose records nothing else links, up to whom the name may link them."""
MOST_OTHERS = 8
"""Different e-mails or telephones among the nameless holders of a key, up to which it is one person's."""
SPELLED = 0.95
MOST_STRANGERS = 0.3
LONG_ALIAS, LONG_USER_NAME = 5, 8
MOST_CHECKED = 60
DOUBT_OF_WEIGHTS = 0.25


class Pair(NamedTuple):
    """A link between two identities by their numbers; certain, or possible with the rule's weight."""

    left: int
    right: int
    rule: str
    certain: bool
    weight: float


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
        """The range of people where the weights are off by no more than a quarter; extremes are `fewest` and `most`."""
        weights = self._merges()
        low = self.most - sum(min(1.0, w + DOUBT_OF_WEIGHTS) for w in weights)
        return math.floor(low), math.ceil(self.most - sum(max(0.0, w - DOUBT_OF_WEIGHTS) for w in weights))

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


class Rule(NamedTuple):
    """A kind of key: name, an identity's keys of that kind, whether it links with certainty where names are compatible, the
    weight of the link otherwise (apart) and where it is never certain (alike); apart 0: no link between incompatible names;
    by_name: the key may be a mere name, which namesakes share; shared: households share it, so that it is not certain without a name."""

    name: str
    keys: Callable[[Identity], Iterable[str]]
    certain: bool
    alike: float
    apart: float
    by_name: bool = False
    shared: bool = False


class Judged(NamedTuple):
    """What a person decided of two identities, by their numbers."""

    left: int
    right: int
    same: bool


def _email(identity: Identity) -> Iterator[str]:
    email = email_key_text(identity.email)
    if email and not is_role_or_placeholder(email):
        yield email


def _folded(identity: Identity) -> Iterator[str]:
    return map(folded_email, _email(identity))


def _phone(identity: Identity) -> Iterator[str]:
    if identity.phone:
        yield identity.phone


def _full_name(identity: Identity) -> Iterator[str]:
    words = tokens(identity.name)
    if sum(len(word) > 1 for word in words) > 1:
        yield " ".join(words)


def _aliases(identity: Identity) -> Iterator[str]:
    """What somebody is called in one word: the local part of the address, a one-word name, a full name run together."""
    words = tokens(identity.name)
    joined = "".join(identity.name.casefold().split()) if len(words) > 1 else "".join(words)
    for email in _email(identity):
        # Some hosts hand out `number+name@`: the name is the telling part.
        local = email.rpartition("@")[0]
        head, _, tail = local.partition("+")
        yield from _telling(tail if head.isdigit() else head)
    # A short single word may be a given name, and a part of a name alone never links.
    if len(words) > 1 or len(joined) >= LONG_USER_NAME or any(c.isdigit() for c in joined):
        yield from _telling(joined)


def _run_together(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum()) if len(tokens(name)) > 1 else ""


def _telling(alias: str) -> Iterator[str]:
    plain = "".join(c for c in alias if c.isalnum())
    if len(plain) >= LONG_ALIAS and not is_role_or_placeholder(f"{plain}@") and not plain.isdigit():
        yield plain


RULES = (
    Rule("same_email", _email, True, 1.0, 0.9),
    Rule("same_phone", _phone, True, 1.0, 0.5, shared=True),
    Rule("same_folded_email", _folded, False, 0.95, 0.85),
    Rule("same_alias", _aliases, False, 0.85, 0.0, by_name=True),
    Rule("same_full_name", _full_name, False, 0.8, 0.0, by_name=True),
)


def link(
    identities: Sequence[Identity],
    rules: Sequence[Rule] = RULES,
    *,
    judged: Sequence[Judged] = (),
    weights: Mapping[str, float] = MappingProxyType({}),
) -> Linked:
    """Clusters of identities. Pure; about a millisecond per hundred identities.

    judged: what people decided of two identities: `same` links with certainty, `different` keeps their clusters apart in both
    tiers unless certain links join them; weights: by rule, in place of the rule's own, as a judged sample taught.

    1. Keys that many strangers hold are demoted, for every rule that could use them. 2. Links: same key and compatible names.
    3. Components of certain and of all links. 4. A finished cluster whose names disagree too often is cut back to its certain
    links and listed for review.
    """
    guarded: dict[str, int] = {}
    pairs = [Pair(j.left, j.right, "judged_same", True, 1.0) for j in judged if j.same]
    pairs.extend(_exact(identities, guarded))
    # A name counts only where few are called so; what else links their records must be known first.
    for rule in sorted(rules, key=lambda rule: rule.by_name):
        known = _components(len(identities), pairs) if rule.by_name else None
        pairs.extend(_pairs(identities, rule, guarded, known))
    pairs = [p if p.certain or p.rule not in weights else p._replace(weight=weights[p.rule]) for p in pairs]
    certain = _components(len(identities), [p for p in pairs if p.certain])
    apart = [(certain[j.left], certain[j.right]) for j in judged if not j.same]
    possible = _possible(certain, pairs, apart)
    refused = [members for members in _members(possible) if _disagrees(members, identities)]
    cut = {number for members in refused for number in members}
    kept = [p for p in pairs if p.certain or p.left not in cut]
    return Linked(certain, _possible(certain, kept, apart), pairs, refused, guarded)


def _pairs(
    identities: Sequence[Identity], rule: Rule, guarded: dict[str, int], known: Sequence[int] | None = None
) -> Iterator[Pair]:
    """The links of a rule. known: clusters by the rules before, for a rule whose keys may be but a name."""
    for key, numbers in _holders(identities, rule.keys):
        held = numbers if known is None else _without_namesakes(key, numbers, identities, known)
        groups = by_name(held, identities)
        if len(held) < len(numbers) or groups is None or len(others(groups.nameless, identities)) > MOST_OTHERS:
            guarded[rule.name] = guarded.get(rule.name, 0) + 1
        if groups is not None and len(others(groups.nameless, identities)) <= MOST_OTHERS:
            yield from _links(groups, rule, identities)


def _without_namesakes(key: str, numbers: list[int], identities: Sequence[Identity], known: Sequence[int]) -> list[int]:
    """The holders less those who hold the key as their full name only, where these are more people than one name can join."""
    called = {n for n in numbers if key in (_run_together(identities[n].name), *_full_name(identities[n]))}
    return [n for n in numbers if n not in called] if len({known[n] for n in called}) > MOST_BEARERS else numbers


def _holders(
    identities: Sequence[Identity], keys_of: Callable[[Identity], Iterable[str]]
) -> Iterator[tuple[str, list[int]]]:
    """Every key that several identities hold, with these."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, identity in enumerate(identities):
        for key in dict.fromkeys(keys_of(identity)):
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
    weight = rule.apart or (rule.alike if full < 2 else 0.0)
    if weight:
        for left, right in pairwise(heads):
            yield Pair(left, right, f"{rule.name}_other_name", False, weight)
    yield from _nameless(groups, rule, identities)


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
    return bool(a.email and b.email) and email_key_text(a.email) != email_key_text(b.email)


def _exact(identities: Sequence[Identity], guarded: dict[str, int]) -> Iterator[Pair]:
    """Account and id numbers link whatever the names, unless so many strangers hold one that it is nobody's (`0`, `guest`)."""
    for key, numbers in _holders(identities, lambda identity: identity.keys):
        name = f"same_{key.partition(':')[0].lower()}"
        groups = by_name(numbers, identities)
        if groups is None or len(others(groups.nameless, identities)) > MOST_OTHERS:
            guarded[name] = guarded.get(name, 0) + 1
        else:
            yield from (Pair(left, right, name, True, 1.0) for left, right in pairwise(numbers))


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
