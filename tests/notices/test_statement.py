from __future__ import annotations

import json

import pytest

from duenotice.model.errors import PolicyRefused, UsageError
from duenotice.notices import Bundle, check_well_known, compose, public_key, statement, well_known

KEY = bytes(range(32))


@pytest.fixture(scope="module")
def sent(make_brief):
    brief = make_brief()
    return brief, [compose(brief, language) for language in ("en", "de", "ar")]


def test_the_statement_shows_every_text_in_its_language_without_anybodys_code(sent):
    brief, notices = sent
    pages = statement(brief, notices)
    assert set(pages) == {"en", "de", "ar"}
    assert "technical error" in pages["en"].text and "technischer Fehler" in pages["de"].text
    assert 'dir="rtl"' in pages["ar"].html
    assert not any("{{" in page.text + page.html for page in pages.values())


def test_what_was_sent_to_several_groups_stands_once_in_the_statement_and_on_the_check_page(sent):
    brief, notices = sent
    assert statement(brief, [notices[0], *notices])["en"] == statement(brief, notices)["en"]
    assert Bundle.of(brief, [notices[0], *notices], KEY) == Bundle.of(brief, notices, KEY)


def test_the_signed_statement_names_each_text_by_its_hash(sent):
    brief, notices = sent
    payload = check_well_known(well_known(brief, notices, KEY), public_key(KEY))
    assert {entry["sha256"] for entry in payload["notices"]} == {notice.sha256 for notice in notices}
    assert (payload["case"], payload["domain"], payload["links_in_notices"]) == ("DN-2018-7", "store.example", 0)


def test_the_same_notices_in_any_order_give_the_same_statement(sent):
    brief, notices = sent
    assert well_known(brief, notices, KEY) == well_known(brief, notices[::-1], KEY)


@pytest.mark.parametrize("field", ["case", "domain", "date", "controller"])
def test_a_changed_statement_is_found(sent, field):
    outer = json.loads(well_known(*sent, KEY))
    outer["payload"][field] = "other"
    with pytest.raises(PolicyRefused, match="changed"):
        check_well_known(json.dumps(outer).encode())


def test_a_statement_signed_by_somebody_else_is_found(sent):
    forged = well_known(*sent, bytes(32))
    check_well_known(forged)
    with pytest.raises(PolicyRefused, match="another key"):
        check_well_known(forged, public_key(KEY))


@pytest.mark.parametrize(
    "document", [b"", b"{}", b"[]", b"null", b"\xff", b'{"payload":1,"signature":{}}', b"[" * 100_000, b" " * 5_000_000]
)
def test_what_is_no_statement_is_refused_with_a_clear_error(document):
    with pytest.raises(UsageError):
        check_well_known(document)


def test_the_statement_holds_no_key_and_no_code_key(sent):
    assert KEY.hex() not in well_known(*sent, KEY).decode()
