"""JSON and what Python shows of a dictionary, within something else: lines of logs, cells, parameters, texts of JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice import detect
from duenotice.detect.kernel.loop import padded
from duenotice.detect.texts.labelled import labelled
from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item

NAMES = ["Anna Fischer", "Peter Schmidt", "Maria Weber", "Thomas Becker"]
TOLD = ("PERSON_NAME", "BIRTH_DATE", "PASSWORD", "POSTAL_ADDRESS")
"""What only the keys tell."""


def _person(n: int) -> dict[str, str]:
    return {
        "name": NAMES[n % 4],
        "dob": f"19{60 + n}-0{1 + n % 9}-1{n % 10}",
        "password": f"Secret{n}x!",
        "email": f"user{n}@example.com",
        "street": f"Hauptstraße {n + 1}",
        "city": "Berlin",
    }


def _json(n: int) -> str:
    return json.dumps(_person(n), ensure_ascii=False)


def _within(n: int, text: str) -> str:
    return json.dumps({"n": n, "message": f"sent {text} ok"}, ensure_ascii=False)


def _asked(address: str) -> str:
    return f'192.0.2.7 - - [21/Nov/2018:10:00:00 +0000] "GET /x?data={address} HTTP/1.1" 200 51 "-" "x"'


def _doubled(text: str) -> str:
    return text.replace('"', '""')


HELD: dict[str, tuple[str, Callable[[int], str], str, str]] = {
    "a log line": ("d.log", lambda n: f"2018-11-21 10:00:{n} INFO body {_json(n)}", "", "text"),
    "a dictionary of Python": ("p.log", lambda n: f"2018-11-21 10:00:{n} INFO user {_person(n)!r}", "", "text"),
    "escaped quotes": ("b.log", lambda n: f"2018-11-21 10:00:{n} INFO payload={json.dumps(_json(n))}", "", "text"),
    "a cell": ("e.csv", lambda n: f'{n},"{_doubled(_json(n))}",ok', "id,payload,state\n", "csv"),
    "a cell without quotes": ("e.csv", lambda n: f"{n};{_json(n)};ok", "id;payload;state\n", "csv"),
    "a cell in other quotes": ("e.csv", lambda n: f"{n},'{_json(n)}',ok", "id,payload,state\n", "csv"),
    "a parameter": ("c.log", lambda n: _asked(quote(_json(n))), "", "access_log"),
    "a parameter with plus signs": ("c.log", lambda n: _asked(quote_plus(_json(n))), "", "access_log"),
    "a longer text of JSON": ("f.jsonl", lambda n: _within(n, _json(n)), "", "jsonl"),
    "a text in a text of JSON": ("f.jsonl", lambda n: _within(n, json.dumps(_json(n))), "", "jsonl"),
    "what Python shows in JSON": ("f.jsonl", lambda n: _within(n, repr(_person(n))), "", "jsonl"),
}


def _found(path: Path) -> tuple[str, list[tuple[str, int, int]]]:
    (item,) = (part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    own = (part for part in blocks(item, Budget()) if isinstance(part, Block))
    rows = detect.scan_item(item, own, detect.Settings(bytes(32))).findings.to_pylist()
    return item.kind, [(row["kind"], row["offset"], row["length"]) for row in rows]


@pytest.mark.parametrize("where", HELD)
def test_what_only_the_keys_tell_is_found_once_within(tmp_path: Path, where: str) -> None:
    name, line, head, kind = HELD[where]
    (tmp_path / name).write_text(head + "".join(f"{line(n)}\n" for n in range(20)), "utf-8")
    told, rows = _found(tmp_path / name)
    assert told == kind
    assert {kind: n for kind, n in Counter(kind for kind, *_ in rows).items() if kind in TOLD} == dict.fromkeys(
        TOLD, 20
    )
    assert len({(start, size) for _, start, size in rows}) == len(rows)


def test_what_fields_tell_of_a_text_that_is_json_is_not_told_again(tmp_path: Path) -> None:
    (tmp_path / "f.jsonl").write_text("".join(f"{json.dumps({'n': n, 'm': _json(n)})}\n" for n in range(20)), "utf-8")
    _, rows = _found(tmp_path / "f.jsonl")
    assert Counter(kind for kind, *_ in rows) == dict.fromkeys((*TOLD, "EMAIL"), 20) | {"POSTAL_ADDRESS": 40}


LEFT = [
    r"{\"name\": \"Production\"}",
    r"{\"name\": \"Anna Fischer}",
    r'{\"name\": "Anna Fischer"}',
    '{""password"": """"}',
    '{""password"": ""$password""}',
    '{""name"": "Anna Fischer"}',
    "{'password': None, 'name': name}",
    "{'file name': 'Anna Fischer'}",
]


@pytest.mark.parametrize("text", LEFT)
def test_what_is_no_value_within_the_quotes_of_its_label_is_left(text: str) -> None:
    data = text.encode()
    assert list(labelled(data, padded(data), 0, len(data))) == []


@given(st.integers(0, 2), st.text("ab\"\\{}:, '", max_size=12))
def test_a_value_ends_at_the_quote_of_its_own_depth(depth: int, behind: str) -> None:
    text = '{"password": "hunter2x", "note": ' + json.dumps(behind) + "}"
    for _ in range(depth):
        text = json.dumps(text)
    data = text.encode()
    assert [data[one.start : one.end] for one in labelled(data, padded(data), 0, len(data))] == [b"hunter2x"]
