"""How the digits of national numbers are grouped in each region, as libphonenumber formats them: `089 1234567` is written so in Germany."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import product

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from duenotice.detect.numbers.phones import national_form
from duenotice.detect.numbers.plans import home_plan

_UNIT = re.compile(r"(?:\[[\d-]+\]|\\d|\d)(?:\{(\d+)(?:,(\d+))?\})?(\?)?")
GROUPS_MAX = 6
SHORTEST = 6
"""Digits of a number that is not one of an emergency or a service."""
_MORE = {
    "ES": ((3, 3, 3), (2, 3, 2, 2)),
    "IT": ((3, 7), (3, 6), (2, 8), (2, 7), (2, 4, 4)),
    "GB": ((5, 6), (4, 7), (3, 8)),
    "FR": ((4, 2, 2, 2),),
    "CZ": ((3, 6),),
    "NO": ((3, 2, 3), (2, 2, 2, 2)),
    "BR": ((2, 5, 4), (2, 4, 4)),
    "IN": ((5, 5), (3, 3, 4), (4, 7)),
    "MX": ((2, 4, 4), (3, 3, 4)),
    "NL": ((3, 7), (2, 8), (4, 6), (3, 3, 4), (3, 3, 2, 2)),
    "SE": ((3, 3, 2, 2), (3, 7), (2, 3, 3, 2)),
    "PL": ((3, 3, 3), (2, 3, 2, 2), (2, 7)),
}
"""Groups that are common beside those, as digits are counted with the prefix that is dialled within the country."""


def shape(groups: tuple[int, ...]) -> int:
    """Counts of digits as hexadecimal digits, the first highest."""
    out = 0
    for n in groups:
        out = out * 16 + min(n, 15)
    return out


def shape_of(text: str) -> int:
    """The shape of a number as it stands in a text."""
    return shape(tuple(map(len, re.findall(r"\d+", text))))


def _sizes(group: str) -> list[int]:
    """How many digits a group of a pattern may have."""
    least = most = 0
    for alternative in group.split("|"):
        low = high = 0
        for unit in _UNIT.finditer(alternative):
            one, other, optional = unit.groups()
            low += 0 if optional else int(one or 1)
            high += int(other or one or 1)
        least, most = (min(least, low) if most else low), max(most, high)
    return list(range(least, most + 1))


@cache
def shapes_of(region: str) -> np.ndarray:
    """Shapes (int64, sorted) in which numbers of a region are written within it, of two groups or more."""
    plan = home_plan(region)
    out = {shape(groups) for groups in _MORE.get(region, ())}
    if plan is not None:
        prefix = plan.told.national_prefix or ""
        for told in plan.told.number_format:
            groups = [_sizes(part) for part in re.findall(r"\(((?:[^()]|\([^()]*\))*)\)", told.pattern)]
            if len(groups) <= GROUPS_MAX:
                ways = _ways(told.national_prefix_formatting_rule or "", prefix)
                out.update(shape(way(sizes)) for sizes in product(*groups) for way in ways if sum(sizes) >= SHORTEST)
    return np.array(sorted(one for one in out if one > 15), np.int64)


def _ways(rule: str, prefix: str) -> list[Callable[[tuple[int, ...]], tuple[int, ...]]]:
    """How the groups of a number are written with a prefix, by the rule of a format: as one with the first, before it, or not at all."""
    if not prefix or prefix not in rule:
        return [lambda sizes: sizes]
    n = len(prefix)
    if f"{prefix}\\1" in rule:
        return [lambda sizes: (sizes[0] + n, *sizes[1:])]
    return [lambda sizes: (n, *sizes), lambda sizes: (sizes[0] + n, *sizes[1:]), lambda sizes: sizes]


@cache
def prefix_of(region: str) -> str:
    """The digits that numbers of a region begin with where they are dialled within it (`0`); empty where they are dialled as they are."""
    plan = home_plan(region)
    prefix = plan.told.national_prefix if plan is not None else ""
    if not plan or not prefix:
        return ""
    kinds = (plan.told.fixed_line, plan.told.mobile)
    examples = [told.example_number for told in kinds if told is not None and told.example_number]
    written = [national_form(plan.code, example) for example in examples]
    return prefix if written and all(text.lstrip("( ").startswith(prefix) for text in written) else ""


@cache
def always_begun(region: str) -> bool:
    """Whether numbers of a region are hardly written without the prefix that is dialled within it."""
    plan = home_plan(region)
    return bool(prefix_of(region)) and not any(
        told.national_prefix_optional_when_formatting for told in (plan.told.number_format if plan else ())
    )


def are_begun(digits: pa.Array, region: str) -> np.ndarray:
    """True for numbers (digits, binary) that begin as one dials within a region."""
    prefix = prefix_of(region)
    if not prefix:
        return np.zeros(len(digits), bool)
    return pc.starts_with(digits, prefix.encode()).to_numpy(zero_copy_only=False)


def are_grouped(shapes: np.ndarray, begun: np.ndarray, region: str) -> np.ndarray:
    """True for numbers whose groups are those of a region, with the prefix where it is hardly left out. begun: of `are_begun`."""
    return np.isin(shapes, shapes_of(region)) & (begun | (not always_begun(region)))
