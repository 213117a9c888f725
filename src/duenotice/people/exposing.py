"""Folds servings into exposures: one row per person and class of audience."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pyarrow as pa

from duenotice.engine import Engine
from duenotice.model.people import Exposure
from duenotice.model.tables import Tables, table_of
from duenotice.people.compute import pc
from duenotice.people.gaps import instant
from duenotice.people.steps import step
from duenotice.people.window import Window

LIKELY_KIND = 0.5


def exposures(work: Tables, window: Window | None, engine: Engine) -> pa.Table:
    """Rows of Exposure in the order of person and audience. work: `counted` and `kinded`."""
    proofs = _listed(step(engine, "proofs", work), "place")
    likely = work["kinded"].filter(pc.greater_equal(work["kinded"]["weight"], 0.0))
    kinds = _listed(likely.filter(pc.equal(likely["known"], 1)), "kind")
    rows = step(engine, "exposures", work).to_pylist()
    return table_of(Exposure, [_exposure(row, kinds, proofs, window) for row in rows])


def _listed(table: pa.Table, column: str) -> dict[tuple[bytes, str], tuple[str, ...]]:
    lists: dict[tuple[bytes, str], list[str]] = defaultdict(list)
    for row in table.to_pylist():
        lists[row["who"], row["audience"]].append(row[column])
    return {at: tuple(values) for at, values in lists.items()}


def _exposure(
    row: Mapping[str, Any],
    kinds: Mapping[tuple[bytes, str], tuple[str, ...]],
    proofs: Mapping[tuple[bytes, str], tuple[str, ...]],
    window: Window | None,
) -> Exposure:
    at = (row["who"], row["audience"])
    first_possible, last_possible = _possible(row, window)
    return Exposure(
        subject=row["who"],
        kinds=kinds.get(at, ()),
        audience=row["audience"],
        first_possible=first_possible,
        first_seen=_instant(row["first_seen_us"]),
        last_seen=_instant(row["last_seen_us"]),
        last_possible=last_possible,
        servings=row["servings"],
        viewers_low=max(row["accounts"], min(1, row["viewers"])),
        viewers_high=row["viewers"],
        certainty="certain" if row["sure"] else "possible",
        evidence=proofs.get(at, ()),
    )


def _possible(row: Mapping[str, Any], window: Window | None) -> tuple[datetime | None, datetime | None]:
    """From the making of the person's first page in the window to the end of the last one's life, what was seen included."""
    if window is None:
        return _instant(row["first_seen_us"]), _instant(row["last_seen_us"])
    made, last_made = row["first_made_us"], row["last_made_us"]
    first = window.start_us if made is None else max(made, window.start_us)
    last = window.end_us if last_made is None else min(last_made + window.life_us, window.end_us)
    seen = [at for at in (row["first_seen_us"], row["last_seen_us"]) if at is not None]
    return instant(min([first, *seen])), instant(max([last, *seen]))


def _instant(micros: int | None) -> datetime | None:
    return None if micros is None else instant(micros)
