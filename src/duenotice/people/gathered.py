"""The findings of files by the record they stand in, less what is an office's or nobody's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from duenotice.model.keys import canonical_email, canonical_name, value_key
from duenotice.model.kinds import family
from duenotice.model.tables import Tables
from duenotice.people.accounts import (
    NOBODYS_USERS,
    USER,
    with_users_alone,
    without_machines,
    without_tenants,
)
from duenotice.people.compute import pc
from duenotice.people.forms import as_records
from duenotice.people.letters import passages
from duenotice.people.names import tokens
from duenotice.people.normalise import (
    NOBODYS_DATES,
    is_nobodys_name,
    is_nobodys_number,
    is_role_or_placeholder,
    placeholder_numbers,
)
from duenotice.people.recorded import BESIDE, NAME, TEXT, One, Place, Told
from duenotice.people.whose import LOOSE, Field, field_of

EXACT = frozenset({"ACCOUNT_ID", "NATIONAL_ID", "PASSPORT", "DRIVING_LICENCE", "TAX_ID", USER})
USED = EXACT | {"EMAIL", "PHONE", NAME}

MESSAGE_ID = "Message Identifier"
"""What fields are called that hold the id of a message or an event, which looks like an address and is none."""
LOGGED = Field(table=TEXT, loose=False)
"""What the line of a log tells of the user who did log in: that there is one."""
MOST_ROWS = 3
"""Rows of one address of an office beyond which it stands where people's own are not known."""


def nobodys(kinds: Iterable[str], escrow: pa.Table, key: bytes) -> set[bytes]:
    """Values that stand for an office or for nobody. kinds: of numbers, whose raw values nobody keeps."""
    spoken = {
        "EMAIL": lambda text: is_role_or_placeholder(canonical_email(text)),
        "PHONE": is_nobodys_number,
        NAME: lambda text: is_nobodys_name(canonical_name(text)),
    }
    found = {
        row["value_key"] for row in escrow.to_pylist() if row["kind"] in spoken and spoken[row["kind"]](row["raw"])
    }
    found |= {value_key(key, "BIRTH_DATE", date) for date in NOBODYS_DATES}
    found |= {value_key(key, USER, name) for name in NOBODYS_USERS}
    return found | {
        value_key(key, kind, number) for kind in kinds if family(kind) in EXACT for number in placeholder_numbers()
    }


def records_of(found: pa.Table, given: Tables, nothing: set[bytes]) -> tuple[dict[Place, list[Told]], set[Place]]:
    """Of each record, or row of a table in one, the data that make a person or stand beside one, in their order; and the rows that
    tell of an office or of nobody, of whom a number without a name is as likely as not; what stands in many rows fills a gap.
    nothing: values of nobody."""
    fields = given["fields"].to_pylist()
    told = {(f["item_id"], f["field"]): field_of(f["path"], f["header"], f["kind"]) for f in fields}
    unread = {(f["item_id"], f["field"]) for f in fields if f["header"] == MESSAGE_ID}
    records: dict[Place, list[Told]] = defaultdict(list)
    offices: dict[bytes, set[Place]] = defaultdict(set)
    machines, timed = set[Place](), set[Place]()
    first = passages(found, given["items"])
    for row in _ordered(found):
        kind, item, at = family(row["kind"]), row["item_id"], row["offset"]
        if (kind not in USED and kind not in BESIDE) or (item, row["field"]) in unread:
            continue
        record: int = row["record"]
        place = item, first.get((item, record), record), row["part"]
        field = LOGGED if row["logged"] else told.get((item, row["field"]), LOOSE)
        if row["value_key"] not in nothing:
            one = Told(row["kind"], row["value_key"], field, row["field"], row["row"] or 0, at, at + row["length"])
            records[place].append(one)
            timed |= {place} if row["seen_us"] is not None else set()
        elif kind in ("EMAIL", NAME) and not field.loose:
            offices[row["value_key"]].add(place)
        elif kind == USER and not field.loose:
            machines.add(place)
    kept = as_records(without_machines(records, machines), timed)
    few = {place for places in offices.values() if len(places) <= MOST_ROWS for place in places}
    return with_users_alone(without_tenants(kept)), few


def _ordered(found: pa.Table) -> Iterator[dict[str, Any]]:
    rows = found.filter(pc.is_valid(found["record"])).sort_by([("item_id", "ascending"), ("offset", "ascending")])
    columns = [
        "item_id",
        "record",
        "part",
        "kind",
        "value_key",
        "field",
        "row",
        "offset",
        "length",
        "seen_us",
        "logged",
    ]
    yield from rows.select(columns).to_pylist()


def no_full_name(one: One) -> bool:
    """Whether nothing but one word, or none, says what somebody is called."""
    return sum(len(word) > 1 for word in tokens(one.name)) < 2
