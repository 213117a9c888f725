"""Card numbers in lines of a log: the word before them names a slot, and the slot's pass rate decides."""

from __future__ import annotations

import math
import random
from fractions import Fraction

import pytest

from duenotice import detect
from duenotice.detect.fields.chance import by_chance
from duenotice.detect.fields.slots import slot_of
from duenotice.model.evidence import Block, Item
from duenotice.model.findings import Likelihood
from tests.detect.test_detect_api import Lines

ITEM = Item(3, "0" * 64, "/x.txt", "text", 10)


def number(rng: random.Random, valid: bool) -> str:
    """Sixteen digits in an issuer's range; with the right check digit, or with any."""
    body = "4" + "".join(rng.choice("0123456789") for _ in range(14))
    digits = [int(d) for d in reversed(body)]
    total = sum(d if i % 2 else (2 * d - 9 if d > 4 else 2 * d) for i, d in enumerate(digits))
    return body + (str(-total % 10) if valid else rng.choice("0123456789"))


def cards(text: str, size: int | None = None) -> list[dict]:
    """Card findings of a text, scanned in blocks of `size` bytes."""
    data = text.encode()
    step = size or len(data)
    parts = [
        Block(
            3,
            max(0, at - 600),
            data[max(0, at - 600) : at + step + 600],
            min(step, len(data) - at),
            Lines(),
            base=min(at, 600),
        )
        for at in range(0, len(data), step)
    ]
    found = detect.scan_item(ITEM, parts, detect.Settings(bytes(32))).findings.to_pylist()
    return [row for row in found if row["kind"] == "CARD"]


@pytest.fixture(scope="module")
def log() -> str:
    rng = random.Random(3)
    lines = (
        f"paid with {number(rng, True)} for widget {number(rng, False)} total {rng.randrange(999)}" for _ in range(300)
    )
    return "\n".join(lines) + "\n"


def test_numbers_of_a_slot_that_pass_by_chance_are_no_cards(log: str) -> None:
    found = cards(log)
    likely = {row["offset"] for row in found if row["likelihood"] >= Likelihood.POSSIBLE}
    true = {at + 10 for at in range(len(log)) if log.startswith("paid with ", at)}
    assert likely == true
    assert any("field passes by chance -4.0" in row["reasons"] for row in found)


@pytest.mark.parametrize("size", [700, 4096])
def test_the_cut_into_blocks_changes_nothing(log: str, size: int) -> None:
    told = ("offset", "likelihood", "reasons", "value_key")
    pieces, whole = ([[row[name] for name in told] for row in cards(log, cut)] for cut in (size, None))
    assert pieces == whole


def test_a_few_numbers_are_judged_by_themselves() -> None:
    rng = random.Random(4)
    found = cards(f"the card of my aunt was {number(rng, True)}, I think\n")
    assert [row["likelihood"] >= Likelihood.LIKELY for row in found] == [True]


@pytest.mark.parametrize(
    ("before", "slot"),
    [
        ("order ", "after:order"),
        ('"pan": "', "after:pan"),
        ("card_no=", "after:card_no"),
        ("Karte Nr.: ", "after:nr."),
        ("заказ №", "after:№"),
        ("1234 ", "after:^0 "),
        ("2018-11-21 10:00:01 #1 ", "after:^0-0-0 0:0:0 #0 "),
        ("1234 " * 20, None),
        ("", "after:^"),
    ],
)
def test_the_word_before_a_number_is_its_slot(before: str, slot: str | None) -> None:
    data = before.encode()
    assert slot_of(data + b"4111111111111111", len(data)) == slot


@pytest.mark.parametrize(
    ("passing", "of", "rate"),
    [(0, 9, 0.1), (3, 9, 0.1), (9, 9, 0.95), (40, 300, 0.15), (700, 900, 0.5), (200, 2000, 0.1)],
)
def test_chance_is_the_tail_of_a_binomial_distribution(passing: int, of: int, rate: float) -> None:
    share = Fraction(rate)
    exact = float(sum(math.comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(passing, of + 1)))
    assert by_chance(passing, of, rate) == pytest.approx(exact, abs=1e-9)
