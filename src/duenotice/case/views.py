"""What pages and commands show of a case: small reads of rows and sealed tables. Never over findings."""

from __future__ import annotations

from typing import Any

from duenotice.case import runs
from duenotice.case.derived import READ
from duenotice.case.models import Case
from duenotice.model.evidence import Coverage, Item
from duenotice.model.tables import rows_of


def coverage(case: Case) -> list[dict[str, Any]]:
    """Coverage rows of the newest scan, else of the newest inventory, with the item's path; what is missing comes first."""
    run = runs.newest(case, "scan") or runs.needed(case, "collect")
    paths = {item.item_id: item.path for item in rows_of(Item, runs.read(run, "items"))}
    rows = [
        {
            "path": paths.get(row.item_id, row.detail or f"item {row.item_id}"),
            "reason": row.reason,
            "bytes_seen": row.bytes_seen,
            "bytes_skipped": row.bytes_skipped,
            "limit": row.limit,
            "detail": row.detail,
            "whole": row.reason in READ,
        }
        for row in rows_of(Coverage, runs.read(run, "coverage"))
    ]
    return sorted(rows, key=lambda row: (row["whole"], row["path"]))
