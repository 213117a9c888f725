from __future__ import annotations

from dataclasses import replace

import pytest

from duenotice.model.errors import ClaimError
from duenotice.notices import compose, cues, languages, lint, refuses
from duenotice.notices.cues import cue_rules

RULES = {rule.id: rule for rule in cue_rules()}
FLAGS = [(rule.id, text) for rule in cue_rules() for text in rule.flags]
PASSES = [(rule.id, text) for rule in cue_rules() for text in rule.passes]


def rules_of(problems):
    return {problem.rule for problem in problems}


def speaks(rule, text):
    found = any(RULES[rule].pattern.search(part) for part in ([text] if text else [""]))
    return not found if RULES[rule].is_lack else found


@pytest.mark.parametrize(("rule", "text"), FLAGS, ids=lambda value: value[:30])
def test_each_cue_flags_its_examples(rule, text):
    assert speaks(rule, text)


@pytest.mark.parametrize(("rule", "text"), PASSES, ids=lambda value: value[:30])
def test_each_cue_lets_its_counterexamples_pass(rule, text):
    assert not speaks(rule, text)


@pytest.mark.parametrize("language", [language.tag for language in languages()])
def test_our_own_notice_has_no_problem_but_the_open_approval(make_brief, language):
    brief = make_brief()
    others = [compose(brief, other.tag) for other in languages()]
    assert rules_of(lint(compose(brief, language), brief, others)) == {"languages.machine_drafted"}


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("truth.free_text", lambda n: replace(n, text=n.text + "We are sorry.\n")),
        ("truth.free_text", lambda n: replace(n, subject="Hello")),
        ("truth.claims", lambda n: replace(n, claims=(*n.claims, "all_is_well=true"))),
        ("cue.link", lambda n: replace(n, html=n.html.replace("<main", '<a href="https://store.example">x</a><main'))),
        ("cue.link", lambda n: replace(n, text=n.text + "http://store.example")),
        ("cue.foreign_domain", lambda n: replace(n, text=n.text + "see helper.example.net")),
        ("cue.request_for_data", lambda n: replace(n, text=n.text + "Please confirm your password.")),
        ("cue.vague_subject", lambda n: replace(n, subject="Important notice")),
        ("cue.no_name", lambda n: replace(n, text=n.text.replace("{{name}}", "customer"))),
        ("bytes.remote", lambda n: replace(n, html=n.html.replace("<main", '<img alt="" src="x"><main'))),
        ("bytes.remote", lambda n: replace(n, html=n.html.replace("padding", "background: url(x); padding"))),
        ("bytes.size", lambda n: replace(n, text=n.text * 20)),
        ("bytes.slot", lambda n: replace(n, text=n.text + "{{iban}}")),
        ("bytes.header", lambda n: replace(n, subject="a\nBcc: b")),
        ("bytes.control", lambda n: replace(n, text=n.text + "\u202e")),
        ("bytes.accessible", lambda n: replace(n, html="<p>x</p>")),
        ("readability.long_sentence", lambda n: replace(n, text=n.text + "word " * 40 + ".")),
        ("complete.contact", lambda n: replace(n, serves=("controller", "check", "advice"))),
        ("complete.demand", lambda n: replace(n, serves=("controller", "contact", "check", "advice"))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_altered_notice_is_caught(make_brief, rule, change):
    brief = make_brief()
    assert rule in rules_of(lint(change(compose(brief, "en")), brief))


@pytest.mark.parametrize(
    ("rule", "language", "change"),
    [
        ("cue.foreign_domain", "en", {"contact_details": "help@store-help.support"}),
        ("cue.foreign_domain", "en", {"contact_details": "see HELP-DESK.CLOUD"}),
        ("cue.foreign_domain", "zh-Hans", {"contact_details": "请访问evil.com查看"}),
        ("cue.foreign_domain", "ru", {"contact_details": "помощь.рф"}),
        ("cue.foreign_domain", "en", {"contact_details": "help@xn--store-0ra.xn--p1ai"}),
        ("cue.link", "en", {"contact_details": "mailto:privacy@store.example"}),
        ("cue.link", "de", {"contact_details": "market://store.example"}),
        ("bytes.control", "en", {"contact_details": "privacy\u200b@store.example"}),
        ("bytes.control", "en", {"contact_name": "Ada\u00ad Example"}),
        ("bytes.control", "fr", {"contact_name": "Ada\u2063Example"}),
        ("bytes.long_subject", "en", {"controller_name": "The Example Store and Sons " * 5}),
        ("cue.mixed_script", "en", {"controller_name": "Ex\u0430mple Store"}),
        ("bytes.slot", "en", {"contact_details": "{{iban}}"}),
        ("bytes.slot_twice", "en", {"contact_details": "{{code}}"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_fact_brings_into_a_notice_is_judged_like_the_rest(make_brief, rule, language, change):
    brief = make_brief(change)
    assert rule in rules_of(lint(compose(brief, language), brief))


@pytest.mark.parametrize(
    "markup",
    [
        '<meta http-equiv="refresh" content="0;url=x">',
        "<p style=\"background-image: image-set('x' 1x)\">",
        '<video poster="x">',
        '<p style="behavior: expression(x)">',
        "<style>@font-face{}</style>",
        '<blockquote cite="x">',
        "<svg></svg>",
        "<math></math>",
    ],
)
def test_markup_that_could_fetch_something_is_refused_even_beside_the_other_rules(make_brief, markup):
    notice = compose(make_brief(), "en")
    altered = replace(notice, html=notice.html.replace("<main", markup + "<main"))
    assert "bytes.remote" in rules_of(lint(altered, make_brief()))


def test_a_demand_nobody_understands_stops_sending(make_brief):
    brief = make_brief(demands={"xx.1#people": ("sing_a_song",)})
    assert refuses(lint(compose(brief, "en"), brief))


def test_a_notice_whose_facts_changed_since_is_refused(make_brief):
    notice = compose(make_brief(), "en")
    assert "truth.free_text" in rules_of(lint(notice, make_brief({"cause": "theft"})))
    assert "truth.unproven" in rules_of(lint(notice, make_brief({"contact_name": None})))


def test_other_claims_in_another_language_are_refused(make_brief):
    brief = make_brief()
    other = compose(make_brief({"cause": None}), "de")
    assert "languages.claims" in rules_of(lint(compose(brief, "en"), brief, [other]))


def test_an_unproven_comfort_cannot_even_be_composed(make_brief):
    with pytest.raises(ClaimError):
        compose(make_brief({"controller_name": None}), "en")


def test_the_wording_of_2018_is_flagged_in_many_ways():
    # Facts of the 2018 message, told in words of our own: short, no number, date, audience, measure or person; a capitalised link.
    text = (
        "Hello,\nwe are writing to inform you that our website disclosed your name due to an error. The issue is fixed. "
        "There is no need to change anything.\nThe service team\nHttp://www.shop.example"
    )
    assert len(rules_of(cues("Important information", text, domains=("shop.example",)))) >= 6


def test_a_message_is_read_up_to_a_limit_and_never_hangs():
    assert isinstance(cues("x" * 10**6, "a@" * 500_000, "<" * 10**6), list)
