"""Distinct values: keyed hashes, what may be shown of each, and their tables, on disk encrypted where memory does not hold them.

In: raw values of what was found. Out: rows of Finding, Value and Escrowed.
Forbidden: a raw value in any row but those of the escrow.
"""
