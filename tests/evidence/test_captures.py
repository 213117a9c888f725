"""Captured traffic of every make: nothing that was sent or answered is passed over in silence."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from duenotice.evidence import Budget, requests
from duenotice.evidence.ground.remembering import SHORT
from duenotice.evidence.readers import exchanges

FLOWS = Path(__file__).parent / "samples" / "flows.mitm"
"""Written by mitmproxy 11.0.2: a page over HTTP/2, a form with a JSON answer, a body that was not kept, a WebSocket, a TCP and a
DNS flow; all names in it are made up."""


def rows_of(told: Any, key: bytes) -> list[dict[str, Any]]:
    """The requests of the last item."""
    return [row for table in requests(told.items[-1], Budget(), key) for row in table.to_pylist()]


def test_a_dump_of_mitmproxy_itself_gives_its_pages_forms_and_messages(
    tell: Callable[..., Any], case_key: bytes
) -> None:
    told = tell(FLOWS)
    page, login, big, socket = rows_of(told, case_key)
    assert told.kind == "mitmproxy"
    assert told.cells["dom:html>body>p.greet"] == ["Hello, Ann Bo"]
    assert told.cells["?email"] == ["bo%40example.com"]
    assert told.cells["$.user.email"] == ["carl@example.org"]
    assert told.cells["$.from"] == ["dora@example.net"]
    assert "EHLO eve@example.com" in told.text
    assert (page["host"], page["path"], page["status"], page["request_id"]) == ("shop.example", "/account", 200, "r1")
    assert page["at"].isoformat() == "2018-11-21T10:00:00.250000+00:00"
    assert [row["record"] for row in (page, login, big, socket)] == [0, 1, 2, 3]
    assert {row.detail for row in told.coverage} == {"", "body that the flow does not hold", "DNS flow"}


def test_a_dump_that_breaks_off_gives_the_flows_before(tell: Callable[..., Any], tmp_path: Path) -> None:
    told = tell(FLOWS.read_bytes()[:-200])
    assert told.cells["$.from"] == ["dora@example.net"]
    assert "truncated" in told.reasons


def record(kind: str, number: int, content: bytes, more: str = "") -> bytes:
    """A record of a WARC."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2018-11-21T09:00:00Z\r\n"
        f"WARC-Target-URI: https://shop.example/{number}\r\n{more}Content-Type: application/http\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


ASKED = b"POST /a HTTP/1.1\r\nHost: shop.example\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\nmail=ann%40example.com"
ANSWERED = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nfine"


def test_a_request_that_nothing_answered_is_told_with_status_0(tell: Callable[..., Any], case_key: bytes) -> None:
    told = tell(record("request", 1, ASKED))
    (row,) = rows_of(told, case_key)
    assert told.cells["?mail"] == ["ann%40example.com"]
    assert (row["method"], row["status"]) == ("POST", 0)


@pytest.mark.parametrize("first", ["request", "response"])
def test_a_request_and_its_answer_are_one_record_in_either_order(
    tell: Callable[..., Any], case_key: bytes, first: str
) -> None:
    asked = record("request", 1, ASKED, "WARC-Concurrent-To: <urn:uuid:2>\r\n")
    answer = record("response", 2, ANSWERED)
    told = tell(asked + answer if first == "request" else answer + asked)
    (row,) = rows_of(told, case_key)
    assert (row["method"], row["status"]) == ("POST", 200)
    assert told.cells["?mail"] == ["ann%40example.com"]


@pytest.mark.parametrize("line", ["HTTP/1.1 200\tfine", "HTTP/1.1 200-fine", "HTTP/1.1 200", "HTTP/1.1 200 fine"])
def test_whatever_stands_behind_a_status_those_behind_it_are_read(
    tell: Callable[..., Any], case_key: bytes, line: str
) -> None:
    odd = ANSWERED.replace(b"HTTP/1.1 200 OK", line.encode())
    told = tell(record("response", 1, odd) + record("response", 2, ANSWERED))
    assert [row["status"] for row in rows_of(told, case_key)] == [200, 200]
    assert told.reasons == {"read"}


TABLE = b"id,name\n1,Ann\n2,Bo\n"
LOG = b'192.0.2.7 - - [10/Oct/2000:13:55:36 -0700] "GET /?m=1 HTTP/1.0" 200 2326\n' * 3


