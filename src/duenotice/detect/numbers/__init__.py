"""Telephone numbers: the number plans of the world, one number at a time or in bulk.

In: digits, with the regions they may belong to. Out: the number in international form and its country, or none.
Forbidden: looking for numbers in text; knowing of fields or findings.
"""
