"""Count the people: whose data, where, shown to whom, since when; and the facts that follow from it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace

import pyarrow as pa
import pyarrow.compute as pc

import duenotice
from duenotice import people
from duenotice.case import audit, facts, judging, numbers, runs
from duenotice.case.audit import Actor
from duenotice.case.derived import derived_facts
from duenotice.case.models import Case, RollUp, Run
from duenotice.case.progress import Progress, Tell, quiet
from duenotice.case.settings import CaseSettings, settings_of
from duenotice.engine import local
from duenotice.model.findings import Likelihood
from duenotice.model.people import Count
from duenotice.model.tables import rows_of, table_of

READ = ("items", "coverage", "findings", "values", "fields", "requests", "changes", "directory")


def count(case: Case, by: Actor, *, workers: int | None = None, tell: Tell = quiet) -> Run:
    """Count on the newest sealed scan, seal people, exposures and counts with their roll-ups, and derive facts."""
    with runs.one_at_a_time(case):
        scanned = runs.needed(case, "scan")
        judged = [asdict(decision) for decision in judging.decisions(case)]
        settings = replace(settings_of(case), timestamps="")  # who stamps the register changes no count
        told = audit.sha256([scanned.manifest_sha256, duenotice.__version__, asdict(settings), judged])
        run = runs.same_work(case, "count", told) or _count(case, scanned, told, by, workers, tell)
        coverage = runs.read(scanned, "coverage")
        derived = derived_facts(
            {name: runs.read(run, name) for name in ("exposures", "counts", "gaps")},
            coverage,
            run.name,
            _kinds_that_left(scanned, settings.taken),
        )
        facts.derive_from_run(case, derived, run.name, by)
    return run


def _kinds_that_left(scanned: Run, taken: tuple[str, ...]) -> frozenset[str]:
    """Kinds of data found in files that left the house."""
    left = people.taken_items(runs.read(scanned, "items"), taken) if taken else []
    if not left:
        return frozenset()
    findings = runs.read(scanned, "findings")
    likely = pc.and_(
        pc.is_in(findings["item_id"], pa.array(left, pa.int64())),
        pc.greater_equal(findings["likelihood"], int(Likelihood.POSSIBLE)),
    )
    return frozenset(findings.filter(likely)["kind"].unique().to_pylist())


def _count(case: Case, scanned: Run, told: str, by: Actor, workers: int | None, tell: Tell) -> Run:
    tell(Progress("count", 0, 2, "parts", "joining pages, logs and directory"))
    settings = settings_of(case)
    tables = {name: runs.read(scanned, name) for name in READ}
    tables |= {
        "escrow": runs.read_secret(scanned, "escrow"),
        "decisions": table_of(people.Decision, judging.decisions(case)),
    }
    asked = asked_of(case, settings)
    with local(workers=workers) as engine:
        out = people.run(tables, asked, engine)
    tell(Progress("count", 1, 2, "parts", "sealing"))
    counts = rows_of(Count, out["counts"])
    with runs.drafting(case) as draft:
        for name, table in out.items():
            draft.write(name, table)
        summary = _summary(out, scanned) | {
            "told": numbers.told_of(case),
            "judged": tables["decisions"].num_rows,
            "likely": asdict(judging.likely(out["people"], out["links"])),
            "changed": numbers.changed(case, scanned.name, out, tables["decisions"].num_rows),
        }
        run = runs.enter(draft, "count", told, summary, by, [_rollup(c) for c in counts])
    tell(Progress("count", 2, 2, "parts"))
    return run


def asked_of(case: Case, settings: CaseSettings) -> people.Settings:
    """What the case was told, as the room of people takes it."""
    return people.Settings(
        case.key("values"),
        own_hosts=settings.hosts,
        country=settings.country,
        taken=settings.taken,
        staff=settings.staff,
        sampled=tuple(sorted(settings.sampled.items())),
        search_engines=settings.search_engines,
        own_machines=settings.own_machines,
        own_captures=settings.own_captures,
        ttl_s=settings.ttl_s,
        linker=settings.linker,
    )


def _rollup(count: Count) -> RollUp:
    return RollUp(
        cut=count.cut,
        key=count.key,
        certain=count.certain,
        best=count.best,
        possible=count.possible,
        method=count.method,
        causes=json.loads(count.causes or "[]"),
    )


def _summary(out: Mapping[str, pa.Table], scanned: Run) -> dict[str, object]:
    return {"scan": scanned.name, **{name: table.num_rows for name, table in out.items()}}
