"""The simulated moment a request plays in, as carried in a header and written in logs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

HEADER = "x-sim-time"
HOLD = "x-sim-hold"
"""Real seconds that the store lets a page wait: load, so that a crowd is in flight together on any machine."""


def headers_of(scope: dict[str, Any]) -> dict[str, str]:
    """Header names in lower case; a repeated header keeps its last value."""
    pairs: Iterable[tuple[bytes, bytes]] = scope["headers"]
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in pairs}


def simulated(headers: dict[str, str]) -> datetime:
    """The moment of the request, UTC; the real one where a request carries none."""
    carried = headers.get(HEADER)
    return datetime.fromisoformat(carried) if carried else datetime.now(UTC)


def iso(at: datetime) -> str:
    """`2025-11-26T09:12:00.250Z`, as the edge logs it."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
