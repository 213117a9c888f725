"""Records of fixed length without headings, in the letters of any machine: their columns are told by where texts begin."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duenotice.evidence.kinds.fixed import fixed_of
from duenotice.evidence.kinds.sniff import kind_of

PEOPLE = [
    ("MILLER", "ANN", "19610314", "LONDON"),
    ("HARTWIG", "SABINE", "19721102", "BERLIN"),
    ("DELGADO", "ROSA MARIA", "19850729", "SAN FRANCISCO"),
    ("AKESSON", "BO", "19690202", "STOCKHOLM"),
    ("MANTOVANI", "GIULIA", "19950303", "ROMA"),
    ("HOEKSTRA", "SANDER", "19881119", "AMSTERDAM"),
    ("THACKERAY", "OLIVER", "19820130", "BATH"),
    ("LEMOINE", "CLAIRE", "19700509", "PARIS"),
    ("WEISS", "KARIN", "19640219", "WIEN"),
    ("BROWN", "JO", "19551230", "YORK"),
] * 2


def record(n: int) -> str:
    """A record of 74 signs: a number, names, a day of birth, a town, an address of mail."""
    family, given_name, day, town = PEOPLE[n]
    return f"{n:06d}{family:<14}{given_name:<12}{day}{town:<16}{f'u{n}@example.com':<18}"


RECORDS = [record(n) for n in range(len(PEOPLE))]
FORMS = {
    "lines": "".join(line + "\n" for line in RECORDS).encode(),
    "lines of Windows": "".join(line + "\r\n" for line in RECORDS).encode("cp1252"),
    "a first and a last record of another kind": (
        "H20240131\n" + "".join(r + "\n" for r in RECORDS) + "T000020\n"
    ).encode(),
    "EBCDIC of the USA": "".join(RECORDS).encode("cp037"),
    "EBCDIC of Germany": "".join(RECORDS).replace("AKESSON", "ÅKESSÖN").encode("cp273", "replace"),
    "EBCDIC with line ends": "".join(line + "\x85" for line in RECORDS).encode("cp500"),
    "EBCDIC with packed numbers": b"".join(
        r.encode("cp037") + bytes.fromhex(f"{n:07d}C") for n, r in enumerate(RECORDS)
    ),
}


@pytest.mark.parametrize("raw", FORMS.values(), ids=FORMS)
def test_columns_without_headings_become_fields(tell: Callable[..., Any], raw: bytes) -> None:
    told = tell(raw)
    assert told.kind == "fixed"
    columns = {tuple(cells[-20:]) for cells in told.cells.values()}
    wanted = [tuple(cells) for cells in zip(*PEOPLE, strict=True)]
    assert any(set(wanted[1]) <= set(column) for column in columns)
    assert any(set(wanted[2]) <= set(column) for column in columns)
    assert [cell for cells in told.cells.values() for cell in cells if "@" in cell] == [
        f"u{n}@example.com" for n in range(20)
    ]
    assert told.reasons == {"read"}


OTHER = {
    "prose": "This is a letter of many words, which says nothing in columns.\nIt goes on.\n" * 20,
    "a log": "".join(f"2024-01-01 10:00:{n:02d} INFO  worker-{n % 7} did {'much ' * (n % 5)}work\n" for n in range(40)),
    "a dump in hexadecimal": "".join(
        f"{n * 16:08x}: 504b 0304 1400 0600 0800 0000 2100 df{n:02x}  PK..........!..\n" for n in range(40)
    ),
    "numbers alone": "".join(f"{n:08d} {n * 7:08d} {n * 13:08d}\n" for n in range(40)),
    "few lines": "".join(line + "\n" for line in RECORDS[:4]),
}


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
def test_other_texts_are_no_records_of_fixed_length(text: str) -> None:
    assert kind_of(text.encode()) != "fixed"


@given(st.binary(max_size=3000), st.sampled_from(["", "utf-8", "cp1252"]))
@settings(max_examples=100, deadline=None)
def test_any_bytes_have_columns_in_order_or_none(raw: bytes, charset: str) -> None:
    found = fixed_of(raw, charset)
    assert found is None or list(found.edges) == sorted(set(found.edges))
