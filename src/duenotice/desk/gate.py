"""Who may see and do what, and what every answer carries: headers, no caching, errors in words."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from duenotice.case.accounts import rights
from duenotice.case.audit import Actor
from duenotice.case.models import Case
from duenotice.model.errors import DueNoticeError, PolicyRefused

View = Callable[..., HttpResponse]

HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class HeadersMiddleware:
    """Headers on every answer, also on errors and redirects."""

    def __init__(self, get_response: View) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class ErrorsMiddleware:
    """An error that a user may see becomes a page with what, where and what next."""

    def __init__(self, get_response: View) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, DueNoticeError):
            return None
        status = 403 if isinstance(error, PolicyRefused) else 409
        return render(request, "desk/error.html", {"error": error}, status=status)


def no_page(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """An address that leads nowhere, or to a case of others: both look the same."""
    return _told(
        request,
        404,
        "There is no such page",
        "It does not exist, or you are no member of its case.",
        "Ask whoever opened the case to make you one: duenotice member.",
    )


def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was sent from elsewhere, or after the log-in it belonged to."""
    return _told(
        request,
        403,
        "This was not done",
        "The form does not belong to this log-in any more.",
        "Go back, load the page again and send it once more.",
    )


def our_fault(request: HttpRequest) -> HttpResponse:
    """A fault of ours: nothing of it is shown, as it could quote the evidence."""
    return _told(
        request,
        500,
        "A fault of duenotice",
        "Nothing sealed was changed.",
        "Look at the standard error of duenotice serve, and try again.",
    )


def _told(request: HttpRequest, status: int, head: str, what: str, next_step: str) -> HttpResponse:
    told = {"head": head, "what": what, "next_step": next_step}
    return render(request, "desk/error.html", {"error": told}, status=status)


def actor(request: HttpRequest) -> Actor:
    """The logged-in person, for the audit trail."""
    return Actor(request.user.get_username(), "password")


def page(right: str, *methods: str) -> Callable[[View], View]:
    """A view of one case: finds it among the user's own (else 404, so that names of other cases do not leak), checks the right
    and passes the case. methods: GET where none is named."""

    def wrap(view: View) -> View:
        @require_http_methods([*methods] or ["GET", "HEAD"])
        @functools.wraps(view)
        def guarded(request: HttpRequest, ref: str, **more: Any) -> HttpResponse:
            case = Case.objects.of(request.user).filter(reference=ref).first()
            if case is None:
                raise Http404
            may = rights(case, request.user)
            if right not in may:
                return _told(
                    request,
                    403,
                    "This was not done",
                    "Your role in this case does not allow this.",
                    f"Roles are given by: duenotice member {request.user.get_username()} ROLE",
                )
            request.may = may  # type: ignore[attr-defined]
            return view(request, case, **more)

        guarded.right = right  # type: ignore[attr-defined]
        return guarded

    return wrap
