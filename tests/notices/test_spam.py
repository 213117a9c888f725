from __future__ import annotations

import pytest

from duenotice.model.errors import DueNoticeError
from duenotice.notices import compose, content_points, spam_problems
from duenotice.notices.spam import is_installed, message

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


@needs_spamassassin
def test_a_script_taken_for_a_trick_is_a_warning_not_a_refusal(make_brief):
    brief = make_brief()
    problems = spam_problems([compose(brief, "vi"), compose(brief, "en")], brief)
    assert {problem.severity for problem in problems} <= {"warn"}
    assert {problem.place.split()[0] for problem in problems} <= {"vi"}


def test_without_the_program_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(DueNoticeError, match="not installed"):
        content_points([b""])
