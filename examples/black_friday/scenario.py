"""What happens: when the faulty rule comes and goes, what it does, which nodes lose what, and how large the store is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

DAY = datetime(2025, 11, 26, tzinfo=UTC)
HOST = "www.larkspur.example"
BRAND = "Larkspur"


def moment(clock: str) -> datetime:
    """UTC of `HH:MM[:SS]` on the day of the incident."""
    hours, minutes, *seconds = (int(part) for part in clock.split(":"))
    return DAY + timedelta(hours=hours, minutes=minutes, seconds=sum(seconds))


@dataclass(frozen=True)
class Node:
    """An edge location. object_id: its log names the request that filled the cache; lost: its log lacks these hours."""

    name: str
    address: str
    object_id: bool = True
    lost: tuple[datetime, datetime] | None = None


NODES = (
    Node("fra1", "198.51.100.10"),
    Node("iad2", "198.51.100.20"),
    Node("nrt1", "198.51.100.30", object_id=False),
    Node("gru1", "198.51.100.40", lost=(moment("10:05"), moment("10:25"))),
)


@dataclass(frozen=True)
class Scenario:
    """One incident. ttl_s: how long the faulty rule keeps a signed-in page; flash_sales: when many check out at once."""

    opens: datetime = moment("07:30")
    closes: datetime = moment("12:30")
    deployed: datetime = moment("09:12")
    rolled_back: datetime = moment("10:58:30")
    purged: datetime = moment("11:06")
    ttl_s: int = 240
    flash_sales: tuple[datetime, ...] = (moment("09:30"), moment("10:00"), moment("10:30"))
    nodes: tuple[Node, ...] = field(default=NODES)

    @property
    def lost(self) -> tuple[Node, ...]:
        """The nodes whose log has a hole."""
        return tuple(node for node in self.nodes if node.lost)


@dataclass(frozen=True)
class Size:
    """How much of it: customers in the directory, visits signed in and not, customers in each flash sale, posts."""

    customers: int
    visits: int
    flash: int
    posts: int


SIZES = {
    "small": Size(customers=300, visits=260, flash=8, posts=300),
    "medium": Size(customers=3_000, visits=1_900, flash=40, posts=2_000),
    "large": Size(customers=40_000, visits=24_000, flash=300, posts=20_000),
}
