"""The spans of one piece of an item as columns: read as telephone numbers, scored with their context, and freed of overlaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from duenotice.detect.books import Book, distinct
from duenotice.detect.candidates import GROUPED, OWN_RULE
from duenotice.detect.deciding.homes import WRITTEN, Homes
from duenotice.detect.deciding.terms import span_terms
from duenotice.detect.fields.classes import FieldFacts
from duenotice.detect.rules.detectors import Known, known
from duenotice.detect.rules.own import Rule
from duenotice.detect.texts.behind import LABELS
from duenotice.detect.words.lexicon import code
from duenotice.model.findings import Encoding

NEAR_TERM, AGAINST_TERM = 2.5, -3.0
UNKNOWN_NUMBER = 0.8
"""Taken from a telephone number that no number plan knows."""
PLAIN, BEGUN_SO, GROUPED_SO = range(3)
"""How a number is written by the ways of its region: otherwise, with its prefix, in its groups."""
Terms = tuple[tuple[str, float], ...]


ABROAD = ("nothing points to its country", -1.5)
"""Taken from such a number where neither a word nor a field speaks for it."""


@dataclass
class Spans:
    """Columns of equal length. rule: code into `known`; path, label: number of the field, and of what stands as a label
    before it in running text, -1 for none; kept: still a finding;
    text: index into `texts`, where the canonical forms of all spans come first; country: code into a book, -1 for none;
    group: code into `terms`, what the field says about the span; coded: read out of Base64; shape: of the groups of a number in
    national form, 0 for others; home: three times the place of its region in `Homes`, and how it is written there, -1 for none."""

    start: np.ndarray
    end: np.ndarray
    rule: np.ndarray
    path: np.ndarray
    label: np.ndarray
    near: np.ndarray
    words: np.ndarray
    whole: np.ndarray
    text: np.ndarray
    score: np.ndarray
    supported: np.ndarray
    kept: np.ndarray
    country: np.ndarray
    group: np.ndarray
    coded: np.ndarray
    shape: np.ndarray
    home: np.ndarray
    texts: pa.Array
    known: Known
    """The detectors by rule."""
    terms: list[Terms]


def spans_of(table: pa.Table, own: tuple[Rule, ...], numbers: dict[str, int], labels: Book | None = None) -> Spans:
    """The SPAN rows of a piece, ordered by start and falling length. own: rules of one's own; numbers: of the fields, by path;
    labels: those met."""
    start = table["offset"].to_numpy().astype(np.int64)
    n = len(start)
    by_own = table["n"].to_numpy() == OWN_RULE
    shape = (table["n"].to_numpy() // GROUPED).astype(np.int64)
    near = table["near"].to_numpy()
    rule, rules = codes_of(table["rule"])
    return Spans(
        start=start,
        end=start + table["length"].to_numpy().astype(np.int64),
        rule=rule,
        path=field_numbers(table, numbers),
        label=_label_numbers(table, Book() if labels is None else labels),
        near=np.where(by_own, 0, near),
        words=np.where(by_own, near, 0) / 1000,
        whole=table["whole"].to_numpy(),
        text=np.arange(n),
        score=np.zeros(n),
        supported=np.zeros(n, bool),
        kept=np.ones(n, bool),
        country=np.full(n, -1, np.int64),
        group=np.zeros(n, np.int64),
        coded=(table["encoding"].to_numpy() & Encoding.BASE64) > 0,
        shape=shape,
        home=np.full(n, -1, np.int64),
        texts=one_array(table["text"]),
        known=known(tuple(rules), own),
        terms=[],
    )


def believe(spans: Spans, name: str) -> None:
    """Take the spans of a detector as if a hot word stood before each."""
    told = [code(detector.near[0]) if detector.id == name else 0 for detector in spans.known.detectors]
    spans.near = np.where(np.array(told, bool)[spans.rule], np.array(told, np.int64)[spans.rule], spans.near)


def codes_of(column: pa.ChunkedArray) -> tuple[np.ndarray, list[str]]:
    """Codes (-1 for null) and names of a dictionary column."""
    joined = one_array(column.unify_dictionaries())
    codes = joined.indices.fill_null(-1) if joined.null_count else joined.indices
    return codes.to_numpy().astype(np.int64), joined.dictionary.to_pylist()


def one_array(column: pa.ChunkedArray) -> pa.Array:
    """A column as one array."""
    if column.num_chunks == 1:
        return column.chunk(0)
    return pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)


def field_numbers(table: pa.Table, numbers: dict[str, int]) -> np.ndarray:
    """The number of the field of each row, -1 for none."""
    codes, paths = codes_of(table["path"])
    return np.array([*(numbers.get(path, -1) for path in paths), -1], np.int64)[codes]


def _label_numbers(table: pa.Table, labels: Book) -> np.ndarray:
    """The number of the label of each row, -1 for none."""
    codes, paths = codes_of(table["path"])
    return np.array([*(labels.code(path) if path.startswith(LABELS) else -1 for path in paths), -1], np.int64)[codes]


def score(spans: Spans, facts: Sequence[FieldFacts], homes: Homes) -> None:
    """Fill `score`, `supported`, `group` and `terms`. facts: by number of the field; homes: where the item is at home."""
    _score_context(spans)
    ways = 3 * len(homes.regions) + 1
    key = ((spans.rule * (len(facts) + 1) + spans.path + 1) * 2 + spans.whole) * 2 + _is_abroad(spans, homes.near)
    spans.group, held = distinct(key * ways + spans.home + 1)
    for number in held.tolist():
        code, home = divmod(number, ways)
        rule, path = divmod(code // 4, len(facts) + 1)
        terms = span_terms(facts[path - 1], spans.known.detectors[rule], bool(code & 2)) if path else []
        if code & 1 and not any(weight > 0 for _, weight in terms):
            terms.append(ABROAD)
        spans.terms.append((*terms, *_home_terms(homes, home - 1)))
    weights = [[weight for _, weight in terms] for terms in spans.terms]
    spans.score += np.array([sum(mine) for mine in weights])[spans.group]
    spans.supported |= np.array([any(w > 0 for w in mine) for mine in weights], bool)[spans.group]


def _home_terms(homes: Homes, home: int) -> Iterator[tuple[str, float]]:
    """What is said of a number that a region of the item knows and writes so."""
    way = home % 3 if home >= 0 else PLAIN
    term = homes.term(home // 3) if way != PLAIN else None
    if term:
        yield term
    if term and way == GROUPED_SO:
        yield "written as there", WRITTEN


def _is_abroad(spans: Spans, regions: tuple[str, ...]) -> np.ndarray:
    """Bare digits that random ones may be too, taken for an identity number of a country nothing else in the item points to."""
    weak = [bool(country) and country not in regions for country in spans.known.weak]
    of_rule = np.array(weak, bool)[spans.rule]
    if not of_rule.any():
        return of_rule
    size = pc.binary_length(spans.texts).to_numpy(zero_copy_only=False)[spans.text]
    return of_rule & (spans.end - spans.start <= size) & ~spans.supported


def _score_context(spans: Spans) -> None:
    close, far = context(spans)
    unknown = (spans.known.form[spans.rule] > 0) & (spans.country < 0)
    spans.score[:] = (
        spans.known.base[spans.rule]
        - np.where(unknown, UNKNOWN_NUMBER, 0)
        + np.where(close, NEAR_TERM, 0)
        + np.where(far, AGAINST_TERM, 0)
        + spans.words
    )
    spans.supported[:] = close | (spans.words > 0)


def context(spans: Spans) -> tuple[np.ndarray, np.ndarray]:
    """Whether a hot word before each span speaks for it, and whether only one of another kind stands there."""
    close = spans.known.near[spans.rule, spans.near]
    return close, spans.known.against[spans.rule, spans.near] & ~close


def drop_unsupported(spans: Spans) -> None:
    """Shapes that random digits fill too often are findings only where a word or a field says so."""
    spans.kept &= ~spans.known.support[spans.rule] | spans.supported


def drop_overlaps(spans: Spans) -> None:
    """Of spans that share bytes the better scored stays, then the longer, then the rule first in the list.

    What was read out of Base64 is on another level than the token or key that it stands in: both stay.
    """
    _drop_among(spans, spans.kept & ~spans.coded)
    _drop_among(spans, spans.kept & spans.coded)


def _drop_among(spans: Spans, chosen: np.ndarray) -> None:
    index = np.flatnonzero(chosen)
    if len(index) < 2:
        return
    index = index[np.lexsort((-spans.end[index], spans.start[index]))]
    reach = np.maximum.accumulate(spans.end[index])
    opens = np.concatenate(([True], spans.start[index][1:] >= reach[:-1]))
    cluster = np.cumsum(opens) - 1
    sizes = np.bincount(cluster)
    begins = np.concatenate(([0], np.cumsum(sizes)))
    for c in np.flatnonzero(sizes > 1).tolist():
        _settle_cluster(spans, index[begins[c] : begins[c + 1]].tolist())


def _settle_cluster(spans: Spans, members: list[int]) -> None:
    start, end, score = spans.start, spans.end, spans.score
    order = sorted(members, key=lambda i: (-score[i], start[i] - end[i], spans.known.detectors[spans.rule[i]].rule))
    taken: list[int] = []
    for i in order:
        if any(start[i] < end[j] and start[j] < end[i] for j in taken):
            spans.kept[i] = False
        else:
            taken.append(i)
