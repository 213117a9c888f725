"""The check page: no list, two answers, nothing to learn from answer, size or time about who is affected."""

from __future__ import annotations

import http.client
import io
import threading
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duenotice.cli.verify_service import make_server
from duenotice.model.errors import UsageError
from duenotice.notices import Bundle, compose, reference_code, verify_app

KEY = bytes(range(32))
ADA, BOB = "ada@store.example", "bob@store.example"
CODE = reference_code(KEY, "DN-2018-7", ADA)


@pytest.fixture(scope="module")
def bundle(make_brief):
    brief = make_brief()
    return Bundle.of(brief, [compose(brief, language) for language in ("en", "de", "ar")], KEY)


def ask(app, method="POST", query="", client="192.0.2.1", raw=None, **fields):
    body = urlencode(fields).encode() if raw is None else raw
    seen = {}
    environ = {
        "REQUEST_METHOD": method,
        "QUERY_STRING": query,
        "REMOTE_ADDR": client,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
    }
    answer = b"".join(app(environ, lambda status, headers: seen.update(status=status, headers=dict(headers))))
    return seen["status"], seen["headers"], answer.decode()


@pytest.fixture
def app(bundle):
    return verify_app(bundle, 0)


def test_a_true_code_is_known_and_shows_the_text(app):
    status, _, page = ask(app, address=ADA, code=CODE)
    assert status == "200 OK"
    assert "This code belongs to a message" in page and "technical error" in page


@pytest.mark.parametrize(("address", "code"), [(BOB, CODE), (ADA, CODE[:-1] + "0"), (ADA, ""), ("", CODE), ("", "")])
def test_anything_else_is_not(app, address, code):
    page = ask(app, address=address, code=code)[2]
    assert "We did not issue this code for this address" in page
    assert "belongs to a message" not in page


@given(member=st.emails(), stranger=st.emails(), code=st.text(max_size=30))
@settings(max_examples=50)
def test_a_wrong_code_gets_the_same_bytes_for_everyone(bundle, member, stranger, code):
    app = verify_app(bundle, 0)
    assert ask(app, address=member, code=code)[1:] == ask(app, address=stranger, code=code)[1:]


def test_the_page_keeps_and_repeats_neither_address_nor_code(app):
    page = ask(app, address=ADA, code=CODE)[2]
    assert ADA not in page and CODE not in page


def test_the_texts_can_be_read_without_any_code(app):
    assert "technical error" in ask(app, "GET")[2]


def test_nothing_is_stored_indexed_embedded_or_loaded(app):
    headers = ask(app, "GET")[1]
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_the_page_works_without_script_and_fetches_nothing(app):
    page = ask(app, "GET")[2]
    for bad in ("<script", "<img", "src=", "http://", "https://", "<link"):
        assert bad not in page
    assert '<form method="post"' in page and '<label for="code">' in page


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("lang=de", "Code in der Nachricht"),
        ("lang=ar", 'dir="rtl"'),
        ("lang=xx", "Code in the message"),
        ("lang=" + "%" * 400, "Code in the message"),
        ("&" * 999, "Code in the message"),
    ],
)
def test_the_page_speaks_the_language_asked_for(app, query, words):
    assert words in ask(app, "GET", query)[2]


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe", b"address", b"a=1&" * 500, b"x" * 100_000, b"address=" + b"%" * 400, b"\x00" * 50]
)
def test_odd_forms_get_a_page_and_never_an_error(app, raw):
    assert ask(app, raw=raw)[0] == "200 OK"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(app, method):
    assert ask(app, method)[0].startswith("405")


def test_one_client_cannot_load_the_page_without_end(bundle):
    app = verify_app(bundle, 5)
    answers = [ask(app, address=ADA, code=CODE)[0] for _ in range(12)]
    assert "429 Too Many Requests" in answers and answers[0] == "200 OK"
    assert ask(app, client="192.0.2.2", address=ADA, code=CODE)[0] == "200 OK"


def test_after_the_case_only_the_texts_are_shown(bundle):
    app = verify_app(bundle.closed(), 0)
    status, _, page = ask(app, address=ADA, code=CODE)
    assert status == "200 OK" and "<form" not in page
    assert "Codes can no longer be checked" in page and "technical error" in page


def test_a_bundle_survives_its_export_and_holds_no_address(bundle):
    exported = bundle.to_json()
    assert Bundle.from_json(exported) == bundle
    assert b"ada@" not in exported and b"{{" not in exported


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b'{"schema":"duenotice-check/1"}', b"\xff"])
def test_what_is_no_bundle_is_refused(raw):
    with pytest.raises(UsageError):
        Bundle.from_json(raw)


def test_the_service_answers_over_http_and_logs_nothing(bundle, capfd):
    with make_server(bundle, "127.0.0.1", 0, 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        client = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        try:
            client.request(
                "POST",
                "/",
                urlencode({"address": ADA, "code": CODE}),
                {"Content-Type": "application/x-www-form-urlencoded"},
            )
            answer = client.getresponse()
            assert answer.status == 200 and b"belongs to a message" in answer.read()
        finally:
            client.close()
            server.shutdown()
            thread.join()
    assert "ada" not in "".join(capfd.readouterr())
