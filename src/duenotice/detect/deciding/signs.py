"""What candidates and fields of an item show of regions: domains of mail, accounts, identity numbers, postal codes, columns of numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from duenotice.detect.arrays import bounds
from duenotice.detect.books import Book
from duenotice.detect.deciding.homes import SOURCES, Shown
from duenotice.detect.deciding.spans import one_array
from duenotice.detect.fields import columns
from duenotice.detect.fields.classes import ENOUGH, FieldFacts
from duenotice.detect.numbers.dialling import read_within
from duenotice.detect.numbers.written import are_begun, are_grouped, shape_of
from duenotice.detect.rules.detectors import ADDRESSED, built_in
from duenotice.detect.words.letters import regions_by_letters
from duenotice.detect.words.lexicon import class_of, speaking
from duenotice.detect.words.origins import PAIRS, pair, region_called, region_of_domain

SOLID = 15
"""The largest shape of a number in one piece."""
FIELDS_READ, CELLS_READ = 60, 40
"""Fields and cells of each whose letters are asked where numbers of the item are dialled."""
CODES = {
    "GB": r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b",
    "CA": r"\b[A-Z]\d[A-Z] \d[A-Z]\d\b",
    "US": r"\b[A-Z]{2},? \d{5}(?:-\d{4})?\b",
    "NL": r"\b\d{4} ?[A-Z]{2}\b",
    "PL": r"(?:^|[^\d-])\d{2}-\d{3}(?:[^\d-]|$)",
    "BR": r"(?:^|[^\d-])\d{5}-\d{3}(?:[^\d-]|$)",
    "PT": r"(?:^|[^\d-])\d{4}-\d{3}(?:[^\d-]|$)",
    "JP": r"(?:^|[^\d-])\d{3}-\d{4}(?:[^\d-]|$)",
}
"""Postal codes of a look that other countries' have not, within an address."""
PLANS = tuple(
    "US GB DE FR ES IT PL NL BE SE NO DK FI AT CH CZ SK HU RO BG GR PT IE TR RU UA BR MX AR CO CL PE IN CN JP KR TW TH VN "  # noqa: SIM905
    "ID MY PH AU NZ ZA NG EG IL SA AE".split()
)
"""Regions whose plans are tried on a column of numbers."""
KNOWS, OTHERS = 0.95, 0.7
"""Share of a column's numbers that its region knows, and the largest that any other one may know."""


@cache
def _domains() -> dict[int, str]:
    return {n: region_of_domain(pair(n)) for n in range(PAIRS)}


@cache
def _countries() -> dict[int, str]:
    """Countries as accounts name them."""
    return {n: pair(n).upper() for n in range(PAIRS)}


@cache
def _identities() -> dict[str, tuple[str, float, tuple[str, ...]]]:
    """By the name of a detector of identity numbers the region, the base and the groups of its hot words."""
    states = ("NATIONAL_ID.", "TAX_ID.")
    return {d.rule: (d.kind[-2:], d.base, d.near) for d in built_in() if d.kind.startswith(states)}


def add_signs(shown: Shown, spans: pa.Table, rule: np.ndarray, rules: Sequence[str]) -> None:
    """Take what SPAN rows show. rule: code of each into `rules`."""
    texts = one_array(spans["text"])
    names = [name.split("@")[0] for name in rules]
    if "email" in names:
        ends, data = bounds(texts.filter(pa.array(np.array([name == "email" for name in names], bool)[rule])))
        ends = ends[ends >= 3].astype(np.int64)
        ends = ends[data[ends - 3] == 46]
        shown.add_pairs("mail", data[ends - 2], data[ends - 1], _domains())
    if "iban" in names:
        ends, data = bounds(texts.filter(pa.array(np.array([name == "iban" for name in names], bool)[rule])))
        starts = np.concatenate((np.zeros(1, np.int64), ends[:-1].astype(np.int64)))[: len(ends)]
        shown.add_pairs("account", data[starts], data[starts + 1], _countries())
    _add_identities(shown, spans, rule, rules)
    addressed = np.array([name in (*ADDRESSED, "labelled_address") for name in names], bool)[rule]
    if addressed.any():
        some = texts.filter(pa.array(addressed))
        for region, pattern in CODES.items():
            shown.add("code", [region], [pc.sum(pc.match_substring_regex(some, pattern)).as_py() or 0])


