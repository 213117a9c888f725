"""People in files whom no directory knows: records become identities, identities are linked, clusters become persons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest

import pyarrow as pa

from duenotice.model.evidence import EXCHANGES
from duenotice.model.keys import value_key
from duenotice.model.kinds import family
from duenotice.model.people import Person
from duenotice.model.tables import Tables, rows_of
from duenotice.people.alike import nearly_named
from duenotice.people.by_splink import modelled
from duenotice.people.compute import pc
from duenotice.people.directory import Problem
from duenotice.people.doubting import doubts
from duenotice.people.gathered import EXACT, no_full_name, nobodys, records_of
from duenotice.people.holders import Identity
from duenotice.people.linking import Judged, Linked, link, with_more
from duenotice.people.names import tokens
from duenotice.people.pairs import NO_MODEL, Modelled, Pair
from duenotice.people.recorded import NAME, TEXT, Datum, One, Place
from duenotice.people.residence import country_of_domain
from duenotice.people.review import JUDGED, Decision, Link, decided, learned_weights
from duenotice.people.running import made_of, people_of, spelled_out, without_echoes, without_placeholders
from duenotice.people.settings import Settings

ONE_PERSON, MADE_OF_NAME, PERHAPS_THEIRS, NOT_OF_NAME = 1.0, 0.9, 0.85, 0.5
"""Weights of the links within a record: of what is one person's, and of what stands loosely beside somebody: an address made of their
name, a number, an address that is not made of it."""

AGAIN_AND_AGAIN = 3
"""Records a name, on average, from which a table tells of what people did and not of who there is."""


TYPED = pa.schema([("item_id", pa.int64()), ("record", pa.int64()), ("subject", pa.binary(16))])


@dataclass(frozen=True, slots=True)
class Strangers:
    """people: by subject id; seen: rows of item_id, record, subject, strong (1: surely one person of their own), kind and
    weight (how likely a person of their own); typed: item_id, record, subject of those whose data somebody sent; links: what a
    person should judge; problems: keys and clusters set aside."""

    people: Mapping[bytes, Person] = field(default_factory=dict)
    seen: pa.Table | None = None
    typed: pa.Table = field(default_factory=TYPED.empty_table)
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()


SEEN = pa.schema(
    [
        ("item_id", pa.int64()),
        ("record", pa.int64()),
        ("subject", pa.binary(16)),
        ("kind", pa.string()),
        ("strong", pa.int64()),
        ("weight", pa.float64()),
    ]
)


def find_strangers(found: pa.Table, keys: pa.Table, given: Tables, settings: Settings) -> Strangers:
    """Persons among the findings `found` (rows of files that count) whom no customer's key names.

    keys: value_key and strong (1: one customer's alone) of the directory; given: of these `escrow` (raw values, so that names can be
    compared – without them by key only), `values` (for hints of residence), `fields` (what a datum's field is called tells whose it
    is) and `decisions` (what people judged of links). Raises MissingExtra where `settings.linker` needs one.
    """
    escrow, key = given["escrow"], settings.key
    raw = dict(zip(escrow["value_key"].to_pylist(), escrow["raw"].to_pylist(), strict=True))
    customers = frozenset(keys.filter(pc.equal(keys["strong"], 1))["value_key"].to_pylist())
    records, offices = records_of(found, given, nobodys(pc.unique(found["kind"]).to_pylist(), escrow, key))
    people = [one for place, told in sorted(records.items()) for one in people_of(place, told, raw, customers)]
    people = [replace(one, loose=True) if one.place in offices and no_full_name(one) else one for one in people]
    persons = without_placeholders(_unknown(without_echoes(people)))
    if not persons:
        return Strangers()
    identities, owners, joined = _identities(persons, raw)
    ids = [_content(persons[owner].data, key) for owner in owners]
    model = modelled(identities) if settings.linker == "splink" else NO_MODEL
    linked = link(identities, joined=joined, model=model)
    tables = [(persons[owner].place[0], persons[owner].table) for owner in owners]
    names_alone = not any(one.keyed for one in persons)
    if alike := list(nearly_named(identities, tables, linked.certain, names_alone=names_alone)):
        joined += alike
        linked = with_more(linked, alike)
    told = {frozenset((d.left_id, d.right_id)): d for d in rows_of(Decision, given["decisions"])}
    links = decided(_review([persons[owner] for owner in owners], ids, linked), told.values())
    judged = _judged(told.values(), ids)
    if judged:
        linked = link(identities, judged=judged, weights=learned_weights(links), joined=joined, model=model)
    return replace(
        _named(persons, _of_persons(linked, owners), given["values"], (key, names_alone)),
        links=tuple(links),
        problems=_set_aside(linked, settings, model),
    )


def _unknown(people: Sequence[One]) -> list[One]:
    """Those who are no customers: none of their keys is one, nor one that stands as the same person's beside such a key elsewhere."""
    theirs = {
        value for one in people if one.known for kind, value in one.data if kind == "EMAIL" or family(kind) in EXACT
    }
    return [one for one in people if not one.known and theirs.isdisjoint(value for _, value in one.data)]


