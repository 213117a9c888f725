"""Links between records that a person should judge, and what judging a sample of them says about all.

A decision is bound to the content of the two records (their keyed hashes), so it outlives a new scan that numbers them anew.
"""

from __future__ import annotations

import hashlib
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from scipy.stats import hypergeom

MISSED = 0.05
"""Chance that an interval of `estimate` misses, at most, over all strata."""
JUDGED = frozenset({"same", "different"})


@dataclass(frozen=True, slots=True)
class Link:
    """Two identities that may be one person. left, right: `item_id:record`, or an account's hex key; rule: what speaks
    for it; weight: how likely, 0 to 1; stratum: group for sampling; decision: `open`, `same`, `different` or `unsure`;
    left_id, right_id: hex hashes of what the records say, the same in every run."""

    left: str
    right: str
    rule: str
    weight: float
    stratum: str
    decision: str
    left_id: str = ""
    right_id: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody judged of one link: `left_id` and `right_id` as the link has them; decision: `same`, `different` or `unsure`."""

    left_id: str
    right_id: str
    decision: str


@dataclass(frozen=True, slots=True)
class Merges:
    """How many of the doubtful links make two people one: expected, with the ends of an interval that misses at most one
    time in twenty. People in files are the clusters of certain links less these merges."""

    low: float
    expected: float
    high: float


def decided(links: Iterable[Link], decisions: Iterable[Decision]) -> list[Link]:
    """The links with what was judged of them; a later decision of the same two records replaces an earlier one, and one that
    says `open` takes it back."""
    told = {frozenset((d.left_id, d.right_id)): d.decision for d in decisions}
    return [replace(link, decision=told.get(frozenset((link.left_id, link.right_id)), link.decision)) for link in links]


def sample(links: Iterable[Link], size: int, seed: int = 0) -> list[Link]:
    """About `size` open links to judge, at least two of each stratum, more of those that are large and whose weight leaves
    most in doubt (Neyman 1934). Each stratum is taken in one shuffled order, so those judged so far are always a random
    sample of it, whenever somebody stops."""
    strata = _by_stratum(link for link in links if link.decision == "open")
    doubt = {name: len(members) * _spread(members) for name, members in strata.items()}
    total = sum(doubt.values())
    chosen: list[Link] = []
    for name in sorted(strata):
        share = max(2, round(size * doubt[name] / total))
        chosen += sorted(strata[name], key=lambda link: _shuffled(link, seed))[:share]
    return chosen


def estimate(links: Sequence[Link]) -> Merges:
    """What the decisions so far say of all links: per stratum the exact interval of a finite population (hypergeometric, in
    the manner of Clopper and Pearson 1934), the chance to miss shared out over the strata (Bonferroni), then added up.

    Of links that close a circle only those count that join two groups. A stratum of which nobody judged any, and a link
    judged `unsure`, may go either way, its weight being the expectation. Assumes that those judged came from `sample`.
    """
    merged, joining = _joining(links)
    strata = _by_stratum(links)
    judged = {name: [m.decision == "same" for m in members if m.decision in JUDGED] for name, members in strata.items()}
    rest = _by_stratum(joining)
    sampled = [name for name in rest if judged[name]]
    low = expected = high = float(merged)
    for name, members in rest.items():
        open_ones = [link.weight for link in members if link.decision == "open"]
        unsure = [link.weight for link in members if link.decision != "open"]
        least, likely, most = 0.0, sum(open_ones), float(len(open_ones))
        if judged[name] and open_ones:
            same, asked = sum(judged[name]), len(judged[name])
            least, most = _of_the_rest(same, asked, len(open_ones), MISSED / len(sampled))
            share = (same + 2 * likely / len(open_ones)) / (asked + 2)
            likely = min(max(share * len(open_ones), least), most)
        low, expected, high = low + least, expected + likely + sum(unsure), high + most + len(unsure)
    return Merges(low, expected, high)


def likely_people(at_most: int, links: Sequence[Link]) -> Merges:
    """The range of people in files that the decisions so far bear out. at_most: clusters of certain links."""
    merges = estimate(links)
    return Merges(max(0.0, at_most - merges.high), max(0.0, at_most - merges.expected), at_most - merges.low)


def learned_weights(links: Iterable[Link]) -> dict[str, float]:
    """Rule to the weight its links have in the light of what was judged of its stratum: the rule's own weight counts as much
    as two decisions. Rules of which nothing was judged are left out."""
    weights: dict[str, float] = {}
    for name, members in _by_stratum(links).items():
        judged = [link.decision == "same" for link in members if link.decision in JUDGED]
        if judged:
            prior = sum(link.weight for link in members) / len(members)
            weights[name] = (sum(judged) + 2 * prior) / (len(judged) + 2)
    return weights


def contradictions(links: Sequence[Link]) -> list[Link]:
    """Links judged `different` whose two records other decisions make one: somebody should look at them again."""
    home: dict[str, str] = {}
    for link in links:
        if link.decision == "same":
            _join(home, *_ends(link))
    return [link for link in links if link.decision == "different" and len({_root(home, e) for e in _ends(link)}) == 1]


def _joining(links: Sequence[Link]) -> tuple[int, list[Link]]:
    """How many merges are decided, and the undecided links that would each join two more groups, the likeliest first."""
    home: dict[str, str] = {}
    merged = sum(_join(home, *_ends(link)) for link in links if link.decision == "same")
    apart = {frozenset(_root(home, e) for e in _ends(link)) for link in links if link.decision == "different"}
    rest: list[Link] = []
    settled = dict(home)
    for link in sorted(links, key=lambda link: (-link.weight, _ends(link))):
        if link.decision in JUDGED or frozenset(_root(settled, e) for e in _ends(link)) in apart:
            continue
        if _join(home, *_ends(link)):
            rest.append(link)
    return merged, rest


def _of_the_rest(same: int, asked: int, rest: int, missed: float) -> tuple[float, float]:
    """Of `rest` links that were not asked about, the least and most that are right, where `same` of `asked` were."""
    whole = asked + rest

    def least_fits(right: int) -> bool:
        return bool(hypergeom.sf(same - 1, whole, right, asked) > missed / 2)

    def most_fails(right: int) -> bool:
        return bool(hypergeom.cdf(same, whole, right, asked) <= missed / 2)

    return float(_first(least_fits, same, same + rest) - same), float(
        _first(most_fails, same, same + rest + 1) - 1 - same
    )


def _first(holds: Callable[[int], bool], start: int, end: int) -> int:
    """The first number from `start` on for which it holds, `end` where none before it does; it holds for all after."""
    return start + bisect_left(range(start, end), True, key=holds)


def _spread(members: Sequence[Link]) -> float:
    share = sum(link.weight for link in members) / len(members)
    return math.sqrt(max(share * (1 - share), 0.01))


def _shuffled(link: Link, seed: int) -> bytes:
    return hashlib.blake2b(f"{seed} {' '.join(sorted(_ends(link)))}".encode(), digest_size=8).digest()


def _ends(link: Link) -> tuple[str, str]:
    return link.left_id or link.left, link.right_id or link.right


def _join(home: dict[str, str], left: str, right: str) -> bool:
    """Make two groups one; False where they are already."""
    a, b = _root(home, left), _root(home, right)
    if a != b:
        home[max(a, b)] = min(a, b)
    return a != b


def _root(home: dict[str, str], end: str) -> str:
    while end in home:
        # Halving the way keeps long chains of links short.
        home[end] = end = home.get(home[end], home[end])
    return end


def _by_stratum(links: Iterable[Link]) -> dict[str, list[Link]]:
    strata: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        strata[link.stratum].append(link)
    return strata
