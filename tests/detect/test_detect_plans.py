"""The compiled number plans answer as libphonenumber does, for numbers of every region: as printed, dialled, and damaged."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator

import numpy as np
import phonenumbers
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import PhoneMetadata, PhoneNumberType

from duenotice.detect.books import Book
from duenotice.detect.kernel.dialled import CLASS, START
from duenotice.detect.numbers.automata import Positions, automaton, parsed
from duenotice.detect.numbers.dialling import read_many, read_within
from duenotice.detect.numbers.phones import by_library, e164, first_valid

REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
DIGITS = "0123456789"


def examples(region: str) -> list[tuple[str, str]]:
    """(calling code, national number) of each type that the region has."""
    found = (phonenumbers.example_number_for_type(region, kind) for kind in PhoneNumberType.values())
    return [(str(n.country_code), phonenumbers.national_significant_number(n)) for n in found if n is not None]


def damaged(digits: str, rng: random.Random) -> str:
    """Some digits changed, added or left out."""
    out = list(digits)
    for _ in range(rng.choice((0, 0, 0, 1, 1, 2, 4))):
        at, how = rng.randrange(len(out) or 1), rng.random()
        if how < 0.5:
            out[at : at + 1] = rng.choice(DIGITS)
        elif how < 0.75:
            out.insert(at, rng.choice(DIGITS))
        else:
            del out[at : at + 1]
    return "".join(out)


def dialled(region: str, rng: random.Random, count: int) -> Iterator[tuple[str, str | None]]:
    """Numbers of a region, and some of another, in every way of dialling."""
    told = PhoneMetadata.metadata_for_region(region, None)
    for _ in range(count):
        code, national = rng.choice(examples(rng.choice((region, region, region, "GB"))))
        yield "+" + damaged(code + national, rng), None
        yield damaged((told.national_prefix or "") + national, rng), region
        yield damaged(national, rng), region
        yield damaged(rng.choice(("00", "011", "0", "810")) + code + national, rng), region
        yield damaged(f"{told.country_code}{national}", rng), region
        yield "".join(rng.choices(DIGITS, k=rng.randrange(1, 19))), region


@pytest.mark.parametrize("share", range(4))
def test_plans_answer_as_the_library_does(share: int) -> None:
    rng = random.Random(share)
    asked = [number for region in REGIONS[share::4] for number in dialled(region, rng, 3)]
    answers = {number: (e164(*number), by_library(*number)) for number in asked}
    assert {number: both for number, both in answers.items() if both[0] != both[1]} == {}
    assert sum(ours is not None for ours, _ in answers.values()) > len(REGIONS)


ODD = {
    "",
    "+",
    "+1",
    "+49",
    "+0",
    "4930123456",
    "+49 30 123456",
    "+" + "1" * 40,
    "+4930123456",
    "+493012345é",
    "0",
    "00",
    "030/12",
}


def told(texts: list[str], country: np.ndarray, e164s: pa.Array, countries: Book) -> list[tuple[str, str] | None]:
    """What was read of many as it is read of one."""
    pairs = zip(country.tolist(), e164s.to_pylist(), strict=True)
    assert len(texts) == len(country)
    return [None if code < 0 else (text.decode(), countries.names[code]) for code, text in pairs]


@pytest.mark.parametrize("share", range(4))
def test_many_numbers_at_once_are_read_as_each_by_itself(share: int) -> None:
    rng = random.Random(share)
    asked = {number for region in REGIONS[share::4] for number, of in dialled(region, rng, 5) if of is None}
    texts, countries = sorted(asked | ODD), Book()
    many = read_many(pa.array([text.encode() for text in texts], pa.binary()), countries)
    assert told(texts, *many, countries) == [e164(text, None) for text in texts]
    assert len(countries.names) > 50


@pytest.mark.parametrize("share", range(4))
def test_many_national_numbers_are_read_in_the_first_region_that_knows_each(share: int) -> None:
    rng = random.Random(share)
    for region in REGIONS[share::4]:
        asked = {number for number, of in dialled(region, rng, 12) if of is not None}
        texts, regions, countries = sorted(asked | ODD), (region, rng.choice(REGIONS), "US"), Book()
        many = read_within(pa.array([text.encode() for text in texts], pa.binary()), regions, countries)
        assert told(texts, *many, countries) == [first_valid(text, regions) for text in texts]


@given(st.lists(st.text("0123456789+", max_size=18), max_size=20))
def test_any_digits_are_read_as_each_by_itself(digits: list[str]) -> None:
    texts, countries = sorted(set(digits)), Book()
    raw = pa.array([text.encode() for text in texts], pa.binary())
    assert told(texts, *read_many(raw, countries), countries) == [e164(text, None) for text in texts]
    regions = ("US", "DE", "AR")
    assert told(texts, *read_within(raw, regions, countries), countries) == [first_valid(t, regions) for t in texts]


@pytest.mark.parametrize(
    "pattern", ["a", "1+", "[^1]", "(1", "1)", "{2}", "?", "1(?=2)", "1{2}{3}", "(1$)2", "1$2", ".", "\\D"]
)
def test_a_pattern_of_anything_but_digits_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError):
        parsed(pattern)


@given(st.text("0123456789", max_size=9))
@pytest.mark.parametrize(
    "pattern", ["[2-5]\\d{3}", "(?:1|2[03]|[4-7]\\d)?9{2,3}", "0(?:1[1-9]{0,2})?|00", "1(?:2|3){2}4?$|5"]
)
def test_an_automaton_accepts_what_its_pattern_matches(pattern: str, digits: str) -> None:
    positions = Positions()
    lasts = positions.add(pattern)
    made = automaton(positions, lasts)
    assert made is not None
    state = START
    for digit in digits:
        state = int(made.steps[state + int(digit)])
    assert (made.ends[made.steps[state + CLASS]] != 0) == (re.fullmatch(pattern, digits) is not None)


_UNCOMPILED = """
import warnings; warnings.simplefilter("ignore")
import pyarrow as pa
from duenotice.detect.books import Book
from duenotice.detect.numbers.dialling import read_many, read_within
texts, countries = pa.array([b"+4930123456", b"+12025550143", b"+999", b"030123456", b"01149301234567"]), Book()
for read in (read_many(texts, countries), read_within(texts, ("DE", "US"), countries)):
    print(read.country.tolist(), [read.texts[k].as_py() for k, code in enumerate(read.country.tolist()) if code >= 0], countries.names)
"""


def test_the_compiled_reading_means_what_its_source_says() -> None:
    answers = [
        subprocess.run(
            [sys.executable, "-c", _UNCOMPILED], env={**os.environ, **how}, check=True, capture_output=True
        ).stdout
        for how in ({}, {"NUMBA_DISABLE_JIT": "1"})
    ]
    assert answers[0] == answers[1]
    assert b"+12025550143" in answers[0]


@pytest.mark.parametrize(
    ("digits", "region", "answer"),
    [
        ("+4930123456", None, ("+4930123456", "DE")),
        ("030123456", "DE", ("+4930123456", "DE")),
        ("02079460018", "GB", ("+442079460018", "GB")),
        ("2001234", "US", None),
        ("030123456", None, None),
        ("+1", None, None),
        ("", "DE", None),
        ("030 123456", "DE", ("+4930123456", "DE")),
    ],
)
def test_a_number_is_read_in_its_plan(digits: str, region: str | None, answer: tuple[str, str] | None) -> None:
    assert e164(digits, region) == answer
