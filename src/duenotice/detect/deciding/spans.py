"""The spans of one piece of an item as columns: read as telephone numbers, scored with their context, and freed of overlaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from duenotice.detect.books import Book, distinct
from duenotice.detect.candidates import OWN_RULE
from duenotice.detect.deciding.terms import span_terms
from duenotice.detect.fields.classes import FieldFacts
from duenotice.detect.numbers.dialling import read_many, read_within
from duenotice.detect.rules.detectors import Known, known
from duenotice.detect.rules.own import Rule
from duenotice.model.findings import Encoding

NEAR_TERM, AGAINST_TERM = 2.5, -3.0
UNKNOWN_NUMBER = 0.8
"""Taken from a telephone number that no number plan knows."""
Terms = tuple[tuple[str, float], ...]


ABROAD = ("nothing points to its country", -1.5)
"""Taken from such a number where neither a word nor a field speaks for it."""


@dataclass
class Spans:
    """Columns of equal length. rule: code into `known`; path: number of the field, -1 for none; kept: still a finding;
    text: index into `texts`, where the canonical forms of all spans come first; country: code into a book, -1 for none;
    group: code into `terms`, what the field says about the span; coded: read out of Base64."""

    start: np.ndarray
    end: np.ndarray
    rule: np.ndarray
    path: np.ndarray
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
    texts: pa.Array
    known: Known
    """The detectors by rule."""
    terms: list[Terms]


def spans_of(table: pa.Table, own: tuple[Rule, ...], numbers: dict[str, int]) -> Spans:
    """The SPAN rows of a piece, ordered by start and falling length. own: rules of one's own; numbers: of the fields, by path."""
    start = table["offset"].to_numpy().astype(np.int64)
    n = len(start)
    by_own = table["n"].to_numpy() == OWN_RULE
    near = table["near"].to_numpy()
    rule, rules = codes_of(table["rule"])
    return Spans(
        start=start,
        end=start + table["length"].to_numpy().astype(np.int64),
        rule=rule,
        path=field_numbers(table, numbers),
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
        texts=one_array(table["text"]),
        known=known(tuple(rules), own),
        terms=[],
    )


def believe(spans: Spans, name: str) -> None:
    """Take the spans of a detector as if a hot word stood before each."""
    bits = np.array([detector.near_bits if detector.id == name else 0 for detector in spans.known.detectors], np.int64)
    spans.near |= bits[spans.rule]


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


def read_phones(spans: Spans, regions: tuple[str, ...], countries: Book) -> None:
    """Keep of each telephone candidate the longest reading its country's plan knows; its text becomes E.164.

    regions: for national forms, the likeliest first. Countries met are entered in the book; `spans.country` refers to it.
    """
    index = np.flatnonzero(spans.known.form[spans.rule])
    if not len(index):
        return
    spans.kept[index] = False
    reading, country, e164s = _readings(spans, index, regions, countries)
    begins = np.flatnonzero(np.concatenate(([True], np.diff(spans.start[index]) != 0)))
    chosen = np.minimum.reduceat(np.where(reading >= 0, np.arange(len(index)), len(index)), begins)
    chosen = np.where(chosen < len(index), chosen, np.where(_is_meant(spans, index[begins]), begins, -1))
    chosen = np.array(_apart(spans, index, begins, chosen), np.int64)
    at, code = index[chosen], reading[chosen]
    spans.kept[at] = True
    valid = code >= 0
    spans.country[at[valid]] = country[code[valid]]
    spans.text[at[valid]] = len(spans.texts) + code[valid]
    spans.texts = pa.concat_arrays([spans.texts, e164s])


def _readings(
    spans: Spans, index: np.ndarray, regions: tuple[str, ...], countries: Book
) -> tuple[np.ndarray, np.ndarray, pa.Array]:
    """For each candidate the number of its valid reading, -1 for none; countries and E.164 texts of the readings."""
    texts = spans.texts.take(pa.array(index))
    national = spans.known.form[spans.rule[index]] == 2
    number = np.full(len(index), -1, np.int64)
    found: list[tuple[np.ndarray, pa.Array]] = []
    for mine, read in ((~national, read_many), (national, partial(read_within, regions=regions))):
        at = np.flatnonzero(mine)
        coded = texts.take(pa.array(at)).dictionary_encode()
        country, e164s = read(coded.dictionary, countries=countries)
        valid = np.flatnonzero(country >= 0)
        places = np.full(len(country), -1, np.int64)
        places[valid] = sum(len(codes) for codes, _ in found) + np.arange(len(valid))
        number[at] = places[coded.indices.to_numpy()]
        found.append((country[valid], e164s.take(pa.array(valid))))
    return number, np.concatenate([codes for codes, _ in found]), pa.concat_arrays([texts for _, texts in found])


def _is_meant(spans: Spans, longest: np.ndarray) -> np.ndarray:
    """Candidates that are numbers though no plan knows them: international, or beside a word, or alone in a cell."""
    rule = spans.rule[longest]
    return (spans.known.form[rule] == 1) | ((spans.near[longest] & spans.known.near[rule]) != 0) | spans.whole[longest]


def _apart(spans: Spans, index: np.ndarray, begins: np.ndarray, chosen: np.ndarray) -> list[int]:
    """Of the chosen readings those that do not begin within one taken before."""
    some = np.flatnonzero(chosen >= 0)
    starts, ends, ones = spans.start[index[begins[some]]], spans.end[index[chosen[some]]], chosen[some].tolist()
    if (starts[1:] >= np.maximum.accumulate(ends)[:-1]).all():
        return ones
    taken: list[int] = []
    reach = -1
    for start, end, one in zip(starts.tolist(), ends.tolist(), ones, strict=True):
        if start >= reach:
            taken.append(one)
            reach = end
    return taken


def score(spans: Spans, facts: Sequence[FieldFacts], regions: tuple[str, ...]) -> None:
    """Fill `score`, `supported`, `group` and `terms`. facts: by number of the field; regions: where the item is at home."""
    _score_context(spans)
    key = ((spans.rule * (len(facts) + 1) + spans.path + 1) * 2 + spans.whole) * 2 + _is_abroad(spans, regions)
    spans.group, held = distinct(key)
    for code in held.tolist():
        rule, path = divmod(code // 4, len(facts) + 1)
        terms = span_terms(facts[path - 1], spans.known.detectors[rule], bool(code & 2)) if path else []
        if code & 1 and not any(weight > 0 for _, weight in terms):
            terms.append(ABROAD)
        spans.terms.append(tuple(terms))
    weights = [[weight for _, weight in terms] for terms in spans.terms]
    spans.score += np.array([sum(mine) for mine in weights])[spans.group]
    spans.supported |= np.array([any(w > 0 for w in mine) for mine in weights], bool)[spans.group]


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
    close = (spans.near & spans.known.near[spans.rule]) != 0
    return close, ((spans.near & spans.known.against[spans.rule]) != 0) & ~close


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
