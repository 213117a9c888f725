"""Whose data, how many, where, shown to whom: findings, requests and the customer directory in.

Out come persons, exposures, counts as `certain <= best <= possible` with the causes of each gap, and what stayed doubtful.
Forbidden: one number without its doubt; extrapolating over a gap silently; raw values anywhere but in `Directory.contacts`.
"""

from duenotice.people.attribution import attribute
from duenotice.people.directory import Contact, Directory, DirectoryRow, Problem, read_directory
from duenotice.people.explain import explain
from duenotice.people.lookup import Looked, lookup
from duenotice.people.review import Link
from duenotice.people.settings import Settings
from duenotice.people.stage import run
from duenotice.people.unseen import Unseen, unseen_bounds

__all__ = [
    "Contact",
    "Directory",
    "DirectoryRow",
    "Link",
    "Looked",
    "Problem",
    "Settings",
    "Unseen",
    "attribute",
    "explain",
    "lookup",
    "read_directory",
    "run",
    "unseen_bounds",
]
