"""Ask the law: facts and counts in, duties with deadlines out, each version kept."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from duenotice import law
from duenotice.case import audit, runs
from duenotice.case.audit import Actor
from duenotice.case.facts import to_json
from duenotice.case.models import Assessment, Case, Obligation, Run
from duenotice.case.progress import Tell, quiet
from duenotice.case.sealing import write_whole
from duenotice.case.settings import now_of
from duenotice.model import duties
from duenotice.model.bounds import Bounds
from duenotice.model.facts import Facts


def assess(case: Case, by: Actor, *, tell: Tell = quiet) -> Assessment:
    """Conclude on what is known now. The same facts, counts and rules give no new version."""
    run = runs.newest(case, "count")
    facts, rules = case.facts(), law.load()
    told = audit.sha256([run.manifest_sha256 if run else "", facts_sha256(facts), rules.sha256])
    last = case.assessment_set.order_by("-seq").first()
    if last and last.input_sha256 == told:
        return last
    now = now_of(case)
    found = law.assess(facts, impact_of(run), rules, now, law_date(facts, now))
    row = _store(case, run, found, told, last.seq + 1 if last else 1, by)
    write_whole(case.folder / "out" / "deadlines.ics", law.calendar(found))
    return row


def facts_sha256(facts: Facts) -> str:
    """Hash of what is known, whoever said it."""
    return audit.sha256({name: to_json(fact.value) for name, fact in facts.items()})


def law_date(facts: Facts, now: datetime) -> datetime:
    """Which day's law counts: when the breach was discovered, else began, else now."""
    for name in ("aware_at", "detected_at", "happened_at"):
        if isinstance(at := facts.value(name), datetime):
            return at
    return now


def impact_of(run: Run | None) -> law.Impact:
    """Whom it hit, by place and set of kinds, from the roll-ups of a count."""
    if run is None:
        return law.Impact(())
    people: dict[str, Bounds] = {}
    sets: defaultdict[str, list[tuple[frozenset[str], Bounds]]] = defaultdict(list)
    for row in run.rollup_set.filter(cut__in=("country", "region", "kindset_country", "kindset_region")):
        if row.cut in ("country", "region"):
            people[row.key] = row.bounds
        else:
            kinds, _, place = row.key.rpartition("|")
            sets[place].append((frozenset(kinds.split("+")) - {""}, row.bounds))
    return law.Impact(tuple(_place(code, bounds, tuple(sets[code])) for code, bounds in people.items()))


def _place(code: str, people: Bounds, kind_sets: tuple[tuple[frozenset[str], Bounds], ...]) -> law.Place:
    country, _, region = code.partition("-")
    return law.Place(country, code if region else None, people, kind_sets)


@transaction.atomic
def _store(case: Case, run: Run | None, found: duties.Assessment, told: str, seq: int, by: Actor) -> Assessment:
    row = Assessment.objects.create(
        case=case,
        seq=seq,
        run=run,
        input_sha256=told,
        ruleset_sha256=found.ruleset_sha256,
        as_of=found.as_of,
        risk=found.risk,
        payload=_payload(found, case.facts()),
        by=by.name,
    )
    Obligation.objects.bulk_create([_row(row, obligation) for obligation in found.obligations])
    audit.record(by, "assess", f"assessment {seq}", case=case, after=told)
    return row


def _payload(found: duties.Assessment, facts: Facts) -> dict[str, object]:
    aware = law.awareness(facts)
    return {
        "awareness": {"because": aware.because, "warnings": list(aware.warnings)},
        "law_date": found.law_date.isoformat(),
        "severity": asdict(found.severity) if found.severity else None,
        "risk_factors": list(found.risk_factors),
        "questions": [list(question) for question in found.questions],
    }


def _row(assessment: Assessment, obligation: duties.Obligation) -> Obligation:
    payload = asdict(obligation)
    payload["answer"] = obligation.answer.value
    payload["due"] = [_due(due) for due in obligation.due]
    return Obligation(
        assessment=assessment,
        duty=obligation.id,
        jurisdiction=obligation.jurisdiction,
        answer=obligation.answer.value,
        addressee=obligation.addressee,
        due=min((due.strict for due in obligation.due if due.strict), default=None),
        payload=payload,
    )


def _due(due: duties.Due) -> dict[str, object]:
    return {
        **asdict(due),
        "strict": due.strict and due.strict.isoformat(),
        "legal": due.legal and due.legal.isoformat(),
    }


def as_assessment(row: Assessment) -> duties.Assessment:
    """The record of `model` of a stored assessment."""
    severity = row.payload["severity"]
    return duties.Assessment(
        as_of=row.as_of,
        law_date=datetime.fromisoformat(row.payload["law_date"]),
        ruleset_sha256=row.ruleset_sha256,
        obligations=tuple(as_obligation(o) for o in row.obligation_set.all()),
        severity=duties.Severity(**{**severity, "terms": tuple(severity["terms"])}) if severity else None,
        risk=row.risk,
        risk_factors=tuple(row.payload["risk_factors"]),
        questions=tuple((name, words, number) for name, words, number in row.payload["questions"]),
    )


def as_obligation(row: Obligation) -> duties.Obligation:
    """The record of `model` of a stored obligation."""
    from duenotice.model.facts import Answer

    kept = {k: tuple(v) if isinstance(v, list) else v for k, v in row.payload.items()}
    kept["answer"] = Answer(row.answer)
    kept["due"] = tuple(_as_due(due) for due in row.payload["due"])
    return duties.Obligation(**kept)


def _as_due(kept: dict[str, str | None]) -> duties.Due:
    instants = {k: datetime.fromisoformat(kept[k]) if kept[k] else None for k in ("strict", "legal")}  # type: ignore[arg-type]
    return duties.Due(**{**kept, **instants})  # type: ignore[arg-type]
