"""Jobs: steps asked for by one process and done by another, which may die at any moment.

A worker claims a job by one conditional update that raises its epoch, renews its lease from a thread, and writes only while
its epoch still holds; a job whose lease lapsed is claimed again and the step resumes by itself. The database's rows decide.
"""

from __future__ import annotations

import os
import socket
import threading
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q

from duenotice.case import audit, steps
from duenotice.case.audit import Actor
from duenotice.case.models import Case, Job
from duenotice.case.progress import Progress
from duenotice.model.errors import CaseError, DueNoticeError, UsageError

LEASE = timedelta(seconds=30)
RENEW = 10.0

STEPS = ("scan", "count", "watch", "assess", "draft", "run")
"""Steps that need no decision and nothing but the case; a job names one of them."""


class LeaseLost(DueNoticeError):
    """Another worker has taken this job over: stop, write nothing."""


@transaction.atomic
def ask(case: Case, step: str, by: Actor) -> Job:
    """Ask for a step. While the same step of the case waits or runs, asking again gives that job."""
    if step not in STEPS:
        raise UsageError(f"There is no job {step!r}.", next_step=f"Jobs: {', '.join(STEPS)}.")
    waiting = Job.objects.filter(case=case, step=step, state__in=("queued", "running")).first()
    if waiting:
        return waiting
    key = f"{case.reference}/{step}/{Job.objects.filter(case=case, step=step).count() + 1}"
    job = Job.objects.create(case=case, step=step, key=key, not_before=datetime.now(UTC), created_by=by.name)
    audit.record(by, "job", f"job {job.pk} {step}", case=case)
    return job


def claim(worker: str = "") -> Job | None:
    """Take the next job that is due, or one whose worker is gone. None where there is none."""
    now = datetime.now(UTC)
    due = Q(state="queued", not_before__lte=now) | Q(state="running", lease_until__lt=now)
    with transaction.atomic():
        rows = Job.objects.filter(due).order_by("-priority", "not_before", "pk")
        if connection.vendor == "postgresql":
            rows = rows.select_for_update(skip_locked=True)
        job = rows.first()
        if job is None:
            return None
        if job.attempt >= job.max_attempts:
            Job.objects.filter(pk=job.pk).update(state="failed", error_code="too many attempts")
            return None
        Job.objects.filter(pk=job.pk).update(
            state="running",
            worker=worker or f"{socket.gethostname()}:{os.getpid()}",
            epoch=F("epoch") + 1,
            attempt=F("attempt") + 1,
            lease_until=now + LEASE,
            heartbeat_at=now,
        )
    job.refresh_from_db()
    return job


def held(job: Job, **changes: Any) -> None:
    """Write to the job while it is still ours. Raises LeaseLost where it is not."""
    if not Job.objects.filter(pk=job.pk, epoch=job.epoch, state="running").update(**changes):
        raise LeaseLost("The job belongs to another worker by now.", where=f"job {job.pk}")


def work(job: Job) -> Job:
    """Do a claimed job to its end; its row says how it ended. An error's words name places, never values."""
    by = Actor(f"worker:{job.created_by}", "worker")
    ended: dict[str, Any] = {"state": "done", "error_code": "", "error_place": ""}
    with _renewing(job):
        try:
            answer = getattr(steps, job.step)(job.case, by, tell=lambda now: _tell(job, now))
            stopped = getattr(answer, "stopped", None)
            if stopped:
                ended |= {"error_code": type(stopped).__name__, "error_place": f"{stopped.what} {stopped.next_step}"}
        except LeaseLost:
            return job
        except CaseError as error:
            ended = {
                "state": "queued",
                "not_before": datetime.now(UTC) + LEASE,
                "error_code": "CaseError",
                "error_place": str(error),
            }
        except DueNoticeError as error:
            ended = {"state": "failed", "error_code": type(error).__name__, "error_place": str(error)}
        except Exception as error:
            ended = {"state": "failed", "error_code": type(error).__name__, "error_place": "see the worker's --debug"}
    held(job, **ended, lease_until=None)
    job.refresh_from_db()
    return job


def _tell(job: Job, now: Progress) -> None:
    told = {"step": now.step, "done": now.done, "total": now.total, "unit": now.unit, "note": now.note}
    held(job, progress=told)


class _renewing:
    """Renews the lease from a thread of its own connection until the work is over."""

    def __init__(self, job: Job) -> None:
        self._job, self._over = job, threading.Event()
        self._thread = threading.Thread(target=self._renew, daemon=True)

    def _renew(self) -> None:
        while not self._over.wait(RENEW):
            now = datetime.now(UTC)
            Job.objects.filter(pk=self._job.pk, epoch=self._job.epoch).update(lease_until=now + LEASE, heartbeat_at=now)
        connection.close()

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
