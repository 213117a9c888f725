"""The cast of these tests: one store, one incident, all facts known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from duenotice.model import Bounds, Fact, Facts
from duenotice.notices import Brief

KNOWN = {
    "controller_name": "Example Store",
    "controller_address": "1 Example Street, 1000 Exampletown",
    "controller_domain": "store.example",
    "contact_name": "Ada Example",
    "contact_details": "privacy@store.example, +32 2 555 01 01",
    "breach_kinds": ("confidentiality",),
    "cause": "technical_error",
    "contained": True,
    "audience": "other_customers",
    "passwords_exposed": False,
    "payment_exposed": False,
    "coverage_complete": True,
    "secrets_reused": False,
    "misuse_seen": False,
    "recovered": True,
    "detected_at": datetime(2018, 11, 20, 18, tzinfo=UTC),
    "next_update_at": datetime(2018, 11, 30, 18, tzinfo=UTC),
    "measures_taken": ("error_fixed", "copies_deleted"),
}
ARTICLE_34 = ("nature_plain_language", "dpo_or_contact", "likely_consequences", "measures_and_advice")

MakeBrief = Callable[..., Brief]


@pytest.fixture(scope="session")
def make_brief() -> MakeBrief:
    """A brief with every fact known; facts in `change` replace those of the cast (None takes one away), `own` replaces fields."""

    def make(change: dict[str, object] | None = None, **own: object) -> Brief:
        facts = {name: value for name, value in {**KNOWN, **(change or {})}.items() if value is not None}
        fields = {
            "case": "DN-2018-7",
            "written": date(2018, 11, 21),
            "facts": Facts(Fact(name, value, "test") for name, value in facts.items()),
            "kinds": ("PERSON_NAME", "EMAIL"),
            "people": Bounds(480, 500, 913),
            "window": (datetime(2018, 11, 20, 13, 5, tzinfo=UTC), datetime(2018, 11, 20, 17, 40, tzinfo=UTC)),
            "time_zone": "Europe/Brussels",
            "demands": {"gdpr.34_1#people": ARTICLE_34},
            **own,
        }
        return Brief(**fields)

    return make
