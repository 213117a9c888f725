"""The whole way as far as it needs no human decision."""

from __future__ import annotations

from dataclasses import dataclass

from duenotice.case.audit import Actor
from duenotice.case.models import Approval, Assessment, Case, Run
from duenotice.case.progress import Tell, quiet
from duenotice.case.steps.approving import request
from duenotice.case.steps.assessing import assess
from duenotice.case.steps.counting import count
from duenotice.case.steps.drafting import draft
from duenotice.case.steps.scanning import scan
from duenotice.case.steps.watching import watch
from duenotice.model.errors import DueNoticeError


@dataclass(frozen=True, slots=True)
class Ran:
    """What the way led to. draft, approval: None where something is missing; stopped: what, in words (empty: nothing)."""

    scan: Run
    count: Run
    assessment: Assessment
    draft: Run | None
    approval: Approval | None
    stopped: DueNoticeError | None


def run(case: Case, by: Actor, *, workers: int | None = None, tell: Tell = quiet) -> Ran:
    """Scan, count, watch, assess, draft, and ask for approval. What is done already is not done again; where a fact is missing for
    the notices, the rest stands and the missing fact is named."""
    scanned = scan(case, by, workers=workers, tell=tell)
    counted = count(case, by, workers=workers, tell=tell)
    watch(case, by, tell=tell)
    assessment = assess(case, by, tell=tell)
    try:
        drafted = draft(case, by, tell=tell)
    except DueNoticeError as missing:
        return Ran(scanned, counted, assessment, None, None, missing)
    try:
        return Ran(scanned, counted, assessment, drafted, request(case, by), None)
    except DueNoticeError as refused:
        return Ran(scanned, counted, assessment, drafted, None, refused)
