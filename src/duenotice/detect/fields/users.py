"""Names of users in fields that say who did something, by whatever name: `reporter`, `actor`, `author`. Such fields may hold full names,
ids or machines as well, so of the names of users most have to be made of names of people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from duenotice.detect.fields import columns
from duenotice.detect.words.wordlists import given_names

FEWEST = 3
"""Different cells from which a field tells anything."""
MADE_OF_NAMES = 0.4
"""Share of the cells that hold a known given name from which the field is one of people: of things, some are called like people."""
_USER = re.compile(r"(?:[A-Za-z][\w.-]{0,30}\\)?[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*[._-]?\d*", re.IGNORECASE)
_PARTED = re.compile(r"(?=.*[a-z])(?=.*[._\d\\-]).+|[a-z]+")
_WORDS = re.compile(r"[a-z]{3,}")
_OF_A_SYSTEM = re.compile(
    r"(?i)system:.*|(?:nt authority|nt service|font driver host|window manager|iis apppool)\\.*|.*\$"
)


def is_of_a_system(text: str) -> bool:
    """Whether a user is a part of a system, by how systems call these: `system:serviceaccount:…`, `NT AUTHORITY\\SYSTEM`, `WEB01$`."""
    return _OF_A_SYSTEM.fullmatch(text.strip()) is not None


def why_users(cells: Sequence[str]) -> str:
    """Why cells (distinct ones) are names of users; "" if they are not."""
    if len(cells) < FEWEST or columns.share(cells, _is_user, 0.9) < 0.9 or columns.share(cells, _is_given_name) > 0.5:
        return ""
    named = columns.share(cells, _has_given_name)
    return f"{named:.0%} of the users called like people" if named >= MADE_OF_NAMES else ""


def _is_user(text: str) -> bool:
    return len(text) <= 64 and _USER.fullmatch(text) is not None and _PARTED.fullmatch(text) is not None


def _is_given_name(text: str) -> bool:
    """`anna`: what people are called, whether they log in or not."""
    return text.casefold() in given_names()


def _has_given_name(text: str) -> bool:
    return any(word in given_names() for word in _WORDS.findall(text.casefold()))
