"""Links between records that a person should judge, and what judging a sample of them says about all."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Z_95 = 1.96


@dataclass(frozen=True, slots=True)
class Link:
    """Two identities that may be one person. left, right: `item_id:record`, or an account's hex key; rule: what speaks
    for it; weight: how likely, 0 to 1; stratum: group for sampling; decision: `open`, `same` or `different`."""

    left: str
    right: str
    rule: str
    weight: float
    stratum: str
    decision: str


@dataclass(frozen=True, slots=True)
class Merges:
    """How many of the doubtful links join two records of one person: expected, with the ends of a 95 % interval."""

    low: float
    expected: float
    high: float


def sample(links: Iterable[Link], size: int, seed: int = 0) -> list[Link]:
    """`size` open links to judge, spread over the strata by their share but at least two of each; the same for a seed."""
    strata = _by_stratum(link for link in links if link.decision == "open")
    total = sum(map(len, strata.values()))
    chosen: list[Link] = []
    for name in sorted(strata):
        share = max(2, round(size * len(strata[name]) / total))
        ordered = sorted(strata[name], key=lambda link: (link.left, link.right))
        chosen += random.Random(f"{seed} {name}").sample(ordered, min(share, len(ordered)))
    return chosen


def estimate(links: Sequence[Link]) -> Merges:
    """What the decisions so far say of all links: a stratified estimate (Cochran 1977, 5.3), each stratum's unjudged rest at
    the share found in its sample, with one success and one failure added so that small samples stay in doubt (Agresti and
    Coull 1998). A stratum nobody judged may go either way, its weights being the expectation."""
    low = expected = high = variance = 0.0
    for members in _by_stratum(links).values():
        judged = [link.decision == "same" for link in members if link.decision != "open"]
        same, rest = sum(judged), len(members) - len(judged)
        expected, low, high = expected + same, low + same, high + same
        if not judged:
            expected += sum(link.weight for link in members)
            high += rest
            continue
        share = (same + 1) / (len(judged) + 2)
        low, expected, high = low + rest * share, expected + rest * share, high + rest * share
        variance += rest**2 * share * (1 - share) / (len(judged) + 2) + rest * share * (1 - share)
    margin = Z_95 * math.sqrt(variance)
    return Merges(max(0.0, low - margin), expected, min(float(len(links)), high + margin))


def _by_stratum(links: Iterable[Link]) -> dict[str, list[Link]]:
    strata: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        strata[link.stratum].append(link)
    return strata
