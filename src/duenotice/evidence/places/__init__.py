"""Where bytes lie: streams cut into blocks where the content alone says, and the Layout of a block: its sections, their cells and fields,
row, record and time of any offset.

In: decoded streams, sections with their shapes. Out: pieces of a stream, Layouts.
Forbidden: telling what a file is; opening one; readers and their records.
"""
