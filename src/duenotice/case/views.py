"""What pages and commands show of a case: small reads of rows and sealed tables. Never over findings."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from duenotice import law
from duenotice.case import plainly, runs
from duenotice.case.derived import READ
from duenotice.case.models import Assessment, Case, Notice, Obligation, Report, RollUp, Run
from duenotice.case.sender import number_of
from duenotice.case.settings import now_of
from duenotice.model.duties import toward
from duenotice.model.evidence import Coverage, Item
from duenotice.model.facts import UNKNOWN
from duenotice.model.tables import rows_of

STUDY_WORDS = (
    "AR(0): what the price did on that trading day beyond what the market explains; CAR(-1,+1): the same summed from a day before to "
    "a day after; p: how often noise alone would move it as far; rank p: the same from ranks, which a few wild days cannot sway."
)
"""The study's own terms, for who meets them the first time."""


def coverage(case: Case) -> list[dict[str, Any]]:
    """Coverage rows of the newest scan, else of the newest inventory, with the item's path; what is missing comes first."""
    run = runs.newest(case, "scan") or runs.needed(case, "collect")
    paths = {item.item_id: item.path for item in rows_of(Item, runs.read(run, "items"))}
    rows = [
        {
            "path": paths.get(row.item_id, row.detail or f"item {row.item_id}"),
            "reason": row.reason,
            "bytes_seen": row.bytes_seen,
            "bytes_skipped": row.bytes_skipped,
            "limit": row.limit,
            "detail": row.detail,
            "whole": row.reason in READ,
            "open_ended": row.reason not in READ and not row.bytes_skipped,
        }
        for row in rows_of(Coverage, runs.read(run, "coverage"))
    ]
    return sorted(rows, key=lambda row: (row["whole"], row["path"]))


def obligations(assessment: Assessment, now: datetime | None = None) -> list[dict[str, Any]]:
    """Duties of an assessment, earliest due first; what has no date after, what does not apply last. late: computed now."""
    now = now or now_of(assessment.case)
    rows = [_obligation(row, now) for row in assessment.obligation_set.all()]
    order = {"yes": 0, "unknown": 1, "no": 2}
    last = datetime.max.replace(tzinfo=UTC)
    return sorted(rows, key=lambda o: (order[o["answer"]], o["due_at"] or last, o["jurisdiction"], o["duty"]))


def _obligation(row: Obligation, now: datetime) -> dict[str, Any]:
    late = row.answer == "yes" and bool(row.due) and row.due < now
    return {
        **row.payload,
        "pk": row.pk,
        "duty": row.duty,
        "toward": toward(row.payload["authority_name"], row.payload["addressee"]),
        "due_at": row.due,
        "late": late,
        "due_words": due_words(row, now),
    }


def due_words(row: Obligation, now: datetime) -> str:
    """When a duty falls due, in words and as an instant; the law's own measure where it has no number."""
    if not row.due:
        measures = [due["text"] for due in row.payload["due"] if due["text"]]
        return measures[0] if measures else "no time named"
    left = row.due - now
    hours = abs(left) // timedelta(hours=1)
    amount = f"{hours} h" if hours < 96 else f"{hours // 24:,} days"
    return f"{row.due:%Y-%m-%d %H:%M} UTC, {'late by' if left < timedelta(0) else 'in'} {amount}"


def notices(run: Run) -> list[dict[str, Any]]:
    """The notices of a draft."""
    return [
        {
            "id": n.notice_id,
            "language": n.language,
            "group": n.group,
            "whom": plainly.group(n.group),
            "people": n.people,
            "subject": n.subject,
            "text": n.text,
            "sha256": n.sha256,
            "machine_drafted": n.payload["machine_drafted"],
            "problems": n.problems,
        }
        for n in Notice.objects.filter(run=run)
    ]


def counts(run: Run, cut: str) -> list[dict[str, Any]]:
    """Roll-ups of one cut, largest first; unknown residence last."""
    rows = run.rollup_set.filter(cut=cut).values("key", "certain", "best", "possible", "causes")
    return sorted(rows, key=lambda r: (r["key"] == "??", -r["best"], -r["possible"], r["key"]))


def status(case: Case) -> dict[str, Any]:
    """Where the case stands, from rows only."""
    count, assessment = runs.newest(case, "count"), case.assessment_set.order_by("-seq").first()
    total = count.rollup_set.filter(cut="total").first() if count else None
    scan, step = runs.newest(case, "scan"), next_step(case)
    return {
        "case": case.reference,
        "title": case.title,
        "state": case.state,
        "drill": case.drill,
        "scan": scan.name if scan else None,
        "count": count.name if count else None,
        "changed": count.summary.get("changed", {}) if count else {},
        "people": total and {**_three(total), "words": str(total.bounds)},
        "countries": counts(count, "country") if count else [],
        "kinds": counts(count, "kind") if count else [],
        "audience": counts(count, "audience") if count else [],
        "window": window_words(case),
        "risk": assessment.risk if assessment else None,
        "obligations": obligations(assessment) if assessment else [],
        "questions": assessment.payload["questions"] if assessment else [],
        "approval": _approval(case),
        "waves": list(case.wave_set.values("number", "state", "closing", "counts", "started_at", "ended_at")),
        "replies_waiting": case.reply_set.filter(answered_by="").count(),
        "unread": scan.summary.get("unread", 0) if scan else 0,
        "reports": list(case.report_set.values("authority", "authority_name", "phase", "version", "file", "sha256")),
        "next": step.command or step.words,
        "next_words": step.words,
        "next_page": step.page,
        "unfiled": [row.authority_name for row in unfiled(case)],
    }


