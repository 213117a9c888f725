"""How often values pass a check that they were not made to pass."""

from __future__ import annotations

from scipy.special import bdtrc

from duenotice.detect.fields.slots import CHANCE, PREFIX
from duenotice.detect.rules.detectors import Detector


def by_chance(passing: int, n: int, rate: float) -> float:
    """Probability that at least `passing` of `n` values pass a check that random ones pass at `rate` (binomial tail)."""
    return float(bdtrc(passing - 1, n, rate)) if passing > 0 else 1.0


def is_random(passing: int, n: int, rate: float) -> bool:
    """Whether chance explains that so many of n values pass, even where it lets half as many more pass as it should."""
    return by_chance(passing, n, min(0.95, 1.5 * rate)) > 1e-4


def random_pass(path: str, detector: Detector) -> float:
    """Share of random values of a field that pass. Of a slot only numbers within issuers' ranges are counted, so that only the check digit
    is left to chance."""
    return CHANCE if path.startswith(PREFIX) else detector.random_pass
