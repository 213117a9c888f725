"""Logs of statements: what a database or a program that asks it writes down of rows that are inserted."""

from __future__ import annotations

import re

_INSERT = re.compile(
    rb"(?mi)^[^\n\"]{1,300}?[\s:](?:INSERT|REPLACE)[ \t]{1,8}(?:IGNORE[ \t]{1,8})?INTO[ \t]{1,8}"
    rb"[^\n]{1,2000}?\bVALUES[ \t]{0,8}\([ \t]{0,8}[^?:$@)]"
)
"""A line in which a row is inserted; where only places for its values are named (`?`, `:name`, `$1`), it tells nothing."""
LEAST = 3


def is_logged(text: bytes) -> bool:
    """Whether lines of a text insert rows behind what a log says first."""
    shown = text[:65536]
    if shown.count(b" INTO ") + shown.count(b" into ") < LEAST:
        return False
    return sum(1 for _ in _INSERT.finditer(shown)) >= LEAST
