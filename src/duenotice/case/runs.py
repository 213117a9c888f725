"""Sealed runs: a folder of Parquet files under a MANIFEST written last; the database row makes it count.

A folder is filled under a hidden name, sealed, renamed, and then entered in the database together with its roll-ups and
audit row in one transaction. Whatever has no row is garbage of a crash and is swept at the next start.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from django.db import transaction

from duenotice.case import audit
from duenotice.case.audit import Actor
from duenotice.case.models import Case, RollUp, Run
from duenotice.case.sealing import seal_table, unseal, unseal_table, write_whole
from duenotice.model.errors import CaseError

MANIFEST = "MANIFEST"
FORMAT = 1


class Draft:
    """A run being filled. `write` and `write_secret` store tables; `writer` streams one."""

    def __init__(self, case: Case, folder: Path) -> None:
        self._case, self.folder, self._rows = case, folder, {}

    def write(self, name: str, table: pa.Table) -> None:
        """Store a table as `name.parquet`."""
        pq.write_table(table, self.folder / f"{name}.parquet", compression="zstd")
        self._rows[f"{name}.parquet"] = table.num_rows

    def write_secret(self, name: str, table: pa.Table) -> None:
        """Store a table of raw personal values, encrypted with the case's key, as `name.sealed`."""
        seal_table(self._case.key("escrow"), self.folder / f"{name}.sealed", table)
        self._rows[f"{name}.sealed"] = table.num_rows

    def write_parts(self, name: str, schema: pa.Schema, parts: Iterable[pa.Table]) -> int:
        """Store many tables of one schema as one file, one after another. Returns the number of rows."""
        rows = 0
        with pq.ParquetWriter(self.folder / f"{name}.parquet", schema, compression="zstd") as writer:
            for part in parts:
                writer.write_table(part.cast(schema))
                rows += part.num_rows
        self._rows[f"{name}.parquet"] = rows
        return rows

    def seal(self) -> str:
        """Write MANIFEST last: path, SHA-256 and rows of each file. Returns the manifest's own SHA-256 (hex)."""
        files = [
            {"path": path.name, "sha256": file_sha256(path), "rows": self._rows.get(path.name, 0)}
            for path in sorted(self.folder.iterdir())
        ]
        text = json.dumps({"format": FORMAT, "files": files}, indent=1, sort_keys=True).encode()
        write_whole(self.folder / MANIFEST, text)
        return hashlib.sha256(text).hexdigest()


def file_sha256(path: Path) -> str:
    """SHA-256 (hex) of a file, flushed to disk first."""
    with open(path, "rb") as file:
        os.fsync(file.fileno())
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def one_at_a_time(case: Case) -> Generator[None, None, None]:
    """Hold the case for a step; a second process on the same case is refused with CaseError. A killed holder lets go."""
    if case.state == "erased":
        raise CaseError(
            "This case was erased.", where=case.reference, next_step="Open a new one with: duenotice new NAME"
        )
    case.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(case.folder / ".lock", "w") as file:
        _lock(file.fileno(), case.reference)
        yield


def _lock(handle: int, reference: str) -> None:
    try:
        import fcntl
    except ImportError:  # Windows: the database's transactions are the only guard there
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise CaseError(
            "Another step is working on this case.",
            where=reference,
            next_step="Wait for it, or look at: duenotice jobs",
        ) from None


def newest(case: Case, stage: str) -> Run | None:
    """The newest sealed run of a stage."""
    return case.run_set.filter(stage=stage).order_by("-seq").first()


def needed(case: Case, stage: str) -> Run:
    """The newest sealed run of a stage. Raises CaseError where there is none yet."""
    run = newest(case, stage)
    if run is None:
        raise CaseError(f"Nothing was {_DONE[stage]} yet.", where=case.reference, next_step=f"Run: duenotice {stage}")
    return run


def behind(run: Run, stage: str) -> Run:
    """The run of an earlier stage that a run rests on, as its summary names it."""
    return run.case.run_set.get(stage=stage, seq=int(run.summary[stage].split("-")[0]))


