from __future__ import annotations

import pytest

from duenotice.model.errors import DueNoticeError
from duenotice.notices import compose, content_points, fill, spam_problems
from duenotice.notices.mixing import looks_mixed
from duenotice.notices.spam import forms_of, is_installed, message
from duenotice.notices.words import LANGUAGES

needs_spamassassin = pytest.mark.skipif(not is_installed(), reason="SpamAssassin is not installed")

SPAM = b"""From: =?utf-8?q?Prize?= <winner@win.test>\r
To: you@customer.example\r
Subject: CONGRATULATIONS you have WON $1,000,000 !!!\r
Message-ID: <1@win.test>\r
Content-Type: text/html\r
\r
<html><body><font size=7 color=red>Dear Friend, viagra cialis, click here NOW, claim your million dollars, wire transfer, dear beneficiary,
100% free, act now, this is not spam</font><a href="http://192.0.2.1/x">click</a></body></html>\r
"""  # fmt: skip


@needs_spamassassin
def test_our_notices_get_no_content_points_and_spam_does(make_brief):
    brief = make_brief()
    ours = [
        message(compose(brief, language), brief, form)
        for language in ("en", "de", "fr")
        for form in ("text", "text+html")
    ]
    *found, spam = content_points([*ours, SPAM])
    assert max(points.points for points in found) <= 0.5
    assert spam.points > 0.5


@needs_spamassassin
def test_points_belong_to_their_message_whatever_order_the_program_takes(make_brief):
    brief = make_brief()
    ours = message(compose(brief, "en"), brief)
    found = content_points([ours, SPAM, ours, SPAM, ours])
    assert [points.points > 0.5 for points in found] == [False, True, False, True, False]


MIXED = ("bg", "ru", "uk", "vi")
"""Languages whose letters one filter takes for a disguised Latin e."""

MANY_E = {
    "controller_name": "Seestern Reederei",
    "controller_domain": "seestern-reederei.test",
    "controller_address": "Segelweg 7, 24103 Kiel",
}
FEW_E = {
    "controller_name": "Nordia",
    "controller_domain": "nordia.test",
    "controller_address": "Kungsgatan 1, Stockholm",
}


@needs_spamassassin
def test_in_every_form_that_is_sent_no_language_is_taken_for_swapped_letters(make_brief):
    brief = make_brief()
    asked = [(notice, form) for notice in (compose(brief, tag) for tag in MIXED) for form in forms_of(notice)]
    found = content_points([message(notice, brief, form) for notice, form in asked])
    assert max(points.points for points in found) <= 0.5


def test_only_a_notice_that_would_be_taken_for_a_forgery_goes_as_text_alone(make_brief):
    plain = {tag for tag in LANGUAGES if not compose(make_brief(), tag).html}
    assert plain == set(MIXED)
    contact = {"contact_name": "Ada Nord", "contact_details": "mail@nordia.test"}
    assert all(compose(make_brief(FEW_E | contact), tag).html for tag in MIXED)


@needs_spamassassin
def test_our_count_of_look_alikes_agrees_with_the_filter(make_brief):
    for change in ({}, FEW_E, MANY_E):
        brief = make_brief(change)
        texts = [compose(brief, tag) for tag in (*MIXED, "en", "fr", "hu", "el")]
        judged = content_points([message(notice, brief, "text") for notice in texts])
        ours = [looks_mixed(notice.subject, fill(notice, "Ada Example", "0")[0]) for notice in texts]
        assert ours == [any(rule == "MIXED_ES" for rule, _ in points.rules) for points in judged]


@needs_spamassassin
def test_where_the_senders_own_name_is_too_much_the_script_is_a_warning_not_a_refusal(make_brief):
    brief = make_brief(MANY_E)
    problems = spam_problems([compose(brief, "bg"), compose(brief, "en")], brief)
    assert {(problem.severity, problem.place.split()[0]) for problem in problems} == {("warn", "bg")}


def test_without_the_program_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(DueNoticeError, match="not installed"):
        content_points([b""])
