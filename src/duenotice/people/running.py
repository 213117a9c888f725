"""The people of running text: letters, messages, pages. What stands next to a name is that person's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from duenotice.people.names import tokens
from duenotice.people.recorded import (
    BESIDE,
    MOST_COMPARED,
    NAME,
    TEXT,
    Datum,
    One,
    Place,
    Told,
    home_of,
    of_fields,
    raw_of,
    spelled,
)

NEAR_LINES, NEAR_BYTES, NEXT_BYTES = 3, 40, 4
"""How far below a name, and behind what else stands there, a number or address still belongs to it: `Ann Berg`, `Customer care`,
`Phone: …`; a greeting and the first sentence of a letter are longer. An address behind a name in one line is next to it, or a verb
may stand between them: `Ann Berg wrote to …`."""
ACCOUNT = "ACCOUNT_ID"
MOST_BORN = 8
"""People of different names, or a hundredth of all if these are more, who may share a birth date."""


def people_of(place: Place, told: Sequence[Told], raw: Mapping[bytes, str], customers: frozenset[bytes]) -> list[One]:
    """The people of a record. told: its findings of kinds that make a person or stand beside one, in their order; raw: spellings of
    the values, where they are known; customers: keys that are one customer's alone. What stands loosely beside a customer is as
    likely theirs, and so left out."""
    placed = [one for one in told if not one.field.loose]
    free = [one for one in told if one.field.loose]
    people = of_fields(place, placed, free, raw) if placed else _of_text(place, free, raw)
    people = [replace(one, known=True) if any(value in customers for _, value in one.data) else one for one in people]
    beside = people[0].known if placed and people else any(one.value in customers for one in told)
    return [one for one in people if not (beside and one.loose and not one.known)]


def _of_text(place: Place, free: Sequence[Told], raw: Mapping[bytes, str]) -> list[One]:
    """The people of running text or a page. With at most one value of each kind it is one person's. Else each address stands for
    itself, with the name that a header, the address itself or the lines around it give it; numbers go to the name they stand at, what
    stands at none and is rarer than the commonest kind stands loosely, and ids of accounts are somebody's who is there."""
    data = sorted({(t.kind, t.value) for t in free if t.kind not in BESIDE})
    kinds = [kind for kind, _ in data]
    if len(kinds) == len(set(kinds)):
        beside = tuple(dict.fromkeys((t.kind, t.value) for t in free if t.kind in BESIDE))
        return [One(place, tuple(data), spelled(data, raw), beside, table=TEXT)] if data else []
    near = dict(_neighbours(free, raw))
    called = near | {("EMAIL", value): name for value, name in _named_addresses(free, raw).items()}
    most = max(sorted(set(kinds) - {NAME} or {NAME}, key=lambda kind: kind != "EMAIL"), key=kinds.count)
    mates = list(_mates(free))
    called |= {phone: called[email] for email, phone in mates if email in called and phone not in called}
    people = list(_named(place, data, called, raw, alone=most != NAME))
    most = "EMAIL" if any(not one.loose for one in people) else most
    bare = [datum for datum in data if datum not in called and datum[0] != NAME]
    ids = [datum for datum in bare if datum[0] == ACCOUNT]
    if ids and len(ids) <= len(people) + sum(kind != ACCOUNT for kind, _ in bare):
        bare = [datum for datum in bare if datum[0] != ACCOUNT]
        addressed = [n for n, one in enumerate(people) if any(kind == "POSTAL_ADDRESS" for kind, _ in one.beside)]
        if len(addressed) == len(ids) == 1:
            people[addressed[0]] = replace(people[addressed[0]], data=(*ids, *people[addressed[0]].data))
    homes = {phone: email for email, phone in mates if email in bare and phone in bare}
    groups: dict[Datum, list[Datum]] = defaultdict(list)
    for datum in bare:
        groups[homes.get(datum, datum)].append(datum)
    return people + [One(place, tuple(some), table=TEXT, loose=some[0][0] != most) for some in groups.values()]


