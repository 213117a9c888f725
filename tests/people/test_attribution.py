"""Exact-key attribution against an oracle that does it by hand."""

from __future__ import annotations

from collections import defaultdict

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from duenotice.engine import local
from duenotice.people import attribute

ENGINE = local(workers=1, memory_mb=300)
KEYS = pa.schema([("value_key", pa.binary(16)), ("person", pa.int64()), ("country", pa.string())])
FOUND = pa.schema(
    [("value_key", pa.binary(16)), ("kind", pa.string()), ("audience", pa.string()), ("seen_us", pa.int64())]
)

key = st.integers(0, 6).map(lambda n: bytes([n]) * 16)
keys_rows = st.lists(st.tuples(key, st.integers(0, 4), st.sampled_from(["DE", "FR", None])), max_size=12)
found_rows = st.lists(
    st.tuples(
        key, st.sampled_from(["EMAIL", "PHONE"]), st.sampled_from(["bot", "anonymous"]), st.none() | st.integers(0, 9)
    ),
    max_size=15,
)


def table(rows, schema):
    return pa.table([list(column) for column in zip(*rows, strict=True)] if rows else [[]] * len(schema), schema=schema)


def by_hand(keys, found):
    people, findings, times = defaultdict(set), defaultdict(int), defaultdict(list)
    for f_key, kind, audience, seen in found:
        for k_key, person, country in keys:
            if f_key == k_key:
                group = (country or "??", kind, audience)
                people[group].add(person)
                findings[group] += 1
                times[group] += [seen] if seen is not None else []
    return [
        (*g, len(people[g]), findings[g], min(times[g], default=None), max(times[g], default=None))
        for g in sorted(people)
    ]


@settings(max_examples=60, deadline=None)
@given(keys_rows, found_rows)
def test_every_group_equals_what_counting_by_hand_gives(keys, found):
    out = attribute(table(keys, KEYS), table(found, FOUND), ENGINE)
    assert [tuple(row.values()) for row in out.to_pylist()] == by_hand(keys, found)


def test_parquet_files_and_tables_give_the_same(tmp_path):
    keys = table([(b"a" * 16, 1, "DE")], KEYS)
    found = table([(b"a" * 16, "EMAIL", "bot", 5)], FOUND)
    pq.write_table(keys, tmp_path / "keys.parquet")
    pq.write_table(found, tmp_path / "found-1.parquet")
    of_files = attribute(str(tmp_path / "keys.parquet"), str(tmp_path / "found-*.parquet"), ENGINE)
    assert of_files.equals(attribute(keys, found, ENGINE))
