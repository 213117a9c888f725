"""Counts of every cut as bounds, with the waterfall of causes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from duenotice.model.bounds import Bounds
from duenotice.model.people import Count
from duenotice.people.compute import pc

METHOD = "servings@1"
NOWHERE = "??"


@dataclass(frozen=True, slots=True)
class Doubt:
    """People that one rule leaves in doubt: how many, and how many of them in all likelihood."""

    cause: str
    rule: str
    people: int
    expected: float


def counts(tally: pa.Table, further: Sequence[Doubt], residents: Mapping[str, int]) -> list[Count]:
    """One Count per cut and key. tally: rows of the step `tally`; further: people nobody could name, who may be in any cut;
    residents: customers by country and region code, and "" for all, the cap of `possible` (empty: no cap)."""
    certain, doubts = _grouped(tally)
    keys = sorted({*certain, *doubts, ("total", "")})
    return [_count(cut, label, certain, doubts, (further, residents)) for cut, label in keys]


def _grouped(tally: pa.Table) -> tuple[dict[tuple[str, str], int], dict[tuple[str, str], list[Doubt]]]:
    certain: dict[tuple[str, str], int] = defaultdict(int)
    doubts: dict[tuple[str, str], list[Doubt]] = defaultdict(list)
    for row in tally.to_pylist():
        at = (row["cut"], row["label"])
        if row["sure"]:
            certain[at] += row["people"]
        else:
            cause, _, rule = row["why"].partition("|")
            doubts[at].append(Doubt(cause, rule, row["people"], row["millionths"] / 1e6))
    return certain, doubts


def _count(
    cut: str,
    label: str,
    certain: Mapping[tuple[str, str], int],
    doubts: Mapping[tuple[str, str], list[Doubt]],
    limits: tuple[Sequence[Doubt], Mapping[str, int]],
) -> Count:
    further, residents = limits
    sure = certain.get((cut, label), 0)
    mine = list(doubts.get((cut, label), []))
    mine.extend(_from_nowhere(cut, label, certain, doubts))
    mine.extend(further if cut == "total" else [Doubt(d.cause, d.rule, d.people, 0.0) for d in further])
    mine = _capped(mine, _room(cut, label, residents), sure)
    causes = _waterfall(mine)
    best = sure + sum(c["below"] for c in causes)
    bounds = Bounds(sure, best, best + sum(c["above"] for c in causes))
    return Count(cut, label, bounds.certain, bounds.best, bounds.possible, METHOD, json.dumps(causes))


def _from_nowhere(
    cut: str, label: str, certain: Mapping[tuple[str, str], int], doubts: Mapping[tuple[str, str], list[Doubt]]
) -> list[Doubt]:
    """People of unknown residence could live in any country: they lift `possible` of each, and nothing else."""
    if not cut.endswith(("country", "region")):
        return []
    place = label.rpartition("|")[2]
    elsewhere = (cut, label[: len(label) - len(place)] + NOWHERE)
    if place == NOWHERE:
        return []
    people = certain.get(elsewhere, 0) + sum(d.people for d in doubts.get(elsewhere, []))
    return [Doubt("residence", "residence_unknown", people, 0.0)] if people else []


def _room(cut: str, label: str, residents: Mapping[str, int]) -> int | None:
    if not residents:
        return None
    place = label.rpartition("|")[2] if cut.endswith(("country", "region")) else ""
    return residents.get("", 0) if place in ("", NOWHERE) else residents.get(place, 0) + residents.get(NOWHERE, 0)


def _capped(doubts: list[Doubt], room: int | None, sure: int) -> list[Doubt]:
    """The doubts, each cut so that all together stay within the customers there are; the vaguest are cut first."""
    if room is None:
        return doubts
    left = max(0, room - sure)
    kept: list[Doubt] = []
    for doubt in sorted(doubts, key=lambda d: -(d.expected / d.people if d.people else 0)):
        people = min(doubt.people, left)
        left -= people
        kept.append(Doubt(doubt.cause, doubt.rule, people, min(doubt.expected, people)))
    return kept


def _waterfall(doubts: Sequence[Doubt]) -> list[dict[str, Any]]:
    """One row per cause and rule; `below` are whole people that add up to the rounded sum of expectations."""
    kept = [d for d in doubts if d.people]
    whole = round(sum(d.expected for d in kept))
    floors = [min(int(d.expected), d.people) for d in kept]
    by_rest = sorted(range(len(kept)), key=lambda i: (floors[i] - kept[i].expected, i))
    for i in by_rest[: max(0, whole - sum(floors))]:
        floors[i] = min(floors[i] + 1, kept[i].people)
    return [
        {"cause": d.cause, "rule": d.rule, "below": n, "above": d.people - n} for d, n in zip(kept, floors, strict=True)
    ]


def kind_sets(kinded: pa.Table) -> pa.Table:
    """Per person the set of kinds surely exposed (`A+B`) and, where it is larger, the set possibly exposed."""
    people = kinded.group_by(["who", "kind"]).aggregate([("sure", "max"), ("weight", "max")])
    surely = _joined(people.filter(pc.equal(people["sure_max"], 1)))
    possibly = _joined(people)
    firm = surely.append_column("sure", pa.array([1] * surely.num_rows, pa.int64()))
    firm = firm.append_column("weight", pa.array([1.0] * surely.num_rows, pa.float64()))
    loose = possibly.join(
        surely.append_column("known", pa.array([1] * surely.num_rows, pa.int64())),
        ["who", "kinds"],
        join_type="left outer",
    )
    loose = loose.filter(pc.is_null(loose["known"])).select(["who", "kinds"])
    weights = people.group_by("who").aggregate([("weight_max", "min")]).rename_columns(["who", "weight"])
    loose = loose.append_column("sure", pa.array([0] * loose.num_rows, pa.int64())).join(weights, "who")
    both = pa.concat_tables([firm.select(SET_COLUMNS), loose.select(SET_COLUMNS)])
    return both.append_column("why", pa.array(["exposure|kinds_not_on_every_page"] * both.num_rows, pa.string()))


SET_COLUMNS = ["who", "kinds", "sure", "weight"]


def _joined(kinds: pa.Table) -> pa.Table:
    ordered = kinds.sort_by([("who", "ascending"), ("kind", "ascending")])
    lists = ordered.group_by("who", use_threads=False).aggregate([("kind", "list")])
    return pa.table(
        {"who": lists["who"], "kinds": pc.binary_join(pc.cast(lists["kind_list"], pa.list_(pa.string())), "+")}
    )
