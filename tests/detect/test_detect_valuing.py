"""Distinct values: entered place by place, counted once, and told the same whatever room there was."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from duenotice.detect.books import Book
from duenotice.detect.kernel.gathering import Found
from duenotice.detect.settings import Settings
from duenotice.detect.values import valuing
from duenotice.detect.values.describing import describe_one
from duenotice.detect.values.valuing import Told, ValueTable

KEY = bytes(32)
KINDS = ("EMAIL", "PERSON_NAME", "CARD", "PHONE")
COUNTRIES = ("FR", "DE", "AT")
TEXTS = st.one_of(st.binary(max_size=3), st.binary(max_size=80), st.text("ab.@ é", max_size=6).map(str.encode))
PLACES = st.lists(
    st.tuples(TEXTS, st.integers(0, 3), st.integers(-1, 3), st.sampled_from([-1, -1, 0, 1, 2])), max_size=40
)
Place = tuple[bytes, int, int, int]


def found(places: list[Place]) -> Found:
    """Places as columns; of them the table of values looks at text, kind, and country."""
    kind, country = (np.array([place[n] for place in places], np.int64) for n in (1, 3))
    nothing = np.zeros(len(places), np.int64)
    text = np.frombuffer(b"".join(place[0] for place in places), np.uint8)
    columns = dict.fromkeys(Found._fields, nothing) | {"kind": kind, "country": country, "text": text}
    return Found(**columns | {"ends": np.cumsum([len(place[0]) for place in places], dtype=np.int64)})


def entered(pieces: list[list[Place]]) -> tuple[list[bytes], Told]:
    """The key told for each place, and what was kept of the values."""
    table = ValueTable(Book(KINDS), Book(COUNTRIES), Settings(KEY))
    keys = [table.enter(found(piece), np.array([place[2] for place in piece], np.int64)) for piece in pieces]
    return [key for mine in keys for key in mine.to_pylist()], table.emptied()


@settings(max_examples=150)
@given(st.lists(PLACES, max_size=4), st.booleans())
@example([[(b"", 0, -1, -1)], [(b"", 0, 5, 2), (b"", 1, -1, 1), (b"\xff", 1, -1, -1)]], True)
def test_each_place_learns_the_key_of_its_value_and_each_value_is_told_once(
    pieces: list[list[Place]], narrow: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if narrow:
            patch.setattr(valuing, "FEW", 1)
            patch.setattr(valuing, "SHORT", 1)
        keys, told = entered(pieces)
    places = [place for piece in pieces for place in piece]
    assert keys == [describe_one(KINDS[kind], text, KEY)[0] for text, kind, _, _ in places]
    met = Counter((text, kind) for text, kind, _, _ in places)
    rows = told.values.to_pylist()
    for row, (text, kind) in zip(rows, met, strict=True):
        mine = [place for place in places if place[:2] == (text, kind)]
        times = [place[2] for place in mine if place[2] >= 0]
        read = sorted(COUNTRIES[place[3]] for place in mine if place[3] >= 0)
        key, masked, country, domain = describe_one(KINDS[kind], text, KEY)
        assert (row["value_key"], row["kind"], row["masked"], row["domain"]) == (key, KINDS[kind], masked, domain)
        assert row["occurrences"] == met[text, kind]
        assert row["country"] == (read[0] if read else country)
        assert [at and at.microsecond for at in (row["first_seen"], row["last_seen"])] == (
            [min(times), max(times)] if times else [None, None]
        )
    kept = [text.decode("utf-8", "replace") for text, kind in met if KINDS[kind] != "CARD"]
    assert told.escrow["raw"].to_pylist() == kept


def test_an_emptied_table_begins_anew() -> None:
    table = ValueTable(Book(KINDS), Book(COUNTRIES), Settings(KEY))
    once = [(b"a@b.example", 0, -1, -1)]
    for _ in range(2):
        table.enter(found(once), np.array([-1]))
        assert table.emptied().values["occurrences"].to_pylist() == [1]
    assert len(table.emptied().values) == 0


_UNCOMPILED = """
import warnings; warnings.simplefilter("ignore")
from tests.detect.test_detect_valuing import entered
places = [(b"a@b.example", 0, 3, -1), (b"a@b.example", 0, 1, 1), (b"Ann", 1, -1, 0), (b"4111", 2, -1, -1)] * 9
print([row["occurrences"] for row in entered([places, places[:3]])[1].values.to_pylist()])
"""


def test_the_compiled_table_means_what_its_source_says() -> None:
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1"}
    told = subprocess.run(
        [sys.executable, "-c", _UNCOMPILED], env=environment, check=True, capture_output=True, text=True
    )
    assert told.stdout == "[20, 10, 9]\n"
