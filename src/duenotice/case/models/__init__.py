"""The stored state: small, not derivable again, in one database. Large and derivable things are sealed files (`case.runs`)."""

from duenotice.case.models.acts import Approval, Audit, Job, Judgement, Reply, Wave
from duenotice.case.models.case import ROLES, Case, EvidenceSource, Fact, Membership, User
from duenotice.case.models.conclusions import Assessment, Notice, Obligation, Report
from duenotice.case.models.runs import RollUp, Run, Watch

__all__ = [
    "ROLES",
    "Approval",
    "Assessment",
    "Audit",
    "Case",
    "EvidenceSource",
    "Fact",
    "Job",
    "Judgement",
    "Membership",
    "Notice",
    "Obligation",
    "Reply",
    "Report",
    "RollUp",
    "Run",
    "User",
    "Watch",
    "Wave",
]
