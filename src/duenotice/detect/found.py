"""From decided spans and cells of a piece to columns of what was found, raw values still in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from functools import partial
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import pyarrow as pa

from duenotice.detect.books import Book, distinct
from duenotice.detect.candidates import CHECKS, INVALID, UNCHECKED, VALID
from duenotice.detect.classes import Decision
from duenotice.detect.placing import Placed, are_plain, values_of
from duenotice.detect.spans import Spans, context, one_array
from duenotice.model.findings import Likelihood

STEPS = (-3.0, 0.0, 1.5, 3.0)
"""Log-odds at which the likelihood steps up from VERY_UNLIKELY."""
GREETED = 2.5
"""Log-odds of a name in a greeting anywhere."""


PlaceOf: TypeAlias = Callable[[int, bytes], "tuple[int, int, bytes] | None"]


@dataclass(frozen=True, slots=True)
class Books:
    """What the codes of all pieces of an item mean. checks: as `candidates.CHECKS`."""

    kinds: Book = field(default_factory=Book)
    rules: Book = field(default_factory=Book)
    reasons: Book = field(default_factory=Book)
    countries: Book = field(default_factory=Book)
    checks: Book = field(default_factory=partial(Book, CHECKS))


@dataclass(frozen=True, slots=True)
class Found:
    """Columns of equal length: int64 codes into the books (path: number of the field, -1 for none; country: -1 for none),
    float64 scores, binary texts."""

    offset: np.ndarray
    length: np.ndarray
    kind: np.ndarray
    text: pa.Array
    path: np.ndarray
    row: np.ndarray
    record: np.ndarray
    at_us: np.ndarray
    check: np.ndarray
    score: np.ndarray
    encoding: np.ndarray
    rule: np.ndarray
    reasons: np.ndarray
    country: np.ndarray

    def __len__(self) -> int:
        return len(self.offset)

    def take(self, at: np.ndarray) -> Found:
        """The rows at these positions."""
        return Found(*(_taken(getattr(self, column.name), at) for column in fields(self)))


def _taken(column: np.ndarray | pa.Array, at: np.ndarray) -> np.ndarray | pa.Array:
    return column[at] if isinstance(column, np.ndarray) else column.take(pa.array(at))


def joined(parts: Sequence[Found]) -> Found:
    """All rows of all parts."""
    columns = [[getattr(part, column.name) for part in parts] for column in fields(Found)]
    return Found(*(pa.concat_arrays(c) if isinstance(c[0], pa.Array) else np.concatenate(c) for c in columns))


def together(parts: Sequence[Found], kinds: Book) -> Found:
    """All rows of all parts, ordered by place: offset, length, kind."""
    whole, names = joined(parts), kinds.names
    order = np.argsort(whole.offset, kind="stable")
    if (whole.offset[order[1:]] == whole.offset[order[:-1]]).any():
        rank = np.empty(len(names), np.int64)
        rank[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
        order = np.lexsort((rank[whole.kind], whole.length, whole.offset))
    return whole.take(order)


def likelihood(score: np.ndarray) -> np.ndarray:
    """The five steps (1 to 5) of log-odds."""
    return np.searchsorted(np.array(STEPS), score, "right") + 1


def plain_columns(table: pa.Table, at: np.ndarray) -> dict[str, np.ndarray]:
    """The columns of candidates that findings take over as they are."""
    names = ("offset", "length", "row", "record", "at_us", "encoding")
    return {name: table[name].to_numpy().astype(np.int64)[at] for name in names}


def span_findings(spans: Spans, table: pa.Table, books: Books) -> Found:
    """The spans still kept and not VERY_UNLIKELY."""
    keep = np.flatnonzero(spans.kept & (likelihood(spans.score) > Likelihood.VERY_UNLIKELY))
    rule, country = spans.rule[keep], spans.country[keep]
    phone = np.array([detector.kind == "PHONE" for detector in spans.known], bool)[rule]
    check = np.where(phone, np.where(country >= 0, VALID, INVALID), table["check"].to_numpy()[keep])
    return Found(
        **plain_columns(table, keep),
        kind=books.kinds.codes(detector.kind for detector in spans.known)[rule],
        text=spans.texts.take(pa.array(spans.text[keep])),
        path=spans.path[keep],
        check=check.astype(np.int64),
        score=spans.score[keep],
        rule=books.rules.codes(detector.rule for detector in spans.known)[rule],
        reasons=_reasons(spans, keep, books.reasons),
        country=country,
    )


def _reasons(spans: Spans, keep: np.ndarray, book: Book) -> np.ndarray:
    """The terms of each span's score in words; made once for spans that share them."""
    close, far = context(spans)
    words, weights = distinct(np.round(spans.words[keep] * 1000).astype(np.int64))
    code, held = distinct(((spans.group * 2 + close) * 2 + far)[keep] * max(len(weights), 1) + words)
    _, first = np.unique(code, return_index=True)
    texts = [_in_words(spans, i, (bool(close[i]), bool(far[i]))) for i in keep[first].tolist()]
    return book.codes(texts)[code] if len(held) else np.zeros(0, np.int64)


