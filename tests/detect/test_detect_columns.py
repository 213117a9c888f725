"""Columns that look like something else: numbers of records, days of events, names of places to eat, and what they are told by."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from duenotice import detect
from duenotice.detect.fields.naming import is_place
from duenotice.detect.words.letters import regions_by_letters
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item
from duenotice.model.findings import Likelihood

GIVEN = "Anna Bernd Carla Dieter Emma Felix Greta Hanna Ivan Julia Karl Lena Martin Nora Otto Paula".split()  # noqa: SIM905
FAMILY = "Schmidt Bauer Huber Wagner Schneider Fischer Weber Meyer Becker Hoffmann Schulz Koch Richter Klein".split()  # noqa: SIM905


def settled(path: Path) -> detect.Settled:
    """What one file is found to hold."""
    (item,) = (part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    own = (part for part in blocks(item, Budget()) if isinstance(part, Block))
    return detect.scan_item(item, own, detect.Settings(bytes(32)))


def kinds(folder: Path, header: str | None, rows: list[tuple[str, ...]]) -> list[str]:
    """The kind of each column of a table."""
    path = folder / "table.csv"
    lines = [header] if header else []
    path.write_text("\n".join(lines + [";".join(row) for row in rows]) + "\n")
    return [field["kind"] for field in settled(path).fields.to_pylist()]


def reported(folder: Path, text: str, name: str = "app.log") -> list[str]:
    """Kinds found in a text, from *possible* on."""
    path = folder / name
    path.write_text(text)
    found = settled(path).findings.to_pylist()
    return [row["kind"] for row in found if row["likelihood"] >= Likelihood.POSSIBLE]


def people(rng: random.Random, count: int) -> list[str]:
    """Full names."""
    return [f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}" for _ in range(count)]


def test_numbers_of_records_beside_names_are_no_postal_codes(tmp_path: Path) -> None:
    rng = random.Random(1)
    rows = [(name, f"{rng.randrange(10_000, 99_999)}", f"{70_000 + n}") for n, name in enumerate(people(rng, 60))]
    assert kinds(tmp_path, None, rows) == ["PERSON_NAME", "", ""]


def test_postal_codes_beside_streets_are_a_part_of_an_address(tmp_path: Path) -> None:
    rng = random.Random(2)
    rows = [(name, f"Lindenstraße {n}", f"{rng.randrange(10_000, 99_999)}") for n, name in enumerate(people(rng, 60))]
    assert kinds(tmp_path, None, rows) == ["PERSON_NAME", "POSTAL_ADDRESS", "POSTAL_ADDRESS"]


def test_days_of_hiring_are_no_births_beside_births(tmp_path: Path) -> None:
    rng = random.Random(3)
    rows = [
        (name, f"{rng.randrange(1, 29):02}.05.{rng.randrange(1950, 2000)}", f"01.{rng.randrange(1, 13):02}.{rng.randrange(1996, 2022)}")
        for name in people(rng, 60)
    ]  # fmt: skip
    assert kinds(tmp_path, None, rows) == ["PERSON_NAME", "BIRTH_DATE", ""]


@pytest.mark.parametrize(("header", "kind"), [("hire_date", ""), ("birth_date", "BIRTH_DATE")])
def test_a_header_says_which_day_it_is(tmp_path: Path, header: str, kind: str) -> None:
    rng = random.Random(4)
    rows = [("x", f"{rng.randrange(1980, 2015)}-03-{rng.randrange(1, 29):02}") for _ in range(60)]
    assert kinds(tmp_path, f"note;{header}", rows) == ["", kind]


def test_reservations_are_no_identity_numbers_of_the_same_name(tmp_path: Path) -> None:
    rng = random.Random(5)
    rows = [("x", "".join(rng.choices("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", k=6))) for _ in range(40)]
    assert kinds(tmp_path, "note;pnr", rows) == ["", ""]


def test_numbers_of_employees_are_no_plates(tmp_path: Path) -> None:
    assert kinds(tmp_path, "no;matrícula", [(f"{n}", f"{n * 37:06}") for n in range(40)]) == ["", ""]
    assert kinds(tmp_path, "no;matrícula", [(f"{n}", f"{n:04} BCD") for n in range(40)]) == ["", "VEHICLE_ID"]


def test_article_numbers_of_one_beginning_are_no_cards_and_no_telephones(tmp_path: Path) -> None:
    rng = random.Random(6)
    lines = "".join(f'{{"article": "40{rng.randrange(10**11):011}"}}\n' for _ in range(40))
    assert reported(tmp_path, lines, "items.jsonl") == []
    assert kinds(tmp_path, None, [("x", f"40{rng.randrange(10**11):011}") for _ in range(60)]) == ["", ""]


def test_seconds_since_1970_are_no_birthdays_in_a_row(tmp_path: Path) -> None:
    rng = random.Random(7)
    path = tmp_path / "events.jsonl"
    path.write_text("".join(f'{{"when": {1_703_000_000 + rng.randrange(10**7)}}}\n' for _ in range(60)))
    assert settled(path).findings.num_rows == 0


def bsn(rng: random.Random) -> str:
    """A Dutch number whose weighted sum is a multiple of eleven."""
    while True:
        eight = [rng.randrange(1, 7), *(rng.randrange(10) for _ in range(7))]
        last = sum(digit * (9 - n) for n, digit in enumerate(eight)) % 11
        if last < 10:
            return "".join(map(str, [*eight, last]))


def test_a_column_in_which_all_pass_is_one_of_identity_numbers_without_a_header(tmp_path: Path) -> None:
    rng = random.Random(8)
    rows = [(bsn(rng), f"{rng.randrange(10**8, 10**9)}") for _ in range(60)]
    assert kinds(tmp_path, None, rows) == ["NATIONAL_ID.NL", ""]


def test_addresses_of_both_versions_are_one_kind_of_column(tmp_path: Path) -> None:
    rows = [("x", f"2a02:8109:{n + 1:x}::1" if n % 2 else f"203.0.113.{n}") for n in range(40)]
    assert kinds(tmp_path, "note;peer", rows) == ["", "IP_ADDRESS"]


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (["Łukasz Wiśniewski", "Zażółć gęślą"], "PL"),
        (["Ταχυδρομείο", "Οδός"], "GR"),
        (["ที่อยู่จัดส่ง"], "TH"),
        (["Їжак і ґава", "вулиця"], "UA"),
        (["Anna Meyer", "Jürgen Groß"], "DE"),
        (["plain text"], None),
    ],
)
def test_letters_show_where_numbers_are_dialled(texts: list[str], first: str | None) -> None:
    assert next(iter(regions_by_letters(texts)), None) == first


def test_national_telephone_numbers_are_told_by_the_language_beside_them(tmp_path: Path) -> None:
    rows = [(f"Wiśniewska Bożena {chr(65 + n)}", f"512 7{n:02} 885") for n in range(20)]
    assert kinds(tmp_path, None, rows)[1] == "PHONE"


def test_streets_are_none_of_the_people_they_are_called_after(tmp_path: Path) -> None:
    streets = ["đường Nguyễn Huệ", "đường Lê Lợi", "phố Trần Phú", "đường Phan Đình Phùng"]
    rows = [("x", f"{n} {streets[n % 4]}") for n in range(1, 41)]
    assert kinds(tmp_path, None, rows) == ["", "POSTAL_ADDRESS"]


@pytest.mark.parametrize(
    ("text", "is_town"), [("Lake Stevens", True), ("Wall Lake", True), ("Pedro Gomes", False), ("Stevens", False)]
)
def test_a_town_of_several_words_may_hold_a_name(text: str, is_town: bool) -> None:
    assert is_place(text) == is_town


def test_digits_in_a_log_are_no_identity_numbers_of_a_country_nothing_points_to(tmp_path: Path) -> None:
    assert reported(tmp_path, "job 1212240579 took 4 ms\n") == []
    assert reported(tmp_path, "rodné číslo 1212240579\n") == ["NATIONAL_ID.CZ"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("INSERT INTO customers (id, name, phone) VALUES (02079460, 'Ann', '02079460958')", ["PERSON_NAME", "PHONE"]),
        ("INSERT INTO t (`phone`, `id`) VALUES ('02079460958', 02079461), ('02079460959', 02079462)", ["PHONE", "PHONE"]),
        ("INSERT INTO t VALUES (02079460958)", []),
    ],
)  # fmt: skip
def test_values_of_statements_in_a_log_are_named_by_their_columns(tmp_path: Path, line: str, found: list[str]) -> None:
    assert reported(tmp_path, f"2026-01-02 03:04:05,678 [worker-7] DEBUG Executing: {line}\n") == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("phone agent 118.0.5993.70 installed", []),
        ("phone 020.7946.0958", ["PHONE"]),
        ('{"message": "upgraded the node 02079460958 of rack 7"}', []),
        ('{"phone": "02079460958"}', ["PHONE"]),
    ],
)
def test_versions_and_texts_under_a_key_are_no_telephones(tmp_path: Path, line: str, found: list[str]) -> None:
    assert reported(tmp_path, f"{line}\n") == found
