"""Greetings name somebody; most cells are let go by their first two letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice.detect.fields.naming import greeted, may_greet

GREETINGS = [
    "Hello, Anna Schmidt",
    "WELCOME BACK Anna Schmidt!",
    "Signed in as Anna Schmidt",
    "Bine ai venit Anna Schmidt",
    "Živjo, Anna Schmidt",
    "Здравствуйте, Анна Шмидт",
    "Üdvözöljük Anna Schmidt",
    "\u212aedves Anna Schmidt",
    "Xin chào Anna Schmidt",
]


@pytest.mark.parametrize("text", GREETINGS)
def test_a_greeting_names_somebody(text: str) -> None:
    start, end = greeted(text) or (0, 0)
    assert text[start:end].casefold() in ("anna schmidt", "анна шмидт")


@pytest.mark.parametrize("text", ["Shelf of oak", "4111111111111111", "", "X", "Add to cart", "<p>"])
def test_other_cells_are_let_go_at_once(text: str) -> None:
    assert not may_greet(text)


@given(st.text(alphabet="hHiIeEkKdD\u212a\u017fäžзсあ ", min_size=1, max_size=3))
def test_nothing_that_begins_with_another_script_is_let_go(start: str) -> None:
    assert may_greet(start) or start[:2].lower().isascii()
