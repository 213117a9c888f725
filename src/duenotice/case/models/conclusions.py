"""What was concluded and written: assessments with their obligations, notices to people, reports to authorities."""

from __future__ import annotations

from django.db import models

from duenotice.case.models.case import Case
from duenotice.case.models.runs import Run


class Assessment(models.Model):
    """One evaluation of the law on what was known. input_sha256: of facts, counts and rule set; payload: as
    `model.duties.Assessment` without the obligations, which have rows of their own."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE)
    seq = models.PositiveIntegerField()
    run = models.ForeignKey(Run, on_delete=models.PROTECT, null=True)
    input_sha256 = models.CharField(max_length=64)
    ruleset_sha256 = models.CharField(max_length=64)
    as_of = models.DateTimeField()
    risk = models.CharField(max_length=10)
    payload = models.JSONField()
    by = models.CharField(max_length=120)

    class Meta:
        ordering = ("seq",)
        constraints = (models.UniqueConstraint(fields=("case", "seq"), name="one_assessment_per_number"),)


class Obligation(models.Model):
    """One duty as concluded. due: earliest strict instant (UTC) of its clocks, None where none runs or none has a number;
    payload: as `model.duties.Obligation`."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE)
    duty = models.CharField(max_length=200)
    jurisdiction = models.CharField(max_length=20)
    answer = models.CharField(max_length=10)
    addressee = models.CharField(max_length=40)
    due = models.DateTimeField(null=True)
    payload = models.JSONField()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("assessment", "duty"), name="one_row_per_duty"),)


class Notice(models.Model):
    """One text in one language for one group of people, as `model.sending.Notice`. problems: what the lint said;
    people: how many it is for; draft: number of the drafting, all notices of the newest draft belong together."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE)
    draft = models.PositiveIntegerField()
    run = models.ForeignKey(Run, on_delete=models.PROTECT)
    notice_id = models.CharField(max_length=200)
    language = models.CharField(max_length=35)
    group = models.CharField(max_length=200)
    subject = models.TextField()
    text = models.TextField()
    html = models.TextField()
    sha256 = models.CharField(max_length=64)
    people = models.PositiveBigIntegerField()
    payload = models.JSONField()
    problems = models.JSONField(default=list)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("draft", "-people", "language")


class Report(models.Model):
    """One report to one authority, by phase. form: the form model of `law.report`; file: PDF in `out/`, with its hash.
    filed_at, filed_by, receipt: recorded by a person once it was handed in."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE)
    authority = models.CharField(max_length=80)
    authority_name = models.CharField(max_length=200)
    phase = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT)
    form = models.JSONField()
    file = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)
    filed_at = models.DateTimeField(null=True)
    filed_by = models.CharField(max_length=120, default="")
    receipt = models.TextField(default="")

    class Meta:
        ordering = ("authority", "phase", "version")
        constraints = (
            models.UniqueConstraint(fields=("case", "authority", "phase", "version"), name="one_report_per_version"),
        )
