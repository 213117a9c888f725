"""Records: what a reader makes of a file that is no plain text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

from duenotice.evidence.ground.budget import MIB
from duenotice.evidence.ground.shapes import Shape

PIECE = 4 * MIB
"""Larger parts are cut, tables between their rows; of others what lies behind the first cut is read as text without fields."""


class Part(NamedTuple):
    """Bytes of one shape (UTF-8), lines ended by line feeds. label: its place within the record, in words; first: what its table
    calls the first of its rows, from 1, 0 where it has no own count; marks: of a `Marked` shape, of at most PIECE bytes, its cells in
    the order of their bytes (int64, a row each: offset, length, number of the field, row, record; all but that number from the
    beginning of the part, so that a record that began before it is negative)."""

    data: bytes
    shape: Shape
    label: str = ""
    first: int = 0
    marks: Any = None


class Exchange(NamedTuple):
    """A request and its answer as a capture tells them. at: UTC; request, response: header names in lower case to values;
    body: of the answer, without its codings."""

    method: str
    url: str
    status: int
    at: datetime | None
    request: dict[str, str]
    response: dict[str, str]
    body: bytes

    @property
    def body_sha256(self) -> str | None:
        """Hex digest of the answer's body; None where it is empty."""
        return sha256(self.body).hexdigest() if self.body else None


class Record(NamedTuple):
    """Parts that belong together: a page with its headers, a message, a sheet. label: its place in words; rows: every row of it
    is a record of its own; at: UTC."""

    parts: tuple[Part, ...]
    at: datetime | None = None
    label: str = ""
    rows: bool = False
    exchange: Exchange | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """What a reader did not read: a Coverage reason with its bytes."""

    reason: str
    size: int = 0
    limit: str = ""
    detail: str = ""
