"""Bytes looked for many at a time are found where one by one finds them; records of tables end where they did byte by byte."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from duenotice.evidence.ground import wide
from duenotice.evidence.tokens.delimited import MAX_QUOTED, closing_quote, row_end

SOUP = st.lists(st.sampled_from([b"a", b"x" * 70, b'"', b'""', b",", b"\n", b"\\", b"\xc3\xa9"]), max_size=30).map(
    b"".join
)


@settings(deadline=None)  # the first call compiles
@given(SOUP, st.integers(0, 300), st.integers(0, 300), st.sampled_from([(34, 92), (10, 10), (44, 34)]))
def test_the_next_of_two_bytes_is_the_first_of_them_before_the_end(
    data: bytes, i: int, end: int, two: tuple[int, int]
) -> None:
    end = min(end, len(data))
    expected = next((k for k in range(i, end) if data[k] in two), max(i, end))
    assert wide.next_of(np.frombuffer(data, np.uint8), i, end, *two) == expected


@settings(deadline=None)  # the first call compiles
@given(st.binary(min_size=wide.WIDTH, max_size=200), st.integers(0, 255), st.integers(0, 255))
def test_both_forms_of_the_comparison_give_the_same_bits(data: bytes, one: int, other: int) -> None:
    buf = np.frombuffer(data, np.uint8)
    bits = wide._either_in_python(buf, 0, one, other)
    assert bits == sum((byte in (one, other)) << k for k, byte in enumerate(data[: wide.WIDTH]))
    if bits:
        assert wide.next_of(buf, 0, len(data), one, other) == wide._lowest_in_python(bits)


def _quote_end_by_bytes(data: bytes, i: int) -> int:
    while i < len(data) and data[i] != 34:
        i += 2 if data[i] == 92 else 1
    return min(i, len(data))


@settings(deadline=None)  # the first call compiles
@given(SOUP, st.integers(0, 90))
def test_quotes_that_close_and_line_feeds_are_found_as_byte_by_byte(data: bytes, i: int) -> None:
    buf, i = np.frombuffer(data, np.uint8), min(i, len(data))
    assert wide.quote_end(buf, i, len(data)) == _quote_end_by_bytes(data, i)
    assert wide.feeds_between(buf, i, len(data)) == data[i:].count(b"\n")


def _row_end_by_bytes(data: bytes, i: int) -> int:
    """The end of a record as it is defined: a line feed outside of cells that open and close with quotes."""
    at_cell = True
    while i < len(data):
        if data[i] == 10:
            return i + 1
        if data[i] == 34 and at_cell:
            k = i + 1
            while k < len(data) and (data[k] != 34 or data[k + 1 : k + 2] == b'"'):
                k += 2 if data[k] == 34 else 1
            i = k if k < len(data) else i
            at_cell = False
        else:
            at_cell = data[i] == 44
        i += 1
    return len(data)


@settings(deadline=None)  # the first call compiles
@given(SOUP)
def test_records_end_at_line_feeds_outside_of_quotes(data: bytes) -> None:
    buf = np.frombuffer(data, np.uint8)
    at = 0
    while at < len(data):
        end = int(row_end(buf, at, len(data), 44, 34))
        assert end == _row_end_by_bytes(data, at)
        at = end


def test_a_quote_that_is_not_closed_soon_is_none() -> None:
    data = b'"' + b"a" * MAX_QUOTED + b'"'
    assert closing_quote(np.frombuffer(data, np.uint8), 0, len(data), 34) == -1
    assert closing_quote(np.frombuffer(data[2:] + data[:1], np.uint8), 0, 5, 34) == -1


@settings(deadline=None)  # the first call compiles
@given(SOUP, st.integers(0, 300), st.integers(0, 300), st.sampled_from([(34, 34), (120, 120), (44, 34), (34, 97)]))
def test_the_next_pair_is_the_first_that_lies_before_the_end(
    data: bytes, i: int, end: int, pair: tuple[int, int]
) -> None:
    end = min(end, len(data))
    found = data.find(bytes(pair), i, end)
    assert wide.next_pair(np.frombuffer(data, np.uint8), i, end, *pair) == (found if found >= 0 else end)
