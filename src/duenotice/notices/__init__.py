"""What is said, and to whom: facts, counts and obligations in; notices and authority reports out.

In: a `Brief` per group of people (facts, kinds, bounds, window, duties as plain data). Out: `Notice`s in many languages whose every
sentence is a claim that the facts prove, letters, SMS, inbox texts, the public statement, the check page, PDF reports.
Forbidden: a sentence without its fact; a link; a list of people; sending anything; other rooms.
"""

from duenotice.notices.brief import Brief, Contact, MonitoringOffer, Problem
from duenotice.notices.codes import check_code, is_well_formed, reference_code

__all__ = ["Brief", "Contact", "MonitoringOffer", "Problem", "check_code", "is_well_formed", "reference_code"]
