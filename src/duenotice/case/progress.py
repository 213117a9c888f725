"""How far a step is: told to whoever asked (terminal, job row, nobody)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Progress:
    """step: its name; done of total in `unit` (total 0: not known yet); note: a few words, no personal value."""

    step: str
    done: int
    total: int
    unit: str
    note: str = ""


Tell: TypeAlias = Callable[[Progress], None]


def quiet(_progress: Progress) -> None:
    """Tell nobody."""
