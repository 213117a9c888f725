"""Single pages and documents of markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from duenotice.evidence.budget import Budget
from duenotice.evidence.readers.bodies import text_of
from duenotice.evidence.records import PIECE, Gap, Part, Record
from duenotice.evidence.shapes import Markup, Text


def html(file: BinaryIO, _budget: Budget) -> Iterator[Record | Gap]:
    """One page: a record. What lies beyond the first megabytes is read as text without fields."""
    first = True
    while data := file.read(PIECE):
        text = text_of(data)
        if text is None:
            yield Gap("unreadable", len(data), detail="binary bytes in a page")
        else:
            yield Record((Part(text, Markup() if first else Text()),), label="page" if first else "rest of the page")
        first = False
