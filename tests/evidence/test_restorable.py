"""Dumps of PostgreSQL in its custom form, written as `pg_dump -Fc` writes them."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

import pytest


def number(value: int) -> bytes:
    """An integer: its sign, then four bytes."""
    return bytes([value < 0]) + abs(value).to_bytes(4, "little")


def text(said: str | None) -> bytes:
    """A text after its length; -1 for none."""
    return number(-1) if said is None else number(len(said.encode())) + said.encode()


def entry(dump: int, tag: str, made: str, copy: str) -> bytes:
    """An entry of the table of contents."""
    told = [text(said) for said in ("0", "0", tag, "TABLE DATA")] + [number(3)]
    told += [text(said) for said in (made, "", copy, "public", "", "", "owner", "false", None)]
    return number(dump) + number(1) + b"".join(told) + b"\x01" + bytes(8)


def chunk(data: bytes, packed: int) -> bytes:
    """A block of data, in one chunk."""
    data = zlib.compress(data) if packed else data
    return number(len(data)) + data + number(0)


COPY = 'COPY public."Cust A" (id, "E mail") FROM stdin;\n'
ROWS = b"1\tann@example.com\n2\tbo@example.com\n\\.\n\n\n"


def dump(packed: int = 1, form: int = 1) -> bytes:
    """A table and a large object."""
    head = (
        b"PGDMP\x01\x0e\x00\x04\x08"
        + bytes([form])
        + number(-1 * packed)
        + number(0) * 7
        + text("shop")
        + text("15") * 2
    )
    entries = entry(1, "Cust A", "", COPY) + entry(2, "f", "CREATE FUNCTION f() -- of eve@example.com\n", "")
    data = b"\x01" + number(1) + chunk(ROWS, packed)
    blobs = b"\x03" + number(3) + number(77) + chunk(b"words of cleo@example.com", packed) + number(0)
    return head + number(2) + entries + data + blobs


@pytest.mark.parametrize("packed", [0, 1])
def test_tables_statements_and_large_objects_of_a_custom_dump_are_read(tell: Callable[..., Any], packed: int) -> None:
    told = tell(dump(packed))
    assert (told.kind, told.reasons) == ("pg_dump", {"read"})
    assert told.cells == {"col:Cust A.0": ["1", "2"], "col:Cust A.1": ["ann@example.com", "bo@example.com"]}
    assert "eve@example.com" in told.text
    assert "cleo@example.com" in told.text


@pytest.mark.parametrize("packed", [0, 1])
@pytest.mark.parametrize("left", [12, 40, 300, 330])
def test_a_custom_dump_that_ends_too_early_is_told_and_what_was_read_is_kept(
    tell: Callable[..., Any], packed: int, left: int
) -> None:
    whole = dump(packed)
    told = tell(whole[: -(len(whole) - left)])
    assert "truncated" in told.reasons
    assert ("Cust A" in told.text) == (left > 200)


def test_the_rows_before_the_end_of_a_dump_that_was_cut_are_kept(tell: Callable[..., Any]) -> None:
    whole = dump(0)
    told = tell(whole[: whole.index(b"2\tbo@")])
    assert told.cells["col:Cust A.1"] == ["ann@example.com"]
    assert "truncated" in told.reasons


def test_a_damaged_entry_leaves_the_readable_runs(tell: Callable[..., Any]) -> None:
    told = tell(dump(0).replace(b"\x00\x04\x08", b"\x00\x04\x09", 1))
    assert "unreadable" in told.reasons
    assert "ann@example.com" in told.text
