"""Columns of other numbers: volumes, scores and amounts are neither identity numbers nor telephones, however many pass a check."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from duenotice import detect
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item
from duenotice.model.findings import Likelihood


def likely(folder: Path, header: str, cells: list[str]) -> set[str]:
    """Kinds that a table of a date and these cells is found to hold, from *possible* on."""
    path = folder / "table.csv"
    path.write_text(f"date,{header}\n" + "".join(f"2017-01-{n % 28 + 1:02},{cell}\n" for n, cell in enumerate(cells)))
    (item,) = (part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    own = (part for part in blocks(item, Budget()) if isinstance(part, Block))
    found = detect.scan_item(item, own, detect.Settings(bytes(32))).findings.to_pylist()
    return {row["kind"] for row in found if row["likelihood"] >= Likelihood.POSSIBLE}


@pytest.mark.parametrize("seed", range(5))
def test_a_column_of_volumes_holds_no_identity_numbers(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    volumes = [f"{rng.randrange(250_000, 850_000)}0000" for _ in range(500)]
    assert likely(tmp_path, "volume", volumes) == set()


@pytest.mark.parametrize("seed", range(3))
def test_a_column_of_fractions_holds_no_telephone_numbers(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    assert likely(tmp_path, "score", [f"{rng.random():.10f}" for _ in range(300)]) == set()


def test_a_column_of_identity_numbers_is_still_one(tmp_path: Path) -> None:
    rng, numbers = random.Random(1), list[str]()
    while len(numbers) < 60:
        nine = int(f"{rng.randrange(60, 99)}{rng.randrange(1, 13):02}{rng.randrange(1, 29):02}{rng.randrange(1000):03}")
        if nine % 11 < 10:
            numbers.append(f"{nine}{nine % 11}")
    assert "NATIONAL_ID.CZ" in likely(tmp_path, "no", numbers)


def orders(rng: random.Random, count: int) -> list[str]:
    """Order numbers of sixteen digits that begin as cards do; one in ten passes their check."""
    return [f"4{rng.randrange(10**15):015}" for _ in range(count)]


@pytest.mark.parametrize("count", [300, 30_000])
def test_order_numbers_are_no_cards_in_a_column_of_any_length(tmp_path: Path, count: int) -> None:
    assert likely(tmp_path, "reference", orders(random.Random(count), count)) == set()


def test_telephones_among_words_did_not_pass_by_chance(tmp_path: Path) -> None:
    rng = random.Random(5)
    words = ("none since", "see letter", "as before", "to be asked in", "unknown to")
    cells = [f"{rng.choice(words)} {n}" if n % 10 else f"+49 30 9{rng.randrange(10**6):06}" for n in range(600)]
    assert likely(tmp_path, "remark", cells) == {"PHONE"}


@pytest.mark.parametrize(
    ("header", "kinds"), [("cluster", set[str]()), ("sku", set[str]()), ("passport", {"PASSPORT"})]
)
def test_numbers_of_one_shape_are_passports_only_where_their_header_says_so(
    tmp_path: Path, header: str, kinds: set[str]
) -> None:
    rng = random.Random(7)
    assert likely(tmp_path, header, [f"Q{rng.randrange(10**6, 10**7)}" for _ in range(400)]) == kinds
