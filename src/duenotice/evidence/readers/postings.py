"""Payments as banks of the USA and programs for households write them: batches of ACH (Nacha, records of 94 signs), and QIF (Quicken
Interchange Format). A record is an entry with its counterparty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duenotice.evidence.ground.budget import Readable
from duenotice.evidence.readers.scribe import Scribe, by_feeds, lines_of, long_text
from duenotice.evidence.records.record import Gap, Record
from duenotice.evidence.standards import standard

_SIZE = 94
_ENTRY = ((0, 1, ""), (1, 3, ""), (3, 12, ""), (12, 29, "account"), (29, 39, ""), (39, 54, "id"), (54, 76, "name"))
"""First and last sign of what an entry (type 6) says, and what that is."""
_NAMED = {b"P": "name", b"M": "memo", b"E": "memo", b"N": "", b"L": "", b"S": ""}
_ACCOUNTS = re.compile(rb"!(?:Account|Option|Clear)", re.IGNORECASE)


def ach(stream: Readable) -> Iterator[Record | Gap]:
    """Entries with their addenda; of other records the names of companies stand in the text."""
    scribe, table = Scribe(), standard("payments")
    headers = {"account": table["account"], "name": table["name"], "id": "individual id"}
    for line in lines_of(stream, by_feeds):
        if not line.whole:
            yield from scribe.told()
            yield long_text(line.data)
            continue
        data = line.data.removesuffix(b"\r")
        if not data.startswith(b"7"):
            scribe.begin_record()
        if data.startswith(b"6") and len(data) >= _SIZE - 15:
            for start, stop, what in _ENTRY:
                if what:
                    scribe.cell(f"ach:{what}", headers[what], data[start:stop], before=b" ")
                else:
                    scribe.text(data[start:stop])
            scribe.text(b" " + data[76:])
        else:
            scribe.text(data)
        scribe.end_row()
        if scribe.full:
            yield from scribe.told()
    yield from scribe.told()


def qif(stream: Readable) -> Iterator[Record | Gap]:
    """Transactions up to their `^`: payee, memo, lines of the address of the payee."""
    scribe, table = Scribe(), standard("payments")
    headers = {"name": table["name"], "memo": "memo", "address": table["address"]}
    lines, accounts = 0, False
    for line in lines_of(stream, by_feeds):
        if not line.whole:
            yield from scribe.told()
            yield long_text(line.data)
            continue
        data = line.data.removesuffix(b"\r")
        code, value = data[:1], data[1:]
        what = "" if accounts else "address" if code == b"A" else _NAMED.get(code, "")
        if what == "address" and lines == 0 and value.strip():
            lines, what = 1, "name"  # the first line says whose address it is
        scribe.text(code)
        if what:
            scribe.cell(f"qif:{what}", headers[what], value, before=b" ")
        else:
            scribe.text(value)
        scribe.end_row()
        if code in (b"^", b"!"):
            scribe.begin_record()
            lines, accounts = 0, (_ACCOUNTS.match(data) is not None) if code == b"!" else accounts
        if scribe.full:
            yield from scribe.told()
    yield from scribe.told()
