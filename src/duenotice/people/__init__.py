"""Whose data, how many, where, shown to whom: findings, requests and the customer directory in.

Out come persons, exposures, counts as `certain <= best <= possible` with the causes of each gap, and what stayed doubtful.
Forbidden: one number without its doubt; extrapolating over a gap silently; raw values anywhere but in `Directory.contacts`.
"""

from duenotice.people.addresses import range_of, read_ranges
from duenotice.people.attribution import attribute
from duenotice.people.columns import FIELDS
from duenotice.people.directory import Contact, Directory, DirectoryRow, Problem, read_directory
from duenotice.people.doubts import in_words
from duenotice.people.explain import explain
from duenotice.people.lookup import Looked, lookup
from duenotice.people.names import similarity
from duenotice.people.phases import TRACED, Change, explain_change
from duenotice.people.residence import country_code
from duenotice.people.review import Decision, Link, Merges, contradictions, decided, estimate, likely_people, sample
from duenotice.people.settings import Settings
from duenotice.people.sighted import taken_items
from duenotice.people.staff import read_staff
from duenotice.people.stage import run
from duenotice.people.unseen import Unseen, unseen_bounds

__all__ = [
    "FIELDS",
    "TRACED",
    "Change",
    "Contact",
    "Decision",
    "Directory",
    "DirectoryRow",
    "Link",
    "Looked",
    "Merges",
    "Problem",
    "Settings",
    "Unseen",
    "attribute",
    "contradictions",
    "country_code",
    "decided",
    "estimate",
    "explain",
    "explain_change",
    "in_words",
    "likely_people",
    "lookup",
    "range_of",
    "read_directory",
    "read_ranges",
    "read_staff",
    "run",
    "sample",
    "similarity",
    "taken_items",
    "unseen_bounds",
]
