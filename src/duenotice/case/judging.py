"""Possible links between records, as a person judges them: the next ones to look at, what was judged, and what that says.

Records are shown masked, with how alike their values are; raw values only where somebody asks for them, which is audited.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from django.db import transaction

from duenotice import people
from duenotice.case import audit, runs
from duenotice.case.audit import Actor
from duenotice.case.models import Case, Judgement, Run
from duenotice.model.errors import UsageError
from duenotice.model.evidence import EXCHANGES
from duenotice.model.kinds import family
from duenotice.model.tables import rows_of

PAIR_PART = 8
Datum = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Side:
    """One record of a link. place: path and number of the record; data: kind and masked (or, where asked for, raw) value."""

    place: str
    data: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A link to judge. pair: its short name; rule: what speaks for it; likely: 0 to 1; alike: kind to how the values compare."""

    pair: str
    rule: str
    likely: float
    left: Side
    right: Side
    alike: tuple[tuple[str, str], ...]


def decisions(case: Case) -> list[people.Decision]:
    """What stands of all that was judged: the newest of each link, unless it was taken back."""
    rows = case.judgement_set.values_list("left_id", "right_id", "decision")
    newest = {frozenset(row[:2]): people.Decision(*row) for row in rows}
    return [decision for decision in newest.values() if decision.decision != "open"]


def links(case: Case) -> tuple[Run, list[people.Link]]:
    """The newest count and its possible links, with what has been judged of them since. Raises CaseError before the first count."""
    run = runs.needed(case, "count")
    return run, people.decided(rows_of(people.Link, runs.read(run, "links")), decisions(case))


def standing(case: Case) -> dict[str, Any]:
    """How many links were judged how, what that says of the people in files, and which judgements contradict each other."""
    run, known = links(case)
    tally = {name: sum(link.decision == name for link in known) for name in ("open", "same", "different", "unsure")}
    range_ = people.likely_people(_in_files(runs.read(run, "people")), known)
    against = [pair_of(link) for link in people.contradictions(known)]
    return {
        "run": run.name,
        "links": len(known),
        **tally,
        "people_in_files": {"low": range_.low, "expected": range_.expected, "high": range_.high},
        "contradictions": against,
    }


def likely(persons: pa.Table, found: pa.Table) -> people.Merges:
    """The range of people in files that the judgements so far bear out. persons, found: rows of Person and Link of a count."""
    return people.likely_people(_in_files(persons), list(rows_of(people.Link, found)))


def _in_files(persons: pa.Table) -> int:
    """People known from records of files alone."""
    rows = persons.select(["tier", "account"]).to_pylist()
    return sum(row["tier"] == "consolidated" and row["account"] is None for row in rows)


def pair_of(link: people.Link | Judgement) -> str:
    """The short name of a link or of the one that a judgement is about, the same in every run."""
    return f"{link.left_id[:PAIR_PART]}-{link.right_id[:PAIR_PART]}"


def questions(case: Case, size: int, *, reveal: bool = False) -> list[Question]:
    """The next links to judge, about `size`, as `people.sample` draws them. reveal: raw values in place of masked ones; the
    caller must have audited that (`revealed`)."""
    run, known = links(case)
    chosen = people.sample(known, size)
    return _shown(run, chosen, reveal=reveal)


def revealed(case: Case, pairs: Sequence[str], by: Actor) -> None:
    """Leave in the audit trail that somebody looked at the raw values of these links."""
    audit.record(by, "reveal", f"{len(pairs)} links", case=case, after=list(pairs))


