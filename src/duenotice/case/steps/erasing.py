"""Erase a case: its key is destroyed and its files removed; a tombstone of counts, hashes and the audit trail stays."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

from django.db import connection, transaction

from duenotice.case import asking, audit, runs
from duenotice.case.audit import Actor
from duenotice.case.models import Approval, Case
from duenotice.model.errors import PolicyRefused

ACT = "erase"
HOLDS = ("runs", "work", "journal", "out", "identity", "replies", "trials", "timestamps")


def erase(case: Case, by: Actor, *, confirm: str, reason: str) -> bool:
    """Erase in two calls by two people: the first asks (False), the second erases (True). A case opened with `alone` needs one.

    confirm: the case's reference, typed again. The ledger of a SQLite home goes too; on PostgreSQL its rows (hashes only) stay.
    Raises PolicyRefused where the name differs, no reason is given, or the same person would do both.
    """
    if confirm != case.reference or not reason:
        raise PolicyRefused(
            "Erasing needs the case's name once more, and a reason.",
            where=case.reference,
            next_step=f"Give --confirm {case.reference} and --reason.",
        )
    if case.state == "erased":
        return True
    with runs.one_at_a_time(case):
        what = {"erase": case.reference, "runs": [run.manifest_sha256 for run in case.run_set.all()]}
        asked = asking.asked_for(case, ACT, what)
        if asked is None:
            asked = asking.ask(case, ACT, what, by, reason)
            if case.four_eyes:
                return False
        elif asked.requested_by == by.name and case.four_eyes:
            raise PolicyRefused(
                "Who asked for the erasure may not do it.", next_step="Another person repeats the command."
            )
        _destroy(case, asked, by, reason)
    return True


def _destroy(case: Case, asked: Approval, by: Actor, reason: str) -> None:
    """The key first: from then on nothing opens, whatever else fails."""
    with transaction.atomic():
        asked.approved_by, asked.approved_at, asked.strength = by.name, datetime.now(UTC), by.strength
        asked.save(update_fields=["approved_by", "approved_at", "strength"])
        case.wrapped_key, case.state = None, "erased"
        case.save(update_fields=["wrapped_key", "state"])
        case.fact_set.all().delete()
        case.judgement_set.all().delete()
        audit.record(by, "erase", case.reference, case=case, after=asked.subject, reason=reason)
    for name in HOLDS:
        shutil.rmtree(case.folder / name, ignore_errors=True)
    for path in case.folder.glob("ledger.sqlite3*"):
        path.unlink()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
