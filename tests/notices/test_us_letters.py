"""Letters of US states: what must be said, what must not, fixed titles and headings, bureaus, monitoring offers."""

from __future__ import annotations

from datetime import date

import pytest

from duenotice import law
from duenotice.model.facts import UNKNOWN
from duenotice.notices import Contact, MonitoringOffer, compose, lint, refuses

MASSACHUSETTS = (
    *("police_report", "fraud_alert_freeze", "no_charge_for_freeze", "mitigation_services", "name_of_parent"),
    *("no_nature_of_breach", "no_number_of_residents"),
)
CALIFORNIA = (
    *("title_notice_of_data_breach", "heading_what_happened", "heading_what_information", "heading_what_we_are_doing"),
    *("heading_what_you_can_do", "heading_for_more_information", "entity_contact", "data_types", "date_of_breach"),
    *("law_enf_delay_flag", "description", "cra_contact"),
)
RHODE_ISLAND = (
    *("description", "count_affected", "data_types", "date_of_breach", "date_discovered", "remediation_services"),
    *("cra_contact", "ag_contact", "police_report", "fraud_alert_freeze"),
)
OFFER = MonitoringOffer(18, "Example Watch", "Call 1-800-555-0100 and give your reference.", date(2019, 3, 1))
NO_PARENT = Contact("parent", "")


@pytest.fixture
def state_brief(make_brief):
    def make(state, contents, change=None, **own):
        fields = {"kinds": ("PERSON_NAME", "NATIONAL_ID.US"), "monitoring": OFFER, "contacts": (NO_PARENT,), **own}
        facts = {"law_enforcement_delay": False, **(change or {})}
        return make_brief(
            facts,
            jurisdiction=state,
            demands={f"{state.lower()}#subjects": contents},
            time_zone="America/New_York",
            **fields,
        )

    return make


def refusals(notice, brief):
    return [problem for problem in lint(notice, brief) if problem.severity == "refuse"]


@pytest.mark.parametrize("language", ["en", "es-419"])
@pytest.mark.parametrize(
    ("state", "contents"), [("US-MA", MASSACHUSETTS), ("US-CA", CALIFORNIA), ("US-RI", RHODE_ISLAND)]
)
def test_a_letter_holds_all_its_state_demands(state_brief, state, contents, language):
    brief = state_brief(state, contents)
    assert refusals(compose(brief, language), brief) == []


def test_massachusetts_hears_neither_the_nature_of_the_breach_nor_a_number(state_brief):
    text = compose(state_brief("US-MA", MASSACHUSETTS), "en").text
    for silent in (
        "technical error",
        "no right to see",
        "Other customers",
        "480",
        "913",
        "misused",
        "corrected the error",
    ):
        assert silent not in text
    for said in (
        "police report",
        "security freeze",
        "costs nothing",
        "18 months of identity protection",
        "not owned by another company",
    ):
        assert said in text


def test_california_has_its_title_and_five_headings_in_order(state_brief):
    notice = compose(state_brief("US-CA", CALIFORNIA), "en")
    assert notice.subject == "Notice of Data Breach"
    headings = [
        "What Happened?",
        "What Information Was Involved?",
        "What We Are Doing",
        "What You Can Do",
        "For More Information",
    ]
    places = [notice.html.index(f">{heading}</h2>") for heading in headings]
    assert places == sorted(places)
    assert notice.html.count("<h2") == 5


def test_california_keeps_its_headings_when_little_is_known(state_brief):
    unknown = {"cause": None, "audience": None, "misuse_seen": None, "recovered": None}
    notice = compose(state_brief("US-CA", CALIFORNIA, unknown), "en")
    assert notice.html.count("<h2") == 5
    assert "We will write to you again by" in notice.text


def test_the_attorney_general_named_is_that_of_the_state(state_brief):
    text = compose(state_brief("US-RI", RHODE_ISLAND), "en").text
    assert "Attorney General of Rhode Island" in text
    assert "Maryland" not in text


def test_contacts_from_our_table_ask_to_be_checked(state_brief):
    brief = state_brief("US-RI", RHODE_ISLAND)
    assert "complete.unchecked_contact" in {problem.rule for problem in lint(compose(brief, "en"), brief)}


@pytest.mark.parametrize(
    ("lacking", "demand"), [({"monitoring": None}, "mitigation_services"), ({"contacts": ()}, "name_of_parent")]
)
def test_a_demand_that_nothing_can_meet_is_drafted_and_refused(state_brief, lacking, demand):
    brief = state_brief("US-MA", MASSACHUSETTS, **lacking)
    assert any(demand in problem.why for problem in refusals(compose(brief, "en"), brief))


