"""Findings of a case's newest scan, read batch by batch, so that a long list costs no memory."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from duenotice import evidence
from duenotice.case import runs, sightings, unfiled
from duenotice.case.models import Case, Run
from duenotice.case.sightings import Sighting, Wanted
from duenotice.model.errors import UsageError
from duenotice.model.evidence import Item
from duenotice.model.findings import Finding
from duenotice.model.tables import empty, rows_of


def listed(case: Case, wanted: Wanted) -> Iterator[Sighting]:
    """The findings that are wanted, in the order of items and places. Raises CaseError where nothing was scanned."""
    run = runs.needed(case, "scan")
    items = {item.item_id: item for item in rows_of(Item, runs.read(run, "items"))}
    meant = [number for number, item in items.items() if sightings.is_meant(item.path, wanted.item)]
    fields = sightings.named_fields(runs.read(run, "fields"))
    values = runs.read(run, "values")
    for batch in _findings(run, ds.field("item_id").isin(meant) & (ds.field("likelihood") >= int(wanted.likelihood))):
        mine = sightings.chosen(batch, fields, wanted)
        yield from sightings.sightings(mine, items, fields, sightings.previews(values, mine))


def _findings(run: Run, condition: pc.Expression) -> Iterator[pa.Table]:
    for batch in ds.dataset(run.folder / "findings.parquet").to_batches(filter=condition, batch_size=1 << 14):
        if batch.num_rows:
            yield pa.Table.from_batches([batch])


def find(case: Case, told: tuple[str, int, str]) -> unfiled.Found:
    """The finding of an id, what stands around it, and how many places of the case hold the same value.

    Raises UsageError where the newest scan has no such finding.
    """
    run = runs.needed(case, "scan")
    mark, offset, kind = told
    item = next((i for i in rows_of(Item, runs.read(run, "items")) if sightings.item_mark(i) == mark), None)
    if item is None:
        raise UsageError("No item of the newest scan has this finding.", next_step="List them: duenotice findings")
    found = [empty(Finding), *_findings(run, ds.field("item_id") == item.item_id)]
    tables = pa.concat_tables(found), runs.read(run, "fields"), runs.read(run, "values")
    return unfiled.sighted(*tables, item, (offset, kind), evidence.Budget())
