"""A real Postfix as relay: its log is the evidence for doubtful messages."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from duenotice.delivery import Smtp, counts, deliveries, postfix_log, resolve, send

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
