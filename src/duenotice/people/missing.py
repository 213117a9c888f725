"""What gaps of the evidence mean for the count: which pages lived through one, and what no log at all would show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pyarrow as pa

from duenotice.model.people import EvidenceGap
from duenotice.model.tables import Tables
from duenotice.people.compute import pc
from duenotice.people.counting import Doubt
from duenotice.people.directory import Problem
from duenotice.people.unseen import unseen_bounds
from duenotice.people.window import Window

GAPS = pa.schema([("node", pa.string()), ("start_us", pa.int64()), ("end_us", pa.int64()), ("kind", pa.string())])
EVEN = 0.5


def micros_of(gap: EvidenceGap) -> tuple[int, int]:
    """Start and end in UTC microseconds."""
    return round(gap.start.timestamp() * 1e6), round(gap.end.timestamp() * 1e6)


def edge_gaps(gaps: Sequence[EvidenceGap]) -> pa.Table:
    """node (null: nobody knows which), start_us, end_us, kind of the gaps of edges."""
    rows = [(g.source.partition(" ")[2] or None, *micros_of(g), g.kind) for g in gaps if g.source.startswith("edge")]
    return pa.table([list(column) for column in zip(*rows, strict=True)] if rows else [[]] * 4, schema=GAPS)


def leak_table(window: Window) -> pa.Table:
    """The window as a table of one row."""
    return pa.table({name: pa.array([getattr(window, name)], pa.int64()) for name in ("start_us", "end_us", "life_us")})


def shown_share(objects: pa.Table, verdicts: pa.Table, window: Window, seen: pa.Table) -> float:
    """Share of the personal pages made in the window that were seen shown to somebody else; .5 where nothing tells."""
    own = verdicts.filter(pc.is_in(verdicts["verdict"], pa.array(["own", "likely"])))["route"].combine_chunks()
    cached = pc.and_(pc.is_in(objects["route"], own), pc.equal(pc.fill_null(objects["cache"], "miss"), "miss"))
    inside = pc.and_(
        pc.greater_equal(objects["made_us"], window.start_us), pc.less_equal(objects["made_us"], window.end_us)
    )
    made = objects.filter(pc.and_(pc.and_(cached, inside), pc.is_valid(objects["account"]))).num_rows
    likely = seen.filter(pc.and_(pc.greater_equal(seen["weight"], 0.5), pc.is_valid(seen["made_us"])))
    shown = likely.group_by(["who", "made_us"]).aggregate([]).num_rows
    return min(1.0, shown / made) if made else EVEN


def sampled_weight(gaps: Sequence[EvidenceGap], seen: pa.Table, candidates: pa.Table) -> tuple[float, list[Problem]]:
    """The chance that a customer whose page could have been handed out among the lines not kept is one more exposed person.

    The bounds of the unseen give how many such people to expect; they are shared out over those who come into question. Where no
    sampling line by line explains how often people were seen, nothing tells, and that is a problem to be told.
    """
    rates = [gap.rate for gap in gaps if gap.kind == "sampled"]
    likely = seen.filter(pc.and_(pc.equal(seen["known"], 1), pc.greater_equal(seen["weight"], 0.5)))
    new = len(set(candidates["subject"].to_pylist()) - set(likely["who"].to_pylist()))
    if not rates or not new or not likely.num_rows:
        return EVEN, []
    per_person = likely.group_by("who").aggregate([("n", "count_distinct")])
    times = Counter(per_person["n_count_distinct"].to_pylist())
    unseen = unseen_bounds(times, (min(rates), max(rates)), lost=new)
    if unseen.method == "none":
        return EVEN, [_not_by_line(sum(times.values()), rates)]
    return (unseen.bounds.best - sum(times.values())) / new, []


def _not_by_line(people: int, rates: Sequence[float]) -> Problem:
    share = " to ".join(f"{rate:.3g}" for rate in sorted({min(rates), max(rates)}))
    return Problem(
        "not_sampled_by_line",
        people,
        "edge",
        f"how often people were seen is not what keeping each line with a chance of {share} leaves; were some lines kept or lost together, "
        "or logged twice?",
    )


def newness(seen: pa.Table) -> float:
    """The chance that one more page shows somebody new: people seen on one page only, over pages (Good 1953)."""
    pages = seen.filter(pc.equal(seen["known"], 1)).group_by(["who", "made_us"]).aggregate([])
    per_person = (
        pages.group_by("who").aggregate([("made_us", "count", pc.CountOptions(mode="all"))]) if pages.num_rows else None
    )
    if per_person is None:
        return 1.0
    once = per_person.filter(pc.equal(per_person["made_us_count"], 1)).num_rows
    return max(once, 1) / pages.num_rows


def unnamed(rows: pa.Table, share: float) -> pa.Table:
    """The rows with the weight of stand-ins for nameless people lowered to the chance that they are somebody new."""
    weight = pc.if_else(pc.equal(rows["known"], 0), pc.multiply(rows["weight"], share), rows["weight"])
    return rows.set_column(rows.schema.get_field_index("weight"), "weight", weight)


def in_the_dark(gaps: Sequence[EvidenceGap], window: Window | None, seen: pa.Table, customers: int) -> list[Doubt]:
    """People who may have been shown while neither the origin nor some edge kept a log: nothing bounds them but the directory."""
    if window is None:
        return []
    origin = [micros_of(g) for g in gaps if g.source == "origin" and g.kind != "sampled"]
    edges = [micros_of(g) for g in gaps if g.source != "origin" and g.kind != "sampled"]
    dark = [(max(a, c, window.start_us), min(b, d, window.end_us)) for a, b in origin for c, d in edges]
    length = sum(max(0, end - start) for start, end in dark)
    named = len(pc.unique(seen["who"]))
    if not length or customers <= named:
        return []
    lit = max(window.end_us - window.start_us - length, 1)
    expected = min(named * length / lit * newness(seen), customers - named)
    return [Doubt("unseen", "no_log_at_all", customers - named, expected)]


def unread_logs(given: Tables) -> list[Problem]:
    """Logs of which part was not read: what stood there is missing without a gap of known length."""
    logs = set(pc.unique(given["requests"]["item_id"]).to_pylist())
    rows = (row for row in given["coverage"].to_pylist() if row["item_id"] in logs and row["bytes_skipped"])
    return [
        Problem("log_partly_unread", 0, f"item {row['item_id']}", f"{row['bytes_skipped']:,} bytes: {row['reason']}")
        for row in rows
    ]
