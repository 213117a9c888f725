"""What a person does on the desk: every act is a POST, goes through `case`, and returns to a page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from duenotice.case import facts, steps
from duenotice.case.models import Case
from duenotice.desk.gate import actor, page


@page("state", "POST")
def state(request: HttpRequest, case: Case) -> HttpResponse:
    """State a fact; the law is asked again at once."""
    name, told = request.POST.get("name", ""), request.POST
    value = facts.parse(name, told.get("value", ""))
    facts.give(case, name, value, actor(request), evidence=told.get("evidence", ""), reason=told.get("reason", ""))
    steps.assess(case, actor(request))
    return redirect("facts", ref=case.reference)


@page("approve", "POST")
def approve(request: HttpRequest, case: Case) -> HttpResponse:
    """Approve the newest draft as it is."""
    steps.approve(case, actor(request), reason=request.POST.get("reason", ""), expect=request.POST.get("sha256", ""))
    return redirect("notices", ref=case.reference)


@page("approve", "POST")
def refuse(request: HttpRequest, case: Case) -> HttpResponse:
    """Refuse the open request, or withdraw the approval."""
    steps.refuse(case, actor(request), reason=request.POST.get("reason", ""))
    return redirect("notices", ref=case.reference)
