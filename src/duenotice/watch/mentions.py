"""Mentions over time: distinct authors per theme, language and bin, scored against a robust band of the days before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
import pyarrow as pa

from duenotice.model.signals import Signal
from duenotice.model.tables import table_of

ANY = "*"
"""In `language`: all languages together."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to count and when to alert.

    minutes: length of a bin; days: of the band before it; least_history: bins needed before any score; floor: distinct authors below
    which nothing alerts; bar: score from which it does (1 is the 99 % quantile of the days before); quiet: minutes within the band
    that end an episode; themes: those that alert at all. Brand chatter alone never does.
    """

    minutes: int = 5
    days: int = 5
    least_history: int = 12
    floor: int = 5
    bar: float = 1.5
    quiet: int = 60
    themes: tuple[str, ...] = ("saw_others_data", "got_notice", "phishing")


def mentions(posts: pa.Table, settings: Settings | None = None) -> pa.Table:
    """Signals of a table of Post: one row per theme, language and bin that holds a post, and per theme for all languages (`*`).

    Each author counts once a bin. expected_high: authors at the 99 % quantile of the days before (only bins up to that moment count,
    so a replay alerts identically); score: distance above their median in units of that quantile, on a log scale, 0 without enough
    history; alert: why, at the first bin of an episode and whenever it outgrows its own peak.
    """
    settings = settings or Settings()
    if not posts.num_rows:
        return table_of(Signal, [])
    bins, start = _binned(posts, settings)
    last = max(index for cells in bins.values() for index in cells)
    rows = [row for key in sorted(bins) for row in _signals(key, bins[key], (start, last), settings)]
    return table_of(Signal, sorted(rows, key=lambda row: (row.at, row.theme, row.language)))


Cell = dict[int, list[str]]


def _binned(posts: pa.Table, settings: Settings) -> tuple[dict[tuple[str, str], Cell], datetime]:
    """(theme, language) -> bin -> author of each post; and the time of bin 0."""
    at = posts.column("at").cast(pa.int64()).to_numpy() // (settings.minutes * 60_000_000)
    origin = int(at.min())
    bins: dict[tuple[str, str], Cell] = defaultdict(lambda: defaultdict(list))
    columns = (posts.column(name).to_pylist() for name in ("theme", "language", "author"))
    for number, theme, language, author in zip(at.tolist(), *columns, strict=True):
        for spoken in (language, ANY):
            bins[theme, spoken][number - origin].append(author)
    return bins, datetime.fromtimestamp(origin * settings.minutes * 60, UTC)


def _signals(key: tuple[str, str], cells: Cell, span: tuple[datetime, int], settings: Settings) -> Iterator[Signal]:
    start, last = span
    authors = np.zeros(last + 1)
    for number, names in cells.items():
        authors[number] = len(set(names))
    high, score = banded(authors, settings)
    alerts = episodes(authors, score, settings) if key[0] in settings.themes else {}
    for number, names in sorted(cells.items()):
        yield Signal(
            at=start + timedelta(minutes=settings.minutes * number),
            minutes=settings.minutes,
            theme=key[0],
            language=key[1],
            authors=int(authors[number]),
            posts=len(names),
            expected_high=float(high[number]),
            score=float(score[number]),
            alert=alerts.get(number, ""),
        )


def banded(authors: np.ndarray, settings: Settings) -> tuple[np.ndarray, np.ndarray]:
    """The 99 % quantile of the days before each bin and the score of the bin. Both float64, shape of `authors`."""
    logs = np.log1p(authors)
    length = settings.days * 24 * 60 // settings.minutes
    high, score = np.zeros(len(logs)), np.zeros(len(logs))
    for number in np.flatnonzero(authors):
        before = logs[max(0, number - length) : number]
        if len(before) < settings.least_history:
            continue
        median, q99 = np.quantile(before, (0.5, 0.99))
        high[number] = np.expm1(q99)
        score[number] = (logs[number] - median) / max(q99 - median, np.log1p(1.0))
    return high, score


def episodes(authors: np.ndarray, score: np.ndarray, settings: Settings) -> dict[int, str]:
    """Bin -> why it alerts: one alert an episode, again only above the episode's own peak."""
    alerts: dict[int, str] = {}
    peak, ends = 0.0, -1
    for number in np.flatnonzero(score >= settings.bar):
        if number > ends:
            peak = 0.0
        count = authors[number]
        if count >= settings.floor and count > peak * 1.25:
            alerts[int(number)] = (
                f"{count:.0f} distinct authors in {settings.minutes} minutes, score {score[number]:.1f}"
            )
            peak = count
        ends = number + settings.quiet // settings.minutes
    return alerts
