"""Where evidence is missing: pauses of a log, hours before and after it, lines that were not kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pyarrow as pa

from duenotice.engine import Engine
from duenotice.model.people import EvidenceGap
from duenotice.model.tables import Tables
from duenotice.people.settings import Settings
from duenotice.people.steps import step

WHOLE = 0.995
FEWEST_RUNS = 8
FEWEST_WHEN_ALL_ARE_SILENT = 60
ENDS_APART_US = 300_000_000


def instant(micros: int) -> datetime:
    """The UTC time of integer microseconds since 1970."""
    return datetime.fromtimestamp(micros / 1e6, UTC)


def find_gaps(tables: Tables, settings: Settings, engine: Engine) -> list[EvidenceGap]:
    """Every gap of edge and origin logs, in the order of source and start. tables: `req`.

    Where both sides log request ids, each side's lines say what the other should have; silences count where ids say nothing.
    """
    spans = step(engine, "spans", tables).to_pylist()
    told = {source_name("edge", name) if name != "edge" else "edge": rate for name, rate in settings.sampled}
    runs = _by_node(step(engine, "relayed", tables))
    losses = list(_unlogged({name: rows for name, rows in runs.items() if not _told(name, told)}))
    fetched = step(engine, "fetched", tables).to_pylist()
    losses.extend(_unlogged({"origin": fetched}))
    pauses = list(_pauses(step(engine, "silences", tables)))
    runs["origin"] = fetched
    silent = [pause for pause in pauses if _is_loss(pause, runs, pauses, spans)]
    gaps = _joined([*silent, *_ends(spans), *losses])
    gaps.extend(_sampled(spans, runs, told))
    return sorted(gaps, key=lambda g: (g.source, g.start, g.kind))


def _told(name: str, told: dict[str, float]) -> bool:
    return name in told or (name != "origin" and "edge" in told)


def _is_loss(
    pause: EvidenceGap, runs: dict[str, list[dict[str, int]]], pauses: list[EvidenceGap], spans: list[dict[str, object]]
) -> bool:
    """False for a silence that the other side's ids explain: nothing passed, so nothing is missing.

    That holds only where the other side would have shown something: at the usual share of lines that both sides log, five
    lines or more. When every log is silent at once, nothing can explain it; then it must be long.
    """
    rows = runs.get(pause.source) or (runs.get("edge", []) if pause.source != "origin" else [])
    kept = sum(row["kept"] for row in rows)
    lines = sum(_int(s, "rows_read") for s in spans if source_name(str(s["source"]), str(s["node"])) == pause.source)
    if pause.source == "origin" and all(_covered(pause, name, pauses) for name in _edges(spans)):
        return pause.expected > FEWEST_WHEN_ALL_ARE_SILENT
    return not kept or (pause.expected * kept / max(lines, 1) < 5 and pause.source != "origin")


def _edges(spans: list[dict[str, object]]) -> list[str]:
    return [source_name("edge", str(span["node"])) for span in spans if span["source"] == "edge"]


def _covered(pause: EvidenceGap, name: str, pauses: list[EvidenceGap]) -> bool:
    shared = (min(pause.end, p.end) - max(pause.start, p.start) for p in pauses if p.source == name)
    return any(part > (pause.end - pause.start) * 0.9 for part in shared)


def source_name(source: str, node: str) -> str:
    """`origin`, `edge NODE`, or `edge` where nobody knows which node."""
    return source if source == "origin" or not node else f"{source} {node}"


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


def _by_node(relayed: pa.Table) -> dict[str, list[dict[str, int]]]:
    nodes: dict[str, list[dict[str, int]]] = {}
    for row in relayed.to_pylist():
        nodes.setdefault(source_name("edge", row["node"]), []).append(row)
    return nodes


def _is_scattered(rows: list[dict[str, int]]) -> bool:
    """Lines missing one here, one there are sampling; lines missing in a few long runs are a loss.

    At random, each missing line follows a kept one with the share kept, so that many runs are to be expected.
    """
    missing, kept = sum(r["missing"] for r in rows), sum(r["kept"] for r in rows)
    runs = sum(r["missing"] > 0 for r in rows)
    return kept > 0 and runs >= FEWEST_RUNS and runs >= missing * kept / (missing + kept) / 2


def _unlogged(runs: dict[str, list[dict[str, int]]]) -> Iterator[EvidenceGap]:
    """Losses that the other side's lines betray even where traffic is too thin for a silence to show."""
    for name, rows in runs.items():
        if _is_scattered(rows) or not any(row["kept"] for row in rows):
            continue
        for row in rows:
            if row["missing"]:
                yield EvidenceGap(name, instant(row["start_us"]), instant(row["end_us"]), "lost", 0.0, row["missing"])


def _joined(gaps: list[EvidenceGap]) -> list[EvidenceGap]:
    """Overlapping losses of one source as one; the larger estimate of what is missing stands."""
    joined: list[EvidenceGap] = []
    for gap in sorted(gaps, key=lambda g: (g.source, g.start)):
        last = joined[-1] if joined else None
        if last is not None and last.source == gap.source and gap.start <= last.end:
            both = (last.source, last.start, max(last.end, gap.end), last.kind, 0.0, max(last.expected, gap.expected))
            joined[-1] = EvidenceGap(*both)
        else:
            joined.append(gap)
    return joined


def _sampled(
    spans: list[dict[str, object]], relayed: dict[str, list[dict[str, int]]], told: dict[str, float]
) -> Iterator[EvidenceGap]:
    """Edges that kept only a share of their lines: as settings say, else as the origin's requests show."""
    for span in spans:
        if span["source"] != "edge":
            continue
        name = source_name("edge", str(span["node"]))
        rate = told.get(name, told.get("edge", _kept_share(relayed.get(name) or relayed.get("edge", []))))
        if 0 < rate < WHOLE:
            missing = round(_int(span, "rows_read") * (1 - rate) / rate)
            yield EvidenceGap(
                name, instant(_int(span, "start_us")), instant(_int(span, "end_us")), "sampled", rate, missing
            )


def _kept_share(rows: list[dict[str, int]]) -> float:
    if not _is_scattered(rows):
        return 1.0
    kept = sum(r["kept"] for r in rows)
    return kept / (kept + sum(r["missing"] for r in rows))
