"""People in files whom no directory knows: records become identities, identities are linked, clusters become persons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import pyarrow as pa

from duenotice.model.keys import canonical_email, value_key
from duenotice.model.kinds import family
from duenotice.model.people import Person
from duenotice.model.tables import Tables, rows_of
from duenotice.people.by_splink import modelled
from duenotice.people.compute import pc
from duenotice.people.directory import Problem
from duenotice.people.holders import Identity
from duenotice.people.linking import Judged, Linked, link
from duenotice.people.normalise import is_role_or_placeholder
from duenotice.people.pairs import NO_MODEL, Modelled
from duenotice.people.residence import country_of_domain
from duenotice.people.review import JUDGED, Decision, Link, decided, learned_weights
from duenotice.people.settings import Settings

EXACT = frozenset({"ACCOUNT_ID", "NATIONAL_ID", "PASSPORT", "DRIVING_LICENCE", "TAX_ID"})
USED = EXACT | {"EMAIL", "PHONE", "PERSON_NAME"}
BESIDE = {"BIRTH_DATE", "POSTAL_ADDRESS"}
"""Kinds that tell namesakes apart and make nobody a person by themselves."""

Place = tuple[int, int]
Datum = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Strangers:
    """people: by subject id; seen: rows of item_id, record, subject, strong (1: surely one person of their own), kind and
    weight (how likely a person of their own); links: what a person should judge; problems: keys and clusters set aside."""

    people: Mapping[bytes, Person] = field(default_factory=dict)
    seen: pa.Table | None = None
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


def find_strangers(found: pa.Table, known: pa.Table, given: Tables, settings: Settings) -> Strangers:
    """Persons among the findings `found` (rows of files that count) in records that name no customer.

    known: rows of the step `page_people`; given: of these `escrow` (raw values, so that names can be compared – without them by
    key only), `values` (for hints of residence) and `decisions` (what people judged of links). Raises MissingExtra where
    `settings.linker` needs one.
    """
    escrow, key = given["escrow"], settings.key
    raw = dict(zip(escrow["value_key"].to_pylist(), escrow["raw"].to_pylist(), strict=True))
    records, beside = _records(found, known, raw)
    persons = [(place, data) for place, all_data in sorted(records.items()) for data in _persons(all_data)]
    if not persons:
        return Strangers()
    identities = [
        _identity(data, raw, beside[place] if _whole(data, records[place]) else ()) for place, data in persons
    ]
    ids = [_content(data, key) for _, data in persons]
    model = modelled(identities) if settings.linker == "splink" else NO_MODEL
    linked = link(identities, model=model)
    told = {frozenset((d.left_id, d.right_id)): d for d in rows_of(Decision, given["decisions"])}
    links = decided(_review(persons, ids, linked), told.values())
    judged = _judged(told.values(), ids)
    if judged:
        linked = link(identities, judged=judged, weights=learned_weights(links), model=model)
    return replace(
        _named(persons, linked, given["values"], key), links=tuple(links), problems=_set_aside(linked, settings, model)
    )


def _records(
    found: pa.Table, known: pa.Table, raw: Mapping[bytes, str]
) -> tuple[dict[Place, list[Datum]], dict[Place, list[Datum]]]:
    """Of each record that names no customer the data that make a person, and those that stand beside them."""
    offices = {value for value, text in raw.items() if "@" in text and is_role_or_placeholder(canonical_email(text))}
    customers = {(r["item_id"], r["record"]) for r in known.filter(pc.equal(known["strong"], 1)).to_pylist()}
    records: dict[Place, list[Datum]] = defaultdict(list)
    beside: dict[Place, list[Datum]] = defaultdict(list)
    for row in found.to_pylist():
        kind, place = family(row["kind"]), (row["item_id"], row["record"])
        if row["record"] is None or place in customers or row["value_key"] in offices:
            continue
        if kind in USED:
            records[place].append((row["kind"], row["value_key"]))
        elif kind in BESIDE:
            beside[place].append((kind, row["value_key"]))
    return records, beside


def _whole(data: tuple[Datum, ...], record: list[Datum]) -> bool:
    """True where the record is one person's, so that what stands beside it is theirs."""
    return len(data) == len(set(record))


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


def _persons(data: list[Datum]) -> Iterator[tuple[Datum, ...]]:
    """A record with at most one value of each kind is one person's; in one with more, each key stands for itself."""
    distinct = sorted(set(data))
    kinds = [kind for kind, _ in distinct]
    if len(kinds) == len(set(kinds)):
        yield tuple(distinct)
    else:
        yield from ((datum,) for datum in distinct if datum[0] != "PERSON_NAME")


