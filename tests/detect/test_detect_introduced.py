"""Names in letters, mail and notes that something beside them shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duenotice import detect
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item

FOUND = [
    ("Sehr geehrte Frau Vogel,\nwir schreiben", "Vogel"),
    ("Sehr geehrter Herr Prof. Dr. Jürgen Krämer,", "Jürgen Krämer"),
    ("Dear Anna,", "Anna"),
    ("Hi Tom!", "Tom"),
    ("Mr. Michael O'Brien is here", "Michael O'Brien"),
    ("Facture pour Mme Élodie Lefèvre\n12", "Élodie Lefèvre"),
    ("Gentile Signora Maria Rossi,", "Maria Rossi"),
    ("ask Mr J. van der Berg.", "J. van der Berg"),
    ("Hello, my name is Michael O'Brien and I", "Michael O'Brien"),
    ("Hola, soy Marta García Pérez, DNI", "Marta García Pérez"),
    ("Ich heiße Petra Vogel und", "Petra Vogel"),
    ("Уважаемая Анна Петрова!", "Анна Петрова"),
    ("ask Dr Tom Baker, t.baker@shop.example", "Tom Baker"),
    ("De: Marta García <marta@shop.example>", "Marta García"),
    ("call Chidi Okonkwo (c.okonkwo@shop.example)", "Chidi Okonkwo"),
    ("1) Rossi Maria, nata il 12/04/1985", "Rossi Maria"),
    ("Petra Vogel (geb. 12.03.1985)", "Petra Vogel"),
    ("Herrn Dr. med. Bernd Ostrowski\nMarktplatz", "Bernd Ostrowski"),
    ("op. MUDr. Jan Novák dnes", "Jan Novák"),
    ("vu M. Philippe Garnier, cadre", "Philippe Garnier"),
    ("den lek. med. Anna Nowak", "Anna Nowak"),
    ("before Judge Harold Baker today", "Harold Baker"),
    ("heute rief Herr MÜLLER an", "MÜLLER"),
]


def read(path: Path, size: int = 1 << 20) -> list[tuple[str, str, int]]:
    """(name, rule, likelihood) of the people in a file."""
    (item,) = (one for one in inventory([str(path)], Budget()) if isinstance(one, Item))
    held = [block for block in blocks(item, Budget(), size=size) if isinstance(block, Block)]
    told, whole = detect.scan_item(item, held, detect.Settings(bytes(32))).findings.to_pylist(), path.read_bytes()
    return [
        (whole[row["offset"] : row["offset"] + row["length"]].decode(), row["rule"], row["likelihood"])
        for row in told
        if row["kind"] == "PERSON_NAME"
    ]


@pytest.mark.parametrize(("text", "name"), FOUND)
def test_a_name_that_is_introduced_is_found(tmp_path: Path, text: str, name: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text)
    assert read(path) == [(name, "introduced_name@1", 4)]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Customer, we",
        "Dear Sir or Madam",
        "Hello World",
        "Hi GitHub, this is Debian",
        "I am Root",
        "Dr. Oetker GmbH",
        "12 Elm Dr. Springfield",
        "XMr Smith",
        "Mr.Smith",
        "Dear MR SMITH",
        "file.Hi Tom",
        "Contact support@shop.example",
        "Python Package <info@python.example>",
        "The Team team@shop.example",
        "Our Company, born in 1985",
        "they were born 12.03.1985",
    ],
)
def test_greetings_of_nobody_introduce_nobody(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text)
    assert read(path) == []


def test_an_unknown_name_behind_a_title_is_doubtful(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("wir danken Frau Qwertzu sehr")
    assert read(path) == [("Qwertzu", "introduced_doubtful@1", 3)]


def test_in_tables_only_long_notes_are_read(tmp_path: Path) -> None:
    path = tmp_path / "tickets.csv"
    note = "the parcel came late again and nobody knows why, " * 12
    path.write_text(f"id;note\n1;Dear Anna\n2;Dear Petra, {note}\n3;x\n")
    assert [(name, rule) for name, rule, _ in read(path) if rule.startswith("introduced")] == [
        ("Petra", "introduced_name@1")
    ]


@settings(max_examples=20)
@given(
    st.lists(st.sampled_from([text for text, _ in FOUND]), min_size=1, max_size=200),
    st.sampled_from([1 << 12, 1 << 13]),
)
def test_the_cut_into_blocks_changes_no_name(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], size: int
) -> None:
    path = tmp_path_factory.mktemp("cut") / "a.txt"
    path.write_text("\n".join(texts))
    assert read(path, size) == read(path)
