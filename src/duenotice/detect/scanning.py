"""One block: anchors to spans, cells of its fields, and where they lie. Pure: the same block and settings give the same table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from duenotice.detect.candidates import GROUPED, ORIGIN, OWN_RULE, SPAN, rows
from duenotice.detect.fields.celling import CELL_MAX, FieldCells, cell_tables, field_cells
from duenotice.detect.fields.keyed import told_apart
from duenotice.detect.fields.slots import Slots
from duenotice.detect.fields.statements import statement_values
from duenotice.detect.kernel import output as out_columns
from duenotice.detect.kernel.codes import CARD, CODES, PHONE_NATIONAL
from duenotice.detect.kernel.loop import padded
from duenotice.detect.rules.detectors import ADDRESSED, Detector, built_in
from duenotice.detect.rules.patterns import matches
from duenotice.detect.settings import Settings
from duenotice.detect.texts import coded, scripts
from duenotice.detect.texts.addressed import addresses
from duenotice.detect.texts.anchored import Anchored, anchored
from duenotice.detect.texts.born import births
from duenotice.detect.texts.collecting import collected
from duenotice.detect.texts.introduced import before_births, before_mails, behind_words
from duenotice.detect.texts.labelled import WITHIN, Labelled, labelled
from duenotice.detect.texts.marked import marked
from duenotice.detect.texts.positions import Position, positions
from duenotice.detect.texts.prose import name_finder, spans_of_names
from duenotice.detect.texts.quads import with_words
from duenotice.detect.words import origins
from duenotice.model.evidence import Block
from duenotice.model.findings import Encoding

_BORN, _PLACED, _PAIRED, _NAMED, *_READ = built_in()[len(CODES) :]
_IDENTIFIES = np.array([d.base >= 1.5 and not d.support and d.kind != "IP_ADDRESS" for d in built_in()])
_IS_MAIL = np.array([d.kind == "EMAIL" for d in built_in()])
_RULES = pa.array([d.rule for d in built_in()], pa.string())
_COLUMNS = ("col:", "log:", "?", "header:")
"""Paths that speak for themselves: no prose."""
BEFORE = 64
"""Bytes before the own part in which a label may end whose value begins in it."""
AHEAD = 512
"""Bytes after the own part in which an anchor may lie whose span starts in it."""


def scan(block: Block, settings: Settings) -> pa.Table:
    """Candidates of one block, as `candidates.CANDIDATES`; raw values, so never stored as it is."""
    block, b = told_apart(block), padded(block.data)
    end = block.base + block.own
    size = min(end + AHEAD, len(block.data))
    held, told, said = collected(b, 0, size), scripts.plain(b, size), coded.said(b, size)
    found, texts = held.together()
    if told is not None:
        found, texts = _both((found, texts), scripts.rows_of(told))
    if said is not None:
        found, texts = _both((found, texts), coded.rows_of(said))
    misses = held.misses()
    found = with_words(found, block.data)
    order = np.argsort(found[:, 0], kind="stable")
    order = order[(found[order, 0] >= block.base) & (found[order, 0] < end)]
    ahead = block.data[: end + AHEAD]
    placed = [span for span in positions(ahead, b) if block.base <= span.start < end]
    order = order[~_is_half_a_position(found[order], placed)]
    cells, there = field_cells(block, b), anchored(ahead)
    own = _own_spans(block, settings, cells)
    slots = Slots([spec.path for spec in block.layout.fields])
    spans = _span_table(block, found[order], texts.take(pa.array(order)), cells, slots, there.is_sql)
    misses = misses[(misses >= block.base) & (misses < end)]
    slots.place(block.data, misses[np.asarray(block.layout.spots(block.data, misses).field) < 0])
    named = _names(block, found, settings.names)
    held.let_go()
    of_text = (
        *_birth_spans(block, ahead, there, told),
        *_position_spans(block, placed, cells),
        _text_spans(block, named, _NAMED),
        *_read_spans(block, [*(Labelled(*one) for one in marked(ahead, there.marks)), *_labelled(block, b, cells)]),
        *_address_spans(block, b, size, cells),
        *_read_spans(block, _introduced(block, ahead, found, there, cells)),
        *_read_spans(
            block, [*(coded.labelled_in(said) if said else ()), *coded.logins(ahead, (to for to, _ in there.logins))]
        ),
    )
    tables = (own, *of_text, spans, *cell_tables(block, b, cells, slots.table()), _origin_table(block, b))
    return pa.concat_tables([table for table in tables if len(table)] or [spans])


def _origin_table(block: Block, b: np.ndarray) -> pa.Table:
    """What tells where the beginning of the item was written."""
    size = min(block.own, origins.HEAD - block.offset - block.base)
    met = list(origins.counted(b, block.base, block.base + size)) if size > 0 else []
    texts, counts = [name.encode() for name, _ in met], np.array([n for _, n in met], np.uint64)
    return rows(ORIGIN, len(met), {"text": texts, "n": counts})


def _both(one: tuple[np.ndarray, pa.Array], other: tuple[np.ndarray, pa.Array]) -> tuple[np.ndarray, pa.Array]:
    """Candidates of both, rows and texts."""
    return np.concatenate((one[0], other[0])), pa.concat_arrays([one[1], other[1]])


def _birth_spans(block: Block, ahead: bytes, there: Anchored, told: scripts.Plain | None) -> Iterator[pa.Table]:
    """Dates of birth in the own part, also those in digits of other scripts."""
    own = range(block.base, block.base + block.own)
    yield _text_spans(block, [span for span in births(ahead, there.labels) if span[0] in own], _BORN)
    if told is not None:
        found = [
            pair for pair in scripts.spans_of(told, births(told.data, anchored(told.data).labels)) if pair[0][0] in own
        ]
        yield _text_spans(block, [span for span, _ in found], _BORN, [text for _, text in found], Encoding.ESCAPED)


def _labelled(block: Block, b: np.ndarray, cells: list[FieldCells]) -> list[Labelled]:
    """What stands behind labels in the own part: outside of fields all, within the text of a cell secrets, but not whole cells, which
    their fields tell."""
    told = list(labelled(block.data, b, max(0, block.base - BEFORE), block.base + block.own, block.layout.texts))
    if not told or not cells:
        return told
    field, within = _within_cells(block, told, cells)
    secret = np.array([one.kind in WITHIN for one in told], bool)
    return [one for one, fine in zip(told, ((field < 0) | (secret & within)).tolist(), strict=True) if fine]


def _within_cells(block: Block, told: list[Labelled], cells: list[FieldCells]) -> tuple[np.ndarray, np.ndarray]:
    """The number of the field of each, -1 for none, and whether it neither reaches out of its cell nor fills it."""
    start, stop = (np.array([one[place] for one in told], np.int64) for place in (0, 1))
    field = np.asarray(block.layout.spots(block.data, start).field, np.int64)
    return field, _lies_in_one(start, stop, field, cells) & ~_fills_cell(start, stop, field, cells)


def _address_spans(block: Block, b: np.ndarray, size: int, cells: list[FieldCells]) -> Iterator[pa.Table]:
    """Addresses in the own part, and the names before them: outside of fields, and within the texts of cells, but not whole cells,
    which their fields tell."""
    found = list(addresses(block.data, b, block.base, size))
    names = [Labelled(*one.person, "labelled_name") for one in found if one.person]
    told = [*names, *(Labelled(one.start, one.end, ADDRESSED[not one.known], one.text) for one in found)]
    if told and cells:
        _, within = _within_cells(block, told, cells)
        told = [one for one, fine in zip(told, within.tolist(), strict=True) if fine]
    yield from _read_spans(block, told, Encoding.PLAIN)


def _introduced(
    block: Block, ahead: bytes, found: np.ndarray, there: Anchored, cells: list[FieldCells]
) -> list[Labelled]:
    """Names that something beside them shows, outside of fields and in cells too long for their fields to tell."""
    mails = found[_IS_MAIL[found[:, out_columns.RULE]] & (found[:, out_columns.ENCODING] == 0)][:, :2]
    mails = mails[np.argsort(mails[:, 0], kind="stable")]
    mails = mails[_is_prose(block, mails, cells)].tolist()
    told = {*behind_words(ahead, there.words), *before_births(ahead, there.labels), *before_mails(ahead, mails)}
    names = sorted(told)
    places = np.array([one[:2] for one in names], np.int64).reshape(-1, 2)
    return [one for one, good in zip(names, _is_prose(block, places, cells).tolist(), strict=True) if good]


def _is_prose(block: Block, places: np.ndarray, cells: list[FieldCells]) -> np.ndarray:
    """True for byte ranges outside of fields and in cells too long for their fields to tell."""
    if not len(places) or not cells:
        return np.ones(len(places), bool)
    field = np.asarray(block.layout.spots(block.data, places[:, 0]).field, np.int64)
    return (field < 0) | _lies_in_prose(places[:, 0], places[:, 1], field, cells)


def _lies_in_prose(start: np.ndarray, stop: np.ndarray, field: np.ndarray, cells: list[FieldCells]) -> np.ndarray:
    """True where a span lies in a cell too long to be looked at as a value."""
    fine = np.zeros(len(start), bool)
    for mine in cells:
        of, long = np.flatnonzero(field == mine.number), np.flatnonzero(mine.length > CELL_MAX)
        if len(of) and len(long):
            at = long[np.maximum(np.searchsorted(mine.offset[long], start[of], "right") - 1, 0)]
            fine[of] = (mine.offset[at] <= start[of]) & (stop[of] <= mine.offset[at] + mine.length[at])
    return fine


def _read_spans(block: Block, told: Sequence[Labelled], decoded: Encoding = Encoding.BASE64) -> Iterator[pa.Table]:
    """What a detector beside the kernel means, in the own part. decoded: how values were written that do not stand there as they are."""
    mine = [one for one in told if block.base <= one.start < block.base + block.own]
    for detector in (_BORN, *_READ) if mine else ():
        found = [one for one in mine if one.kind == detector.id]
        texts = [block.data[one.start : one.end] if one.decoded is None else one.decoded for one in found]
        encoding = np.array([Encoding.PLAIN if one.decoded is None else decoded for one in found], np.int64)
        yield _text_spans(block, [(one.start, one.end) for one in found], detector, texts, encoding)


def _own_spans(block: Block, settings: Settings, cells: list[FieldCells]) -> pa.Table:
    """What the rules of one's own find in the own part."""
    end = block.base + block.own
    hits = [
        hit
        for hit in matches(block.data[: end + AHEAD], settings.rules, settings.country)
        if block.base <= hit.start < end
    ]
    if not hits:
        return rows(SPAN, 0, {})
    start, stop = (np.array([hit[place] for hit in hits], np.int64) for place in (0, 1))
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
        "near": [round(hit.words * 1000) for hit in hits],
        "whole": _fills_cell(start, stop, np.asarray(spots.field), cells),
        "n": OWN_RULE,
    }
    return rows(SPAN, len(hits), columns)


