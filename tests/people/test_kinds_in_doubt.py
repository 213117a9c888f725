"""A kind of data that stands on some pages only is nobody's certain exposure: rows of exposures say what counts by kind say."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pyarrow as pa
import pytest

from duenotice.engine import local
from duenotice.model.findings import Finding
from duenotice.model.keys import value_key
from duenotice.model.tables import rows_of, table_of
from duenotice.people import Settings, run

ENGINE = local(workers=1, memory_mb=500)


def with_telephones(tables, key):
    """The same evidence, with a telephone number on every second captured account page."""
    findings = list(rows_of(Finding, tables["findings"]))
    pages = [f for f in findings if f.kind == "PERSON_NAME"]
    numbers = [
        replace(f, kind="PHONE", value_key=value_key(key, "PHONE", f.value_key.hex()))
        for nth, f in enumerate(pages)
        if nth % 2
    ]
    return tables | {"findings": table_of(Finding, [*findings, *numbers])}


@pytest.fixture
def out(store, case_key):
    shop = store(2, customers=120, visits=1500)
    return run(with_telephones(shop.tables(), case_key), Settings(case_key), ENGINE)


def of_certainty(out, certainty):
    return [row for row in out["exposures"].to_pylist() if row["certainty"] == certainty]


def by_key(out, cut):
    return {row["key"]: row for row in out["counts"].to_pylist() if row["cut"] == cut}


def test_a_kind_in_doubt_is_listed_by_possible_exposures_only(out):
    count = by_key(out, "kind")["PHONE"]
    assert count["certain"] == 0 < count["possible"]
    assert of_certainty(out, "certain")
    assert all(row["kinds"] == ["EMAIL", "PERSON_NAME"] for row in of_certainty(out, "certain"))
    assert any(row["kinds"] == ["PHONE"] and row["viewers_low"] == 0 for row in of_certainty(out, "possible"))


def test_whoever_is_certain_has_the_kinds_in_doubt_in_a_row_of_their_own(out):
    doubted = {(r["subject"], r["audience"]): r for r in of_certainty(out, "possible")}
    for sure in of_certainty(out, "certain"):
        doubt = doubted[sure["subject"], sure["audience"]]
        same = ("first_possible", "first_seen", "last_seen", "last_possible", "servings", "viewers_high", "evidence")
        assert {name: doubt[name] for name in same} == {name: sure[name] for name in same}


def test_exposures_and_counts_by_kind_tell_of_the_same_people(out):
    certain, possible = defaultdict(set), defaultdict(set)
    for row in out["exposures"].to_pylist():
        for kind in row["kinds"]:
            possible[kind].add(row["subject"])
            if row["certainty"] == "certain":
                certain[kind].add(row["subject"])
    for kind, count in by_key(out, "kind").items():
        assert count["certain"] == len(certain[kind]), kind
        assert count["possible"] >= len(possible[kind]) > 0, kind


def test_sets_of_kinds_are_certain_only_where_each_kind_is(out):
    country = {row["subject"]: row["country"] for row in out["people"].to_pylist()}
    held = defaultdict(set)
    for row in of_certainty(out, "certain"):
        held[row["subject"]].update(row["kinds"])
    certain = defaultdict(int)
    for subject, kinds in held.items():
        certain[f"{'+'.join(sorted(kinds))}|{country[subject]}"] += 1
    counted = {key: row["certain"] for key, row in by_key(out, "kindset_country").items()}
    assert {key: n for key, n in counted.items() if n} == dict(certain)
    assert any("PHONE" in key for key in counted)


def test_people_are_as_many_with_kinds_in_doubt_as_without(out, store, case_key):
    plain = run(store(2, customers=120, visits=1500).tables(), Settings(case_key), ENGINE)
    assert by_key(out, "total") == by_key(plain, "total")
    assert out["people"].equals(plain["people"])


def test_no_kind_on_every_page_leaves_certain_exposures_without_kinds(store, case_key):
    tables = store(2, customers=120, visits=1500).tables()
    findings = list(rows_of(Finding, tables["findings"]))
    owned = [f for f in findings if f.kind in ("EMAIL", "PERSON_NAME") and f.value_key != shop_address(case_key)]
    thinned = [f for f in owned if (f.record // 2) % 2 == (f.kind == "EMAIL")]
    out = run(tables | {"findings": table_of(Finding, thinned)}, Settings(case_key), ENGINE)
    by_routes = [row for row in of_certainty(out, "certain") if not row["kinds"]]
    assert by_routes
    doubted = {(r["subject"], r["audience"]): r["kinds"] for r in of_certainty(out, "possible")}
    assert all(doubted[row["subject"], row["audience"]] == ["EMAIL", "PERSON_NAME"] for row in by_routes)


def shop_address(key):
    return value_key(key, "EMAIL", "help@shop.example")


def test_exposures_keep_their_schema_where_nobody_is_exposed(case_key, store):
    tables = store(2, customers=20, visits=50).tables()
    empty = run({"directory": tables["directory"]}, Settings(case_key), ENGINE)["exposures"]
    assert empty.num_rows == 0 and empty.schema.field("kinds").type == pa.list_(pa.string())
