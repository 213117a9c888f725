"""Formats that are read as records: captures, mail, column files, pages and JSON texts."""

from __future__ import annotations

import base64
import gzip
import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from duenotice.evidence import Budget, blocks, inventory, requests
from duenotice.model.evidence import Block, Coverage, Item

PAGE = (
    b"<html><body><p class=greet>Hello, Ann</p><ul><li>one<li>two</ul><input name=email value='ann@example.com'>"
    b"<script>var x = '<p>not text</p>'</script>"
    b'<script type="application/json">{"user": {"name": "Ann B"}}</script></body></html>'
)
HAR = {
    "log": {
        "version": "1.2",
        "creator": {"name": "test", "version": "1"},
        "entries": [
            {
                "startedDateTime": "2018-11-21T10:00:00+01:00",
                "request": {"method": "GET", "url": "https://shop.example/account?u=ann%40example.com", "headers": []},
                "response": {
                    "status": 200,
                    "headers": [{"name": "X-Request-Id", "value": "r1"}, {"name": "Age", "value": "3"}],
                    "content": {"mimeType": "text/html", "text": PAGE.decode()},
                },
            }
        ],
    }
}
MAIL = (
    'From: =?utf-8?q?J=C3=B6rg?= Bo <jb@example.com>\nTo: "Team, Help" <help@example.org>, x@example.net\n'
    "Date: Wed, 21 Nov 2018 10:00:00 +0100\nSubject: hi\nContent-Type: text/plain; charset=utf-8\n"
    "Content-Transfer-Encoding: quoted-printable\n\nHello J=C3=B6rg, write to ann=40example.com\n\n"
)
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2018-11-21T09:00:00Z\r\n"
    b"WARC-Target-URI: https://shop.example/account\r\nContent-Type: application/http; msgtype=response\r\n"
    b"Content-Length: %d\r\n\r\n%s\r\n\r\n"
)


def read(path: Path) -> tuple[Item, list[Block], list[Coverage]]:
    """The last item of a file, its blocks and its coverage."""
    item = [part for part in inventory([str(path)], Budget()) if isinstance(part, Item)][-1]
    found = list(blocks(item, Budget()))
    return (
        item,
        [part for part in found if isinstance(part, Block)],
        [part for part in found if isinstance(part, Coverage)],
    )


def values(found: list[Block]) -> dict[str, list[str]]:
    """Field path to all its cells."""
    out: dict[str, list[str]] = {}
    for block in found:
        for n, spec in enumerate(block.layout.fields):
            cells = block.layout.cells(block.data, n)
            texts = [block.data[o : o + k].decode() for o, k in zip(cells.offset, cells.length, strict=True)]
            out.setdefault(spec.path, []).extend(texts)
    return out


def warc_of(page: bytes) -> bytes:
    """One response, chunked and gzipped."""
    packed = gzip.compress(page)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\nX-Request-Id: r1\r\n\r\n"
    return WARC % (len(head + chunked), head + chunked)


