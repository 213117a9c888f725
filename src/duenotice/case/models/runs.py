"""Sealed runs and the small rows a page reads instead of them."""

from __future__ import annotations

from pathlib import Path

from django.db import models

from duenotice.case.models.case import Case
from duenotice.model.bounds import Bounds


class Run(models.Model):
    """One sealed result of a stage (`collect`, `scan`, `count`). input_sha256: hash of all that went in (run before it,
    settings, versions), so that the same work is not done twice; manifest_sha256: hash of the folder's MANIFEST;
    summary: the few numbers a page needs. A row exists only once sealed; a folder without row is swept."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE)
    stage = models.CharField(max_length=10)
    seq = models.PositiveIntegerField()
    input_sha256 = models.CharField(max_length=64)
    manifest_sha256 = models.CharField(max_length=64)
    summary = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    sealed_at = models.DateTimeField()
    by = models.CharField(max_length=120)

    class Meta:
        ordering = ("seq",)
        constraints = (models.UniqueConstraint(fields=("case", "seq"), name="one_run_per_number"),)

    @property
    def name(self) -> str:
        """Folder name of the run."""
        return f"{self.seq:04d}-{self.stage}"

    @property
    def folder(self) -> Path:
        """The run's folder in the case folder."""
        return self.case.folder / "runs" / self.name


class RollUp(models.Model):
    """One count of people, as `model.people.Count`, of one run: what pages show."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE)
    cut = models.CharField(max_length=20)
    key = models.CharField(max_length=300)
    certain = models.PositiveBigIntegerField()
    best = models.PositiveBigIntegerField()
    possible = models.PositiveBigIntegerField()
    method = models.TextField(default="")
    causes = models.JSONField(default=list)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("run", "cut", "key"), name="rollup_cut"),)

    @property
    def bounds(self) -> Bounds:
        """The three numbers."""
        return Bounds(self.certain, self.best, self.possible)


class Watch(models.Model):
    """How public and market reacted, as last read from the case's posts and prices. payload: series and studies as JSON."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE)
    input_sha256 = models.CharField(max_length=64)
    payload = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)