def _identity(data: Iterable[Datum], raw: Mapping[bytes, str], beside: Iterable[Datum]) -> Identity:
    by_kind = dict(data)
    texts = {kind: raw.get(value, value.hex()) for kind, value in by_kind.items()}
    email = texts.get("EMAIL", "")
    return Identity(
        name=texts.get("PERSON_NAME", ""),
        email=email if "@" in email or not email else f"{email}@key.invalid",
        phone=texts.get("PHONE", ""),
        keys=tuple(f"{kind}:{value.hex()}" for kind, value in by_kind.items() if family(kind) in EXACT),
        born=_only(value.hex() for kind, value in beside if kind == "BIRTH_DATE"),
        address=_only(raw[value] for kind, value in beside if kind == "POSTAL_ADDRESS" and value in raw),
    )


def _only(values: Iterable[str]) -> str:
    """The value where there is but one."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else ""


def _named(persons: list[tuple[Place, tuple[Datum, ...]]], linked: Linked, values: pa.Table, key: bytes) -> Strangers:
    """Subjects are the clusters of certain links; of those that may be one person, one is sure and the rest are not."""
    members: dict[int, list[int]] = defaultdict(list)
    for number, label in enumerate(linked.certain):
        members[label].append(number)
    subjects = {label: _subject([persons[n][1] for n in numbers], key) for label, numbers in members.items()}
    doubt = _doubts(linked, subjects)
    hints = {v["value_key"]: (v["kind"], v["country"], v["domain"]) for v in values.to_pylist()}
    people = {
        subject: _person(subject, [d for n in members[label] for d in persons[n][1]], hints, sure=subject not in doubt)
        for label, subject in subjects.items()
    }
    rows: list[tuple[int, int, bytes, str, int, float]] = []
    for number, (place, data) in enumerate(persons):
        subject = subjects[linked.certain[number]]
        strong = int(subject not in doubt and _keyed(data))
        rows += [(*place, subject, kind, strong, doubt.get(subject, 1.0)) for kind, _ in data]
    return Strangers(people, pa.table([list(c) for c in zip(*rows, strict=True)], schema=SEEN))


def _keyed(data: Iterable[Datum]) -> bool:
    return any(kind != "PERSON_NAME" for kind, _ in data)


def _subject(cluster: Iterable[tuple[Datum, ...]], key: bytes) -> bytes:
    """The id hangs on the first key of the strongest kind, so that the same evidence gives the same id in every run."""
    rank = {"ACCOUNT_ID": 0, "EMAIL": 1, "PHONE": 2}
    _, kind, value = min(
        (rank.get(kind, 3 + (kind == "PERSON_NAME")), kind, value) for data in cluster for kind, value in data
    )
    return value_key(key, "SUBJECT", f"{kind}:{value.hex()}")


def _doubts(linked: Linked, subjects: Mapping[int, bytes]) -> dict[bytes, float]:
    """Subjects that may be somebody already counted, with the chance that they are not."""
    groups: dict[int, set[bytes]] = defaultdict(set)
    for certain, possible in zip(linked.certain, linked.possible, strict=True):
        groups[possible].add(subjects[certain])
    strongest: dict[bytes, float] = defaultdict(float)
    for pair in linked.pairs:
        for number in (pair.left, pair.right):
            subject = subjects[linked.certain[number]]
            strongest[subject] = max(strongest[subject], 0.0 if pair.certain else pair.weight)
    return {s: 1.0 - strongest[s] for group in groups.values() for s in sorted(group)[1:]}


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


def _review(persons: list[tuple[Place, tuple[Datum, ...]]], ids: Sequence[str], linked: Linked) -> tuple[Link, ...]:
    """The possible links that join two people of the certain ones, each couple once by its strongest rule."""

    def where(number: int) -> str:
        item, record = persons[number][0]
        return f"{item}:{record}"

    strongest: dict[tuple[str, str], Link] = {}
    for p in linked.pairs:
        at = (where(p.left), where(p.right))
        if p.certain or linked.certain[p.left] == linked.certain[p.right]:
            continue
        if at not in strongest or strongest[at].weight < p.weight:
            strongest[at] = Link(*at, p.rule, p.weight, p.rule, "open", ids[p.left], ids[p.right])
    return tuple(strongest.values())
