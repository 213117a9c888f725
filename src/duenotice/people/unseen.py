"""People who left no trace in sampled evidence: every number of them that some distribution of the servings can explain.

Each serving left evidence with known probability q, independently. f_j people were seen exactly j times, S in all. With an unknown
measure H >= 0 over the numbers n = 1, 2, … of servings of a person: E f_j = sum H(n) Binomial(j; n, q), and the unseen but
exposed are E T = sum H(n) (1 - q)^n. A number T is kept within the bounds while some H explains T and all the f_j together about
as well as the best H explains the f_j alone: the squared misfit, in standard deviations, rises by no more than z².

Allowing every mixture is the idea of Norris and Pollock 1998 and Mao and Lindsay 2007, turned from "never exposed" to "exposed,
not seen" and, as people need not be served at random, from Poisson to binomial counts. Bounding one figure by the rise of the
misfit is that of Rust and Burrus 1972. Where even endless evidence of this kind would leave a range, T can miss it on one side
only: z follows Imbens and Manski 2004. That such quantiles suffice is no theorem (Batlle and others, arXiv 2310.02461, show
exceptions), so `benchmarks.bench_people` measures the coverage. `best` lies halfway between the middle of the bounds and the
extrapolation of rarefaction by Chao and Jost 2012.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq, nnls
from scipy.stats import binom, chi2

from duenotice.model.bounds import Bounds

LEVEL = 0.95
ONE_SIDE, TWO_SIDES = 1.645, 1.96
MAX_CLASSES = 12
MISFIT_BY_CHANCE = 0.99
MOST_SCATTER = 2.0
NO_CAP = 10.0
EVERY_NUMBER = 30
FINENESS = 0.05
"""Up to the first, every number of servings is its own column. Beyond, neighbours differ by the second in the root of the mean
number of sightings: a tenth of the standard deviation that the root of a count has by chance."""

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Unseen:
    """bounds: distinct people in all servings, the seen included; method: `mixture`, `complete` (nothing is missing) or
    `none` (caps only); z: by how many standard deviations a number may strain the evidence and still be within the bounds, more
    than usual where the evidence is no mixture of independent servings."""

    bounds: Bounds
    method: str
    z: float = 0.0


def unseen_bounds(
    seen: Mapping[int, int],
    rate: float | tuple[float, float],
    *,
    versions: Mapping[int, tuple[float, int]] | None = None,
    lost: float = math.inf,
    scope: float = math.inf,
    in_one_piece: bool = False,
) -> Unseen:
    """Bounds of the number of distinct people in all servings, nominal 95 %.

    seen: times seen (>= 1) to people seen exactly that often; rate: share of servings that left evidence, 0 < rate <= 1, or
    its lowest and highest value where it is estimated or differs between sources; versions: where several people share a page
    version and so its fate: times seen to (sum of k² over the page versions seen that often, largest k), None for independent
    people; lost: people at most in the servings that left no evidence; scope: people who could be in any serving (the
    directory); in_one_piece: whole hours were lost, not lines at random, so that only the caps bound what was in them.
    Raises ValueError for a rate outside (0, 1].
    """
    lowest, highest = rate if isinstance(rate, tuple) else (rate, rate)
    if not 0 < lowest <= highest <= 1:
        raise ValueError("rate is a share in (0, 1], the lower before the higher")
    total = sum(seen.values())
    cap = max(0.0, min(lost, scope - total))
    if lowest == 1:
        return Unseen(Bounds.exactly(total), "complete")
    if total == 0:
        return Unseen(Bounds(0, 0, 0 if math.isinf(cap) else math.floor(cap)), "none")
    low, high, z = (0.0, math.inf, 0.0) if in_one_piece else _solved(seen, (lowest, highest), versions, cap)
    if z == 0:
        # Nothing fits, or nothing may be assumed: only the caps bound it, and without a cap no upper number exists.
        low, high = 0.0, cap if not math.isinf(cap) else total * (1 - lowest) / lowest * NO_CAP
    low, high = min(low, cap), min(high, cap)
    likely = min(max(_chao_jost(seen, (lowest + highest) / 2), low), high)
    if z:
        # The more people's numbers of servings differ, the more this errs low, and the middle of the bounds high.
        likely = (likely + (low + high) / 2) / 2
    return Unseen(
        Bounds(total + int(low), total + round(likely), total + math.ceil(high)), "mixture" if z else "none", z
    )


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What was seen, in standard deviations: a row for each number of sightings and a column for each number of servings; the
    chance of each column to leave no trace; how far the best H stays away (squared) and how many unseen it tells of; how many
    people share one fate; by how much more than assumed the counts scatter around the best H."""

    rows: Vector
    seen: Vector
    traceless: Vector
    misfit: float
    likeliest: float
    design: float
    scatter: float

    def strain(self, unseen: float) -> float:
        """By how many standard deviations the evidence speaks against this number of unseen people, whatever H may be.

        Fewer than the likeliest number vary by chance as that number does.
        """
        deviation = math.sqrt(self.design * max(unseen, self.likeliest, 1.0))
        rows, seen = np.vstack([self.rows, self.traceless / deviation]), np.append(self.seen, unseen / deviation)
        return math.sqrt(max(0.0, nnls(rows, seen)[1] ** 2 - self.misfit)) / self.scatter

    def lowest(self, z: float) -> float:
        """The lowest number of unseen people that strains the evidence by no more than z."""
        return 0.0 if self.strain(0.0) <= z else self._crossing(z, 0.0)

    def highest(self, z: float, cap: float) -> float:
        """The highest number of unseen people that strains the evidence by no more than z, at most cap."""
        step = 3 * math.sqrt(self.design * max(self.likeliest, 1.0))
        while self.likeliest + step < cap and self.strain(self.likeliest + step) <= z:
            step *= 2
        end = min(self.likeliest + step, cap)
        return end if end <= self.likeliest or self.strain(end) <= z else self._crossing(z, end)

    def _crossing(self, z: float, beyond: float) -> float:
        """Where the strain reaches z, to a thousandth of the way from the likeliest number to one beyond the bounds."""
        tolerance = max(0.1, abs(beyond - self.likeliest) / 1_000)
        found: Any = brentq(lambda unseen: self.strain(unseen) - z, self.likeliest, beyond, xtol=tolerance)
        return float(found)


