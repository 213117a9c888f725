"""Whether a person stands behind the wording of a language: given for exactly the text as it is, with name and time, and revocable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction

from duenotice import notices
from duenotice.case import audit
from duenotice.case.audit import Actor
from duenotice.case.models import Approval, Case
from duenotice.model.errors import PolicyRefused, UsageError

ACT = "language"


@dataclass(frozen=True, slots=True)
class Wording:
    """One language. state: `approved`, `changed` (its text is another since), `revoked` or `drafted` (by machine, nobody has looked);
    by and at: of the last approval or its end; reason: in that person's words."""

    tag: str
    name: str
    state: str
    by: str = ""
    at: datetime | None = None
    reason: str = ""


def wordings(case: Case) -> list[Wording]:
    """Every language with who stands behind its wording."""
    newest = {row.subject["language"]: row for row in case.approval_set.filter(act=ACT).order_by("pk")}
    return [_wording(known, newest.get(known.tag)) for known in notices.languages()]


def _wording(known: notices.Language, row: Approval | None) -> Wording:
    if row is None:
        return Wording(known.tag, known.name, "drafted")
    if row.refused_by:
        return Wording(known.tag, known.name, "revoked", row.refused_by, row.approved_at, row.reason)
    same = row.subject["source_sha256"] == notices.source_sha256(known.tag)
    return Wording(
        known.tag, known.name, "approved" if same else "changed", row.approved_by, row.approved_at, row.reason
    )


def approved_sources(case: Case) -> dict[str, str]:
    """Language → hash of the text that a person approved: for `Brief.approvals`. Revoked ones are not among them."""
    rows = case.approval_set.filter(act=ACT).order_by("pk")
    newest = {row.subject["language"]: row for row in rows}
    return {tag: row.subject["source_sha256"] for tag, row in newest.items() if not row.refused_by}


@transaction.atomic
def approve(case: Case, by: Actor, tag: str, *, reason: str) -> Approval:
    """A person who reads this language well stands behind its wording as it is now. reason: what makes them fit to judge.

    The next draft uses it; a draft approved before has to be approved again. Raises UsageError for a language that is none of
    ours, PolicyRefused without a reason. Approving the same text twice is one approval.
    """
    what = {"language": check(tag), "source_sha256": notices.source_sha256(tag)}
    if not reason:
        raise PolicyRefused(
            "Approving a wording needs a reason.",
            where=tag,
            next_step="Say who read it: --reason 'native speaker, counsel'.",
        )
    row = _newest(case, tag)
    if row and not row.refused_by and row.subject == what:
        return row
    row = Approval.objects.create(
        case=case,
        act=ACT,
        subject=what,
        subject_sha256=audit.sha256(what),
        approved_by=by.name,
        approved_at=datetime.now(UTC),
        strength=by.strength,
        reason=reason,
        alone=not case.four_eyes,
    )
    audit.record(by, "approve", f"language {tag}", case=case, after=what, reason=reason)
    return row


@transaction.atomic
def revoke(case: Case, by: Actor, tag: str, *, reason: str) -> Approval:
    """Nobody stands behind this wording any more: its notices are machine-drafted again from the next draft on, and an approval to
    send that rested on it is void. Raises UsageError where nothing is approved."""
    row = _newest(case, check(tag))
    if row is None or row.refused_by:
        raise UsageError(
            "The wording of this language is not approved.", where=tag, next_step="See: duenotice languages"
        )
    row.refused_by, row.reason = by.name, reason
    row.save(update_fields=["refused_by", "reason"])
    audit.record(by, "revoke", f"language {tag}", case=case, after=row.subject, reason=reason)
    return row


def _newest(case: Case, tag: str) -> Approval | None:
    rows = case.approval_set.filter(act=ACT).order_by("-pk")
    return next((row for row in rows if row.subject["language"] == tag), None)


def check(tag: str) -> str:
    """The tag itself. Raises UsageError for a language that is none of ours."""
    if tag not in {known.tag for known in notices.languages()}:
        raise UsageError("There is no such language.", where=tag, next_step="See: duenotice languages")
    return tag
