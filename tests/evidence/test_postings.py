"""Payments of ACH, Quicken and OFX: who paid or was paid is a field."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from duenotice.evidence.readers.postings import ach, qif

NAMES = ["MARGARET HOLLOWAY", "WALTER KOWALCZYK"]
BATCH = "101 091000019 1234567892601151230A094101FIRST EXAMPLE BANK     EXAMPLE PAYROLL INC            \n" + (
    "5200EXAMPLE PAYROLL                     1234567890PPDPAYROLL   260115260116   1091000010000001\n"
)
ENTRIES = "".join(
    f"622091000019{n:<17}{500 + n:010d}{1001 + n:<15}{name:<22}  0{n:015d}\n" for n, name in enumerate(NAMES)
)
QUICKEN = "!Type:Bank\n" + "".join(
    f"D1/5'26\nT-7.50\nP{name}\nMRent\nA{name}\nA9 Mission Road\nABoston 02110\n^\n" for name in NAMES
)
OFX = "OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><STMTTRN><TRNTYPE>XFER<PAYEE><NAME>Ann Miller<CITY>York</PAYEE></STMTTRN></OFX>\n"


def test_entries_of_ach_have_the_name_of_their_person(tell: Callable[..., Any]) -> None:
    told = tell((BATCH + ENTRIES).encode())
    assert told.kind == "ach"
    assert told.cells["ach:name"] == NAMES


def test_payees_of_quicken_and_their_addresses_are_fields(tell: Callable[..., Any]) -> None:
    told = tell(QUICKEN.encode())
    assert told.kind == "qif"
    assert told.cells["qif:name"] == [name for name in NAMES for _ in range(2)]
    assert told.cells["qif:address"] == ["9 Mission Road", "Boston 02110"] * 2


def test_elements_of_ofx_that_nothing_closes_have_their_names(tell: Callable[..., Any]) -> None:
    told = tell(OFX.encode())
    assert [cells for path, cells in told.cells.items() if told.headers[path] == "name"] == [["Ann Miller"]]


@given(st.binary(max_size=2000), st.sampled_from([ach, qif]))
def test_any_lines_are_told_whole(raw: bytes, reader: Any) -> None:
    told = b"".join(part.data for record in reader(io.BytesIO(raw)) for part in record.parts)
    assert told.count(b"\n") >= raw.count(b"\n")