@pytest.mark.parametrize(
    ("media", "body", "fields"),
    [
        ("text/csv", TABLE, {"col:0", "col:1"}),
        ("text/plain", TABLE, set()),
        ("text/csv", LOG, set()),
        ("text/plain", LOG, set()),
        ("text/plain", b'{"name": "Ann"}', {"$.name"}),
    ],
)
def test_a_body_has_columns_only_where_it_is_sent_as_a_table(
    tell: Callable[..., Any], media: str, body: bytes, fields: set[str]
) -> None:
    told = tell(record("response", 1, f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\n\r\n".encode() + body))
    assert {path for path in told.cells if not path.startswith(("header:", "log:url"))} == fields
    assert body in told.text.encode()


def test_what_an_archive_says_of_itself_is_searched(tell: Callable[..., Any]) -> None:
    told = tell(record("warcinfo", 1, b"operator: Ann Bo <ann@example.com>\r\n") + record("response", 2, ANSWERED))
    assert told.cells["header:operator"] == ["Ann Bo <ann@example.com>"]


def har(entries: list[Any], **more: Any) -> bytes:
    """A HAR of entries."""
    return json.dumps({"log": {"version": "1.2", "creator": {"name": "x"}, **more, "entries": entries}}).encode()


REQUEST = {"method": "GET", "url": "https://shop.example/a", "headers": []}
FORM = {"mimeType": "application/x-www-form-urlencoded", "params": [{"name": "m", "value": "ann@example.com"}]}
CUT = base64.b64encode(b"to ann@example.com..").decode()[:-3]
BINARY = base64.b64encode(b"to ann@example.com").decode()
ENTRIES: dict[str, tuple[dict[str, Any], str]] = {
    "fields of a form": ({"request": {**REQUEST, "postData": FORM}}, "m=ann%40example.com"),
    "a message of a socket": (
        {"request": REQUEST, "_webSocketMessages": [{"opcode": 1, "data": '{"m":"ann@example.com"}'}]},
        '{"m":"ann@example.com"}',
    ),
    "a binary message of a socket": (
        {"request": REQUEST, "_webSocketMessages": [{"opcode": 2, "data": BINARY}]},
        "to ann@example.com",
    ),
    "base64 that was cut": (
        {"request": REQUEST, "response": {"content": {"encoding": "base64", "text": CUT}}},
        "to ann@example.com",
    ),
}


@pytest.mark.parametrize(("entry", "text"), ENTRIES.values(), ids=ENTRIES)
def test_all_that_an_entry_holds_is_read(tell: Callable[..., Any], entry: dict[str, Any], text: str) -> None:
    assert text in tell(har([entry])).text


def test_an_answer_whose_body_was_not_saved_is_told(tell: Callable[..., Any]) -> None:
    told = tell(har([{"request": REQUEST, "response": {"status": 200, "content": {"size": 4711}}}]))
    assert ("truncated", 4711) in {(row.reason, row.bytes_skipped) for row in told.coverage}


def test_a_damaged_entry_does_not_hide_what_follows(tell: Callable[..., Any]) -> None:
    raw = har([{"request": REQUEST, "n": n, "mail": f"user{n}@example.com"} for n in range(9)])
    told = tell(raw.replace(b'"n": 4', b'"n": }4', 1))
    assert all(f"user{n}@example.com" in told.text for n in range(4, 9))
    assert "unreadable" in told.reasons


def test_the_text_around_the_entries_is_searched(tell: Callable[..., Any], case_key: bytes) -> None:
    told = tell(har([{"request": REQUEST}], pages=[{"title": "https://shop.example/?m=ann@example.com"}]))
    assert "ann@example.com" in told.text
    assert [row["record"] for row in rows_of(told, case_key)] == [0]


def test_what_repeats_is_remembered_only_where_it_is_short() -> None:
    keeping = (exchanges.shown_address, exchanges._instant, exchanges._head)
    for one in keeping:
        one.kept.cache_clear()
    long = "x" * (SHORT + 1)
    assert exchanges.shown_address(f"https://ann@shop.example/{long}?q=1") == f"https://shop.example/{long}"
    assert exchanges.instant(long) is None
    first, side = exchanges.http_message(f"HTTP/1.1 200 OK\r\nA: {long}\r\n\r\nbody".encode(), Budget())
    assert (first, side.headers, side.body) == ("HTTP/1.1 200 OK", {"a": long}, b"body")
    for one in keeping:
        assert one.kept.cache_info().currsize == 0
