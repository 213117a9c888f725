"""Reports to authorities: one PDF per authority and version, with its data attached; what was handed in, and the final one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from duenotice import law, notices
from duenotice.case import audit, runs
from duenotice.case.audit import Actor, sha256
from duenotice.case.models import Assessment, Case, Report
from duenotice.case.sealing import write_whole
from duenotice.case.settings import now_of
from duenotice.model.errors import UsageError

FINAL = "final"
OF_THE_REPORT = {"report_kind", "earlier_reference"}
"""Fields that tell of the report itself: they alone are no news."""


def write_reports(case: Case, assessment: Assessment, by: Actor) -> list[Report]:
    """A report for every authority that must be told, where it differs from the one before: the initial one, and once that was handed
    in supplements, where something has changed since."""
    duties = assessment.obligation_set.filter(addressee="authority", answer="yes")
    authorities = dict.fromkeys(o.payload["authority"] for o in duties if o.payload["authority"])
    return [row for authority in authorities if (row := _report(case, assessment, authority, by))]


def _report(case: Case, assessment: Assessment, authority: str, by: Actor, *, final: bool = False) -> Report | None:
    from duenotice.case.steps.assessing import as_assessment, impact_of

    filed = _filed(case, authority)
    phase = filed.phase + 1 if filed else 1
    previous = {**filed.form, "reference": filed.receipt} if filed else None
    last = case.report_set.filter(authority=authority, phase=phase).order_by("-version").first()
    final = final or bool(last and last.form["phase"] == FINAL)
    found = law.report(
        authority,
        case.facts(),
        impact_of(assessment.run),
        as_assessment(assessment),
        phase,
        previous,
        final=final,
    )
    form: Mapping[str, Any] = {"case": case.reference, **found.form()}
    news = {row["field"] for row in form["differences"]} - OF_THE_REPORT
    if filed and not final and (filed.form["phase"] == FINAL or not (news or last)):
        return None
    if last and sha256(last.form) == sha256(form):
        return None
    return _store(case, assessment, form, (authority, phase, last.version + 1 if last else 1), by)


def _filed(case: Case, authority: str) -> Report | None:
    return case.report_set.filter(authority=authority, filed_at__isnull=False).order_by("-phase", "-version").first()


def file_report(case: Case, authority: str, by: Actor, *, receipt: str, at: datetime | None = None) -> Report:
    """Note that the newest report to an authority was handed in: what follows is a supplement to it. receipt: the authority's reference;
    at: when (aware; default: now).

    Raises UsageError without a receipt, for an authority that no report is for, and where nothing new is to be handed in.
    """
    if not receipt.strip():
        raise UsageError(
            "Say how the authority can find it: its reference.", where=authority, next_step="Give --receipt."
        )
    row = case.report_set.filter(authority=authority).order_by("-phase", "-version").first()
    if row is None or row.filed_at:
        raise UsageError(
            "There is no report to this authority that was not handed in yet.",
            where=authority,
            next_step="See: duenotice reports",
        )
    when = at or now_of(case)
    with transaction.atomic():
        Report.objects.filter(pk=row.pk).update(filed_at=when, filed_by=by.name, receipt=receipt)
        said = f"report {authority} {row.phase} v{row.version}"
        audit.record(by, "file", said, case=case, after=row.sha256, reason=receipt)
    row.refresh_from_db()
    return row


def finish_report(case: Case, authority: str, by: Actor) -> Report:
    """Write the final report to an authority, with its differences to the one handed in before; nothing more follows once it is handed in.

    Raises UsageError where no earlier one was handed in, or the final one was.
    """
    from duenotice.case.steps.assessing import assess

    filed = _filed(case, authority)
    if filed is None or filed.form["phase"] == FINAL:
        raise UsageError(
            "The final report follows one that was handed in, and is the last.",
            where=authority,
            next_step="First: duenotice reports filed AUTHORITY --receipt …" if filed is None else "",
        )
    with runs.one_at_a_time(case):
        written = _report(case, assess(case, by), authority, by, final=True)
    newest = case.report_set.filter(authority=authority).order_by("-phase", "-version").first()
    return written or newest


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
