"""Every address of the desk."""

from django.contrib.auth import views as auth
from django.urls import path

from duenotice.desk import acts, gate, pages, signing

handler404, handler500 = gate.no_page, gate.our_fault

urlpatterns = [
    path("", pages.cases, name="cases"),
    path("login", signing.Login.as_view(), name="login"),
    path("logout", signing.Logout.as_view(), name="logout"),
    path(
        "password",
        auth.PasswordChangeView.as_view(template_name="desk/password.html", success_url="/"),
        name="password",
    ),
    path("assets/<str:name>", pages.asset, name="asset"),
    path("case/<slug:ref>/", pages.case, name="case"),
    path("case/<slug:ref>/people", pages.people, name="people"),
    path("case/<slug:ref>/people/lookup", acts.lookup, name="lookup"),
    path("case/<slug:ref>/timeline", pages.timeline, name="timeline"),
    path("case/<slug:ref>/duties", pages.duties, name="duties"),
    path("case/<slug:ref>/duties.ics", pages.calendar, name="calendar"),
    path("case/<slug:ref>/duties/<int:pk>", pages.duty, name="duty"),
    path("case/<slug:ref>/facts", pages.facts, name="facts"),
    path("case/<slug:ref>/facts/state", acts.state, name="state"),
    path("case/<slug:ref>/notices", pages.notices, name="notices"),
    path("case/<slug:ref>/notices/<str:notice>", pages.notice, name="notice"),
    path("case/<slug:ref>/approve", acts.approve, name="approve"),
    path("case/<slug:ref>/refuse", acts.refuse, name="refuse"),
    path("case/<slug:ref>/reports", pages.reports, name="reports"),
    path("case/<slug:ref>/reports/<int:pk>.pdf", pages.report, name="report"),
    path("case/<slug:ref>/sending", pages.sending, name="sending"),
    path("case/<slug:ref>/evidence", pages.evidence, name="evidence"),
    path("case/<slug:ref>/watch", pages.watch, name="watch"),
    path("case/<slug:ref>/audit", pages.audit, name="audit"),
]
