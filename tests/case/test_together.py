"""Small items that are scanned together: all of them, in their order, and the same ones when others come and go."""

from __future__ import annotations

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from duenotice.case.scanning import FULL, MANY, SMALL, together
from duenotice.model.evidence import Item


def items_of(sizes: list[int]) -> list[Item]:
    """Items of these sizes."""
    return [Item(n, f"{n:064}", f"/mail/{n}", "eml", size, role="evidence") for n, size in enumerate(sizes)]


@given(st.lists(st.sampled_from([0, 1, 900, SMALL, SMALL + 1, FULL]), max_size=400))
def test_every_item_is_scanned_once_in_its_place_and_large_ones_alone(sizes: list[int]) -> None:
    items = items_of(sizes)
    groups = list(together(items))
    assert list(chain.from_iterable(groups)) == items
    assert all(len(group) <= MANY for group in groups)
    assert all(len(group) == 1 or sum(item.size for item in group) <= FULL for group in groups)
    assert all(len(group) == 1 for group in groups for item in group if item.size > SMALL)


def test_many_small_items_make_few_groups() -> None:
    assert len(list(together(items_of([900] * 5000)))) < 250


def test_a_file_more_leaves_nearly_all_groups_as_they_were() -> None:
    items = items_of([900] * 5000)
    before, after = set(together(items)), set(together([*items[:2000], *items_of([900] * 5001)[-1:], *items[2000:]]))
    assert len(before - after) <= 4
