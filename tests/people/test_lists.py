"""People in lists: names alone, offices and tests among them, ids of messages, and what stands in a comment."""

from __future__ import annotations

import pytest

from duenotice.engine import local
from duenotice.model.evidence import Item
from duenotice.model.findings import Escrowed, Field, Finding
from duenotice.model.keys import canonical_email, canonical_name, value_key
from duenotice.model.tables import table_of
from duenotice.people import Settings, run

ENGINE = local(workers=1, memory_mb=500)
KINDS = {
    "name": "PERSON_NAME",
    "email": "EMAIL",
    "phone": "PHONE",
    "uid": "EMAIL",
    "from": "PERSON_NAME",
    "from_id": "ACCOUNT_ID",
}
HEADERS = {"uid": "Message Identifier"}
CANONICAL = {"EMAIL": canonical_email, "PERSON_NAME": canonical_name}


def counted(rows, key):
    """(certain, best, possible) of one list that left the house; rows: header to value, of a comment a list of values."""
    headers = sorted({header for row in rows for header in row})
    findings, escrow, offset = [], {}, 0
    for number, row in enumerate(rows):
        for header, cell in row.items():
            for raw in cell if isinstance(cell, list) else [cell]:
                kind = KINDS.get(header) or ("EMAIL" if "@" in raw else "PHONE")
                datum = value_key(key, kind, CANONICAL.get(kind, str)(raw))
                place = (0, offset, len(raw), kind, datum, headers.index(header), number, number)
                findings.append(Finding(*place, None, "valid", 5.0, 5, 0, "test@1"))
                escrow[datum] = Escrowed(datum, kind, raw)
                offset += 100
    fields = [
        Field(n, 0, f"col:{n}", HEADERS.get(header, header), 1, 1, 1, KINDS.get(header, ""))
        for n, header in enumerate(headers)
    ]
    given = {
        "items": table_of(Item, [Item(0, "0" * 64, "/list.csv", "csv", 1)]),
        "findings": table_of(Finding, findings),
        "fields": table_of(Field, fields),
        "escrow": table_of(Escrowed, escrow.values()),
    }
    out = run(given, Settings(key, taken=("*.csv",)), ENGINE)
    row = next(row for row in out["counts"].to_pylist() if row["cut"] == "total")
    return row["certain"], row["best"], row["possible"]


PEOPLE = [
    {"name": name, "email": f"{n}@x.example", "phone": f"+3491000000{n}"}
    for n, name in enumerate(("Ana Lopez", "Bo Chen"))
]
SPEAKERS = [{"from": name, "from_id": f"user{n}"} for n, name in enumerate(("Ana Lopez", "Bo Chen"))]
LISTS = {
    "names alone": ([{"name": "Ana Lopez"}, {"name": "Bo Chen"}, {"name": "Cy Reed"}], (3, 3, 3)),
    "names alone, one nearly twice": ([{"name": "Jon Smith"}, {"name": "John Smith"}, {"name": "Cy Reed"}], (2, 2, 3)),
    "a telephone of an office": ([*PEOPLE, {"email": "info@firm.example", "phone": "+34910000009"}], (2, 2, 3)),
    "one address where none is known": (
        [*PEOPLE, *({"email": "noreply@firm.example", "phone": f"+3491000001{n}"} for n in range(4))],
        (6, 6, 6),
    ),
    "a user of tests": ([*PEOPLE, {"name": "Test User", "email": "probe@x.example"}], (2, 2, 3)),
    "nobody at all": ([*PEOPLE, {"name": "N/A", "email": "test7@x.example", "phone": "N/A"}], (2, 2, 2)),
    "ids of messages": ([*PEOPLE, {"uid": "1-2026@corp.example"}], (2, 2, 2)),
    "a speaker's own address and number": (
        [*SPEAKERS, SPEAKERS[0] | {"text": ["ana.lopez@x.example", "+34910000001"]}],
        (2, 2, 2),
    ),
    "a number and an address of one comment": ([*SPEAKERS, SPEAKERS[0] | {"text": ["cy@x.example", "+34910000001"]}], (2, 2, 3)),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "bounds"), LISTS.values(), ids=LISTS)
def test_people_in_lists_are_counted_from_both_ends_of_the_doubt(rows, bounds, case_key):
    certain, best, possible = counted(rows, case_key)
    assert (certain, possible) == (bounds[0], bounds[2]) and certain <= best <= possible
