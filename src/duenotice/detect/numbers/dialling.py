"""Many telephone numbers at once: what `phones.e164` and `phones.first_valid` say of each, by the tables of `numbering`.

What those do not decide (odd texts, and numbers written with a prefix of which something is kept) is asked one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import numpy as np
import pyarrow as pa

from duenotice.detect.arrays import binaries, bounds, replaced
from duenotice.detect.books import Book
from duenotice.detect.kernel import dialled as bulk
from duenotice.detect.numbers.numbering import TABLES
from duenotice.detect.numbers.phones import e164, first_valid

_One: TypeAlias = Callable[[str], tuple[str, str] | None]


class Readings(NamedTuple):
    """country: code into the book, -1 where no plan knows the number; texts: E.164 (binary), of no meaning where none does."""

    country: np.ndarray
    texts: pa.Array


def read_many(texts: pa.Array, countries: Book) -> Readings:
    """Read distinct international numbers (binary, as `+4930123456`). Countries met are entered in the book."""
    ends, data = bounds(texts)
    met, region = np.zeros(1000, bool), np.empty(len(ends), np.int64)
    bulk.first_digits(data, ends, met)
    bulk.read_international(data, ends, TABLES.for_codes(met), region)
    return _readings(texts, texts, region, countries, lambda text: e164(text, None))


def read_within(texts: pa.Array, regions: tuple[str, ...], countries: Book) -> Readings:
    """Read distinct numbers in national form (binary, digits) in the first of the regions that knows them."""
    ends, data = bounds(texts)
    read = bulk.Read(*(np.zeros(len(ends), np.int64) for _ in range(3)))
    bulk.read_national(data, ends, *TABLES.for_regions(regions), read)
    written, written_ends = np.empty(len(data) + 4 * len(ends), np.uint8), np.empty(len(ends), np.int32)
    bulk.spell(data, ends, read, written, written_ends)
    return _readings(
        texts, binaries(written, written_ends), read.region, countries, lambda text: first_valid(text, regions)
    )


def _readings(texts: pa.Array, spelled: pa.Array, region: np.ndarray, countries: Book, one: _One) -> Readings:
    """With the odd ones asked one by one. spelled: what the others are; region: by number in the tables, or NONE, or ODD."""
    met, first = np.unique(region, return_index=True)
    names = TABLES.regions
    codes = np.full(len(names) + 1, -1, np.int64)
    known = met[np.argsort(first)].tolist()
    codes[[number for number in known if number >= 0]] = countries.codes(names[n] for n in known if n >= 0)
    country = codes[np.maximum(region, -1)]
    odd = np.flatnonzero(region == bulk.ODD)
    if not len(odd):
        return Readings(country, spelled)
    told = [one(text) for text in texts.take(pa.array(odd)).cast(pa.string()).to_pylist()]
    country[odd] = [-1 if found is None else countries.code(found[1]) for found in told]
    return Readings(country, replaced(spelled, odd, [b"" if found is None else found[0].encode() for found in told]))
