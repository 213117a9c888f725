"""Single pages, and XML in records."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from duenotice.evidence.charsets.charset import Charset, as_utf8, charset_of
from duenotice.evidence.ground.budget import Budget
from duenotice.evidence.ground.shapes import Markup, Text
from duenotice.evidence.kinds.sniff import HEAD
from duenotice.evidence.records.record import PIECE, Gap, Part, Record


def html(file: BinaryIO, _budget: Budget) -> Iterator[Record | Gap]:
    """One page: a record. What lies beyond the first megabytes is read as text without fields."""
    first = True
    for piece in _pieces(file):
        yield Record((Part(piece, Markup() if first else Text()),), label="page" if first else "rest of the page")
        first = False


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    """The text as UTF-8 in pieces of about PIECE bytes that end behind a tag or a line, where there are any."""
    head = file.read(HEAD)
    file.seek(0)
    stream = as_utf8(file, charset_of(head) or Charset("utf-8"), head)
    held, done = b"", False
    while held or not done:
        while len(held) <= PIECE and not done:
            more = stream.read(PIECE)
            done = not more
            held += more
        stop = max(held.rfind(b">", 0, PIECE), held.rfind(b"\n", 0, PIECE)) + 1 if len(held) > PIECE else len(held)
        stop = stop or min(PIECE, len(held))
        if held:
            yield held[:stop]
        held = held[stop:]


_TAG = re.compile(rb"<(/?)([A-Za-z_][\w:.-]{0,200})((?:[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}'){0,500}?)(/?)>")
"""A tag; its parts are bounded, lest a quote that never closes make every tag before it cost the whole text."""

DEEPEST_RECORD = 6


def xml(file: BinaryIO, _budget: Budget) -> Iterator[Record | Gap]:
    """XML: its repeated outer elements are the records; entities are never resolved. Without repetition it is one record."""
    pieces = _pieces(file)
    held = next(pieces, b"")
    name = _repeated(held[: 256 * 1024])
    mark = re.compile(rb"<" + re.escape(name) + rb"(?=[\s/>])") if name else None
    while held:
        more = next(pieces, b"")
        starts = [match.start() for match in mark.finditer(held)] if mark else []
        cuts = [0, *(at for at in starts if at)]
        whole = len(cuts) if not more else len(cuts) - 1
        for n in range(whole):
            yield _element(held[cuts[n] : cuts[n + 1] if n + 1 < len(cuts) else len(held)])
        if whole == 0:
            yield _element(held)
        held = (held[cuts[whole] :] if 0 < whole < len(cuts) else b"") + more


_MARKUP = Markup()
"""The same for all elements, so that it is known by identity."""


def _element(text: bytes) -> Record:
    return Record((Part(text, _MARKUP),), label="element")


def _repeated(head: bytes) -> bytes | None:
    """The name of the outermost element that comes more than once among its siblings."""
    depth = 0
    seen: Counter[tuple[int, bytes]] = Counter()
    for closing, name, _, empty in _TAG.findall(head):
        if closing:
            depth = max(0, depth - 1)
            continue
        seen[depth, name] += 1
        depth += not empty
    found = ((level, name) for (level, name), n in seen.items() if n > 1 and 0 < level <= DEEPEST_RECORD)
    return min(found, key=lambda entry: entry[0], default=(0, None))[1]