_DONE = {"collect": "collected", "scan": "scanned", "count": "counted", "draft": "drafted"}


def same_work(case: Case, stage: str, input_sha256: str) -> Run | None:
    """The newest run of a stage if it had the same input: then there is nothing to do."""
    run = newest(case, stage)
    return run if run and run.input_sha256 == input_sha256 and (run.folder / MANIFEST).exists() else None


@contextmanager
def drafting(case: Case) -> Generator[Draft, None, None]:
    """A hidden folder to fill; what is left of earlier crashes is swept first. Gone afterwards unless `enter` renamed it."""
    runs = case.folder / "runs"
    runs.mkdir(parents=True, exist_ok=True)
    sweep(case)
    folder = runs / f".draft-{os.getpid()}"
    folder.mkdir()
    try:
        yield Draft(case, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(case: Case) -> list[str]:
    """Remove run folders that no row vouches for. Returns their names."""
    known = {run.name for run in case.run_set.all()}
    garbage = [path for path in (case.folder / "runs").iterdir() if path.name not in known]
    for path in garbage:
        shutil.rmtree(path)
    return [path.name for path in garbage]


def enter(
    draft: Draft,
    stage: str,
    input_sha256: str,
    summary: Mapping[str, object],
    by: Actor,
    rollups: Iterable[RollUp] = (),
) -> Run:
    """Seal the draft and make it the newest run of its stage, with its roll-ups and audit row, in one transaction."""
    case = draft._case
    manifest = draft.seal()
    with transaction.atomic():
        last = case.run_set.order_by("-seq").first()
        run = Run(
            case=case,
            stage=stage,
            seq=last.seq + 1 if last else 1,
            input_sha256=input_sha256,
            manifest_sha256=manifest,
            summary=dict(summary),
            started_at=datetime.fromtimestamp(draft.folder.stat().st_ctime, UTC),
            sealed_at=datetime.now(UTC),
            by=by.name,
        )
        shutil.rmtree(run.folder, ignore_errors=True)
        draft.folder.rename(run.folder)
        run.save()
        for rollup in (rows := list(rollups)):
            rollup.run = run
        RollUp.objects.bulk_create(rows, batch_size=2000)
        audit.record(by, stage, f"run {run.name}", case=case, after={"manifest": manifest})
    return run


def read(run: Run, name: str) -> pa.Table:
    """A table of a run. Raises CaseError where the file is gone."""
    path = run.folder / f"{name}.parquet"
    if not path.exists():
        raise CaseError(
            "A file of a sealed run is missing.", where=f"{run.name}/{name}", next_step="Run the step again."
        )
    return pq.read_table(path)


def read_secret(run: Run, name: str) -> pa.Table:
    """A table of raw values of a run, decrypted."""
    return unseal_table(run.case.key("escrow"), run.folder / f"{name}.sealed")


def secret_bytes(run: Run, name: str) -> bytes:
    """The Parquet bytes of a table of raw values, decrypted: for reading it in parts."""
    path = run.folder / f"{name}.sealed"
    return unseal(run.case.key("escrow"), path.name, path.read_bytes())


def check(run: Run) -> list[str]:
    """What differs from the manifest: files changed, missing or added; empty when the run is as it was sealed."""
    path = run.folder / MANIFEST
    if not path.exists() or file_sha256(path) != run.manifest_sha256:
        return [f"{run.name}/{MANIFEST} is missing or was changed"]
    listed = {entry["path"]: entry["sha256"] for entry in json.loads(path.read_text())["files"]}
    there = {p.name for p in run.folder.iterdir()} - {MANIFEST}
    wrong = [f"{run.name}/{name} was added" for name in sorted(there - listed.keys())]
    for name, digest in listed.items():
        if name not in there or file_sha256(run.folder / name) != digest:
            wrong.append(f"{run.name}/{name} is missing or was changed")
    return wrong
