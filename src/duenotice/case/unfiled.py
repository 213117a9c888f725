"""Evidence looked at without a case: nothing is stored, no key is kept, and what is shown is previews and places.

No Django here. Values are hashed under a key made for this look and forgotten with it.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from duenotice import detect, evidence
from duenotice.case import sightings
from duenotice.case.derived import READ
from duenotice.case.progress import Progress, Tell, counted, noted, quiet, workers_progress
from duenotice.case.scanning import AGAIN, blocks_of, outcomes, together
from duenotice.case.sightings import Sighting, Wanted
from duenotice.case.stocktaking import stock_of
from duenotice.case.warming import warm
from duenotice.engine import local
from duenotice.model.errors import DueNoticeError, UsageError
from duenotice.model.evidence import Coverage, Item
from duenotice.model.findings import Likelihood

Found: TypeAlias = tuple[Sighting, sightings.Surroundings, int]
"""A finding, what stands around it, and how many places hold the same value."""
SURE = Likelihood.POSSIBLE
"""Below this a finding is counted as doubtful."""
ALONE, A_FILE = 4 << 20, 8 << 10
"""Bytes that are read sooner than more processes start, and what a file costs by itself, as bytes."""
WHERE = 3
"""Places told of each kind, the fullest first."""


@dataclass(frozen=True, slots=True)
class Task:
    """Items to look at together. notes: folder for how far that is."""

    items: tuple[Item, ...]
    settings: detect.Settings = field(repr=False)
    budget: evidence.Budget = field(default_factory=evidence.Budget)
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the items of a task held. values: kind, value_key, places, best likelihood; spots: item, kind, field, places, id of the
    first; failed: nothing, so that they are to be looked at apart."""

    task: Task
    values: pa.Table
    spots: tuple[tuple[int, str, str, int, str], ...]
    coverage: tuple[Coverage, ...]
    failed: bool = False


@dataclass(frozen=True, slots=True)
class KindSeen:
    """One kind over all items. doubtful: distinct values never more than unlikely; where: (path, field, places, id of the
    first), the fullest first; elsewhere: further places of that sort."""

    kind: str
    distinct: int
    places: int
    doubtful: int
    where: tuple[tuple[str, str, int, str], ...]
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Summary:
    """All of a look. unread: (path, coverage) of what was not read whole."""

    kinds: tuple[KindSeen, ...]
    items: int
    bytes_seen: int
    unread: tuple[tuple[str, Coverage], ...]

    @property
    def again(self) -> int:
        """Items that may be read the next time: a worker died, a drive was not there, a file was written."""
        return sum(row.reason in AGAIN for _, row in self.unread)


_VALUES = pa.schema(
    [("kind", pa.string()), ("value_key", pa.binary(16)), ("places", pa.int64()), ("likelihood", pa.int64())]
)


def fresh_settings(country: str | None = None, rules: tuple[detect.Rule, ...] = (), names: str = "") -> detect.Settings:
    """Settings with a key of their own; raw values are handed to no escrow. Raises UsageError for an unknown plug-in for names."""
    if names:
        detect.name_finder(names)
    return detect.Settings(secrets.token_bytes(32), country, frozenset(), rules, names)


def summary(
    sources: Sequence[str], settings: detect.Settings, *, workers: int | None = None, tell: Tell = quiet
) -> Summary:
    """Look at files, folders or URLs. Raises EvidenceError for a source that does not exist."""
    items, closed = stock_of(sources, "list", tell, {})
    paths = {item.item_id: item.path for item in items}
    missing = [
        (paths.get(part.item_id) or part.detail or f"item {part.item_id}", part)
        for part in closed
        if part.reason not in READ
    ]
    total, read, values = sum(item.size for item in items), 0, 0
    warm(tell)
    seen: list[Seen] = []
    few = 1 if workers is None and total + len(items) * A_FILE < ALONE else workers
    with workers_progress() as (notes, moving), local(workers=few) as engine:
        tasks = [Task(some, settings, notes=notes) for some in together(items)]
        tell(Progress("scan", 0, total, "bytes", moving=moving))
        for done in outcomes(engine, tasks, look_at, lost):
            read, values = read + sum(item.size for item in done.task.items), values + len(done.values)
            seen.append(done)
            tell(Progress("scan", read, total, "bytes", f"{values:,} values", moving))
    return _summed(seen, missing)


def settled(task: Task) -> tuple[detect.Settled, tuple[Coverage, ...]]:
    """Findings of the items, and what was read of them."""
    coverage: list[Coverage] = []
    blocks = ((item, noted(blocks_of(item, task.budget, coverage), item.size, task.notes)) for item in task.items)
    found = detect.scan_items(blocks, task.settings)
    return found, tuple(coverage)


def look_at(task: Task) -> Seen:
    """Items, in a worker process. A fault of a reader is told as coverage, without its message."""
    try:
        found, coverage = settled(task)
    except (DueNoticeError, OSError):
        raise
    except Exception as error:
        return _not_seen(task, type(error).__name__)
    finally:
        counted(task.notes)
    return _seen(task, found.findings, sightings.named_fields(found.fields), coverage)


def lost(task: Task) -> Seen:
    """Items whose worker died."""
    return _not_seen(task, "the worker died while reading this item")


