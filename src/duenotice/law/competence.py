"""Which authority is told: the lead authority, or every authority where people live (GDPR Art. 55, 56; EDPB 9/2022 par. 73)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from duenotice.law.places import EEA, Impact
from duenotice.law.ruleset import Duty, Rule, RuleSet
from duenotice.model.facts import UNKNOWN, Facts

_FEDERAL = {"DE": "the authority of the Land (BDSG s 40)"}


@dataclass(frozen=True, slots=True)
class Told:
    """One authority to tell. id is None where it cannot be named yet; place: whose calendar counts; missing: facts that would name it."""

    id: str | None
    name: str | None
    place: str
    because: str = ""
    missing: tuple[str, ...] = ()


def authorities(rule: Rule, duty: Duty, facts: Facts, impact: Impact, ruleset: RuleSet) -> tuple[Told, ...]:
    """Whom this duty is owed to; for a duty to people, bureaus or the register one entry without an authority."""
    place = rule.jurisdiction[0]
    if duty.addressee not in ("authority", "csirt"):
        return (Told(None, None, place),)
    if "@competence" in duty.authority:
        return tuple(_competent(facts, impact, ruleset))
    if duty.authority:
        return tuple(
            Told(name, duty.authority_name or ruleset.authorities[name].name, place) for name in duty.authority
        )
    of_place = ruleset.authorities_of(place)
    known = [a for a in of_place if duty.authority_name in (None, a.name)]
    if not known and not rule.sector:
        known = list(of_place)  # a law for everybody, and one authority there: the law only spells its name otherwise
    if len(known) == 1:
        return (Told(known[0].id, duty.authority_name or known[0].name, place),)
    return (Told(None, duty.authority_name, place),)


def _competent(facts: Facts, impact: Impact, ruleset: RuleSet) -> Iterator[Told]:
    seats = facts.value("established_in")
    main = facts.value("main_establishment")
    if seats is UNKNOWN and main is UNKNOWN:
        why = "The lead authority if there is an establishment in the EEA, else every authority where affected people live."
        yield Told(
            None, "lead authority, or every authority of residence", "EU", why, ("established_in", "main_establishment")
        )
        return
    inside = sorted(set(seats) & EEA) if isinstance(seats, tuple) else []
    lead = str(main) if main is not UNKNOWN else inside[0] if len(inside) == 1 else None
    if lead and lead.split("-")[0] in EEA:
        yield _of_place(lead, ruleset, "Lead authority of the main establishment (Art 56(1)).")
    elif inside:
        yield Told(
            None,
            "lead authority",
            "EU",
            "Several establishments: which is the main one is not known.",
            ("main_establishment",),
        )
    else:
        why = "No establishment in the EEA: every authority where affected people live (EDPB 9/2022 par 73)."
        yield from (_of_place(country, ruleset, why) for country in impact.countries_of(("EU", "EEA")))


def _of_place(code: str, ruleset: RuleSet, why: str) -> Told:
    if code in _FEDERAL:
        return Told(None, _FEDERAL[code], code, why, ("main_establishment",))
    found = [a for a in ruleset.authorities_of(code) if "public" not in a.name]
    return Told(found[0].id, found[0].name, code, why) if found else Told(None, None, code, why)
