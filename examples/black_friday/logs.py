"""The logs as the store's people find them: what the nodes wrote, less what was lost, in the files they keep."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from examples.black_friday.clock import iso
from examples.black_friday.scenario import DAY, Node, Scenario, moment


def packed(path: Path, lines: Iterable[str]) -> None:
    """Write lines as gz with no time stamp inside, so that equal lines give equal bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as file:
        file.write("".join(lines).encode())


def edge(raw: Path, out: Path, scenario: Scenario) -> None:
    """One gz of JSON lines per node, in the order of time."""
    for node in scenario.nodes:
        source = raw / f"{node.name}.jsonl"
        rows = [json.loads(line) for line in source.read_text("utf-8").splitlines()] if source.exists() else []
        rows.sort(key=lambda row: (row["time"], row["request_id"]))
        packed(out / f"{node.name}-{DAY:%Y%m%d}.jsonl.gz", (json.dumps(row) + "\n" for row in _kept(rows, node)))


def _kept(rows: Iterable[dict[str, Any]], node: Node) -> Iterator[dict[str, Any]]:
    for row in rows:
        if node.lost and node.lost[0] <= datetime.fromisoformat(row["time"]) < node.lost[1]:
            continue
        if not node.object_id:
            del row["object_id"]
        yield row


def origin(raw: Path, out: Path) -> None:
    """The store's access log in order: rotated once, the older part packed."""
    lines = sorted(raw.read_text("utf-8").splitlines(keepends=True), key=lambda line: (line.split("[")[1][:20], line))
    turn = f"{moment('10:00'):%d/%b/%Y:%H:%M:%S}"
    packed(out / "access.log.1.gz", (line for line in lines if line.split("[")[1][:20] < turn))
    (out / "access.log").write_text(
        "".join(line for line in lines if line.split("[")[1][:20] >= turn), encoding="utf-8"
    )


HISTORY = (
    ("2025-11-17T13:40:00", "deploy", "storefront 212: gift wrapping", None),
    ("2025-11-19T09:05:00", "config", "edge: TLS certificate renewed", None),
    ("2025-11-21T14:20:00", "deploy", "storefront 213: Black Friday banner", None),
    ("2025-11-25T15:55:00", "deploy", "storefront 214: copy changes", None),
)


def history(out: Path, scenario: Scenario) -> None:
    """The deploy history: the faulty change stands among harmless ones."""
    faulty = f"edge: cache all storefront HTML {scenario.ttl_s} s under host and path, for Black Friday load"
    rows = [
        *({"time": f"{at}Z", "kind": kind, "title": title, "ttl_s": ttl} for at, kind, title, ttl in HISTORY),
        {"time": iso(scenario.deployed), "kind": "config", "title": faulty, "ttl_s": scenario.ttl_s},
        {
            "time": iso(scenario.rolled_back),
            "kind": "rollback",
            "title": "edge: back to the caching rules of yesterday",
            "ttl_s": None,
        },
        {"time": iso(scenario.purged), "kind": "purge", "title": "edge: purge everything, all nodes", "ttl_s": None},
    ]
    out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