def _solved(
    seen: Mapping[int, int], rate: tuple[float, float], versions: Mapping[int, tuple[float, int]] | None, cap: float
) -> tuple[float, float, float]:
    """Lowest and highest T, neither above cap, and the larger z that they may strain the evidence by (0: nothing explains it).

    What is thinned to a low rate is also explained by fewer servings at the highest one, with fewer people unseen. So the lower
    bound is that of the highest rate; the upper one is that of the lowest, and allows each person either.
    """
    lowest, highest = rate
    try:
        few = _evidence(seen, highest, versions)
        many = few if lowest == highest else _evidence(seen, lowest, versions)
        if few is None or many is None:
            return 0.0, 0.0, 0.0
        least, most, z = _ends(few, cap)
        if lowest < highest:
            _, _, other = _ends(many, cap)
            columns = np.hstack([many.rows, few.rows]), np.concatenate([many.traceless, few.traceless])
            most, z = replace(many, rows=columns[0], traceless=columns[1]).highest(other, cap), max(z, other)
    except RuntimeError:  # the solver ran out of steps
        return 0.0, 0.0, 0.0
    return least, max(least, most), z * max(few.scatter, many.scatter)


def _ends(evidence: _Evidence, cap: float) -> tuple[float, float, float]:
    """Lowest and highest T at the z at which they hold together, and this z.

    Between the two z that are tried, an end is what endless evidence would leave open, and z times its noise. The further apart
    the two are without noise, the less can both fail: z follows from their distance (Imbens and Manski 2004).
    """
    low = evidence.lowest(ONE_SIDE), evidence.lowest(TWO_SIDES)
    high = evidence.highest(ONE_SIDE, cap), evidence.highest(TWO_SIDES, cap)
    below, above = (abs(two - one) / (TWO_SIDES - ONE_SIDE) for one, two in (low, high))
    left_open = max(0.0, high[1] - low[1] - TWO_SIDES * (below + above))
    apart = left_open / max(below, above, 1e-9)
    chance = NormalDist().cdf
    found: Any = brentq(lambda z: chance(z + apart) - chance(-z) - LEVEL, ONE_SIDE - 0.01, TWO_SIDES + 0.01)
    z = min(max(float(found), ONE_SIDE), TWO_SIDES)
    return low[1] + below * (TWO_SIDES - z), high[1] - above * (TWO_SIDES - z), z


