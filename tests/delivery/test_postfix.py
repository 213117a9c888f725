"""A real Postfix as relay: its log is the evidence for doubtful messages."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from duenotice.delivery import (
    Smtp,
    book_returns,
    counts,
    deliveries,
    postfix_log,
    read_returns,
    resolve,
    send,
    unreached,
)

pytestmark = pytest.mark.postfix


def test_the_log_of_a_real_relay_settles_every_doubt(
    postfix: Callable[..., Any], smtp_sink: int, a_case: Callable[..., Any]
) -> None:
    relay = postfix(relayhost=f"[127.0.0.1]:{smtp_sink}")
    case = a_case(60, policy="hold")
    with case.planned() as ledger:
        first = send(ledger, case.wave, case.notices, case.book, Smtp("127.0.0.1", relay.port), case.settings(limit=40))
        assert first.accepted == 40
        time.sleep(0.5)
        ledger.store.rows("UPDATE dn_delivery SET state = 4, doubted = 1")  # as if every reply had been lost
        resolve(ledger, case.wave, [postfix_log(relay.log.read_text().splitlines(), complete=True)])
        c = counts(ledger, case.wave)
        states = [delivery.state for delivery in deliveries(ledger, case.wave)]
    assert (c.doubtful, c.by_evidence, c.held) == (60, 60, 0)
    assert (states.count("resolved"), states.count("planned")) == (40, 20)


ANSWERS = {
    0: "550 5.1.1 no such user",
    1: "550 5.7.1 your network is listed",
    2: "552 5.2.2 over quota",
    3: "550 Requested action not taken: mailbox unavailable",
}


class FarEnd:
    """The receiving side of the world: refuses some customers, and keeps what is mailed to our return path."""

    def __init__(self) -> None:
        self.returned: list[bytes] = []

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        number = re.match(r"customer(\d+)@", address)
        if number and int(number[1]) in ANSWERS:
            return ANSWERS[int(number[1])]
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if envelope.rcpt_tos[0].endswith("@bounce.shop.example"):
            assert isinstance(envelope.content, bytes)
            self.returned.append(envelope.content)
        return "250 2.0.0 taken"


@pytest.fixture
def far_end(free_ports: Callable[[], int]) -> Iterator[tuple[FarEnd, int]]:
    """The far end, and its port."""
    handler, port = FarEnd(), free_ports()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    yield handler, port
    controller.stop()


@pytest.mark.parametrize("led_by", ["verp", "envid", "message-id"])
def test_what_a_real_relay_sends_back_is_led_home_and_judged(
    far_end: tuple[FarEnd, int], postfix: Callable[..., Any], a_case: Callable[..., Any], led_by: str
) -> None:
    """Postfix writes the reports (RFC 3464). Without the ids in front of it, the reader finds the next best one."""
    far, port = far_end
    relay = postfix(relayhost=f"[127.0.0.1]:{port}")
    case = a_case(8)
    with case.planned() as ledger:
        result = send(ledger, case.wave, case.notices, case.book, Smtp("127.0.0.1", relay.port), case.settings())
        assert result.accepted == 8, "the relay takes everything; the far end refuses later"
        deadline = time.monotonic() + 30
        while len(far.returned) < len(ANSWERS) and time.monotonic() < deadline:
            time.sleep(0.1)
        raws = far.returned
        if led_by != "verp":
            raws = [re.sub(rb"n\+[0-9a-f]{32}@bounce", b"returns@bounce", raw) for raw in raws]
        if led_by == "message-id":
            raws = [re.sub(rb"(?im)^original-envelope-id:.*\r?\n", b"", raw) for raw in raws]
        returns = list(read_returns(raws, case.wave))
        assert {one.found_by for one in returns} == {led_by}
        kinds = book_returns(ledger, case.wave, returns)
        people = {int(subject, 16) for subject in unreached(ledger, case.wave)}
    assert kinds == {"unreachable": 2, "about_us": 1, "temporary": 1}
    assert people == {0, 3}, "a full box and a listed network are nobody's address"
