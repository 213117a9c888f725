"""People who left no trace in sampled evidence: bounds by linear programming.

Each serving left evidence with known probability q, independently. f_j people were seen exactly j times, S in all. With
t = (1-q)/q and an unknown measure H >= 0 over rates l: E f_j = sum H(l) Poisson(j; l), and the unseen but exposed are
T = sum H(l) exp(-l) (1 - exp(-l t)). T is minimised and maximised over every H that fits the f_j within their noise. The
idea of bounding by all mixtures that fit is that of Norris and Pollock 1998 and Mao and Lindsay 2007, turned from
"never exposed" to "exposed, not seen"; the point estimate for pages is Chao and Jost 2012 (extrapolation of rarefaction).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.stats import poisson

from duenotice.model.bounds import Bounds

Z = 1.64
MAX_CLASSES = 12
WIDENINGS = 9
NO_CAP = 10.0
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Unseen:
    """bounds: distinct people in all servings, the seen included; method: `lp`, `complete` (nothing is missing) or
    `none` (caps only); z: the width, in standard deviations, at which the evidence could be explained."""

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
    low, high, z = (0.0, math.inf, 0.0) if in_one_piece else _solved(seen, (lowest, highest), versions)
    if z == 0:
        # Nothing fits, or nothing may be assumed: only the caps bound it, and without a cap no upper number exists.
        low, high = 0.0, cap if not math.isinf(cap) else total * (1 - lowest) / lowest * NO_CAP
    low, high = min(low, cap), min(high, cap)
    middle = (
        (low + high) / 2 if z and versions is None else min(max(_chao_jost(seen, (lowest + highest) / 2), low), high)
    )
    return Unseen(Bounds(total + int(low), total + round(middle), total + math.ceil(high)), "lp" if z else "none", z)


def _solved(
    seen: Mapping[int, int], rate: tuple[float, float], versions: Mapping[int, tuple[float, int]] | None
) -> tuple[float, float, float]:
    """Lowest and highest T with their own noise, and the z that fitted (0: none did).

    T grows with the odds of being unseen, so the highest rate gives the lowest T and the lowest rate the highest.
    """
    classes = min(max(seen), MAX_CLASSES)
    observed = _tabulated({j: float(n) for j, n in seen.items()}, classes)
    variance, design = _noise(seen, versions, classes)
    rates, rows = _grid(rate[0], max(seen), classes)
    low_cost, high_cost = (np.exp(-rates) * -np.expm1(-rates * (1 - q) / q) for q in (rate[1], rate[0]))
    scale = float(observed.sum())
    z = Z
    for _ in range(WIDENINGS):
        margin = z * np.sqrt(variance)
        limits = np.concatenate([observed + margin, margin - observed]) / scale
        ends = [_end(low_cost, rows, limits), _end(-high_cost, rows, limits)]
        if ends[0] is not None and ends[1] is not None:
            low, high = max(0.0, ends[0] * scale), max(0.0, -ends[1] * scale)
            return max(0.0, low - Z * math.sqrt(low * design)), high + Z * math.sqrt(high * design), z
        z *= 1.25
    return 0.0, 0.0, 0.0


def _end(cost: Vector, rows: Vector, limits: Vector) -> float | None:
    found: Any = linprog(cost, A_ub=rows, b_ub=limits, bounds=(0, None), method="highs")
    return float(found.fun) if found.status == 0 else None


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
def _grid(rate: float, most: int, classes: int) -> tuple[Vector, Vector]:
    """The rates and, for each, the chances of 1..classes and of more sightings; rows doubled with the opposite sign."""
    low = np.geomspace(0.001 * max(rate, 0.02), 0.05, 25)
    rates = np.unique(np.concatenate([low, np.geomspace(0.05, max(2 * most, 8), 70)]))
    rows = np.vstack([*(poisson.pmf(j, rates) for j in range(1, classes + 1)), poisson.sf(classes, rates)])
    return rates, np.vstack([rows, -rows])


def _chao_jost(seen: Mapping[int, int], rate: float) -> float:
    n = sum(j * people for j, people in seen.items())
    once, twice = seen.get(1, 0), seen.get(2, 0)
    if once == 0:
        return 0.0
    never = (n - 1) / n * (once**2 / (2 * twice) if twice else once * (once - 1) / 2)
    return never * -math.expm1(-(1 - rate) / rate * once / never) if never else 0.0
