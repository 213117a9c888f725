"""Bytes in the cells of tables: texts, files, and what is neither. A file is read where it is, whatever table holds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from duenotice.evidence.charsets.charset import charset_of
from duenotice.evidence.ground.budget import Budget
from duenotice.evidence.kinds.sniff import HEAD, kind_of
from duenotice.evidence.readers.attachments import attachment
from duenotice.evidence.readers.bodies import TEXTS
from duenotice.evidence.readers.strings import runs
from duenotice.evidence.records.record import Gap, Record

SHORT = 64
"""Bytes up to which what is no text is taken for a number, a sum or an id, and not told."""

_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\r\f\x1b")
_ASCII_FILES = (b"%PDF-", b"{\\rtf")


def _kind(value: bytes) -> str:
    """`text`, `short`, `binary`, or the kind of the file in a cell. Most cells are texts, and are told at once."""
    if value[:5] not in _ASCII_FILES and len(value.translate(None, _CONTROL)) == len(value):
        try:
            value.decode()
        except UnicodeDecodeError:
            pass
        else:
            return "text"
    kind = kind_of(value[:HEAD])
    if kind == "binary" and len(value) <= SHORT:
        return "short"
    return "text" if kind in TEXTS or kind == "empty" else kind


def is_short(value: bytes) -> bool:
    """True for what may be an id or a sum: a few bytes that are no text."""
    return _kind(value) == "short"


def bytes_text(value: bytes) -> str:
    """What a cell of bytes says in its place: its text, or readable runs; nothing for a file, which `files_in` reads."""
    kind = _kind(value)
    if kind == "short":
        return value.decode("utf-8", "replace")
    if kind == "binary":
        return runs(value).decode("utf-8", "replace")
    if kind != "text":
        return ""
    told = charset_of(value[:HEAD])
    return value[told.skip :].decode(told.name, "replace") if told else value.decode("utf-8", "replace")


def files_in(cells: Iterable[tuple[bytes, str]], budget: Budget) -> Iterator[Record | Gap]:
    """The records of the files in cells, and the bytes of what is neither file nor text. cells: with the label of their place."""
    lost = count = 0
    for value, label in cells:
        kind = _kind(value)
        if kind == "binary" or (kind == "image" and not budget.ocr):
            lost += len(value) - (len(runs(value)) if kind == "binary" else 0)
            count += 1
        elif kind not in ("text", "short"):
            yield from attachment(value, label, budget)
    if count:
        yield Gap("unsupported", max(0, lost), detail="pictures and bytes in cells of a table that are no text")
