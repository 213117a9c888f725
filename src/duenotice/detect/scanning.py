"""One block: anchors to spans, cells of its fields, and where they lie. Pure: the same block and settings give the same table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from duenotice.detect.candidates import GROUPED, ORIGIN, OWN_RULE, SPAN, rows
from duenotice.detect.fields.celling import FieldCells, cell_tables, field_cells
from duenotice.detect.fields.keyed import told_apart
from duenotice.detect.fields.slots import Slots
from duenotice.detect.fields.statements import statement_values
from duenotice.detect.kernel import output as out_columns
from duenotice.detect.kernel.codes import CARD, CODES, PHONE_NATIONAL
from duenotice.detect.kernel.loop import padded
from duenotice.detect.reading import Seen, fills_cell, lies_in_one, mails_of
from duenotice.detect.rules.detectors import Detector, built_in
from duenotice.detect.rules.patterns import matches
from duenotice.detect.settings import Settings
from duenotice.detect.texts import coded
from duenotice.detect.texts.anchored import Anchored, anchored
from duenotice.detect.texts.behind import NAMED, TELLING, with_labels
from duenotice.detect.texts.collecting import collected
from duenotice.detect.texts.labelled import Labelled
from duenotice.detect.texts.plainly import Plain
from duenotice.detect.texts.positions import Position, positions
from duenotice.detect.texts.quads import with_words
from duenotice.detect.texts.samples import are_written
from duenotice.detect.words import origins
from duenotice.model.evidence import Block
from duenotice.model.findings import Encoding

_BORN, _PLACED, _PAIRED, _NAMED, *_READ = built_in()[len(CODES) :]
_RULES = pa.array([d.rule for d in built_in()], pa.string())
AHEAD = 512
"""Bytes after the own part in which an anchor may lie whose span starts in it."""


def scan(block: Block, settings: Settings) -> pa.Table:
    """Candidates of one block, as `candidates.CANDIDATES`; raw values, so never stored as it is."""
    block, b = told_apart(block), padded(block.data)
    plain, end = Plain(block.data, b), block.base + block.own
    size = min(end + AHEAD, len(block.data))
    said, ahead = coded.said(b, size), plain.data[: plain.place(size)]
    held = collected(plain.b, 0, len(ahead))
    found, texts = held.together()
    written = are_written(found, plain.data)
    found, texts = found[written], texts.filter(pa.array(written))
    found, misses = with_words(found, plain.data), plain.starts(held.misses())
    mails = mails_of(found)
    found = _stands(plain, found)
    if said is not None:
        more, told = coded.rows_of(said)
        found, texts = np.concatenate((found, more)), pa.concat_arrays([texts, told])
    order = np.argsort(found[:, 0], kind="stable")
    order = order[(found[order, 0] >= block.base) & (found[order, 0] < end)]
    cells, there = field_cells(block, b), anchored(ahead)
    placed = [one for one in _placed(plain, ahead, there) if block.base <= one.start < end]
    order = order[~_is_half_a_position(found[order], placed)]
    own = _own_spans(block, settings, plain, ahead, cells)
    slots = Slots([spec.path for spec in block.layout.fields])
    spans = _span_table(block, found[order], texts.take(pa.array(order)), cells, slots, there.is_sql)
    misses = misses[(misses >= block.base) & (misses < end)]
    slots.place(block.data, misses[np.asarray(block.layout.spots(block.data, misses).field) < 0])
    seen = Seen(block, plain, ahead, there, cells)
    read = [*seen.names(found, settings.names), *seen.told(mails)]
    held.let_go()
    if said is not None:
        read += coded.labelled_in(said)
    tables = (
        own,
        *_position_spans(block, placed, cells),
        *_read_spans(block, read),
        spans,
        *cell_tables(block, b, cells, slots.table()),
        _origin_table(block, b),
    )
    table = pa.concat_tables([table for table in tables if len(table)] or [spans])
    if not any(one.kind in TELLING for one in read):
        return table
    beside = [one.start for one in read if one.kind == NAMED and not block.base <= one.start < end]
    return with_labels(block.data, block.offset, table, beside)


def _origin_table(block: Block, b: np.ndarray) -> pa.Table:
    """What tells where the beginning of the item was written."""
    size = min(block.own, origins.HEAD - block.offset - block.base)
    met = list(origins.counted(b, block.base, block.base + size)) if size > 0 else []
    texts, counts = [name.encode() for name, _ in met], np.array([n for _, n in met], np.uint64)
    return rows(ORIGIN, len(met), {"text": texts, "n": counts})


def _stands(plain: Plain, found: np.ndarray) -> np.ndarray:
    """Candidates at offsets of the data as it is."""
    if plain.is_same:
        return found
    rows, (start, end) = found.copy(), (found[:, out_columns.START], found[:, out_columns.END])
    rows[:, out_columns.START], rows[:, out_columns.END] = plain.starts(start), plain.ends(end)
    rows[:, out_columns.ENCODING] |= np.where(plain.changed(start, end), int(Encoding.ESCAPED), 0)
    return rows


def _placed(plain: Plain, ahead: bytes, there: Anchored) -> list[Position]:
    """Positions on Earth, where they stand in the data as it is."""
    found = positions(ahead, there.angles, plain.b)
    start, end = (np.array([one[place] for one in found], np.int64) for place in (0, 1))
    spans = zip(found, plain.starts(start).tolist(), plain.ends(end).tolist(), strict=True)
    return [one._replace(start=first, end=last) for one, first, last in spans]


def _read_spans(block: Block, told: Sequence[Labelled]) -> Iterator[pa.Table]:
    """What detectors beside the kernel mean, in the own part."""
    mine = [one for one in told if block.base <= one.start < block.base + block.own]
    for detector in (_BORN, _NAMED, *_READ) if mine else ():
        found = [one for one in mine if one.kind == detector.id]
        texts = [block.data[one.start : one.end] if one.decoded is None else one.decoded for one in found]
        encoding = np.array([one.encoding for one in found], np.int64)
        yield _text_spans(block, [(one.start, one.end) for one in found], detector, texts, encoding)


def _own_spans(block: Block, settings: Settings, plain: Plain, ahead: bytes, cells: list[FieldCells]) -> pa.Table:
    """What the rules of one's own find in the own part."""
    hits = matches(ahead, settings.rules, settings.country)
    if not hits:
        return rows(SPAN, 0, {})
    start, stop = (np.array([hit[place] for hit in hits], np.int64) for place in (0, 1))
    encoding = np.where(plain.changed(start, stop), int(Encoding.ESCAPED), 0)
    start, stop = plain.starts(start), plain.ends(stop)
    own = np.flatnonzero((start >= block.base) & (start < block.base + block.own))
    hits, start, stop, encoding = [hits[n] for n in own.tolist()], start[own], stop[own], encoding[own]
    spots = block.layout.spots(block.data, start)
    columns: dict[str, Any] = {
        "offset": start + block.offset,
        "length": stop - start,
        "rule": ([hit.rule for hit in hits], [rule.rule for rule in settings.rules]),
        "text": [hit.text.encode() for hit in hits],
        "path": (np.asarray(spots.field), [spec.path for spec in block.layout.fields]),
        "row": np.asarray(spots.row),
        "record": np.asarray(spots.record),
        "at_us": _times(block, spots.at_us),
        "check": [hit.check for hit in hits],
        "encoding": encoding,
        "near": [round(hit.words * 1000) for hit in hits],
        "whole": fills_cell(start, stop, np.asarray(spots.field), cells),
        "n": OWN_RULE,
    }
    return rows(SPAN, len(hits), columns)


