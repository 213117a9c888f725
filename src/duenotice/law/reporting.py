"""The report to an authority as a form model: the union of what authorities ask, each field with a value, bounds, or "not yet known".

Fields and who asks for them: `forms/union.yaml`. What is not known names the fact that would settle it and by when more will be said
(GDPR Art. 33(4): information may come in phases). Report n is whole, with its differences to report n-1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from duenotice.law.elements import elements_of, in_words
from duenotice.law.files import data_of
from duenotice.law.places import Impact, added
from duenotice.law.ruleset import load
from duenotice.model.bounds import Bounds
from duenotice.model.duties import RISKS, Assessment, Obligation
from duenotice.model.facts import UNKNOWN, Facts
from duenotice.model.kinds import KINDS, family

_KINDS = {"initial": "initial", "supplement": "follow_up", "final": "complete"}
"""Phase of a report → the word that authorities' forms have for it."""


@dataclass(frozen=True, slots=True)
class FormField:
    """One field. Exactly one of value, bounds and unknown is set; unknown: (fact missing, by when: instant or words)."""

    id: str
    label: str
    article: str | None
    value: Any = None
    bounds: Bounds | None = None
    unknown: tuple[str, str] | None = None
    source: str = ""

    def form(self) -> dict[str, Any]:
        """As plain data for printing and hashing."""
        out: dict[str, Any] = {"id": self.id, "label": self.label, "article": self.article, "source": self.source}
        if self.unknown:
            return {**out, "unknown": {"fact": self.unknown[0], "by": self.unknown[1]}}
        if self.bounds:
            b = self.bounds
            return {**out, "bounds": {"certain": b.certain, "best": b.best, "possible": b.possible, "causes": []}}
        return {**out, "value": self.value}


@dataclass(frozen=True, slots=True)
class Report:
    """A report to one authority. phase: its number; kind: `initial`, `supplement`, `final`; differences: (field, label, old, new) to
    the report before; duty: the obligation it answers."""

    authority: Mapping[str, Any]
    duty: Obligation | None
    phase: int
    kind: str
    fields: tuple[FormField, ...]
    differences: tuple[tuple[str, str, str, str], ...]
    facts: Facts
    ruleset_sha256: str

    def form(self) -> dict[str, Any]:
        """The shape that is printed: plain data only, instants as ISO 8601 text."""
        duty = self.duty
        due = next((d.strict for d in duty.due if d.strict), None) if duty else None
        rows = [
            {"field": f, "label": label, "old": old, "new": new, "why": "facts or counts changed"}
            for f, label, old, new in self.differences
        ]
        return {
            "number": self.phase,
            "phase": self.kind,
            "authority": dict(self.authority),
            "law": {"name": duty.law, "citation": duty.citation} if duty else {"name": "", "citation": ""},
            "controller": {name: _text(self.facts.value(f"controller_{name}")) for name in ("name", "address")}
            | {name: _text(self.facts.value(name)) for name in ("contact_name", "contact_details")},
            "clock": {
                "aware_at": _text(self.facts.value("aware_at")),
                "due_at": due.isoformat() if due else "no number in the law",
                "reason_for_delay": _text(self.facts.value("reason_for_delay")),
            },
            "fields": [field.form() for field in self.fields],
            "differences": rows,
            "ruleset_sha256": self.ruleset_sha256,
            "verified": duty.verified if duty else "",
        }


def report(  # noqa: PLR0913
    authority: str,
    facts: Facts,
    impact: Impact,
    assessment: Assessment,
    phase: int,
    previous: Mapping[str, Any] | None = None,
    *,
    final: bool = False,
) -> Report:
    """The report due to one authority (its id). previous: the form of the report filed before, with the `reference` that the
    authority gave it; final: nothing more is to follow. Raises KeyError for an unknown authority."""
    entry = _authority(authority)
    duty = next((o for o in assessment.obligations if o.authority == authority and o.addressee == "authority"), None)
    by = "" if final else _text(facts.value("next_update_at")) or "the next report"
    reference = str((previous or {}).get("reference", ""))
    kind = "final" if final else "initial" if phase == 1 else "supplement"
    wanted = _wanted(authority)
    fields = tuple(_field(one, facts, impact, assessment, (kind, by, reference)) for one in wanted)
    told = {"id": authority, "name": entry["name"], "country": entry["jurisdiction"]}
    return Report(told, duty, phase, kind, fields, _differences(fields, previous), facts, assessment.ruleset_sha256)


def asked_by(authority: str) -> tuple[str, ...]:
    """Fields that an authority's own form is recorded to have; empty where its form was not read."""
    return tuple(f["id"] for f in data_of("forms/union.yaml")["fields"] if authority in f["asked_by"])


def _wanted(authority: str) -> list[Mapping[str, Any]]:
    """The fields of an authority's own form and the minimum of Art. 33; the whole union where its form was not read."""
    every: list[Mapping[str, Any]] = data_of("forms/union.yaml")["fields"]
    own = set(asked_by(authority))
    return [one for one in every if not own or one["id"] in own or str(one.get("article") or "").startswith("33")]