def _mates(free: Sequence[Told]) -> Iterator[tuple[Datum, Datum]]:
    """The one address and the one number of a line, if nobody's name stands in it: one person's."""
    lines: dict[int, dict[Datum, None]] = defaultdict(dict)
    for one in free:
        lines[one.row][one.kind, one.value] = None
    for line in lines.values():
        some = sorted(datum for datum in line if datum[0] != ACCOUNT and datum[0] not in BESIDE)
        if [kind for kind, _ in some] == ["EMAIL", "PHONE"]:
            yield some[0], some[1]


def _named(
    place: Place, data: Sequence[Datum], called: Mapping[Datum, bytes], raw: Mapping[bytes, str], *, alone: bool
) -> Iterator[One]:
    """Those whom a text names, each with what is theirs; of several addresses under one name the first has the rest beside it.
    alone: a name and nothing else stands loosely."""
    homes: dict[tuple[str, ...], int] = {}
    names: dict[int, list[bytes]] = defaultdict(list)
    theirs: dict[int, list[Datum]] = defaultdict(list)
    at: dict[bytes, int] = {}
    for name in dict.fromkeys([*called.values(), *(value for kind, value in data if kind == NAME)]):
        text = raw_of(name, raw)
        home = home_of(text, homes)
        if home is None:
            home = homes[tokens(text)] = len(homes)
        at[name] = home
        names[home].append(name)
    for datum, name in called.items():
        theirs[at[name]].append(datum)
    for home, called_so in names.items():
        name = max(called_so, key=lambda value: (len(tokens(raw_of(value, raw))), value))
        first, *more = [datum for datum in theirs[home] if datum[0] == "EMAIL"] or [None]
        rest = [datum for datum in theirs[home] if datum[0] not in BESIDE and datum[0] != "EMAIL"]
        beside = tuple(datum for datum in theirs[home] if datum[0] in BESIDE)
        mine = tuple(sorted({*rest, (NAME, name)} | ({first} if first else set())))
        loose = alone and len(mine) == 1 and not beside
        yield One(place, mine, raw_of(name, raw), beside, table=TEXT, loose=loose)
        for datum in filter(None, more):
            yield One(place, (datum, (NAME, name)), raw_of(name, raw), table=TEXT)


def _neighbours(free: Sequence[Told], raw: Mapping[bytes, str]) -> Iterator[tuple[Datum, bytes]]:
    """What stands in the lines below a name or behind it, and its name: each datum where it first does. A second address is another's,
    as is what follows it; accounts link whatever the names, and so are no matter of nearness."""
    lines = {one.row for one in free if one.kind == NAME}
    told: set[Datum] = set()
    head, last, reached = None, None, False
    for one in free:
        if one.kind == NAME:
            head, reached = one if one.value in raw and not one.field.table else None, False
        elif head is None or last is None or not _follows(last, one, head, lines) or (reached and one.kind == "EMAIL"):
            head = None
        elif (one.kind, one.value) not in told and one.kind != ACCOUNT:
            told.add((one.kind, one.value))
            yield (one.kind, one.value), head.value
        reached, last = reached or one.kind == "EMAIL", one


def _follows(last: Told, one: Told, head: Told, lines: set[int]) -> bool:
    """Whether a datum stands right behind the one before it, in no line that has a name of its own."""
    most = NEXT_BYTES if one.kind == "EMAIL" and last is head and one.row == head.row else NEAR_BYTES
    near = 0 <= one.start - last.end <= most and 0 <= one.row - last.row <= NEAR_LINES
    return near and (one.row == head.row or one.row not in lines)


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


def without_placeholders(people: Sequence[One]) -> list[One]:
    """The people less birth dates that too many share to be theirs: `01.01.1900`."""
    called: dict[Datum, set[str]] = defaultdict(set)
    for one in people:
        for datum in one.beside:
            if datum[0] == "BIRTH_DATE":
                called[datum].add(one.name)
    most = max(MOST_BORN, len(people) / 100)
    nobodys = {datum for datum, names in called.items() if len(names) > most}
    return [
        replace(one, beside=tuple(datum for datum in one.beside if datum not in nobodys))
        if nobodys.intersection(one.beside)
        else one
        for one in people
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


def spelled_out(name: str, email: str) -> bool:
    """Whether the local part of an address holds each word of a name of several: nobody else's, as a rule."""
    words = [word for word in tokens(name) if len(word) > 1]
    return len(words) > 1 and all(word in email.partition("@")[0].casefold() for word in words)
