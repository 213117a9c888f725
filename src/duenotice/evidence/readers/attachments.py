"""Files within messages: documents and tables are read where they are, everything else is told as not read."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from duenotice.evidence.budget import Budget
from duenotice.evidence.office import office_kind
from duenotice.evidence.readers import columns, print, rtf, sheets, writings
from duenotice.evidence.records import Gap, Record
from duenotice.evidence.sniff import HEAD, kind_of

Reader = Callable[[BinaryIO, Budget], Iterator[Record | Gap]]

READERS: dict[str, Reader] = {
    "pdf": print.pdf,
    "image": print.image,
    "docx": writings.docx,
    "pptx": writings.pptx,
    "odf": writings.odf,
    "xlsx": sheets.xlsx,
    "ods": sheets.ods,
    "ole": sheets.ole,
    "rtf": rtf.rtf,
    "parquet": columns.parquet,
}


def attachment(payload: bytes, label: str, budget: Budget) -> Iterator[Record | Gap]:
    """The records of one attachment. label: of its message. Never raises for bad content."""
    kind = kind_of(payload[:HEAD])
    if kind == "zip":
        kind = office_kind(payload[:HEAD]) or kind
    if kind not in READERS:
        yield Gap("unsupported", len(payload), detail=f"attachment of kind {kind}")
        return
    with tempfile.NamedTemporaryFile() as file:
        file.write(payload)
        file.seek(0)
        try:
            for thing in READERS[kind](cast("BinaryIO", file), budget):
                yield _labelled(thing, f"{label}, attachment")
        except Exception as problem:  # a damaged attachment must not cost the messages behind it
            yield Gap("unreadable", len(payload), detail=f"attachment of kind {kind}: {type(problem).__name__}")


def _labelled(thing: Record | Gap, label: str) -> Record | Gap:
    if isinstance(thing, Gap):
        return thing
    return Record(thing.parts, thing.at, f"{label}, {thing.label}" if thing.label else label, thing.rows)