def _shown(run: Run, chosen: Sequence[people.Link], *, reveal: bool) -> list[Question]:
    scanned = runs.behind(run, "scan")
    places = {place for link in chosen for place in (link.left, link.right)}
    records = _records(runs.read(scanned, "findings"), places)
    values = runs.read(scanned, "values").select(["value_key", "masked"]).to_pylist()
    masked = {row["value_key"]: row["masked"] for row in values}
    escrow = runs.read_secret(scanned, "escrow").select(["value_key", "raw"]).to_pylist()
    raw = {row["value_key"]: row["raw"] for row in escrow}
    paths = {str(row["item_id"]): row["path"] for row in runs.read(scanned, "items").to_pylist()}
    seen = raw if reveal else masked

    def side(place: str) -> Side:
        item, _, record = place.partition(":")
        data = tuple((kind, seen.get(key) or masked.get(key, "")) for kind, key in records[place])
        return Side(f"{paths.get(item, item)}, record {int(record) & EXCHANGES}", data)

    return [
        Question(
            pair_of(link), link.rule, link.weight, side(link.left), side(link.right),
            _alike(records[link.left], records[link.right], raw),
        )
        for link in chosen
    ]  # fmt: skip


def _records(findings: pa.Table, places: set[str]) -> Mapping[str, list[Datum]]:
    """Kind and value key of every finding in the records wanted, each once."""
    records: dict[str, list[Datum]] = defaultdict(list)
    items = {int(place.partition(":")[0]) for place in places if ":" in place}
    rows = findings.filter(pa.compute.is_in(findings["item_id"], pa.array(sorted(items), findings["item_id"].type)))
    for row in rows.select(["item_id", "record", "kind", "value_key"]).to_pylist():
        place, datum = f"{row['item_id']}:{row['record']}", (row["kind"], row["value_key"])
        if place in places and datum not in records[place]:
            records[place].append(datum)
    return defaultdict(list, {place: sorted(data) for place, data in records.items()})


def _alike(left: Iterable[Datum], right: Iterable[Datum], raw: Mapping[bytes, str]) -> tuple[tuple[str, str], ...]:
    """How the two records compare in each kind that both have: equal, close with the likeness, or different."""
    one, other = _by_family(left), _by_family(right)
    return tuple((kind, _compared(one[kind], other[kind], raw)) for kind in sorted(one.keys() & other.keys()))


def _by_family(data: Iterable[Datum]) -> dict[str, list[bytes]]:
    kinds: dict[str, list[bytes]] = defaultdict(list)
    for kind, key in data:
        kinds[family(kind)].append(key)
    return kinds


def _compared(left: list[bytes], right: list[bytes], raw: Mapping[bytes, str]) -> str:
    if set(left) & set(right):
        return "equal"
    texts = [(raw.get(a), raw.get(b)) for a in left for b in right]
    known = [people.similarity(a.casefold(), b.casefold()) for a, b in texts if a and b]
    if not known:
        return "different"
    return f"{max(known):.0%} alike"


@transaction.atomic
def judge(case: Case, pair: str, decision: str, by: Actor, *, reason: str = "") -> Judgement:
    """Record what somebody judged of a link: `same`, `different` or `unsure`; it binds the next count.

    pair: the short name of a link. Raises UsageError for an unknown decision or where no link has that name.
    """
    if decision not in ("same", "different", "unsure"):
        raise UsageError("A link is judged same, different or unsure.", where=pair)
    found = next((link for link in links(case)[1] if pair_of(link) == pair), None)
    if found is None:
        raise UsageError("There is no such link.", where=pair, next_step="See them with: duenotice review list")
    return _write(case, (found.left_id, found.right_id), decision, by, reason)


@transaction.atomic
def undo(case: Case, by: Actor) -> Judgement | None:
    """Take back the newest judgement that still stands and that this person made; None where there is none."""
    seen: set[frozenset[str]] = set()
    for row in case.judgement_set.order_by("-pk"):
        ends = frozenset((row.left_id, row.right_id))
        if ends not in seen and row.decision != "open" and row.by == by.name:
            return _write(case, (row.left_id, row.right_id), "open", by, "taken back")
        seen.add(ends)
    return None


def _write(case: Case, ends: tuple[str, str], decision: str, by: Actor, reason: str) -> Judgement:
    row = Judgement.objects.create(
        case=case, left_id=ends[0], right_id=ends[1], decision=decision, by=by.name, reason=reason
    )
    audit.record(by, "judge", f"link {pair_of(row)}", case=case, after=[*ends, decision], reason=reason)
    return row