def _set_aside(linked: Linked, settings: Settings, model: Modelled) -> tuple[Problem, ...]:
    """What the guards of the linker kept from fusing strangers, for the report."""
    found = [
        Problem(
            "key_of_many_people",
            number,
            rule,
            "values held by too many different people to be one person's link nobody",
        )
        for rule, number in sorted(linked.guarded.items())
    ]
    if torn := sum(map(len, linked.refused)):
        found.append(
            Problem("names_disagree", torn, "files", "in groups whose names disagree only the surest links count")
        )
    if settings.linker == "splink" and not model.compared:
        detail = "fewer than a hundred records hold a name with an address or a birth date, so that Splink had nothing to learn from"
        found.append(Problem("too_few_for_splink", 0, "files", detail))
    return tuple(found)


def _content(data: Iterable[Datum], key: bytes) -> str:
    """What a record says, as one keyed hash: decisions hang on it, as numbers of records change from scan to scan."""
    return value_key(key, "RECORD", " ".join(f"{kind}:{value.hex()}" for kind, value in sorted(data))).hex()


def _judged(decisions: Iterable[Decision], ids: Sequence[str]) -> list[Judged]:
    """The decisions by the numbers of the records; those about records that are no longer there bind nobody."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, content in enumerate(ids):
        numbers[content].append(number)
    return [
        Judged(left, right, decision.decision == "same")
        for decision in decisions
        if decision.decision in JUDGED
        for left, right in _couples(numbers.get(decision.left_id, []), numbers.get(decision.right_id, []))
    ]


def _couples(left: list[int], right: list[int]) -> Iterable[tuple[int, int]]:
    return pairwise(left) if left == right else zip(left[:1], right[:1], strict=False)


def _identities(persons: Sequence[One], raw: Mapping[bytes, str]) -> tuple[list[Identity], list[int], list[Pair]]:
    """What the linker takes: of a person with several addresses one identity each, whose they are, and the links between them."""
    identities: list[Identity] = []
    owners: list[int] = []
    joined: list[Pair] = []
    first: list[int] = []
    mains: dict[Place, int] = {}
    for number, one in enumerate(persons):
        first.append(len(identities))
        identities += _spread(one, raw)
        owners += [number] * (len(identities) - first[-1])
        joined += [Pair(a, a + 1, "same_record", True, ONE_PERSON) for a in range(first[-1], len(identities) - 1)]
        main = mains.setdefault(one.place, number)
        if one.beside_one and main != number:
            joined.append(_beside(first[main], first[-1], persons[main].name, identities[first[-1]].email))
    joined += [Pair(first[a], first[b], "same_sender", True, ONE_PERSON) for a, b in _senders(persons)]
    return identities, owners, joined


def _beside(main: int, other: int, name: str, email: str) -> Pair:
    """The link between whom a record is about and who stands loosely in it, by how much of the name the address has."""
    if spelled_out(name, email):
        return Pair(main, other, "same_record", True, ONE_PERSON)
    theirs = MADE_OF_NAME if made_of(name, email) else NOT_OF_NAME if email else PERHAPS_THEIRS
    return Pair(main, other, "same_record", False, theirs)


def _senders(persons: Sequence[One]) -> Iterator[tuple[int, int]]:
    """Couples of records of one name and nothing else, in a table where names come again and again: who sent a message, not who is on
    a list."""
    tables: dict[tuple[int, str], dict[tuple[Datum, ...], list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, one in enumerate(persons):
        if len(one.data) == 1 and not one.keyed:
            tables[one.place[0], one.table][one.data].append(number)
    for names in tables.values():
        if sum(map(len, names.values())) > AGAIN_AND_AGAIN * len(names):
            for numbers in names.values():
                yield from pairwise(numbers)


def _spread(one: One, raw: Mapping[bytes, str]) -> list[Identity]:
    emails, phones = one.values("EMAIL"), one.values("PHONE")
    numbering = one.numbering or {}
    keys = tuple(
        f"{kind}:{value.hex()}" + (f"@{numbering[value]}" if numbering.get(value) else "")
        for kind, value in one.data
        if family(kind) in EXACT
    )
    whole = Identity(
        one.name,
        keys=keys,
        born=_only(value.hex() for kind, value in one.beside if kind == "BIRTH_DATE"),
        address=_only(raw[value] for kind, value in one.beside if kind == "POSTAL_ADDRESS" and value in raw),
    )
    texts = zip_longest((_address(value, raw) for value in emails), (raw.get(v, v.hex()) for v in phones), fillvalue="")
    spread = [whole._replace(email=email, phone=phone) for email, phone in texts] or [whole]
    return [spread[0], *(identity._replace(keys=()) for identity in spread[1:])]  # or many keys times many addresses


def _address(value: bytes, raw: Mapping[bytes, str]) -> str:
    """The address as it is written; where that is not known, one made of its key."""
    text = raw.get(value, value.hex())
    return text if "@" in text else f"{text}@key.invalid"


def _of_persons(linked: Linked, owners: Sequence[int]) -> Linked:
    """The links between persons, from those between their identities."""
    first = {owner: number for number, owner in reversed(list(enumerate(owners)))}
    pairs = [pair._replace(left=owners[pair.left], right=owners[pair.right]) for pair in linked.pairs]
    certain, possible = ([labels[first[n]] for n in range(len(first))] for labels in (linked.certain, linked.possible))
    return replace(linked, certain=certain, possible=possible, pairs=[p for p in pairs if p.left != p.right])


def _only(values: Iterable[str]) -> str:
    """The value where there is but one."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else ""


