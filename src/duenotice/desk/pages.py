"""The pages. Each reads rows and roll-ups of the newest sealed run and renders one template."""

from __future__ import annotations

from datetime import datetime
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from duenotice.case import audit as trail
from duenotice.case import plainly, runs, views
from duenotice.case.facts import words
from duenotice.case.models import Audit, Case, Notice, Obligation, Report
from duenotice.case.settings import now_of, settings_of
from duenotice.desk import charts
from duenotice.desk.gate import page
from duenotice.model.duties import RISKS, toward
from duenotice.model.vocabulary import VOCABULARY

ASSETS = {"desk.css": "text/css", "icon.svg": "image/svg+xml"}
ROWS = 100
ANSWERS = {
    "yes_no": "yes or no",
    "number": "a number",
    "text": "text",
    "instant": "a time with its zone, like 2026-11-20T17:04+01:00",
    "names": "names, parted by commas, or none",
}
"""How each type of fact is answered."""


@login_not_required
@require_GET
def asset(request: HttpRequest, name: str) -> HttpResponse:
    """The style sheet and the icon, the only files without login."""
    if name not in ASSETS:
        raise Http404
    data = resources.files("duenotice.desk").joinpath("assets", name).read_bytes()
    return HttpResponse(data, content_type=ASSETS[name], headers={"Cache-Control": "public, max-age=3600"})


@require_GET
def cases(request: HttpRequest) -> HttpResponse:
    """The user's own cases."""
    return render(request, "desk/cases.html", {"cases": Case.objects.of(request.user)})


def show(request: HttpRequest, case: Case, name: str, **more: Any) -> HttpResponse:
    """Render a page of a case with what all of them need."""
    zone = ZoneInfo(settings_of(case).time_zone)
    told = {"case": case, "may": request.may, "now": now_of(case), "zone": zone, "tab": name, **more}  # type: ignore[attr-defined]
    return render(request, f"desk/{name}.html", told)


@page("see")
def case(request: HttpRequest, case: Case) -> HttpResponse:
    """The case at a glance: clocks, people, the one next action."""
    status = views.status(case)
    due = [o for o in status["obligations"] if o["answer"] == "yes"]
    clocks = [o for o in due if o["due_at"]][:6]
    risk = RISKS.get(status["risk"], "not assessed")
    open_ones = sum(o["answer"] == "unknown" for o in status["obligations"])
    bars = charts.bounds_bars(status["countries"][:12], "People by country of residence", plainly.place)
    return show(request, case, "case", status=status, clocks=clocks, due=due, open_ones=open_ones, bars=bars, risk=risk)


@page("see")
def people(request: HttpRequest, case: Case) -> HttpResponse:
    """People by country and by kind of data, as a matrix with bounds."""
    run = runs.newest(case, "count")
    rows = views.counts(run, "kind_country") if run else []
    countries, kinds = (views.counts(run, cut) if run else [] for cut in ("country", "kind"))
    cells = {row["key"]: row for row in rows}
    matrix = [(country, [cells.get(f"{kind['key']}|{country['key']}") for kind in kinds]) for country in countries]
    total = views.counts(run, "total") if run else []
    return show(
        request,
        case,
        "people",
        run=run,
        kinds=kinds,
        matrix=matrix,
        total=total,
        audience=views.counts(run, "audience") if run else [],
    )


@page("see")
def timeline(request: HttpRequest, case: Case) -> HttpResponse:
    """When data could be seen, by hour."""
    run = runs.newest(case, "count")
    hours = sorted(views.counts(run, "hour"), key=lambda r: r["key"]) if run else []
    chart = charts.hours(hours, "People whose data others could see, by hour (UTC)")
    return show(request, case, "timeline", run=run, hours=hours, chart=chart, window=views.window_words(case))


@page("see")
def duties(request: HttpRequest, case: Case) -> HttpResponse:
    """Duties with articles and due times; filter by answer in the URL."""
    assessment = case.assessment_set.order_by("-seq").first()
    found = views.obligations(assessment) if assessment else []
    wanted = request.GET.get("answer") if request.GET.get("answer") in ("unknown", "no") else "yes"
    numbers = {answer: sum(o["answer"] == answer for o in found) for answer in ("yes", "unknown", "no")}
    shown = Paginator([o for o in found if o["answer"] == wanted], ROWS).get_page(request.GET.get("page"))
    return show(request, case, "duties", assessment=assessment, shown=shown, wanted=wanted, numbers=numbers)


@page("see")
def calendar(request: HttpRequest, case: Case) -> HttpResponse:
    """The deadlines as a calendar file: duties and instants, no personal data."""
    path = case.folder / "out" / "deadlines.ics"
    if not path.exists():
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{case.reference}-deadlines.ics"'}
    return HttpResponse(path.read_bytes(), content_type="text/calendar; charset=utf-8", headers=headers)


