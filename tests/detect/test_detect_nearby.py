"""Names in letters that nothing introduces, near one that something does; and words around names in many languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice import detect
from duenotice.detect.texts.labelled import Labelled
from duenotice.detect.texts.nearby import nearby

SETTINGS = detect.Settings(bytes(32))


def names(text: str) -> list[str]:
    return [text[one.start : one.end] for one in detect.try_text(text, SETTINGS) if one.kind == "PERSON_NAME"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dear Ms Vogel,\nplease send the form to Katherine Little, who waits.", "Katherine Little"),
        ("Caller: Tom Baker (son)\nIf that fails, ring Joanne Mills in IT.", "Joanne Mills"),
        ("Hola Marta,\nhablé con Sofía Sosa, la escribana.", "Sofía Sosa"),
        ("Szanowna Pani Nowak,\nsprawę prowadzi Rozalia Siarkiewicz od maja.", "Rozalia Siarkiewicz"),
        ("Tisztelt Kovács Anna!\nA testvérem, Tóth Tamás új címe más.", "Tóth Tamás"),
        ("Уважаемая Анна Петрова!\nЕго ведёт Якушева Милица Александровна с мая.", "Якушева Милица Александровна"),
        ("my husband, Andrew Strong, is also insured", "Andrew Strong"),
        ("Wir berichten über den Patienten Mielcarek, Nils, geb. 1961", "Mielcarek, Nils"),
        ("Geachte mevrouw Qwertsma,", "Qwertsma"),
        ("Vážený pane Qwerčík,", "Qwerčík"),
        ("Пациент Дроздов С. В. пришёл", "Дроздов С. В"),
        ("السيد فلاح حسين، تحية", "فلاح حسين"),
        ("我姐姐孙金凤现住北京", "孙金凤"),
        ("主治医生是孟建平大夫。", "孟建平"),
        ("妹の松田直子が電話しました", "松田直子"),
        ("제 동생 이도현이 이사했습니다", "이도현"),
        ("감사합니다.\n송유진 드림", "송유진"),
        ("Lugupidamisega\nElena Tõnisson", "Elena Tõnisson"),
    ],
)
def test_a_name_in_a_letter_is_found_where_its_parts_are_known_or_a_word_shows_it(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Katherine Little Joanne Mills",
        "Dear Ms Vogel, the Martin Luther King Boulevard is closed",
        "Dear Ms Vogel, the Adam Smith Institute and rue Daniel Rodriguez are closed",
        "Dear Ms Vogel, Grace Period ends, Mark Down is a format, see Max Value and April Report",
        "患者高血压，患者白天来，同事和客户都在，朋友们；担当の方が、田中電機株式会社の製品",
        "Sehr geehrte Frau Vogel, Ihre Anna Bestellung und die Lena Zahlung sind da und nicht mit der Post",
    ],
)
def test_streets_and_things_called_after_people_are_nobody(text: str) -> None:
    assert set(names(text)) <= {"Vogel"}


@given(st.text(max_size=300), st.lists(st.integers(0, 600), max_size=5))
def test_whatever_stands_there_names_lie_within_it_and_cut_no_letter(text: str, signs: list[int]) -> None:
    data = f"{text} Anna Fischer {text}".encode()
    taken = [Labelled(3, 9, "introduced_name")]
    reach = 0
    for one in nearby(data, [min(sign, len(data)) for sign in signs], taken):
        assert reach <= one.start < one.end <= len(data)
        reach = one.end
        data[one.start : one.end].decode()
