"""Links between records that a person should judge."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Two identities that may be one person. left, right: `item_id:record`, or an account's hex key; rule: what speaks
    for it; weight: how likely, 0 to 1; stratum: group for sampling; decision: `open`, `same` or `different`."""

    left: str
    right: str
    rule: str
    weight: float
    stratum: str
    decision: str
