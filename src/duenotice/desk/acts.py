"""What a person does on the desk: every act is a POST, goes through `case`, and returns to a page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from duenotice.case import facts, steps
from duenotice.case import lookup as room
from duenotice.case.models import Case
from duenotice.desk.gate import actor, page
from duenotice.desk.pages import show
from duenotice.model.personal import Personal


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


@page("lookup", "POST")
def lookup(request: HttpRequest, case: Case) -> HttpResponse:
    """Is this person in it? The address comes by POST, is shown to nobody, and the question is audited as a hash."""
    found = room.lookup(case, Personal(request.POST.get("address", "").strip()[:320]), actor(request))
    words = {"yes": "Yes", "no": "No", "unknown": "Cannot tell"}[found.answer.value]
    return show(request, case, "lookup", answer=words, found=found)
