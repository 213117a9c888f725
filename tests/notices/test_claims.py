from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice.model import UNKNOWN, Answer, Bounds
from duenotice.model.errors import ClaimError
from duenotice.model.kinds import KINDS
from duenotice.notices import compose, fill, languages, lint
from duenotice.notices.claims import catalogue
from duenotice.notices.words import LANGUAGES, speaker

NO_CHANGE = "You do not need to change it"
SPOKEN = [language.tag for language in languages()]


def states(notice):
    return dict(claim.split("=") for claim in notice.claims)


def test_a_notice_says_what_when_who_how_many_and_how_to_check_it(make_brief):
    text = compose(make_brief(), "en").text
    for words in (
        "technical error",
        "20 November 2018, 14:05",
        "at least 480 and at most 913",
        "Other customers",
        "store.example",
        "{{code}}",
    ):
        assert words in text


def test_no_need_to_change_the_password_is_said_only_where_facts_prove_it(make_brief):
    assert NO_CHANGE in compose(make_brief(), "en").text


@pytest.mark.parametrize(
    "doubt",
    [
        {"coverage_complete": False},
        {"coverage_complete": None},
        {"passwords_exposed": None},
        {"secrets_reused": None},
        {"secrets_reused": True},
    ],
)
def test_any_doubt_about_passwords_is_said_as_doubt(make_brief, doubt):
    notice = compose(make_brief(doubt), "en")
    assert NO_CHANGE not in notice.text
    assert states(notice)["password"] == "unknown"
    assert "do not yet know whether your password" in notice.text


def test_an_exposed_password_is_said_with_advice(make_brief):
    notice = compose(make_brief({"passwords_exposed": True}, kinds=("EMAIL", "PASSWORD")), "en")
    assert states(notice)["password"] == "false"
    assert "Change your password" in notice.text


def test_kinds_that_contradict_a_fact_are_refused(make_brief):
    with pytest.raises(ClaimError, match="contradict"):
        compose(make_brief(kinds=("EMAIL", "PASSWORD")), "en")


@pytest.mark.parametrize(
    "fact", ["controller_name", "controller_address", "controller_domain", "contact_name", "contact_details"]
)
def test_without_sender_or_contact_nothing_is_composed(make_brief, fact):
    with pytest.raises(ClaimError, match=fact):
        compose(make_brief({fact: None}), "en")


def test_an_unknown_without_a_date_of_the_next_message_is_refused(make_brief):
    with pytest.raises(ClaimError, match="by when"):
        compose(make_brief({"cause": None, "next_update_at": None}), "en")


@pytest.mark.parametrize(
    ("fact", "value"),
    [("cause", "sunspots"), ("audience", "martians"), ("breach_kinds", ("beauty",)), ("measures_taken", ("prayer",))],
)
def test_a_value_without_a_sentence_is_refused_not_paraphrased(make_brief, fact, value):
    with pytest.raises(ClaimError):
        compose(make_brief({fact: value}), "en")


def test_a_person_known_not_to_be_affected_gets_no_notice(make_brief):
    with pytest.raises(ClaimError):
        compose(make_brief(affected=Answer.NO), "en")


def test_a_person_who_may_be_affected_is_told_just_that(make_brief):
    notice = compose(make_brief(affected=Answer.UNKNOWN), "en")
    assert states(notice)["affected"] == "unknown"
    assert "Your data are among" not in notice.text


@given(
    missing=st.sets(
        st.sampled_from(
            ["cause", "contained", "audience", "misuse_seen", "recovered", "passwords_exposed", "breach_kinds"]
        )
    )
)
def test_each_missing_fact_has_a_sentence_of_its_own(make_brief, missing):
    notice = compose(make_brief(dict.fromkeys(missing, UNKNOWN)), "en")
    unknown = {claim for claim, state in states(notice).items() if state == "unknown"}
    assert len(unknown) == len(missing)
    assert notice.text.count("We do not yet know") == len(unknown)


