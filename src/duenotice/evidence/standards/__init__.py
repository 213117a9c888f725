"""What standards of business call the positions in their segments: a table each, in their own words. No code knows these names.

In: the name of a standard. Out: its table. Forbidden: importing from the rest of the room.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from duenotice.bundled import bundled


@cache
def standard(name: str) -> dict[str, Any]:
    """The table of a standard: `hl7`, `x12`, `edifact`, `payments`, `cards`, `gedcom`."""
    return bundled("duenotice.evidence.standards", f"{name}.yaml")
