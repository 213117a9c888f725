"""Hand the case over: counts, duties, coverage and audit as CSV, the whole as JSON, the incident as VERIS. No personal value."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from duenotice import detect
from duenotice.case import audit, runs, views
from duenotice.case.audit import Actor
from duenotice.case.models import Audit, Case
from duenotice.case.progress import Tell, quiet
from duenotice.case.sealing import write_whole
from duenotice.case.steps import publishing
from duenotice.model.kinds import family
from duenotice.model.visible import visible

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(case: Case, by: Actor, *, folder: Path | None = None, tell: Tell = quiet) -> list[Path]:
    """Write counts.csv, duties.csv, coverage.csv, audit.csv, case.json, veris.json and, once something was sent, register.json with the
    time stamps of its heads into `folder` (default: out/export). Once a draft is approved also what the public can check: `public/`
    with the statement in each language and the signed JSON for /.well-known/, and `secret/check-page.json` for `duenotice verify-service`.

    Each names the run it rests on. The export is a row of the audit trail.
    """
    target = folder or case.folder / "out" / "export"
    target.mkdir(parents=True, exist_ok=True)
    status = views.status(case)
    rows: dict[str, list[dict[str, Any]]] = {
        "counts": _counts(case),
        "duties": [_plain(o) for o in status["obligations"]],
        "coverage": views.coverage(case) if runs.newest(case, "collect") else [],
        "audit": list(
            Audit.objects.filter(chain=case.reference).values("seq", "at", "actor", "verb", "object", "reason", "hash")
        ),
    }
    written = [_write(target / f"{name}.csv", as_csv(found)) for name, found in rows.items()]
    whole = {"schema": "duenotice.case/1", **status, "coverage": rows["coverage"]}
    written.append(_write(target / "case.json", _json(whole)))
    written.append(_write(target / "veris.json", _json(veris(case, status))))
    written += publishing.published(case, target, by)
    audit.record(
        by, "export", f"export {len(written)} files", case=case, after=[runs.file_sha256(path) for path in written]
    )
    return written


def _counts(case: Case) -> list[dict[str, Any]]:
    run = runs.newest(case, "count")
    names = ("cut", "key", "certain", "best", "possible", "method")
    return [{"run": run.name, **row} for row in run.rollup_set.values(*names)] if run else []


def _plain(obligation: Mapping[str, Any]) -> dict[str, Any]:
    names = (
        "duty",
        "jurisdiction",
        "law",
        "citation",
        "answer",
        "addressee",
        "authority_name",
        "due_at",
        "due_words",
        "verified",
    )
    return {name: obligation[name] for name in names} | {"missing": "; ".join(obligation["missing"])}


def _write(path: Path, text: str) -> Path:
    write_whole(path, text.encode())
    return path


def _json(thing: object) -> str:
    return json.dumps(thing, indent=1, ensure_ascii=False, default=str)


def as_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """CSV that a spreadsheet shows and never computes: a cell that starts like a formula gets an apostrophe before it, and signs
    that would steer a terminal or turn a text round are spelt."""
    out = io.StringIO()
    if rows:
        writer = csv.writer(out)
        writer.writerow(rows[0])
        writer.writerows([_safe(value) for value in row.values()] for row in rows)
    return out.getvalue()


def _safe(value: object) -> object:
    text = "" if value is None else visible(str(value), lines=True)
    return f"'{text}" if text.startswith(FORMULA) and not isinstance(value, int | float) else text


def veris(case: Case, status: Mapping[str, Any]) -> dict[str, Any]:
    """The incident in VERIS 1.4 terms, as far as known; a count of records is its best estimate, with the bounds in the notes."""
    kinds = case.facts().value("kinds_exposed")
    people = status["people"]
    data = [{"variety": _veris_name(kind)} for kind in (kinds if isinstance(kinds, tuple) else ())]
    known: dict[str, Any] = {
        "schema_version": "1.4.0",
        "incident_id": case.reference,
        "security_incident": "Confirmed" if data else "Suspected",
        "attribute": {"confidentiality": {"data_disclosure": "Yes" if data else "Unknown", "data": _unique(data)}},
        "discovery_method": {"unknown": True},
        "actor": {"unknown": {}},
        "action": {"unknown": {}},
        "asset": {"assets": [{"variety": "Unknown"}]},
    }
    if people:
        known["attribute"]["confidentiality"] |= {"data_total": people["best"], "notes": people["words"]}
    return known


def _unique(data: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    return [{"variety": name} for name in dict.fromkeys(entry["variety"] for entry in data)]


def _veris_name(kind: str) -> str:
    known = {row.kind: row.veris for row in detect.kind_names()}
    return known.get(kind) or known.get(family(kind)) or "Other"