@pytest.mark.parametrize(
    ("state", "kind", "months", "refused"),
    [
        ("US-CA", "NATIONAL_ID.US", 12, ""),
        ("US-CT", "NATIONAL_ID.US", 24, ""),
        ("US-CT", "NATIONAL_ID.US", 18, "wants 24 months of identity protection, 18 are offered"),
        ("US-CT", "NATIONAL_ID.US", None, "no sentence serves monitoring (not stated: monitoring_"),
        ("US-CT", "IBAN", None, ""),
        ("US-PA", "IBAN", None, "no sentence serves monitoring"),
    ],
)
def test_a_state_that_wants_identity_protection_offered_gets_it_for_long_enough(
    state_brief, state, kind, months, refused
):
    (contents,) = [
        duty.content
        for rule in law.load().rules
        if rule.id == state.lower()
        for duty in rule.duties
        if duty.addressee == "people"
    ]
    offer = None if months is None else MonitoringOffer(months, "Example Watch", "Call 1-800-555-0100.")
    facts = {"payment_exposed": kind == "IBAN"}
    brief = state_brief(state, contents, facts, kinds=("PERSON_NAME", kind), monitoring=offer)
    notice = compose(brief, "en")
    said = [problem.why for problem in refusals(notice, brief)]
    assert [why for why in said if "monitoring" in why or "protection" in why] == (said if refused else [])
    assert refused in " ".join(said)
    assert (f"{months} months of identity protection" in notice.text) is (offer is not None)


def test_a_refusal_names_the_fact_that_nobody_has_stated(state_brief):
    brief = state_brief("US-CA", ("law_enf_delay_flag",), {"law_enforcement_delay": UNKNOWN})
    (why,) = [problem.why for problem in refusals(compose(brief, "en"), brief)]
    assert why.endswith("(not stated: law_enforcement_delay)")


def test_parent_and_offer_may_come_from_facts(state_brief):
    told = {
        "parent_company": "Example Holding",
        "monitoring_provider": "Example Watch",
        "monitoring_months": 18,
        "monitoring_how": "Call us.",
    }
    brief = state_brief("US-MA", MASSACHUSETTS, told, monitoring=None, contacts=())
    notice = compose(brief, "en")
    assert (
        "owned by Example Holding" in notice.text and "18 months of identity protection by Example Watch" in notice.text
    )
    assert refusals(notice, brief) == []


def test_no_monitoring_is_offered_where_only_name_and_address_were_seen(state_brief):
    brief = state_brief("US-MA", MASSACHUSETTS, kinds=("PERSON_NAME", "EMAIL"), monitoring=None)
    notice = compose(brief, "en")
    assert "identity protection" not in notice.text
    assert refusals(notice, brief) == []


def test_laws_that_contradict_each_other_are_not_mixed_in_one_letter(make_brief):
    brief = make_brief(demands={"gdpr": ("nature_plain_language",), "us-ma": ("no_nature_of_breach",)})
    assert refuses(lint(compose(brief, "en"), brief))


def test_european_notices_say_nothing_of_credit_bureaus(make_brief):
    assert "credit bureau" not in compose(make_brief(), "en").text


def test_a_language_without_state_sentences_says_them_in_english_and_asks_a_person(state_brief):
    brief = state_brief("US-CA", CALIFORNIA)
    notice = compose(brief, "de")
    assert notice.subject == "Notice of Data Breach" and "technischer Fehler" in notice.text
    assert "languages.english_part" in {problem.rule for problem in lint(notice, brief)}
    assert refusals(notice, brief) == []


def contents_demanded_of_people():
    from importlib.resources import files

    import yaml

    rules = (
        path
        for region in (files("duenotice.law") / "rules").iterdir()
        for path in region.iterdir()
        if path.name.endswith(".yaml")
    )
    for path in rules:
        for rule in yaml.safe_load(path.read_text())["rules"]:
            for duty in rule.get("duties") or ():
                if duty["addressee"] == "people":
                    yield from duty.get("content") or ()


def test_whatever_a_rule_of_law_wants_said_to_people_is_understood():
    from duenotice.notices import demands

    wanted = set(contents_demanded_of_people())
    assert {"nature_plain_language", "no_nature_of_breach"} <= wanted
    assert wanted - demands.known() == set()
