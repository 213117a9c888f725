"""Dates of birth in running text, found by the word before them."""

from __future__ import annotations

import pytest

from duenotice.detect.texts.anchored import anchored
from duenotice.detect.texts.born import births, labels


def dates(text: str) -> list[str]:
    """The dates of birth in a text."""
    data = text.encode()
    return [data[a:b].decode() for a, b in births(data, anchored(data).labels)]


@pytest.mark.parametrize(
    ("before", "date", "after"),
    [
        ("She was born in Paris on ", "March 12, 1985", "."),
        ("born ", "12th of March 1985", ""),
        ("DOB: ", "12/03/85", ""),
        ("Date of birth: ", "1985-03-12", "T"),
        ("geboren am ", "12. März 1985", " in Köln"),
        ("geb. ", "12.03.1985", ", Köln"),
        ("née le ", "12 mars 1985", ""),
        ("nacido el ", "12 de marzo de 1985", ""),
        ("nato il ", "12 marzo 1985", ""),
        ("data de nascimento: ", "12/03/1985", ""),
        ("geboren op ", "12 maart 1985", ""),
        ("född den ", "12 mars 1985", ""),
        ("født ", "12. mars 1985", ""),
        ("syntynyt ", "12.3.1985", ""),
        ("urodzona ", "12 marca 1985", " r."),
        ("narozen ", "12. března 1985", ""),
        ("narodená ", "12. marca 1985", ""),
        ("rojen ", "12. marca 1985", ""),
        ("rođena ", "12. ožujka 1985", ""),
        ("született ", "1985. március 12.", ""),
        ("născută la ", "12 martie 1985", ""),
        ("Doğum tarihi: ", "12 Mart 1985", ""),
        ("γεννήθηκε στις ", "12 Μαρτίου 1985", ""),
        ("роден на ", "12 март 1985", ""),
        ("родилась ", "12 марта 1985", " года"),
        ("народився ", "12 березня 1985", ""),
        ("gimęs ", "1985 m. kovo 12", " d."),
        ("dzimis ", "1985. gada 12. martā", ""),
        ("sündinud ", "12. märts 1985", ""),
        ("تاريخ الميلاد: ", "12/03/1985", ""),
        ("תאריך לידה: ", "12.03.1985", ""),
        ("जन्म तिथि: ", "12/03/1985", ""),
        ("ngày sinh: ", "12 tháng 3 năm 1985", ""),
        ("lahir pada ", "12 Maret 1985", ""),
        ("生年月日:", "1985年3月12日", ""),
        ("出生于", "1985年3月12日", "的"),
        ("생년월일: ", "1985년 3월 12일", ""),
    ],
)
def test_a_date_after_a_word_for_birth_is_found(before: str, date: str, after: str) -> None:
    assert dates(before + date + after) == [date]


@pytest.mark.parametrize(
    "text",
    [
        "reborn on 12 March 1985",
        "unborn: 12.03.1985",
        "born in 1985",
        "born on 12 Marvel 1985",
        "born 1985-13-40",
        "born on 12 March 2985",
        "order 12.03.1985",
        "born\n12.03.1985",
        "born of a long tale that goes on and on and on until 12.03.1985",
        '{"dob":"1985-03-12"}',
    ],
)
def test_other_dates_are_none_of_birth(text: str) -> None:
    assert dates(text) == []


def test_labels_speak_at_least_twenty_five_languages() -> None:
    assert len(labels()) >= 25


@pytest.mark.parametrize("unit", ["born ", "born 1 ", "born 12 ", "born 12.03.", "geb. 19", "出生1"])
def test_hostile_repetition_gives_no_date_and_ends(unit: str) -> None:
    assert dates(unit * 20_000) == []