@given(certain=st.integers(0, 10**8), more=st.integers(0, 10**8))
def test_the_numbers_are_the_counted_ones(make_brief, certain, more):
    text = compose(make_brief(people=Bounds(certain, certain, certain + more)), "en").text
    assert f"{certain:,}" in text
    assert f"{certain + more:,}" in text


def test_a_supplement_names_the_message_before(make_brief):
    with pytest.raises(ClaimError, match="previous"):
        compose(make_brief(), "en", phase=2)
    notice = compose(make_brief(previous=date(2018, 11, 21)), "en", phase=2)
    assert "21 November 2018. The reference" in notice.text


def test_a_notice_names_the_facts_and_versions_it_rests_on(make_brief):
    assert {"cause@1", "controller_name@1", "passwords_exposed@1"} <= set(compose(make_brief(), "en").facts)


def test_the_same_brief_gives_the_same_bytes_and_another_fact_another_hash(make_brief):
    assert compose(make_brief(), "en") == compose(make_brief(), "en")
    assert compose(make_brief(), "en").sha256 != compose(make_brief({"cause": "theft"}), "en").sha256


def test_a_name_with_markup_stays_a_name(make_brief):
    text, html = fill(compose(make_brief(), "en"), "<b>Bo & Co</b>", "0000-0000-0000-0000")
    assert "Dear <b>Bo & Co</b>," in text
    assert "&lt;b&gt;Bo &amp; Co&lt;/b&gt;" in html


def test_a_controller_named_with_markup_is_escaped(make_brief):
    assert "<script>" not in compose(make_brief({"controller_name": "<script>x</script>"}), "en").html


def test_every_kind_of_the_model_has_advice_and_a_consequence():
    assert set(catalogue().kinds) == set(KINDS)


@pytest.mark.parametrize("language", SPOKEN)
def test_every_language_has_every_message(language):
    wanted = {*catalogue().messages(), *(f"kind-{kind}" for kind in KINDS)} - {
        message for message in catalogue().messages() if message.startswith("us-")
    }
    assert [message for message in sorted(wanted) if message not in speaker(language)] == []


@pytest.mark.parametrize("language", SPOKEN)
def test_all_languages_make_the_same_claims(make_brief, language):
    for brief in (
        make_brief(),
        make_brief({"cause": None, "misuse_seen": True, "contained": False}),
        make_brief(kinds=tuple(KINDS), change={"passwords_exposed": True, "payment_exposed": True}),
    ):
        assert compose(brief, language).claims == compose(brief, "en").claims


def test_a_language_stays_a_draft_until_its_very_text_is_approved(make_brief):
    from duenotice.notices import source_sha256

    brief = make_brief()
    assert compose(brief, "de").machine_drafted
    assert not compose(replace(brief, approvals={"de": source_sha256("de")}), "de").machine_drafted
    assert compose(replace(brief, approvals={"de": source_sha256("en")}), "de").machine_drafted


def test_a_language_without_texts_is_refused(make_brief):
    with pytest.raises(ClaimError, match="No texts"):
        compose(make_brief(), "tlh")


def test_no_language_is_listed_that_is_not_planned():
    assert set(SPOKEN) <= set(LANGUAGES)


def test_advice_may_come_from_law_in_its_own_groups(make_brief):
    claims = states(compose(make_brief(advice=("name_email", "bank_account")), "en"))
    assert {"advice_mail", "advice_bank"} == {claim for claim in claims if claim.startswith("advice_")}


def test_advice_without_a_sentence_is_refused(make_brief):
    with pytest.raises(ClaimError, match="stars"):
        compose(make_brief(advice=("consult_the_stars",)), "en")


def test_someone_whose_own_kinds_are_not_known_gets_the_advice_for_all_kinds_of_the_case(make_brief):
    brief = make_brief({"kinds_exposed": ("PERSON_NAME", "EMAIL")}, kinds=(), affected=Answer.UNKNOWN)
    notice = compose(brief, "en")
    assert "advice" in notice.serves
    assert not [p for p in lint(notice, brief) if p.severity == "refuse"]
