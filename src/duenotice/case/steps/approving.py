"""Ask for approval and give it: bound to the hash of every text, the whole addressee list, the run and the sender."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from django.db import IntegrityError, transaction

from duenotice import delivery
from duenotice.case import asking, audit, plainly, runs
from duenotice.case.addressees import Addressees
from duenotice.case.audit import Actor
from duenotice.case.models import Approval, Case, Notice, Run
from duenotice.case.sender import told_of, wave_of
from duenotice.case.wording import approved_sources
from duenotice.model.errors import ApprovalVoid, CaseError, PolicyRefused
from duenotice.model.sending import Notice as Text

ACT = "send"
_MOST_REASONS = 4


def subject(case: Case, run: Run) -> dict[str, Any]:
    """All that counts for a sending, as JSON: recomputed at every step, so that one changed byte shows."""
    return {
        "draft": run.name,
        "manifest_sha256": run.manifest_sha256,
        "count": run.summary["count"],
        "texts": {row.notice_id: row.sha256 for row in notices_of(run)},
        "list": delivery.approval_digest(wave_of(case, run), texts_of(run), Addressees(run)),
        "people": run.summary["reached"],
        "sender": told_of(case),
        "wordings": _wordings(case, run),
        "channel": "email",
        "drill": case.drill,
    }


def _wordings(case: Case, run: Run) -> dict[str, str]:
    """Languages of the draft whose wording a person stands behind: taking that back voids what rested on it."""
    known, used = approved_sources(case), {row.language for row in notices_of(run)}
    return {tag: source for tag, source in sorted(known.items()) if tag in used}


def notices_of(run: Run) -> list[Notice]:
    """The notices of one draft."""
    return list(Notice.objects.filter(run=run))


def texts_of(run: Run) -> dict[str, Text]:
    """The texts of one draft by id, as records of `model`."""
    lists = ("claims", "facts", "serves")
    return {
        row.notice_id: Text(**{k: tuple(v) if k in lists else v for k, v in row.payload.items()})
        for row in notices_of(run)
    }


def request(case: Case, by: Actor, *, reason: str = "") -> Approval:
    """Ask for approval of the newest draft. The same subject asked twice is one request.

    Raises PolicyRefused where the lint refuses a text, or nobody could be written to.
    """
    run = runs.needed(case, "draft")
    _refuse_bad_texts(run)
    what = subject(case, run)
    with transaction.atomic():
        return asking.asked_for(case, ACT, what) or asking.ask(case, ACT, what, by, reason)


def _refuse_bad_texts(run: Run) -> None:
    if not run.summary["reached"] and not run.summary["elsewhere"]:
        raise PolicyRefused(
            "There is nobody to write to.", where=run.name, next_step="Collect a customer directory with addresses."
        )
    refused = [(row, p) for row in notices_of(run) for p in row.problems if p["severity"] == "refuse"]
    if not refused:
        return
    row, first = refused[0]
    whys = Counter(problem["why"] for _, problem in refused)
    said = "; ".join(f"{why}{f' (in {n} notices)' if n > 1 else ''}" for why, n in whys.most_common(_MOST_REASONS))
    more = len(whys) - _MOST_REASONS
    raise PolicyRefused(
        f"A notice does not pass: {said}{f'; and {more} further reasons' if more > 0 else ''}",
        where=f"{plainly.language(row.language)}, {plainly.group(row.group)}, {first['place']}",
        next_step="State or correct the facts they rest on (duenotice fact), then draft again.",
    )


def approve(case: Case, by: Actor, *, reason: str = "", expect: str = "") -> Approval:
    """Approve the newest draft as it is now. expect: the hash that the person saw, where a page showed one. Raises ApprovalVoid
    where it is another by now, PolicyRefused where the same person asked for it, or where a text has
    warnings and no reason is given; CaseError where nobody asked."""
    run = runs.needed(case, "draft")
    digest = audit.sha256(subject(case, run))
    if expect and expect != digest:
        raise ApprovalVoid(
            "The draft changed since you looked at it.", where=run.name, next_step="Read it again, then decide."
        )
    row = case.approval_set.filter(act=ACT, subject_sha256=digest, refused_by="").order_by("-pk").first()
    if row is None:
        raise CaseError(
            "Nobody has asked for approval of this draft.", where=run.name, next_step="Run: duenotice draft"
        )
    if row.approved_by:
        return row
    _judge(case, row, run, by, reason)
    return row


def _judge(case: Case, row: Approval, run: Run, by: Actor, reason: str) -> None:
    if row.requested_by == by.name and not row.alone:
        raise PolicyRefused(
            "Who asked for approval may not give it.",
            where=f"approval {row.pk}",
            next_step="Another person approves (--as NAME, or on the desk).",
        )
    warnings = sum(p["severity"] == "warn" for n in notices_of(run) for p in n.problems)
    if warnings and not reason:
        raise PolicyRefused(
            f"The texts have {warnings} warnings; approving them needs a written reason.",
            where=run.name,
            next_step="Read them (duenotice notices), then give --reason.",
        )
    try:
        with transaction.atomic():
            taken = Approval.objects.filter(pk=row.pk, approved_by="", refused_by="").update(
                approved_by=by.name, approved_at=datetime.now(UTC), strength=by.strength, reason=reason
            )
            if taken:
                audit.record(by, "approve", f"approval {row.pk}", case=case, after=row.subject, reason=reason)
    except IntegrityError as error:
        raise PolicyRefused("The database refuses this approval: two people are needed.") from error
    row.refresh_from_db()


@transaction.atomic
def refuse(case: Case, by: Actor, *, reason: str) -> Approval:
    """Refuse the open request, or withdraw an approval given. A wave that is being sent under it stops within a second."""
    row = case.approval_set.filter(act=ACT, refused_by="").order_by("-pk").first()
    if row is None:
        raise CaseError(
            "There is no request to refuse.", where=case.reference, next_step="One is made by: duenotice draft"
        )
    row.refused_by, row.reason = by.name, reason
    row.save(update_fields=["refused_by", "reason"])
    audit.record(by, "refuse", f"approval {row.pk}", case=case, after=row.subject_sha256, reason=reason)
    return row
