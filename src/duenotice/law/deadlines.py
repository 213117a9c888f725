"""From a duty's measure and the instants of a case to what falls due when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from duenotice.law.awareness import awareness
from duenotice.law.clock import COUNTERS, Calendar
from duenotice.model.duties import Due
from duenotice.model.facts import UNKNOWN, Answer, Facts

ANCHORS: dict[str, tuple[str, ...]] = {
    "awareness": ("aware_at",),
    "discovery": ("detected_at", "aware_at"),
    "detection": ("detected_at", "aware_at"),
    "reasonable_belief": ("aware_at",),
    "awareness_or_reasonable_belief": ("aware_at",),
    "occurrence_or_awareness": ("aware_at",),
    "determination": ("determined_at",),
    "suspicion": ("first_signal_at",),
    "high_risk_known": ("aware_at",),
    "subject_notice": ("people_told_at",),
    "before_subject_notice": ("people_told_at",),
    "authority_notice": ("authority_told_at",),
    "csirt_notice": ("authority_told_at",),
    "classification": ("classified_at",),
    "materiality_determination": ("materiality_determined_at",),
    "ransom_payment": ("ransom_paid_at",),
    "corrective_measure": ("corrective_measure_at",),
    "inside_information": ("inside_information_at",),
    "calendar_year_end": ("detected_at", "aware_at"),
}
"""Start of a clock to the facts that may hold its instant, the closest first."""

EU_CITATION = "Regulation (EEC, Euratom) 1182/71 Art 3"


def dues(measures: list[Mapping[str, Any]], facts: Facts, place: Calendar) -> tuple[Due, ...]:
    """One Due for each measure of a duty; instants are None where the law has no number or the anchor is not known."""
    return tuple(_due(measure, facts, place) for measure in measures)


def anchor(start: str | None, facts: Facts) -> tuple[str, datetime | None]:
    """(name of the fact, instant) from which a clock runs. The instant is None where nobody has established it."""
    names = ANCHORS.get(start or "", ())
    for name in names:
        value = facts.value(name)
        if isinstance(value, datetime):
            return name, value.astimezone(UTC)
    if "aware_at" in names and facts.value("aware_through") is not UNKNOWN:
        return "aware_at", awareness(facts).at
    return (names[0] if names else "", None)


def _due(measure: Mapping[str, Any], facts: Facts, place: Calendar) -> Due:
    name, start = anchor(measure.get("from"), facts)
    count = str(measure.get("count") or "strict")
    citation = EU_CITATION if count in ("eu", "dora") else ""
    value, unit = measure.get("value"), measure.get("unit")
    if value is None or start is None:
        return Due(None, None, name, str(measure["text"]), citation)
    strict, legal = _instants(measure, start, place, count)
    return (
        Due(strict, legal, name, str(measure["text"]), citation)
        if unit
        else Due(None, None, name, str(measure["text"]), citation)
    )


def _instants(measure: Mapping[str, Any], start: datetime, place: Calendar, count: str) -> tuple[datetime, datetime]:
    value, unit = int(measure["value"]), str(measure["unit"])
    if measure["from"] == "before_subject_notice":
        before = start - timedelta(days=value)
        return before, before
    if measure["from"] == "calendar_year_end":
        local = start.astimezone(place.zone)
        start = datetime(local.year, 12, 31, 12, tzinfo=place.zone)
    counter = COUNTERS.get((unit, count)) or COUNTERS[unit, "strict"]
    return counter(start, value, place)


def missing_anchors(found: tuple[Due, ...]) -> tuple[str, ...]:
    """Facts whose instant would set a clock that has none yet."""
    return tuple(dict.fromkeys(due.anchor for due in found if due.anchor and due.strict is None))


def measures_of(deadline: Mapping[str, Any], more: Mapping[str, Any], malicious: Answer) -> list[Mapping[str, Any]]:
    """The measures of a duty: its deadline, a second that must hold too, a longer one for malicious causes, a later full report."""
    named = [more.get("also"), more.get("full_report")]
    if malicious is Answer.YES and more.get("deadline_if_malicious"):
        deadline = more["deadline_if_malicious"]
    return [deadline, *(measure for measure in named if measure is not None)]
