"""What a sender holds in memory: a queue for each receiving domain, and the counts of the run."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from duenotice.delivery.ledger import Claim
from duenotice.delivery.words import Sealed
from duenotice.model.sending import Addressee


@dataclass(slots=True)
class Group:
    """The queue of one receiving domain (or of all small ones): rows read, messages sealed, messages told to wait."""

    number: int
    domain: str
    rows: deque[tuple[Claim, Addressee]] = field(default_factory=deque["tuple[Claim, Addressee]"])
    ready: deque[Sealed] = field(default_factory=deque[Sealed])
    parked: list[tuple[float, int, Sealed]] = field(default_factory=list["tuple[float, int, Sealed]"])
    asleep_until: float = 0.0
    is_empty: bool = False
    is_filling: bool = False

    @property
    def stock(self) -> int:
        """Messages this group holds in memory."""
        return len(self.rows) + len(self.ready) + len(self.parked)

    def is_awake(self, now: float) -> bool:
        """True where it has a message that may leave now."""
        parked_due = bool(self.parked) and self.parked[0][0] <= now
        return self.asleep_until <= now and bool(self.ready or self.rows or parked_due)


@dataclass(slots=True)
class Tally:
    """Counts while sending, for progress and for the halt rule."""

    accepted: int = 0
    refused: int = 0
    doubtful: int = 0
    waiting: int = 0
    by_server: int = 0
    answered: int = 0
    reported: int = 0