def test_a_page_gives_its_template_positions_and_form_values(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(PAGE)
    item, found, _ = read(tmp_path / "x")
    assert item.kind == "html"
    assert values(found) == {
        "dom:html>body>p.greet": ["Hello, Ann"],
        "dom:html>body>ul>li": ["one"],
        "dom:html>body>ul>li[2]": ["two"],
        "dom:html>body>input[name=email]@value": ["ann@example.com"],
        "$.user.name": ["Ann B"],
    }


@pytest.mark.parametrize(
    ("page", "cells"),
    [
        ("<ul>" + "<li>x</li>" * 9 + "</ul>", {"dom:ul>li[]": ["x"] * 9}),
        (
            "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
            {"dom:ul>li": ["a"], "dom:ul>li>ul>li": ["b"], "dom:ul>li[2]": ["c"]},
        ),
        (
            "<p>a<br>b<br/>c <b>d</b> e</p>",
            {"dom:p": ["a", "e"], "dom:p>br": ["b"], "dom:p>br[2]": ["c"], "dom:p>b": ["d"]},
        ),
        (
            "<script>var user = \"Ann\", x=1; f({city: 'Ulm', n: 2})</script>",
            {"dom:script[name=user]": ["Ann"], "dom:script[name=city]": ["Ulm"]},
        ),
        ('<script>window.S = {"u":{"n":"Ann"}};</script>', {"$.u.n": ["Ann"]}),
        ('<script>// don\'t\nvar ab = "b\\"c"; if (x == "d") {</script>', {"dom:script[name=ab]": ['b\\"c']}),
        ('<script>[{"@type":"Person","name":"Ann"}]</script>', {"$[].@type": ["Person"], "$[]<Person>.name": ["Ann"]}),
        (r'<script>{"a":"{\"b\":\"Ann\",\"c\":[\"d\"]}"}</script>', {"$.a.b": ["Ann"], "$.a.c": ["d"]}),
        ("<script>{" + '{"' * 3000 + "</script>", {}),
    ],
)
def test_lists_lines_and_scripts_have_positions_of_their_own(
    tmp_path: Path, page: str, cells: dict[str, list[str]]
) -> None:
    (tmp_path / "x.html").write_text(f"<!doctype html>{page}")
    _, found, _ = read(tmp_path / "x.html")
    assert values(found) == cells


@pytest.mark.parametrize("kind", ["warc", "har"])
def test_a_captured_page_is_a_record_with_time_address_and_the_fields_of_its_page(
    tmp_path: Path, kind: str, case_key: bytes
) -> None:
    (tmp_path / "x").write_bytes(warc_of(PAGE) if kind == "warc" else json.dumps(HAR).encode())
    item, found, _ = read(tmp_path / "x")
    at = found[0].data.find(b"Hello")
    spots = found[0].layout.spots(found[0].data, np.array([at], np.int64))
    (table,) = requests(item, Budget(), case_key)
    row = table.to_pylist()[0]
    assert item.kind == kind
    assert values(found)["dom:html>body>p.greet"] == ["Hello, Ann"]
    assert (spots.record[0], spots.at_us[0]) == (0, 1542790800 * 1_000_000)
    assert (row["path"], row["request_id"], row["record"], row["source"]) == ("/account", "r1", 0, "capture")


def test_a_message_gives_persons_and_addresses_of_its_headers_and_its_decoded_text(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("From a@example.com Mon Jan  1 00:00:00 2018\n" + MAIL + "From b@x Mon\n" + MAIL)
    item, found, _ = read(tmp_path / "x")
    got = values(found)
    assert item.kind == "mbox"
    assert got["header:from.name"] == ["Jörg Bo"] * 2
    assert got["header:to.name"] == ["Team, Help"] * 2
    assert got["header:to.address"] == ["help@example.org", "x@example.net"] * 2
    assert b"write to ann@example.com" in found[0].data


def test_a_parquet_file_gives_its_columns(tmp_path: Path) -> None:
    table = pa.table({"id": [1, 2], "name": ["Ann\tB", None], "tags": [["a"], []]})
    pq.write_table(table, tmp_path / "x.csv")
    item, found, _ = read(tmp_path / "x.csv")
    assert item.kind == "parquet"
    assert values(found) == {"col:0": ["1", "2"], "col:1": ["Ann B"], "col:2": ['["a"]', "[]"]}
    assert [spec.header for spec in found[0].layout.fields] == ["id", "name", "tags"]


def test_a_json_text_has_a_record_per_element_of_its_outermost_list(tmp_path: Path) -> None:
    text = {"v": "x", "users": [{"n": "A", "tags": [{"t": "p"}]}, {"n": "B"}], "end": "y"}
    (tmp_path / "x").write_text(json.dumps(text, indent=1))
    _, (block,), _ = read(tmp_path / "x")
    records = {
        spec.path: block.layout.cells(block.data, n).record.tolist() for n, spec in enumerate(block.layout.fields)
    }
    assert records == {"$.v": [0], "$.users[].n": [1, 2], "$.users[].tags[].t": [1], "$.end": [0]}


def test_a_gz_that_breaks_off_gives_what_came_before_and_says_so(tmp_path: Path) -> None:
    packed = gzip.compress(b"".join(b"%d,name%d,user%d@example.com\n" % (n, n * 7, n) for n in range(5000)))
    (tmp_path / "x.gz").write_bytes(packed[: len(packed) // 2])
    _, found, coverage = read(tmp_path / "x.gz")
    assert sum(block.own for block in found) == coverage[-1].bytes_seen > 10_000
    assert coverage[-1].reason == "truncated"


def test_repeated_elements_of_xml_are_records(tmp_path: Path) -> None:
    (tmp_path / "x").write_text(
        "<?xml version='1.0'?><list><made>2018</made><c id='1'><n>Ann</n><m>a@example.com</m></c><c id='2'><n>Bo</n></c></list>"
    )
    item, (block,), _ = read(tmp_path / "x")
    cells = {spec.path: block.layout.cells(block.data, n) for n, spec in enumerate(block.layout.fields)}
    assert item.kind == "xml"
    assert cells["dom:c>n"].record.tolist() == [1, 2]
    assert cells["dom:c>m"].record.tolist() == [1]


def test_documents_attached_to_a_message_are_read(tmp_path: Path) -> None:
    body = base64.encodebytes(rb"{\rtf1\ansi Invoice for Ann Bo\par}").decode()
    (tmp_path / "x").write_text(
        "From: a@example.com\nTo: b@example.com\nContent-Type: multipart/mixed; boundary=q\n\n--q\nContent-Type: application/pdf\n"
        f"Content-Transfer-Encoding: base64\n\n{base64.encodebytes(bytes(range(256))).decode()}\n--q\n"
        f"Content-Type: application/rtf\nContent-Transfer-Encoding: base64\n\n{body}\n--q--\n"
    )
    _, found, coverage = read(tmp_path / "x")
    assert b"Invoice for Ann Bo" in found[0].data
    assert ("unsupported", 160) in {(row.reason, row.bytes_skipped) for row in coverage}


LONG: dict[str, bytes] = {
    "html": b"<!doctype html><html><body>" + "<p>ünd so weiter ann@example.com</p>".encode() * 250_000,
    "xml": b"<?xml version='1.0'?><list>" + "<c><n>Jörg</n><m>ann@example.com</m></c>".encode() * 250_000,
    "xml of one element": b"<?xml version='1.0'?><text>" + "Jörg schrieb ann@example.com\n".encode() * 300_000,
    "xml in UTF-16": ("<?xml version='1.0'?><list>" + "<c><n>Jörg</n><m>ann@example.com</m></c>" * 120_000).encode("utf-16"),
}  # fmt: skip


@pytest.mark.parametrize("kind", LONG)
def test_no_value_of_a_long_page_is_cut_or_lost_where_its_pieces_meet(tmp_path: Path, kind: str) -> None:
    (tmp_path / "x").write_bytes(LONG[kind])
    _, found, _ = read(tmp_path / "x")
    data = b"".join(block.data[block.base : block.base + block.own] for block in found)
    text = LONG[kind].decode("utf-16") if "16" in kind else LONG[kind].decode()
    assert data.count(b"ann@example.com") == text.count("ann@example.com")
    assert data.decode().count("ü") + data.decode().count("ö") == text.count("ü") + text.count("ö")


def test_a_long_string_of_json_ends_at_its_own_quote(tmp_path: Path) -> None:
    for odd in range(3):
        value = "x" * odd + 'say "hello" \\ ' * 700_000
        (tmp_path / "x").write_text(json.dumps([{"t": value, "m": "ann@example.com"}]))
        _, found, _ = read(tmp_path / "x")
        assert values(found)["$[].m"] == ["ann@example.com"]


def test_messages_of_a_mailbox_are_told_apart_where_its_pieces_meet(tmp_path: Path) -> None:
    raw = b"".join(b"From a Mon\nFrom: u%d@example.com\n\n%s\n\n" % (n, b"text " * (n % 7 * 40)) for n in range(12_000))
    (tmp_path / "x").write_bytes(raw)
    _, found, _ = read(tmp_path / "x")
    assert values(found)["header:from.address"] == [f"u{n}@example.com" for n in range(12_000)]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('{"member": true, "paid": false, "name": "Ann"}', {"$.member": ["true"], "$.name": ["Ann"]}),
        ('[{"union":true},{"union":null},{"union":true}]', {"$[].union": ["true", "true"]}),
        ('{"a": {"pregnant":true}, "flags": [true, true], "true": "x"}', {"$.a.pregnant": ["true"], "$.true": ["x"]}),
        ('{"a": "x", "b": tru', {"$.a": ["x"]}),
        ('{"a": truest, "b": "x"}', {"$.b": ["x"]}),
    ],
)
def test_of_the_words_of_json_only_true_is_a_cell_of_its_object(
    tmp_path: Path, text: str, cells: dict[str, list[str]]
) -> None:
    path = tmp_path / "a.json"
    path.write_text(text)
    _, (block,), _ = read(path)
    found = {}
    for index, spec in enumerate(block.layout.fields):
        held = block.layout.cells(block.data, index)
        found[spec.path] = [
            bytes(block.data[at : at + size]).decode() for at, size in zip(held.offset, held.length, strict=True)
        ]
    assert {name: texts for name, texts in found.items() if texts} == cells
