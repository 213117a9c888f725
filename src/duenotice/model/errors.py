"""The whole tree of exceptions that duenotice raises on purpose.

DueNoticeError            what happened, where, what to do next
  UsageError              the command or its arguments are off (exit 2)
  CaseError               the case folder or its state does not allow the step (exit 2)
  EvidenceError           a whole collection cannot be taken in (one bad file is a Coverage row, never this)
  RuleError               a rule file of law or detect is wrong: file, line, reason
  LawDateRefused          a date before a rule's recorded history was asked for
  ClaimError              a sentence was asked for that the facts do not prove
  PolicyRefused           approval, lint or four-eyes says no (exit 4)
    ApprovalVoid          text, list or run changed after approval
  DeliveryError           could not hand over; `permanent` tells whether trying again is useless
  LedgerError             the record of sending contradicts itself: stop and report
  MissingExtra            an optional part is not installed; names the extra

A message says what, where (evidence and place) and what to do next. It never holds a personal value.
"""

from __future__ import annotations


class DueNoticeError(Exception):
    """Base of all errors a user may see. `what`, `where` and `next_step` are shown as one sentence each."""

    exit_code = 70

    def __init__(self, what: str, *, where: str = "", next_step: str = "") -> None:
        self.what, self.where, self.next_step = what, where, next_step
        super().__init__(" ".join(part for part in (what, where and f"({where})", next_step) if part))


class UsageError(DueNoticeError):
    """The command or its arguments are off."""

    exit_code = 2


class CaseError(DueNoticeError):
    """The case folder or its state does not allow the step."""

    exit_code = 2


class EvidenceError(DueNoticeError):
    """A whole collection cannot be taken in. One bad file is a Coverage row, never this."""

    exit_code = 2


class RuleError(DueNoticeError):
    """A rule file of law or detect is wrong; `where` holds file and line."""

    exit_code = 2


class LawDateRefused(DueNoticeError):
    """A date before a rule's recorded history was asked for: no answer is better than a wrong one."""

    exit_code = 4


class ClaimError(DueNoticeError):
    """A sentence was asked for that the facts do not prove."""

    exit_code = 4


class PolicyRefused(DueNoticeError):
    """Approval, lint or the four-eyes rule says no."""

    exit_code = 4


class ApprovalVoid(PolicyRefused):
    """Text, addressee list or run changed after the approval was given."""


class DeliveryError(DueNoticeError):
    """A notice could not be handed over. `permanent`: trying again is useless."""

    def __init__(self, what: str, *, where: str = "", next_step: str = "", permanent: bool = False) -> None:
        super().__init__(what, where=where, next_step=next_step)
        self.permanent = permanent


class LedgerError(DueNoticeError):
    """The record of sending contradicts itself (a result without intent, two owners of one row): stop and report."""


class MissingExtra(DueNoticeError):
    """An optional part is not installed."""

    exit_code = 2

    @classmethod
    def named(cls, extra: str, purpose: str) -> MissingExtra:
        """The error for a missing extra: `purpose` says what was wanted of it."""
        return cls(f"{purpose} needs an optional part.", next_step=f"Install it with: pip install 'duenotice[{extra}]'")
