"""Event study of one firm: the market model with prediction error.

Sources: MacKinlay, Event Studies in Economics and Finance (1997), section 4, for the model and the variance of a cumulative
abnormal return; Corrado (1989) for the rank idea, here in its one-firm form: the rank of the event's residual among those of the
estimation window.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from scipy import stats

from duenotice.model.errors import UsageError
from duenotice.model.signals import EventStudy
from duenotice.watch.prices import Prices

WINDOWS = ((0, 0), (0, 1), (-1, 1), (0, 5))
"""First and last trading day around day 0: AR(0), CAR(0,+1), CAR(-1,+1), CAR(0,+5)."""
POWER = 0.8


@dataclass(frozen=True, slots=True)
class Market:
    """How to estimate, and when the exchange closes.

    days: trading days of the estimation window; gap: trading days between its end and the event day;
    log_returns: log instead of simple returns; close, zone: local closing time: news after it moves the next day's price.
    """

    days: int = 250
    gap: int = 11
    log_returns: bool = False
    close: time = time(16, 0)
    zone: str = "America/New_York"

    @property
    def description(self) -> str:
        """The model in words."""
        kind = "log" if self.log_returns else "simple"
        return f"market model, {kind} daily returns, {self.days} days ending {self.gap} trading days before, prediction error"


@dataclass(frozen=True, slots=True)
class _Fit:
    alpha: float
    beta: float
    r2: float
    variance: float
    n: int
    mean: float
    spread: float
    residuals: np.ndarray


def study(prices: Prices, index: Prices, event: datetime, market: Market | None = None) -> list[EventStudy]:
    """The abnormal return of `prices` against `index` in each of WINDOWS that the series covers.

    event: an aware instant; day 0 is the first trading day that had not closed yet. Days that only one series has are left out.
    Raises UsageError where the series has fewer than 30 days before the window, or does not reach the event.
    """
    market = market or Market()
    days, firm, bench = _returns(prices, index, market)
    zero = _event_day(days, event, market)
    last = zero - market.gap
    first = max(0, last - market.days)
    if last - first < 30:
        raise UsageError(
            "Too few trading days before the event to estimate from.", where=f"{prices.symbol}: {max(0, last - first)}"
        )
    fit = _fit(firm[first:last], bench[first:last])
    rows: list[EventStudy] = []
    for a, b in WINDOWS:
        if zero + b >= len(days):
            continue
        window = slice(zero + a, zero + b + 1)
        figures = _abnormal(fit, firm[window], bench[window])
        rows.append(
            EventStudy(
                symbol=prices.symbol,
                index=index.symbol,
                event=event,
                window="AR(0)" if a == b else f"CAR({a:+d},{b:+d})".replace("+0", "0"),
                **figures,
                beta=fit.beta,
                r2=fit.r2,
                n=fit.n,
                model=market.description,
            )
        )
    return rows


def _returns(prices: Prices, index: Prices, market: Market) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    days, mine, theirs = np.intersect1d(prices.days, index.days, return_indices=True)
    firm, bench = prices.close[mine], index.close[theirs]
    if market.log_returns:
        return days[1:], np.diff(np.log(firm)), np.diff(np.log(bench))
    return days[1:], firm[1:] / firm[:-1] - 1, bench[1:] / bench[:-1] - 1


def _event_day(days: np.ndarray, event: datetime, market: Market) -> int:
    if event.tzinfo is None:
        raise UsageError("The event needs a time zone.", next_step="Write it like 2018-11-21T12:30+00:00.")
    local = event.astimezone(ZoneInfo(market.zone))
    day = local.date() + timedelta(days=local.time() > market.close)
    zero = int(np.searchsorted(days, np.datetime64(day, "D")))
    if zero >= len(days):
        raise UsageError("The prices end before the event.", where=str(days[-1]) if len(days) else "no common days")
    return zero


def _fit(firm: np.ndarray, bench: np.ndarray) -> _Fit:
    """Ordinary least squares of the firm's returns on the index's."""
    mean, centre = float(bench.mean()), float(firm.mean())
    spread = float(np.square(bench - mean).sum())
    if spread == 0:
        raise UsageError(
            "The index does not move in the estimation window.", next_step="Check that it is a price series."
        )
    beta = float(((bench - mean) * (firm - centre)).sum()) / spread
    residuals = firm - centre - beta * (bench - mean)
    rss, total = float(np.square(residuals).sum()), float(np.square(firm - centre).sum())
    n = len(firm)
    return _Fit(
        centre - beta * mean, beta, 1 - rss / total if total else 0.0, rss / (n - 2), n, mean, spread, residuals
    )


def _abnormal(fit: _Fit, firm: np.ndarray, bench: np.ndarray) -> dict[str, float]:
    """Value, standard error with prediction error, t, p (n - 2 degrees of freedom), empirical rank p, detectable effect."""
    length = len(firm)
    value = float((firm - fit.alpha - fit.beta * bench).sum())
    lever = float((bench - fit.mean).sum()) ** 2 / fit.spread
    se = (fit.variance * (length + length**2 / fit.n + lever)) ** 0.5
    t = value / se if se else 0.0
    freedom = fit.n - 2
    placebo = np.abs(np.convolve(fit.residuals, np.ones(length), "valid"))
    return {
        "value": value,
        "se": se,
        "t": t,
        "p": float(2 * stats.t.sf(abs(t), freedom)),
        "rank_p": float((1 + (placebo >= abs(value)).sum()) / (len(placebo) + 1)),
        "detectable": float(stats.t.ppf(0.975, freedom) + stats.norm.ppf(POWER)) * se,
    }


def words(study: EventStudy) -> str:
    """The study as one sentence with its interval, its doubt and the smallest effect it could have seen; never a bare "no effect"."""
    half = float(stats.t.ppf(0.975, study.n - 2)) * study.se
    moved = f"{study.symbol} moved {study.value:+.1%} beyond what {study.index} explains in {study.window} of {study.event:%d %b %Y}"
    interval = f"95 % interval {study.value - half:+.1%} to {study.value + half:+.1%}, p {study.p:.2f}, rank p {study.rank_p:.2f}"
    seen = (
        "an abnormal return that noise alone seldom makes; what caused it, the figure does not say"
        if study.p < 0.05
        else "no abnormal return distinguishable from noise"
    )
    return f"{moved} ({interval}): {seen}; an effect below about {study.detectable:.1%} would mostly go unseen."
