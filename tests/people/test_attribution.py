"""Exact-key attribution against an oracle that does it by hand."""

from __future__ import annotations

from collections import defaultdict

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duenotice.engine import local
from duenotice.model import DueNoticeError
from duenotice.people import attribute, attribution
from duenotice.people.steps import text_of

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


@settings(max_examples=60)
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


def tables(keys, found):
    return {"keys": table(keys, KEYS), "found": table(found, FOUND)}


def counted_by_sql(given, engine=ENGINE):
    return engine.sql(text_of("attribution"), given)


def of(n):
    return n.to_bytes(16, "big")


ODD_CASES = {
    "quotes and backslashes in labels": (
        [(of(1), 1, "D'E"), (of(2), 2, "\\'; --")],
        [(of(1), "E\nMAIL", "b{o}t", 5), (of(2), "'", '"', 6), (of(2), "\\", "%", 7)],
    ),
    "labels beyond ASCII": (
        [(of(1), 1, "Österreich\u2028"), (of(2), 2, "🇦🇹")],
        [(of(1), "E", "б", 5), (of(2), "F", "б", 1)],
    ),
    "a person in two countries, and a key of two persons": (
        [(of(1), 1, "DE"), (of(2), 1, "FR"), (of(1), 2, None)],
        [(of(1), "E", "bot", 5), (of(2), "E", "bot", 4), (of(2), "E", "bot", 4)],
    ),
    "more countries than are listed": (
        [(of(n), n, f"C{n}") for n in range(attribution.MOST_LABELS + 1)],
        [(of(n), "E", "bot", n) for n in range(400)],
    ),
    "as many countries as are listed, one of them not known and one named so": (
        [(of(n), n, (None, "??", f"C{n}")[min(n, 2)]) for n in range(attribution.MOST_LABELS + 1)],
        [(of(n), "E", "bot", n) for n in range(400)],
    ),
    "more groups than are listed": (
        [(of(n), n, f"C{n}") for n in range(250)],
        [(of(n), f"K{n}", f"A{n}", n) for n in range(250)],
    ),
    "a kind without a name": ([(of(1), 1, "DE")], [(of(1), None, "bot", 5)]),
    "a customer without a number": (
        [(of(1), None, "DE"), (of(2), 2, "DE")],
        [(of(1), "E", "bot", 5), (of(2), "E", "bot", 5)],
    ),
    "numbers below nothing": ([(of(1), -1, "DE"), (of(2), 0, "DE")], [(of(1), "E", "bot", 5), (of(2), "E", "bot", 5)]),
    "numbers near the end of 64 bits": ([(of(1), 2**63 - 1, "DE")], [(of(1), "E", "bot", 5)]),
    "the largest number that leaves room for groups": (
        [(of(1), 2**61 - 1, "DE")],
        [(of(1), "E", "bot", 5), (of(1), "F", "man", 5)],
    ),
    "times at both ends": ([(of(1), 1, "DE")], [(of(1), "E", "bot", 2**63 - 1), (of(1), "E", "bot", -(2**63) + 1)]),
    "nobody known": ([], [(of(1), "E", "bot", 5)]),
    "nothing found": ([(of(1), 1, "DE")], []),
    "no key in common": ([(of(1), 1, "DE")], [(of(2), "E", "bot", 5)]),
}


@pytest.mark.parametrize("name", ODD_CASES)
def test_odd_input_is_counted_as_plain_sql_counts_it(name):
    given = tables(*ODD_CASES[name])
    assert attribute(given["keys"], given["found"], ENGINE).equals(counted_by_sql(given))


MANY = 30_000
CROWDS = {
    # name: keys, findings, streams that are begun, whether the engine has to count after all
    "all at once": ([(of(n), n, "DE") for n in range(MANY)], [(of(n), "E", "bot", n) for n in range(MANY)], 1, False),
    "in parts that the sizes tell": (
        [(of(n), n, "DE") for n in range(3 * MANY)],
        [(of(n), "E", "bot", n) for n in range(3 * MANY)],
        3,
        False,
    ),
    "in smaller parts, as keys were of several kinds": (
        [(of(n), n, "DE") for n in range(MANY)],
        [(of(n), kind, "bot", n) for n in range(MANY) for kind in "EFGH"],
        1 + 1 + 4,
        False,
    ),
    "on disk, as no part is small": (
        [(of(n), n * 64, "DE") for n in range(MANY)],
        [(of(n), kind, "bot", n) for n in range(MANY) for kind in "EFGH"],
        7,
        True,
    ),
}


class Narrow:
    """An engine beside which next to nothing may be held, and that remembers what was asked of it."""

    def __init__(self):
        self.engine, self.beside_mb = local(workers=1, memory_mb=300), 1
        self.streams, self.asked = 0, []

    def sql(self, query, given):
        self.asked.append(query)
        return self.engine.sql(query, given)

    def stream(self, query, given):
        self.streams += 1
        return self.engine.stream(query, given)


@pytest.mark.parametrize("name", CROWDS)
def test_more_people_than_memory_holds_are_counted_in_parts(name):
    keys, found, streams, on_disk = CROWDS[name]
    given, engine = tables(keys, found), Narrow()
    assert attribute(given["keys"], given["found"], engine).equals(counted_by_sql(given))
    assert (engine.streams, text_of("attribution") in engine.asked) == (streams, on_disk)


def test_a_label_that_comes_up_while_files_are_counted_is_an_error_and_no_wrong_number():
    class Changing(Narrow):
        def stream(self, query, given):
            return super().stream(query, {**given, "found": table([(of(1), "NEW", "bot", 5)], FOUND)})

    given = tables([(of(1), 1, "DE")], [(of(1), "E", "bot", 5)])
    with pytest.raises(DueNoticeError, match="changed while"):
        attribute(given["keys"], given["found"], Changing())
