"""SVG drawn on the server: no script, colours by class, and the same numbers stand in a table beside it.

The only place that marks text as safe: every value is a number made here or passes `escape`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

WIDTH = 720
Row = Mapping[str, Any]


def _svg(height: float, title: str, parts: Sequence[str]) -> SafeString:
    body = "".join(parts)
    return mark_safe(  # noqa: S308 - see the docstring
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height:.0f}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{body}</svg>"
    )


def bounds_bars(rows: Sequence[Row], title: str, named: Callable[[str], str] = str) -> SafeString:
    """A bar per row: filled up to `certain`, shaded to `best`, outlined to `possible`. named: the words for a key."""
    if not rows:
        return mark_safe("")
    left, line = 150, 24
    scale = (WIDTH - left - 60) / max(1, max(r["possible"] for r in rows))
    parts: list[str] = []
    for n, row in enumerate(rows):
        y = n * line + 4
        parts.append(
            f'<text class="label" x="{left - 8}" y="{y + 12}" text-anchor="end">{escape(_short(named(row["key"]) or "all"))}</text>'
        )
        for name in ("possible", "best", "certain"):
            parts.append(f'<rect class="{name}" x="{left}" y="{y}" width="{row[name] * scale:.1f}" height="16"/>')
        end = left + row["possible"] * scale + 6
        parts.append(f'<text class="value" x="{end:.1f}" y="{y + 12}">{row["best"]:,}</text>')
    return _svg(len(rows) * line + 8, title, parts)


def _short(words: str, most: int = 22) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"


def hours(rows: Sequence[Row], title: str) -> SafeString:
    """A column per hour, hours without exposure kept so that time is true to scale."""
    known = {datetime.fromisoformat(row["key"][:13] + ":00"): row for row in rows if row["key"] != "??"}
    if not known:
        return mark_safe("")
    start, end = min(known), max(known)
    count = min(500, int((end - start) / timedelta(hours=1)) + 1)
    step, top = (WIDTH - 50) / max(count, 12), max(row["possible"] for row in known.values())
    parts = [
        f'<line class="axis" x1="40" y1="180" x2="{WIDTH}" y2="180"/>',
        f'<text class="label" x="36" y="24" text-anchor="end">{top:,}</text>',
    ]
    every = max(1, count // 8)
    for n in range(count):
        at = start + timedelta(hours=n)
        x = 40 + n * step
        for name in ("possible", "best", "certain") if at in known else ():
            height = 160 * known[at][name] / max(1, top)
            parts.append(
                f'<rect class="{name}" x="{x + 1:.1f}" y="{180 - height:.1f}" width="{step - 2:.1f}" height="{height:.1f}"/>'
            )
        if n % every == 0:
            parts.append(f'<text class="label" x="{x:.1f}" y="198">{at:%H:00}</text>')
        if n == 0 or (n % every == 0 and at.hour < every):
            parts.append(f'<text class="label" x="{x:.1f}" y="214">{at:%d %b}</text>')
    return _svg(222, title, parts)


def mentions(signals: Sequence[Row], title: str) -> SafeString:
    """Distinct authors over time, all themes together, alerts as marks."""
    bins: defaultdict[datetime, int] = defaultdict(int)
    alerts = {datetime.fromisoformat(s["at"]) for s in signals if s["alert"]}
    for signal in signals:
        bins[datetime.fromisoformat(signal["at"])] += signal["authors"]
    if not bins:
        return mark_safe("")
    start, end = min(bins), max(bins)
    span, top = max((end - start).total_seconds(), 1), max(bins.values())
    place = {
        at: (40 + (WIDTH - 60) * (at - start).total_seconds() / span, 150 - 130 * n / top) for at, n in bins.items()
    }
    parts = [f'<line class="axis" x1="40" y1="150" x2="{WIDTH - 20}" y2="150"/>']
    parts += [
        f'<rect class="certain" x="{x - 1:.1f}" y="{y:.1f}" width="2" height="{150 - y:.1f}"/>'
        for x, y in place.values()
    ]
    parts += [
        f'<path class="alert" d="M{place[a][0] - 5:.1f} 12 h10 l-5 8 z"><title>alert</title></path>' for a in alerts
    ]
    parts.append(f'<text class="label" x="40" y="168">{start:%d %b %H:%M}</text>')
    parts.append(f'<text class="label" x="{WIDTH - 20}" y="168" text-anchor="end">{end:%d %b %H:%M}</text>')
    parts.append(f'<text class="label" x="36" y="26" text-anchor="end">{top:,}</text>')
    return _svg(176, title, parts)