def _not_seen(task: Task, why: str) -> Seen:
    told = tuple(Coverage(item.item_id, 0, item.size, "crashed", detail=why) for item in task.items)
    return Seen(task, _VALUES.empty_table(), (), told, failed=len(told) > 1)


def _seen(task: Task, findings: pa.Table, fields: dict[tuple[int, int], str], coverage: tuple[Coverage, ...]) -> Seen:
    grouped = findings.group_by(["kind", "value_key"]).aggregate([("offset", "count"), ("likelihood", "max")])
    values = pa.Table.from_arrays(
        [
            grouped[name].cast(f.type)
            for name, f in zip(("kind", "value_key", "offset_count", "likelihood_max"), _VALUES, strict=True)
        ],
        schema=_VALUES,
    )
    items = {item.item_id: item for item in task.items}
    places = findings.group_by(["item_id", "kind", "field"]).aggregate([("offset", "count"), ("offset", "min")])
    spots = tuple(
        (
            row["item_id"],
            row["kind"],
            fields.get((row["item_id"], row["field"]), ""),
            row["offset_count"],
            sightings.finding_id(items[row["item_id"]], row["offset_min"], row["kind"]),
        )
        for row in places.to_pylist()
    )
    return Seen(task, values, spots, coverage)


def _summed(seen: Sequence[Seen], missing: list[tuple[str, Coverage]]) -> Summary:
    joined = pa.concat_tables([_VALUES.empty_table(), *(one.values for one in seen)])
    each = joined.group_by(["kind", "value_key"]).aggregate([("places", "sum"), ("likelihood", "max")])
    doubtful = pc.less(each["likelihood_max"], int(SURE))
    each = each.append_column("doubtful", pc.cast(doubtful, pa.int64()))
    rows = each.group_by("kind").aggregate([("value_key", "count"), ("places_sum", "sum"), ("doubtful", "sum")])
    paths = {item.item_id: item.path for one in seen for item in one.task.items}
    where: dict[str, list[tuple[str, str, int, str]]] = defaultdict(list)
    for item, kind, *spot in (spot for one in seen for spot in one.spots):
        where[kind].append((paths[item], *spot))
    kinds = [
        _kind_seen(row["kind"], row["value_key_count"], row["places_sum_sum"], row["doubtful_sum"], where[row["kind"]])
        for row in sorted(rows.to_pylist(), key=lambda row: (-row["value_key_count"], row["kind"]))
    ]
    told = [row for one in seen for row in one.coverage]
    unread = sorted((row for row in told if row.reason not in READ), key=lambda row: row.item_id)
    total = sum(row.bytes_seen for row in told)
    return Summary(tuple(kinds), len(paths), total, tuple(missing + [(paths[row.item_id], row) for row in unread]))


def _kind_seen(
    kind: str, distinct: int, places: int, doubtful: int, where: list[tuple[str, str, int, str]]
) -> KindSeen:
    where.sort(key=lambda spot: (-spot[2], spot[0], spot[1]))
    return KindSeen(kind, distinct, places, doubtful, tuple(where[:WHERE]), len(where[WHERE:]))


def listed(sources: Sequence[str], settings: detect.Settings, wanted: Wanted) -> Iterator[Sighting]:
    """The findings that are wanted, item by item; whoever has enough stops asking."""
    budget = evidence.Budget()
    warm()
    for item in evidence.inventory(sources, budget):
        if isinstance(item, Item) and sightings.is_meant(item.path, wanted.item):
            found, _ = settled(Task((item,), settings, budget))
            fields = sightings.named_fields(found.fields)
            mine = sightings.chosen(found.findings, fields, wanted)
            yield from sightings.sightings(mine, {item.item_id: item}, fields, sightings.previews(found.values, mine))


def find(sources: Sequence[str], settings: detect.Settings, told: tuple[str, int, str]) -> Found:
    """The finding of an id, what stands around it, and how often its value stands in its item.

    Raises UsageError where the sources have no such finding.
    """
    mark, offset, kind = told
    budget = evidence.Budget()
    for item in evidence.inventory(sources, budget):
        if isinstance(item, Item) and sightings.item_mark(item) == mark:
            found, _ = settled(Task((item,), settings, budget))
            return sighted(found.findings, found.fields, found.values, item, (offset, kind), budget)
    raise UsageError("No item of these sources has this finding.", next_step="Were files moved or changed? Scan again.")


def sighted(
    findings: pa.Table, fields: pa.Table, values: pa.Table, item: Item, at: tuple[int, str], budget: evidence.Budget
) -> Found:
    """One finding of an item's tables. Raises UsageError where there is none at that place."""
    row = findings.filter(pc.equal(findings["offset"], at[0]))
    row = row.filter(pc.equal(row["kind"], at[1])) if at[1] else row
    if len(row) > 1:
        kinds = ", ".join(row["kind"].to_pylist())
        raise UsageError("Several findings begin at this place.", where=kinds, next_step="Add the kind: ID-KIND")
    if not len(row):
        raise UsageError("This item has no such finding any more.", where=item.path, next_step="Scan again.")
    told = sightings.sightings(
        row, {item.item_id: item}, sightings.named_fields(fields), sightings.previews(values, row)
    )
    same = values.filter(pc.equal(values["value_key"], row["value_key"][0]))["occurrences"][0].as_py()
    return next(told), sightings.around(item, at[0], row["length"][0].as_py(), budget), same
