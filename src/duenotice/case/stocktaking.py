"""Taking stock of evidence while telling how far that is: all of it is read for its hashes, which of large files takes its time."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from duenotice import evidence
from duenotice.case.progress import Progress, Tell
from duenotice.model.evidence import Coverage, Item

EVERY_S = 0.5
"""Seconds between two words on how far it is: a job writes each of them to the database."""


def stock_of(
    sources: Sequence[str], step: str, tell: Tell, roles: Mapping[str, str]
) -> tuple[list[Item], list[Coverage]]:
    """All items, and what could not be opened or was left out. Raises EvidenceError for a source that does not exist."""
    items: list[Item] = []
    missing: list[Coverage] = []
    read, last = 0, float("-inf")

    def looked(size: int) -> None:
        nonlocal read, last
        read += size
        if time.monotonic() - last >= EVERY_S:
            last = time.monotonic()
            tell(Progress(step, len(items), 0, "items", f"{read / 1_000_000:,.0f} MB looked at"))

    looked(0)
    for part in evidence.inventory(sources, evidence.Budget(), roles, looked):
        if isinstance(part, Item):
            items.append(part)
            looked(0)
        else:
            missing.append(part)
    tell(Progress(step, len(items), len(items), "items", f"{read / 1_000_000:,.0f} MB looked at"))
    return items, missing
