"""Gets notices there, once, with proof: notices and addressees in; deliveries, register, proofs out.

*Exactly once* cannot be had over SMTP; *exactly accounted* can: a message is journalled before its last byte leaves, the
same bytes leave in every attempt, and what nobody can know is counted as doubtful and settled by evidence or by policy.
The ledger holds subjects and hashes, never addresses; they come from the case's escrow, some hundred at a time.
Forbidden: opening the case; writing anything but its ledger and journal; sending what was not approved.
"""

from duenotice.delivery.afterwards import CHANNELS, CallDay, call_forecast, handed_over, unreached
from duenotice.delivery.approval import approval_digest
from duenotice.delivery.copies import copy_of
from duenotice.delivery.dkim import DkimKey
from duenotice.delivery.ledger import (
    Counts,
    Ledger,
    State,
    closing,
    closing_sentence,
    counts,
    deliveries,
    other_channels,
    subject_of,
    subjects_of,
)
from duenotice.delivery.merkle import Tree, verify_proof
from duenotice.delivery.plan import DomainPlan, Plan, forecast, plan
from duenotice.delivery.preflight import Problem, altered, preflight, sample
from duenotice.delivery.proof import check_proof, proof, seal_wave
from duenotice.delivery.providers import Resend, Ses
from duenotice.delivery.register import Check, Entry, Register, check_chain
from duenotice.delivery.resolve import postfix_log, release_held, resolve
from duenotice.delivery.returns import Return, book_returns, read_returns
from duenotice.delivery.send import missing_slots, send
from duenotice.delivery.senders import adopt_without_journal
from duenotice.delivery.showing import examined
from duenotice.delivery.smtp import Smtp
from duenotice.delivery.store import StoreLost
from duenotice.delivery.timestamp import timestamp, verify_timestamp
from duenotice.delivery.trial import Look, hand_over, judged
from duenotice.delivery.words import (
    Evidence,
    Identity,
    Limits,
    Outbox,
    Progress,
    Reply,
    Result,
    Sealed,
    Settings,
    Transport,
    Wave,
)

__all__ = [
    "CHANNELS",
    "CallDay",
    "Check",
    "Counts",
    "DkimKey",
    "DomainPlan",
    "Entry",
    "Evidence",
    "Identity",
    "Ledger",
    "Limits",
    "Look",
    "Outbox",
    "Plan",
    "Problem",
    "Progress",
    "Register",
    "Reply",
    "Resend",
    "Result",
    "Return",
    "Sealed",
    "Ses",
    "Settings",
    "Smtp",
    "State",
    "StoreLost",
    "Transport",
    "Tree",
    "Wave",
    "adopt_without_journal",
    "altered",
    "approval_digest",
    "book_returns",
    "call_forecast",
    "check_chain",
    "check_proof",
    "closing",
    "closing_sentence",
    "copy_of",
    "counts",
    "deliveries",
    "examined",
    "forecast",
    "hand_over",
    "handed_over",
    "judged",
    "missing_slots",
    "other_channels",
    "plan",
    "postfix_log",
    "preflight",
    "proof",
    "read_returns",
    "release_held",
    "resolve",
    "sample",
    "seal_wave",
    "send",
    "subject_of",
    "subjects_of",
    "timestamp",
    "unreached",
    "verify_proof",
    "verify_timestamp",
]
