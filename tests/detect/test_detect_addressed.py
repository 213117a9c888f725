"""Postal addresses in running text: letters, chats, tickets, notes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duenotice import detect
from duenotice.detect.kernel.loop import padded
from duenotice.detect.texts.addressed import Addressed, addresses
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item

_REFERENCE = """
import sys
from duenotice.detect.texts.addressed import addresses
from duenotice.detect.kernel.loop import padded
data = sys.stdin.buffer.read()
sys.stdout.write(repr([tuple(one) for one in addresses(data, padded(data), 0, len(data))]))
"""


def read(text: str) -> list[Addressed]:
    data = text.encode()
    return list(addresses(data, padded(data), 0, len(data)))


FOUND = [
    ("ich wohne Hauptstraße 5, 10115 Berlin und", "Hauptstraße 5, 10115 Berlin"),
    ("Anna Fischer\nAm Alten Markt 3\n50667 Köln\n", "Am Alten Markt 3, 50667 Köln"),
    ("Musterweg 12a\r\nD-80331 München\r\n", "Musterweg 12a, D-80331 München"),
    ("Vi bor på Storgatan 14, 111 22 Stockholm.", "Storgatan 14, 111 22 Stockholm"),
    ("ul. Długa 5 m. 3, 00-950 Warszawa", "ul. Długa 5 m. 3, 00-950 Warszawa"),
    ("Marszałkowska 10, 00-950 Warszawa", "Marszałkowska 10, 00-950 Warszawa"),
    ("Rua Augusta 24, 1000-001 Lisboa", "Rua Augusta 24, 1000-001 Lisboa"),
    ("Rua das Flores, 123, São Paulo - SP, 01310-100", "Rua das Flores, 123, São Paulo, SP, 01310-100"),
    ("Keizersgracht 12, 1015 CS Amsterdam", "Keizersgracht 12, 1015 CS Amsterdam"),
    ("Bahnhofstrasse 1, 8001 Zürich", "Bahnhofstrasse 1, 8001 Zürich"),
    ("12 bis rue de la Paix, 75002 PARIS", "12 bis rue de la Paix, 75002 PARIS"),
    ("Via Roma 10, 20121 Milano (MI)", "Via Roma 10, 20121 Milano"),
    ("Calle Mayor 5, 3º B, 28013 Madrid", "Calle Mayor 5, 3º B, 28013 Madrid"),
    ("Dlouhá 5, 110 00 Praha 1", "Dlouhá 5, 110 00 Praha"),
    ("Οδός Ερμού 15, 105 63 Αθήνα", "Οδός Ερμού 15, 105 63 Αθήνα"),
    ("Atatürk Caddesi No: 12, 34000 İstanbul", "Atatürk Caddesi No. 12, 34000 İstanbul"),
    ("1011 Budapest, Fő utca 1.", "1011 Budapest, Fő utca 1."),
    ("101000, Москва, ул. Тверская, д. 5, кв. 10", "101000, Москва, ул. Тверская, д. 5"),
    ("〒100-0001 東京都千代田区千代田1-1", "100-0001 東京都千代田区千代田1-1"),
    ("北京市朝阳区建国路88号 100022", "北京市朝阳区建国路88号 100022"),
    ("12 Acacia Avenue, Leeds, LS1 4AP.", "12 Acacia Avenue, Leeds, LS1 4AP"),
    ("10 Long Lane, London SW1A 2AA", "10 Long Lane, London SW1A 2AA"),
    ("I live at 125 City Avenue, Centerville, PA 17111 since", "125 City Avenue, Centerville, PA 17111"),
    ("59 Long Place, Suite 330, Boston, MA 02111-1307", "59 Long Place, Suite 330, Boston, MA 02111-1307"),
    ("123 Main St, Ottawa ON K1A 0B1", "123 Main St, Ottawa ON K1A 0B1"),
    ("5 George Street, Sydney NSW 2000", "5 George Street, Sydney NSW 2000"),
    ("12 MG Road, Bandra, Mumbai - 400001", "12 MG Road, Bandra, Mumbai, 400001"),
    (
        "send it to 164 James Islands, Apt. 4A, North Jose, TX 94150. Until",
        "164 James Islands, Apt. 4A, North Jose, TX 94150",
    ),
    ("129 Martin Club\nDennisburgh\nBA6 3SG\n", "129 Martin Club, Dennisburgh, BA6 3SG"),
    ("naar Rowansteeg 51, 6321 NK Giethoorn. Zijn", "Rowansteeg 51, 6321 NK Giethoorn"),
    ("Lackova 25, 025 63 Pavlice", "Lackova 25, 025 63 Pavlice"),
    ("reside en Avda. del Sol, 82, 2.º izq., 41261 Sevilla. El", "Avda. del Sol, 82, 2.º izq., 41261 Sevilla"),
    ("seule au 5, chemin Vert, 56668 Ferrand. Son", "5, chemin Vert, 56668 Ferrand"),
    (
        "para Rua Camargo, 197, apto 92, Centro, Guerra - SP, 69096-112",
        "Rua Camargo, 197, apto 92, Centro, Guerra, SP, 69096-112",
    ),
    ("Rathstraße 110/8/83, 1820 Wien", "Rathstraße 110/8/83, 1820 Wien"),
    ("ул. „Шипка“ № 177, ет. 9, ап. 6, 1730 София", "ул. „Шипка“ № 177, ет. 9, ап. 6, 1730 София"),
    ("wohnt Hauptstraße 5, 10115 Berlin. Ihre Frau", "Hauptstraße 5, 10115 Berlin"),
    (json.dumps("Hauptstr. 12\n10115 Berlin"), "Hauptstr. 12, 10115 Berlin"),
    ("<p>Hauptstr. 12<br>10115 Berlin</p>", "Hauptstr. 12, 10115 Berlin"),
]


@pytest.mark.parametrize(("text", "address"), FOUND)
def test_a_street_with_its_code_and_town_is_an_address(text: str, address: str) -> None:
    assert [one.text.decode() for one in read(text)] == [address]


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 Paris was full, 12 streets were closed",
        "10115 Berlin",
        "D-80331 München",
        "SW1A 2AA",
        "Chapter 12, 10000 Steps",
        "Copyright 2004-2008 Oxford, 2005 London",
        "2007 Anna Lortie, 2007 Tanner Lovelace",
        "2021 London, 12 items in 2020 Berlin",
        "10:11:12,123 12345 INFO Starting 12 workers",
        "Process 123456 ended",
        "Order 12345 Items shipped",
        "1 c CE%sT 1944 Au 28 4 BB A%sT 1944 4",
        "PEP 3115, RFC 2822, ISO 8859",
        "Hauptstraße 5,10115,Berlin",
        "1FC2; 1FCA 0345; 1FCA 0399; # GREEK",
        "Smith et al. 12, 10115 Words; see Table 12, 12345 Rows",
    ],
)
def test_codes_towns_and_years_alone_are_no_addresses(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "known"),
    [("Dorfstraße 3, 99999 Unterniedermusterhausen", False), ("Dorfstraße 3, 10115 Berlin", True)],
)
def test_a_town_that_is_in_no_list_leaves_doubt(text: str, known: bool) -> None:
    assert [one.known for one in read(text)] == [known]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Frau\nAnna Fischer\nHauptstraße 5\n10115 Berlin", "Anna Fischer"),
        ("Mr John Smith, 12 Acacia Avenue, Leeds, LS1 4AP", "John Smith"),
        ("Muster Handels GmbH\nHauptstraße 5\n10115 Berlin", None),
        ("Bitte liefern an\nHauptstraße 5\n10115 Berlin", None),
        ("Anna Fischer wohnt Hauptstraße 5, 10115 Berlin", None),
    ],
)
def test_whom_an_address_belongs_to_stands_before_it(text: str, name: str | None) -> None:
    (found,) = read(text)
    assert (None if found.person is None else text.encode()[slice(*found.person)].decode()) == name


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from([text for text, _ in FOUND] + ["\n", " ", ", ", "7 ", "10115 Berlin", "é", "東"]), max_size=6
    )
)
def test_addresses_lie_in_the_text_one_after_the_other(parts: list[str]) -> None:
    text = "".join(parts)
    data, reach = text.encode(), 0
    for one in read(text):
        assert 0 <= one.start < one.end <= len(data)
        assert one.end > reach
        data[one.start : one.end].decode()
        reach = one.end


def test_the_compiled_search_finds_what_the_source_says() -> None:
    text = "\n".join(text for text, _ in FOUND) + "\nPID 12345 Items, 4 of 123456, v2 3AB, \\n10115 Berlin"
    env = os.environ | {"NUMBA_DISABLE_JIT": "1"}
    told = subprocess.run(
        [sys.executable, "-c", _REFERENCE], input=text.encode(), capture_output=True, check=True, env=env
    )
    assert told.stdout.decode() == repr([tuple(one) for one in read(text)])


def found_in(path: Path, size: int = 1 << 20) -> list[tuple[str, bytes]]:
    (item,) = (one for one in inventory([str(path)], Budget()) if isinstance(one, Item))
    held = [block for block in blocks(item, Budget(), size=size) if isinstance(block, Block)]
    told = detect.scan_item(item, held, detect.Settings(bytes(32))).findings.to_pylist()
    whole = path.read_bytes()
    return [(row["kind"], whole[row["offset"] : row["offset"] + row["length"]]) for row in told]


def test_addresses_within_the_notes_of_a_table_are_found(tmp_path: Path) -> None:
    path = tmp_path / "tickets.csv"
    path.write_text("id;note\n1;moved to Hauptstraße 5, 10115 Berlin last week\n2;asked again\n3;nothing more\n")
    assert found_in(path) == [("POSTAL_ADDRESS", "Hauptstraße 5, 10115 Berlin".encode())]


def test_the_cells_of_a_row_are_not_taken_together(tmp_path: Path) -> None:
    path = tmp_path / "stock.jsonl"
    path.write_text("".join(f'{{"a": "Long Road {n}", "b": "x", "c": "1011{n} Berlin"}}\n' for n in range(4)))
    assert all(b'"' not in value for _, value in found_in(path))


def test_in_a_field_of_addresses_the_cell_is_the_value(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    cells = [f"Hauptstraße {n}, 10115 Berlin, Deutschland" for n in range(1, 9)]
    path.write_text("name;address\n" + "".join(f"Anna Fischer;{cell}\n" for cell in cells))
    assert [value.decode() for kind, value in found_in(path) if kind == "POSTAL_ADDRESS"] == cells


def test_one_address_is_one_value_however_its_lines_end(tmp_path: Path) -> None:
    path = tmp_path / "letters.txt"
    path.write_bytes(b"Long Lane 5, 10115 Berlin\nLong Lane 5\r\n10115 Berlin\r\n\r\nLong Lane 5\n10115 Berlin\n")
    (item,) = (one for one in inventory([str(path)], Budget()) if isinstance(one, Item))
    held = [block for block in blocks(item, Budget()) if isinstance(block, Block)]
    assert len(detect.scan_item(item, held, detect.Settings(bytes(32))).values) == 1


@pytest.mark.parametrize("size", [1 << 14, 1 << 15])
def test_the_cut_into_blocks_changes_no_address(tmp_path: Path, size: int) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("\n".join(f"{'x' * (n % 61)} {text}" for n in range(40) for text, _ in FOUND))
    assert found_in(path, size) == found_in(path)
