"""What is said, and to whom: facts, counts and obligations in; notices and authority reports out.

In: a `Brief` per group of people (facts, kinds, bounds, window, duties as plain data). Out: `Notice`s in many languages whose every
sentence is a claim that the facts prove, letters, SMS, inbox texts, the public statement, the check page, PDF reports.
Forbidden: a sentence without its fact; a link; a list of people; sending anything; other rooms.
"""

from duenotice.notices.brief import Brief, Contact, MonitoringOffer, Problem
from duenotice.notices.channels import Sms, inbox_json, mail_house_csv, sms
from duenotice.notices.codes import check_code, is_well_formed, reference_code
from duenotice.notices.compose import compose, document, fill
from duenotice.notices.contacts import us_contacts
from duenotice.notices.cues import cues
from duenotice.notices.letters import MOST_LETTERS, Letter, as_letter, letters_pdf
from duenotice.notices.lint import lint, refuses
from duenotice.notices.printing import unshown
from duenotice.notices.reports import attached_json, differences, report_json, report_pdf
from duenotice.notices.spam import content_points, spam_problems
from duenotice.notices.statement import WELL_KNOWN_PATH, Page, check_well_known, public_key, statement, well_known
from duenotice.notices.verify import Bundle, verify_app
from duenotice.notices.words import Language, best_language, direction, languages, sentences, source_sha256

__all__ = [
    "MOST_LETTERS",
    "WELL_KNOWN_PATH",
    "Brief",
    "Bundle",
    "Contact",
    "Language",
    "Letter",
    "MonitoringOffer",
    "Page",
    "Problem",
    "Sms",
    "as_letter",
    "attached_json",
    "best_language",
    "check_code",
    "check_well_known",
    "compose",
    "content_points",
    "cues",
    "differences",
    "direction",
    "document",
    "fill",
    "inbox_json",
    "is_well_formed",
    "languages",
    "letters_pdf",
    "lint",
    "mail_house_csv",
    "public_key",
    "reference_code",
    "refuses",
    "report_json",
    "report_pdf",
    "sentences",
    "sms",
    "source_sha256",
    "spam_problems",
    "statement",
    "unshown",
    "us_contacts",
    "verify_app",
    "well_known",
]
