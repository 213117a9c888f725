"""Names that are not UTF-8: their odd bytes written out, so that a path can be stored and shown, and found again."""

from __future__ import annotations

import os
import re

_ESCAPED = re.compile(r"\\udc([89a-f][0-9a-f])")


def as_text(name: str) -> str:
    """A name that is not UTF-8 with each odd byte written out (`\\udcff`), so that it can be stored and shown anywhere."""
    return name.encode("utf-8", "backslashreplace").decode()


def as_found(path: str) -> str:
    """The name on disk of a path that `as_text` wrote out, where there is one; the path itself otherwise."""
    if "\\udc" not in path or os.path.lexists(path):
        return path
    return _ESCAPED.sub(lambda odd: chr(0xDC00 + int(odd[1], 16)), path)
