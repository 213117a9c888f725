"""The people of a record: which of its data are one person's, which another's, and which are anybody's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from duenotice.model.kinds import family
from duenotice.people.names import agree, tokens
from duenotice.people.whose import Field

NAME = "PERSON_NAME"
BESIDE = frozenset({"BIRTH_DATE", "POSTAL_ADDRESS"})
"""Kinds that tell namesakes apart and make nobody a person by themselves."""
TEXT, ENTITY = "text", "entity "
"""Tables that are none: running text, and rows of one datum each."""
MOST_COMPARED = 30
"""People of a record up to which each name is compared with each; beyond, names are one only where they are the same words."""

Place = tuple[int, int, int]
"""Item, record, and row of a table in the record, 0 for none."""
Datum = tuple[str, bytes]


class Told(NamedTuple):
    """One finding of a record: kind, key of the value, what its field tells, and a number of that field."""

    kind: str
    value: bytes
    field: Field
    number: int | None


@dataclass(frozen=True, slots=True)
class One:
    """A person as one record tells of them. data: kinds and values, of a kind perhaps several; name: raw, as far as it is known;
    beside: birth date and address; numbering: of each account what it counts; beside_one: this may
    be a datum of the first person of the record; loose: nothing but its being there makes this a person; known: a
    customer."""

    place: Place
    data: tuple[Datum, ...]
    name: str = ""
    beside: tuple[Datum, ...] = ()
    numbering: Mapping[bytes, str] | None = None
    table: str = ""
    beside_one: bool = False
    loose: bool = False
    known: bool = False

    @property
    def keyed(self) -> bool:
        """Whether more than a name speaks of this person: a key, or with a full name a birth date or an address."""
        return any(kind != NAME for kind, _ in self.data) or bool(self.beside and len(tokens(self.name)) > 1)

    def values(self, kind: str) -> list[bytes]:
        """The values of a kind or family of kinds, in their order."""
        return [value for own, value in self.data if family(own) == kind]


def people_of(place: Place, told: Sequence[Told], raw: Mapping[bytes, str], customers: frozenset[bytes]) -> list[One]:
    """The people of a record. told: its findings of kinds that make a person or stand beside one, in their order; raw: spellings of
    the values, where they are known; customers: keys that are one customer's alone. What stands loosely beside a customer is as
    likely theirs, and so left out."""
    placed = [one for one in told if not one.field.loose]
    free = [one for one in told if one.field.loose]
    people = _of_fields(place, placed, free, raw) if placed else _of_text(place, free, raw)
    people = [replace(one, known=True) if any(value in customers for _, value in one.data) else one for one in people]
    beside = people[0].known if placed and people else any(one.known for one in people)
    return [one for one in people if not (beside and one.loose and not one.known)]


def _of_fields(place: Place, placed: Sequence[Told], free: Sequence[Told], raw: Mapping[bytes, str]) -> list[One]:
    """The people whom fields tell of, and what else stands in the record as perhaps the first one's."""
    people = [one for group in _merged(list(_groups(placed)), raw) if (one := _one(place, group, raw)).data]
    mine = {value for one in people for _, value in one.data}
    loose = sorted({(t.kind, t.value) for t in free if t.kind not in BESIDE and t.value not in mine})
    return people + [
        One(place, (datum,), _spelled([datum], raw), table=TEXT, beside_one=True, loose=True) for datum in loose
    ]


def _groups(placed: Sequence[Told]) -> Iterator[list[Told]]:
    """The data of each person: first of the one whom the record is about, then of others, as their fields tell."""
    groups: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for one in placed:
        groups[one.field.about].append(one)
    named = [about for about, group in groups.items() if _names_somebody(group)]
    own = [about for about in groups if not any(t.field.other for t in groups[about])]
    main = next(
        (about for ask in (_is_main, _is_untold, _is_any) for about in own if about in named and ask(groups[about])),
        next(iter(own), None),
    )
    mine = [about for about in own if about == main or about not in named]
    if mine:
        yield from _apart([one for one in placed if one.field.about in mine])
    for about, group in groups.items():
        if about not in mine:
            yield from _apart(group)


def _names_somebody(group: Sequence[Told]) -> bool:
    """Whether the names of a group are more than one part of a name, such as a second family name."""
    return (
        any(t.kind == NAME and not t.field.part for t in group) or len({t.number for t in group if t.kind == NAME}) > 1
    )


def _is_main(group: Sequence[Told]) -> bool:
    return group[0].field.main


def _is_untold(group: Sequence[Told]) -> bool:
    return not group[0].field.about


def _is_any(_: Sequence[Told]) -> bool:
    return True


def _apart(group: list[Told]) -> Iterator[list[Told]]:
    """One person's data, or where a field with a name or a list of people repeats, those of each: a new one begins where the first
    such field comes again."""
    seen: dict[int | None, set[bytes]] = defaultdict(set)
    for one in group:
        if one.kind == NAME or one.field.several:
            seen[one.number].add(one.value)
    first = next((number for number, values in seen.items() if len(values) > 1), None)
    mine: list[Told] = []
    begun = False
    for one in group:
        if first is not None and one.number == first:
            if begun:
                yield mine
                mine = []
            begun = True
        mine.append(one)
    yield mine


def _merged(groups: list[list[Told]], raw: Mapping[bytes, str]) -> list[list[Told]]:
    """Groups of one name are one person's: who pays is who gets the parcel; but nobody is their own parent or companion."""
    kept: list[list[Told]] = []
    homes: dict[tuple[str, ...], int] = {}
    for group in groups:
        name = _name(group, raw)
        full = len(tokens(name)) > 1 and not any(t.field.other for t in group)
        home = _home(name, homes) if full else None
        if home is None:
            kept.append(list(group))
            if len(tokens(name)) > 1:
                homes.setdefault(tokens(name), len(kept) - 1)
        else:
            kept[home] += group
    return kept