def _named(persons: list[One], linked: Linked, values: pa.Table, keyed: tuple[bytes, bool]) -> Strangers:
    """Subjects are the clusters of certain links; of those that may be one person, one is sure and the rest are not. keyed: the key, and
    whether nobody has more than a name: then a full name in a list is somebody."""
    key, names_alone = keyed
    members: dict[int, list[int]] = defaultdict(list)
    for number, label in enumerate(linked.certain):
        members[label].append(number)
    subjects = _subjects({label: [persons[n] for n in numbers] for label, numbers in members.items()}, key)
    doubt = doubts(persons, linked, subjects)
    hints = {v["value_key"]: (v["kind"], v["country"], v["domain"]) for v in values.to_pylist()}
    people = {
        subject: _person(
            subject, [d for n in members[label] for d in persons[n].data], hints, sure=subject not in doubt
        )
        for label, subject in subjects.items()
    }
    rows: list[tuple[int, int, bytes, str, int, float]] = []
    for number, one in enumerate(persons):
        subject = subjects[linked.certain[number]]
        listed = names_alone and one.table != TEXT and len(tokens(one.name)) > 1
        strong = int(subject not in doubt and (one.keyed or listed))
        rows += [(*one.place[:2], subject, kind, strong, doubt.get(subject, 1.0)) for kind, _ in one.data]
    typed = [
        (*one.place[:2], subjects[linked.certain[number]])
        for number, one in enumerate(persons)
        if one.table.startswith("?") and not one.beside_one
    ]
    return Strangers(people, _table(rows, SEEN), _table(typed, TYPED))


def _table(rows: Sequence[Sequence[object]], schema: pa.Schema) -> pa.Table:
    return pa.table([list(column) for column in zip(*rows, strict=True)] or [[]] * len(schema), schema=schema)


RANK = {"ACCOUNT_ID": 0, "EMAIL": 1, "PHONE": 2, NAME: 4}


def _subjects(clusters: Mapping[int, Sequence[One]], key: bytes) -> dict[int, bytes]:
    """The id of a cluster hangs on the first key of the strongest kind that it alone holds, so that the same evidence gives the same
    id in every run; where others hold every one of its keys, on all it holds."""
    holders: dict[Datum, set[int]] = defaultdict(set)
    for label, ones in clusters.items():
        for one in ones:
            for datum in one.data:
                holders[datum].add(label)
    subjects: dict[int, bytes] = {}
    taken: set[bytes] = set()
    for label, ones in clusters.items():
        data = sorted({datum for one in ones for datum in one.data}, key=lambda d: (RANK.get(d[0], 3), *d))
        own = next((datum for datum in data if len(holders[datum]) == 1), None)
        text = " ".join(f"{kind}:{value.hex()}" for kind, value in ([own] if own else data))
        subject = value_key(key, "SUBJECT", text)
        while subject in taken:  # namesakes of whom the same is said
            subject = value_key(key, "SUBJECT", f"{text} {subject.hex()}")
        taken.add(subject)
        subjects[label] = subject
    return subjects


def _person(
    subject: bytes, data: list[Datum], hints: Mapping[bytes, tuple[str, str | None, str | None]], *, sure: bool
) -> Person:
    told = [hints[value] for _, value in data if value in hints]
    by_phone = sorted({country for kind, country, _ in told if kind == "PHONE" and country})
    by_domain = sorted(
        {c for kind, _, domain in told if kind == "EMAIL" and domain and (c := country_of_domain(domain))}
    )
    country, tier = (
        (by_phone[0], "weak")
        if len(by_phone) == 1
        else (by_domain[0], "hint")
        if len(by_domain) == 1
        else (None, "none")
    )
    reach = tuple(
        channel for kind, channel in (("EMAIL", "email"), ("PHONE", "phone")) if any(k == kind for k, _ in data)
    )
    return Person(subject, "consolidated", "certain" if sure else "possible", country, tier, None, None, None, reach)


def _review(persons: Sequence[One], ids: Sequence[str], linked: Linked) -> tuple[Link, ...]:
    """The possible links that join two people of the certain ones, each couple once by its strongest rule."""

    def where(number: int) -> str:
        item, record, part = persons[number].place
        return f"{item}:{record + part * (EXCHANGES + 1)}"

    strongest: dict[tuple[str, str], Link] = {}
    for p in linked.pairs:
        at = (where(p.left), where(p.right))
        if p.certain or linked.certain[p.left] == linked.certain[p.right]:
            continue
        if at not in strongest or strongest[at].weight < p.weight:
            strongest[at] = Link(*at, p.rule, p.weight, p.rule, "open", ids[p.left], ids[p.right])
    return tuple(strongest.values())
