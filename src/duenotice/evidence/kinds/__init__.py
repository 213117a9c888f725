"""What a file is: its kind by its first bytes, the dialect of its table, the business it is written for, its role in the case.

In: first bytes, and a name for the role alone. Out: words for kind and role, a shape of delimited text.
Forbidden: reading more than the first bytes; opening anything; places and records.
"""