def _names(block: Block, found: np.ndarray, plug_in: str) -> list[tuple[int, int]]:
    """What a plug-in takes for names in the own part, outside of columns and slots of logs, near what identifies people."""
    if not plug_in or not len(found):
        return []
    near = np.unique(found[_IDENTIFIES[found[:, out_columns.RULE]], out_columns.START])
    spans = spans_of_names(block.data, near, name_finder(plug_in))
    own = [span for span in spans if block.base <= span[0] < block.base + block.own]
    field = np.asarray(block.layout.spots(block.data, np.array([span[0] for span in own], np.int64)).field)
    paths = [*(spec.path for spec in block.layout.fields), ""]
    return [span for span, number in zip(own, field, strict=True) if not paths[number].startswith(_COLUMNS)]


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
    inside = [span for span, one in zip(found, _lies_in_one(start, stop, field, cells), strict=True) if one]
    for detector in (_PLACED, _PAIRED):
        mine = [span for span in inside if span.sure is (detector is _PLACED)]
        yield _text_spans(block, [(span.start, span.end) for span in mine], detector, [span.text for span in mine])


def _lies_in_one(start: np.ndarray, stop: np.ndarray, field: np.ndarray, cells: list[FieldCells]) -> np.ndarray:
    """False where a span begins in a cell and ends behind it."""
    fine = np.ones(len(start), bool)
    for mine in cells:
        of = np.flatnonzero(field == mine.number)
        if len(of) and len(mine.offset):
            at = np.clip(np.searchsorted(mine.offset, start[of], "right") - 1, 0, len(mine.offset) - 1)
            fine[of] = (mine.offset[at] > start[of]) | (stop[of] <= mine.offset[at] + mine.length[at])
    return fine


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
    whole = _fills_cell(start, end, field, cells)
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


def _fills_cell(start: np.ndarray, end: np.ndarray, field: np.ndarray, cells: list[FieldCells]) -> np.ndarray:
    """True where a span is its cell, but for up to two bytes on either side (a parenthesis, a plus sign)."""
    whole = np.zeros(len(start), bool)
    for mine in cells:
        of = np.flatnonzero(field == mine.number)
        if not len(of) or not len(mine.offset):
            continue
        at = np.clip(np.searchsorted(mine.offset, start[of], "right") - 1, 0, len(mine.offset) - 1)
        begin, stop = mine.offset[at], mine.offset[at] + mine.length[at]
        whole[of] = (start[of] - begin <= 2) & (start[of] >= begin) & (stop - end[of] <= 2) & (end[of] <= stop)
    return whole
