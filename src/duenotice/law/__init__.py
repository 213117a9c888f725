"""Severity, duties, deadlines, authorities: facts and bounded counts in; obligations with citations out.

Forbidden: I/O beyond its own rule files, the clock of the machine, expression languages, a "no" from a missing fact.
"""

from duenotice.law.advice import Advice, advice
from duenotice.law.assessing import assess, question, refuse_unrecorded
from duenotice.law.awareness import Awareness, awareness
from duenotice.law.calendars import calendar
from duenotice.law.places import Impact, Place, known_places
from duenotice.law.reporting import FormField, Report, report
from duenotice.law.ruleset import Authority, Duty, Rule, RuleSet, content_words, load

__all__ = [
    "Advice",
    "Authority",
    "Awareness",
    "Duty",
    "FormField",
    "Impact",
    "Place",
    "Report",
    "Rule",
    "RuleSet",
    "advice",
    "assess",
    "awareness",
    "calendar",
    "content_words",
    "known_places",
    "load",
    "question",
    "refuse_unrecorded",
    "report",
]
