"""Ids by which tables of people are joined: the bare `id` of a table of users, the `entity_id` of rows of one datum each, the `from_id` of
a chat.

Such a name says nothing by itself (products and logs have an `id` too), so it counts only where what holds it is called after people, and
only beside what is theirs. Which cells could be one is said by paths and headers alone, so that the cut into blocks changes nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from duenotice.detect.words.lexicon import are_people, tokens

BARE = frozenset({("id",), ("entity", "id"), ("row", "id")})
"""Names of the id of whatever the table is of."""
ENTITY, PARENT = ("entity", "id"), ("parent", "id")
"""Whose datum a row is; and the id of those whose addresses or orders a table holds (`customer_address_entity`)."""
SPEAKERS = frozenset({("from", "id"), ("sender", "id"), ("author", "id")})
"""Ids of those who wrote a message."""
_SPEAKING = frozenset({"from", "sender", "author"})
_AROUND = frozenset(
    "tbl tb t table tables entity entities data info list master main base old new backup bak copy archive tmp temp dump export view "  # noqa: SIM905
    "varchar int text datetime decimal public dbo".split()
)
"""Words beside that of what a table is of."""
_HOLDS, _LIST = re.compile(r"[.:$()]+(?=.)"), re.compile(r"\[\d*\]|\)$")
_ACCOUNTS = frozenset({"account", "accounts"})


class Place(NamedTuple):
    """Where a field stands, and the words of its own name."""

    holder: str
    words: tuple[str, ...]


@lru_cache(maxsize=20_000)
def place_of(path: str, header: str) -> Place:
    """The table, object or list that holds a field, and what the field is called there. Of pages and parameters: nothing."""
    if not path.startswith(("col:", "$")):
        return Place("", ())
    holder, _, last = path.rpartition(".")
    if path.startswith("col:"):
        return Place(holder or "col:", tokens(header or last))
    return Place(holder, tokens(last))


@lru_cache(maxsize=20_000)
def may_join(path: str, header: str) -> bool:
    """Whether the values of a field could be ids of people, as far as its name and that of what holds it tell."""
    holder, words = place_of(path, header)
    if words == ENTITY or words in SPEAKERS:
        return True
    named = _named(holder)
    if words == PARENT:
        return path.startswith("col:") and are_people(named) and not holds_people(holder)
    return words in BARE and (holds_people(holder) or (path.startswith("$") and not _SPEAKING.isdisjoint(named[-1:])))


def _named(holder: str) -> tuple[str, ...]:
    """The words of the innermost name of what holds fields."""
    return tokens(_HOLDS.split(_LIST.sub("", holder))[-1])


@lru_cache(maxsize=5_000)
def holds_people(holder: str) -> bool:
    """Whether what is so called holds people: `wp_users`, `customer_entity`, `accounts`, but not `user_roles`."""
    named = _named(holder)
    told = [word for word in named if word not in _AROUND and not word.isdecimal()]
    if not told:
        return False
    rest = told[:-1]
    return are_people(told[-1:]) or (told[-1] in _ACCOUNTS and (not rest or are_people(rest)))
