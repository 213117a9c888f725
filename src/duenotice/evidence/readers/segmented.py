"""Business formats made of segments, cards and entries: which reader serves which kind, and in which encoding it reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from duenotice.evidence.charsets.charset import Charset, as_utf8, charset_of
from duenotice.evidence.ground.budget import Budget, Readable
from duenotice.evidence.kinds.business import declared_charset
from duenotice.evidence.kinds.sniff import HEAD
from duenotice.evidence.readers.cards import ics, ldif, vcard
from duenotice.evidence.readers.chats import chat
from duenotice.evidence.readers.edi import edifact, x12
from duenotice.evidence.readers.hl7 import hl7
from duenotice.evidence.readers.ledgers import gedcom, mt940
from duenotice.evidence.readers.postings import ach, qif
from duenotice.evidence.records.record import Gap, Record

_READERS: dict[str, Callable[[Readable], Iterator[Record | Gap]]] = {
    "hl7": hl7,
    "x12": x12,
    "edifact": edifact,
    "mt940": mt940,
    "gedcom": gedcom,
    "vcard": vcard,
    "ics": ics,
    "ldif": ldif,
    "chat": chat,
    "ach": ach,
    "qif": qif,
}
_ANSEL = re.compile(rb"[\r\n]\s*1 CHAR ANSEL")


def segmented(kind: str, file: BinaryIO, _budget: Budget) -> Iterator[Record | Gap]:
    """The rows of a file of one of these kinds, cells marked."""
    head = file.read(HEAD)
    file.seek(0)
    told = charset_of(head) or Charset("utf-8")
    declared = declared_charset(kind, head)
    trusted = (
        not told.skip and (head.isascii() or told.name != "utf-8") and not told.name.startswith(("utf-16", "utf-32"))
    )
    charset = Charset(declared) if declared and trusted else told
    reader = _READERS[kind]
    if kind == "gedcom" and charset.name == "latin-1" and _ANSEL.search(head[:8192]):
        reader = partial(gedcom, ansel=True)
    yield from reader(as_utf8(file, charset, head))


READERS: dict[str, Callable[[BinaryIO, Budget], Iterator[Record | Gap]]] = {
    kind: partial(segmented, kind) for kind in _READERS
}
"""By kind."""