def _evidence(
    seen: Mapping[int, int], rate: float, versions: Mapping[int, tuple[float, int]] | None
) -> _Evidence | None:
    """None where the counts are no mixture of independent servings: where their noise would have to be far above the assumed."""
    classes = min(max(seen), MAX_CLASSES)
    observed = _tabulated({j: float(n) for j, n in seen.items()}, classes)
    variance, design = _noise(seen, versions, classes)
    chances, traceless = _chances(rate, classes)
    deviation = np.sqrt(variance)
    rows, target = chances / deviation[:, None], observed / deviation
    measure, distance = nnls(rows, target)
    scatter = math.sqrt(max(1.0, distance**2 / chi2.ppf(MISFIT_BY_CHANCE, classes + 1)))
    if scatter > MOST_SCATTER:
        return None
    return _Evidence(rows, target, traceless, distance**2, float(traceless @ measure), design, scatter)


def _tabulated(by_times: Mapping[int, float], classes: int) -> Vector:
    """Values for 1..classes times, then their sum above."""
    row = np.zeros(classes + 1)
    for times, value in by_times.items():
        row[min(times, classes + 1) - 1] += value
    return row


def _noise(
    seen: Mapping[int, int], versions: Mapping[int, tuple[float, int]] | None, classes: int
) -> tuple[Vector, float]:
    """Variance of each row, and the design factor: how many people share one fate."""
    if versions is None:
        return _tabulated({j: float(n) for j, n in seen.items()}, classes) + 1, 1.0
    squares = {j: s for j, (s, _) in versions.items()}
    largest = max(k for _, k in versions.values())
    return _tabulated(squares, classes) + largest**2, sum(squares.values()) / sum(seen.values())


@lru_cache(maxsize=256)
def _chances(rate: float, classes: int) -> tuple[Vector, Vector]:
    """A column for each number of servings: the chances of 1..classes and of more sightings, and that of none.

    Beyond the last number all are seen more often than `classes`.
    """
    most = math.sqrt(classes + 9 + 5 * math.sqrt(classes + 1))
    roots = np.linspace(0, most, math.ceil(most / FINENESS) + 1)
    servings = np.unique(np.concatenate([np.arange(1, EVERY_NUMBER + 1), np.round(roots[1:] ** 2 / rate)]))
    servings = servings[servings >= 1]
    times = np.arange(1, classes + 1)[:, None]
    rows = np.vstack([binom.pmf(times, servings, rate), binom.sf(classes, servings, rate)])
    return rows, np.power(1 - rate, servings)


def _chao_jost(seen: Mapping[int, int], rate: float) -> float:
    n = sum(j * people for j, people in seen.items())
    once, twice = seen.get(1, 0), seen.get(2, 0)
    if once == 0:
        return 0.0
    never = (n - 1) / n * (once**2 / (2 * twice) if twice else once * (once - 1) / 2)
    return never * -math.expm1(-(1 - rate) / rate * once / never) if never else 0.0
