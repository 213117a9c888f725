"""Telephone numbers among the spans of a piece: which of the readings of each is kept, and in which region it is dialled."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyarrow as pa

from duenotice.detect.books import Book
from duenotice.detect.deciding.homes import BEGUN, WRITTEN, Homes
from duenotice.detect.deciding.spans import Spans
from duenotice.detect.kernel.calls import DOTTED
from duenotice.detect.numbers.dialling import read_many, read_within
from duenotice.detect.numbers.written import are_begun, are_grouped


class _Readings(NamedTuple):
    """number: of the valid reading of each candidate, -1 for none; home: as in `Spans`; country, texts: of the readings."""

    number: np.ndarray
    home: np.ndarray
    country: np.ndarray
    texts: pa.Array


def read_phones(spans: Spans, homes: Homes, countries: Book) -> None:
    """Keep of each telephone candidate the longest reading its country's plan knows; its text becomes E.164.

    homes: where national forms may be dialled. Countries met are entered in the book; `spans.country` refers to it.
    """
    index = np.flatnonzero(spans.known.form[spans.rule])
    if not len(index):
        return
    spans.kept[index] = False
    reading, home, country, e164s = _readings(spans, index, homes, countries)
    begins = np.flatnonzero(np.concatenate(([True], np.diff(spans.start[index]) != 0)))
    chosen = np.minimum.reduceat(np.where(reading >= 0, np.arange(len(index)), len(index)), begins)
    chosen = np.where(chosen < len(index), chosen, np.where(_is_meant(spans, index[begins]), begins, -1))
    chosen = np.array(_apart(spans, index, begins, chosen), np.int64)
    at, code = index[chosen], reading[chosen]
    spans.kept[at] = True
    valid = code >= 0
    spans.home[at] = home[chosen]
    spans.country[at[valid]] = country[code[valid]]
    spans.text[at[valid]] = len(spans.texts) + code[valid]
    spans.texts = pa.concat_arrays([spans.texts, e164s])


def _readings(spans: Spans, index: np.ndarray, homes: Homes, countries: Book) -> _Readings:
    texts = spans.texts.take(pa.array(index))
    national = spans.known.form[spans.rule[index]] == 2
    number, home = np.full(len(index), -1, np.int64), np.full(len(index), -1, np.int64)
    at = np.flatnonzero(~national)
    coded = texts.take(pa.array(at)).dictionary_encode()
    country, e164s = read_many(coded.dictionary, countries)
    valid = np.flatnonzero(country >= 0)
    number[at] = _numbers(valid, len(country), 0)[coded.indices.to_numpy()]
    found = [(country[valid], e164s.take(pa.array(valid)))]
    at = np.flatnonzero(national)
    if len(at):
        own = _within(texts.take(pa.array(at)), spans.shape[index[at]], homes, countries)
        number[at] = np.where(own.number >= 0, own.number + len(valid), -1)
        home[at] = own.home
        found.append((own.country, own.texts))
    return _Readings(
        number, home, np.concatenate([codes for codes, _ in found]), pa.concat_arrays([told for _, told in found])
    )


def _numbers(valid: np.ndarray, n: int, first: int) -> np.ndarray:
    """The number of the reading of each of n texts, counted from `first` on; -1 for those that are not valid."""
    places = np.full(n, -1, np.int64)
    places[valid] = first + np.arange(len(valid))
    return places


def _within(texts: pa.Array, shape: np.ndarray, homes: Homes, countries: Book) -> _Readings:
    """Numbers in national form, each in the region that is likeliest for it: by what the item shows, and by how it is written."""
    coded = texts.dictionary_encode()
    code = coded.indices.to_numpy()
    number, home = np.full(len(code), -1, np.int64), np.full(len(code), -1, np.int64)
    best, used = np.full(len(code), -1.0), 0
    found: list[tuple[np.ndarray, pa.Array]] = [(np.zeros(0, np.int64), e164_none())]
    for k, region in enumerate(homes.regions):
        if best.min() >= homes.weights[k] + WRITTEN:
            break  # weights fall
        country, e164s = read_within(coded.dictionary, (region,), countries)
        valid = np.flatnonzero(country >= 0)
        places = _numbers(valid, len(country), used)[code]
        begun = are_begun(coded.dictionary, region)[code]
        grouped = are_grouped(shape & ~DOTTED, begun, region)
        begun &= (shape > 0) & (shape < DOTTED)
        mine = np.where(places >= 0, homes.weights[k] + np.where(grouped, WRITTEN, BEGUN * begun), -1.0)
        better = mine > best
        number[better], home[better], best[better] = (
            places[better],
            (3 * k + np.where(grouped, 2, begun))[better],
            mine[better],
        )
        found.append((country[valid], e164s.take(pa.array(valid))))
        used += len(valid)
    return _Readings(
        number, home, np.concatenate([codes for codes, _ in found]), pa.concat_arrays([told for _, told in found])
    )


def e164_none() -> pa.Array:
    """No texts."""
    return pa.array([], pa.binary())


def _is_meant(spans: Spans, longest: np.ndarray) -> np.ndarray:
    """Candidates that are numbers though no plan knows them: international, or beside a word, or alone in a cell."""
    rule = spans.rule[longest]
    return (spans.known.form[rule] == 1) | spans.known.near[rule, spans.near[longest]] | spans.whole[longest]


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
