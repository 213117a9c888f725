"""Bodies of requests, answers and messages: whatever they are packed in, what is in them is found, and what is lost is told."""

from __future__ import annotations

import base64
import gzip
import io
import json
import random
import zipfile
import zlib
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import brotli
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from duenotice.evidence import Budget, requests
from duenotice.evidence.readers.bodies import unpacked

WORDS = b"<html><body><p>write to ann@example.com</p></body></html>"
MIB = 1 << 20


def raw_deflate(data: bytes) -> bytes:
    """Deflate without the frame of zlib, as some servers send it."""
    machine = zlib.compressobj(wbits=-15)
    return machine.compress(data) + machine.flush()


CODINGS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "deflate": ("deflate", zlib.compress),
    "raw deflate": ("deflate", raw_deflate),
    "brotli": ("br", brotli.compress),
    "zstandard": ("zstd", zstandard.compress),
    "two codings": ("br, gzip", lambda data: gzip.compress(brotli.compress(data))),
}


@pytest.mark.parametrize(("coding", "pack"), CODINGS.values(), ids=CODINGS)
def test_a_body_in_any_coding_is_unpacked(coding: str, pack: Callable[[bytes], bytes]) -> None:
    assert unpacked(pack(WORDS), coding, Budget()) == (WORDS, ())


@pytest.mark.parametrize(("coding", "pack"), CODINGS.values(), ids=CODINGS)
def test_a_body_that_breaks_off_gives_what_came_before_and_says_so(coding: str, pack: Callable[[bytes], bytes]) -> None:
    text = random.Random(5).randbytes(400_000).hex().encode()
    told = unpacked(pack(text)[:-5000], coding, Budget())
    assert len(told.data) > 100_000
    assert text.startswith(told.data)
    assert {gap.reason for gap in told.gaps} == {"truncated"}


@pytest.mark.parametrize(("coding", "pack"), CODINGS.values(), ids=CODINGS)
def test_a_body_that_is_a_bomb_ends_at_the_limit_and_says_so(coding: str, pack: Callable[[bytes], bytes]) -> None:
    told = unpacked(pack(bytes(30 * MIB)), coding, Budget())
    assert len(told.data) <= 11 * MIB
    assert {gap.reason for gap in told.gaps} == {"limit"}


def test_a_body_that_was_unpacked_before_it_was_stored_stays_as_it_is() -> None:
    assert unpacked(WORDS, "br", Budget()) == (WORDS, ())
    assert unpacked(WORDS, "gzip", Budget()) == (WORDS, ())
    assert unpacked(WORDS, "made-up", Budget()) == (WORDS, ())


def zipped(parts: dict[str, bytes]) -> bytes:
    """An archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def table() -> bytes:
    """A Parquet file with an address."""
    out = io.BytesIO()
    pq.write_table(pa.table({"id": [7, 8], "mail": ["ann@example.com", "bo@example.com"]}), out)
    return out.getvalue()


INNER = b"id,mail\n1,ann@example.com\n2,bo@example.com\n"
LETTER = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    b"4 0 obj<</Length 66>>stream\nBT /F 12 Tf 20 200 Td (Letter to ann@example.com of today) Tj ET\nendstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
FILES: dict[str, bytes] = {
    "pdf": LETTER,
    "parquet": table(),
    "zip": zipped({"a.csv": INNER, "b.txt": b"nothing"}),
    "zip in zip": zipped({"a.zip": zipped({"b.csv": INNER})}),
    "gz": gzip.compress(INNER),
    "pdf in a zip": zipped({"x.pdf": LETTER}),
    "rtf": rb"{\rtf1\ansi write to ann@example.com now\par}",
    "unknown": bytes(range(128, 256)) + b"write to ann@example.com\0\1\2" + bytes(range(200)),
}


def har(body: bytes, kind: str = "application/octet-stream") -> bytes:
    """One entry with a binary answer, and one behind it."""
    request = {"method": "GET", "url": "https://shop.example/x", "headers": []}
    content = {"mimeType": kind, "text": base64.b64encode(body).decode(), "encoding": "base64"}
    entries = [
        {
            "startedDateTime": "2018-11-21T10:00:00Z",
            "request": request,
            "response": {"status": 200, "content": content},
        },
        {
            "request": request,
            "response": {"status": 200, "content": {"mimeType": "text/plain", "text": "last@example.com"}},
        },
    ]
    return json.dumps({"log": {"version": "1.2", "creator": {}, "entries": entries}}).encode()


def warc(body: bytes, kind: str = "application/octet-stream") -> bytes:
    """One response."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n%s" % (kind.encode(), body)
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2018-11-21T09:00:00Z\r\nWARC-Target-URI: "
        b"https://shop.example/x\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        % (len(answer), answer)
    )


