"""Write the reports to authorities: one PDF per authority and version, with its data attached."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from duenotice import law, notices
from duenotice.case import audit
from duenotice.case.audit import Actor, sha256
from duenotice.case.models import Assessment, Case, Report
from duenotice.case.sealing import write_whole
from duenotice.case.settings import now_of


def write_reports(case: Case, assessment: Assessment, by: Actor) -> list[Report]:
    """A report for every authority that must be told, where it differs from the one before."""
    duties = assessment.obligation_set.filter(addressee="authority", answer="yes")
    authorities = dict.fromkeys(o.payload["authority"] for o in duties if o.payload["authority"])
    return [row for authority in authorities if (row := _report(case, assessment, authority, by))]


def _report(case: Case, assessment: Assessment, authority: str, by: Actor) -> Report | None:
    from duenotice.case.steps.assessing import as_assessment, impact_of

    filed = case.report_set.filter(authority=authority, filed_at__isnull=False).order_by("-phase", "-version").first()
    phase = filed.phase + 1 if filed else 1
    previous = filed.form if filed else None
    found = law.report(authority, case.facts(), impact_of(assessment.run), as_assessment(assessment), phase, previous)
    form: Mapping[str, Any] = {"case": case.reference, **found.form()}
    last = case.report_set.filter(authority=authority, phase=phase).order_by("-version").first()
    if last and sha256(last.form) == sha256(form):
        return None
    return _store(case, assessment, form, (authority, phase, last.version + 1 if last else 1), by)


@transaction.atomic
def _store(
    case: Case, assessment: Assessment, form: Mapping[str, Any], number: tuple[str, int, int], by: Actor
) -> Report:
    authority, phase, version = number
    pdf = notices.report_pdf(form, now_of(case))
    name = f"reports/{authority}-{phase}-v{version}.pdf"
    path = case.folder / "out" / name
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_whole(path, pdf)
    row = Report.objects.create(
        case=case,
        authority=authority,
        authority_name=form["authority"]["name"],
        phase=phase,
        version=version,
        assessment=assessment,
        form=form,
        file=name,
        sha256=hashlib.sha256(pdf).hexdigest(),
    )
    audit.record(by, "report", f"report {authority} {phase} v{version}", case=case, after=row.sha256)
    return row
