"""The spans of one item as columns: read as telephone numbers, scored with their context, and freed of overlaps."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyarrow as pa

from duenotice.detect.candidates import OWN_RULE
from duenotice.detect.classes import FieldFacts, span_terms
from duenotice.detect.detectors import Detector
from duenotice.detect.phones import e164, first_valid

NEAR_TERM, AGAINST_TERM = 2.5, -3.0
UNKNOWN_NUMBER = 0.8
"""Taken from a telephone number that no number plan knows."""


@dataclass
class Spans:
    """Columns of equal length. rule, path: codes into `rules`, `paths` (-1: none); text: canonical form by `texts[text]`;
    reason: code into `reasons`; kept: still a finding."""

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
    rules: list[str]
    paths: list[str]
    texts: list[bytes]
    known: list[Detector]
    """The detector of each rule."""


def spans_of(table: pa.Table, detectors: dict[str, Detector]) -> Spans:
    """The SPAN rows, ordered by start."""
    rule, path, text = (_codes(table[name]) for name in ("rule", "path", "text"))
    start = table["offset"].to_numpy().astype(np.int64)
    n = len(start)
    own = table["n"].to_numpy() == OWN_RULE
    return Spans(
        start,
        start + table["length"].to_numpy().astype(np.int64),
        rule[0],
        path[0],
        np.where(own, 0, table["near"].to_numpy()),
        np.where(own, table["near"].to_numpy(), 0) / 1000,
        table["whole"].to_numpy(zero_copy_only=False),
        text[0],
        np.zeros(n),
        np.zeros(n, bool),
        np.ones(n, bool),
        np.full(n, -1, np.int64),
        rule[1],
        path[1],
        text[1],
        [detectors[name] for name in rule[1]],
    )


def _codes(column: pa.ChunkedArray) -> tuple[np.ndarray, list[object]]:
    coded = column.unify_dictionaries() if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    joined = coded.combine_chunks()
    if isinstance(joined, pa.ChunkedArray):
        joined = joined.chunk(0) if joined.num_chunks else pa.array([], column.type)
    return joined.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64), joined.dictionary.to_pylist()


def read_phones(spans: Spans, regions: tuple[str, ...], countries: list[str]) -> None:
    """Keep of each telephone candidate the longest reading its country's plan knows; its text becomes E.164.

    regions: for national forms, the likeliest first. Appends countries met to `countries` and refers to them in `spans.country`.
    """
    kinds = np.array([_phone_form(rule) for rule in spans.rules])
    form = kinds[spans.rule] if len(spans.rule) else np.zeros(0, np.int64)
    taken_end = -1
    index = np.flatnonzero(form)
    starts = spans.start[index]
    edges = np.concatenate(([0], np.flatnonzero(np.diff(starts)) + 1, [len(index)])) if len(index) else np.zeros(1, int)
    for first, last in pairwise(edges):
        taken_end = _read_one(spans, index[first:last], form, regions, countries, taken_end)


def _read_one(
    spans: Spans, readings: np.ndarray, form: np.ndarray, regions: tuple[str, ...], countries: list[str], taken_end: int
) -> int:
    """Decide between the readings that begin at one place, the longest first; the end of what is taken so far."""
    spans.kept[readings] = False
    if spans.start[readings[0]] < taken_end:
        return taken_end
    for i in readings:
        digits = spans.texts[spans.text[i]].decode()
        found = e164(digits, None) if form[i] == 1 else first_valid(digits, regions)
        if found is not None:
            spans.kept[i] = True
            spans.text[i] = _text_code(spans, found[0].encode())
            if found[1] not in countries:
                countries.append(found[1])
            spans.country[i] = countries.index(found[1])
            return int(spans.end[i])
    longest = int(readings[0])
    if form[longest] == 1 or spans.near[longest] & spans.known[spans.rule[longest]].near_bits or spans.whole[longest]:
        spans.kept[longest] = True
        return int(spans.end[longest])
    return taken_end


def _phone_form(rule: str) -> int:
    return {"phone_plus": 1, "phone_zeros": 1, "phone_national": 2}.get(rule.partition("@")[0], 0)


def _text_code(spans: Spans, text: bytes) -> int:
    spans.texts.append(text)
    return len(spans.texts) - 1


def score(spans: Spans, facts: dict[str, FieldFacts]) -> dict[tuple[int, int, bool], tuple[str, ...]]:
    """Fill `score` and `supported`; gives the field's reasons by (rule, path, whole)."""
    reasons: dict[tuple[int, int, bool], tuple[str, ...]] = {}
    known = spans.known
    _score_context(spans, known)
    groups = np.unique(np.stack([spans.rule, spans.path, spans.whole], 1), axis=0) if len(spans.rule) else []
    for rule, path, whole in groups:
        mine = (spans.rule == rule) & (spans.path == path) & (spans.whole == whole)
        terms = (
            span_terms(facts[spans.paths[path]], known[rule], bool(whole))
            if path >= 0 and spans.paths[path] in facts
            else []
        )
        spans.score[mine] += sum(weight for _, weight in terms)
        spans.supported[mine] |= any(weight > 0 for _, weight in terms)
        reasons[int(rule), int(path), bool(whole)] = tuple(f"{why} {weight:+.1f}" for why, weight in terms)
    return reasons


def _score_context(spans: Spans, known: list[Detector]) -> None:
    base = np.array([detector.base for detector in known])
    near = np.array([detector.near_bits for detector in known], np.int64)
    against = np.array([detector.against_bits for detector in known], np.int64)
    close = (spans.near & near[spans.rule]) != 0
    far = ((spans.near & against[spans.rule]) != 0) & ~close
    unknown = np.array([_phone_form(detector.rule) > 0 for detector in known], bool)[spans.rule] & (spans.country < 0)
    spans.score[:] = (
        base[spans.rule]
        - np.where(unknown, UNKNOWN_NUMBER, 0)
        + np.where(close, NEAR_TERM, 0)
        + np.where(far, AGAINST_TERM, 0)
        + spans.words
    )
    spans.supported[:] = close | (spans.words > 0)


def drop_unsupported(spans: Spans) -> None:
    """Shapes that random digits fill too often are findings only where a word or a field says so."""
    needs = np.array([detector.support for detector in spans.known])
    if len(spans.rule):
        spans.kept &= ~needs[spans.rule] | spans.supported


def drop_overlaps(spans: Spans) -> None:
    """Of spans that share bytes the better scored stays, then the longer, then the rule first in the list."""
    index = np.flatnonzero(spans.kept)
    if len(index) < 2:
        return
    index = index[np.lexsort((-spans.end[index], spans.start[index]))]
    reach = np.maximum.accumulate(spans.end[index])
    opens = np.concatenate(([True], spans.start[index][1:] >= reach[:-1]))
    cluster = np.cumsum(opens) - 1
    sizes = np.bincount(cluster)
    crowded = np.flatnonzero(sizes > 1)
    begins = np.concatenate(([0], np.cumsum(sizes)))
    for c in crowded:
        _settle_cluster(spans, index[begins[c] : begins[c + 1]])


def _settle_cluster(spans: Spans, members: np.ndarray) -> None:
    order = sorted(members, key=lambda i: (-spans.score[i], spans.start[i] - spans.end[i], spans.rules[spans.rule[i]]))
    taken: list[int] = []
    for i in order:
        if any(spans.start[i] < spans.end[j] and spans.start[j] < spans.end[i] for j in taken):
            spans.kept[i] = False
        else:
            taken.append(i)
