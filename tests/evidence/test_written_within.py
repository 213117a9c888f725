"""JSON written within attributes and texts, in every way of escaping its quotes; elements of XML that have a name; logs of statements."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from typing import Any

import pytest

PERSON = {"firstName": "Ann", "email": "ann@example.com", "year": 1984, "address": {"city": "York"}}
TEXT = json.dumps(PERSON)
DEEP = {
    "an attribute": (f'<html><body><div data-props="{html.escape(TEXT)}"></div></body></html>', "data-props"),
    "an attribute in single quotes": (f"<html><body><div data-props='{TEXT}'></div></body></html>", "data-props"),
    "a list in an attribute": (f'<html><body><div data-x="[{html.escape(TEXT)}]"></div></body></html>', "data-x"),
    "numbers for quotes": (f'<html><body><p data-p="{TEXT.replace(chr(34), "&#34;")}"></p></body></html>', "data-p"),
    "a text": (json.dumps([{"body": TEXT}]), "body"),
    "a list in a text": (json.dumps([{"body": f"[{TEXT}]"}]), "body"),
    "codes for quotes": (json.dumps([{"body": TEXT}]).replace('\\"', "\\u0022"), "body"),
    "a text in a text": (json.dumps([{"log": json.dumps({"body": TEXT, "level": 1})}]), "log"),
    "JSON in an attribute in a text": (
        html.escape(json.dumps({"a": TEXT})).join(['<html><i data-q="', '"></i></html>']),
        "data-q",
    ),
}


@pytest.mark.parametrize(("text", "within"), DEEP.values(), ids=DEEP)
def test_values_of_json_within_another_text_have_their_names(tell: Callable[..., Any], text: str, within: str) -> None:
    told = tell(text.encode())
    named = {told.headers[path]: cells for path, cells in told.cells.items() if within in path}
    assert named["email"] == ["ann@example.com"]
    assert named["firstName"] == ["Ann"]
    assert named["city"] == ["York"]
    assert named["year"] == ["1984"]


def test_braces_that_hold_no_json_stay_one_value(tell: Callable[..., Any]) -> None:
    told = tell(json.dumps([{"body": "{see above} the text", "note": '["'}]).encode())
    assert told.cells["$[].body"] == ["{see above} the text"]


XML = {
    "MySQL": '<row><field name="birth_date">1961-03-14</field><field name="id">1</field></row>',
    "Android": '<map><string name="birth_date">1961-03-14</string><string name="id">1</string></map>',
    "Windows": '<EventData><Data Name="birth_date">1961-03-14</Data><Data Name="id">1</Data></EventData>',
}


@pytest.mark.parametrize("text", XML.values(), ids=XML)
def test_elements_are_called_by_their_name(tell: Callable[..., Any], text: str) -> None:
    told = tell(f'<?xml version="1.0"?><all>{text * 2}</all>'.encode())
    assert [cells for path, cells in told.cells.items() if told.headers[path] == "birth_date"] == [["1961-03-14"] * 2]


LOGS = {
    "general log of MySQL": "\t\t{n:6d} Query\tINSERT INTO people VALUES ({n}, 'Ann', 'u{n}@example.com')\n",
    "log of PostgreSQL": "2026-01-01 10:00:00.000 UTC [7] LOG:  statement: INSERT INTO people VALUES ({n}, 'Ann', 'u{n}@example.com');\n",
    "log of a program": "10:00:00,123 DEBUG sql - insert into people (id, name, mail) values ({n}, 'Ann', 'u{n}@example.com')\n",
}


@pytest.mark.parametrize("line", LOGS.values(), ids=LOGS)
def test_rows_that_a_log_says_were_inserted_are_tables(tell: Callable[..., Any], line: str) -> None:
    first = (
        line.partition("INSERT")[0].partition("insert")[0].format(n=0)
        + "CREATE TABLE people (id int, name text, mail text);\n"
    )
    told = tell((first + "".join(line.format(n=n) for n in range(20))).encode())
    mails = [cells for path, cells in told.cells.items() if told.headers[path] == "mail"]
    assert mails == [[f"u{n}@example.com" for n in range(20)]]


def test_lists_of_columns_of_one_table_are_told_apart(tell: Callable[..., Any]) -> None:
    told = tell(b"INSERT INTO t (id, name) VALUES (1, 'Ann');\nINSERT INTO t (mail, id) VALUES ('a@example.com', 2);\n")
    assert {told.headers[path]: cells for path, cells in told.cells.items()}["mail"] == ["a@example.com"]
    assert {told.headers[path]: cells for path, cells in told.cells.items()}["name"] == ["Ann"]
