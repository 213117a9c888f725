"""Which records are one person's, where no directory says so: certain and possible links by named rules, guarded.

Merging on every possible link gives the fewest people, on certain links only the most; so the number of people is a range too.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from duenotice.people.names import compatible, tokens
from duenotice.people.normalise import email_key_text, folded_email, is_role_or_placeholder

MOST_NAMES_OF_A_KEY = 3
MOST_STRANGERS = 0.3
LONG_ALIAS, LONG_USER_NAME = 5, 8
MOST_CHECKED = 60
DOUBT_OF_WEIGHTS = 0.25


@dataclass(frozen=True, slots=True)
class Identity:
    """One record as it speaks of a person: raw name, e-mail, telephone in E.164, further exact keys (`ACCOUNT_ID:…`)."""

    name: str = ""
    email: str = ""
    phone: str = ""
    keys: tuple[str, ...] = ()


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
    weight of the link otherwise (apart) and where it is never certain (alike); apart 0: no link between incompatible names."""

    name: str
    keys: Callable[[Identity], Iterable[str]]
    certain: bool
    alike: float
    apart: float


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


def _telling(alias: str) -> Iterator[str]:
    plain = "".join(c for c in alias if c.isalnum())
    if len(plain) >= LONG_ALIAS and not is_role_or_placeholder(f"{plain}@") and not plain.isdigit():
        yield plain


RULES = (
    Rule("same_email", _email, True, 1.0, 0.9),
    Rule("same_phone", _phone, True, 1.0, 0.5),
    Rule("same_folded_email", _folded, False, 0.95, 0.85),
    Rule("same_full_name", _full_name, False, 0.8, 0.0),
    Rule("same_alias", _aliases, False, 0.85, 0.0),
)


def link(identities: Sequence[Identity], rules: Sequence[Rule] = RULES) -> Linked:
    """Clusters of identities. Pure; about a millisecond per hundred identities.

    1. Keys held by more than three mutually incompatible names are demoted, for every rule that could use them.
    2. Links: same key and compatible names. 3. Components of certain and of all links. 4. A finished cluster whose names
    disagree too often is cut back to its certain links and listed for review.
    """
    guarded: dict[str, int] = {}
    pairs = [pair for rule in rules for pair in _pairs(identities, rule, guarded)]
    pairs.extend(_exact(identities))
    certain = _components(len(identities), [p for p in pairs if p.certain])
    possible = _components(len(identities), pairs)
    refused = [members for members in _members(possible) if _disagrees(members, identities)]
    cut = {number for members in refused for number in members}
    kept = [p for p in pairs if p.certain or p.left not in cut]
    return Linked(certain, _components(len(identities), kept), pairs, refused, guarded)


def _pairs(identities: Sequence[Identity], rule: Rule, guarded: dict[str, int]) -> Iterator[Pair]:
    holders: dict[str, list[int]] = defaultdict(list)
    for number, identity in enumerate(identities):
        for key in dict.fromkeys(rule.keys(identity)):
            holders[key].append(number)
    for numbers in (held for held in holders.values() if len(held) > 1):
        groups = _by_name(numbers, identities)
        if len(groups) > MOST_NAMES_OF_A_KEY:
            guarded[rule.name] = guarded.get(rule.name, 0) + 1
        else:
            yield from _links(groups, rule, identities)


def _links(groups: list[list[int]], rule: Rule, identities: Sequence[Identity]) -> Iterator[Pair]:
    """Within a group of compatible names the rule's own link; between groups the weaker one, if it has any.

    A one-word name may be a user name, so it contradicts nobody: such a group joins where only one group has a full name.
    """
    for group in groups:
        for left, right in pairwise(group):
            yield Pair(left, right, rule.name, rule.certain, rule.alike)
    full = sum(len(tokens(identities[group[0]].name)) > 1 for group in groups)
    weight = rule.apart or (rule.alike if full < 2 else 0.0)
    if weight:
        for left, right in pairwise(groups):
            yield Pair(left[0], right[0], f"{rule.name}_other_name", False, weight)


def _by_name(numbers: list[int], identities: Sequence[Identity]) -> list[list[int]]:
    """The holders of a key in groups of compatible names. A nameless one joins the first group."""
    groups: list[list[int]] = []
    for number in sorted(numbers, key=lambda n: -len(identities[n].name)):
        name = identities[number].name
        home = next((g for g in groups if compatible(identities[g[0]].name, name)), None)
        if home is None:
            groups.append([number])
        else:
            home.append(number)
    return groups


def _exact(identities: Sequence[Identity]) -> Iterator[Pair]:
    """Account and id numbers link whatever the names."""
    first: dict[str, int] = {}
    for number, identity in enumerate(identities):
        for key in identity.keys:
            known = first.setdefault(key, number)
            if known != number:
                yield Pair(known, number, f"same_{key.partition(':')[0].lower()}", True, 1.0)


def _components(size: int, pairs: Sequence[Pair]) -> list[int]:
    left, right = np.array([p.left for p in pairs], np.int64), np.array([p.right for p in pairs], np.int64)
    graph = coo_matrix((np.ones(len(pairs), np.int8), (left, right)), shape=(size, size))
    return connected_components(graph, directed=False)[1].tolist()


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
