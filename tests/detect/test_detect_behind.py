"""Labels before values of running text: they are the names of its fields."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice import detect
from duenotice.detect.texts.behind import label_of, labels
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item
from tests.detect.test_detect_api import Lines

BEFORE = [
    ("Vorname: ", "label:Vorname"),
    ("  first name :  ", "label:first name"),
    ("Date of birth: 05/05/1970           Phone: ", "label:Phone"),
    ("Geburtsdatum\t1.1.1990\tTelefon: ", "label:Telefon"),
    ("- **E-Mail**: ", None),
    ("- E-Mail: ", "label:E-Mail"),
    ("[phone] => ", "label:phone"),
    ('  ["phone"]=>\n    string(12) "', "label:phone"),
    ("    'phone' => '", "label:phone"),
    ("[{'phone': '", "label:phone"),
    ('s:5:"phone";s:12:"', "pair:phone"),
    ('s:4:"name";s:3:"Ann";s:5:"phone";s:12:"', "pair:phone"),
    ('#<User id: 1, name: "Ann", phone_number: "', "pair:phone_number"),
    ("loaded Contact(id=1, name='Ann', phone='", "pair:phone"),
    ("{ID:2 Given:Ann Phone:", "pair:Phone"),
    ('level=info msg="profile saved" phone=', "pair:phone"),
    ('Parameters: {"contact"=>{"phone"=>"', "pair:phone"),
    ("Ann called us at ", None),
    ("", None),
    ("member:\n  phone: ", "label:member.phone"),
    ("contact:\n  name: Ann\n\n  phone: ", "label:contact.phone"),
    ("  [contact] => Array\n    (\n      [phone] => ", "label:contact.phone"),
    ("  'contact' => \n  array (\n    'phone' => '", "label:contact.phone"),
    ("user_7:\n  phone: ", "label:phone"),
    ("members:\n- name: Ann\n  phone: ", "label:members.phone"),
    ("a: 1\n  phone: ", "label:phone"),
    ("电话：", "label:电话"),
]


@pytest.mark.parametrize(("before", "label"), BEFORE)
def test_the_label_of_a_value_is_told_with_what_it_stands_under(before: str, label: str | None) -> None:
    data = before.encode()
    assert label_of(data + b"+447700900123", len(data)) == label


@given(st.binary(max_size=300))
def test_any_bytes_may_stand_before_a_value(data: bytes) -> None:
    told = label_of(data, len(data))
    assert told is None or told.startswith(("label:", "pair:"))


def test_a_long_way_up_is_not_gone() -> None:
    data = b"list:\n" + b"- name: Ann\n  phone: 1\n" * 2000 + b"  phone: "
    assert label_of(data, len(data)) == "label:phone"


def test_where_labels_are_too_many_what_they_stand_under_is_left_out() -> None:
    texts = [
        f"group{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10 % 10]}{'uvwxyz'[n // 100]}:\n  phone: " for n in range(600)
    ]
    data = "".join(f"{text}1\n" for text in texts).encode()
    starts = [at + 2 for at in range(len(data)) if data.startswith(b": 1", at)]
    assert set(labels(data, starts)) <= {"label:phone"}


def fields_of(text: str) -> dict[str, str | None]:
    """Path of the field of each finding of a text, by its value."""
    data = text.encode()
    block = Block(3, 0, data, len(data), Lines())
    told = detect.scan_item(Item(3, "0" * 64, "/x.txt", "text", 10), [block], detect.Settings(bytes(32)))
    paths = {row["field"]: row["path"] for row in told.fields.to_pylist()}
    return {
        data[row["offset"] : row["offset"] + row["length"]].decode(): paths.get(row["field"])
        for row in told.findings.to_pylist()
    }


def test_values_near_a_name_with_a_label_are_of_the_field_their_label_names() -> None:
    text = "Vorname: Anna\nNachname: Fischer\nTelefon: +447700900123\nMail anna@example.com\n"
    assert fields_of(text) == {
        "Anna": "label:Vorname",
        "Fischer": "label:Nachname",
        "+447700900123": "label:Telefon",
        "anna@example.com": None,
    }


def test_without_a_name_that_a_label_shows_no_value_is_asked_for_its_label() -> None:
    assert fields_of("Telefon: +447700900123\nMail: anna@example.com\n") == {
        "+447700900123": None,
        "anna@example.com": None,
    }


def test_what_stands_in_the_lines_of_a_passport_is_of_the_fields_of_a_passport() -> None:
    zone = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10\n"
    assert set(fields_of(zone).values()) == {"label:name", "label:passport", "label:birth date"}


def placed(path: Path, size: int) -> list[tuple[str, int, str | None]]:
    """Kind, place and name of the field of each finding of a file that is read in blocks of a size."""
    (item,) = (part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    own = (part for part in blocks(item, Budget(), size) if isinstance(part, Block))
    told = detect.scan_item(item, own, detect.Settings(bytes(32)))
    names = {row["field"]: row["path"] for row in told.fields.to_pylist()}
    return [(row["kind"], row["offset"], names.get(row["field"])) for row in told.findings.to_pylist()]


@pytest.mark.parametrize("size", [40, 150, 700, 3000])
def test_the_cut_into_blocks_changes_no_label(tmp_path: Path, size: int) -> None:
    head = "".join(f"Ticket {n}: nothing was said\n" for n in range(40))
    made = "".join(
        f"Name: Anna Fischer\nNotes: {'as before ' * (n % 3 * 30)}\nPhone: +49 30 2345{n:04d}\nContact:\n  Mobile: +49 171 234{n:04d}\n\n"
        for n in range(30)
    )
    (tmp_path / "forms.txt").write_text(head + made)
    whole = placed(tmp_path / "forms.txt", 1 << 20)
    assert {"label:Phone", "label:Contact.Mobile"} <= {name for _, _, name in whole}
    assert placed(tmp_path / "forms.txt", size) == whole
