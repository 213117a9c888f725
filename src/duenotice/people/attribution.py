"""Exact-key attribution at any size: which customers a mass of findings speaks of, counted by country, kind and audience.

Where rows of a query come from the same machine, the engine only joins, and a `Tally` counts what comes out; else the engine counts.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from contextlib import closing
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from duenotice.engine import Engine, TableLike
from duenotice.model import DueNoticeError
from duenotice.people.steps import text_of
from duenotice.people.tally import NEVER, Tally, most_slots, room

# A label is looked for one after the other where its column is not in a dictionary; and a tally has arrays of this many groups.
MOST_LABELS, MOST_GROUPS = 300, 2**16
# Where a sixty-fourth of the persons is still too much, their numbers are not spread, and the engine counts, with the disk.
MOST_PARTS = 64
UNEVEN = 1.1
"""How much more than its share the largest part may have."""
MIB = 2**20
BYTES_PER_KEY = 64
"""What DuckDB's join holds of a key with its person and place."""


def attribute(keys: TableLike, found: TableLike, engine: Engine) -> pa.Table:
    """Rows of country (`??` unknown), kind, audience, people (exact distinct), findings, first_us, last_us, in that order.

    keys: value_key (16 bytes), person (any number of its own per customer), country of the directory; found: value_key, kind, audience,
    seen_us (UTC microseconds);
    each an Arrow table or the path or glob of Parquet files, which is then never held in memory as a whole. Files are read more than
    once; a label that comes new into them meanwhile raises DueNoticeError.
    """
    tables = {"keys": keys, "found": found}
    plan = _plan(tables, engine) if engine.beside_mb else None
    tally = _tallied(plan, tables, engine) if plan else None
    if plan is None or tally is None:
        return engine.sql(text_of("attribution"), tables)
    return _named(plan, tally)


class _Plan(NamedTuple):
    """How to count: labels in the order of the result, groups (a power of two), pairs to expect, parts of the persons."""

    countries: list[str]
    kinds: list[str]
    audiences: list[str]
    groups: int
    pairs: int
    parts: int

    def query(self, parts: int, part: int) -> str:
        """SQL of the pairs of a part of the persons."""
        return text_of("attribution_pairs").format(
            countries=_listed(self.countries),
            kinds=_listed(self.kinds),
            audiences=_listed(self.audiences),
            of_audience=len(self.audiences),
            of_kind=len(self.audiences) * len(self.kinds),
            size=self.groups,
            never=NEVER,
            # DuckDB holds the smaller side of a join, and takes any condition for one that leaves a fifth.
            whose=f"person % {parts} = {part}" if parts > 1 else "TRUE",
        )


def _plan(tables: Mapping[str, TableLike], engine: Engine) -> _Plan | None:
    """None where groups or persons have no small numbers: too many labels, kinds without a name, persons that are no numbers."""
    # Two more than are listed: a country that is not known has the label of one that is named so, and then they are one too many.
    told = engine.sql(text_of("attribution_plan").format(limit=MOST_LABELS + 2), tables).to_pylist()[0]
    every: list[list[str | None]] = [told[name] or [] for name in ("countries", "kinds", "audiences")]
    labels = [sorted({label for label in of_part if label is not None}) for of_part in every]
    groups = 1 << max(math.prod(map(len, labels)) - 1, 0).bit_length()
    if any(None in of_part for of_part in every) or groups > MOST_GROUPS:
        return None
    if not all(0 < len(of_part) <= MOST_LABELS for of_part in labels):
        return None
    least, largest, keys, findings = (told[name] for name in ("least", "largest", "keys", "findings"))
    if not isinstance(least, int) or told["numbered"] < keys or least < 0 or largest >= 2**63 // groups:
        return None
    countries, kinds, audiences = labels
    # A key is of one kind, so that it cannot be in more groups than there are audiences.
    pairs = min(findings, keys * len(audiences))
    parts = [pairs * UNEVEN / room(most_slots(engine.beside_mb * MIB))]
    if keys < findings:  # or it is the findings that DuckDB's join holds, all of them for each part
        parts.append(keys * BYTES_PER_KEY / (engine.beside_mb * MIB * 2))
    return _Plan(countries, kinds, audiences, groups, pairs, int(max(parts)) + 1)


def _listed(labels: list[str]) -> str:
    """SQL of a list; in hexadecimal, so that no label can end its quotes."""
    return "[" + ", ".join(f"decode(unhex('{label.encode().hex()}'))" for label in labels) + "]"


def _tallied(plan: _Plan, tables: Mapping[str, TableLike], engine: Engine) -> Tally | None:
    """Counts part by part of the persons, in smaller parts where one does not fit; None where even small ones do not."""
    parts = plan.parts
    while parts <= MOST_PARTS:
        tally = Tally(plan.groups, plan.pairs // parts, engine.beside_mb * MIB)
        if all(_took(tally, plan.query(parts, part), tables, engine) for part in range(parts)):
            return tally
        parts *= 2
    return None


def _took(tally: Tally, query: str, tables: Mapping[str, TableLike], engine: Engine) -> bool:
    with closing(engine.stream(query, tables)) as batches:
        for batch in batches:
            pairs, seen = batch.columns
            if pairs.null_count:
                raise DueNoticeError("Files changed while they were counted.", next_step="Count again.")
            if not tally.add(pairs.to_numpy(), seen.to_numpy()):
                return False
    tally.settle()
    return True


def _named(plan: _Plan, tally: Tally) -> pa.Table:
    met = np.flatnonzero(tally.findings)
    rest, audience = np.divmod(met, len(plan.audiences))
    country, kind = np.divmod(rest, len(plan.kinds))
    timeless = tally.last[met] == NEVER
    return pa.table(
        {
            "country": pa.array(plan.countries).take(pa.array(country)),
            "kind": pa.array(plan.kinds).take(pa.array(kind)),
            "audience": pa.array(plan.audiences).take(pa.array(audience)),
            "people": pa.array(tally.people[met]),
            "findings": pa.array(tally.findings[met]),
            "first_us": pa.array(tally.first[met], mask=timeless),
            "last_us": pa.array(tally.last[met], mask=timeless),
        }
    )
