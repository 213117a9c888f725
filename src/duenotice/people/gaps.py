"""Where evidence is missing: pauses of a log, hours before and after it, lines that were not kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import pyarrow as pa

from duenotice.engine import Engine
from duenotice.model.people import EvidenceGap
from duenotice.model.tables import Tables
from duenotice.people.settings import Settings
from duenotice.people.steps import step

WHOLE = 0.995
FEWEST_ROWS = 50
ENDS_APART_US = 300_000_000


def instant(micros: int) -> datetime:
    """The UTC time of integer microseconds since 1970."""
    return datetime.fromtimestamp(micros / 1e6, UTC)


def find_gaps(tables: Tables, settings: Settings, engine: Engine) -> list[EvidenceGap]:
    """Every gap of edge and origin logs, in the order of source and start. tables: `req`."""
    spans = step(engine, "spans", tables).to_pylist()
    gaps = list(_pauses(step(engine, "silences", tables)))
    gaps.extend(_ends(spans))
    gaps.extend(_sampling(tables, spans, gaps, settings, engine))
    return sorted(gaps, key=lambda g: (g.source, g.start, g.kind))


def source_name(source: str, node: str) -> str:
    """`origin`, or `edge NODE`."""
    return source if source == "origin" else f"{source} {node}"


def _pauses(silences: pa.Table) -> Iterator[EvidenceGap]:
    for row in silences.to_pylist():
        missing = round((row["end_us"] - row["start_us"]) / row["pace_us"])
        yield EvidenceGap(
            source_name(row["source"], row["node"]),
            instant(row["start_us"]),
            instant(row["end_us"]),
            "lost",
            0.0,
            missing,
        )


def _ends(spans: list[dict[str, object]]) -> Iterator[EvidenceGap]:
    """A log that begins later or ends earlier than the others did not keep those hours."""
    if not spans:
        return
    first, last = min(_int(s, "start_us") for s in spans), max(_int(s, "end_us") for s in spans)
    for span in spans:
        start, end, rows = _int(span, "start_us"), _int(span, "end_us"), _int(span, "rows_read")
        pace = max((end - start) / max(rows - 1, 1), 1.0)
        name = source_name(str(span["source"]), str(span["node"]))
        for a, b in ((first, start), (end, last)):
            if b - a > max(ENDS_APART_US, 25 * pace):
                yield EvidenceGap(name, instant(a), instant(b), "not_retained", 0.0, round((b - a) / pace))


def _int(row: dict[str, object], name: str) -> int:
    return int(str(row[name]))


def _sampling(
    tables: Tables, spans: list[dict[str, object]], gaps: list[EvidenceGap], settings: Settings, engine: Engine
) -> Iterator[EvidenceGap]:
    """Edges that kept only a share of their lines: as settings say, else as the origin's requests show."""
    told = dict(settings.sampled)
    edges = [s for s in spans if s["source"] == "edge"]
    measured = None if told else _kept_share(step(engine, "matched", tables), gaps)
    for span in edges:
        name = source_name("edge", str(span["node"]))
        rate = told.get(str(span["node"]), told.get("edge", measured))
        if rate is not None and 0 < rate < WHOLE:
            missing = round(_int(span, "rows_read") * (1 - rate) / rate)
            yield EvidenceGap(
                name, instant(_int(span, "start_us")), instant(_int(span, "end_us")), "sampled", rate, missing
            )


def _kept_share(matched: pa.Table, gaps: Iterable[EvidenceGap]) -> float | None:
    lost = [(g.start.timestamp() / 60 - 1, g.end.timestamp() / 60) for g in gaps]
    whole = [r for r in matched.to_pylist() if not any(a <= r["minute"] <= b for a, b in lost)]
    rows = sum(r["rows_read"] for r in whole)
    return sum(r["kept"] for r in whole) / rows if rows >= FEWEST_ROWS else None