def _is_half_a_position(found: np.ndarray, placed: list[Position]) -> np.ndarray:
    """Candidates for telephone numbers in national form that are the digits of a position."""
    if not placed:
        return np.zeros(len(found), bool)
    start, stop = (np.array([span[place] for span in placed], np.int64) for place in (0, 1))
    at = np.maximum(np.searchsorted(start, found[:, out_columns.START], "right") - 1, 0)
    inside = (found[:, out_columns.START] >= start[at]) & (found[:, out_columns.START] < stop[at])
    return inside & (found[:, out_columns.RULE] == PHONE_NATIONAL)


def _position_spans(block: Block, found: list[Position], cells: list[FieldCells]) -> Iterator[pa.Table]:
    """Positions of both kinds of certainty, but for two that are cells of their own: what those hold, their names say."""
    if not found:
        return
    start, stop = (np.array([span[place] for span in found], np.int64) for place in (0, 1))
    field = np.asarray(block.layout.spots(block.data, start).field, np.int64)
    inside = [span for span, one in zip(found, lies_in_one(start, stop, field, cells), strict=True) if one]
    for detector in (_PLACED, _PAIRED):
        mine = [span for span in inside if span.sure is (detector is _PLACED)]
        yield _text_spans(block, [(span.start, span.end) for span in mine], detector, [span.text for span in mine])


