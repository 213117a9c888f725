"""Who was shown to whom, against the truth of a made-up store, with whole and with damaged evidence."""

from __future__ import annotations

import json

import pyarrow as pa
import pytest

from duenotice.engine import local
from duenotice.model.errors import UsageError
from duenotice.model.keys import token_key
from duenotice.people import Settings, run

ENGINE = local(workers=1, memory_mb=1000)


def outcome(store, key, flaws=None):
    return run(store.tables(flaws), Settings(key), ENGINE)


def total(out):
    return next(row for row in out["counts"].to_pylist() if row["cut"] == "total")


def surely_exposed(out):
    return {row["subject"] for row in out["exposures"].to_pylist() if row["certainty"] == "certain"}


DAMAGE = {
    "whole": {},
    "edge without object ids": {"nameless_nodes": ("fra",)},
    "all edges without object ids": {"nameless_nodes": ("fra", "iad")},
    "clock four seconds ahead": {"skew_s": {"iad": 4.0}, "nameless_nodes": ("iad",)},
    "clock in another time zone": {"skew_s": {"fra": 3600.0}},
    "an edge silent for half an hour": {"edge_gap": (7200.0, 9000.0, "fra")},
    "the origin silent for half an hour": {"origin_gap": (7200.0, 9000.0)},
    "half of the edge lines kept": {"keep": 0.5},
    "origin without request ids": {"no_request_ids": True},
}


@pytest.mark.parametrize("seed", [0, *(pytest.param(n, marks=pytest.mark.full) for n in range(1, 6))])
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_truth_lies_within_the_bounds_and_nobody_is_certain_who_was_not_shown(store, flaws, case_key, damage, seed):
    shop = store(seed)
    out = outcome(shop, case_key, flaws(**damage))
    truth = {shop.subject(customer) for customer in shop.shown}
    row = total(out)
    assert row["certain"] <= len(truth) <= row["possible"], row
    assert surely_exposed(out) <= truth
    assert row["certain"] == len(surely_exposed(out))


def test_whole_evidence_gives_a_narrow_count(store, case_key):
    shop = store(5)
    row = total(outcome(shop, case_key))
    assert row["certain"] > 0.6 * len(shop.shown)
    assert row["possible"] <= 1.2 * len(shop.shown)


def test_each_gap_between_the_numbers_is_explained_to_the_last_person(store, flaws, case_key):
    out = outcome(store(1), case_key, flaws(edge_gap=(7200.0, 9000.0, "fra")))
    for row in out["counts"].to_pylist():
        causes = json.loads(row["causes"])
        assert row["best"] - row["certain"] == sum(c["below"] for c in causes)
        assert row["possible"] - row["best"] == sum(c["above"] for c in causes)


def test_lines_out_of_order_change_nothing(store, case_key):
    tables = store(2, customers=120, visits=1500).tables()
    shuffled = tables | {"requests": tables["requests"].take(list(range(tables["requests"].num_rows))[::-1])}
    one, other = (run(t, Settings(case_key), ENGINE) for t in (tables, shuffled))
    assert one["counts"].equals(other["counts"]) and one["people"].equals(other["people"])


def test_without_a_directory_people_are_known_by_what_their_own_pages_show(store, case_key):
    shop = store(2)
    tables = shop.tables()
    del tables["directory"]
    out = run(tables, Settings(case_key), ENGINE)
    truth = {shop.subject(customer) for customer in shop.shown}
    assert surely_exposed(out) <= truth and len(surely_exposed(out)) > 0.6 * len(truth)
    assert total(out)["certain"] <= len(truth) <= total(out)["possible"]
    assert {row["country"] for row in out["people"].to_pylist()} == {None}


def test_without_findings_no_page_is_called_harmless(store, case_key):
    tables = store(2, customers=120, visits=1500).tables()
    del tables["findings"]
    row = total(run(tables, Settings(case_key), ENGINE))
    assert row["certain"] == 0 and row["possible"] > 50


def test_an_exclusion_that_is_switched_off_lifts_the_upper_number_only(store, case_key):
    tables = store(2, customers=120, visits=1500).tables()
    strict = run(tables, Settings(case_key), ENGINE)
    lax = run(tables, Settings(case_key, exclusions=()), ENGINE)
    assert total(lax)["possible"] > total(strict)["possible"]
    assert total(lax)["certain"] == total(strict)["certain"]
    assert any(row["rule"] == "excluded:own_page" and row["rows"] for row in strict["problems"].to_pylist())


def test_wrong_clocks_are_named(store, flaws, case_key):
    out = outcome(store(2, customers=120, visits=1500), case_key, flaws(skew_s={"fra": 3600.0, "iad": 7.0}))
    assert {(r["rule"], r["where"]) for r in out["problems"].to_pylist()} >= {
        ("time_zone", "fra"),
        ("clock_skew", "iad"),
    }


def test_times_of_what_was_seen_lie_within_what_was_possible(store, case_key):
    for row in outcome(store(2, customers=120, visits=1500), case_key)["exposures"].to_pylist():
        if row["first_seen"] is not None:
            assert row["first_possible"] <= row["first_seen"] <= row["last_seen"] <= row["last_possible"]
        assert row["viewers_low"] <= row["viewers_high"] <= row["servings"]
        assert row["kinds"] == ["EMAIL", "PERSON_NAME"]


def test_a_search_engine_is_believed_only_from_a_published_address(store, case_key):
    tables = store(2, customers=120, visits=1500).tables()
    client = token_key(case_key, "IP_ADDRESS", "192.0.2.70")
    agents, clients = tables["requests"]["agent_class"].to_pylist(), tables["requests"]["client"].to_pylist()
    from_there = [client if a == "search_engine" else c for a, c in zip(agents, clients, strict=True)]
    at = tables["requests"].schema.get_field_index("client")
    tables["requests"] = tables["requests"].set_column(at, "client", pa.array(from_there, pa.string()))

    def audiences(**options):
        return set(run(tables, Settings(case_key, **options), ENGINE)["exposures"]["audience"].to_pylist())

    with pytest.raises(UsageError, match="range"):
        audiences(search_engines=("not a range",))
    assert "search_engine" not in audiences() and "bot" in audiences()
    assert "search_engine" in audiences(search_engines=("192.0.2.64/28", "2001:db8::/32"))
