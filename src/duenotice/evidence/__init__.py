"""Reads every kind of evidence: files in; Items, Blocks that know their place, Request and Change rows out.

What could not be read is a Coverage row. Evidence is hostile: every reader works within a budget.

From bytes upwards: `ground` holds everything to its limits; `tokens` and `charsets` read bytes; `logs` knows the lines of logs, `kinds`
what a file is, `places` where its bytes lie; `containers` opens what holds files; `readers` make `records` of the formats; `sources`
opens a path, `visits` makes Requests. In the room itself stand the functions for the other rooms, a module each.
Forbidden: knowing what personal data is; altering a file; executing anything found in one.
"""

from duenotice.evidence.changes import changes
from duenotice.evidence.excerpting import Excerpt, excerpt
from duenotice.evidence.ground.budget import Budget
from duenotice.evidence.inventory import inventory
from duenotice.evidence.reading import blocks, is_gone
from duenotice.evidence.requests import requests

__all__ = ["Budget", "Excerpt", "blocks", "changes", "excerpt", "inventory", "is_gone", "requests"]