def _text_spans(
    block: Block,
    found: list[tuple[int, int]],
    detector: Detector,
    texts: list[bytes] | None = None,
    encoding: int | np.ndarray = 0,
) -> pa.Table:
    """Spans that a reading of the text gave, not the kernel. texts: their canonical forms, where these are not what stands there."""
    if not found:
        return rows(SPAN, 0, {})
    start, stop = (np.array([span[place] for span in found], np.int64) for place in (0, 1))
    spots = block.layout.spots(block.data, start)
    columns: dict[str, Any] = {
        "offset": start + block.offset,
        "length": stop - start,
        "rule": detector.rule,
        "text": [block.data[a:b] for a, b in found] if texts is None else texts,
        "path": (np.asarray(spots.field), [spec.path for spec in block.layout.fields]),
        "row": np.asarray(spots.row),
        "record": np.asarray(spots.record),
        "at_us": _times(block, spots.at_us),
        "encoding": encoding,
        "n": 1,
    }
    return rows(SPAN, len(found), columns)


def _span_table(
    block: Block, found: np.ndarray, texts: pa.Array, cells: list[FieldCells], slots: Slots, is_sql: bool
) -> pa.Table:
    start, end = found[:, out_columns.START], found[:, out_columns.END]
    spots = block.layout.spots(block.data, start)
    field = np.array(spots.field, np.int64)
    valued, fills = (
        _in_statements(block, start, end, field, slots) if is_sql else (np.zeros(0, np.int64), np.zeros(0, bool))
    )
    loose = np.flatnonzero((field < 0) & (found[:, out_columns.RULE] == CARD))
    field[loose] = slots.place(block.data, start[loose])
    whole = fills_cell(start, end, field, cells)
    whole[loose] = field[loose] >= 0
    whole[valued] = fills
    columns: dict[str, Any] = {
        "offset": start + block.offset,
        "length": end - start,
        "rule": (found[:, out_columns.RULE], _RULES),
        "text": texts,
        "path": (field, slots.names),
        "row": np.asarray(spots.row),
        "record": np.asarray(spots.record),
        "at_us": _times(block, spots.at_us),
        "check": found[:, out_columns.CHECK],
        "encoding": found[:, out_columns.ENCODING] & 0xFF,
        "near": found[:, out_columns.NEAR],
        "whole": whole,
        "n": GROUPED * (found[:, out_columns.ENCODING] >> out_columns.SHAPE) + 1,
    }
    return rows(SPAN, len(found), columns)


def _in_statements(
    block: Block, start: np.ndarray, end: np.ndarray, field: np.ndarray, slots: Slots
) -> tuple[np.ndarray, np.ndarray]:
    """Give spans without a field that are values of a statement in a text its column for one. Which these are, and whether they are
    the whole value."""
    values = statement_values(block.data) if (field < 0).any() else None
    if values is None or not len(values.start):
        return np.zeros(0, np.int64), np.zeros(0, bool)
    at = np.maximum(np.searchsorted(values.start, start + 1, "right") - 1, 0)
    some = np.flatnonzero((field < 0) & (start >= values.start[at] - 1) & (end <= values.stop[at] + 1))
    field[some] = [slots.put(values.column[n]) for n in at[some].tolist()]
    return some, (start[some] - values.start[at[some]] <= 2) & (values.stop[at[some]] - end[some] <= 2)


def _times(block: Block, at_us: Any) -> np.ndarray:
    """Times of the records, else of the block."""
    told = np.asarray(at_us, np.int64)
    if block.seen_at is None:
        return told
    return np.where(told >= 0, told, int(block.seen_at.timestamp() * 1e6))
