"""Enhanced status codes (RFC 3463): whom a refusal is about. Never blames a person for what a server holds against us."""

from __future__ import annotations

import re
from typing import Literal

About = Literal["person", "us", "later", "delivered"]
_PERSON = {"5.2.1", "5.4.4"}
_SENDER = {"5.1.7", "5.1.8"}
"""Bad sender address, by syntax and by system: codes of the address family that speak of ours."""
_NOBODY = re.compile(
    r"(?:user|mailbox|account|address|person)\s+(?:is\s+)?(?:unknown|unavailable|not found|disabled|inactive)"
    r"|(?:unknown|invalid|no such|nonexistent)\s+(?:local\s+)?(?:user|mailbox|account|address|person)"
    r"|does(?:n't| not) (?:exist|have an?)|no mailbox here|address rejected: access denied",
    re.IGNORECASE,
)
"""What servers say of an unknown mailbox when their code does not: 5.0.0 (Exim), 5.5.0 and 5.4.1 (Microsoft)."""
_VAGUE = {"5.0.0", "5.5.0", "5.4.1", "5.3.0"}


def about(status: str, words: str = "") -> About:
    """Whom a status speaks of: `person` (cannot be reached there), `us` (policy, authentication, our commands), `later`, `delivered`.

    status: as in `5.1.1`; words: what the server said besides, only read where the code is vague.
    """
    if status.startswith("2."):
        return "delivered"
    if status.startswith("4."):
        return "later"
    if status in _SENDER:
        return "us"
    if status.startswith("5.1.") or status in _PERSON or (status in _VAGUE and _NOBODY.search(words)):
        return "person"
    return "later" if status.startswith(("5.2.", "5.3.", "5.4.")) else "us"
