"""Watch how public and market react: posts and prices among the evidence."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from duenotice import watch as room
from duenotice.case import audit, runs
from duenotice.case.audit import Actor
from duenotice.case.models import Case
from duenotice.case.models import Watch as Row
from duenotice.case.progress import Progress, Tell, quiet
from duenotice.model.errors import DueNoticeError
from duenotice.model.evidence import Item
from duenotice.model.tables import rows_of


def watch(case: Case, by: Actor, *, tell: Tell = quiet) -> Row | None:
    """Read posts and prices of the case. None where it has neither; the same input is not read twice.

    The event of the market study is the first alert among the posts, else the fact `aware_at`; without either there is no study.
    """
    items = [
        i for i in rows_of(Item, runs.read(runs.needed(case, "collect"), "items")) if i.role in ("posts", "prices")
    ]
    if not items:
        return None
    known = case.facts().value("aware_at")
    told = audit.sha256([sorted(i.sha256 for i in items), str(known)])
    last = case.watch_set.order_by("-pk").first()
    if last and last.input_sha256 == told:
        return last
    tell(Progress("watch", 0, len(items), "items"))
    payload = _payload(case, items, known if isinstance(known, datetime) else None)
    row = Row.objects.create(case=case, input_sha256=told, payload=payload)
    audit.record(by, "watch", f"watch {row.pk}", case=case, after=told)
    return row


def _payload(case: Case, items: list[Item], aware_at: datetime | None) -> dict[str, Any]:
    signals = _signals(case, [i for i in items if i.role == "posts"])
    alerts = [s for s in signals if s["alert"]]
    event = datetime.fromisoformat(alerts[0]["at"]) if alerts else aware_at
    studies, why = _studies([i for i in items if i.role == "prices"], event)
    return {"signals": signals, "event": event and event.isoformat(), "studies": studies, "no_study": why}


def _signals(case: Case, items: list[Item]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for item in items:
        posts = room.read_posts(item.path, case.key("values"))
        rows += room.mentions(posts.table, room.Settings()).to_pylist()
    return [{**row, "at": row["at"].isoformat()} for row in sorted(rows, key=lambda r: r["at"])]


def _studies(items: list[Item], event: datetime | None) -> tuple[list[dict[str, Any]], str]:
    series = [prices for item in items for prices in room.read_prices(item.path)]
    if not series:
        return [], "no prices were collected"
    if event is None:
        return [], "no event: neither an alert among the posts nor the fact aware_at"
    try:
        share, index = room.pair(series)
        found = room.study(share, index, event, room.Market())
    except DueNoticeError as why:
        return [], why.what
    return [
        {**asdict(s), "event": s.event.isoformat(), "words": room.words(s)} for s in found
    ], "" if found else "too few prices around the event"
