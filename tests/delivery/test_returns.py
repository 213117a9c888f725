"""What comes back is led to its delivery, booked once, and never blamed on a person when it is about us."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duenotice.delivery import (
    Identity,
    Return,
    Wave,
    approval_digest,
    book_returns,
    call_forecast,
    closing_sentence,
    counts,
    handed_over,
    plan,
    read_returns,
    resolve,
    unreached,
)
from duenotice.delivery.identity import Tickets
from duenotice.delivery.ledger import State

WAVE = Wave(
    "case-1", 1, Identity("shop.example", "p@shop.example", "Shop", "h@shop.example", "bounce.shop.example"), bytes(32)
)


def dsn(status: str, *, to: str = "bounces@shop.example", envid: str = "", message_id: str = "") -> bytes:
    """A delivery status notification (RFC 3464) as servers write them."""
    return (
        f"From: MAILER-DAEMON@mx.example\r\nTo: {to}\r\nSubject: failed\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nIt failed.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        f"Reporting-MTA: dns; mx.example\r\n{f'Original-Envelope-Id: {envid}' if envid else 'Arrival-Date: today'}\r\n\r\n"
        f"Final-Recipient: rfc822; x@mail.example\r\nAction: failed\r\nStatus: {status}\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {message_id or '<other@x.example>'}\r\n\r\n--b--\r\n"
    ).encode()


def ids(wave: Wave, row: int) -> tuple[str, str]:
    """(VERP address, ticket of the Message-ID) of a row."""
    verp = Tickets(wave.key, "verp").make(wave.number, [row])[0]
    return f"n+{verp}@bounce.shop.example", Tickets(wave.key, "message-id").make(wave.number, [row])[0]


def one(raw: bytes, wave: Wave) -> Return:
    return next(read_returns([raw], wave))


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("5.1.1", "unreachable"),
        ("5.2.1", "unreachable"),
        ("5.1.10", "unreachable"),
        ("5.2.2", "temporary"),
        ("4.4.7", "temporary"),
        ("5.7.1", "about_us"),
        ("5.7.26", "about_us"),
        ("5.0.0", "about_us"),
        ("5.1.8", "about_us"),
        ("2.0.0", "automatic"),
        ("nonsense", "unknown"),
    ],
)
def test_the_status_says_whom_a_bounce_is_about(a_case: Callable[..., Any], status: str, kind: str) -> None:
    wave = a_case(1).wave
    assert one(dsn(status, to=ids(wave, 7)[0]), wave).kind == kind


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("5.0.0 smtp; 550 5.1.1 no such user here", "unreachable"),  # Exim
        ("5.0.0 smtp; 550 Unknown user", "unreachable"),
        ("5.0.0 smtp; 554 5.7.1 listed", "about_us"),
        ("5.5.0 smtp; 550 5.5.0 Requested action not taken: mailbox unavailable", "unreachable"),  # Outlook
        ("5.4.1 smtp; 550 5.4.1 address rejected: Access denied", "unreachable"),  # Exchange Online
        ("5.4.1 smtp; 550 5.4.1 no answer from host", "temporary"),
        ("5.7.1 smtp; 550 5.7.1 mailbox unavailable", "about_us"),
        ("4.0.0 smtp; 452 4.2.2 over quota", "temporary"),
    ],
)
def test_a_vague_status_is_read_with_the_words_of_the_server(a_case: Callable[..., Any], told: str, kind: str) -> None:
    wave = a_case(1).wave
    status, words = told.split(" ", 1)
    raw = dsn(status, to=ids(wave, 7)[0]).replace(
        b"Action: failed", b"Action: failed\r\nDiagnostic-Code: " + words.encode()
    )
    assert (one(raw, wave).kind, one(raw, wave).row) == (kind, 7)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "This is the qmail-send program.\n<x@mail.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n",
            "unreachable",
        ),
        ("x@mail.example: host 5.1.1.20 said: 452 4.2.2 the box is full\n", "temporary"),
        ("Remote host said: 550 no such user\n", "unreachable"),
        ("delivery to 192.168.5.1.1 was refused\n", "unknown"),
        ("Something went wrong.\n", "unknown"),
    ],
)
@pytest.mark.parametrize("coding", ["7bit", "base64", "quoted-printable"])
def test_a_bounce_in_prose_is_read_by_its_code_or_its_plain_words(
    a_case: Callable[..., Any], text: str, kind: str, coding: str
) -> None:
    wave = a_case(1).wave
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "MAILER-DAEMON@mx.example", ids(wave, 7)[0], "failure notice"
    message.set_content(text, cte=coding)
    assert (one(message.as_bytes(), wave).kind, one(message.as_bytes(), wave).row) == (kind, 7)


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ("Auto-Submitted: auto-replied; owner-email=x@mail.example", "automatic"),
        ("Auto-Submitted: No", "reply"),
        ("X-Auto-Response-Suppress: All", "automatic"),  # Exchange
        ("Precedence: auto_reply", "automatic"),
        ("Precedence: bulk", "reply"),
        ("X-HmXmrOriginalRecipient: x@mail.example", "complaint"),  # Microsoft's feed
    ],
)
def test_machines_that_answer_are_told_from_people(a_case: Callable[..., Any], headers: str, kind: str) -> None:
    wave = a_case(1).wave
    raw = f"From: x@mail.example\r\nTo: h@shop.example\r\nIn-Reply-To: <{ids(wave, 3)[1]}@shop.example>\r\n{headers}\r\n\r\nIs it real?\r\n"
    assert (one(raw.encode(), wave).kind, one(raw.encode(), wave).row) == (kind, 3)


def test_a_bounce_is_led_home_by_verp_then_envelope_id_then_message_id(a_case: Callable[..., Any]) -> None:
    wave = a_case(1).wave
    verp, ticket = ids(wave, 7)
    told = [
        one(dsn("5.1.1", to=verp), wave),
        one(dsn("5.1.1", envid=ticket), wave),
        one(dsn("5.1.1", message_id=f"<{ticket}@shop.example>"), wave),
        one(dsn("5.1.1"), wave),
    ]
    assert [(r.row, r.found_by) for r in told] == [(7, "verp"), (7, "envid"), (7, "message-id"), (None, "")]


def test_a_forged_verp_address_leads_to_nobody(a_case: Callable[..., Any]) -> None:
    wave = a_case(1).wave
    stranger = replace(wave, key=bytes(32))
    assert one(dsn("5.1.1", to=ids(stranger, 7)[0]), wave).row is None


def test_complaints_automatic_and_human_replies_are_told_apart(a_case: Callable[..., Any]) -> None:
    wave = a_case(1).wave
    _, ticket = ids(wave, 3)
    reply = f"From: x@mail.example\r\nTo: help@shop.example\r\nIn-Reply-To: <{ticket}@shop.example>\r\n{{}}\r\nIs this real?\r\n"
    arf = (
        "From: fbl@isp.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\n\r\n"
        f"--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <{ticket}@shop.example>\r\nSubject: s\r\n\r\nhi\r\n--b--\r\n"
    )
    kinds = [
        one(reply.format("").encode(), wave),
        one(reply.format("Auto-Submitted: auto-replied\r\n").encode(), wave),
        one(reply.format("X-Autoreply: yes\r\n").encode(), wave),
        one(arf.encode(), wave),
    ]
    assert [(r.kind, r.row) for r in kinds] == [("reply", 3), ("automatic", 3), ("automatic", 3), ("complaint", 3)]


@given(st.binary(max_size=400))
@settings(max_examples=200)
def test_no_message_whatsoever_breaks_the_reader(raw: bytes) -> None:
    assert one(b"Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n" + raw, WAVE).row is None


def test_a_bounce_is_booked_once_and_moves_the_person_to_the_next_channel(a_case: Callable[..., Any]) -> None:
    case = a_case(10)
    with case.planned() as ledger:
        ledger.store.rows("UPDATE dn_delivery SET state = ?", (int(State.ACCEPTED),))
        raw = [dsn("5.1.1", to=ids(case.wave, 4)[0]), dsn("5.7.1", to=ids(case.wave, 5)[0])]
        assert book_returns(ledger, case.wave, read_returns(raw, case.wave)) == {"unreachable": 1, "about_us": 1}
        assert not book_returns(ledger, case.wave, read_returns(raw, case.wave))
        left = list(unreached(ledger, case.wave))
        assert left == [f"{3:032x}"] and counts(ledger, case.wave).not_reached == 1
        letter = replace(case.wave, channel="letter")
        people = [case.people[int(s, 16)] for s in left]
        plan(ledger, letter, case.notices, people, approval_digest(letter, case.notices, people))
        assert list(unreached(ledger, case.wave)) == [] and counts(ledger, case.wave).not_reached == 1, "only planned"
        assert "written for letter, not handed over 1; not reached by any channel 3." in closing_sentence(
            ledger, case.wave, unaddressed=2
        )
        assert handed_over(ledger, letter, left, "printer job 17") == 1
        assert handed_over(ledger, letter, left, "printer job 17") == 0
        assert list(unreached(ledger, case.wave)) == [] and counts(ledger, case.wave).not_reached == 0
        assert closing_sentence(ledger, case.wave, unaddressed=2).endswith(
            "no address 2; handed over by letter 1; not reached by any channel 2."
        )


def test_a_bounce_settles_a_doubt_by_evidence(a_case: Callable[..., Any]) -> None:
    case = a_case(3, policy="hold")
    with case.planned() as ledger:
        ledger.store.rows("UPDATE dn_delivery SET state = 4, doubted = 1")
        book_returns(ledger, case.wave, read_returns([dsn("5.7.1", to=ids(case.wave, 2)[0])], case.wave))
        known = {ids(case.wave, 3)[1]: False}
        resolve(ledger, case.wave, [lambda tickets: {t: known[t] for t in tickets if t in known}])
        c = counts(ledger, case.wave)
    assert (c.doubtful, c.by_evidence, c.held, c.unsettled) == (3, 2, 1, 0)


def test_the_call_forecast_says_its_range() -> None:
    days = call_forecast(814_000)
    assert 7_000 < sum(day.likely for day in days) < 7_500
    assert all(day.low <= day.likely <= day.high for day in days) and days[0].likely >= days[4].likely