def wave_of_draft(case: Case) -> dict[str, Any] | None:
    """The wave that the newest draft goes out in, where it was begun: number, state and closing sentence."""
    run = runs.newest(case, "draft")
    return (
        case.wave_set.filter(number=number_of(case, run)).values("number", "state", "closing").first() if run else None
    )


def people_due(case: Case) -> datetime | None:
    """The earliest instant (UTC) by which a duty toward people falls due; None where no such duty applies or has a number."""
    assessment = case.assessment_set.order_by("-seq").first()
    if assessment is None:
        return None
    rows = assessment.obligation_set.filter(addressee="people", answer="yes", due__isnull=False).order_by("due")
    first = rows.first()
    return first.due if first else None


def _three(row: RollUp) -> dict[str, int]:
    return {"certain": row.certain, "best": row.best, "possible": row.possible}


def window_words(case: Case) -> str:
    """Since when and until when, as far as known."""
    facts = case.facts()
    start, end = facts.value("happened_at"), facts.value("ended_at")
    if not isinstance(start, datetime):
        return ""
    until = f"{end:%Y-%m-%d %H:%M} UTC" if isinstance(end, datetime) else "an end nobody has established"
    return f"{start:%Y-%m-%d %H:%M} UTC to {until}"


def _approval(case: Case) -> dict[str, Any] | None:
    row = case.approval_set.filter(act="send").order_by("-pk").first()
    return row and {
        "id": row.pk,
        "requested_by": row.requested_by,
        "approved_by": row.approved_by,
        "refused_by": row.refused_by,
        "sha256": row.subject_sha256,
    }


class Next(NamedTuple):
    """The one next action: the command (empty where nothing waits), what it does in words, and the page of the desk to look at."""

    command: str
    words: str
    page: str


_STAGES = {
    "collect": Next("duenotice collect PATH", "Hand in the evidence", "evidence"),
    "scan": Next("duenotice scan", "Have the evidence searched for personal data", "evidence"),
    "count": Next("duenotice count", "Have the people counted", "people"),
    "draft": Next("duenotice draft", "Have notices and reports written", "facts"),
}


def next_step(case: Case) -> Next:
    """The one next action. Filing with authorities is told last, and beside whatever else is next (`unfiled`)."""
    for stage, step in _STAGES.items():
        if runs.newest(case, stage) is None:
            return _lacking(case) or step if stage == "draft" else step
    approval = _approval(case)
    if not approval or approval["refused_by"]:
        return Next(
            "duenotice draft", "The sending was refused: correct what was wrong, then have it written anew", "notices"
        )
    if not approval["approved_by"]:
        who = f"a person other than {approval['requested_by']}" if case.four_eyes else "you"
        return Next("duenotice approve --reason …", f"Read the notices; then {who} may approve them", "notices")
    if not case.wave_set.filter(state="done").exists():
        return Next("duenotice send --smtp HOST:PORT --yes", "Send what was approved", "sending")
    return _afterwards(case)


_SENDER = ("controller_name", "controller_address", "controller_domain", "contact_name", "contact_details")
"""What no letter can do without."""


def _lacking(case: Case) -> Next | None:
    """The fact to state before letters can be written, where one is missing."""
    known = case.facts()
    lacking = [name for name in _SENDER if known.value(name) is UNKNOWN]
    if not lacking:
        return None
    return Next(
        f"duenotice fact {lacking[0]} …", f"Letters need {len(lacking)} more facts: {law.question(lacking[0])}", "facts"
    )


def _afterwards(case: Case) -> Next:
    if waiting := unfiled(case):
        first = waiting[0]
        words = f"Hand in the report to {first.authority_name}, then say so"
        return Next(f"duenotice reports filed {first.authority} --receipt …", words, "reports")
    if case.reply_set.filter(answered_by="").exists():
        return Next("duenotice replies", "Answer the people who wrote back", "sending")
    if case.wave_set.order_by("number").last().counts.get("not_reached"):
        return Next("duenotice unreached", "Reach those whom e-mail did not reach", "sending")
    return Next("", "Nothing waits. New evidence or a new fact: duenotice run", "case")


def unfiled(case: Case) -> list[Report]:
    """The newest version of each report that nobody has handed in, the earliest due first."""
    newest = {(row.authority, row.phase): row for row in case.report_set.order_by("version")}
    waiting = [row for row in newest.values() if row.filed_at is None]
    return sorted(waiting, key=lambda row: (row.form["clock"]["due_at"] or "~", row.authority))
