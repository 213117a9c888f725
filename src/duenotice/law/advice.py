"""What it means for a person that a kind of data got out, and what they can do. Data: `advice.yaml`, with its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from duenotice.law.elements import elements_of
from duenotice.law.files import data_of


@dataclass(frozen=True, slots=True)
class Advice:
    """Advice for one group of kinds. id: key of `advice.yaml`; steps: what to do, in order; source, verified: where from, how sure."""

    id: str
    steps: tuple[str, ...]
    source: str
    verified: str


_GROUPS = (
    ("password_plain", frozenset({"password"})),
    ("card", frozenset({"payment_card"})),
    ("bank_account", frozenset({"financial_account"})),
    ("national_id_or_passport", frozenset({"national_id", "ssn", "tax_id", "passport", "drivers_license"})),
    ("health_or_special", frozenset({"sensitive"})),
    ("location_or_habits", frozenset({"geolocation"})),
    ("name_email", frozenset({"name", "email"})),
)


def advice(kinds: Iterable[str], audience: str = "unknown") -> tuple[Advice, ...]:
    """Advice for the kinds exposed, gravest first. audience: `trusted_single` asks for none beyond knowing."""
    kinds = frozenset(kinds)
    if audience == "trusted_single":
        return ()
    held = elements_of(kinds)
    wanted = [name for name, marks in _GROUPS if held & marks]
    if kinds & {"PHONE", "POSTAL_ADDRESS"}:
        wanted.append("postal_phone")
    raw = data_of("advice.yaml")
    proof = raw["verified"]
    return tuple(Advice(name, tuple(map(str, raw["by_data"][name])), proof["note"], proof["level"]) for name in wanted)


def always() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(what every message to a person holds, what it never holds)."""
    raw = data_of("advice.yaml")
    return tuple(map(str, raw["always"])), tuple(map(str, raw["never"]))
