"""Values with their names beside them: lists of attributes, tables of metadata, exported forms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from duenotice import detect
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item

PERSON = {
    "first_name": "Olivia",
    "last_name": "Martin",
    "dob": "1985-03-12",
    "password": "hunter2x",
    "shoe_size": "Rose",
}
FOUND = [
    ("PERSON_NAME", "Olivia", "first_name"),
    ("PERSON_NAME", "Martin", "last_name"),
    ("BIRTH_DATE", "1985-03-12", "dob"),
    ("PASSWORD", "hunter2x", "password"),
]


def read(path: Path, size: int = 1 << 20) -> list[tuple[str, str, str]]:
    """(kind, text, last part of the path) of every finding."""
    (item,) = (one for one in inventory([str(path)], Budget()) if isinstance(one, Item))
    held = [block for block in blocks(item, Budget(), size=size) if isinstance(block, Block)]
    told = detect.scan_item(item, held, detect.Settings(bytes(32)))
    paths = {row["field"]: row["path"] for row in told.fields.to_pylist()}
    return [
        (row["kind"], _text(held, row["offset"], row["length"]), paths[row["field"]].rpartition("[")[2].rstrip("]"))
        for row in told.findings.to_pylist()
    ]


def _text(held: list[Block], offset: int, length: int) -> str:
    block = next(b for b in held if b.offset + b.base <= offset < b.offset + b.base + b.own)
    return block.data[offset - block.offset :][:length].decode()


def as_json(key: str, value: str) -> str:
    return json.dumps({"id": 7, "attributes": [{key: k, value: v} for k, v in PERSON.items()]})


def as_sql(key: str, value: str) -> str:
    rows = ",\n".join(f"({n}, 'x', '{k}', '{v}')" for n, (k, v) in enumerate(PERSON.items()))
    return f"INSERT INTO `usermeta` (`umeta_id`, `thing`, `{key}`, `{value}`) VALUES\n{rows};\n"


def as_csv(key: str, value: str) -> str:
    return f"{key},{value}\n" + "".join(f"{k},{v}\n" for k, v in PERSON.items())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", as_json("name", "value")),
        ("b.json", as_json("key", "val")),
        ("c.json", as_json("attribute_code", "value")),
        ("d.sql", as_sql("meta_key", "meta_value")),
        ("e.sql", as_sql("option_name", "option_value")),
        ("f.csv", as_csv("Field", "Value")),
        ("g.csv", as_csv("Question", "Answer")),
        ("h.csv", as_csv("Feld", "Wert")),
    ],
)
def test_a_value_is_what_the_key_beside_it_says(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    assert read(path) == FOUND


@pytest.mark.parametrize(
    "pairs",
    [
        [{"value": "Olivia"}, {"name": "first_name"}, {"value": ["Rose", "Olivia"], "name": "x"}],
        [{"name": "first_name", "pages": 7, "weight": "Olivia"}],
        [{"name": "first_name", "note": "x" * 2000, "value": "Olivia"}],
    ],
)
def test_values_without_a_key_beside_them_stay_where_they_are(tmp_path: Path, pairs: list[dict[str, str]]) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"attributes": pairs}))
    assert [row for row in read(path) if row[2] == "first_name"] == []


def test_keys_that_may_be_personal_become_no_part_of_a_path(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    keys = ["anna.fischer@shop.example", "Anna Fischer", "+49 30 1234567", "phone of my friend Anna Fischer"]
    keys += ["mr_smith_phone"]
    path.write_text("".join(json.dumps({"x": [{"key": key, "value": "030 1234567"}]}) + "\n" for key in keys))
    (item,) = (one for one in inventory([str(path)], Budget()) if isinstance(one, Item))
    held = [block for block in blocks(item, Budget()) if isinstance(block, Block)]
    told = detect.scan_item(item, held, detect.Settings(bytes(32))).fields.to_pylist()
    assert {row["path"] for row in told} == {"$.x[].key", "$.x[].value", "$.x[].value[phone]"}


@pytest.mark.parametrize("size", [1 << 12, 1 << 14])
def test_the_cut_into_blocks_changes_no_pair(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(as_json("name", "value") + "\n" for _ in range(300)))
    assert read(path, size) == read(path) == FOUND * 300
