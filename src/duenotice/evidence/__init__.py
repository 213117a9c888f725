"""Reads every kind of evidence: files in; Items, Blocks that know their place, Request and Change rows out.

What could not be read is a Coverage row. Evidence is hostile: every reader works within a budget.
Forbidden: knowing what personal data is; altering a file; executing anything found in one.
"""