def _home(name: str, homes: Mapping[tuple[str, ...], int]) -> int | None:
    """The value of the name that agrees with this one, of names by their words."""
    same = homes.get(tokens(name))
    if same is not None or len(homes) > MOST_COMPARED:
        return same
    return next((home for words, home in homes.items() if agree(" ".join(words), name)), None)


def _one(place: Place, group: Sequence[Told], raw: Mapping[bytes, str]) -> One:
    data = dict.fromkeys((t.kind, t.value) for t in group if t.kind not in BESIDE)
    entity = any(t.field.entity for t in group)
    keyed = any(kind != NAME for kind, _ in data)
    return One(
        place,
        tuple(sorted(data)),
        "" if entity and keyed and all(t.field.part for t in group if t.kind == NAME) else _name(group, raw),
        tuple(dict.fromkeys((t.kind, t.value) for t in group if t.kind in BESIDE)),
        {t.value: t.field.numbering for t in group if t.kind == "ACCOUNT_ID"},
        (ENTITY if entity else "") + next((t.field.table for t in group), ""),
        loose=all(t.field.other and t.kind == "ACCOUNT_ID" for t in group),  # `manager_id`: told of elsewhere
    )


def _name(group: Sequence[Told], raw: Mapping[bytes, str]) -> str:
    """The fullest name of a group; where it stands in parts, these together."""
    names = [t for t in group if t.kind == NAME]
    whole = [_raw(t.value, raw) for t in names if not t.field.part]
    parts = " ".join(dict.fromkeys(_raw(t.value, raw) for t in names if t.field.part))
    return max([*whole, parts], key=lambda name: (len(tokens(name)), len(name), name))


def _raw(value: bytes, raw: Mapping[bytes, str]) -> str:
    return raw.get(value, value.hex())


def _spelled(data: Iterable[Datum], raw: Mapping[bytes, str]) -> str:
    return next((_raw(value, raw) for kind, value in data if kind == NAME), "")


def _of_text(place: Place, free: Sequence[Told], raw: Mapping[bytes, str]) -> list[One]:
    """The people of running text or a page. With at most one value of each kind it is one person's; else each key stands for itself,
    with the name that a header or the address itself gives it, and what is rarer than the commonest kind stands loosely."""
    data = sorted({(t.kind, t.value) for t in free if t.kind not in BESIDE})
    kinds = [kind for kind, _ in data]
    if len(kinds) == len(set(kinds)):
        beside = tuple(dict.fromkeys((t.kind, t.value) for t in free if t.kind in BESIDE))
        return [One(place, tuple(data), _spelled(data, raw), beside, table=TEXT)] if data else []
    named = _named_addresses(free, raw)
    called_so = {tokens(_raw(value, raw)): 0 for value in named.values()}
    most = max(sorted(set(kinds) - {NAME} or {NAME}, key=lambda kind: kind != "EMAIL"), key=kinds.count)
    people: list[One] = []
    for kind, value in data:
        called = named.get(value)
        if kind == NAME and _home(_raw(value, raw), called_so) is not None:
            continue
        mine = ((kind, value),) if called is None else ((kind, value), (NAME, called))
        people.append(One(place, mine, _spelled(mine, raw), table=TEXT, loose=kind != most))
    return people


def without_echoes(people: Sequence[One]) -> list[One]:
    """The people less single words of running text that are part of a full name of the same file: `Elena` beside `Elena Pereira`."""
    words: dict[int, set[str]] = defaultdict(set)
    for one in people:
        if len(tokens(one.name)) > 1:
            words[one.place[0]].update(tokens(one.name))
    return [
        one
        for one in people
        if not (one.table == TEXT and _single(one) and words[one.place[0]].issuperset(tokens(one.name)))
    ]


def _single(one: One) -> bool:
    return len(one.data) == 1 and one.data[0][0] == NAME and len(tokens(one.name)) == 1


def _named_addresses(free: Sequence[Told], raw: Mapping[bytes, str]) -> dict[bytes, bytes]:
    """Of the e-mail addresses of a text the names of their holders: those before them in a header, or those they are made of."""
    named: dict[bytes, bytes] = {}
    for before, one in pairwise(free):
        if one.kind == "EMAIL" and before.kind == NAME and one.field.table and one.field.table == before.field.table:
            named.setdefault(one.value, before.value)
    names = dict.fromkeys(t.value for t in free if t.kind == NAME and t.value in raw)
    emails = dict.fromkeys(t.value for t in free if t.kind == "EMAIL" and t.value in raw and t.value not in named)
    if len(names) * len(emails) > MOST_COMPARED**2:
        return named
    for email in emails:
        strengths = sorted(((made_of(raw[name], raw[email]), name) for name in names), reverse=True)
        if strengths and strengths[0][0] and (len(strengths) < 2 or strengths[0][0] > strengths[1][0]):
            named[email] = strengths[0][1]
    return named


def made_of(name: str, email: str) -> int:
    """How much of a name stands in the local part of an address: letters of its words found there, none where it is but a short one."""
    local = "".join(c for c in email.partition("@")[0].casefold() if c.isalnum())
    words = tokens(name)
    found = [word for word in words if len(word) > 2 and word in local]
    initials = any(word not in found and local.startswith(word[0]) for word in words)
    return sum(map(len, found)) + initials if sum(map(len, found)) > 3 else 0
