"""Line logs: their format by their first lines, and what each line says by the names that the format gives its parts.

In: first lines, then line by line. Out: Slots, entries.
Forbidden: making Requests; hashing or keeping anything of a line.
"""
