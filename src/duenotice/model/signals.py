"""How public and market react: the records of `watch`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Signal:
    """Mentions in one bin: distinct authors and posts by theme and language; score over the expected band; alert with its reason."""

    at: datetime
    minutes: int
    theme: str
    language: str
    authors: int
    posts: int
    expected_high: float
    score: float
    alert: str = ""


@dataclass(frozen=True, slots=True)
class EventStudy:
    """Abnormal return around an event, market model with prediction error. window: (`AR(0)`, `CAR(-1,+1)`, …); returns and
    se as fractions (0.01 = 1 %); detectable: smallest effect seen with 80 % power, as a fraction."""

    symbol: str
    index: str
    event: datetime
    window: str
    value: float
    se: float
    t: float
    p: float
    rank_p: float
    beta: float
    r2: float
    n: int
    detectable: float
    model: str
