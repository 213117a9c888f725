"""Sets of identities whose truth is complete, made from the author sets whose truth is not.

The mail maps of the projects leave people out: two entries of one name are often one person whom nobody entered twice. So the structure
of each person's identities is kept and the letters are replaced once more, person by person: vowels by vowels, consonants by
consonants, digits by digits, in names and addresses alike. Now two people share a name only where it is put there, and it is known
where: namesakes, shared user names and shared mailboxes are planted as often as the sets themselves show them, which is more often
than they are, as some of those are people left out of the map.
"""

from __future__ import annotations

import random
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence

from duenotice.people.holders import Identity

NAMESAKES, SAME_USER_NAME, SHARED_MAILBOX = 0.012, 0.011, 0.001
"""Shares of people, as measured on the sets: keys held by several people."""
ALPHABETS = ("aeiouy", "bcdfghjklmnpqrstvwxz", "0123456789")


def complete(identities: Sequence[Identity], truth: Sequence[str], seed: int) -> list[Identity]:
    """The same people under other letters, and some collisions between them; the truth stays as it is."""
    rng = random.Random(seed)
    owners: dict[str, set[str]] = defaultdict(set)
    for identity, person in zip(identities, truth, strict=True):
        owners[identity.email.rpartition("@")[2].lower()].add(person)
    letters = {person: _substitution(rng) for person in dict.fromkeys(truth)}
    made = [
        Identity(_written(i.name, letters[person]), _address(i.email, letters[person], owners))
        for i, person in zip(identities, truth, strict=True)
    ]
    return _collided(made, truth, rng)


def _substitution(rng: random.Random) -> dict[str, str]:
    table: dict[str, str] = {}
    for alphabet in ALPHABETS:
        table |= dict(zip(alphabet, rng.sample(alphabet, len(alphabet)), strict=True))
    shift = rng.randrange(1, 4_000)
    return table | {"shift": str(shift)}


def _written(text: str, table: dict[str, str]) -> str:
    """The text in other letters; accents, case and everything that is no letter stay. Chinese characters move along their block."""
    return unicodedata.normalize("NFC", "".join(_letter(c, table) for c in unicodedata.normalize("NFD", text)))


def _letter(c: str, table: dict[str, str]) -> str:
    if "\u4e00" <= c <= "\u9fff":
        return chr(0x4E00 + (ord(c) - 0x4E00 + int(table["shift"])) % 0x5200)
    other = table.get(c.lower(), c)
    return other.upper() if c.isupper() else other


def _address(email: str, table: dict[str, str], owners: dict[str, set[str]]) -> str:
    """A host of several people stays, one of a single person is written in their letters but for its last part."""
    local, at, host = email.rpartition("@")
    if len(owners[host.lower()]) == 1:
        name, dot, top = host.rpartition(".")
        host = _written(name, table) + dot + top
    return _written(local, table) + at + host


def _collided(made: list[Identity], truth: Sequence[str], rng: random.Random) -> list[Identity]:
    """Namesakes, equal user names at other hosts, and mailboxes of two people."""
    first: dict[str, int] = {}
    for number, person in enumerate(truth):
        first.setdefault(person, number)
    people = list(first)
    rng.shuffle(people)
    numbers = [max(1, round(share * len(people))) for share in (NAMESAKES, SAME_USER_NAME, SHARED_MAILBOX)]
    chosen = iter(zip(people[::2], people[1::2], strict=False))
    models: dict[str, tuple[str, Identity]] = {}
    for kind, number in zip(("name", "user", "mailbox"), numbers, strict=True):
        for _ in range(number):
            one, other = next(chosen)
            models[other] = (kind, made[first[one]])
    return [_like(i, *models[person]) if person in models else i for i, person in zip(made, truth, strict=True)]


def _like(identity: Identity, kind: str, model: Identity) -> Identity:
    if kind == "name":
        return identity._replace(name=model.name)
    if kind == "mailbox":
        return identity._replace(email=model.email)
    return identity._replace(email=model.email.rpartition("@")[0] + "@" + identity.email.rpartition("@")[2])


def planted(identities: Sequence[Identity]) -> list[Identity]:
    """The same with placeholders of every kind given to many: an address, a telephone number, an account, a name."""
    marks = {
        0: {"email": "nobody@invalid.example"},
        10: {"phone": "+10000000000"},
        20: {"keys": ("ACCOUNT_ID:0",)},
        30: {"name": "No Name"},
    }
    return [i._replace(**marks.get(number % 40, {})) for number, i in enumerate(identities)]


def mapped(truth: Sequence[str]) -> list[int]:
    """Numbers of the identities of people of whom the mail map gathers two or more: there somebody kept it."""
    times = Counter(truth)
    return [number for number, person in enumerate(truth) if times[person] > 1]
