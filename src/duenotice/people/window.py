"""When the fault was possible: from deploy and purge history, cache lifetimes and what was seen."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from duenotice.people.compute import pc
from duenotice.people.prepare import micros
from duenotice.people.settings import Settings

CLOCK_US = 2_000_000


@dataclass(frozen=True, slots=True)
class Window:
    """start_us, end_us: first and last moment a page could be handed to the wrong visitor, UTC microseconds; life_us:
    longest time a cached page could live."""

    start_us: int
    end_us: int
    life_us: int


def leak_window(seen: pa.Table, req: pa.Table, changes: pa.Table, settings: Settings) -> Window | None:
    """The window around the servings seen (`at_us`, `made_us`), or None where none was seen.

    Start: the last change before the first page that went astray was made; end: the first purge or roll-back after the last
    one was seen (after a roll-back caches still live on); where history has neither, one lifetime around what was seen.
    """
    if not seen.num_rows or not pc.count(seen["at_us"]).as_py():
        return None
    life = _life_us(req, changes, settings)
    first = pc.min(pc.coalesce(seen["made_us"], seen["at_us"])).as_py()
    last = pc.max(seen["at_us"]).as_py()
    history = sorted(zip(micros(changes["at"]).to_pylist(), changes["kind"].to_pylist(), strict=True))
    before = [
        at for at, kind in history if at <= first + CLOCK_US and kind in ("deploy", "config", "other", "rollback")
    ]
    after = [
        at + (0 if kind == "purge" else life)
        for at, kind in history
        if kind in ("purge", "rollback") and at + CLOCK_US >= last
    ]
    return Window(max(before) if before else first - life, max(last, min(after, default=last + life)), life)


def _life_us(req: pa.Table, changes: pa.Table, settings: Settings) -> int:
    told = [pc.max(column).as_py() for column in (changes["ttl_s"], req["ttl_s"], req["age_s"])]
    known = [seconds for seconds in told if seconds]
    return round((max(known) if known else settings.ttl_s) * 1_000_000)
