"""Where evidence lies: files, folders, object storage, and what lies within them, as a chain of containers; opened read-only.

In: paths and path chains. Out: streams, files that can be sought in, files of this machine; the members of a container.
Forbidden: making blocks or items; writing anywhere but in temporary files, which are gone afterwards.
"""
