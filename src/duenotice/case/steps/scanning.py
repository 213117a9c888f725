"""Scan the collected evidence for personal data, item by item, small ones together, resumable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

import pyarrow as pa
import pyarrow.compute as pc

import duenotice
from duenotice import detect, evidence, people
from duenotice.case import audit, runs
from duenotice.case.audit import Actor
from duenotice.case.derived import READ
from duenotice.case.models import Case, Run
from duenotice.case.progress import Progress, Tell, quiet, workers_progress
from duenotice.case.scanning import (
    AGAIN,
    ESCROW,
    PLAIN,
    ScanTask,
    again,
    crashed_items,
    outcomes,
    read_parts,
    scan_items,
    together,
)
from duenotice.case.sealing import unseal_table
from duenotice.case.settings import settings_of
from duenotice.case.warming import warm
from duenotice.engine import local
from duenotice.model.evidence import Coverage, Item
from duenotice.model.findings import Escrowed, Value
from duenotice.model.tables import empty, rows_of, schema_of

SCANNED = ("evidence", "history")
FOLD = 64
FOLD_BYTES = 64 * 1024 * 1024


def scan(case: Case, by: Actor, *, workers: int | None = None, tell: Tell = quiet) -> Run:
    """Scan every item not scanned yet with these settings, then seal all. Killed at any point, it resumes after the last whole result."""
    with runs.one_at_a_time(case):
        collected = runs.needed(case, "collect")
        table = runs.read(collected, "items")
        left = _directories_that_left(table, settings_of(case).taken)
        told = audit.sha256([collected.manifest_sha256, _settings_sha256(case), *([left] if left else [])])
        done = runs.same_work(case, "scan", told)
        if done and not again(done.summary):
            return done
        items = rows_of(Item, table)
        tasks = _tasks(case, [item for item in items if item.role in SCANNED or item.item_id in left])
        tasks = _work(tasks, workers, tell)
        return _seal(case, collected, items, tasks, told, by)


def _directories_that_left(items: pa.Table, taken: Sequence[str]) -> list[int]:
    """Numbers of customer directories that are said to have left the house: these are evidence too."""
    directories = pc.equal(items["role"], "directory")
    return people.taken_items(items.filter(directories), taken) if taken else []


def _settings_sha256(case: Case) -> str:
    """What the result depends on beside the evidence; other settings of a case make no new scan."""
    settings = settings_of(case)
    own = [dict(settings.rules), settings.name_finder] if settings.rules or settings.name_finder else []
    return audit.sha256([duenotice.__version__, settings.country, dict(settings.names), dict(settings.directory), *own])


def _tasks(case: Case, items: Sequence[Item]) -> list[ScanTask]:
    settings = settings_of(case)
    folder = str(case.folder / "work" / f"scan-{_settings_sha256(case)[:16]}")
    finding = detect.Settings(
        case.key("values"), settings.country, rules=detect.rules_of(settings.rules), names=settings.name_finder
    )
    names = tuple(sorted(settings.names.items()))
    return [ScanTask(some, folder, finding, case.key("escrow"), names=names) for some in together(items)]


def _work(tasks: Sequence[ScanTask], workers: int | None, tell: Tell) -> list[ScanTask]:
    """Do all tasks. Gives those that have a result, in the order of their items."""
    total = sum(task.size for task in tasks)
    read = found = 0
    warm(tell)
    stored: list[ScanTask] = []
    with workers_progress() as (notes, moving), local(workers=workers) as engine:
        tell(Progress("scan", 0, total, "bytes", moving=moving))
        tasks = [replace(task, notes=notes) for task in tasks]
        largest_first = sorted(tasks, key=lambda task: -task.size)  # or one worker is left alone with it at the end
        for done in outcomes(engine, largest_first, scan_items, crashed_items):
            read, found = read + done.task.size, found + done.findings
            tell(Progress("scan", read, total, "bytes", f"{found:,} findings", moving))
            stored.append(done.task)
    return sorted(stored, key=lambda task: task.items[0].item_id)


def _seal(case: Case, collected: Run, items: list[Item], tasks: list[ScanTask], told: str, by: Actor) -> Run:
    with runs.drafting(case) as draft:
        rows = {}
        for name, record in PLAIN.items():
            if name not in ("values", "coverage"):
                rows[name] = draft.write_parts(name, schema_of(record), _parts(tasks, name))
        values = _fold(_parts(tasks, "values"), detect.merge_values, empty(Value))
        draft.write("values", values)
        draft.write("items", runs.read(collected, "items"))
        coverage = [runs.read(collected, "coverage"), *_parts(tasks, "coverage")]
        reasons = Counter(reason for table in coverage for reason in table["reason"].to_pylist())
        draft.write_parts("coverage", schema_of(Coverage), coverage)
        key = case.key("escrow")
        raw = (unseal_table(key, task.place / ESCROW) for task in tasks)
        draft.write_secret("escrow", _fold(raw, detect.merge_escrow, empty(Escrowed)))
        unread = sum(reasons.values()) - sum(reasons[reason] for reason in READ)
        gone = sum(reasons[reason] for reason in AGAIN - {"crashed"})
        gone += sum(evidence.is_gone(item) for item in items if item.role == "directory")
        rows |= {"unread": unread, "crashed": reasons["crashed"], "missing": gone}
        summary = {**rows, "values": values.num_rows, "kinds": _kinds(values), **_directories(case, draft, items)}
        return runs.enter(draft, "scan", told, summary, by)


def _parts(tasks: Sequence[ScanTask], name: str) -> Iterator[pa.Table]:
    """One table of all results, a part at a time."""
    return chain.from_iterable(read_parts(task, name) for task in tasks)


def _fold(tables: Iterable[pa.Table], merge, start: pa.Table) -> pa.Table:
    """Merge many tables a few at a time, so that memory holds distinct rows only."""
    merged, waiting, size = start, [], 0
    for table in tables:
        waiting.append(table)
        size += table.nbytes
        if len(waiting) == FOLD or size > FOLD_BYTES:
            merged, waiting, size = merge([merged, *waiting]), [], 0
    return merge([merged, *waiting])


def _directories(case: Case, draft: runs.Draft, items: Sequence[Item]) -> dict[str, int]:
    """Read the customer directories: hashed rows into the run, raw contact data into its sealed part."""
    settings = settings_of(case)
    found = [
        people.read_directory(item.path, case.key("values"), settings.directory, settings.country)
        for item in items
        if item.role == "directory"
    ]
    table = pa.concat_tables([d.table for d in found]) if found else empty(people.DirectoryRow)
    contacts = pa.concat_tables([d.contacts for d in found]) if found else empty(people.Contact)
    problems = pa.concat_tables([d.problems for d in found]) if found else empty(people.Problem)
    draft.write("directory", table)
    draft.write("directory_problems", problems)
    draft.write_secret("contacts", contacts)
    return {"customers": table.num_rows, "directories": len(found)}


def _kinds(values: pa.Table) -> dict[str, tuple[int, int]]:
    """Kind → (distinct values, places), most values first."""
    grouped = values.group_by("kind").aggregate([("value_key", "count"), ("occurrences", "sum")]).to_pylist()
    ordered = sorted(grouped, key=lambda row: (-row["value_key_count"], row["kind"]))
    return {row["kind"]: (row["value_key_count"], row["occurrences_sum"]) for row in ordered}
