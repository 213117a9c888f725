"""Records: what a reader makes of a file that is no plain text, how they come over from a parser's process, and how they become blocks.

In: records and gaps of a reader, here or in a process of its own. Out: Blocks and Coverage rows.
Forbidden: knowing formats, or which reader serves which kind: the process is asked by kind, and started by its name.
"""
