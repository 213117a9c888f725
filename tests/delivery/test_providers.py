"""Amazon SES and Resend through their official clients, against HTTP endpoints of our own that answer as theirs do."""

from __future__ import annotations

import base64
import sys
from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes
from typing import Any

import pytest

from duenotice.delivery import Limits, Resend, Ses, send
from duenotice.model.errors import DeliveryError, MissingExtra
from tests.endpoint import Endpoint


def ses(endpoint: Endpoint) -> Ses:
    return Ses.open("eu-central-1", endpoint_url=endpoint.url)


def resend(endpoint: Endpoint) -> Resend:
    return Resend("re_test", api_url=endpoint.url, allows=Limits(per_second=500.0))


def test_ses_gets_our_bytes_unchanged_and_its_quota_is_read(endpoint: Endpoint, a_case: Callable[..., Any]) -> None:
    case = a_case(10)
    transport = ses(endpoint)
    with case.planned() as ledger:
        result = send(ledger, case.wave, case.notices, case.book, transport, case.settings())
    raws = [base64.b64decode(body["Content"]["Raw"]["Data"]) for _, body, _ in endpoint.requests]
    assert (transport.limits().per_second, transport.limits().per_day) == (500.0, 900)
    assert (result.state, result.accepted, len({message_from_bytes(raw)["Message-ID"] for raw in raws})) == (
        "done",
        10,
        10,
    )


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ((429, {"code": "TooManyRequestsException", "message": "slow"}), "waiting"),
        ((403, {"code": "AccountSuspendedException", "message": "no"}), "waiting"),
        ((400, {"code": "MessageRejected", "message": "bad"}), "refused"),
        ((500, {"code": "InternalServiceErrorException", "message": "?"}), "held"),
        (None, "held"),
    ],
    ids=["throttled", "suspended", "rejected", "server error", "connection dropped"],
)
def test_each_kind_of_answer_of_ses_leads_to_its_state(
    endpoint: Endpoint, a_case: Callable[..., Any], told: tuple[int, dict[str, Any]] | None, state: str
) -> None:
    case = a_case(1, policy="hold")
    endpoint.answers = lambda n: told
    with case.planned() as ledger:
        result = send(ledger, case.wave, case.notices, case.book, ses(endpoint), case.settings(linger=0))
    assert getattr(result, state) == 1
    assert len(endpoint.requests) == 1, "the client retried behind the journal's back"


def test_resend_repeats_a_lost_reply_under_the_same_key(endpoint: Endpoint, a_case: Callable[..., Any]) -> None:
    case = a_case(4, policy="hold")
    endpoint.answers = lambda n: None if n == 2 else (200, {"id": f"m{n}"})
    with case.planned() as ledger:
        result = send(ledger, case.wave, case.notices, case.book, resend(endpoint), case.settings(connections=1))
    keys = [{k.lower(): v for k, v in headers.items()}["idempotency-key"] for _, _, headers in endpoint.requests]
    assert (len(keys), len(set(keys))) == (5, 4)
    assert (result.state, result.doubtful, result.by_evidence, result.held) == ("done", 1, 1, 0)
    assert "Dear Person" in endpoint.requests[0][1]["text"]


def test_a_provider_that_never_answers_is_not_asked_for_ever(endpoint: Endpoint, a_case: Callable[..., Any]) -> None:
    case = a_case(1)
    endpoint.answers = lambda n: None
    with case.planned() as ledger:
        result = send(ledger, case.wave, case.notices, case.book, resend(endpoint), case.settings())
    assert (result.held, len(endpoint.requests)) == (1, 5)


def test_an_account_that_cannot_be_asked_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "x")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    with pytest.raises(DeliveryError, match="cannot be asked"):
        Ses.open("eu-central-1", endpoint_url="http://127.0.0.1:1")


def test_without_its_extra_a_provider_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resend", None)
    with pytest.raises(MissingExtra, match=r"duenotice\[resend\]"):
        Resend("key")


def test_resend_is_given_a_letter_of_text_alone_whole(endpoint: Endpoint, a_case: Callable[..., Any]) -> None:
    case = a_case(1)
    case.notices = {key: replace(notice, html="") for key, notice in case.notices.items()}
    with case.planned() as ledger:
        send(ledger, case.wave, case.notices, case.book, resend(endpoint), case.settings())
    form = endpoint.requests[0][1]
    assert "Dear Person" in form["text"] and "html" not in form


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (Limits(), (500.0, 900)),
        (Limits(per_second=5.0, per_day=100), (5.0, 100)),
        (Limits(per_second=9e9, per_day=10**9), (500.0, 900)),
    ],
    ids=["nothing told", "less than the account has", "more than the account has"],
)
def test_of_what_ses_allows_and_what_we_are_told_the_stricter_holds(
    endpoint: Endpoint, told: Limits, kept: tuple[float, int]
) -> None:
    limits = Ses.open("eu-central-1", endpoint_url=endpoint.url, allows=told).limits()
    assert (limits.per_second, limits.per_day) == kept


def test_a_rate_told_for_resend_leaves_repeating_safe(endpoint: Endpoint) -> None:
    limits = Resend("re_test", api_url=endpoint.url, allows=Limits(per_day=100)).limits()
    assert (limits.per_second, limits.per_day, limits.repeats_hours) == (2.0, 100, 24.0)
