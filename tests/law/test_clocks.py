"""When a duty falls due: worked examples of the counting rules, and what must hold for every instant."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice.law.clock import COUNTERS, Calendar, dora_noon, hours_eu, hours_strict, working_days_end

INSTANTS = st.datetimes(datetime(2015, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
PLACES = st.sampled_from(["DE", "FR", "IE", "US-CA", "JP", "SG", "EU", "UK", "BR", ""]).map(Calendar)


def local(text: str, zone: str, fold: int = 0) -> datetime:
    """An instant written in a place's wall time."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)


HOURS = [
    (
        "ends on Christmas Day, no roll",
        "2020-12-22T12:17",
        "Europe/Berlin",
        72,
        "2020-12-25T12:17+01:00",
        "2020-12-25T13:00+01:00",
    ),
    (
        "a second before the full hour",
        "2026-11-23T09:59:59",
        "Europe/Luxembourg",
        72,
        "2026-11-26T09:59:59+01:00",
        "2026-11-26T10:00+01:00",
    ),
    ("a Friday", "2026-11-20T14:20", "Europe/Berlin", 72, "2026-11-23T14:20+01:00", "2026-11-23T15:00+01:00"),
    (
        "across the end of summer time",
        "2026-10-23T17:30",
        "Europe/Berlin",
        72,
        "2026-10-26T16:30+01:00",
        "2026-10-26T17:00+01:00",
    ),
    ("before Easter", "2026-04-02T16:00", "Europe/Paris", 72, "2026-04-05T16:00+02:00", "2026-04-05T17:00+02:00"),
    (
        "Christmas in Dublin",
        "2026-12-24T11:05",
        "Europe/Dublin",
        72,
        "2026-12-27T11:05+00:00",
        "2026-12-27T12:00+00:00",
    ),
    (
        "half a minute before midnight",
        "2026-05-13T23:59:30",
        "Europe/Berlin",
        72,
        "2026-05-16T23:59:30+02:00",
        "2026-05-17T00:00+02:00",
    ),
    (
        "the trigger incident",
        "2018-11-21T09:00",
        "Europe/Luxembourg",
        72,
        "2018-11-24T09:00+01:00",
        "2018-11-24T10:00+01:00",
    ),
    ("telecom, 24 hours", "2026-12-24T10:20", "Europe/Berlin", 24, "2026-12-25T10:20+01:00", "2026-12-25T11:00+01:00"),
    ("DORA, 4 hours", "2026-11-20T18:10", "Europe/Dublin", 4, "2026-11-20T22:10+00:00", "2026-11-20T23:00+00:00"),
]


@pytest.mark.parametrize(("case", "start", "zone", "n", "strict", "legal"), HOURS, ids=[row[0] for row in HOURS])
def test_hours_run_on_the_utc_line(case: str, start: str, zone: str, n: int, strict: str, legal: str) -> None:
    assert hours_strict(local(start, zone), n) == datetime.fromisoformat(strict)
    assert hours_eu(local(start, zone), n) == datetime.fromisoformat(legal)


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    first = local("2026-10-25T02:30", "Europe/Berlin", fold=0)
    assert hours_strict(first, 72) == datetime.fromisoformat("2026-10-28T01:30+01:00")
    assert hours_eu(first, 72) == datetime.fromisoformat("2026-10-28T02:00+01:00")


def test_a_dora_limit_on_a_sunday_moves_to_monday_noon() -> None:
    limit = hours_eu(local("2026-11-19T15:40", "Europe/Dublin"), 72)
    assert limit == datetime.fromisoformat("2026-11-22T16:00+00:00")
    assert dora_noon(limit, Calendar("IE")) == datetime.fromisoformat("2026-11-23T12:00+00:00")


DAYS = [
    ("days", "eu", 3, "2026-12-24T10:00", "DE", "2026-12-30T00:00+01:00"),
    ("months", "eu", 1, "2026-11-26T10:00", "DE", "2026-12-29T00:00+01:00"),
    ("days", "eu", 14, "2026-10-03T10:00", "DE", "2026-10-20T00:00+02:00"),
    ("months", "strict", 1, "2026-01-31T10:00", "DE", "2026-03-01T00:00+01:00"),
]


@pytest.mark.parametrize(("unit", "count", "n", "start", "place", "legal"), DAYS)
def test_days_and_months_end_with_a_day_of_the_place(
    unit: str, count: str, n: int, start: str, place: str, legal: str
) -> None:
    calendar = Calendar(place)
    found = COUNTERS[unit, count](datetime.fromisoformat(start).replace(tzinfo=calendar.zone), n, calendar)
    assert found[1] == datetime.fromisoformat(legal)


def test_working_days_skip_weekends_and_holidays() -> None:
    start = local("2026-12-23T10:00", "America/Los_Angeles")
    assert working_days_end(start, 2, Calendar("US-CA")) == datetime.fromisoformat("2026-12-29T00:00-08:00")


@given(INSTANTS, st.integers(1, 200))
def test_the_outer_limit_in_hours_is_at_most_one_hour_later(start: datetime, n: int) -> None:
    assert hours_strict(start, n) < hours_eu(start, n) <= hours_strict(start, n) + timedelta(hours=1)


@given(INSTANTS, st.integers(1, 200), PLACES)
def test_the_noon_of_dora_is_a_respite_after_days_off_alone(start: datetime, n: int, place: Calendar) -> None:
    hours, legal = hours_eu(start, n), COUNTERS["hours", "dora"](start, n, place)[1]
    assert legal >= hours
    assert legal == hours or not place.is_working(hours.astimezone(place.zone).date())


@given(
    INSTANTS,
    st.timedeltas(timedelta(0), timedelta(days=40)),
    # a limit on a Sunday moves to Monday's noon, one on Monday morning stays (Delegated Regulation (EU) 2025/301 Art. 5(4))
    st.sampled_from(sorted(set(COUNTERS) - {("hours", "dora")})),
    st.integers(1, 60),
    PLACES,
)
def test_a_later_start_never_gives_an_earlier_clock(
    start: datetime, later: timedelta, how: tuple[str, str], n: int, place: Calendar
) -> None:
    n = min(n, 12) if how[0] == "months" else n
    first, second = COUNTERS[how](start, n, place), COUNTERS[how](start + later, n, place)
    assert second[1] >= first[1]
    if how[0] in ("hours", "days"):
        assert second[0] >= first[0]


@given(INSTANTS, st.sampled_from(sorted(COUNTERS)), st.integers(1, 12), PLACES)
def test_the_careful_reading_is_never_after_the_outer_limit(
    start: datetime, how: tuple[str, str], n: int, place: Calendar
) -> None:
    strict, legal = COUNTERS[how](start, n, place)
    assert start < strict <= legal
