"""The rival of our bounds of the unseen: the linear programme of the design note, step by step, over a box around each count.

E f_j = sum H(l) Poisson(j; l) must lie within 1.64 standard deviations of each f_j and of the tail; over all H >= 0 that do, the
expected number of the unseen is minimised and maximised; its own noise is added to both ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from scipy.optimize import linprog
from scipy.stats import poisson

Z = 1.64
MOST_CLASSES = 12
WIDENING, WIDEST = 1.25, 8.0


def plain_bounds(
    seen: Mapping[int, int],
    rate: float | tuple[float, float],
    versions: Mapping[int, tuple[float, int]] | None,
    cap: float,
) -> tuple[float, float]:
    """Lowest and highest number of people in all servings; arguments as those of `unseen_bounds`, cap: unseen people at most.

    The note knows the rate; where only its range is known, the lower end takes the highest and the upper end the lowest.
    """
    least, most = rate if isinstance(rate, tuple) else (rate, rate)
    total = float(sum(seen.values()))
    classes = min(max(seen), MOST_CLASSES)
    counts, noise, shared = _observed(seen, versions, classes)
    rates = np.unique(
        np.concatenate([np.geomspace(0.001 * max(least, 0.02), 0.05, 25), np.geomspace(0.05, max(2 * classes, 8), 70)])
    )
    rows = np.vstack([*(poisson.pmf(j, rates) for j in range(1, classes + 1)), poisson.sf(classes, rates)])
    cost_low, cost_high = (np.exp(-rates) * (1 - np.exp(-rates * (1 - q) / q)) for q in (most, least))
    factor = 1.0
    while factor <= WIDEST:
        margin = Z * factor * np.sqrt(noise)
        limits = np.concatenate([counts + margin, margin - counts]) / total
        ends: list[Any] = [
            linprog(cost, A_ub=np.vstack([rows, -rows]), b_ub=limits, bounds=(0, None), method="highs")
            for cost in (cost_low, -cost_high)
        ]
        if all(end.status == 0 for end in ends):
            low, high = max(0.0, ends[0].fun * total), max(0.0, -ends[1].fun * total)
            low, high = max(0.0, low - Z * np.sqrt(low * shared)), high + Z * np.sqrt(high * shared)
            return total + min(low, cap), total + min(high, cap)
        factor *= WIDENING
    return total, total + cap


def _observed(
    seen: Mapping[int, int], versions: Mapping[int, tuple[float, int]] | None, classes: int
) -> tuple[np.ndarray, np.ndarray, float]:
    """People seen 1..classes times and more often, the variance of each, and how many people share one fate."""
    counts, squares = np.zeros(classes + 1), np.zeros(classes + 1)
    for j, people in seen.items():
        counts[min(j, classes + 1) - 1] += people
        squares[min(j, classes + 1) - 1] += versions[j][0] if versions else people
    largest = max(k for _, k in versions.values()) if versions else 1
    return counts, squares + largest**2, float(squares.sum() / counts.sum()) if versions else 1.0
