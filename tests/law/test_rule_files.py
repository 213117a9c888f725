"""Rule files: the shipped ones are right by their own examples; wrong ones are refused with file and line."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from duenotice import law
from duenotice.law import examples, reference, reviewing
from duenotice.law.checking import authority_problems
from duenotice.law.files import HERE, read, rule_files
from duenotice.model import Answer, Bounds, Fact, Facts
from duenotice.model.errors import RuleError

DOCS = Path(__file__).parents[2] / "docs" / "law"
CONTRACT = """schema: duenotice-law/1
law: {id: acme, name: Contract with Acme, citation: clause 12.3}
rules:
- id: acme.24h
  jurisdiction: [DE]
  mode: mandatory
  status: in_force
  effective: {from: 2026-01-01, to: null}
  history: null
  role: controller
  applies_to: residents_or_establishment
  personal_data: {kind: any_personal_data, text: null}
  trigger: {event: any_breach, harm: null}
  duties:
  - id: customer
    addressee: organisations
    authority: null
    when: {always: true}
    deadline: {value: 24, unit: hours, from: awareness, text: within 24 hours}
  last_reviewed: 2026-11-01
  verified: {level: statute_text, sources: [the contract], open: null}
"""
WRONG = {
    "an evaluator nobody knows": (
        "when: {always: true}",
        "when: {moon_is_full: true}",
        18,
        "No evaluator has the name moon_is_full",
    ),
    "no citation": ("citation: clause 12.3", "citation: null", 2, "no citation"),
    "an end before the start": ("to: null}", "to: 2020-01-01}", 8, "ends (2020-01-01) before it starts"),
    "a history over its start": ("history: null", "history: [{effective_to: 2026-06-30}]", 9, "over the start"),
    "a country that does not exist": ("[DE]", "[XQ]", 5, "has the code XQ"),
    "an authority nobody knows": ("authority: null", "authority: [nobody]", 17, "No authority has the id nobody"),
    "an unknown unit": ("unit: hours", "unit: moons", 19, "unit or way of counting"),
    "an unknown addressee": ("addressee: organisations", "addressee: friends", 15, "addressee is none of"),
    "an unknown level of proof": ("level: statute_text", "level: hearsay", 21, "level of proof"),
    "not YAML at all": ("rules:", "rules: [", 4, "not valid YAML"),
}


def test_the_shipped_rules_are_right_by_their_own_examples(rules: law.RuleSet) -> None:
    assert list(examples.wrong(rules)) == []


def test_every_duty_has_an_example_of_each_answer_it_can_give(rules: law.RuleSet) -> None:
    given = {(one["duty"], one["answer"]) for one in examples.examples()}
    for rule in rules.rules:
        binding = rule.mode == "mandatory" and rule.status == "in_force"
        for duty in rule.duties:
            for answer in ("yes", "no", "unknown") if binding else ("no",):
                assert (duty.id, answer) in given


def test_nothing_of_the_compiled_facts_was_lost(rules: law.RuleSet) -> None:
    assert len(rules.rules) == 164
    assert len(rules.authorities) == 144
    assert len(read(HERE / "forms" / "union.yaml")["fields"]) == 40


@pytest.mark.parametrize("path", list(rule_files()), ids=lambda p: p.stem)
def test_a_shipped_file_follows_the_schema(path: Path) -> None:
    schema = json.loads((HERE / "schema.json").read_text())
    plain = json.loads(json.dumps(read(path), default=str))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(plain)] == []


def test_a_contract_duty_is_one_more_rule(tmp_path: Path) -> None:
    path = tmp_path / "acme.yaml"
    path.write_text(CONTRACT)
    rules, now, people = law.load([path]), datetime(2026, 11, 24, tzinfo=UTC), Bounds.exactly(3)
    hit = law.Impact((law.Place("DE", None, people, ((frozenset({"EMAIL"}), people),)),))
    found = law.assess(Facts([Fact("aware_at", now, "me")]), hit, rules, now, now)
    duty = next(d for d in found.obligations if d.rule == "acme.24h")
    assert duty.answer is Answer.YES
    assert duty.due[0].strict == datetime(2026, 11, 25, tzinfo=UTC)
    assert rules.sha256 != law.load().sha256


@pytest.mark.parametrize("case", WRONG.values(), ids=list(WRONG))
def test_a_wrong_rule_file_is_refused_with_file_and_line(tmp_path: Path, case: tuple[str, str, int, str]) -> None:
    old, new, line, words = case
    path = tmp_path / "acme.yaml"
    path.write_text(CONTRACT.replace(old, new, 1))
    with pytest.raises(RuleError) as refused:
        law.load([path])
    assert words in refused.value.what
    assert refused.value.where == f"acme.yaml:{line}"


def test_an_authority_without_channel_is_reported() -> None:
    found = list(
        authority_problems(yaml.safe_load("authorities: [{id: x, name: X}, {id: x, verified: {level: hearsay}}]"))
    )
    assert [what for _, what in found if "no channel" in what]
    assert [what for _, what in found if "stands twice" in what]
    assert [what for _, what in found if "level of proof" in what]


def test_the_reference_in_the_docs_is_the_one_made_from_the_rules(rules: law.RuleSet) -> None:
    written = {path.name: path.read_text() for path in DOCS.glob("*.md")}
    assert written == reference.pages(rules), "make it anew: duenotice law reference docs/law"


def test_the_reference_marks_what_is_not_verified(rules: law.RuleSet) -> None:
    page = reference.pages(rules)["africa.md"]
    for rule in rules.rules:
        if reference.region_of(rule) == "africa":
            assert f"## {rule.id}" in page
    assert page.split("## mu")[1].split("##")[0].count("NOT VERIFIED") == 1


def test_a_rule_about_to_change_or_unverified_is_stale(rules: law.RuleSet) -> None:
    why = dict(reviewing.stale(rules, date(2026, 11, 24)))
    assert why["cl"] == "starts on 2026-12-01"
    assert "not verified" in why["uk.gdpr.34"]
    assert "us-ca" in dict(reviewing.stale(rules, date(2027, 3, 1)))


def test_what_changed_between_two_days_is_listed(rules: law.RuleSet) -> None:
    changed = {
        rule.id: (before, after)
        for rule, before, after in reviewing.changes(rules, date(2025, 8, 19), date(2025, 8, 20))
    }
    assert changed["uk.pecr.5a"] == ("before recorded history", "in force")


def test_the_calendar_holds_every_clock_and_no_person(rules: law.RuleSet) -> None:
    now, people = datetime(2026, 11, 24, 9, tzinfo=UTC), Bounds.exactly(3)
    hit = law.Impact((law.Place("GB", None, people, ((frozenset({"EMAIL", "PERSON_NAME"}), people),)),))
    facts = Facts([Fact("aware_at", now, "me"), Fact("audience", "other_customers", "me")])
    text = law.calendar(law.assess(facts, hit, rules, now, now)).decode()
    assert "DTSTART:20261127T090000Z" in text
    assert text.count("BEGIN:VALARM") == 3 * text.count("BEGIN:VEVENT")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_a_report_says_what_is_not_known_and_what_changed(rules: law.RuleSet) -> None:
    now, people = datetime(2026, 11, 24, 9, tzinfo=UTC), Bounds(3, 5, 9)
    hit = law.Impact((law.Place("GB", None, people, ((frozenset({"EMAIL"}), people),)),))
    facts = Facts([Fact("aware_at", now, "me"), Fact("audience", "other_customers", "me")])
    first = law.report("ico_uk", facts, hit, law.assess(facts, hit, rules, now, now), 1).form()
    by_id = {field["id"]: field for field in first["fields"]}
    assert by_id["people_count"]["bounds"] == {"certain": 3, "best": 5, "possible": 9, "causes": []}
    assert by_id["start_of_breach"]["unknown"]["fact"] == "happened_at"
    more = facts.with_facts(Fact("happened_at", now, "logs"))
    second = law.report("ico_uk", more, hit, law.assess(more, hit, rules, now, now), 2, first).form()
    assert [(row["field"], row["old"]) for row in second["differences"]] == [
        ("report_kind", "initial"),
        ("start_of_breach", "not yet known"),
    ]


def test_a_report_asks_what_the_form_of_its_authority_asks(rules: law.RuleSet) -> None:
    now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    known, hit = Facts([Fact("aware_at", now, "me")]), law.Impact(())
    found = law.assess(known, hit, rules, now, now)
    fields = {
        name: {f.id for f in law.report(name, known, hit, found, 1).fields}
        for name in ("ico_uk", "cnil_fr", "us-ca-ag")
    }
    assert "staff_training" in fields["ico_uk"] - fields["cnil_fr"]
    assert "police_informed" in fields["cnil_fr"]
    assert len(fields["us-ca-ag"]) == 40, "a form nobody read: everything that any authority asks"
    for own in fields.values():
        assert {"aware_at", "likely_consequences", "measures_after", "people_count"} <= own
