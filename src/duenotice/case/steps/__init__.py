"""The steps of the work: plain functions that open the case, call the rooms, and store what comes out.

Each can be killed and run again: it resumes, and what was done is not done twice. Command line, desk and jobs all call
these. `by` is who acts (for the audit trail), `tell` hears of progress.
"""

from duenotice.case.steps.approve import approve, refuse, request
from duenotice.case.steps.assess import assess
from duenotice.case.steps.collect import Collected, collect
from duenotice.case.steps.count import count
from duenotice.case.steps.draft import draft
from duenotice.case.steps.opening import configure, find, new
from duenotice.case.steps.scan import scan
from duenotice.case.steps.send import forecast, send
from duenotice.case.steps.watch import watch
from duenotice.case.steps.whole import Ran, run

__all__ = [
    "Collected",
    "Ran",
    "approve",
    "assess",
    "collect",
    "configure",
    "count",
    "draft",
    "find",
    "forecast",
    "new",
    "refuse",
    "request",
    "run",
    "scan",
    "send",
    "watch",
]
