"""The bytes of an item and the places in it depend on its content alone, never on how it is cut into blocks."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from unittest import mock

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duenotice.evidence import Budget, blocks, inventory
from duenotice.evidence.ground.shapes import Delimited, Markup
from duenotice.evidence.places.layout import FIRST, LABEL, SectionLayout, one_section
from duenotice.evidence.records.assembling import _pieces, assembled
from duenotice.evidence.records.record import Part, Record
from duenotice.model.evidence import Block, Item

SIZES = (1 << 9, 1 << 12, 1 << 23)

words = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00\x7f", exclude_categories=("Cs", "Cc")), max_size=12
)
cells = st.one_of(
    words, words.map(lambda w: '"' + w.replace('"', '""') + '"'), st.just('"a\nb"'), st.just('"'), st.just("")
)
csv_texts = st.lists(st.lists(cells, min_size=3, max_size=3).map(",".join), min_size=2, max_size=60).map("\n".join)
json_values = st.recursive(
    st.one_of(words, st.integers(), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(words, inner, max_size=4)),
    max_leaves=25,
)
log_lines = st.tuples(words, words).map(
    lambda w: f'192.0.2.1 - - [21/Nov/2018:11:00:00 +0100] "GET /a?{w[0]}={w[1]} HTTP/1.1" 200 1 "-" "-" rid="{w[0]}"\n'
)
texts = st.one_of(
    csv_texts.map(lambda t: "a,b,c\n1,x,2018\n" + t),
    st.lists(json_values.map(json.dumps), min_size=3, max_size=40).map(lambda v: '{"a":1}\n' + "\n".join(v)),
    st.lists(json_values, max_size=40).map(lambda v: json.dumps({"k": v, "end": [{"z": "x"}]}, indent=1)),
    st.lists(log_lines, min_size=3, max_size=60).map("".join),
    st.lists(words, max_size=200).map("\n".join),
    st.lists(words, max_size=80).map(lambda w: "<html><body>" + "".join(f"<p class=a>{x}<b>y</b></p>" for x in w)),
)


def told(path: Path, size: int) -> tuple[bytes, list[tuple[object, ...]], list[tuple[object, ...]]]:
    """All own bytes of an item, its spots every few bytes and its cells, in places of the item."""
    item = next(part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    data, spots, held = b"", [], []
    for block in blocks(item, Budget(), size):
        if not isinstance(block, Block):
            continue
        assert block.offset + block.base == len(data)
        data += block.data[block.base : block.base + block.own]
        at = np.arange(block.base, block.base + block.own, 3, dtype=np.int64)
        at = at[(at + block.offset) % 3 == 0]
        found = block.layout.spots(block.data, at)
        paths = [spec.path for spec in block.layout.fields]
        names = ["" if f < 0 else paths[f] for f in found.field.tolist()]
        spots += zip(
            (at + block.offset).tolist(),
            found.row.tolist(),
            found.record.tolist(),
            names,
            found.at_us.tolist(),
            strict=True,
        )
        for n, path_ in enumerate(paths):
            cells_ = block.layout.cells(block.data, n)
            where = (cells_.offset + block.offset).tolist()
            held += zip(
                where,
                cells_.length.tolist(),
                cells_.row.tolist(),
                cells_.record.tolist(),
                [path_] * len(where),
                strict=True,
            )
    return data, [s for s in spots if s[0] % 3 == 0], sorted(held)


def same_for_all_sizes(raw: bytes) -> None:
    """Compare small, middle and large blocks."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(raw)
        whole = told(path, SIZES[-1])
        for size in SIZES[:-1]:
            data, spots, held = told(path, size)
            assert data == whole[0]
            assert held == whole[2]
            assert set(spots) <= set(whole[1]) or spots == whole[1]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(texts)
def test_blocks_of_any_size_tell_the_same(text: str) -> None:
    same_for_all_sizes(text.encode())


LONG = [
    b"a,b,c\n1,2,3\n" + b'4,"' + b"x" * 1_500_000 + b'",6\n7,8,9\n',
    b"a,b,c\n1,2,3\n" + b'4,"never closed\n' * 3 + b"5,6,7\n" * 200_000,
    b'{"a":1}\n{"b":"' + b"y" * 3_000_000 + b'"}\n{"c":2}\n',
    json.dumps([{"id": n, "text": "z" * 300, "in": [{"x": n}]} for n in range(9000)]).encode(),
    json.dumps([{"id": 1, "big": "q" * 6_000_000, "after": "v"}, {"id": 2}]).encode(),
    b"word " * 900_000,
]


