from __future__ import annotations

import json

import pytest

from duenotice.model.errors import ClaimError, PolicyRefused
from duenotice.notices import compose, inbox_json, sms
from duenotice.notices.words import LANGUAGES

GSM_LANGUAGES = ("en", "de", "fr", "it", "nl", "da", "sv", "no", "fi", "et", "es", "pl", "ro", "id")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_message_names_sender_path_and_code_and_holds_no_link(make_brief, language):
    short = sms(make_brief(), language)
    for words in ("Example Store", "store.example/notice", "{{code}}"):
        assert words in short.text
    assert "http" not in short.text
    assert short.parts <= 3


@pytest.mark.parametrize("language", GSM_LANGUAGES)
def test_a_language_of_the_basic_alphabet_takes_one_part(make_brief, language):
    short = sms(make_brief(), language)
    assert (short.encoding, short.parts) == ("GSM-7", 1)
    assert short.signs <= 160
    assert short.signs >= len(short.text.replace("{{code}}", "0" * 19))


def test_a_short_message_that_would_be_cut_is_refused(make_brief):
    with pytest.raises(ClaimError, match="160"):
        sms(make_brief({"controller_name": "A Very Long Name Of A Store " * 4}), "en")


def test_an_inbox_gets_structure_and_the_hash_of_what_was_approved(make_brief):
    brief = make_brief()
    notice = compose(brief, "ar")
    inbox = json.loads(inbox_json(notice, brief))
    assert (inbox["language"], inbox["direction"], inbox["sha256"]) == ("ar", "rtl", notice.sha256)
    assert [section["heading"] != "" for section in inbox["sections"]] == [
        False,
        *[True] * (len(inbox["sections"]) - 1),
    ]
    said = [paragraph["text"] for section in inbox["sections"] for paragraph in section["paragraphs"]]
    assert all(sentence in notice.text for sentence in said)


def test_an_inbox_text_that_the_facts_no_longer_yield_is_refused(make_brief):
    with pytest.raises(PolicyRefused):
        inbox_json(compose(make_brief(), "en"), make_brief({"cause": "theft"}))