def _in_words(spans: Spans, i: int, words: tuple[bool, bool]) -> str:
    detector = spans.known[spans.rule[i]]
    terms = [f"base {detector.base:+.1f}"]
    if words[0]:
        terms.append("hot word +2.5")
    elif words[1]:
        terms.append("hot word of another kind -3.0")
    if spans.words[i]:
        terms.append(f"words around {spans.words[i]:+.1f}")
    return "; ".join([*terms, *(f"{why} {weight:+.1f}" for why, weight in spans.terms[spans.group[i]])])


def cell_findings(
    cells: pa.Table, path: np.ndarray, decisions: Sequence[Decision], filled: np.ndarray, place: PlaceOf, books: Books
) -> Found:
    """Every cell of a decided field that no span of a checked kind already fills, and greetings that name somebody anywhere.

    path: number of each cell's field; decisions: by number; filled: True for those that a span fills; place: `placing.place_in`
    by the number of the field.
    """
    free = np.flatnonzero(~filled)
    texts = one_array(cells["text"]).take(pa.array(free))
    plain = are_plain(texts)
    order = np.argsort(path[free], kind="stable")
    edges = np.flatnonzero(np.diff(path[free][order], prepend=-2, append=-2))
    parts = [_no_cells(cells)]
    for lo, hi in pairwise(edges.tolist()):
        mine = order[lo:hi]
        number = int(path[free[mine[0]]])
        placed = values_of(
            texts.take(pa.array(mine)), bool(plain[mine].all()), decisions[number], partial(place, number)
        )
        if len(placed.at):
            parts.append(_of_field(cells, free[mine[placed.at]], number, decisions[number], placed, books))
    return joined(parts)


def filled(cells: pa.Table, spans: Found) -> np.ndarray:
    """True for cells that one likely span fills from end to end."""
    likely = spans.score >= STEPS[1]
    start, end = spans.offset[likely], (spans.offset + spans.length)[likely]
    offset = cells["offset"].to_numpy().astype(np.int64)
    if not len(start):
        return np.zeros(len(offset), bool)
    order = np.argsort(start, kind="stable")
    at = order[np.maximum(np.searchsorted(start[order], offset, "right") - 1, 0)]
    return (start[at] == offset) & (end[at] == offset + cells["length"].to_numpy())


def _of_field(cells: pa.Table, at: np.ndarray, number: int, decision: Decision, placed: Placed, books: Books) -> Found:
    columns = plain_columns(cells, at)
    as_written = columns["encoding"] == 0
    columns["length"] = np.where(as_written, placed.last - placed.first, columns["length"])
    columns["offset"] = np.where(as_written, columns["offset"] + placed.first, columns["offset"])
    decided = bool(decision.kind)
    n = len(at)
    return Found(
        **columns,
        kind=np.full(n, books.kinds.code(decision.kind or "PERSON_NAME")),
        text=placed.values,
        path=np.full(n, number),
        check=np.full(n, UNCHECKED),
        score=np.full(n, decision.score if decided else GREETED),
        rule=np.full(n, books.rules.code("field@1" if decided else "greeting@1")),
        reasons=np.full(n, books.reasons.code("; ".join(decision.reasons) if decided else "named in a greeting")),
        country=np.full(n, -1),
    )


def _no_cells(cells: pa.Table) -> Found:
    none = np.zeros(0, np.int64)
    names = ("kind", "path", "check", "rule", "reasons", "country")
    columns = dict.fromkeys(names, none) | plain_columns(cells, none)
    return Found(**columns, text=pa.array([], pa.binary()), score=np.zeros(0))  # pyright: ignore
