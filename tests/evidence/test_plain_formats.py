"""Plain formats: what a file of each kind becomes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from duenotice.evidence import Budget, blocks, inventory
from duenotice.model.evidence import Block, Item

EDGE = (
    '{"time":"2018-11-21T10:00:00Z","request_id":"e1","session":"s1","remote_addr":"192.0.2.1","method":"GET",'
    '"host":"shop.example","uri":"/account?x=1","status":200,"bytes":12,"cache":"HIT"}\n'
)
COMBINED = (
    '192.0.2.7 - ann [21/Nov/2018:11:00:00 +0100] "GET /a?email=ann%40example.com HTTP/1.1" 200 12 '
    '"https://shop.example/?q=shoes" "Mozilla/5.0 (X)" rid="r1" sid="s9" uid="-" rt=0.012\n'
)


def read(path: Path) -> tuple[Item, list[Block]]:
    """The one item of a file and its blocks."""
    item = next(part for part in inventory([str(path)], Budget()) if isinstance(part, Item))
    return item, [part for part in blocks(item, Budget()) if isinstance(part, Block)]


def values(found: list[Block]) -> dict[str, list[str]]:
    """Field path to all its cells."""
    out: dict[str, list[str]] = {}
    for block in found:
        for n, spec in enumerate(block.layout.fields):
            cells = block.layout.cells(block.data, n)
            texts = [block.data[o : o + k].decode() for o, k in zip(cells.offset, cells.length, strict=True)]
            out.setdefault(spec.path, []).extend(texts)
    return out


CASES = [
    ("id,name\n1,Ann\n2,Bo\n", "csv", {"col:0": ["1", "2"], "col:1": ["Ann", "Bo"]}),
    ('id;n\n1;"A ""x"" B"\n2;"two\nlines"\n', "csv", {"col:0": ["1", "2"], "col:1": ['A ""x"" B', "two\nlines"]}),
    ("sep=|\nid|n\n1|a\n2|b\n", "csv", {"col:0": ["1", "2"], "col:1": ["a", "b"]}),
    ('{"a":{"b":"x"},"l":[{"c":1},{"c":2}]}\n{"a":{}}\n', "jsonl", {"$.a.b": ["x"], "$.l[].c": ["1", "2"]}),
    (
        '{"uri":"/a?mail=x&o=1","l":"/b"}\n{"uri":"https://h/?o=2"}\n',
        "jsonl",
        {"$.uri": ["/a", "https://h/"], "?mail": ["x"], "?o": ["1", "2"], "$.l": ["/b"]},
    ),
    (
        "id,mail,ssn,iban,note\n1,a@x.example,,,\n2,,,,\n3,c@x.example,,,\n4,d@x.example,78-05,,\n",
        "csv",
        {"col:0": ["1", "2", "3", "4"], "col:1": ["a@x.example", "c@x.example", "d@x.example"], "col:2": ["78-05"]},
    ),
    (
        '"id","mail","ssn","iban","note"\r\n"1","a@x.example","","",""\r\n"2","b@x.example", ,"",""\r\n',
        "csv",
        {"col:0": ["1", "2"], "col:1": ["a@x.example", "b@x.example"]},
    ),
    ("colours = [\n'red',\n'green',\n'blue',\n'grey',\n'pink',\n]\n", "text", {}),
    ("names = (\n" + "    'red', 'green', 'blue',\n    'grey', 'pink', 'teal',\n" * 4 + ")\n", "text", {}),
    ("our @signs = (\n" + "'Qu ', 'Xiao ', 'Zhi ', 'Dan ',\n'Ju ', 'You ', 'Gu ', 'Bi ',\n" * 4 + ");\n", "text", {}),
    (
        "2008-07-11  Ann\n\t* a.c: Use b.\n\t* d.c (e): Likewise.\n\tAnd here.\n\t* f.c: New.\n\t* g.c: Old.\n",
        "text",
        {},
    ),
    ("<code_set_name> INVARIANT\n<comment_char> %\n<U0041>     /x41   LATIN CAPITAL LETTER A\n", "text", {}),
    (
        "'Ann','Leeds'\n'Bo','York'\n'Cy','Hull'\n",
        "csv",
        {"col:0": ["'Ann'", "'Bo'", "'Cy'"], "col:1": ["'Leeds'", "'York'", "'Hull'"]},
    ),
    ("a\tb\n\t1\n\t2\nx\t3\ny\t4\n", "csv", {"col:0": ["x", "y"], "col:1": ["1", "2", "3", "4"]}),
    ("Dear all,\nthis is prose, mostly.\nBye\n", "text", {}),
]


@pytest.mark.parametrize(("text", "kind", "fields"), CASES)
def test_a_text_gives_its_fields(tmp_path: Path, text: str, kind: str, fields: dict[str, list[str]]) -> None:
    (tmp_path / "x.dat").write_text(text)
    item, found = read(tmp_path / "x.dat")
    assert item.kind == kind
    assert values(found) == fields


def test_a_combined_log_gives_slots_parameters_and_trailing_pairs(tmp_path: Path) -> None:
    (tmp_path / "x").write_text(COMBINED * 2)
    item, found = read(tmp_path / "x")
    got = values(found)
    assert item.kind == "access_log"
    assert got["?email"] == ["ann%40example.com"] * 2
    assert got["log:rid"] == ["r1"] * 2
    assert got["log:user"] == ["ann"] * 2
    assert "log:uid" not in got


@pytest.mark.parametrize(("line", "at"), [(EDGE, 1542794400), (COMBINED, 1542794400)])
def test_a_spot_in_a_log_line_knows_row_and_time(tmp_path: Path, line: str, at: int) -> None:
    (tmp_path / "x").write_text(line * 3)
    _, (block,) = read(tmp_path / "x")
    spots = block.layout.spots(block.data, np.array([len(line) + 5], np.int64))
    assert (spots.row[0], spots.record[0], spots.at_us[0]) == (1, 1, at * 1_000_000)


def test_a_header_in_plain_utf8_keeps_its_letters(tmp_path: Path) -> None:
    """RFC 6532; the standard library's own reading of such headers replaces them."""
    path = tmp_path / "form.eml"
    path.write_text("From: <form@shop.example>\nName: Zoë Červená\n\nhello\n", "utf-8")
    assert values(read(path)[1])["header:name"] == ["Zoë Červená"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[2018-11-21 10:00:00] INFO begun\n[2018-11-21 10:00:01] WARN ended\n", "text"),
        ("[12] started\n[13] stopped\n", "text"),
        ("[customer]\nname = x\n", "text"),
        ("[true story]\n", "text"),
        ("[1, 2]\n", "json"),
        ("[\n  -1.5e3\n,2]", "json"),
        ("[true]", "json"),
        ("[]", "json"),
        ('[{"a": 1}]', "json"),
        ("[[1], [2]]", "json"),
        ("[1]\n[2]\n", "jsonl"),
    ],
)
def test_a_bracket_begins_json_only_where_json_goes_on(tmp_path: Path, text: str, kind: str) -> None:
    path = tmp_path / "a"
    path.write_text(text)
    assert read(path)[0].kind == kind


def test_the_comma_before_milliseconds_parts_no_columns(tmp_path: Path) -> None:
    path = tmp_path / "app.log"
    path.write_text("".join(f"2018-11-21 10:00:{n:02},123 INFO worker begun\n" for n in range(30)))
    assert read(path)[0].kind == "text"
    path.write_text("".join(f"2018-11-21 10:00:{n:02},{n},begun\n" for n in range(30)))
    assert read(path)[0].kind == "csv"


PGP = "-----BEGIN PGP MESSAGE-----\n\nhQEMA1234\n=abcd\n-----END PGP MESSAGE-----\n"


def test_text_behind_a_message_by_pgp_is_read_and_the_message_told(tell: Callable[..., Any]) -> None:
    told = tell((PGP + "dn: uid=ann\nmail: ann@example.com\n").encode())
    assert "ann@example.com" in told.text
    assert [row.bytes_skipped for row in told.coverage if row.reason == "encrypted"] == [len(PGP) - 1]
    assert tell(PGP.encode()).kind == "sealed"
