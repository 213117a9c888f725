"""What the deciding of fields rests on: words for streets, texts like names, addresses in the same record."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from duenotice.detect.fields import columns, naming
from duenotice.detect.fields.agreement import ENOUGH, REACH, Agreement
from duenotice.detect.fields.classes import FieldFacts, decide
from duenotice.detect.rules.detectors import by_rule
from duenotice.detect.words import streets
from tests.detect.test_detect_positions import placed

STREETS = st.lists(
    st.sampled_from(
        [*sorted(streets._WHOLE), *streets._ENDS, "str.", "straße", "Haupt", "5", "_", "-", " ", ". ", "é", "ſt", "ı"]
    ),
    max_size=5,
).map("".join)


@example("BULVARI")
@given(STREETS.flatmap(lambda text: st.sampled_from([text, text.upper(), text.title()])))
def test_words_for_streets_are_found_as_the_pattern_finds_them(text: str) -> None:
    assert streets.names_street(text) == bool(streets._STREET.search(text))


def test_an_embankment_in_ukrainian_is_a_street() -> None:
    assert streets.names_street("Набережна 5")


NAMES = st.lists(
    st.sampled_from(["Ann Smith", "Dr. Weber", "Zoë", "12 chairs", "of oak", "ann@example.com Ann Lee", ""]),
    max_size=12,
)


@given(NAMES, st.sampled_from([0.3, 0.7, 1.0]))
def test_texts_like_names_are_given_up_no_sooner_than_their_share_shows(texts: list[str], least: float) -> None:
    told = [text[slice(*naming.trimmed(text, 0, len(text)))] for text in texts]
    like = [text for text in told if naming.like_name(text)]
    enough = columns.share(told, naming.like_name) >= least
    assert naming.like_names(texts, least) == (tuple(like) if enough else None)


def _agreed(
    cells: list[tuple[int, bytes, int]], mails: list[tuple[int, bytes, int]], number: int = 0
) -> tuple[int, int]:
    """cells: (offset, text, record) of field 0; mails alike."""
    agreement = Agreement()
    for some, add in ((cells, lambda o, t, r: agreement.add_cells(o, o * 0, t, r)), (mails, agreement.add_mails)):
        for part in (some[:2], some[2:]):
            offset, texts, record = (list(column) for column in zip(*part, strict=True)) if part else ([], [], [])
            add(np.array(offset, np.int64), pa.array(texts, pa.binary()), np.array(record, np.int64))
    return agreement.of(number)


def test_cells_agree_with_the_addresses_of_their_record() -> None:
    mails = [
        (0, b"jorg.weber@example.com", 7),
        (50, b"x@example.com", 7),
        (90, b"ann@example.com", 3),
        (95, b"ann@example.com", -1),
    ]
    cells = [
        (10, "Jörg".encode(), 7),
        (20, b"Ann", 7),
        (30, b"Ann", 3),
        (40, b"Ann", 5),
        (60, b"Ann", -1),
        (70, b"Li", 3),
    ]
    assert _agreed(cells, mails) == (2, 4)
    assert _agreed(cells, mails, number=1) == (0, 0)
    assert _agreed(cells, []) == _agreed([], mails) == (0, 0)


def test_agreement_is_judged_by_the_beginning_of_an_item_and_by_enough_cells() -> None:
    assert _agreed([(REACH, b"Ann", 3)], [(0, b"ann@example.com", 3)]) == (0, 0)
    assert _agreed([(0, b"Ann", 3)], [(REACH, b"ann@example.com", 3)]) == (0, 0)
    many = [(n, b"Ann", 3) for n in range(ENOUGH + 5)]
    assert _agreed(many, [(0, b"ann@example.com", 3)]) == (ENOUGH, ENOUGH)


def test_an_empty_cell_among_towns_is_none() -> None:
    assert columns.towns(["Leeds"] * 40 + [""], bool) == pytest.approx(40 / 41)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Anna Fischer", True),
        ("Fischer Anna", True),
        ("A. Fischer", True),
        ("Front Jack Switch", False),
        ("Right Jack Panel", False),
        ("Arabic", False),
    ],
)
def test_a_name_amid_other_words_is_no_person(text: str, person: bool) -> None:
    assert naming.reads_like_person(text) is person


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (("nextToken", "NextToken", "marker"), ""),
        (("300", "3600"), ""),
        (("9f2c4e7a1b3d5f60", "0b1c2d3e4f5a6b7c"), "SESSION_TOKEN"),
    ],
)
def test_a_field_of_tokens_holds_what_nobody_guesses(cells: tuple[str, ...], kind: str) -> None:
    facts = FieldFacts("$.token", "token", n=len(cells), distinct=len(cells), sample=cells)
    assert decide(facts, by_rule()).kind == kind


@pytest.mark.parametrize(("header", "cell"), [("user-validate", "^4.0.0"), ("diagnostic-report", "#")])
def test_a_field_of_users_or_illnesses_says_something(header: str, cell: str) -> None:
    facts = FieldFacts(f"$.{header}", header, n=1, distinct=1, sample=(cell,))
    assert decide(facts, by_rule()).kind == ""
    assert decide(FieldFacts(facts.path, header, n=1, distinct=1, sample=("asthma7",)), by_rule()).kind != ""


def test_words_for_coordinates_within_other_words_are_none() -> None:
    assert [one.text for one in placed(b"lat 47.3712 lon 8.5423")] == [b"47.371200,8.542300"]
    assert not placed(b"a flat 47.3 lon 8.54, and no more")
    assert placed(b"lat 47.3712 lon 8.5423, flat 47.3 lon 8.54") == placed(b"lat 47.3712 lon 8.5423")
