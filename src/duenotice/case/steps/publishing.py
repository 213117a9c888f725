"""What the public can check: the statement in every language, the signed JSON, and the bundle of the check page."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from duenotice import delivery, notices
from duenotice.case import runs, stamps
from duenotice.case.audit import Actor
from duenotice.case.models import Case, Run
from duenotice.case.sealing import write_whole
from duenotice.case.sender import ledger_url
from duenotice.case.steps.approving import texts_of
from duenotice.case.steps.drafting import today
from duenotice.case.steps.proving import register_of
from duenotice.case.steps.sending import approved
from duenotice.model.errors import DueNoticeError

PUBLIC, SECRET, STAMPS = "public", "secret", "timestamps"


def published(case: Case, target: Path, by: Actor) -> list[Path]:
    """Write what may leave the house now; nothing that is not approved. Returns the files."""
    written: list[Path] = []
    if case.wave_set.exists():
        with delivery.Ledger.open(ledger_url(case)) as ledger:
            stamps.stamp(case, ledger, by)
        written += [_file(target / STAMPS / path.name, path.read_bytes()) for path in stamps.kept(case).values()]
        written.append(_file(target / "register.json", json.dumps(register_of(case), indent=1).encode()))
    run = _approved(case)
    if run is None:
        return written
    brief, texts = _brief(case, run), list(texts_of(run).values())
    for language, page in notices.statement(brief, texts).items():
        written.append(_file(target / PUBLIC / f"statement.{language}.html", page.html.encode()))
        written.append(_file(target / PUBLIC / f"statement.{language}.txt", page.text.encode()))
    key = case.key("codes")
    signed = notices.well_known(brief, texts, key)
    written.append(_file(target / PUBLIC / notices.WELL_KNOWN_PATH.lstrip("/"), signed))
    return [*written, _secret(target, notices.Bundle.of(brief, texts, key).to_json())]


def _approved(case: Case) -> Run | None:
    """The newest draft where it is approved as it stands."""
    if runs.newest(case, "draft") is None:
        return None
    try:
        return approved(case)[1]
    except DueNoticeError:
        return None


def _brief(case: Case, run: Run) -> notices.Brief:
    """What statement and bundle need of the case; `written` is the date that the notices bear."""
    said = run.summary.get("written")
    return notices.Brief(case.reference, date.fromisoformat(said) if said else today(case), case.facts())


def _secret(target: Path, bundle: bytes) -> Path:
    """Holds the code key: in a folder of its own that only the owner can open."""
    folder = target / SECRET
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    return _file(folder / "check-page.json", bundle)


def _file(path: Path, raw: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, raw)
    return path
