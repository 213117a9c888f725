"""gzip is read to its end mark, whatever the sizes of the reads."""

from __future__ import annotations

import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice.evidence.containers.streams import Inflated


def _all(packed: bytes, size: int) -> bytes:
    machine, parts = Inflated(io.BytesIO(packed)), []
    while part := machine.read(size):
        parts.append(part)
    return b"".join(parts)


@given(st.binary(max_size=4000), st.integers(1, 4000), st.integers(1, 3))
def test_a_whole_file_is_read_whole_in_reads_of_any_size(data: bytes, size: int, members: int) -> None:
    assert _all(gzip.compress(data) * members, size) == data * members


def test_a_read_that_takes_exactly_what_there_is_does_not_call_the_file_truncated() -> None:
    data = b"x" * 50_000
    machine = Inflated(io.BytesIO(gzip.compress(data)))
    assert machine.read(len(data)) == data
    assert machine.read(1) == b""


@given(st.binary(min_size=200, max_size=2000), st.integers(1, 500))
def test_a_file_that_breaks_off_says_so_after_giving_what_it_has(data: bytes, size: int) -> None:
    packed = gzip.compress(data, 0)
    with pytest.raises(EOFError):
        _all(packed[:-9], size)


def test_reading_on_after_the_end_gives_nothing_again_and_no_damage():
    machine = Inflated(io.BytesIO(gzip.compress(b"a log line\n" * 900)))
    assert len(machine.read(1 << 20)) == 9900
    assert [machine.read(1 << 20) for _ in range(3)] == [b"", b"", b""]