@page("see")
def duty(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """One duty: why, on which facts, with which deadlines and contents."""
    row = get_object_or_404(Obligation, pk=pk, assessment__case=case)
    told = toward(row.payload["authority_name"], row.addressee)
    dues = [{**due, "both": [_instant(due[which]) for which in ("strict", "legal")]} for due in row.payload["due"]]
    return show(request, case, "duty", duty=row, toward=told, words=views.due_words(row, now_of(case)), dues=dues)


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


@page("see")
def facts(request: HttpRequest, case: Case) -> HttpResponse:
    """What is known, by whom, since when; and the questions that would settle most."""
    known = case.facts()
    assessment = case.assessment_set.order_by("-seq").first()
    settles = {name: count for name, _, count in assessment.payload["questions"]} if assessment else {}
    rows = [
        {
            "spec": spec,
            "fact": known.get(spec.name),
            "words": words(known.value(spec.name)),
            "settles": settles.get(spec.name, 0),
            "answer": ", ".join(spec.choices) or ANSWERS[spec.type],
        }
        for spec in VOCABULARY
    ]
    rows.sort(key=lambda r: (r["fact"] is not None, -int(r["settles"] or 0)))
    return show(
        request,
        case,
        "facts",
        rows=rows,
        wanted=request.GET.get("name", ""),
        hint="yes, no, 2026-11-20T17:04+01:00, text",
    )


@page("see")
def notices(request: HttpRequest, case: Case) -> HttpResponse:
    """Notices of the newest draft, and the approval they wait for."""
    run = runs.newest(case, "draft")
    found = views.notices(run) if run else []
    approval = case.approval_set.filter(act="send").order_by("-pk").first()
    return show(request, case, "notices", run=run, notices=found, approval=approval)


@page("see")
def notice(request: HttpRequest, case: Case, notice: str) -> HttpResponse:
    """One notice as it will be read, with slots instead of names."""
    row = get_object_or_404(
        Notice.objects.order_by("-draft"), case=case, notice_id=notice, run=runs.needed(case, "draft")
    )
    return show(request, case, "notice", notice=row)


@page("see")
def reports(request: HttpRequest, case: Case) -> HttpResponse:
    """Reports to authorities."""
    return show(request, case, "reports", reports=case.report_set.order_by("authority", "-phase", "-version"))


@page("see")
def report(request: HttpRequest, case: Case, pk: int) -> FileResponse:
    """A report as PDF, for download only."""
    row = get_object_or_404(Report, pk=pk, case=case)
    name = row.file.rsplit("/", 1)[-1]
    return FileResponse(open(case.folder / "out" / row.file, "rb"), as_attachment=True, filename=name)


@page("see")
def sending(request: HttpRequest, case: Case) -> HttpResponse:
    """Waves: how many were told, refused, in doubt."""
    return show(request, case, "sending", waves=case.wave_set.order_by("-number"))


@page("see")
def evidence(request: HttpRequest, case: Case) -> HttpResponse:
    """What was handed in, what was read and what was not."""
    collected = runs.newest(case, "collect")
    found = views.coverage(case) if collected else []
    pages = Paginator([row for row in found if request.GET.get("all") or not row["whole"]], ROWS)
    read = sum(row["bytes_seen"] for row in found)
    skipped = sum(row["bytes_skipped"] for row in found)
    return show(
        request,
        case,
        "evidence",
        sources=case.evidencesource_set.all(),
        collected=collected,
        rows=pages.get_page(request.GET.get("page")),
        read=read,
        everything=bool(request.GET.get("all")),
        keep="all=1&" if request.GET.get("all") else "",
        skipped=skipped,
        open_ended=sum(row["open_ended"] for row in found),
    )


@page("see")
def watch(request: HttpRequest, case: Case) -> HttpResponse:
    """How public and market reacted."""
    row = case.watch_set.order_by("-pk").first()
    payload = row.payload if row else {"signals": [], "studies": [], "no_study": "nothing was read yet"}
    chart = charts.mentions(payload["signals"], "People posting about it, by time (UTC)")
    alerts = [s for s in payload["signals"] if s["alert"]]
    return show(request, case, "watch", watch=payload, chart=chart, alerts=alerts, study_words=views.STUDY_WORDS)


@page("audit")
def audit(request: HttpRequest, case: Case) -> HttpResponse:
    """Who did what, newest first, and whether the chain holds."""
    rows = Paginator(Audit.objects.filter(chain=case.reference).order_by("-seq"), ROWS)
    breaks = trail.verify(case.reference)
    return show(request, case, "audit", rows=rows.get_page(request.GET.get("page")), breaks=breaks, total=rows.count)
