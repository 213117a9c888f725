"""Hand in evidence: remember where it lies, and take its inventory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from duenotice.case import audit, runs
from duenotice.case.audit import Actor
from duenotice.case.models import Case, EvidenceSource, Run
from duenotice.case.progress import Tell, quiet
from duenotice.case.stocktaking import stock_of
from duenotice.model.errors import UsageError
from duenotice.model.evidence import Coverage, Item
from duenotice.model.tables import table_of


@dataclass(frozen=True, slots=True)
class Collected:
    """run: the sealed inventory; items, size in bytes; unread: parts that could not be opened; fresh: False where nothing changed."""

    run: Run
    items: int
    size: int
    unread: int
    fresh: bool


def collect(
    case: Case, sources: Sequence[str], by: Actor, *, roles: Mapping[str, str] | None = None, tell: Tell = quiet
) -> Collected:
    """Add sources (files, folders, fsspec URLs; none: look at the known ones again) and take the inventory of all.

    roles: path suffix → role, where the guess is wrong. Raises UsageError for a path that is not there.
    """
    with runs.one_at_a_time(case):
        _remember(case, sources, dict(roles or {}), by)
        items, unread = _inventory(case, tell)
        told = audit.sha256(
            [[i.sha256, i.path, i.kind, i.role] for i in items] + [[c.item_id, c.reason] for c in unread]
        )
        done = runs.same_work(case, "collect", told)
        run = done or _enter(case, items, unread, told, by)
    return Collected(run, len(items), sum(i.size for i in items), len(unread), done is None)


@transaction.atomic
def _remember(case: Case, sources: Sequence[str], roles: dict[str, str], by: Actor) -> None:
    for source in sources:
        uri = source if "://" in source else str(_there(source))
        row, added = EvidenceSource.objects.get_or_create(
            case=case, uri=uri, defaults={"roles": roles, "added_by": by.name}
        )
        if not added and roles and roles != row.roles:
            row.roles = {**row.roles, **roles}
            row.save(update_fields=["roles"])
        if added:
            audit.record(by, "evidence", f"source {row.pk}", case=case, after=[uri, roles])
    if not case.evidencesource_set.exists():
        raise UsageError(
            "No evidence was given.", where=case.reference, next_step="Name a file or folder: duenotice collect PATH"
        )


def _there(source: str) -> Path:
    path = Path(source).expanduser().absolute()
    if not path.exists():
        raise UsageError("There is no such file or folder.", where=source, next_step="Check the path.")
    return path


def _inventory(case: Case, tell: Tell) -> tuple[list[Item], list[Coverage]]:
    sources = list(case.evidencesource_set.all())
    roles = {suffix: role for source in sources for suffix, role in source.roles.items()}
    return stock_of([s.uri for s in sources], "collect", tell, roles)


def _enter(case: Case, items: list[Item], unread: list[Coverage], told: str, by: Actor) -> Run:
    summary = {
        "items": len(items),
        "bytes": sum(i.size for i in items),
        "unread": len(unread),
        "roles": {role: sum(i.role == role for i in items) for role in sorted({i.role for i in items})},
    }
    with runs.drafting(case) as draft:
        draft.write("items", table_of(Item, items))
        draft.write("coverage", table_of(Coverage, unread))
        return runs.enter(draft, "collect", told, summary, by)
