"""No domain gets more than its rate in any window; who asks for less gets less at once; the plan says what limits a wave."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duenotice.delivery import Limits, Reply, forecast
from duenotice.delivery.senders import outcome_of
from duenotice.delivery.shape import DAY, RECOVERS_AFTER, Pace


def departures(pace: Pace, domain: str, start: float, seconds: float, step: float = 0.01) -> list[float]:
    """When messages leave if somebody asks every `step` seconds."""
    out: list[float] = []
    for n in range(int(seconds / step)):
        now = start + n * step
        while pace.delay(domain, now) == 0.0 and len(out) < 100_000:
            pace.spend(domain, now)
            out.append(now)
    return out


@given(st.floats(0.5, 50), st.floats(1, 1e6), st.floats(0.001, 0.5))
def test_no_window_of_a_second_ever_holds_more_than_the_rate_and_its_burst(
    rate: float, start: float, step: float
) -> None:
    left = departures(Pace({"a.example": rate}), "a.example", start, 5, step)
    most = rate + max(1.0, rate * 0.1) + 1e-6
    assert all(sum(at <= other < at + 1.0 for other in left) <= most for at in left)


def test_a_421_halves_one_domain_at_once_and_leaves_the_others() -> None:
    pace = Pace({"*": 20.0})
    before = departures(pace, "a.example", 100, 2)
    pace.heard("a.example", 421, "4.7.0 too fast", 102.0)
    after, other = departures(pace, "a.example", 102, 2), departures(pace, "b.example", 102, 2)
    assert len(after) <= len(before) / 2 + 1 and len(other) >= 39
    assert len(departures(pace, "a.example", 102 + RECOVERS_AFTER + 1, 2)) >= 38


@pytest.mark.parametrize(
    ("code", "text", "paused"),
    [(550, "5.7.1 blocked", 3600), (421, "4.7.0 [TSS04] deferred", 7200), (550, "5.1.1 unknown", 0)],
)
def test_a_code_that_asks_for_a_pause_gets_it(code: int, text: str, paused: int) -> None:
    pace = Pace()
    pace.heard("a.example", code, text, 10.0)
    assert pace.delay("a.example", 10.0) == paused and pace.delay("b.example", 10.0) == 0


def test_a_quota_holds_over_any_24_hours_not_a_calendar_day() -> None:
    pace = Pace(per_day=100, sent_before=40)
    assert len(departures(pace, "a.example", 0.0, 10)) == 60
    assert pace.delay("a.example", DAY - 1) > 0


@pytest.mark.parametrize(
    ("code", "reply", "state"),
    [
        (0, "", "DOUBT"),
        (250, "ok", "ACCEPTED"),
        (451, "4.3.0 later", "DEFERRED"),
        (550, "5.1.1 unknown", "REFUSED"),
        (550, "5.7.1 policy", "DEFERRED"),
        (550, "5.1.8 your domain is not found", "DEFERRED"),
        (550, "5.1.10 null MX", "REFUSED"),
        (503, "bad sequence", "DEFERRED"),
        (554, "no reason", "REFUSED"),
    ],
)
def test_what_a_reply_means(code: int, reply: str, state: str) -> None:
    assert outcome_of(1, Reply(code, reply), 1).state.name == state


@pytest.mark.parametrize(
    ("limits", "seconds", "because"),
    [
        (Limits(), 0.09, "our own speed"),
        (Limits(per_second=10), 9, "the provider's rate"),
        (Limits(per_day=40), 2 * DAY, "quota"),
        (Limits(warm_up=(20, 40, 80)), 2 * DAY, "warm-up"),
        (Limits(domain_rates={"mail.example": 0.5}), 60, "mail.example"),
    ],
)
def test_the_plan_says_when_the_last_person_is_told_and_what_limits_it(
    a_case: Callable[..., Any], limits: Limits, seconds: float, because: str
) -> None:
    case = a_case(90)
    with case.planned() as ledger:
        planned = forecast(ledger, case.wave, limits)
    assert planned.people == 90
    assert (planned.last_at - planned.starts_at).total_seconds() == pytest.approx(seconds, rel=0.01)
    assert because in planned.limited_by
    assert bool(planned.advice) == (seconds > DAY)
