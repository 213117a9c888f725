"""One item: what its fields hold, how likely each candidate is, and which distinct values there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from itertools import chain
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from duenotice.detect.books import Book
from duenotice.detect.deciding import spans as spanning
from duenotice.detect.deciding.dialled import read_phones
from duenotice.detect.deciding.found import (
    Books,
    cell_findings,
    decided_as,
    found_in,
    kept_spans,
    span_findings,
    without_parts,
)
from duenotice.detect.deciding.pieces import decidable, pieces, spans_and_cells
from duenotice.detect.deciding.survey import Survey
from duenotice.detect.fields.agreement import REACH, Agreement
from duenotice.detect.fields.classes import Decision, FieldFacts, decide
from duenotice.detect.fields.neighbours import beside
from duenotice.detect.fields.placing import place_in
from duenotice.detect.numbers.phones import dialled, first_valid
from duenotice.detect.rules.detectors import by_rule
from duenotice.detect.scanning import scan
from duenotice.detect.settings import Settings
from duenotice.detect.values.merging import merge_escrow, merge_values
from duenotice.detect.values.spilling import Distinct, Shelf
from duenotice.detect.values.valuing import ValueTable
from duenotice.detect.values.writing import findings_of
from duenotice.model import coded_schema, empty, schema_of, table_of
from duenotice.model.evidence import Block, Item
from duenotice.model.findings import Escrowed, Field, Finding, Value


class Settled(NamedTuple):
    """What one item holds: tables of Finding, Value, Field and Escrowed (the last only raw, to be encrypted at once).

    Findings and values of `scan_pieces` have the columns of `coded_schema`.
    """

    findings: pa.Table
    values: pa.Table
    fields: pa.Table
    escrow: pa.Table


NOTHING = Settled(
    *(coded_schema(record).empty_table() for record in (Finding, Value)),
    *(empty(record) for record in (Field, Escrowed)),
)
ROOM = 28 * 1024 * 1024
"""Bytes of candidates, and of distinct values, that wait in memory; the rest waits on disk, encrypted."""
CELLS_KEPT = 1 << 16
"""Distinct cells of which it is remembered where in them a value stands: columns repeat themselves, and reading one is slow."""
END = 1 << 62
"""An end that no candidate reaches beyond."""


class _Piece(NamedTuple):
    """The spans of a piece, which of them are kept, its cells, the number of the field of each, and where its last candidate begins."""

    table: pa.Table
    spans: spanning.Spans
    keep: np.ndarray
    cells: pa.Table
    path: np.ndarray
    last: int


class _Kept:
    """What items that are settled together share: what codes mean, and their distinct values."""

    def __init__(self, settings: Settings, room: int) -> None:
        self.settings, self.room, self.books = settings, room, Books()
        self.table = ValueTable(self.books.kinds, self.books.countries, settings)
        self._values, self._escrow = Distinct(merge_values), Distinct(merge_escrow)

    def hold(self) -> None:
        """Let the values wait on disk where they are more than there is room for."""
        if self.table.nbytes > self.room:
            told = self.table.emptied()
            self._values.add(told.values)
            self._escrow.add(told.escrow)

    def told(self) -> Iterator[Settled]:
        """The values and the escrow, in the order of their keys."""
        told = self.table.emptied()
        yield from (NOTHING._replace(values=table) for table in self._values.merged(told.values))
        yield from (NOTHING._replace(escrow=table) for table in self._escrow.merged(told.escrow))


class _Desk:
    """What is decided of an item as a whole, and by it of each piece."""

    def __init__(self, item: Item, facts: dict[str, FieldFacts], survey: Survey, kept: _Kept) -> None:
        self.item, self.facts = item, list(facts.values())
        self.homes, self.of_addresses = survey.homes(facts, kept.settings), survey.is_of_addresses()
        self.numbers = {path: number for number, path in enumerate(facts)}
        self.rules, self.detectors = kept.settings.rules, by_rule(kept.settings.rules)
        self.books, self.values, self.labels = kept.books, kept.table, Book()
        self.behind = Counter[int]()
        for mine in self.facts:
            mine.is_number = lambda text: first_valid(text, self.homes.regions) is not None
        self.read = partial(dialled, regions=self.homes.regions)
        self.place = lru_cache(CELLS_KEPT)(self._place)
        self.decided = decided_as([], self.books)

    def spans(self, piece: pa.Table) -> _Piece:
        """Score each span with its context, overlaps gone."""
        table, cells = spans_and_cells(piece)
        spans = spanning.spans_of(table, self.rules, self.numbers, self.labels)
        if self.of_addresses:
            spanning.believe(spans, "ipv4_like_version")
        read_phones(spans, self.homes, self.books.countries)
        spanning.score(spans, self.facts, self.homes)
        spanning.drop_unsupported(spans)
        spanning.drop_overlaps(spans)
        last = max((offset[-1].as_py() for offset in (table["offset"], cells["offset"]) if len(offset)), default=0)
        return _Piece(table, spans, kept_spans(spans), cells, spanning.field_numbers(cells, self.numbers), last)

    def _place(self, number: int, cell: bytes) -> tuple[int, int, bytes] | None:
        return place_in(cell, self.decided.decisions[number], self.read)

    def decide(self, early: Iterable[_Piece]) -> None:
        """Decide what each field holds. early: the pieces by which agreement is judged."""
        agreement = Agreement()
        for piece in early:
            _, spans, keep, cells, path, _ = piece
            texts, offset, record = spanning.one_array(cells["text"]), *_columns(cells, "offset", "record")
            agreement.add_cells(offset, path, texts, record)
            mails = keep[spans.known.is_mail[spans.rule[keep]]]
            (record,) = _columns(piece.table, "record")
            agreement.add_mails(spans.start[mails], spans.texts.take(pa.array(mails)), record[mails])
        for number, mine in enumerate(self.facts):
            mine.agreement = partial(agreement.of, number)
        decided = beside({mine.path: decide(mine, self.detectors) for mine in self.facts}, self.facts)
        self.decided = decided_as(list(decided.values()), self.books)

    def findings(self, piece: _Piece) -> pa.Table:
        """The findings of a piece: its spans and the cells of decided fields."""
        keep = without_parts(piece.spans, piece.keep, self.decided)
        spans = span_findings(piece.spans, piece.table, keep, self.books, len(self.facts))
        self.behind.update(piece.spans.label[keep].tolist())
        cells = cell_findings(piece.cells, piece.path, self.decided, piece.spans, keep, self.place)
        return findings_of(self.item, found_in([spans, cells], self.books.kinds), self.books, self.values)

    def fields(self) -> pa.Table:
        """The Field rows, those of labels in running text behind those of fields."""
        rows = [self._field(n, *pair) for n, pair in enumerate(zip(self.facts, self.decided.decisions, strict=True))]
        for code, label in enumerate(self.labels.names):
            header = label.partition(":")[2]
            rows.append(Field(len(self.facts) + code, self.item.item_id, label, header, self.behind[code], 0, 0, ""))
        return table_of(Field, rows)

    def _field(self, number: int, facts: FieldFacts, decided: Decision) -> Field:
        counts = (facts.n, facts.distinct, decided.passing)
        told = "; ".join(decided.reasons) if decided.kind else ""
        return Field(number, self.item.item_id, facts.path, facts.header, *counts, decided.kind, told)


def _columns(table: pa.Table, *names: str) -> list[np.ndarray]:
    """Columns of whole numbers as int64."""
    return [table[name].to_numpy().astype(np.int64) for name in names]


def settle(item: Item, candidates: pa.Table, settings: Settings) -> Settled:
    """Decide over all candidates of one item (any number of `scan` tables, concatenated in any order)."""
    ordered = candidates.sort_by([("role", "ascending"), ("offset", "ascending"), ("length", "descending")])
    survey, kept = Survey(), _Kept(settings, ROOM)
    survey.add(ordered)
    return joined(chain(_settled(item, [(ordered, END)], survey, kept), kept.told()))


def scan_item(item: Item, blocks: Iterable[Block], settings: Settings) -> Settled:
    """Scan and settle one item; everything it holds at once."""
    return scan_items([(item, blocks)], settings)


def scan_items(items: Iterable[tuple[Item, Iterable[Block]]], settings: Settings) -> Settled:
    """The same of some small items, their values together."""
    return joined(scan_pieces(items, settings))


def scan_pieces(
    items: Iterable[tuple[Item, Iterable[Block]]], settings: Settings, room: int = ROOM
) -> Iterator[Settled]:
    """Scan and settle items of any size, block by block, in about `room` bytes of memory beside those of a few blocks.

    Gives parts whose tables, one after the other, are those of `scan_item`, item after item: findings in the order of their places;
    values and escrow of all items together, in the order of their keys. Many small items at once take a part of the time that they
    take one by one. Raises OSError where candidates do not fit on the disk either.
    """
    kept = _Kept(settings, room)
    for item, blocks in items:
        survey, shelf, ends, held = Survey(), Shelf(room), list[int](), 0
        for block in blocks:
            table = scan(block, settings)
            if len(table):
                survey.add(table)
            shelf.add(mine := decidable(table))
            held += len(mine)
            ends.append(block.offset + block.base + block.own)
        # most of the many small files of a program: to decide about nothing takes long as well
        if not held and not survey.facts():
            continue
        yield from _settled(item, zip(shelf.emptied(), ends, strict=True), survey, kept)
    yield from kept.told()


def _settled(item: Item, tables: Iterable[tuple[pa.Table, int]], survey: Survey, kept: _Kept) -> Iterator[Settled]:
    """Findings and fields of an item. tables: of `scan`, each with where its block ends; survey: of all of them.

    1. facts of each field, and the regions of national numbers; 2. score of each span; 3. what each field holds, and its
    cells; 4. findings, and the distinct values in `kept`.
    """
    facts = survey.facts()
    desk = _Desk(item, facts, survey, kept)
    spanned = map(desk.spans, pieces(tables))
    early: list[_Piece] = []
    for piece in spanned:
        early.append(piece)
        if piece.last >= REACH:
            break
    desk.decide(early)
    for piece in chain(_popped(early), spanned):
        yield NOTHING._replace(findings=desk.findings(piece))
        if piece.last >= REACH:
            pa.default_memory_pool().release_unused()
        kept.hold()
    if facts or desk.labels.names:
        yield NOTHING._replace(fields=desk.fields())


def _popped(pieces: list[_Piece]) -> Iterator[_Piece]:
    """Each piece, let go as it is given."""
    while pieces:
        yield pieces.pop(0)


def joined(parts: Iterable[Settled]) -> Settled:
    """All parts in one."""
    tables = Settled(*(pa.concat_tables(tables) for tables in zip(NOTHING, *parts, strict=True)))
    plain = tables._replace(
        findings=tables.findings.cast(schema_of(Finding)), values=tables.values.cast(schema_of(Value))
    )
    return Settled(*(table.combine_chunks() for table in plain))
