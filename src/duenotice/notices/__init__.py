"""What is said, and to whom: facts, counts and obligations in; notices and authority reports out.

In: a `Brief` per group of people (facts, kinds, bounds, window, duties as plain data). Out: `Notice`s in many languages whose every
sentence is a claim that the facts prove, letters, SMS, inbox texts, the public statement, the check page, PDF reports.
Forbidden: a sentence without its fact; a link; a list of people; sending anything; other rooms.
"""

from duenotice.notices.brief import Brief, Contact, MonitoringOffer, Problem
from duenotice.notices.codes import check_code, is_well_formed, reference_code
from duenotice.notices.compose import compose, document, fill
from duenotice.notices.cues import cues
from duenotice.notices.lint import lint, refuses
from duenotice.notices.reports import attached_json, differences, report_json, report_pdf
from duenotice.notices.words import Language, best_language, languages, source_sha256

__all__ = [
    "Brief",
    "Contact",
    "Language",
    "MonitoringOffer",
    "Problem",
    "attached_json",
    "best_language",
    "check_code",
    "compose",
    "cues",
    "differences",
    "document",
    "fill",
    "is_well_formed",
    "languages",
    "lint",
    "reference_code",
    "refuses",
    "report_json",
    "report_pdf",
    "source_sha256",
]
