"""From decided spans and cells of a piece to columns of what was found, raw values still in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import pyarrow as pa

from duenotice.detect.arrays import bounds
from duenotice.detect.books import Book, distinct
from duenotice.detect.candidates import CHECKS, INVALID, UNCHECKED, VALID
from duenotice.detect.deciding.spans import Spans, context, one_array
from duenotice.detect.fields import special
from duenotice.detect.fields.classes import Decision
from duenotice.detect.fields.placing import greeting_heads, values_of
from duenotice.detect.kernel import gathering
from duenotice.detect.kernel.gathering import Found
from duenotice.model.findings import Likelihood

STEPS = (-3.0, 0.0, 1.5, 3.0)
"""Log-odds at which the likelihood steps up from VERY_UNLIKELY."""
GREETED = 2.5
"""Log-odds of a name in a greeting anywhere."""

PlaceOf: TypeAlias = Callable[[int, bytes], "tuple[int, int, bytes] | None"]
"""`placing.Place` by the number of the field."""


@dataclass(frozen=True, slots=True)
class Books:
    """What the codes of all pieces of an item mean. checks: as `candidates.CHECKS`."""

    kinds: Book = field(default_factory=Book)
    rules: Book = field(default_factory=Book)
    reasons: Book = field(default_factory=Book)
    countries: Book = field(default_factory=Book)
    checks: Book = field(default_factory=partial(Book, CHECKS))


class Part(NamedTuple):
    """Candidates of a piece, and which of them were kept as what."""

    rows: gathering.Rows
    chosen: gathering.Chosen


def likelihood(score: np.ndarray) -> np.ndarray:
    """The five steps (1 to 5) of log-odds."""
    return np.searchsorted(np.array(STEPS), score, "right") + 1


def found_in(parts: Sequence[Part], kinds: Book) -> Found:
    """What was chosen of all parts, ordered by place: offset, length, kind."""
    slot = _slots(parts, kinds)
    out = gathering.room_for(len(slot))
    edges = np.cumsum([0, *(len(part.chosen.at) for part in parts)]).tolist()
    spans = [slot[lo:hi] for lo, hi in pairwise(edges)]
    for part, mine in zip(parts, spans, strict=True):
        gathering.gather(part.rows, part.chosen, mine, out)
    np.cumsum(out.ends, out=out.ends)
    out = out._replace(text=np.empty(out.ends[-1] if len(slot) else 0, np.uint8))
    for part, mine in zip(parts, spans, strict=True):
        gathering.write_texts(part.rows, part.chosen, mine, out)
    return out


def _slots(parts: Sequence[Part], kinds: Book) -> np.ndarray:
    """Where each chosen row of all parts stands in the end."""
    offset, length, kind = (np.concatenate(columns) for columns in zip(*map(_places, parts), strict=True))
    order = np.argsort(offset, kind="stable")
    if (offset[order[1:]] == offset[order[:-1]]).any():
        order = np.lexsort((kinds.ranks()[kind], length, offset))
    slot = np.empty(len(order), np.int64)
    slot[order] = np.arange(len(order))
    return slot


def _places(part: Part) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where the chosen rows begin, their bytes and kinds."""
    rows, chosen = part
    plainly = (chosen.size >= 0) & (rows.encoding[chosen.at] == 0)
    offset = rows.offset[chosen.at] + np.where(plainly, chosen.shift, 0)
    return offset, np.where(plainly, chosen.size, rows.length[chosen.at]), chosen.kind


def _rows(table: pa.Table, texts: pa.Array) -> gathering.Rows:
    ends, text = bounds(texts)
    offset = table["offset"].to_numpy().view(np.int64)
    names = ("length", "row", "record", "at_us", "encoding", "check")
    return gathering.Rows(offset, *(table[name].to_numpy() for name in names), text, ends)


def kept_spans(spans: Spans) -> np.ndarray:
    """The spans still kept and not VERY_UNLIKELY."""
    return np.flatnonzero(spans.kept & (likelihood(spans.score) > Likelihood.VERY_UNLIKELY))


def without_parts(spans: Spans, keep: np.ndarray, decided: Decided) -> np.ndarray:
    """The spans to keep but addresses within cells of fields of addresses: there the cell is the value."""
    addressed = spans.known.addressed
    if not addressed.any():
        return keep
    home = np.array([*(mine.kind == "POSTAL_ADDRESS" for mine in decided.decisions), False], bool)
    return keep[~(addressed[spans.rule[keep]] & home[spans.path[keep]])]


def span_findings(spans: Spans, table: pa.Table, keep: np.ndarray, books: Books, fields: int) -> Part:
    """The spans that are findings. fields: how many there are, behind which labels are numbered."""
    rule, country = spans.rule[keep], spans.country[keep]
    phone = spans.known.is_phone[rule]
    rows = _rows(table, spans.texts)
    text, whole = spans.text[keep], np.full(len(keep), -1)
    other = text != keep
    chosen = gathering.Chosen(
        at=keep,
        kind=books.kinds.codes(spans.known.kinds)[rule],
        path=np.where(spans.label[keep] >= 0, fields + spans.label[keep], spans.path[keep]),
        rule=books.rules.codes(spans.known.rules)[rule],
        reasons=_reasons(spans, keep, books.reasons),
        country=country,
        check=np.where(phone, np.where(country >= 0, VALID, INVALID), -1),
        score=spans.score[keep],
        shift=whole,
        size=whole,
        begin=np.where(other, rows.ends[text - 1], -1),
        end=np.where(other, rows.ends[text], -1),
        more=rows.text,
    )
    return Part(rows, chosen)


