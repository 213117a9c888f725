"""Acts that need a second person: asked for once, and bound to the hash of what they are about."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from duenotice.case import audit
from duenotice.case.audit import Actor
from duenotice.case.models import Approval, Case


def asked_for(case: Case, act: str, what: Mapping[str, object]) -> Approval | None:
    """The request for this very act that nobody has refused, given or not."""
    return case.approval_set.filter(act=act, subject_sha256=audit.sha256(what), refused_by="").first()


@transaction.atomic
def ask(case: Case, act: str, what: Mapping[str, object], by: Actor, reason: str) -> Approval:
    """Ask for an act. what: all that it is about, as JSON; one changed byte makes it another request."""
    row = Approval.objects.create(
        case=case,
        act=act,
        subject=what,
        subject_sha256=audit.sha256(what),
        requested_by=by.name,
        alone=not case.four_eyes,
        reason=reason,
    )
    audit.record(by, "request", f"approval {row.pk}", case=case, after=what, reason=reason)
    return row
