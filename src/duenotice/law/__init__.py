"""Severity, duties, deadlines, authorities: facts and bounded counts in; obligations with citations out.

Forbidden: I/O beyond its own rule files, the clock of the machine, expression languages, a "no" from a missing fact.
"""