def _reasons(spans: Spans, keep: np.ndarray, book: Book) -> np.ndarray:
    """The terms of each span's score in words; made once for spans that share them."""
    close, far = context(spans)
    code = ((spans.group * 2 + close) * 2 + far)[keep]
    if spans.words.any():
        words, weights = distinct(np.round(spans.words[keep] * 1000).astype(np.int64))
        code, _ = distinct(code * len(weights) + words)
    if not len(code):
        return code
    first = np.full(int(code.max()) + 1, -1)
    first[code[::-1]] = keep[::-1]
    texts = [_in_words(spans, i, (bool(close[i]), bool(far[i]))) if i >= 0 else "" for i in first.tolist()]
    return np.array([book.code(text) if text else -1 for text in texts], np.int64)[code]


def _in_words(spans: Spans, i: int, words: tuple[bool, bool]) -> str:
    detector = spans.known.detectors[spans.rule[i]]
    terms = [f"{detector.why} {detector.base:+.1f}"]
    if words[0]:
        terms.append("hot word +2.5")
    elif words[1]:
        terms.append("hot word of another kind -3.0")
    if spans.words[i]:
        terms.append(f"words around {spans.words[i]:+.1f}")
    return "; ".join([*terms, *(f"{why} {weight:+.1f}" for why, weight in spans.terms[spans.group[i]])])


class Decided(NamedTuple):
    """What was decided of each field, by number: the decision, codes of kind, rule and reasons, the score, and whether a plain cell is
    its own value (1), holds none but in a greeting (0), or has to be read (-1)."""

    decisions: list[Decision]
    kind: np.ndarray
    rule: np.ndarray
    reasons: np.ndarray
    score: np.ndarray
    simple: np.ndarray


_READ = special.KINDS | {"PERSON_NAME", "PHONE", "USER_NAME", "EMAIL", "PASSWORD_HASH"}
"""Kinds whose cells are asked where their value is, or whether they hold one."""


def decided_as(decisions: list[Decision], books: Books) -> Decided:
    """Decisions as columns. Fields that hold nothing may greet somebody by name."""
    rows = [
        (
            books.kinds.code(mine.kind or "PERSON_NAME"),
            books.rules.code("field@1" if mine.kind else "greeting@1"),
            books.reasons.code("; ".join(mine.reasons) if mine.kind else "named in a greeting"),
            0 if not mine.kind else -1 if mine.kind in _READ or mine.before or mine.after else 1,
        )
        for mine in decisions
    ]
    kind, rule, reasons, simple = np.array(rows, np.int64).reshape(-1, 4).T.copy()
    score = np.array([mine.score if mine.kind else GREETED for mine in decisions])
    return Decided(decisions, kind, rule, reasons, score, simple)


def cell_findings(
    cells: pa.Table, path: np.ndarray, decided: Decided, spans: Spans, keep: np.ndarray, place: PlaceOf
) -> Part:
    """Every cell of a decided field that no likely span fills from end to end, and greetings that name somebody anywhere.

    path: number of each cell's field; keep: the spans that are findings; place: `placing.place_in` by the number of the field.
    """
    rows = _rows(cells, one_array(cells["text"]))
    likely = keep[(spans.score[keep] >= STEPS[1]) | spans.known.nobody[spans.rule[keep]]]
    way = np.empty(len(path), np.uint8)
    held = gathering.Cells(rows.offset, rows.length, path, rows.text, rows.ends)
    filling = gathering.Filling(spans.start[likely], spans.end[likely])
    gathering.ways(held, filling, decided.simple, greeting_heads(), way)
    taken = np.flatnonzero(way == gathering.TAKE)
    asked = _asked(one_array(cells["text"]), path, np.flatnonzero(way == gathering.ASK), place)
    at = np.concatenate((taken, asked.at))
    of, own = path[at], np.full(len(taken), -1)
    size = rows.ends[taken] - np.where(taken > 0, rows.ends[taken - 1], 0)
    chosen = gathering.Chosen(
        at=at,
        kind=decided.kind[of],
        path=of,
        rule=decided.rule[of],
        reasons=decided.reasons[of],
        country=np.full(len(at), -1),
        check=np.full(len(at), UNCHECKED),
        score=decided.score[of],
        shift=np.concatenate((np.zeros(len(taken), np.int64), asked.first)),
        size=np.concatenate((size, asked.last - asked.first)),
        begin=np.concatenate((own, asked.begin)),
        end=np.concatenate((own, asked.end)),
        more=asked.more,
    )
    return Part(rows, chosen)


class _Asked(NamedTuple):
    """Cells that hold a value: position, first and last byte of it in the cell, where it begins and ends in `more`."""

    at: Any
    first: Any
    last: Any
    begin: Any
    end: Any
    more: Any


def _asked(texts: pa.Array, path: np.ndarray, at: np.ndarray, place: PlaceOf) -> _Asked:
    """The values of cells that have to be read, asked once for each distinct cell of a field."""
    order = at[np.argsort(path[at], kind="stable")]
    edges = np.flatnonzero(np.diff(path[order], prepend=-2, append=-2)).tolist()
    parts, values, used = [np.zeros((0, 5), np.int64)], list[bytes](), 0
    for lo, hi in pairwise(edges):
        mine = order[lo:hi]
        placed = values_of(texts.take(pa.array(mine)), partial(place, int(path[mine[0]])))
        columns = (mine[placed.at], placed.first, placed.last, placed.begin + used, placed.end + used)
        parts.append(np.stack(columns, 1))
        values.append(placed.values)
        used += len(placed.values)
    return _Asked(*np.concatenate(parts).T.copy(), np.frombuffer(b"".join(values), np.uint8))
