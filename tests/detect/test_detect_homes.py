"""Where an item is at home, so that its national telephone numbers are read: what each source shows, and what nothing does."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from duenotice import detect
from duenotice.detect.deciding.homes import Shown, homes_of
from duenotice.detect.deciding.signs import region_of_column
from duenotice.detect.fields.classes import FieldFacts
from duenotice.detect.numbers.written import always_begun, prefix_of, shape_of, shapes_of
from duenotice.detect.words.origins import region_called, region_of_domain, tongues
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item
from duenotice.model.findings import Likelihood


def numbers(text: str, country: str | None = None) -> list[tuple[str, Likelihood, str]]:
    """What is found in a text as telephone numbers: as written, how likely, why."""
    found = detect.try_text(text, detect.Settings(bytes(32), country))
    return [(text[one.start : one.end], one.likelihood, one.reasons) for one in found if one.kind == "PHONE"]


@pytest.mark.parametrize(
    ("text", "number", "why"),
    [
        (
            "Vous pouvez me joindre le soir au 01 23 45 67 89, je suis dans la maison.",
            "01 23 45 67 89",
            "FR by language",
        ),
        ("Sie erreichen mich abends unter 089 1234567, das ist meine Nummer.", "089 1234567", "DE by language"),
        ("We moved on, see https://www.shop.co.uk/new and then 020 7946 0958.", "020 7946 0958", "GB by sites"),
        ("jane@shop.fr of 01 23 45 67 89", "01 23 45 67 89", "FR by domains of mail"),
        ("DE89370400440532013000 and 089 1234567", "089 1234567", "DE by accounts"),
        ("15070649C103 and 089 1234567", "089 1234567", "DE by identity numbers"),
        ("12 Acacia Avenue, Leeds, LS1 4AP, then 0113 496 0000", "0113 496 0000", "GB by postal codes"),
    ],
)
def test_a_number_is_read_where_the_item_shows_it_is_dialled(text: str, number: str, why: str) -> None:
    ((written, likely, reasons),) = numbers(text)
    assert (written, likely >= Likelihood.POSSIBLE) == (number, True)
    assert why in reasons


def test_a_number_of_no_region_is_whole_but_hardly_believed() -> None:
    ((written, likely, _),) = numbers("x 01 23 45 67 89 y")
    assert (written, likely) == ("01 23 45 67 89", Likelihood.UNLIKELY)


@pytest.mark.parametrize(
    "text",
    [
        "Buffer 01 02 03 04 05 06 07 08",
        "3f 01 00 00 00 50 32",
        'digits = "0123456789"',
        "U+0390 => 0399 0308",
        "Boston, MA  02110-1301 USA",
    ],
)
@pytest.mark.parametrize("country", ["DE", "FR", "US"])
def test_listed_digits_are_not_dialled_wherever_the_store_is(text: str, country: str) -> None:
    assert numbers(text, country) == []


def test_the_store_counts_before_what_the_item_shows() -> None:
    shown = Shown()
    shown.add("mail", ["FR"], [100])
    assert homes_of(shown, "GB").regions[:2] == ("GB", "FR")
    assert homes_of(shown, None).regions == ("FR",)


def test_where_nothing_is_shown_no_reason_is_given() -> None:
    homes = homes_of(Shown(), None)
    assert homes.near == ("US", "GB", "DE")
    assert all(homes.term(k) is None for k in range(len(homes.regions)))


def test_one_word_a_hundred_times_is_no_language() -> None:
    assert tongues({"und": 100})[0] == {}
    assert set(tongues({"und": 2, "nicht": 1, "auch": 1})[0]) == {"de"}


@pytest.mark.parametrize(
    ("name", "region"), [("Germany", "DE"), ("Deutschland", "DE"), ("uk", "GB"), ("FR", "FR"), ("xx", ""), ("", "")]
)
def test_a_cell_that_names_a_country_is_understood(name: str, region: str) -> None:
    assert region_called(name) == region


@pytest.mark.parametrize(("domain", "region"), [("de", "DE"), ("uk", "GB"), ("io", ""), ("xq", "")])
def test_domains_used_anywhere_show_nothing(domain: str, region: str) -> None:
    assert region_of_domain(domain) == region


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("01 23 45 67 89", "FR"),
        ("089 1234567", "DE"),
        ("020 7946 0958", "GB"),
        ("(212) 555-0143", "US"),
        ("8 (495) 123-45-67", "RU"),
        ("06 30 123 4567", "HU"),
        ("600 123 456", "PL"),
    ],
)
def test_groups_are_those_of_the_country(text: str, region: str) -> None:
    assert shape_of(text) in shapes_of(region)


def test_the_prefix_is_known_where_it_is_dialled() -> None:
    assert {region: prefix_of(region) for region in ("DE", "FR", "GB", "HU", "US", "ES")} == {
        "DE": "0",
        "FR": "0",
        "GB": "0",
        "HU": "06",
        "US": "",
        "ES": "",
    }
    assert always_begun("DE") and not always_begun("IN")


def column(cells: list[str]) -> FieldFacts:
    """A field of these cells."""
    return FieldFacts("col:1", "x", len(cells), len(set(cells)), tuple(cells), {})


def test_a_column_that_one_plan_alone_knows_tells_its_region() -> None:
    rng = random.Random(1)
    pairs = [" ".join([f"0{rng.randrange(1, 6)}", *(f"{rng.randrange(10, 99)}" for _ in range(4))]) for _ in range(40)]
    assert region_of_column(column(pairs)) == "FR"
    assert region_of_column(column(pairs[:10])) == ""
    assert region_of_column(column([f"{rng.randrange(10**9, 10**10)}" for _ in range(40)])) == ""
    assert region_of_column(column([f"2018-{n:07}" for n in range(40)])) == ""


def test_a_column_called_contact_may_hold_numbers(tmp_path: Path) -> None:
    rng = random.Random(2)
    cells = [f"0{rng.choice('1234')} {' '.join(f'{rng.randrange(10, 99)}' for _ in range(4))}" for _ in range(30)]
    path = tmp_path / "table.csv"
    path.write_text("ville,contact\n" + "".join(f"Lyon {n},{cell}\n" for n, cell in enumerate(cells)))
    (item,) = (part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    own = (part for part in blocks(item, Budget()) if isinstance(part, Block))
    settled = detect.scan_item(item, own, detect.Settings(bytes(32)))
    assert [row["kind"] for row in settled.fields.to_pylist()][1] == "PHONE"
    likely = [row["likelihood"] for row in settled.findings.to_pylist() if row["kind"] == "PHONE"]
    assert len(likely) == len(cells)
    assert min(likely) >= Likelihood.LIKELY


def _pension(body: str) -> str:
    """The check digit of a German pension insurance number by the words of VKVV section 4: products, their digits, the last of the sum."""
    digits = body[:8] + f"{ord(body[8]) - 64:02}" + body[9:]
    products = [int(d) * int(w) for d, w in zip(digits, "212571212121", strict=True)]
    return str(sum(int(c) for product in products for c in str(product)) % 10)


def test_german_pension_insurance_numbers_pass_with_their_check_digit_alone() -> None:
    rng = random.Random(3)
    for _ in range(300):
        body = f"{rng.randrange(2, 90):02}{rng.randrange(1, 29):02}{rng.randrange(1, 13):02}{rng.randrange(100):02}"
        body += f"{rng.choice('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}{rng.randrange(100):02}"
        check = _pension(body)
        wrong = str((int(check) + 1) % 10)
        for number, there in ((body + check, True), (body + wrong, False)):
            spaced = " ".join((number[:2], number[2:8], number[8], number[9:]))
            for text in (number, spaced):
                found = detect.try_text(f"x {text} y", detect.Settings(bytes(32)))
                assert ("NATIONAL_ID.DE" in {one.kind for one in found}) is there, (text, there)
