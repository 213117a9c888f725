"""Counts of people as they honestly are: at least, about, at most, and why they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CauseName = Literal["linkage", "exposure", "unseen", "residence"]


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason for a gap between two of the three numbers.

    below: people by which this cause lowers `certain` under `best`; above: by which it lifts `possible` over `best`.
    rule names the method or the exclusion; evidence the item or gap it rests on.
    """

    cause: CauseName
    below: int
    above: int
    rule: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Bounds:
    """`certain <= best <= possible` people. Raises ValueError otherwise, or when a number is negative.

    certain: identity link certain and direct evidence that somebody else was shown the data.
    best: certain + weighted possible links + estimated unseen.
    possible: everyone whose data could have been shown in any serving that no rule excludes.
    """

    certain: int
    best: int
    possible: int

    def __post_init__(self) -> None:
        if not 0 <= self.certain <= self.best <= self.possible:
            raise ValueError(f"bounds out of order: {self.certain} <= {self.best} <= {self.possible}")

    @classmethod
    def exactly(cls, n: int) -> Bounds:
        """Bounds without doubt."""
        return cls(n, n, n)

    @property
    def is_exact(self) -> bool:
        """True where the three numbers agree."""
        return self.certain == self.possible

    def __contains__(self, n: object) -> bool:
        return isinstance(n, int) and self.certain <= n <= self.possible

    def __str__(self) -> str:
        if self.is_exact:
            return f"{self.certain:,}"
        return f"at least {self.certain:,}, about {self.best:,}, at most {self.possible:,}"
