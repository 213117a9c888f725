"""What cells look like: each by itself, whatever stands beside it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice.detect.fields import celling
from duenotice.detect.kernel.cells import DATE, LONG, NAME, NUMBER, REMEMBERED, SEEN, SINGLE, STREET, TEXT, shapes
from duenotice.detect.kernel.loop import padded


def looks(cells: list[bytes]) -> list[tuple[int, int]]:
    """(hash, flags) of cells that are seen together."""
    length = np.array([len(cell) for cell in cells], np.int64)
    hashes, flags = np.empty(len(cells), np.uint64), np.empty(len(cells), np.int64)
    shapes(padded(b"".join(cells)), np.cumsum(length) - length, length, hashes, flags, np.full(REMEMBERED, -1))
    return list(zip(hashes.tolist(), flags.tolist(), strict=True))


@pytest.mark.parametrize(
    ("cell", "flags"),
    [
        ("Anna Abel", NAME | TEXT),
        ("Анна Абель", NAME | TEXT),
        (r"Chlo\u00e9 Dubois", NAME | TEXT),
        ("Anna", SINGLE | TEXT),
        ("anna abel", 0),
        ("paid", 0),
        ("2018-11-23", DATE | NUMBER),
        ("23.11.1980", DATE | NUMBER),
        ("4111111111111111", NUMBER),
        ("Long Lane 7", TEXT | STREET),
        ("please ring twice", 0),
        ("", 0),
    ],
)
def test_a_cell_is_known_by_its_words_and_digits(cell: str, flags: int) -> None:
    assert [told for _, told in looks([cell.encode()])] == [flags]


PARTS = st.sampled_from(
    [b"Anna ", b"abel ", b"4111 ", b"\\u00e9", b"\xc3\xa9", b"-", b"Mozilla/5.0 (X11; Linux) ", b"x" * 200]
)
CELLS = st.lists(st.lists(PARTS, max_size=6).map(b"".join), min_size=1, max_size=8)


@given(CELLS, st.lists(st.integers(0, 7), max_size=30))
def test_a_cell_that_comes_again_looks_as_it_does_alone(kinds: list[bytes], order: list[int]) -> None:
    cells = [kinds[k % len(kinds)] for k in order]
    assert looks(cells) == [looks([cell])[0] for cell in cells]


@given(st.binary(min_size=LONG, max_size=2 * SEEN), st.integers(0, SEEN - 1))
def test_long_cells_that_differ_in_one_byte_have_hashes_of_their_own(cell: bytes, at: int) -> None:
    at %= len(cell)
    other = cell[:at] + bytes([cell[at] ^ 1]) + cell[at + 1 :]
    (one, _), (two, _), (again, _) = looks([cell, other, cell])
    assert again == one
    assert (one == two) == (at >= SEEN)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Anna+Fischer", "Anna Fischer"),
        ("Hauptstra%C3%9Fe+5", "Hauptstraße 5"),
        ("%2B4930123", "+4930123"),
        ("+4930123", "+4930123"),
        ("a+shop@example.com", "a+shop@example.com"),
    ],
)
def test_a_plus_sign_in_a_form_is_a_space(written: str, read: str) -> None:
    assert celling.decoded(written.encode(), form=True).decode() == read
    assert celling.decoded(b"Anna+Fischer") == b"Anna+Fischer"
