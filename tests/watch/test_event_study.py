"""The event study gives the figures of R's lm and estudy2 on public prices."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from duenotice.watch import Market, Prices, read_prices, study, words

EVENT = datetime(2018, 11, 21, 12, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def amzn(shared: Path) -> tuple[Prices, Prices]:
    market = shared / "evidence" / "watch" / "market"
    return read_prices(market / "amazon.csv", "AMZN")[0], read_prices(market / "sp500.csv", "S&P 500")[0]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("market", "expected"),
    [
        (Market(), 0.008624643524),
        (Market(gap=30), 0.008392243676),
        (Market(days=120), 0.008238846853),
        (Market(log_returns=True), 0.008645645112),
    ],
    ids=["250 days, gap 11", "250 days, gap 30", "120 days, gap 11", "log returns"],
)
def test_abnormal_return_of_21_nov_2018_agrees_with_r_to_twelve_digits(amzn, market, expected):
    assert study(*amzn, EVENT, market)[0].value == pytest.approx(expected, abs=5e-13)


@pytest.mark.shared
def test_standard_errors_and_windows_agree_with_the_published_check_values(amzn):
    rows = {row.window: row for row in study(*amzn, EVENT)}
    day = rows["AR(0)"]
    assert (round(day.beta, 3), round(day.r2, 3), round(day.se * 100, 4)) == (1.415, 0.454, 1.3956)
    assert (round(day.t, 3), round(day.p, 3)) == (0.618, 0.537)
    assert day.rank_p == pytest.approx(0.44, abs=0.01)
    assert (round(rows["CAR(-1,+1)"].value * 100, 2), round(rows["CAR(-1,+1)"].t, 2)) == (2.02, 0.83)
    assert (round(rows["CAR(0,+5)"].value * 100, 2), round(rows["CAR(0,+5)"].t, 2)) == (5.70, 1.64)


@pytest.mark.shared
def test_words_say_the_doubt_and_the_smallest_effect_that_would_be_seen(amzn):
    said = words(study(*amzn, EVENT)[0])
    assert "no abnormal return distinguishable from noise" in said
    assert "an effect below about 3.9% would mostly go unseen" in said


@pytest.mark.shared
def test_news_after_the_close_moves_the_next_trading_day(amzn):
    late = study(*amzn, datetime(2018, 11, 20, 21, 30, tzinfo=UTC))
    assert late[0].value == study(*amzn, EVENT)[0].value
