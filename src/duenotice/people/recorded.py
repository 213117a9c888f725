"""The people of a record: which of its data are one person's, which another's, and which are anybody's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
    """One finding of a record: kind, key of the value, what its field tells, a number of that field, its line, and its bytes."""

    kind: str
    value: bytes
    field: Field
    number: int | None
    row: int = 0
    start: int = 0
    end: int = 0


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


def of_fields(place: Place, placed: Sequence[Told], free: Sequence[Told], raw: Mapping[bytes, str]) -> list[One]:
    """The people whom fields tell of, and what else stands in the record as perhaps the first one's."""
    placed = _of_parts(placed, raw)
    people = [one for group in _merged(list(_groups(placed)), raw) if (one := _one(place, group, raw)).data]
    mine = {value for one in people for _, value in one.data}
    cells: dict[tuple[int | None, int], set[Datum]] = defaultdict(set)
    for t in free:
        if t.kind not in BESIDE and t.value not in mine:
            cells[t.number, t.row].add((t.kind, t.value))
            mine.add(t.value)
    loose = [data for cell in cells.values() for data in _of_cell(sorted(cell))]
    return people + [
        One(place, data, spelled(data, raw), table=TEXT, beside_one=True, loose=True) for data in sorted(loose)
    ]


def _of_parts(placed: Sequence[Told], raw: Mapping[bytes, str]) -> Sequence[Told]:
    """The data, those of columns without a header that hold one word of a name each as the parts of one name."""
    words = [t for t in placed if t.kind == NAME and t.field.unnamed and len(tokens(raw_of(t.value, raw))) == 1]
    if len({t.number for t in words}) < 2:
        return placed
    about, theirs = words[0].field.about, {t.number for t in words}
    return [t._replace(field=t.field._replace(about=about, part=True)) if t.number in theirs else t for t in placed]


def _of_cell(data: Sequence[Datum]) -> list[tuple[Datum, ...]]:
    """What somebody wrote in one line of a cell: one person's, where it is one datum of each kind."""
    return [tuple(data)] if len({kind for kind, _ in data}) == len(data) else [(datum,) for datum in data]


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
        home = home_of(name, homes) if full else None
        if home is None:
            kept.append(list(group))
            if len(tokens(name)) > 1:
                homes.setdefault(tokens(name), len(kept) - 1)
        else:
            kept[home] += group
    return kept


def home_of(name: str, homes: Mapping[tuple[str, ...], int]) -> int | None:
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
    whole = [raw_of(t.value, raw) for t in names if not t.field.part]
    parts = " ".join(dict.fromkeys(raw_of(t.value, raw) for t in names if t.field.part))
    return max([*whole, parts], key=lambda name: (len(tokens(name)), len(name), name))


def raw_of(value: bytes, raw: Mapping[bytes, str]) -> str:
    return raw.get(value, value.hex())


def spelled(data: Iterable[Datum], raw: Mapping[bytes, str]) -> str:
    return next((raw_of(value, raw) for kind, value in data if kind == NAME), "")
