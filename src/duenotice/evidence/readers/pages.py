"""Single pages, and XML in records."""

from __future__ import annotations

import re
from collections import Counter
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


_TAG = re.compile(rb"<(/?)([A-Za-z_][\w:.-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>")
DEEPEST_RECORD = 6


def xml(file: BinaryIO, _budget: Budget) -> Iterator[Record | Gap]:
    """XML: its repeated outer elements are the records; entities are never resolved. Without repetition it is one record."""
    held = text_of(file.read(PIECE))
    if held is None:
        yield Gap("unreadable", file.seek(0, 2), detail="binary bytes in XML")
        return
    name = _repeated(held[: 256 * 1024])
    mark = re.compile(rb"<" + re.escape(name) + rb"(?=[\s/>])") if name else None
    while held:
        more = file.read(PIECE)
        starts = [match.start() for match in mark.finditer(held)] if mark else []
        cuts = [0, *(at for at in starts if at)]
        whole = len(cuts) if not more else len(cuts) - 1
        for n in range(whole):
            yield _element(held[cuts[n] : cuts[n + 1] if n + 1 < len(cuts) else len(held)])
        if whole == 0:
            yield _element(held)
        held = (held[cuts[whole] :] if 0 < whole < len(cuts) else b"") + (text_of(more) or b"")


def _element(text: bytes) -> Record:
    return Record((Part(text, Markup()),), label="element")


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
