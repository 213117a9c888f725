"""When a duty falls due. Hours run on the UTC line; days, working days and months on the calendar of a place.

Sources: Regulation (EEC, Euratom) 1182/71 Art. 3 (EU counting), Delegated Regulation (EU) 2025/301 Art. 5(4) (DORA's noon).
Every function takes aware instants and gives UTC. `strict` is the careful reading, `legal` the outer limit the law allows.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import holidays

from duenotice.law.files import data_of

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Zone and public holidays of the place where the act is to be taken. place: `DE`, `US-CA`, or "" for UTC without holidays."""

    place: str = ""

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the place; the capital's where a country has several, UTC where none is recorded."""
        zones = data_of("zones.yaml")["zones"]
        return ZoneInfo(zones.get(self.place) or zones.get(self.place.split("-")[0]) or "UTC")

    def is_working(self, day: date) -> bool:
        """Neither Saturday, Sunday nor a public holiday there."""
        return day.weekday() < 5 and day not in _holidays(self.place, day.year)

    def next_working(self, day: date) -> date:
        """The day itself if it is a working day, else the next one."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def end_of(self, day: date) -> datetime:
        """The instant at which the day ends there, in UTC: the first instant of the day after."""
        return datetime.combine(day + timedelta(days=1), time(), self.zone).astimezone(UTC)


@cache
def _holidays(place: str, year: int) -> frozenset[date]:
    country, _, region = place.partition("-")
    try:
        found: Any = holidays.country_holidays(country, subdiv=region or None, years=year)
    except NotImplementedError:
        return _holidays(country, year) if region else frozenset()
    return frozenset(found)


def hours_strict(start: datetime, n: int) -> datetime:
    """`n` hours after the instant, on the UTC line."""
    return start.astimezone(UTC) + n * HOUR


def hours_eu(start: datetime, n: int) -> datetime:
    """Outer limit of a period in hours: the running hour is not counted (1182/71 Art. 3(1), (2)(a)).

    An event exactly on the hour stands in the hour that begins. Weekends and holidays do not stretch it (Art. 3(4)).
    """
    whole = start.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    return whole + (n + 1) * HOUR


def days_end(start: datetime, n: int, place: Calendar) -> datetime:
    """End of the `n`-th calendar day after the day of the event, no rolling."""
    return place.end_of(start.astimezone(place.zone).date() + timedelta(days=n))


def days_eu(start: datetime, n: int, place: Calendar) -> datetime:
    """As `days_end`, rolled to the next working day, with two working days inside (1182/71 Art. 3(2)(b), (4), (5))."""
    first = start.astimezone(place.zone).date()
    last = place.next_working(first + timedelta(days=n))
    while n >= 2 and _working_between(first, last, place) < 2:
        last = place.next_working(last + timedelta(days=1))
    return place.end_of(last)


def _working_between(first: date, last: date, place: Calendar) -> int:
    return sum(place.is_working(first + timedelta(days=i + 1)) for i in range((last - first).days))


def working_days_end(start: datetime, n: int, place: Calendar) -> datetime:
    """End of the `n`-th working day after the day of the event."""
    day = start.astimezone(place.zone).date()
    for _ in range(n):
        day = place.next_working(day + timedelta(days=1))
    return place.end_of(day)


def months_end(start: datetime, n: int, place: Calendar, *, roll: bool) -> datetime:
    """End of the same date `n` months on, the last day of that month where it has no such date (1182/71 Art. 3(2)(c)).

    roll: to the next working day, as Art. 3(4) asks.
    """
    day = start.astimezone(place.zone).date()
    month = day.month - 1 + n
    year, month = day.year + month // 12, month % 12 + 1
    last = date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    return place.end_of(place.next_working(last) if roll else last)


def dora_noon(limit: datetime, place: Calendar) -> datetime:
    """A limit on a weekend or bank holiday moves to noon of the next working day (2025/301 Art. 5(4))."""
    day = limit.astimezone(place.zone).date()
    if place.is_working(day):
        return limit
    return datetime.combine(place.next_working(day), time(12), place.zone).astimezone(UTC)


def at_same_time(start: datetime, limit: datetime, place: Calendar) -> datetime:
    """The careful reading of a limit that ends with a day: its last day at the hour of the event, never after the limit."""
    local = start.astimezone(place.zone)
    last = (limit - timedelta(microseconds=1)).astimezone(place.zone).date()
    return min(limit, datetime.combine(last, local.timetz().replace(tzinfo=None), place.zone).astimezone(UTC))


Counter = Callable[[datetime, int, Calendar], tuple[datetime, datetime]]


def _of_days(end: Callable[[datetime, int, Calendar], datetime]) -> Counter:
    def count(start: datetime, n: int, place: Calendar) -> tuple[datetime, datetime]:
        return hours_strict(start, 24 * n), max(end(start, n, place), hours_strict(start, 24 * n))

    return count


def _of_working_days(start: datetime, n: int, place: Calendar) -> tuple[datetime, datetime]:
    legal = working_days_end(start, n, place)
    return at_same_time(start, legal, place), legal


def _of_months(*, roll: bool) -> Counter:
    def count(start: datetime, n: int, place: Calendar) -> tuple[datetime, datetime]:
        return at_same_time(start, months_end(start, n, place, roll=False), place), months_end(
            start, n, place, roll=roll
        )

    return count


def _of_dora_hours(start: datetime, n: int, place: Calendar) -> tuple[datetime, datetime]:
    return hours_strict(start, n), dora_noon(hours_eu(start, n), place)


COUNTERS: dict[tuple[str, str], Counter] = {
    ("hours", "strict"): lambda start, n, _place: (hours_strict(start, n), hours_strict(start, n)),
    ("hours", "eu"): lambda start, n, _place: (hours_strict(start, n), hours_eu(start, n)),
    ("hours", "dora"): _of_dora_hours,
    ("days", "strict"): _of_days(days_end),
    ("days", "eu"): _of_days(days_eu),
    ("business_days", "strict"): _of_working_days,
    ("months", "strict"): _of_months(roll=False),
    ("months", "eu"): _of_months(roll=True),
}
"""(unit, way of counting) to (strict, legal) of a start, a number and a place."""
