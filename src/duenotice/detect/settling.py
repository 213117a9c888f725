"""One item: what its fields hold, how likely each candidate is, and which distinct values there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from duenotice.detect import spans as spanning
from duenotice.detect.candidates import CANDIDATES, CELL, SPAN
from duenotice.detect.classes import Decision, FieldFacts, decide, without_lone_parts
from duenotice.detect.detectors import by_rule
from duenotice.detect.fieldfacts import add_agreement, field_facts, records_of
from duenotice.detect.found import cell_findings, local_parts, span_findings, together
from duenotice.detect.lexicon import class_of
from duenotice.detect.phones import e164, first_valid
from duenotice.detect.scanning import scan
from duenotice.detect.settings import Settings
from duenotice.detect.writing import tables_of
from duenotice.model import table_of
from duenotice.model.evidence import Block, Item
from duenotice.model.findings import Field

REGIONS_MAX = 5
ASKED_MAX = 2000
"""International numbers of an item that are asked for their country."""


class Settled(NamedTuple):
    """What one item holds: tables of Finding, Value, Field and Escrowed (the last only raw, to be encrypted at once)."""

    findings: pa.Table
    values: pa.Table
    fields: pa.Table
    escrow: pa.Table


def settle(item: Item, candidates: pa.Table, settings: Settings) -> Settled:
    """Decide over all candidates of one item (any number of `scan` tables, concatenated in any order).

    1. facts of each field; 2. national numbers by the item's regions; 3. score of each span, overlaps gone; 4. what each
    field holds, and its cells; 5. findings, distinct values, fields.
    """
    ordered = candidates.sort_by([("role", "ascending"), ("offset", "ascending"), ("length", "descending")])
    facts = field_facts(ordered)
    table = ordered.filter(pc.equal(ordered["role"], SPAN))
    cells = ordered.filter(pc.equal(ordered["role"], CELL))
    spans, countries = spanning.spans_of(table, by_rule(settings.rules)), list[str]()
    regions = _regions(spans, facts, settings)
    spanning.read_phones(spans, regions, countries)
    reasons = spanning.score(spans, facts)
    spanning.drop_unsupported(spans)
    spanning.drop_overlaps(spans)
    found = span_findings(spans, table, reasons, countries)
    add_agreement(facts, cells, records_of(*local_parts(found)))
    for mine in facts.values():
        mine.is_number = lambda text: first_valid(text, regions) is not None
    decisions = without_lone_parts({path: decide(mine, by_rule(settings.rules)) for path, mine in facts.items()})
    numbers = {path: number for number, path in enumerate(facts)}
    whole = together(found, cell_findings(cells, decisions, found, regions))
    findings, values, escrow = tables_of(item, whole, numbers, settings)
    return Settled(findings, values, _field_table(item, facts, decisions, numbers), escrow)


def _regions(spans: spanning.Spans, facts: dict[str, FieldFacts], settings: Settings) -> tuple[str, ...]:
    """Where national numbers of this item may be dialled: the store's country, then those its international numbers, its
    country columns and its mail domains show most."""
    shown: Counter[str] = Counter()
    plus = np.isin(spans.rule, [n for n, name in enumerate(spans.rules) if name.startswith("phone_plus")])
    for text in sorted({spans.texts[code] for code in np.unique(spans.text[plus])})[::-1][:ASKED_MAX]:
        found = e164(text.decode(), None)
        shown[found[1] if found else ""] += 1
    for mine in facts.values():
        if class_of(mine.path, mine.header) == "COUNTRY":
            shown.update(text.upper() for text in mine.sample if len(text) == 2 and text.isalpha())
    likely = [region for region, _ in sorted(shown.items(), key=lambda pair: (-pair[1], pair[0])) if region][
        :REGIONS_MAX
    ]
    own = [settings.country] if settings.country else []
    return tuple(dict.fromkeys([*own, *likely])) or ("US", "GB", "DE")


def _field_table(
    item: Item, facts: dict[str, FieldFacts], decisions: dict[str, Decision], numbers: dict[str, int]
) -> pa.Table:
    return table_of(Field, [_field(item, mine, decisions[path], numbers[path]) for path, mine in facts.items()])


def _field(item: Item, facts: FieldFacts, decided: Decision, number: int) -> Field:
    counts = (facts.n, facts.distinct, decided.passing)
    return Field(number, item.item_id, facts.path, facts.header, *counts, decided.kind, "; ".join(decided.reasons))


def scan_item(item: Item, blocks: Iterable[Block], settings: Settings) -> Settled:
    """Scan and settle one item, block by block."""
    tables = [scan(block, settings) for block in blocks]
    return settle(item, pa.concat_tables(tables) if tables else CANDIDATES.empty_table(), settings)
