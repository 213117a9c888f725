"""`duenotice fact`: state a fact."""

from __future__ import annotations

from duenotice.cli import say
from duenotice.cli.options import THE_CASE, CaseOptions


def fact(name: str, value: str, *, evidence: str = "", reason: str = "", options: CaseOptions = THE_CASE) -> None:
    """State or correct a fact. What a person states stands over what a run concludes; every version is kept.

    Parameters
    ----------
    name
        Name of the fact (duenotice facts --all lists them).
    value
        yes, no, unknown; a number; a date like 2018-11-20T17:04:00+01:00; names with commas; or text.
    evidence
        Where it can be checked.
    reason
        Why it is stated now.
    """
    case = options.opened()
    from duenotice.case import facts

    row = facts.give(case, name, facts.parse(name, value), options.actor(), evidence=evidence, reason=reason)
    data = {"case": case.reference, "fact": name, "version": row.version, "value": row.value}
    say.result(options, "fact", data, lambda c: c.print(f"{name} is recorded (version {row.version})."))
    say.hint(options, "duenotice assess")
