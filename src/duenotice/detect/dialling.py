"""Many international numbers at once: what `plans.read_international` says of each, at a tenth of the cost.

Numbers of one calling code and one length are asked together, one pattern a region, instead of step by step. What begins as a number
dialled within a country may, and what is no plus sign with digits, is left to `phones.e164`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import compress, pairwise
from typing import NamedTuple, TypeAlias

import numpy as np
import pyarrow as pa
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

from duenotice.detect.books import Book
from duenotice.detect.describing import bounds
from duenotice.detect.phones import e164
from duenotice.detect.plans import LONGEST, SHORTEST, Plan, lengths_of, plan_of

_LENGTHS = 64
"""More than any length of a number."""


_Match: TypeAlias = Callable[[str], "re.Match[str] | None"]


class Readings(NamedTuple):
    """country: code into the book, -1 where no plan knows the number; other: E.164 by position, where that is not the text itself."""

    country: np.ndarray
    other: dict[int, str]


class _Asked(NamedTuple):
    """One region of a calling code, for numbers of one length: matches those that are its own and do not begin as a number dialled
    within the country may, and how numbers begin of which no other region is asked."""

    region: str
    knows: _Match | None
    decides: _Match | None


def read_many(texts: pa.Array, countries: Book) -> Readings:
    """Read distinct numbers (binary, as `+4930123456`). Countries met are entered in the book."""
    country, other = np.full(len(texts), -1, np.int64), dict[int, str]()
    digits = texts.cast(pa.string()).to_pylist()
    groups, odd = _groups(texts)
    for code, n, at in groups:
        rest = _read_group(code, n, at, digits, country, countries)
        odd = np.concatenate((odd, rest))
    for k in odd.tolist():
        found = e164(digits[k], None)
        if found is not None:
            country[k] = countries.code(found[1])
            if found[0] != digits[k]:
                other[k] = found[0]
    return Readings(country, other)


def _groups(texts: pa.Array) -> tuple[Iterator[tuple[int, int, np.ndarray]], np.ndarray]:
    """(calling code, digits after it, positions) of numbers that begin with a calling code, and the positions of odd texts."""
    ends, data = bounds(texts)
    begins = np.concatenate((np.zeros(1, np.int64), ends[:-1])).astype(np.int64)[: len(ends)]
    sizes = ends - begins
    others = np.concatenate(([0], np.cumsum((data < 48) | (data > 57))))
    clean = (others[ends] - others[begins] == 1) & (sizes > 4) & (sizes < _LENGTHS)
    clean[clean] = data[begins[clean]] == 43
    at = np.flatnonzero(clean)
    first = np.stack([data[begins[at] + n].astype(np.int64) - 48 for n in (1, 2, 3)], 1) @ np.array([100, 10, 1])
    key = _codes()[first] * _LENGTHS + sizes[at]
    order = np.argsort(key, kind="stable")
    edges = np.flatnonzero(np.diff(key[order], prepend=-1, append=-1))
    told = ((*divmod(int(key[order[lo]]), _LENGTHS), at[order[lo:hi]]) for lo, hi in pairwise(edges))
    return ((code, size - 1 - len(str(code)), mine) for code, size, mine in told if code), np.flatnonzero(~clean)


@cache
def _codes() -> np.ndarray:
    """The calling code by the first three digits, 0 for none. No code begins another."""
    out = np.zeros(1000, np.int64)
    for code in COUNTRY_CODE_TO_REGION_CODE:
        room = 10 ** (3 - len(str(code)))
        out[code * room : (code + 1) * room] = code
    return out


def _read_group(
    code: int, n: int, at: np.ndarray, digits: list[str], country: np.ndarray, countries: Book
) -> np.ndarray:
    """Fill in the countries of numbers of one code and length. Gives the positions of those that have to be read by themselves."""
    asked, within = _asked(code, n)
    skip = 1 + len(str(code))
    national = [digits[k][skip:] for k in at.tolist()]
    waiting, numbers = at, national
    for region, knows, decides in asked:
        if knows is not None:
            known = np.array([knows(number) is not None for number in numbers], bool)
            if known.any():
                country[waiting[known]] = countries.code(region)
            waiting, numbers = waiting[~known], list(compress(numbers, (~known).tolist()))
        if decides is not None:
            others = [decides(number) is None for number in numbers]
            waiting, numbers = waiting[others], list(compress(numbers, others))
    if within is None:
        return at[:0]
    unknown = (country[at] < 0).tolist()
    odd = [
        k
        for k, number in zip(compress(at.tolist(), unknown), compress(national, unknown), strict=True)
        if within.match(number)
    ]
    return np.array(odd, np.int64)


@cache
def _asked(code: int, n: int) -> tuple[tuple[_Asked, ...], re.Pattern[str] | None]:
    """The regions of a calling code for numbers of n digits in the order in which they are asked, and how numbers begin that may be
    dialled within its first region."""
    regions = COUNTRY_CODE_TO_REGION_CODE[code]
    first = plan_of(code, regions[0])
    if first is None or not n >= SHORTEST:
        return (), None
    plans = [(region, plan) for region in regions if (plan := plan_of(code, region)) is not None]
    fits = n <= LONGEST and n in lengths_of(code)
    no_prefix = f"(?!{first.within.pattern})" if first.within is not None else ""
    asked = tuple(_one(region, plan, n, len(regions) > 1, no_prefix) for region, plan in plans) if fits else ()
    return asked, first.within


def _one(region: str, plan: Plan, n: int, shares: bool, within: str) -> _Asked:
    leads, known, _, decides = plan.asked(n, shares)
    begin = f"(?={plan.told.leading_digits})" if leads is not None else ""
    if known is None:
        return _Asked(region, None, re.compile(begin).match if decides else None)
    general = plan.told.general_desc.national_number_pattern
    knows = re.compile(rf"{within}{begin}(?=(?:{general})\Z)(?:{plan.types(n)})\Z").match
    return _Asked(region, knows, re.compile(begin).match if decides else None)
