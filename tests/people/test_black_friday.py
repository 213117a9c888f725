"""The truth of the made-up incident lies within the bounds, and nobody is certain who was not shown to somebody else."""

from __future__ import annotations

import pyarrow as pa
import pytest

from duenotice import detect, evidence, people
from duenotice.engine import local
from duenotice.model.evidence import Change, Coverage, Item
from duenotice.model.keys import token_key
from duenotice.model.tables import table_of
from duenotice.people.subjects import subject_of_account
from examples.black_friday import truth
from examples.black_friday.play import play


def tables_of(folder, key):
    """What `case` hands to people: all rooms' outputs over one folder of evidence."""
    budget, settings = evidence.Budget(), detect.Settings(key)
    items = [row for row in evidence.inventory([str(folder)], budget) if isinstance(row, Item)]
    requests = [table for item in items for table in evidence.requests(item, budget, key)]
    history = [row for item in items if item.role == "history" for row in evidence.changes(item, budget)]
    settled = [
        detect.scan_item(item, (b for b in evidence.blocks(item, budget) if not isinstance(b, Coverage)), settings)
        for item in items
        if item.role == "evidence"
    ]
    directory = next(i for i in items if i.role == "directory")
    return {
        "items": table_of(Item, items),
        "requests": pa.concat_tables(requests),
        "findings": pa.concat_tables([s.findings for s in settled]),
        "escrow": detect.merge_escrow([s.escrow for s in settled]),
        "changes": table_of(Change, history),
        "directory": people.read_directory(directory.path, key).table,
    }


PLAYED = {"EMAIL", "PERSON_NAME", "PHONE", "POSTAL_ADDRESS"}
"""Kinds whose truth the play writes down."""


def subject_of(customer, key):
    return subject_of_account(key, token_key(key, "ACCOUNT_ID", customer))


def check(seed, tmp_path, key, size="small"):
    played = play(size, seed, tmp_path)
    out = people.run(tables_of(played.evidence, key), people.Settings(key), local(workers=1, memory_mb=1000))
    known = truth.read(played.truth)
    exposed = {subject_of(customer, key) for customer in known.people}
    certain = [r for r in out["exposures"].to_pylist() if r["certainty"] == "certain"]
    assert {r["subject"] for r in certain} <= exposed
    told = {(r["subject"], kind) for r in certain for kind in r["kinds"] if kind in PLAYED}
    assert told <= {
        (subject_of(s["subject"], key), kind) for s in known.servings if s["foreign"] for kind in s["kinds"]
    }
    bounds = {(r["cut"], r["key"]): r for r in out["counts"].to_pylist()}
    total = bounds["total", ""]
    assert total["certain"] <= len(exposed) <= total["possible"]
    for country, number in known.by_country.items():
        row = bounds["country", country]
        assert row["certain"] <= number <= row["possible"], country
    return total, len(exposed)


@pytest.mark.parametrize("seed", [1, 12, *range(100, 118)])
def test_truth_lies_within_the_bounds_of_every_country(seed, tmp_path, case_key):
    total, truly = check(seed, tmp_path, case_key)
    assert total["certain"] > 0.8 * truly and total["possible"] < 1.3 * truly


@pytest.mark.full
@pytest.mark.parametrize("seed", range(118, 300))
def test_truth_lies_within_the_bounds_in_two_hundred_plays(seed, tmp_path, case_key):
    check(seed, tmp_path, case_key)


@pytest.mark.full
@pytest.mark.parametrize("seed", range(3))
def test_truth_lies_within_the_bounds_of_a_larger_store(seed, tmp_path, case_key):
    total, truly = check(seed, tmp_path, case_key, "medium")
    assert total["certain"] > 0.9 * truly and total["possible"] < 1.1 * truly
