"""What must not matter: the cut into blocks, the order of work, whether the kernel is compiled."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duenotice import detect
from duenotice.detect.texts import collecting
from duenotice.detect.texts.anchored import anchored
from duenotice.detect.texts.collecting import kernel_rows
from duenotice.detect.texts.positions import positions
from duenotice.model.evidence import Block, Cells, FieldSpec, Item, Spots

PIECES = [
    "jane@shop.example", "bob%40x.example.com", "4111 1111 1111 1111", "DE89 3704 0044 0532 0130 00", "+49 30 901820", "192.0.2.17",
    "2001:db8::1", "123-45-6789", "131052-308T", "AB 12 34 56 C", "order 4111111111111111", "call (212) 555-0123", "2018-11-21T09:13:22Z",
    "x", "...", "@@", "1-1-1-1", "%40%40", "\\u0040", "12345678Z", "Anna Schmidt", "943 476 5919", "0049 30 901820", "é", "00000000",
    '" 200 4711 "', "/2018:09:13:22 +0000", "21.11.2018", "1M8GDM9AXKP042788", "12:34:56:78:12:34:56:78", "fe80::", "12.531.909-2",
    "2 95 10 99 126 111 93", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "AKIAIOSFODNN7EXAMPLE",
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "-----BEGIN PRIVATE KEY-----\\n" + "MIIEabcd" * 9,
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYW5lIn0.c2lnbmVkLWJ5LW5vYm9keQ", "52°30'58\"N 13°22'39\"E", "lat 52.5163 lon 13.3777",
    "52.516275%2C13.377704", "geo:52.5163", "+52.5163+013.3777/", "POINT(13.3777 52.5163)", "0.12345 1.23456 2.34567", "9F4MGC8H+G2",
    "bWFpbCBib0BleGFtcGxlLmNvbSBwYWlkIDQxMTExMTExMTExMTExMTE=",
]  # fmt: skip
LINES = st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(",".join), min_size=1, max_size=40)
ITEM = Item(0, "0" * 64, "/t.csv", "csv", 1)


@dataclass(frozen=True)
class Commas:
    """Cells between commas, by a reader so simple that it cannot hide a mistake of the room."""

    first_row: int
    fields: tuple[FieldSpec, ...] = tuple(FieldSpec(f"col:{n}", "") for n in range(6))

    @property
    def texts(self) -> Any:
        """None."""
        return np.empty((0, 2), np.int64)

    def spots(self, data: bytes, offsets: Any) -> Spots:
        row = np.array([self.first_row + data.count(b"\n", 0, int(o)) for o in offsets], np.int64)
        line = [data.rfind(b"\n", 0, int(o)) + 1 for o in offsets]
        field = [data.count(b",", start, int(o)) for start, o in zip(line, offsets, strict=True)]
        return Spots(row, row, np.array(field, np.int64), np.full(len(row), -1, np.int64))

    def cells(self, data: bytes, field: int) -> Cells:
        found, at = [], 0
        for row, line in enumerate(data.split(b"\n")):
            cells = line.split(b",")
            if field < len(cells) and cells[field]:
                start = at + sum(len(cell) + 1 for cell in cells[:field])
                found.append((start, len(cells[field]), self.first_row + row, self.first_row + row))
            at += len(line) + 1
        columns = np.array(found, np.int64).reshape(-1, 4).T
        return Cells(*columns)


def cut(text: str, every: int) -> list[Block]:
    """Blocks of `every` lines with a margin of two lines before and all that follows as overlap."""
    lines = text.encode().splitlines(keepends=True)
    starts = np.cumsum([0, *(len(line) for line in lines)]).tolist()
    blocks = []
    for first in range(0, len(lines), every):
        begin, last = max(0, first - 2), min(first + every, len(lines))
        data, base = b"".join(lines[begin:]), starts[first] - starts[begin]
        blocks.append(Block(0, starts[begin], data, starts[last] - starts[first], Commas(begin), base))
    return blocks


def settled(blocks: list[Block]) -> list[Any]:
    found = detect.scan_item(ITEM, blocks, detect.Settings(bytes(32), "DE"))
    return [table.to_pylist() for table in found]


@settings(max_examples=40)
@given(LINES, st.integers(1, 7))
def test_findings_are_the_same_however_the_item_is_cut(lines: list[str], every: int) -> None:
    text = "\n".join(lines) + "\n"
    assert settled(cut(text, every)) == settled(cut(text, len(lines)))


@settings(max_examples=15)
@given(LINES, st.randoms())
def test_findings_are_the_same_in_any_order_of_work(lines: list[str], rng: Any) -> None:
    blocks = cut("\n".join(lines) + "\n", 2)
    tables = [detect.scan(block, detect.Settings(bytes(32), "DE")) for block in blocks]
    first = detect.settle(ITEM, pa.concat_tables(tables), detect.Settings(bytes(32), "DE"))
    rng.shuffle(tables)
    again = detect.settle(ITEM, pa.concat_tables(tables), detect.Settings(bytes(32), "DE"))
    assert [table.to_pylist() for table in first] == [table.to_pylist() for table in again]


@settings(max_examples=15)
@given(LINES, st.integers(1, 5))
def test_an_item_that_does_not_fit_in_memory_has_the_same_findings(lines: list[str], every: int) -> None:
    blocks, told = cut("\n".join(lines) + "\n", every), detect.Settings(bytes(32), "DE")
    parts = list(detect.scan_pieces([(ITEM, blocks)], told, room=0))
    whole = detect.scan_item(ITEM, blocks, told)
    assert [pa.concat_tables(tables).to_pylist() for tables in zip(*parts, strict=True)] == [
        t.to_pylist() for t in whole
    ]


@settings(max_examples=15)
@given(st.lists(LINES, min_size=2, max_size=4), st.sampled_from([0, 1 << 20]))
def test_items_scanned_together_hold_what_each_holds_alone(texts: list[list[str]], room: int) -> None:
    told, items = detect.Settings(bytes(32), "DE"), [replace(ITEM, item_id=n) for n in range(len(texts))]
    pairs = [(item, cut("\n".join(lines) + "\n", 9)) for item, lines in zip(items, texts, strict=True)]
    alone = [detect.scan_item(*pair, told) for pair in pairs]
    parts = zip(*detect.scan_pieces(pairs, told, room), strict=True)
    findings, values, fields, escrow = (pa.concat_tables(tables).to_pylist() for tables in parts)
    assert findings == [row for one in alone for row in one.findings.to_pylist()]
    assert fields == [row for one in alone for row in one.fields.to_pylist()]
    assert values == detect.merge_values([one.values for one in alone]).to_pylist()
    assert escrow == detect.merge_escrow([one.escrow for one in alone]).to_pylist()


def test_merging_values_is_associative_and_commutative() -> None:
    text = "\n".join(PIECES) + "\n"
    values = [detect.scan_item(ITEM, [block], detect.Settings(bytes(32))).values for block in cut(text, 3)]
    pairs = [detect.merge_values(values[:2]), detect.merge_values(values[2:])]
    assert detect.merge_values(values).equals(detect.merge_values(list(reversed(pairs))))


@settings(max_examples=15)
@given(LINES)
def test_a_text_has_the_same_candidates_wherever_it_begins(lines: list[str]) -> None:
    data = "\n".join(lines).encode()
    rows, texts = kernel_rows(data, 0, len(data))
    for shift in range(1, 32):
        moved, same = kernel_rows(b"\n" * shift + data, 0, len(data) + shift)
        moved[:, :2] -= shift
        assert (moved.tolist(), same.to_pylist()) == (rows.tolist(), texts.to_pylist())


@settings(max_examples=15)
@given(LINES)
def test_outputs_that_fill_up_lose_and_repeat_nothing(lines: list[str]) -> None:
    data = "\n".join(lines).encode() * 20
    rows, texts = kernel_rows(data, 0, len(data))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(collecting, "ROWS_MAX", 0)
        few, same = kernel_rows(data, 0, len(data))
    assert in_order(few, same) == in_order(rows, texts)


def in_order(rows: np.ndarray, texts: pa.Array) -> list[tuple[list[int], bytes]]:
    """Candidates with their texts, however many outputs they came in."""
    return sorted(zip(rows[:, :6].tolist(), texts.to_pylist(), strict=True))


HARD = [
    "." * 4000,
    "@" * 4000,
    "9" * 4000,
    "1-" * 3000,
    "%40" * 2000,
    "a@" * 2000,
    "1 " * 3000,
    "::" * 2000,
    "AB12" * 1000,
    "+1" * 2000,
]
_REFERENCE = """
import sys, warnings
warnings.simplefilter("ignore")
from duenotice.detect.texts.anchored import anchored
from duenotice.detect.texts.positions import positions
from duenotice.detect.texts.collecting import kernel_rows
data = sys.stdin.buffer.read()
rows, texts = kernel_rows(data, 0, len(data))
sys.stdout.write(repr((rows[:, :6].tolist(), texts.to_pylist(), positions(data, anchored(data).angles))))
"""


def same_uncompiled(data: bytes) -> None:
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1"}
    plain = subprocess.run(
        [sys.executable, "-c", _REFERENCE], input=data, env=environment, capture_output=True, check=True
    )
    rows, texts = kernel_rows(data, 0, len(data))
    assert plain.stdout.decode() == repr(
        (rows[:, :6].tolist(), texts.to_pylist(), positions(data, anchored(data).angles))
    )


def test_the_compiled_kernel_means_what_its_source_says() -> None:
    same_uncompiled("\n".join([*PIECES, *(hard[:120] for hard in HARD)]).encode() * 2)


_WHOLE = """
import sys, warnings
warnings.simplefilter("ignore")
from tests.detect.test_detect_properties import scanned
sys.stdout.write(repr(scanned()))
"""


def scanned() -> list[dict[str, list[Any]]]:
    """All tables of an item with names, greetings, addresses and numbers in columns."""
    people = ["Anna Schmidt", "Bruno Costa", "Hana Novák", "Hello, Ivo Silva", "n/a", "%41nna Abel"] * 4
    lines = [f"{name},p{n}@shop.example,+4930123{n:04d},{PIECES[n % len(PIECES)]}" for n, name in enumerate(people)]
    told = detect.scan_item(ITEM, cut("\n".join(lines) + "\n", 2), detect.Settings(bytes(32), "DE"))
    return [table.to_pydict() for table in told]


def test_a_whole_scan_finds_the_same_when_nothing_of_it_is_compiled() -> None:
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1"}
    plain = subprocess.run([sys.executable, "-c", _WHOLE], env=environment, capture_output=True, text=True, check=True)
    assert plain.stdout == repr(scanned())


@pytest.mark.full
@pytest.mark.parametrize("seed", range(4))
def test_the_compiled_kernel_means_what_its_source_says_of_mutants_and_noise(seed: int) -> None:
    rng = random.Random(seed)
    signs = "0123456789" * 3 + " -./:@%+abfxXTZ()_#&;\\\n,\"'BzQéñ\u00a0\u202f"
    parts = []
    for _ in range(6000):
        piece = list(rng.choice(PIECES))
        for _ in range(rng.randrange(3)):
            at = rng.randrange(len(piece) + 1)
            piece[at : at + rng.randrange(2)] = rng.choice(signs)
        parts.append("".join(piece) + rng.choice(signs))
    noise = "".join(rng.choice(signs) for _ in range(60_000))
    same_uncompiled(("".join(parts) + noise).encode() + rng.randbytes(60_000))


@pytest.mark.parametrize("hard", HARD, ids=lambda text: text[:4])
def test_hostile_strings_give_few_candidates_and_end(hard: str) -> None:
    data = hard.encode() * 40
    rows, _ = kernel_rows(data, 0, len(data))
    assert len(rows) <= len(data)


@settings(max_examples=60)
@given(st.binary(max_size=3000))
def test_any_bytes_are_scanned_without_a_crash_and_spans_lie_within(data: bytes) -> None:
    rows, _ = kernel_rows(data, 0, len(data))
    assert all(0 <= start < end <= len(data) for start, end in rows[:, :2].tolist())
