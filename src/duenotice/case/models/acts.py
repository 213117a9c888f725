"""What people decided and machines did: approvals, waves of sending, jobs, and the audit trail."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from duenotice.case.models.case import Case


class Approval(models.Model):
    """A request to let something leave the house, and the answer. subject: canonical JSON of all that counts; its hash is
    what is approved, so one changed byte voids it. alone: the case allows one person to do both (no four eyes)."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE)
    act = models.CharField(max_length=20)
    subject = models.JSONField()
    subject_sha256 = models.CharField(max_length=64)
    requested_by = models.CharField(max_length=120)
    requested_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.CharField(max_length=120, default="", blank=True)
    approved_at = models.DateTimeField(null=True)
    refused_by = models.CharField(max_length=120, default="", blank=True)
    strength = models.CharField(max_length=20, default="", blank=True)
    reason = models.TextField(default="", blank=True)
    alone = models.BooleanField(default=False)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(alone=True) | Q(approved_by="") | ~Q(approved_by=F("requested_by")), name="four_eyes"
            ),
        )


JUDGEMENTS = ("same", "different", "unsure", "open")


class Judgement(models.Model):
    """What a person judged of a possible link between two records, never edited (the database refuses): a later row about the
    same two replaces it, `open` takes it back. left_id, right_id: hashes of what the records say, as `people.Link` has them."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE)
    left_id = models.CharField(max_length=64)
    right_id = models.CharField(max_length=64)
    decision = models.CharField(max_length=10, choices=[(d, d) for d in JUDGEMENTS])
    reason = models.TextField(default="", blank=True)
    by = models.CharField(max_length=120)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)


class Wave(models.Model):
    """One sending under one approval. counts: people by state as last seen in the ledger."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE)
    number = models.PositiveIntegerField()
    approval = models.ForeignKey(Approval, on_delete=models.PROTECT)
    state = models.CharField(max_length=10, default="planned")
    counts = models.JSONField(default=dict)
    closing = models.TextField(default="")
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("case", "number"), name="one_wave_per_number"),)


class Reply(models.Model):
    """One message in which a person answered a notice, waiting for a person of ours; its text lies sealed in `replies/`. name: SHA-256
    of its bytes; subject: of the person, empty where no id of ours is in it; answered_by, answered_at, note: who dealt with it and how."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE)
    name = models.CharField(max_length=64)
    wave = models.PositiveIntegerField(null=True)
    subject = models.CharField(max_length=64, default="", blank=True)
    received_at = models.DateTimeField()
    answered_by = models.CharField(max_length=120, default="", blank=True)
    answered_at = models.DateTimeField(null=True)
    note = models.TextField(default="", blank=True)

    class Meta:
        ordering = ("received_at", "pk")
        constraints = (models.UniqueConstraint(fields=("case", "name"), name="one_reply_per_message"),)


JOB_STATES = ("queued", "running", "paused", "done", "failed", "cancelled")


class Job(models.Model):
    """One step asked for. epoch fences: a worker that lost its lease cannot write. cursor and progress: JSON of the step;
    key: asking twice for the same makes one job; error_code, error_place: never a personal value."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE)
    step = models.CharField(max_length=20)
    args = models.JSONField(default=dict)
    key = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=10, default="queued", choices=[(s, s) for s in JOB_STATES])
    priority = models.SmallIntegerField(default=0)
    not_before = models.DateTimeField()
    worker = models.CharField(max_length=120, default="")
    lease_until = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    epoch = models.PositiveIntegerField(default=0)
    attempt = models.PositiveIntegerField(default=0)
    max_attempts = models.PositiveIntegerField(default=3)
    cursor = models.JSONField(default=dict)
    progress = models.JSONField(default=dict)
    error_code = models.CharField(max_length=60, default="")
    error_place = models.TextField(default="")
    created_by = models.CharField(max_length=120)
    created_at = models.DateTimeField(auto_now_add=True)
    cancel_requested = models.BooleanField(default=False)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("state", "not_before"), name="job_due"),)


class Audit(models.Model):
    """One act, chained: `hash` covers the row and `prev_hash`. chain: the case's reference, `` for the house. The database
    refuses to update or delete a row. before, after: hashes of the object; reason: in the words of the person."""

    chain = models.CharField(max_length=60, blank=True)
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=120)
    strength = models.CharField(max_length=20)
    verb = models.CharField(max_length=40)
    object = models.CharField(max_length=200)
    before = models.CharField(max_length=64, default="", blank=True)
    after = models.CharField(max_length=64, default="", blank=True)
    reason = models.TextField(default="", blank=True)
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("chain", "seq")
        constraints = (models.UniqueConstraint(fields=("chain", "seq"), name="one_audit_row_per_number"),)
