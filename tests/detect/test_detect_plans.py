"""The compiled number plans answer as libphonenumber does, for numbers of every region: as printed, dialled, and damaged."""

from __future__ import annotations

import random
from collections.abc import Iterator

import phonenumbers
import pyarrow as pa
import pytest
from phonenumbers import PhoneMetadata, PhoneNumberType

from duenotice.detect.books import Book
from duenotice.detect.dialling import read_many
from duenotice.detect.phones import by_library, e164

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


@pytest.mark.parametrize("share", range(4))
def test_many_numbers_at_once_are_read_as_each_by_itself(share: int) -> None:
    rng = random.Random(share)
    asked = {number for region in REGIONS[share::4] for number, of in dialled(region, rng, 5) if of is None}
    asked |= {"+", "+1", "+49", "+0", "4930123456", "+49 30 123456", "+" + "1" * 40, "+4930123456", "", "+493012345é"}
    texts, countries = sorted(asked), Book()
    told = read_many(pa.array([text.encode() for text in texts], pa.binary()), countries)
    names = [None if code < 0 else countries.names[code] for code in told.country.tolist()]
    answers = [name and (told.other.get(k, texts[k]), name) for k, name in enumerate(names)]
    assert answers == [e164(text, None) for text in texts]
    assert len(countries.names) > 50


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