def _add_identities(shown: Shown, spans: pa.Table, rule: np.ndarray, rules: Sequence[str]) -> None:
    """Identity numbers of a look or check that few other digits have, and others behind a word for them."""
    told = [_identities().get(name, ("", 0.0, ())) for name in rules]
    if not any(groups for _, _, groups in told):
        return
    fine = np.array([base > 1.0 for _, base, _ in told], bool)[rule]
    # of a rule of one's own `near` is something else
    some = np.flatnonzero(np.array([base <= 1.0 and bool(groups) for _, base, groups in told], bool)[rule])
    near = np.stack([speaking(groups) for _, _, groups in told])
    fine[some] = near[rule[some], spans["near"].to_numpy()[some]]
    counts = np.bincount(rule[fine], minlength=len(told))
    shown.add("id", (mine[0] for mine in told), counts.tolist())


def add_fields(shown: Shown, facts: Sequence[FieldFacts]) -> None:
    """Take what cells of fields show: countries, postal codes, letters, and where nothing else does, numbers that one plan knows."""
    for mine in facts:
        if class_of(mine.path, mine.header) == "COUNTRY":
            called = [region_called(text) for text in mine.sample]
            shown.add("country", called, [1] * len(called))
        for region, pattern in CODES.items():
            if region != "JP" and mine.distinct >= ENOUGH and columns.share(mine.sample, _whole(pattern), 0.9) >= 0.9:
                shown.add("code", [region], [len(mine.sample)])
    some = facts[:FIELDS_READ]
    letters = regions_by_letters(text for mine in some for text in (mine.header, *mine.sample[:CELLS_READ]))
    shown.add("letter", letters, [len(letters) - n for n in range(len(letters))])
    sure = max((sum(parts.values()) for parts in shown.weights().values()), default=0.0)
    if sure < SOURCES["column"].weight:
        for mine in facts:
            if region := region_of_column(mine):
                shown.add("column", [region], [1])


@cache
def _whole(pattern: str):
    return re.compile(rf"\s*(?:{pattern})\s*").fullmatch


def region_of_column(facts: FieldFacts) -> str:
    """The one region that knows nearly all numbers of a column, as they are written; empty where there is none, or another does too."""
    texts = [text for text in dict.fromkeys(facts.sample) if 7 <= sum(map(str.isdecimal, text)) <= 12]
    if len(texts) < ENOUGH or len(texts) < 0.9 * len(dict.fromkeys(facts.sample)) or not columns.spelled(texts):
        return ""
    digits = pa.array(["".join(filter(str.isdecimal, text)).encode() for text in texts], pa.binary())
    shapes = np.array([shape_of(text) for text in texts], np.int64)
    if (shapes > SOLID).sum() >= ENOUGH:
        digits, shapes = digits.filter(pa.array(shapes > SOLID)), shapes[shapes > SOLID]
    shares = {region: _share(digits, shapes, region) for region in PLANS}
    best, second = sorted(shares, key=lambda region: -shares[region])[:2]
    return best if shares[best] >= KNOWS and shares[second] <= OTHERS else ""


def _share(digits: pa.Array, shapes: np.ndarray, region: str) -> float:
    """Share of numbers that a region knows and writes so: in such groups, or in one piece with the prefix that is dialled there."""
    begun = are_begun(digits, region)
    written = are_grouped(shapes, begun, region) | ((shapes <= SOLID) & begun)
    if written.mean() <= OTHERS:
        return float(written.mean())
    return float((written & (read_within(digits, (region,), Book()).country >= 0)).mean())
