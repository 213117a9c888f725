"""Tokenizers: bytes of one format in, cells out, each with the field, row and record it belongs to. Compiled; they never fail,
whatever the bytes.

In: the bytes of a section. Out: a set of cells and a tree of the names met.
Forbidden: choosing which of them reads a section; streams, items, files.
"""
