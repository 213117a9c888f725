"""Mail within mail, reports of what could not be delivered, names of files, and what stands around the parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest

from duenotice.evidence import Budget, blocks
from duenotice.model.evidence import Block


def message(sender: str, text: str = "x") -> EmailMessage:
    """A message from someone."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "to@example.com", "s"
    made.set_content(text)
    return made


def forwarded() -> bytes:
    """A message that holds another."""
    outer = message("Ann Outer <ann@example.com>")
    outer.add_attachment(message("Bo Inner <bo@example.com>", "inner words"))
    return outer.as_bytes()


def with_file() -> bytes:
    """A message with a file whose name is in letters of its own."""
    outer = message("ann@example.com")
    outer.add_attachment(b"a,b\n", maintype="text", subtype="csv", filename="Lebenslauf Ünal Öz.csv")
    return outer.as_bytes()


TABLE = b'id,name,mail\n1,"Ann\nB",ann@example.com\n2,Bo C,bo@example.com'


def packed() -> bytes:
    """The table in an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("t.csv", TABLE)
    return out.getvalue()


def with_table(payload: bytes, kind: str) -> bytes:
    """A message with a table before another file."""
    outer = message("ann@example.com", "first\nsecond\nthird")
    outer.add_attachment(payload, *kind.split("/"), filename="t")
    outer.add_attachment(b"last words", "text", "plain", filename="u")
    return outer.as_bytes()


REPORT = b"""From: MAILER-DAEMON@example.com
Subject: failed
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

before a@example.com
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx

Final-Recipient: rfc822; bo@example.com

--b--
behind c@example.com
"""
RECEIVED = (
    b"Received: from x (y [192.0.2.1]) by z for <blind@example.com>; x\nFrom: a@example.com\nTo: b@example.com\n\nx\n"
)
SEALED = b"""From: a@example.com
To: b@example.com
Content-Type: multipart/encrypted; boundary="b"

--b
Content-Type: application/octet-stream

-----BEGIN PGP MESSAGE-----

hQEMA
-----END PGP MESSAGE-----
--b--
"""


@pytest.mark.parametrize(
    ("raw", "field", "value"),
    [
        (forwarded(), "header:from.name", "Bo Inner"),
        (forwarded(), "header:from.address", "bo@example.com"),
        (with_file(), "header:filename", "Lebenslauf Ünal Öz.csv"),
        (REPORT, "header:final-recipient", "rfc822; bo@example.com"),
        (RECEIVED, "header:received", "for blind@example.com"),
    ],
)
def test_headers_of_what_is_within_a_message_are_read(
    tell: Callable[..., Any], raw: bytes, field: str, value: str
) -> None:
    assert value in tell(raw).cells[field]


@pytest.mark.parametrize("word", ["before a@example.com", "behind c@example.com"])
def test_what_stands_around_the_parts_of_a_message_is_read(tell: Callable[..., Any], word: str) -> None:
    assert word in tell(REPORT).text


@pytest.mark.parametrize("raw", [with_table(TABLE, "text/csv"), with_table(packed(), "application/zip")])
def test_rows_of_a_table_in_a_message_are_people_apart_and_its_header_is_none(
    tell: Callable[..., Any], raw: bytes
) -> None:
    told = tell(raw)
    assert told.cells["col:1"] == ["Ann\nB", "Bo C"]
    (block,) = (part for part in blocks(told.items[0], Budget()) if isinstance(part, Block))
    field = [spec.path for spec in block.layout.fields].index("col:2")
    places = block.layout.cells(block.data, field)
    assert len(set(places.record.tolist())) == 2
    assert [block.layout.own_row(int(at), int(row)) for at, row in zip(places.offset, places.row, strict=True)] == [
        2,
        3,
    ]
    assert "last words" in told.text


def test_a_long_table_in_a_message_keeps_its_fields_and_rows(tell: Callable[..., Any]) -> None:
    rows = b"".join(b'%d,"Ann\nB",ann%d@example.com\n' % (n, n) for n in range(60_000))
    told = tell(with_table(b"id,name,mail\n" + rows, "text/csv"))
    assert told.cells["col:2"] == [f"ann{n}@example.com" for n in range(60_000)]


def test_a_message_that_is_encrypted_is_told_as_encrypted(tell: Callable[..., Any]) -> None:
    told = tell(SEALED)
    assert ("encrypted", 60) in {(row.reason, row.bytes_skipped) for row in told.coverage}
