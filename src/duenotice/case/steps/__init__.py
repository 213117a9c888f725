"""The steps of the work: plain functions that open the case, call the rooms, and store what comes out.

Each can be killed and run again: it resumes, and what was done is not done twice. Command line, desk and jobs all call
these. `by` is who acts (for the audit trail), `tell` hears of progress.
"""

from duenotice.case.steps.collect import Collected, collect
from duenotice.case.steps.count import count
from duenotice.case.steps.opening import configure, find, new
from duenotice.case.steps.scan import scan

__all__ = [
    "Collected",
    "collect",
    "configure",
    "count",
    "find",
    "new",
    "scan",
]
