"""Reads every kind of evidence: files in; Items, Blocks that know their place, Request and Change rows out.

What could not be read is a Coverage row. Evidence is hostile: every reader works within a budget.
Forbidden: knowing what personal data is; altering a file; executing anything found in one.
"""

from duenotice.evidence.budget import Budget
from duenotice.evidence.changes import changes
from duenotice.evidence.excerpting import Excerpt, excerpt
from duenotice.evidence.inventory import inventory
from duenotice.evidence.reading import blocks
from duenotice.evidence.requests import requests

__all__ = ["Budget", "Excerpt", "blocks", "changes", "excerpt", "inventory", "requests"]