def _authority(authority: str) -> Mapping[str, Any]:
    return load().authorities[authority].data


_FROM_FACT = {
    "controller_identity": "controller_name",
    "dpo_contact": "contact_details",
    "reporter_person": "contact_name",
    "sector_or_size": "sectors",
    "start_of_breach": "happened_at",
    "end_or_ongoing": "ended_at",
    "discovered_at": "detected_at",
    "aware_at": "aware_at",
    "reasons_for_delay": "reason_for_delay",
    "nature_cia": "breach_kinds",
    "cause_and_origin": "cause",
    "data_categories": "kinds_exposed",
    "vulnerable_people": "vulnerable_people",
    "unintelligible": "data_encrypted",
    "measures_after": "measures_taken",
    "people_told_when_how_many": "people_told_at",
    "cross_border_and_lead": "main_establishment",
    "incident_narrative": "narrative",
}


def _field(
    one: Mapping[str, Any], facts: Facts, impact: Impact, assessment: Assessment, when: tuple[str, str, str]
) -> FormField:
    name, article = str(one["id"]), one.get("article")
    label = name.replace("_", " ").capitalize()
    known = when[2] if name == "earlier_reference" and when[2] else _from_case(name, impact, assessment, when[0])
    if isinstance(known, Bounds):
        return FormField(name, label, article, bounds=known, source="counted from the evidence")
    if known is not None:
        return FormField(name, label, article, value=known, source="from the assessment")
    fact = _FROM_FACT.get(name, name)
    if name == "special_categories" and (found := _special(facts)):
        return FormField(name, label, article, value=found, source=_source(facts))
    value = facts.value(fact)
    if value is UNKNOWN:
        return FormField(name, label, article, unknown=(fact, when[1]))
    return FormField(name, label, article, value=_shown(fact, value), source=facts[fact].source)


def _special(facts: Facts) -> list[str]:
    """The special categories among the kinds exposed and those a person has stated, in words. None found is no proof that there are none:
    in running text they are not looked for."""
    told = [part for name in ("kinds_exposed", "special_categories") if isinstance(part := facts.value(name), tuple)]
    kinds = dict.fromkeys(str(kind) for part in told for kind in part)
    return [
        word
        for kind in kinds
        if "sensitive" in elements_of(frozenset({kind}))
        for word in _shown("kinds_exposed", (kind,))
    ]


def _source(facts: Facts) -> str:
    """Where the special categories are known from."""
    told = [name for name in ("kinds_exposed", "special_categories") if facts.value(name) is not UNKNOWN]
    return ", ".join(dict.fromkeys(facts[name].source for name in told))


def _from_case(name: str, impact: Impact, assessment: Assessment, kind: str) -> Any:
    if name == "report_kind":
        return _KINDS[kind]
    if name == "people_count" and impact.places:
        return _total(impact)
    if name == "people_by_country" and impact.places:
        return [
            {"country": p.country, "at least": p.people.certain, "about": p.people.best, "at most": p.people.possible}
            for p in sorted(impact.places, key=lambda p: (-p.people.best, p.country))
            if p.region is None
        ]
    if name == "severity_estimate" and assessment.severity:
        risk = RISKS.get(assessment.risk, assessment.risk)
        return f"{assessment.severity.name}: {assessment.severity.score:g} ({assessment.severity.band}); legal risk: {risk}"
    if name == "other_authorities":
        others = {
            o.authority_name for o in assessment.obligations if o.addressee == "authority" and o.answer.value == "yes"
        }
        return sorted(filter(None, others))
    return None


def _total(impact: Impact) -> Bounds:
    total = Bounds(0, 0, 0)
    for place in impact.places:
        total = added(total, place.people) if place.region is None else total
    return total


def _shown(fact: str, value: Any) -> Any:
    if fact == "kinds_exposed" and isinstance(value, tuple):
        return [KINDS.get(family(str(kind))) or in_words([str(kind)]) for kind in value]
    if fact == "special_categories" and value == ():
        return ["none"]
    return list(value) if isinstance(value, tuple) else _text(value) if isinstance(value, datetime) else value


def _text(value: Any) -> str:
    if value is UNKNOWN or value is None:
        return ""
    return value.isoformat(timespec="minutes") if isinstance(value, datetime) else str(value)


def _differences(
    fields: Sequence[FormField], previous: Mapping[str, Any] | None
) -> tuple[tuple[str, str, str, str], ...]:
    if previous is None:
        return ()
    before = {row["id"]: _said(row) for row in previous["fields"]}
    now = [(field, _said(field.form())) for field in fields]
    return tuple((f.id, f.label, before.get(f.id, "not asked"), said) for f, said in now if before.get(f.id) != said)


def _said(row: Mapping[str, Any]) -> str:
    if "unknown" in row:
        return "not yet known"
    if "bounds" in row:
        b = row["bounds"]
        return str(Bounds(b["certain"], b["best"], b["possible"]))
    value = row.get("value")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
