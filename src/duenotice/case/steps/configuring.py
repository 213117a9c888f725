"""Set a case up: how its evidence is to be read, and who its viewers are."""

from __future__ import annotations

import dataclasses
import zoneinfo
from collections.abc import Sequence

from django.db import transaction

from duenotice import people
from duenotice.case import audit
from duenotice.case.audit import Actor
from duenotice.case.models import Case
from duenotice.case.settings import CaseSettings, settings_of, stored
from duenotice.model.errors import UsageError

LONGEST_TTL_S = 10 * 366 * 86_400


def told_by_files(
    case: Case, *, search_engines: Sequence[str] = (), staff: Sequence[str] = ()
) -> dict[str, tuple[str, ...]]:
    """Settings read from files; those without a file are left out. search_engines: published ranges, as `people.read_ranges`;
    staff: lists of account ids, which are kept as keyed hashes only. Raises UsageError for a file that cannot be read."""
    key = case.key("values")
    told = {
        "search_engines": {one for path in search_engines for one in people.read_ranges(path)},
        "staff": {one for path in staff for one in people.read_staff(path, key)},
    }
    return {name: tuple(sorted(values)) for name, values in told.items() if values}


@transaction.atomic
def configure(case: Case, by: Actor, *, reason: str = "", **changes: object) -> CaseSettings:
    """Change settings of a case; the next run of each step uses them. What changes nothing leaves no trace.

    reason: why, for the audit trail. Raises UsageError for a value that no run could use.
    """
    settings = dataclasses.replace(settings_of(case), **changes)  # pyright: ignore[reportArgumentType]
    _check(settings)
    after = stored(settings)
    if after != case.settings:
        case.settings = after
        case.save(update_fields=["settings"])
        audit.record(by, "configure", case.reference, case=case, after=after, reason=reason)
    return settings


def _check(settings: CaseSettings) -> None:
    for text in (*settings.search_engines, *settings.own_machines):
        people.range_of(text)
    for source, share in settings.sampled.items():
        if not 0 < share <= 1:
            raise UsageError("The share of lines kept is above 0 and at most 1.", where=source)
    if not 0 < settings.ttl_s <= LONGEST_TTL_S:
        raise UsageError("The longest cache lifetime is a number of seconds above 0.", where="ttl_s")
    if settings.country is not None and people.country_code(settings.country) != settings.country:
        raise UsageError("A country is given by its ISO code.", where=settings.country, next_step="Such as: DE")
    if strange := sorted(set(settings.directory) - set(people.FIELDS)):
        raise UsageError(
            "A customer directory has no such field.",
            where=strange[0],
            next_step=f"Fields: {', '.join(people.FIELDS)}.",
        )
    try:
        zoneinfo.ZoneInfo(settings.time_zone)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        raise UsageError(
            "There is no such time zone.", where=settings.time_zone, next_step="Such as: Europe/Berlin"
        ) from None
