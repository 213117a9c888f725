"""Set a case up: how its evidence is to be read, and who its viewers are."""

from __future__ import annotations

import dataclasses
import zoneinfo
from collections.abc import Sequence
from pathlib import Path

from django.db import transaction

from duenotice import detect, people
from duenotice.case import audit, stamps
from duenotice.case.audit import Actor
from duenotice.case.models import Case
from duenotice.case.settings import CaseSettings, settings_of, stored
from duenotice.model.errors import UsageError
from duenotice.model.kinds import KINDS, family

LONGEST_TTL_S = 10 * 366 * 86_400


def told_by_files(
    case: Case, *, search_engines: Sequence[str] = (), staff: Sequence[str] = (), rules: Sequence[str] = ()
) -> dict[str, object]:
    """Settings read from files; those without a file are left out. search_engines: published ranges, as `people.read_ranges`;
    staff: lists of account ids, which are kept as keyed hashes only; rules: detectors of one's own, whose text is kept. Raises
    UsageError for a file that cannot be read."""
    key = case.key("values")
    told = {
        "search_engines": {one for path in search_engines for one in people.read_ranges(path)},
        "staff": {one for path in staff for one in people.read_staff(path, key)},
    }
    lists = {name: tuple(sorted(values)) for name, values in told.items() if values}
    return lists | ({"rules": {Path(path).name: _text(path) for path in rules}} if rules else {})


def _text(path: str) -> str:
    try:
        return Path(path).read_text("utf-8")
    except (OSError, UnicodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise UsageError(f"The rule file cannot be read: {why}.", where=path, next_step="Check the path.") from None


def _check_rules(settings: CaseSettings) -> None:
    """The rules hold and find kinds that the rest of the case knows. Raises RuleError or UsageError."""
    for rule in detect.rules_of(settings.rules):
        if family(rule.kind) not in KINDS:
            raise UsageError(
                f"Rule {rule.id} finds the kind {rule.kind}, for which letters and law have no words.",
                where=Path(rule.where).name,
                next_step="Choose the info_type from: duenotice rules kinds (an account or member number is ACCOUNT_ID).",
            )
    if settings.name_finder:
        detect.name_finder(settings.name_finder)


@transaction.atomic
def configure(case: Case, by: Actor, *, reason: str = "", **changes: object) -> CaseSettings:
    """Change settings of a case; the next run of each step uses them. What changes nothing leaves no trace.

    reason: why, for the audit trail. Raises UsageError for a value that no run could use.
    """
    settings = checked(dataclasses.replace(settings_of(case), **changes))  # pyright: ignore[reportArgumentType]
    after = stored(settings)
    if after != case.settings:
        case.settings = after
        case.save(update_fields=["settings"])
        audit.record(by, "configure", case.reference, case=case, after=after, reason=reason)
    return settings


def checked(settings: CaseSettings) -> CaseSettings:
    """The settings with the country as its ISO code. Raises UsageError or RuleError for a value that no run could use."""
    _check_rules(settings)
    for text in (*settings.search_engines, *settings.own_machines):
        people.range_of(text)
    for source, share in settings.sampled.items():
        if not 0 < share <= 1:
            raise UsageError(
                "The share of lines kept is above 0 and at most 1.",
                where=source,
                next_step="Such as 0.1, where every tenth line was kept.",
            )
    if not 0 < settings.ttl_s <= LONGEST_TTL_S:
        raise UsageError("The longest cache lifetime is a number of seconds above 0.", where="ttl_s")
    country = people.country_code(settings.country or "")
    if settings.country and country is None:
        raise UsageError("A country is given by its ISO code.", where=settings.country, next_step="Such as: DE")
    if strange := sorted(set(settings.directory) - set(people.FIELDS)):
        raise UsageError(
            "A customer directory has no such field.",
            where=strange[0],
            next_step=f"Fields: {', '.join(people.FIELDS)}.",
        )
    if settings.timestamps:
        stamps.checked(settings.timestamps)
    try:
        zoneinfo.ZoneInfo(settings.time_zone)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        raise UsageError(
            "There is no such time zone.", where=settings.time_zone, next_step="Such as: Europe/Berlin"
        ) from None
    return dataclasses.replace(settings, country=country)
