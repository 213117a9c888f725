"""Who holds a key: the records of one key in groups of names that can be one person's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from duenotice.people.names import agree, compatible, tokens
from duenotice.people.normalise import email_key_text

MOST_NAMES_OF_A_KEY = 3
"""Mutually incompatible names up to which a key may be one person's."""


class Identity(NamedTuple):
    """One record as it speaks of a person: raw name, e-mail, telephone in E.164, further exact keys (`ACCOUNT_ID:…`), birth
    date in one form throughout, postal address in one line."""

    name: str = ""
    email: str = ""
    phone: str = ""
    keys: tuple[str, ...] = ()
    born: str = ""
    address: str = ""


class Groups(NamedTuple):
    """named: numbers of identities whose names are compatible, the longest name first; nameless: those without a name; torn:
    those whose short name (`A. Lopez`) fits several groups that do not fit each other."""

    named: list[list[int]]
    nameless: list[int]
    torn: list[int]


def by_name(numbers: Iterable[int], identities: Sequence[Identity]) -> Groups | None:
    """The holders of a key in groups; None where more than three mutually incompatible names hold it."""
    groups = Groups([], [], [])
    for number in sorted(numbers, key=lambda n: (-len(identities[n].name), identities[n].name)):
        name = identities[number].name
        if not tokens(name):
            groups.nameless.append(number)
            continue
        homes = [group for group in groups.named if compatible(identities[group[0]].name, name)]
        if len(homes) > 1:
            groups.torn.append(number)
        elif homes:
            homes[0].append(number)
        elif len(groups.named) == MOST_NAMES_OF_A_KEY:
            return None
        else:
            groups.named.append([number])
    return groups


def spelled(group: Sequence[int], identities: Sequence[Identity]) -> list[int]:
    """The group with those beside each other whose names agree but for initials and missing words."""
    heads: list[list[int]] = []
    for number in group:
        home = next((h for h in heads if agree(identities[h[0]].name, identities[number].name)), None)
        if home is None:
            heads.append([number])
        else:
            home.append(number)
    return [number for head in heads for number in head]


def others(numbers: Iterable[int], identities: Sequence[Identity]) -> set[str]:
    """The different e-mails, or else telephones, whichever are more, of these identities."""
    mine = [identities[number] for number in numbers]
    emails = {key for i in mine if (key := email_key_text(i.email))}
    phones = {i.phone for i in mine if i.phone}
    return max(emails, phones, key=len)
