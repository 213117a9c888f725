"""Clocks that run wrong: measured by the requests that both edge and origin logged, and put right."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from duenotice.people.compute import pc
from duenotice.people.directory import Problem

ENOUGH_PAIRS = 5
TOLERATED_US = 1_000_000
WRITTEN_LATE_US = 60_000_000
QUARTER_HOUR_US = 15 * 60 * 1_000_000


@dataclass(frozen=True, slots=True)
class Clock:
    """A log's clock. log: node, or `origin`; ahead_us: by how much it runs ahead of the others."""

    log: str
    ahead_us: int


def wrong_clocks(measured: pa.Table) -> list[Clock]:
    """The clocks to put right, from rows of the step `clocks`. Where all edges agree against the origin, the origin is wrong."""
    rows = [(row["node"], round(row["ahead_us"])) for row in measured.to_pylist() if row["pairs"] >= ENOUGH_PAIRS]
    off = [ahead for _, ahead in rows]
    if len(rows) > 1 and max(off) - min(off) <= 2 * TOLERATED_US and abs(off[0]) > TOLERATED_US:
        return [Clock("origin", -sorted(off)[len(off) // 2])]
    return [Clock(node, ahead) for node, ahead in rows if abs(ahead) > TOLERATED_US]


def put_right(req: pa.Table, clocks: list[Clock]) -> pa.Table:
    """The requests with the times of wrong clocks moved to the time of the others."""
    for clock in clocks:
        edge = pc.and_(pc.equal(req["source"], "edge"), pc.equal(req["node"], clock.log))
        concerned = pc.equal(req["source"], "origin") if clock.log == "origin" else edge
        moved = pc.if_else(concerned, pc.subtract(req["at_us"], clock.ahead_us), req["at_us"])
        req = req.set_column(req.schema.get_field_index("at_us"), "at_us", moved)
    return req


def clock_problems(clocks: list[Clock], req: pa.Table) -> list[Problem]:
    """What to tell about the clocks, and about lines without a time."""
    problems = [
        Problem(
            _rule(c), 0, c.log, f"its clock ran {c.ahead_us / 1e6:+.1f} s against the other logs; its times were moved"
        )
        for c in clocks
    ]
    timeless = req.filter(pc.is_null(req["at_us"])).num_rows
    if timeless:
        problems.append(Problem("no_time", timeless, "logs", "lines without a readable time cannot be placed"))
    disordered = _disordered(req)
    if disordered:
        problems.append(
            Problem(
                "out_of_order",
                disordered,
                "logs",
                "lines stand after later ones; all were put in the order of their times",
            )
        )
    nameless = req.filter(pc.and_(pc.equal(req["source"], "origin"), pc.is_null(req["request_id"]))).num_rows
    if nameless:
        problems.append(
            Problem("no_request_id", nameless, "origin", "lines without a request id cannot be joined to the edge")
        )
    return problems


def _disordered(req: pa.Table) -> int:
    """Lines that are earlier than the one before them in the same log, by more than a server may take to write a line."""
    lines = req.filter(pc.is_valid(req["at_us"])).select(["item_id", "record", "at_us"])
    lines = lines.sort_by([("item_id", "ascending"), ("record", "ascending")])
    items, times = (lines[name].to_numpy() for name in ("item_id", "at_us"))
    back = (items[1:] == items[:-1]) & (times[1:] < times[:-1] - WRITTEN_LATE_US)
    return int(back.sum())


def _rule(clock: Clock) -> str:
    off = abs(clock.ahead_us) % QUARTER_HOUR_US
    whole = min(off, QUARTER_HOUR_US - off) < 5_000_000 and abs(clock.ahead_us) > QUARTER_HOUR_US / 2
    return "time_zone" if whole else "clock_skew"
