"""Facts of a case: typed reading and writing, append-only versions, and the rule that a person's word stands over a run's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from django.db import transaction

from duenotice.case import audit
from duenotice.case.audit import Actor
from duenotice.case.models import Case
from duenotice.case.models import Fact as Row
from duenotice.model.errors import UsageError
from duenotice.model.facts import UNKNOWN, Fact, Value
from duenotice.model.vocabulary import BY_NAME, FactName

_YES = {"yes", "true", "y", "1"}
_NO = {"no", "false", "n", "0"}


def to_json(value: Value) -> object:
    """A value as stored: UNKNOWN is {"unknown": true}, an instant {"at": ISO, UTC}, names a list."""
    if value is UNKNOWN:
        return {"unknown": True}
    if isinstance(value, datetime):
        return {"at": value.astimezone(UTC).isoformat()}
    return list(value) if isinstance(value, tuple) else value


def from_json(stored: object) -> Value:
    """The reverse of `to_json`."""
    if isinstance(stored, dict):
        if "unknown" in stored:
            return UNKNOWN
        return datetime.fromisoformat(stored["at"])
    return tuple(stored) if isinstance(stored, list) else stored  # pyright: ignore[reportReturnType]


def words(value: Value) -> str:
    """A value as people read it."""
    if value is UNKNOWN:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S} UTC"
    return (", ".join(value) or "none") if isinstance(value, tuple) else str(value)


def as_fact(row: Row) -> Fact:
    """The record of `model` of a stored version."""
    return Fact(row.name, from_json(row.value), f"{row.source}:{row.by}", row.evidence, row.at, row.version)


def parse(name: str, text: str) -> Value:
    """A value as a person types it. Dates: ISO 8601 with zone or `Z`; names: comma-separated; `unknown` for any fact.

    Raises UsageError for an unknown name, a wrong type, a value that is none of the fact's or an instant without zone.
    """
    spec = _spec(name)
    if text.strip().casefold() in ("unknown", ""):
        return UNKNOWN
    return _PARSERS[spec.type](spec, text.strip())


def _spec(name: str) -> FactName:
    if name not in BY_NAME:
        raise UsageError(f"There is no fact {name!r}.", next_step="See them all with: duenotice facts --all")
    return BY_NAME[name]


def _yes_no(spec: FactName, text: str) -> Value:
    if text.casefold() not in _YES | _NO:
        raise UsageError(
            "This fact is yes, no or unknown.", where=spec.name, next_step=f"Such as: duenotice fact {spec.name} yes"
        )
    return text.casefold() in _YES


def _number(spec: FactName, text: str) -> Value:
    try:
        return float(text) if "." in text else int(text.replace(",", "").replace("_", ""))
    except ValueError:
        raise UsageError(
            "This fact is a number.", where=spec.name, next_step="Write digits alone, or unknown."
        ) from None


def _instant(spec: FactName, text: str) -> Value:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(
            "This fact is a point in time.", where=spec.name, next_step="Write it like 2018-11-20T17:04:00+01:00."
        ) from None
    if at.tzinfo is None:
        raise UsageError(
            "A point in time needs its zone.", where=spec.name, next_step="Add Z for UTC, or an offset such as +01:00."
        )
    return at.astimezone(UTC)


def _text(spec: FactName, text: str) -> Value:
    text = text.casefold() if spec.choices else text
    if spec.choices and text not in spec.choices:
        raise UsageError(
            "This fact knows no such value.", where=spec.name, next_step=f"One of: {', '.join(spec.choices)}, unknown."
        )
    return text


_PARSERS = {
    "yes_no": _yes_no,
    "number": _number,
    "instant": _instant,
    "text": _text,
    "names": lambda _spec, text: tuple(part.strip() for part in text.split(",") if part.strip() not in ("", "none")),
}


@transaction.atomic
def give(case: Case, name: str, value: Value, by: Actor, *, evidence: str = "", reason: str = "") -> Row:
    """A person states a fact. The same value again makes no new version. Raises UsageError for a name nobody knows."""
    _spec(name)
    return _append(
        case, Row(name=name, value=to_json(value), source="person", by=by.name, evidence=evidence), by, reason
    )


@transaction.atomic
def derive_from_run(case: Case, derived: Mapping[str, tuple[Value, str]], run_name: str, by: Actor) -> list[str]:
    """Facts a run concludes: name to (value, evidence). What a person said stands: it is not overruled. Returns names written."""
    said = {row.name for row in _newest(case).values() if row.source == "person"}
    written = [name for name in derived if name not in said]
    for name in written:
        value, evidence = derived[name]
        _append(case, Row(name=name, value=to_json(value), source="run", by=run_name, evidence=evidence), by)
    return written


def _newest(case: Case) -> dict[str, Row]:
    return {row.name: row for row in case.fact_set.order_by("version")}


def _append(case: Case, row: Row, by: Actor, reason: str = "") -> Row:
    last = case.fact_set.filter(name=row.name).order_by("-version").first()
    if last and (last.value, last.source, last.evidence) == (row.value, row.source, row.evidence):
        return last
    row.case, row.version, row.at = case, last.version + 1 if last else 1, datetime.now(UTC)
    row.save(force_insert=True)
    audit.record(by, "fact", row.name, case=case, after=[row.value, row.evidence], reason=reason)
    return row
