"""Logs whose fields are declared anew within, and tables whose lines end as they did on old machines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from duenotice.evidence import Budget, blocks
from duenotice.evidence.ground.shapes import Delimited
from duenotice.evidence.places.layout import SHAPE, many_sections
from duenotice.model.evidence import Block, Item

FIRST = "#Version: 1.0\n#Fields: date time cs-username c-ip cs-uri-stem sc-status\n"
THEN = "#Software: x\n#Fields: date time c-ip cs-username cs-uri-stem sc-status\n"


def log(rows: int) -> bytes:
    """A log of IIS that was set otherwise in the middle."""
    before = "".join(f"2026-01-01 00:00:00 D\\ann{n} 192.0.2.{n % 200} /a 200\n" for n in range(rows))
    after = "".join(f"2026-01-02 00:00:00 192.0.2.{n % 200} D\\bo{n} /b 404\n" for n in range(rows))
    return (FIRST + before + THEN + after).encode()


def test_a_log_that_declares_its_fields_anew_keeps_users_and_addresses_apart(tell: Callable[..., Any]) -> None:
    cells = tell(log(30)).cells
    assert cells["log:cs-username"] == [f"D\\ann{n}" for n in range(30)] + [f"D\\bo{n}" for n in range(30)]
    assert cells["log:c-ip"] == [f"192.0.2.{n}" for n in range(30)] * 2


def of_field(item: Item, size: int, path: str) -> list[tuple[int, int]]:
    """Offsets and rows of the cells of a field, in blocks of a size."""
    found: list[tuple[int, int]] = []
    for block in (part for part in blocks(item, Budget(), size) if isinstance(part, Block)):
        for n, spec in enumerate(block.layout.fields):
            if spec.path == path:
                cells = block.layout.cells(block.data, n)
                found += [(block.offset + o, r) for o, r in zip(cells.offset.tolist(), cells.row.tolist(), strict=True)]
    return found


@pytest.mark.parametrize("size", [64, 1000, 1777])
def test_fields_declared_anew_hold_in_blocks_of_any_size(tell: Callable[..., Any], size: int) -> None:
    item = tell(log(60)).items[0]
    whole = of_field(item, 1 << 20, "log:cs-username")
    assert len(whole) == 120
    assert of_field(item, size, "log:cs-username") == whole


def test_as_many_formats_as_lines_are_numbered_each_once() -> None:
    starts = [(n, n, Delimited(9, 0, (str(n),))) for n in range(40_000)]
    table = many_sections(starts, 40_000, False).table
    assert table[:, SHAPE].tolist() == list(range(40_000))


def test_a_table_whose_lines_end_in_carriage_returns_has_columns(tell: Callable[..., Any]) -> None:
    told = tell(b"id,name,mail\r" + b"".join(b"%d,Ann Bo,u%d@example.com\r" % (n, n) for n in range(9)))
    assert told.kind == "csv"
    assert told.cells["col:2"] == [f"u{n}@example.com" for n in range(9)]
