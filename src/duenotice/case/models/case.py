"""Who works on which case, what is known of it, and where its evidence lies."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models

from duenotice.case.keys import master_key, unwrap
from duenotice.model.facts import Facts
from duenotice.model.keys import derive

ROLES = {
    "viewer": "reads the case, sees no personal value",
    "analyst": "hands in evidence, runs steps, records facts",
    "officer": "privacy officer: all of analyst, writes notices, asks for approval",
    "counsel": "reads the case, records facts of law",
    "approver": "approves or refuses what leaves the house",
    "sender": "sends what was approved",
    "auditor": "reads all and the audit trail, changes nothing",
}
"""Role in one case and what it may do."""


class User(AbstractUser):
    """A person who works with the desk. `is_staff` makes an administrator: users and settings, no case data by itself."""


class CaseQuery(models.QuerySet["Case"]):
    """Cases, filtered by membership: the one way the desk reaches a case."""

    def of(self, user: User) -> CaseQuery:
        """Cases the user is a member of."""
        return self.filter(membership__user=user).distinct()


class Case(models.Model):
    """One incident. reference: short name in URLs and folders; wrapped_key: the case key under the master key, None once
    erased; drill: an exercise, which cannot send outside the house; four_eyes: who asks may not approve; settings: as
    `case.settings.CaseSettings`; version: counts edits, so that a second editor is refused."""

    reference = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=10, default="open", choices=[(s, s) for s in ("open", "closed", "erased")])
    drill = models.BooleanField(default=False)
    four_eyes = models.BooleanField(default=True)
    wrapped_key = models.BinaryField(null=True)
    settings = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.CharField(max_length=120)
    members = models.ManyToManyField(User, through="Membership", related_name="cases")

    objects: ClassVar = CaseQuery.as_manager()

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.reference

    @property
    def folder(self) -> Path:
        """The case folder: work/, runs/, escrow/, out/."""
        return settings.DUENOTICE_HOME.cases / self.reference

    def key(self, label: str) -> bytes:
        """The case's sub-key for one purpose (`values`, `codes`, `delivery`, `escrow`). Raises CaseError once erased."""
        wrapped = bytes(self.wrapped_key or b"")
        return derive(unwrap(master_key(settings.DUENOTICE_HOME), wrapped, self.reference), label)

    def facts(self) -> Facts:
        """What is known now: the newest version of each fact."""
        return Facts(row.as_fact() for row in self.fact_set.all())


class Membership(models.Model):
    """One person's role in one case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE)
    user = models.ForeignKey(User, on_delete=models.PROTECT)
    role = models.CharField(max_length=10, choices=[(r, r) for r in ROLES])

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case", "user", "role"), name="one_membership_per_role"),)


class Fact(models.Model):
    """One version of one fact, never edited (the database refuses). value: JSON as `case.facts.to_json`; source: `person`,
    `run` or `rule`, with `by` naming which; evidence: where it can be checked."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE)
    name = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    value = models.JSONField()
    source = models.CharField(max_length=10, choices=[(s, s) for s in ("person", "run", "rule")])
    by = models.CharField(max_length=120)
    evidence = models.TextField(default="", blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("name", "version")
        constraints = (models.UniqueConstraint(fields=("case", "name", "version"), name="one_fact_per_version"),)

    def as_fact(self):
        """The record of `model`."""
        from duenotice.case.facts import as_fact

        return as_fact(self)


class EvidenceSource(models.Model):
    """Evidence handed in: a file, folder or fsspec URL, referenced and never altered. roles: role by path suffix."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE)
    uri = models.TextField()
    roles = models.JSONField(default=dict)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.CharField(max_length=120)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("case", "uri"), name="evidence_once_per_case"),)