@pytest.mark.parametrize(
    "raw", LONG, ids=["long cell", "open quote", "long line", "long list", "long string", "one line of text"]
)
def test_records_beyond_the_limit_are_cut_at_fixed_places(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(raw)
    whole, small = told(tmp_path / "x", 1 << 23), told(tmp_path / "x", 1 << 18)
    assert small[0] == whole[0] == raw
    assert small[2] == whole[2]


@pytest.mark.parametrize("size", SIZES)
def test_the_pieces_of_a_long_part_keep_its_label_and_its_count_of_rows_in_every_block(size: int) -> None:
    long = b"word " * 400_000 + b"\n"
    found = [
        Record((Part(data, Markup(), "text"),), label=name)
        for name, data in (("a", b"x"), ("b", 5 * long), ("c", b"y"))
    ]
    item = Item(0, "", "x", "warc", 1)
    held = [part for part in assembled(item, found, size) if isinstance(part, Block)]
    sections = [(block.layout.sections, row) for block in held for row in block.layout.sections.table.tolist()]
    assert [told.labels[row[LABEL]] for told, row in sections] == [
        "a, text",
        "b, text",
        "b, text",
        "b, text",
        "c, text",
    ]
    assert [row[FIRST] for _, row in sections] == [1, 1, 3, 5, 1]


@given(
    lines=st.lists(st.lists(st.sampled_from(["a", "bc", "", "1"]), min_size=3, max_size=3), min_size=3, max_size=12),
    wanted=st.lists(st.integers(0, 60), max_size=20),
)
@settings(max_examples=50)
def test_the_place_of_an_offset_does_not_depend_on_the_others(lines: list[list[str]], wanted: list[int]) -> None:
    text = "name,mail,age\n" + "".join(",".join(line) + "\n" for line in lines)
    shape = Delimited(44, 34, ("name", "mail", "age"), 1)
    data = text.encode()
    layout = SectionLayout(one_section(0, len(data), shape, 0, False), data)
    wanted = [min(offset, len(data)) for offset in wanted]  # nobody knows what stands behind it
    together = layout.spots(data, np.array(wanted, np.int64))
    alone = [layout.spots(data, np.array([offset], np.int64)) for offset in wanted]
    for name in ("row", "record", "field", "at_us"):
        assert list(getattr(together, name)) == [int(getattr(spot, name)[0]) for spot in alone]
    inside = [(offset, int(row)) for offset, row in zip(wanted, together.row, strict=True) if offset < len(data)]
    assert all(row == data[:offset].count(b"\n") for offset, row in inside)


def dump(rows_of_statement: int) -> bytes:
    """Six thousand rows of two kilobytes, so many in a statement."""
    rows = [f"({n},'Ann {n} O\\'Neil','{'(a), b; ' * 250}')" for n in range(6000)]
    parts = [rows[n : n + rows_of_statement] for n in range(0, len(rows), rows_of_statement)]
    made = "-- MySQL dump\nCREATE TABLE `p` (\n  `id` int,\n  `name` text,\n  `note` text\n);\n"
    return (made + "".join(f"INSERT INTO `p` VALUES {','.join(part)};\n" for part in parts)).encode()


def test_rows_of_a_dump_are_the_same_in_one_statement_of_many_megabytes(tmp_path: Path) -> None:
    def cells_of(rows_of_statement: int) -> list[tuple[str, str]]:
        path = tmp_path / f"{rows_of_statement}.sql"
        path.write_bytes(dump(rows_of_statement))
        data, _, held = told(path, SIZES[-1])
        assert len({record for _, _, _, record, _ in held}) == 6000
        return [(path, data[at : at + size].decode()) for at, size, _, _, path in held]

    whole = cells_of(6000)
    assert whole == cells_of(50)
    assert len(whole) == 3 * 6000
    assert whole[-2] == ("col:p.1", "Ann 5999 O'Neil")


@given(
    st.lists(st.lists(st.text("ab c\"'", max_size=30), min_size=2, max_size=2), min_size=1, max_size=40),
    st.integers(1, 400),
    st.sampled_from([0, 34]),
)
def test_a_long_table_is_cut_between_its_rows(rows: list[list[str]], size: int, quote: int) -> None:
    data = "".join("\t".join(row) + "\n" for row in rows).encode()
    with mock.patch("duenotice.evidence.records.assembling.PIECE", size):
        pieces = list(_pieces(data, Delimited(9, quote), rows=True))
    assert b"".join(piece for piece, _ in pieces) == data
    assert all(piece.endswith(b"\n") or len(piece) >= size for piece, _ in pieces)
