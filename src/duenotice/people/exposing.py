"""Folds servings into exposures: one row per person and class of audience, and one more for kinds of data in doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
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

Places = Mapping[tuple[bytes, str], tuple[str, ...]]
"""Person and audience → kinds, or servings."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What was shown of each person to each audience. firm: kinds surely exposed; loose: kinds that may be; proofs: servings."""

    firm: Places
    loose: Places
    proofs: Places


def exposures(work: Tables, window: Window | None, engine: Engine) -> pa.Table:
    """Rows of Exposure in the order of person and audience, certain ones first. work: `counted` and `kinded`.

    A certain row lists only kinds that surely were exposed, as counts by kind have them (none, where the person's page reached
    somebody and no kind is on nearly every such page); kinds in doubt stand in a `possible` row of their own.
    """
    kinded = work["kinded"].filter(pc.equal(work["kinded"]["known"], 1))
    firm = pc.equal(kinded["sure"], 1)
    shown = Shown(
        _listed(kinded.filter(firm), "kind"),
        _listed(kinded.filter(pc.invert(firm)), "kind"),
        _listed(step(engine, "proofs", work), "place"),
    )
    rows = step(engine, "exposures", work).to_pylist()
    return table_of(Exposure, [exposure for row in rows for exposure in _exposures(row, shown, window)])


def _listed(table: pa.Table, column: str) -> Places:
    lists: dict[tuple[bytes, str], list[str]] = defaultdict(list)
    for row in table.to_pylist():
        lists[row["who"], row["audience"]].append(row[column])
    return {at: tuple(values) for at, values in lists.items()}


def _exposures(row: Mapping[str, Any], shown: Shown, window: Window | None) -> Iterator[Exposure]:
    """The exposure of a person to an audience; where it is certain and kinds are in doubt, these as a second one, which nobody
    may have viewed."""
    at = (row["who"], row["audience"])
    whole = _exposure(row, shown.proofs.get(at, ()), window)
    firm, loose = shown.firm.get(at, ()), shown.loose.get(at, ())
    if whole.certainty == "possible":
        yield replace(whole, kinds=loose)
        return
    yield replace(whole, kinds=firm)
    if loose:
        yield replace(whole, kinds=loose, certainty="possible", viewers_low=0)


def _exposure(row: Mapping[str, Any], proofs: tuple[str, ...], window: Window | None) -> Exposure:
    """All of an exposure but its kinds."""
    first_possible, last_possible = _possible(row, window)
    return Exposure(
        subject=row["who"],
        kinds=(),
        audience=row["audience"],
        first_possible=first_possible,
        first_seen=_instant(row["first_seen_us"]),
        last_seen=_instant(row["last_seen_us"]),
        last_possible=last_possible,
        servings=row["servings"],
        viewers_low=max(row["accounts"], min(1, row["viewers"])),
        viewers_high=row["viewers"],
        certainty="certain" if row["sure"] else "possible",
        evidence=proofs,
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