def mail(body: bytes, kind: str = "application/octet-stream") -> bytes:
    """A message with an attachment."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "x@example.net", "y@example.net", "s"
    message.set_content("see the file")
    message.add_attachment(body, *kind.split("/"), filename="f")
    return bytes(message)


@pytest.mark.parametrize("body", FILES.values(), ids=FILES)
@pytest.mark.parametrize("carrier", [har, warc, mail])
def test_a_file_in_a_capture_or_a_message_is_read(
    tell: Callable[..., Any], carrier: Callable[[bytes], bytes], body: bytes
) -> None:
    assert "ann@example.com" in tell(carrier(body)).text


def test_what_a_captured_file_holds_belongs_to_its_exchange(tell: Callable[..., Any], case_key: bytes) -> None:
    told = tell(har(table()))
    rows = [row for part in requests(told.items[0], Budget(), case_key) for row in part.to_pylist()]
    assert [row["record"] for row in rows] == [0, 1]
    assert told.cells["col:1"] == ["ann@example.com", "bo@example.com"]
    assert "last@example.com\n" in told.text


def test_a_table_in_a_message_shares_no_record_with_the_messages_behind_it(
    tell: Callable[..., Any], tmp_path: Path
) -> None:
    from duenotice.evidence import blocks
    from duenotice.model.evidence import Block

    rows = b"id,mail\n" + b"".join(b"%d,u%d@example.com\n" % (n, n) for n in range(40))
    table_ = io.BytesIO()
    pq.write_table(pa.table({"m": [line.decode() for line in rows.splitlines()]}), table_)
    raw = b"".join(b"From a Mon\n" + mail(table_.getvalue() if n == 0 else b"%PDF") + b"\n" for n in range(60))
    told = tell(raw)
    owners: dict[int, set[str]] = {}
    for block in (part for part in blocks(told.items[0], Budget()) if isinstance(part, Block)):
        for n, spec in enumerate(block.layout.fields):
            for record in block.layout.cells(block.data, n).record.tolist():
                owners.setdefault(record, set()).add(spec.path.partition(":")[0])
    assert told.kind == "mbox"
    assert all(len(kinds) == 1 for kinds in owners.values())


HOSTILE: dict[str, tuple[bytes, Budget, str]] = {
    "bomb": (zipped({"a": bytes(30 * MIB)}), Budget(), "limit"),
    "depth": (zipped({"a.zip": zipped({"b.zip": zipped({"c": INNER})})}), Budget(depth=2), "limit"),
    "members": (zipped({str(n): b"x" for n in range(50)}), Budget(members=10), "limit"),
    "total": (zipped({str(n): bytes(2 * MIB) for n in range(20)}), Budget(ratio_from=4 * MIB), "limit"),
    "damaged": (zipped({"a": random.Random(4).randbytes(5000)})[:-900], Budget(), "truncated"),
    "cut gz": (gzip.compress(random.Random(4).randbytes(5000).hex().encode())[:-900], Budget(), "truncated"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "budget", "reason"), HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("carrier", [har, mail])
def test_a_hostile_archive_in_a_capture_or_a_message_ends_with_a_coverage_row(
    tell: Callable[..., Any], carrier: Callable[[bytes], bytes], body: bytes, budget: Budget, reason: str
) -> None:
    told = tell(carrier(body), budget)
    assert reason in told.reasons
    assert carrier is mail or "last@example.com" in told.text


def test_sound_and_pictures_in_a_capture_are_told_as_not_read(tell: Callable[..., Any]) -> None:
    told = tell(har(b"\0\1\2ann@example.com", "video/mp4"))
    assert {row.detail for row in told.coverage if row.reason == "unsupported"} == {"body of kind binary"}


LETTERS = [("ORC", "ORChids for ann@example.com\n"), ("BZh", "BZhistory of ann@example.com\n"), ("PAR1", "PAR1 or 2\n")]


@pytest.mark.parametrize("text", [text for _, text in LETTERS], ids=[name for name, _ in LETTERS])
def test_a_text_that_begins_with_the_letters_of_a_format_is_a_text(tell: Callable[..., Any], text: str) -> None:
    told = tell(text.encode() * 9)
    assert told.text.startswith(text)


@pytest.mark.parametrize("lines", [1, 3])
def test_an_answer_that_looks_like_a_line_of_a_log_keeps_its_fields(tell: Callable[..., Any], lines: int) -> None:
    body = json.dumps({"method": "GET", "url": "/a", "status": 200, "user": {"email": "ann@example.com"}})
    content = {"mimeType": "application/json", "text": "\n".join([body] * lines)}
    entry = {
        "request": {"method": "GET", "url": "https://shop.example/", "headers": []},
        "response": {"status": 200, "headers": [], "content": content},
    }
    told = tell(json.dumps({"log": {"creator": {}, "entries": [entry]}}).encode())
    assert told.cells["$.user.email"] == ["ann@example.com"] * lines
