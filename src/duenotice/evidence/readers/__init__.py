"""Readers: one module per family of formats. Each makes Records and Gaps of a file; none knows blocks or personal data. Those of complex
formats run in a process of their own, `parser_process`.

In: an open file and a budget. Out: Records and Gaps.
Forbidden: opening a file by its path; blocks and their places; what personal data is.
"""
