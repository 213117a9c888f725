"""A made-up store of which every fact is known: what the tests and the benchmarks of notices write about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from duenotice.model import Bounds, Fact, Facts
from duenotice.notices import Brief

KNOWN: Mapping[str, object] = {
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
"""What GDPR Art. 34(2) demands of a notice, in the words of `law`."""


def known_brief(change: Mapping[str, object] | None = None, **own: object) -> Brief:
    """A brief with every fact known; facts in `change` replace those of the store (None takes one away), `own` replaces fields."""
    facts = {name: value for name, value in {**KNOWN, **(change or {})}.items() if value is not None}
    fields: dict[str, object] = {
        "case": "DN-2018-7",
        "written": date(2018, 11, 21),
        "facts": Facts(Fact(name, value, "example") for name, value in facts.items()),
        "kinds": ("PERSON_NAME", "EMAIL"),
        "people": Bounds(480, 500, 913),
        "window": (datetime(2018, 11, 20, 13, 5, tzinfo=UTC), datetime(2018, 11, 20, 17, 40, tzinfo=UTC)),
        "time_zone": "Europe/Brussels",
        "demands": {"gdpr.34_1#people": ARTICLE_34},
        **own,
    }
    return Brief(**fields)
