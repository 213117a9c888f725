"""Forms, printed structures and lines of logs: which values of running text are one record's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice.people.forms import as_records
from duenotice.people.recorded import Place, Told
from duenotice.people.running import people_of
from duenotice.people.whose import field_of

KIND = {"@": "EMAIL", "+": "PHONE"}


def told(lines: list[str]) -> tuple[dict[Place, list[Told]], dict[bytes, str]]:
    """Records of a text, a line each; in a line `label value` with `|` between, `-` where nothing stands before a value."""
    records, raw, at = dict[Place, list[Told]](), dict[bytes, str](), 0
    for row, line in enumerate(lines):
        for cell in filter(None, line.split("|")):
            label, _, value = cell.partition(" ")
            kind = next((kind for sign, kind in KIND.items() if sign in value), "PERSON_NAME")
            field = field_of("" if label == "-" else label if ":" in label else f"label:{label}", "", kind)
            raw[value.encode()] = value
            one = Told(kind, value.encode(), field, None if label == "-" else hash(label), row, at, at + len(value))
            records.setdefault((0, row, 0), []).append(one)
            at += len(value) + 10
    return records, raw


def people(lines: list[str], timed: bool = False) -> list[set[str]]:
    records, raw = told(lines)
    made = as_records(records, set(records) if timed else set())
    found = [one for place, some in sorted(made.items()) for one in people_of(place, some, raw, frozenset())]
    return [{value.decode() for _, value in one.data} for one in found]


FORMS = [
    (["name Ana", "phone +1", "name Bo", "phone +2"], [{"Ana", "+1"}, {"Bo", "+2"}]),
    (["vorname Ana", "nachname Lopez", "", "vorname Bo", "nachname Chen"], [{"Ana", "Lopez"}, {"Bo", "Chen"}]),
    (["name Ana", "phone +1", "phone +2", "email a@x"], [{"Ana", "+1", "+2", "a@x"}]),
    (["name Ana", "emergency.name Bo", "emergency.phone +2", "phone +1"], [{"Ana", "+1"}, {"Bo", "+2"}]),
    (["members.name Ana", "phone +1", "name Bo"], [{"Ana", "+1"}, {"Bo"}]),
    (["pair:given Ana|pair:family Lopez|pair:phone +1", "pair:given Bo"], [{"Ana", "Lopez", "+1"}, {"Bo"}]),
    (["pair:name Ana|pair:phone +1|pair:name Bo|pair:phone +2"], [{"Ana", "+1"}, {"Bo", "+2"}]),
    (["pair:name Ana", "pair:phone +2"], [{"Ana"}, {"+2"}]),
    (["name Ana", *[""] * 20, "phone +2"], [{"Ana"}, {"+2"}]),
]


@pytest.mark.parametrize(("lines", "expected"), FORMS)
def test_a_record_ends_where_a_label_comes_again(lines: list[str], expected: list[set[str]]) -> None:
    assert sorted(map(sorted, people(lines))) == sorted(map(sorted, expected))


def test_lines_that_tell_a_time_of_their_own_are_each_a_record() -> None:
    assert people(["name Ana", "phone +1"]) == [{"Ana", "+1"}]
    assert people(["name Ana", "phone +1"], timed=True) == [{"Ana"}, {"+1"}]


def test_where_names_have_no_label_the_text_is_no_form() -> None:
    records, _ = told(["- Ana", "phone +1", "email a@x"])
    assert as_records(records, set()) == records


def test_rows_of_a_table_on_its_side_are_records_where_most_hold_several_fields() -> None:
    rows = [("given", "Ana"), ("family", "Lopez"), ("phone", "+1"), ("given", "Bo"), ("phone", "+2")]
    numbers = {"given": 0, "family": 1, "phone": 2}

    def made(rows: list[tuple[str, str]]) -> list[list[str]]:
        records = {
            (0, n, 0): [
                Told("PHONE" if "+" in v else "PERSON_NAME", v.encode(), field_of(f"col:1[{h}]", h, "x"), numbers[h], n)
            ]
            for n, (h, v) in enumerate(rows)
        }
        return [[one.value.decode() for one in some] for some in as_records(records, set()).values()]

    assert made(rows) == [["Ana", "Lopez", "+1"], ["Bo", "+2"]]
    assert made(sorted(rows)) == [[value] for _, value in sorted(rows)], (
        "by fields, nothing tells what belongs together"
    )


@given(
    st.lists(
        st.sampled_from(["name Ana", "phone +1", "email a@x", "- Bo", "", "pair:name Cy|pair:phone +3"]), max_size=12
    )
)
def test_no_datum_is_lost_or_doubled_and_no_place_shared(lines: list[str]) -> None:
    records, _ = told(lines)
    made = as_records(records, set())
    before = sorted(one.start for some in records.values() for one in some)
    assert sorted(one.start for some in made.values() for one in some) == before
