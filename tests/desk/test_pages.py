"""The desk: nothing without login, nothing outside one's cases and roles, strict headers everywhere."""

from __future__ import annotations

import secrets

import pytest

POSTS = {"state", "approve", "refuse", "lookup"}
OPEN = {"login", "asset"}


@pytest.fixture
def client(home):
    from django.test import Client

    return Client(SERVER_NAME="localhost")


@pytest.fixture
def case(new_case):
    """A case with one of everything that a URL can name."""
    from datetime import UTC, datetime

    from duenotice.case.models import Assessment, Obligation

    case = new_case(title="Shop")
    assessment = Assessment.objects.create(
        case=case,
        seq=1,
        input_sha256="0",
        ruleset_sha256="0",
        as_of=datetime.now(UTC),
        risk="risk",
        payload=PAYLOAD,
        by="x",
    )
    Obligation.objects.create(
        assessment=assessment, duty="eu#x", jurisdiction="EU", answer="yes", addressee="people", due=None, payload=DUTY
    )
    return case


PAYLOAD = {"law_date": "2025-01-01T00:00:00+00:00", "severity": None, "risk_factors": [], "questions": []}
DUTY = {
    "id": "eu#x",
    "rule": "eu",
    "version": "1",
    "jurisdiction": "EU",
    "law": "GDPR",
    "citation": "GDPR Art 34",
    "answer": "yes",
    "addressee": "people",
    "authority": None,
    "authority_name": None,
    "due": [],
    "missing": [],
    "because": ["<script>alert(1)</script>"],
    "facts": [],
    "content": [],
    "exemptions": [],
    "verified": "statute_text",
    "settled": True,
}


def addresses(case) -> dict[str, str]:
    """Every address of the urlconf, by name."""
    from django.urls import reverse

    from duenotice.case.models import Obligation
    from duenotice.desk.urls import urlpatterns

    duty = Obligation.objects.filter(assessment__case=case).first()
    fill = {"ref": case.reference, "pk": duty.pk, "notice": "abc", "name": "desk.css"}
    found = {}
    for pattern in urlpatterns:
        wanted = pattern.pattern.converters
        found[pattern.name] = reverse(pattern.name, kwargs={k: fill[k] for k in wanted})
    return found


def member(case, *roles: str):
    """A new person with these roles in the case."""
    from duenotice.case import accounts
    from duenotice.case.audit import Actor
    from duenotice.case.models import User

    made = accounts.add_user(f"user-{secrets.token_hex(3)}", Actor("root"))
    user = User.objects.get(username=made.name)
    if roles:
        accounts.join(case, user, roles, Actor("root"))
    return user


def test_no_page_shows_anything_without_login(client, case):
    for name, url in addresses(case).items():
        if name in OPEN:
            continue
        for answer in (client.get(url), client.post(url)):
            assert answer.status_code == 302, name
            assert answer["Location"].startswith("/login"), name


def test_every_answer_carries_the_strict_headers(client, case):
    client.force_login(member(case, "officer", "auditor"))
    for name, url in addresses(case).items():
        answer = client.get(url)
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy, name
        assert "unsafe" not in policy, name
        assert "frame-ancestors 'none'" in policy, name
        assert answer["X-Content-Type-Options"] == "nosniff", name
        assert answer["Referrer-Policy"] == "same-origin", name
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin", name
        assert name == "asset" or "no-store" in answer["Cache-Control"], name


def test_a_case_of_others_does_not_exist_for_a_stranger(client, case):
    client.force_login(member(case))
    for name, url in addresses(case).items():
        if case.reference in url:
            assert client.get(url).status_code in (404, 405), name
            assert client.post(url).status_code in (404, 405), name


@pytest.mark.parametrize("role", ["viewer", "analyst", "officer", "counsel", "approver", "sender", "auditor"])
def test_each_role_reaches_exactly_the_pages_of_its_rights(client, case, role):
    from django.urls import resolve

    from duenotice.case.accounts import MAY

    client.force_login(member(case, role))
    for name, url in addresses(case).items():
        view = resolve(url).func
        if not hasattr(view, "right"):
            continue
        answer = client.post(url) if name in POSTS else client.get(url)
        assert (answer.status_code == 403) == (view.right not in MAY[role]), (role, name, answer.status_code)


def test_a_disabled_person_is_out_at_once(client, case):
    user = member(case, "officer")
    client.force_login(user)
    user.is_active = False
    user.save()
    assert client.get(addresses(case)["case"]).status_code == 302


def test_acts_refuse_a_get_and_a_post_without_token(case, home):
    from django.test import Client

    client = Client(enforce_csrf_checks=True, SERVER_NAME="localhost")
    client.force_login(member(case, "officer", "approver"))
    urls = addresses(case)
    for name in POSTS & urls.keys():
        assert client.get(urls[name]).status_code == 405
        assert client.post(urls[name]).status_code == 403


