"""Logging in and out, with a lock after many wrong passwords."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth import views
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.decorators import method_decorator

from duenotice.case import audit
from duenotice.case.audit import Actor
from duenotice.case.models import Audit, User

TRIES, MINUTES = 10, 15


class Form(AuthenticationForm):
    """The log-in form; every wrong password is a row of the house's audit trail, and many of them lock the name for a while."""

    def clean(self) -> dict[str, Any]:
        name = str(self.cleaned_data.get("username", ""))[:120]
        if _locked(name):
            raise ValidationError(f"Too many wrong passwords. Try again in {MINUTES} minutes.")
        try:
            return super().clean()
        except ValidationError:
            if User.objects.filter(username=name).exists():
                audit.record(Actor(name, "none"), "login-refused", name)
            raise


def _locked(name: str) -> bool:
    since = datetime.now(UTC) - timedelta(minutes=MINUTES)
    wrong = Audit.objects.filter(chain=audit.HOUSE, verb="login-refused", object=name, at__gte=since)
    return wrong.count() >= TRIES


@method_decorator(login_not_required, name="dispatch")
class Login(views.LoginView):
    """The one page open to everybody."""

    template_name = "desk/login.html"
    authentication_form = Form
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponseRedirect:
        answer = super().form_valid(form)
        name = form.get_user().get_username()
        audit.record(Actor(name, "password"), "login", name)
        return answer


class Logout(views.LogoutView):
    """Ends the session and clears what the browser kept."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        answer = super().dispatch(request, *args, **kwargs)
        answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        return answer
