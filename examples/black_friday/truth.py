"""What really happened, in a folder of its own. Only tests and the demo's last comparison read it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from examples.black_friday.clock import iso
from examples.black_friday.drive import Shown

SERVINGS, SUMMARY = "servings.jsonl", "summary.json"


@dataclass(frozen=True)
class Truth:
    """people: customer ids whose data somebody else was shown; by_country: how many of them live where; audiences: class of
    viewer to people shown to it; first, last: UTC of such servings; servings: every personal page as received, own ones too."""

    people: frozenset[str]
    by_country: dict[str, int]
    audiences: dict[str, int]
    first: datetime
    last: datetime
    servings: tuple[dict[str, Any], ...]


def write(folder: Path, shown: Sequence[Shown]) -> None:
    """The servings, one a line, and their summary."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [_row(one) for one in shown]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / SERVINGS).write_text(lines, encoding="utf-8")
    foreign = [one for one in shown if one.foreign]
    people = {one.subject.customer_id: one.subject.country for one in foreign}
    pairs = {(one.received.hit.viewer.kind, one.subject.customer_id) for one in foreign}
    summary = {
        "people": sorted(people),
        "by_country": dict(sorted(Counter(people.values()).items())),
        "audiences": dict(sorted(Counter(kind for kind, _ in pairs).items())),
        "first": iso(min(one.received.hit.at for one in foreign)),
        "last": iso(max(one.received.hit.at for one in foreign)),
    }
    (folder / SUMMARY).write_text(json.dumps(summary, indent=1), encoding="utf-8")


def read(folder: Path) -> Truth:
    """The truth of a play. `folder`: its `truth` folder."""
    summary = json.loads((folder / SUMMARY).read_text("utf-8"))
    lines = (folder / SERVINGS).read_text("utf-8").splitlines()
    return Truth(
        people=frozenset(summary["people"]),
        by_country=summary["by_country"],
        audiences=summary["audiences"],
        first=datetime.fromisoformat(summary["first"]),
        last=datetime.fromisoformat(summary["last"]),
        servings=tuple(json.loads(line) for line in lines),
    )


def _row(shown: Shown) -> dict[str, Any]:
    hit = shown.received.hit
    return {
        "at": iso(hit.at),
        "subject": shown.subject.customer_id,
        "kinds": list(shown.kinds),
        "viewer": hit.viewer.customer.customer_id if hit.viewer.customer else hit.viewer.session or hit.viewer.client,
        "audience": hit.viewer.kind,
        "foreign": shown.foreign,
        "node": hit.viewer.node,
        "path": hit.path,
        "cache": shown.received.cache,
        "request_id": shown.received.request_id,
    }