def test_what_evidence_or_rules_say_is_shown_and_never_run(client, case):
    client.force_login(member(case, "viewer"))
    text = client.get(addresses(case)["duty"]).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<script" not in text


def test_a_fact_stated_on_the_desk_is_recorded_with_who_said_it(client, case):
    user = member(case, "counsel")
    client.force_login(user)
    answer = client.post(addresses(case)["state"], {"name": "contained", "value": "yes", "reason": "log of the purge"})
    assert answer.status_code == 302
    fact = case.facts()["contained"]
    assert (fact.value, fact.source) == (True, f"person:{user.username}")


def test_a_wrong_value_comes_back_as_a_page_that_says_what_to_do(client, case):
    client.force_login(member(case, "counsel"))
    answer = client.post(addresses(case)["state"], {"name": "aware_at", "value": "2025-11-20T10:00:00"})
    assert answer.status_code == 409
    assert "needs its zone" in answer.content.decode()


def test_many_wrong_passwords_lock_the_name_for_a_while(client, case):
    from duenotice.desk.signing import TRIES

    user = member(case, "viewer")
    for _ in range(TRIES):
        client.post("/login", {"username": user.username, "password": "wrong"})
    answer = client.post("/login", {"username": user.username, "password": "wrong"})
    assert "Too many wrong passwords" in answer.content.decode()


def test_logging_out_clears_what_the_browser_kept(client, case):
    client.force_login(member(case, "viewer"))
    assert "cookies" in client.post("/logout")["Clear-Site-Data"]


def test_only_charts_marks_text_as_safe():
    from importlib import resources

    room = resources.files("duenotice.desk")
    for path in room.iterdir():
        if path.name.endswith(".py") and path.name != "charts.py":
            assert "mark_safe" not in path.read_text(), path.name
    for path in room.joinpath("templates", "desk").iterdir():
        text = path.read_text()
        assert "|safe" not in text, path.name
        assert "autoescape off" not in text, path.name
        assert "style=" not in text, path.name
        assert "<script" not in text, path.name


def test_charts_escape_what_they_label():
    from duenotice.desk import charts

    row = {"key": "<b>", "certain": 1, "best": 1, "possible": 2}
    assert "<b>" not in charts.bounds_bars([row], "<i>")
    assert "<i>" not in charts.bounds_bars([row], "<i>")


def test_first_user_is_made_once_with_a_password_that_is_not_stored(home):
    from duenotice.case import accounts
    from duenotice.case.audit import Actor
    from duenotice.case.models import User

    if not User.objects.exists():
        made = accounts.first_user("officer", Actor("root"))
        assert made.password not in repr(made)
        assert User.objects.get(username="officer").check_password(made.password)
    assert accounts.first_user("second", Actor("root")) is None


def test_an_error_page_says_what_next_and_looks_like_the_desk(client, case):
    client.force_login(member(case, "viewer"))
    stranger = client.get(f"/case/{case.reference}/nothing")
    assert (stranger.status_code, "no such page" in stranger.content.decode()) == (404, True)
    refused = client.post(addresses(case)["approve"])
    assert (refused.status_code, "duenotice member" in refused.content.decode()) == (403, True)


@pytest.mark.parametrize(
    "name, words",
    [
        ("EU-certain-PERSON_NAME+EMAIL", "EU and EEA: surely seen (name of a person, e-mail address)"),
        ("US-MA-certain-unknown", "United States (MA): surely seen (which data is unknown)"),
        ("??-possible-unknown", "residence unknown: perhaps seen, no kind of data is sure"),
        ("all", "all"),
    ],
)
def test_a_group_of_people_is_named_in_words_a_counsel_knows(name, words):
    from duenotice.case import plainly

    assert plainly.group(name) == words


def test_no_page_of_a_case_shows_the_name_of_a_fact_where_its_question_is_meant(client, case):
    from duenotice.case.models import Obligation

    duty = Obligation.objects.get(assessment__case=case)
    due = {
        "strict": None,
        "legal": "2025-11-29T12:00:00+00:00",
        "anchor": "aware_at",
        "text": "72 hours",
        "citation": "",
    }
    duty.payload = {**DUTY, "missing": ["people.BR"], "due": [due], "content": ["subject_count_approx"]}
    duty.save()
    client.force_login(member(case, "viewer"))
    text = client.get(addresses(case)["duty"]).content.decode()
    assert "How many of the people affected live in BR?" in text
    assert "When was the controller reasonably certain" in text
    assert "2025-11-29 12:00 UTC" in text
    assert "subject count approx" in text
