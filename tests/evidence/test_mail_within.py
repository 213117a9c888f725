"""Mail within mail, reports of what could not be delivered, names of files, and what stands around the parts."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest


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


def test_a_message_that_is_encrypted_is_told_as_encrypted(tell: Callable[..., Any]) -> None:
    told = tell(SEALED)
    assert ("encrypted", 60) in {(row.reason, row.bytes_skipped) for row in told.coverage}
