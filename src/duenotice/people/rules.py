"""What of a record can link it to another: the kinds of keys, and how much each of them proves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise, product
from typing import NamedTuple

from duenotice.people.holders import Identity
from duenotice.people.names import compatible, tokens, words_of
from duenotice.people.normalise import email_key_text, folded_email, is_role_or_placeholder

LONG_ALIAS, LONG_USER_NAME = 5, 8
ONE_EACH = ("NATIONAL_ID", "TAX_ID")
"""Kinds of numbers of which a person has one."""
PAPERS = ("PASSPORT", "DRIVING_LICENCE")
"""Kinds of numbers that are given anew."""


class Rule(NamedTuple):
    """A kind of key: name, an identity's keys of that kind, whether it links with certainty where names are compatible, the
    weight of the link otherwise (apart) and where it is never certain (alike); apart 0: no link between incompatible names;
    by_name: the key may be a mere name, which namesakes share; shared: households share it, so that it is not certain without a name;
    double: two things agree, so that such a link outlives the check of a finished cluster."""

    name: str
    keys: Callable[[Identity], Iterable[str]]
    certain: bool
    alike: float
    apart: float
    by_name: bool = False
    shared: bool = False
    double: bool = False


def _email(identity: Identity) -> Iterator[str]:
    email = email_key_text(identity.email)
    if email and not is_role_or_placeholder(email):
        yield email


def _folded(identity: Identity) -> Iterator[str]:
    return map(folded_email, _email(identity))


def _phone(identity: Identity) -> Iterator[str]:
    if identity.phone:
        yield identity.phone


def _same_number(identity: Identity) -> Iterator[str]:
    """Account ids without what they count: `customer_no` of one table may be the `user_id` of another."""
    yield from (key.partition("@")[0] for key in identity.keys if key.startswith("ACCOUNT_ID:") and "@" in key)


def contradict(a: Identity, b: Identity) -> bool:
    """True where the records tell of two people beyond a slip of the pen: other birth dates, other national or tax numbers,
    or, where no birth date speaks, addresses without a number in common."""
    if a.born and b.born:
        if born_apart(a, b):
            return True
    elif (here := _numbers(a)) and (there := _numbers(b)) and not set(here) & set(there):
        return True
    mine, theirs = (dict(key.split(":", 1) for key in i.keys if key.startswith(ONE_EACH)) for i in (a, b))
    return any(_slips(number, theirs[kind]) > 1 for kind, number in mine.items() if kind in theirs)


def of_two_papers(a: Identity, b: Identity) -> bool:
    """True where two hold other passports or licences and are reached elsewhere: one of them may have been renewed, hardly all."""
    mine, theirs = ({key for key in i.keys if key.startswith(PAPERS)} for i in (a, b))
    ways = [(x, y) for x, y in ((a.phone, b.phone), (a.email.casefold(), b.email.casefold())) if x and y]
    return bool(mine and theirs and ways) and mine.isdisjoint(theirs) and all(x != y for x, y in ways)


def born_apart(a: Identity, b: Identity) -> bool:
    """True where both birth dates are known and differ by more than a slip of the pen."""
    return bool(a.born and b.born) and _slips(a.born, b.born) > 1


def strangers(a: Identity, b: Identity) -> bool:
    """True where full names without a word in common stand with two e-mails or, where one has none, two telephones."""
    if min(len(tokens(a.name)), len(tokens(b.name))) < 2 or compatible(a.name, b.name):
        return False
    if set(tokens(a.name)) & set(tokens(b.name)):
        return False
    mine, theirs = (a.email, b.email) if a.email and b.email else (a.phone, b.phone)
    return bool(mine and theirs) and mine.casefold() != theirs.casefold()


def _slips(a: str, b: str) -> int:
    """How many places differ; two neighbours exchanged count as one."""
    if len(a) != len(b):
        return abs(len(a) - len(b)) + 1
    places = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    swapped = (
        len(places) == 2
        and places[1] == places[0] + 1
        and a[places[0]] == b[places[1]]
        and a[places[1]] == b[places[0]]
    )
    return 1 if swapped else len(places)


def full_name(identity: Identity) -> Iterator[str]:
    words = tokens(identity.name)
    if sum(len(word) > 1 for word in words) > 1:
        yield " ".join(words)


def _aliases(identity: Identity) -> Iterator[str]:
    """What somebody is called in one word: the local part of the address, a one-word name, a full name run together."""
    words = tokens(identity.name)
    joined = "".join(identity.name.casefold().split()) if len(words) > 1 else "".join(words)
    for email in _email(identity):
        # Some hosts hand out `number+name@`: the name is the telling part.
        local = email.rpartition("@")[0]
        head, _, tail = local.partition("+")
        yield from _telling(tail if head.isdigit() else head)
    # A short single word may be a given name, and a part of a name alone never links.
    if len(words) > 1 or len(joined) >= LONG_USER_NAME or any(c.isdigit() for c in joined):
        yield from _telling(joined)


def run_together(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum()) if len(tokens(name)) > 1 else ""


def _telling(alias: str) -> Iterator[str]:
    plain = "".join(c for c in alias if c.isalnum())
    if len(plain) >= LONG_ALIAS and not is_role_or_placeholder(f"{plain}@") and not plain.isdigit():
        yield plain


def _born_and_name(identity: Identity) -> Iterator[str]:
    """Birth date with each word of the name."""
    yield from (f"{identity.born} {word}" for word in tokens(identity.name) if identity.born and len(word) > 1)


def _born_and_place(identity: Identity) -> Iterator[str]:
    """Birth date with each number of the address: twins share it, as may a person whose name was misread."""
    yield from (f"{identity.born} {number}" for number in _numbers(identity) if identity.born and len(number) > 2)


def _house_and_name(identity: Identity) -> Iterator[str]:
    """Two numbers of the address (house and postcode, mostly), or one with two neighbouring words of it, with each word of the
    name."""
    numbers = _numbers(identity)
    words = [word for word in tokens(identity.name) if len(word) > 1]
    if len(numbers) > 1:
        yield from (f"{' '.join(numbers)} {word}" for word in words)
    street = [word for word in words_of(identity.address) if not any(c.isdigit() for c in word)]
    yield from (f"{number} {a} {b} {word}" for number, (a, b), word in product(numbers, pairwise(street), words))


def _numbers(identity: Identity) -> list[str]:
    return sorted(word for word in tokens(identity.address) if any(c.isdigit() for c in word))


RULES = (
    Rule("same_email", _email, True, 1.0, 0.9),
    Rule("same_number", _same_number, False, 0.9, 0.0, shared=True),
    Rule("same_phone", _phone, True, 1.0, 0.5, shared=True),
    Rule("same_folded_email", _folded, False, 0.95, 0.85),
    Rule("same_birth_date", _born_and_name, False, 0.95, 0.0, double=True),
    Rule("same_birth_date_and_place", _born_and_place, False, 0.9, 0.6, double=True),
    Rule("same_house", _house_and_name, False, 0.9, 0.0, shared=True, double=True),
    Rule("same_alias", _aliases, False, 0.85, 0.0, by_name=True),
    Rule("same_full_name", full_name, False, 0.8, 0.0, by_name=True),
)
