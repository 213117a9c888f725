"""Amazon SES and Resend through their official clients, against HTTP endpoints of our own that answer as theirs do."""

from __future__ import annotations

import base64
import json
import sys
import threading
from collections.abc import Callable, Iterator
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from duenotice.delivery import Limits, Resend, Ses, send
from duenotice.model.errors import DeliveryError, MissingExtra


class Endpoint(ThreadingHTTPServer):
    """Collects requests; `answers` gives (status, body) for each POST, or None to drop the connection after reading."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests: list[tuple[str, dict[str, Any], dict[str, str]]] = []
        self.answers: Callable[[int], tuple[int, dict[str, Any]] | None] = lambda n: (
            200,
            {"MessageId": f"m{n}", "id": f"m{n}"},
        )
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Endpoint

    def do_GET(self) -> None:
        quota = {"Max24HourSend": 1000.0, "MaxSendRate": 500.0, "SentLast24Hours": 100.0}
        self.answer(200, {"SendQuota": quota, "SendingEnabled": True})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with self.server.lock:
            self.server.requests.append((self.path, body, dict(self.headers)))
            told = self.server.answers(len(self.server.requests))
        if told is None:
            self.close_connection = True
            self.connection.shutdown(2)
        else:
            self.answer(*told)

    def answer(self, status: int, body: dict[str, Any]) -> None:
        raw = json.dumps(body).encode()
        self.send_response(status)
        if status >= 400 and "code" in body:
            self.send_header("x-amzn-errortype", body["code"])
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    for name, value in {
        "AWS_ACCESS_KEY_ID": "x",
        "AWS_SECRET_ACCESS_KEY": "x",
        "AWS_EC2_METADATA_DISABLED": "true",
    }.items():
        monkeypatch.setenv(name, value)
    with Endpoint() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def ses(endpoint: Endpoint) -> Ses:
    return Ses.open("eu-central-1", endpoint_url=endpoint.url)


def resend(endpoint: Endpoint) -> Resend:
    return Resend("re_test", api_url=endpoint.url, allows=Limits(repeats_hours=24.0))


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
