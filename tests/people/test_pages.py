"""Captured pages where no directory tells whose they are: who typed their own data saw their own pages."""

from __future__ import annotations

import pyarrow as pa
import pytest

from duenotice.people.sighted import from_pages
from duenotice.people.strangers import SEEN, TYPED

REQ = pa.schema(
    [
        ("item_id", pa.int64()), ("record", pa.int64()), ("source", pa.string()), ("session", pa.string()), ("client", pa.string()),
        ("at_us", pa.int64()), ("route", pa.string()),
    ]
)  # fmt: skip


def shown(session: str, typed: str, seen: str) -> dict[bytes, float]:
    """Who was perhaps shown to another, and how likely, where one session typed the data of `typed` and then saw those of `seen`."""
    people = [name.encode() * 16 for name in typed + seen]
    records = range(len(people))
    asked = [(0, n, "capture", session, None, n, "/a") for n in records]
    req = pa.table([list(column) for column in zip(*asked, strict=True)], schema=REQ)
    rows = [(0, n, who, "EMAIL", 1, 1.0) for n, who in enumerate(people)]
    sent = [(0, n, who) for n, who in enumerate(people[: len(typed)])]
    seen_table = pa.table([list(column) for column in zip(*rows, strict=True)], schema=SEEN)
    typed_table = pa.table([list(column) for column in zip(*sent, strict=True)] or [[]] * 3, schema=TYPED)
    found = from_pages(seen_table, typed_table, req, [])
    return {who[:1]: weight for who, weight in zip(found["who"].to_pylist(), found["weight"].to_pylist(), strict=True)}


@pytest.mark.parametrize(
    ("session", "typed", "seen", "likely"),
    [
        ("s", "a", "a", {}),
        ("s", "a", "ab", {b"b": True}),
        ("s", "", "a", {b"a": False}),
        ("s", "ab", "a", {b"a": False, b"b": False}),
        (None, "a", "a", {b"a": True}),
    ],
    ids=["own page", "another's page", "nothing typed", "two people typed", "no session"],
)
def test_who_typed_their_own_data_was_shown_what_is_others(session, typed, seen, likely):
    assert {who: weight > 0.5 for who, weight in shown(session, typed, seen).items()} == likely
