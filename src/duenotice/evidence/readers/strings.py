"""Readable runs in bytes that are no text: what a file of unknown kind, a deleted row or a damaged page still shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from duenotice.evidence.ground.budget import MIB
from duenotice.evidence.ground.shapes import Text
from duenotice.evidence.records.record import Gap, Part, Record

SHORTEST = 6

UNKNOWN = "file of unknown kind"

_RUN = re.compile(
    rb"(?:[\t\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}){%d,}" % SHORTEST
)
_WIDE = re.compile(rb"(?:[\x20-\x7e]\x00){%d,}" % SHORTEST)


def runs(data: bytes) -> bytes:
    """Runs of at least SHORTEST letters in UTF-8, or in UTF-16 where all are ASCII, a line each, in the order of their places."""
    found = [(match.start(), match[0]) for match in _RUN.finditer(data)]
    found += [(match.start(), match[0][::2]) for match in _WIDE.finditer(data)]
    return b"".join(run + b"\n" for _, run in sorted(found))


def shown(file: BinaryIO, label: str) -> Iterator[Record]:
    """The runs of the rest of a file as text."""
    while data := file.read(MIB):
        if text := runs(data):
            yield Record((Part(text, Text()),), label=label, rows=True)


def readable(file: BinaryIO, what: str) -> Iterator[Record | Gap]:
    """The same for a file that shows nothing else; its rest is told as not read. what: the file in words."""
    seen = 0
    for record in shown(file, "readable runs"):
        seen += len(record.parts[0].data)
        yield record
    yield Gap("unsupported", max(0, file.seek(0, 2) - seen), detail=f"{what}: only readable runs were searched")
