"""What it means for a person that a kind of data got out, and what they can do. Data: `advice.yaml`, with its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from duenotice.law.elements import elements_of
from duenotice.law.files import data_of


@dataclass(frozen=True, slots=True)
class Advice:
    """Advice for one group of kinds. id: key of `advice.yaml`; meaning: what it can mean for a person that this got out; audience: what
    follows from who saw it, "" where nothing does; steps: what to do, in order; source, verified: where from, how sure."""

    id: str
    steps: tuple[str, ...]
    source: str
    verified: str
    meaning: str = ""
    audience: str = ""


_GROUPS = (
    ("password_plain", frozenset({"password"})),
    ("card", frozenset({"payment_card"})),
    ("bank_account", frozenset({"financial_account"})),
    ("national_id_or_passport", frozenset({"national_id", "ssn", "tax_id", "passport", "drivers_license"})),
    ("health_or_special", frozenset({"sensitive", "criminal_record"})),
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
    if "PASSWORD_HASH" in kinds and "PASSWORD" not in kinds:  # the law may take it for a password, advice must not
        wanted = ["password_hashed", *(name for name in wanted if name != "password_plain")]
    return tuple(_advice(name, kinds, audience) for name in wanted)


def _advice(name: str, kinds: frozenset[str], audience: str) -> Advice:
    raw = data_of("advice.yaml")
    proof, seen = raw["verified"], raw["by_audience"].get(audience, "")
    return Advice(
        name, tuple(_steps(raw["by_data"][name], kinds)), proof["note"], proof["level"], raw["meaning"][name], seen
    )


def _steps(raw: Iterable[str | Mapping[str, Any]], kinds: frozenset[str]) -> Iterator[str]:
    """Steps that hold for these kinds: "no password change needed" is said only where none was exposed."""
    for step in raw:
        if isinstance(step, str):
            yield step
        elif not kinds.intersection(step["unless"]):
            yield str(step["text"])


def always() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(what every message to a person holds, what it never holds)."""
    raw = data_of("advice.yaml")
    return tuple(map(str, raw["always"])), tuple(map(str, raw["never"]))
