"""What a run can be asked afterwards: is this person in it, why this number, why another than last time, what did judging teach."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import hypergeom

from duenotice import people
from duenotice.engine import local
from duenotice.model.facts import Answer
from duenotice.model.people import Count
from duenotice.model.personal import Personal
from duenotice.model.tables import rows_of
from duenotice.people import (
    Decision,
    Link,
    Merges,
    Settings,
    contradictions,
    decided,
    estimate,
    explain,
    explain_change,
    likely_people,
    lookup,
    run,
    sample,
)
from duenotice.people.doubts import DOUBTS

ENGINE = local(workers=1, memory_mb=500)


@pytest.fixture(scope="module")
def key():
    return bytes(range(32))


def played(shop, key, flaws=None):
    given_tables = shop.tables(flaws)
    return given_tables | run(given_tables, Settings(key), ENGINE)


def test_a_person_is_looked_up_by_address_and_the_answer_has_three_values(store, flaws, key):
    shop = store(3, customers=120, visits=1500)
    whole = played(shop, key)
    certain = {r["subject"] for r in whole["exposures"].to_pylist() if r["certainty"] == "certain"}
    shown = next(c for c in range(120) if shop.subject(c) in certain)
    unseen = next(c for c in range(120) if c not in shop.shown)
    assert lookup(Personal(f"C{shown}@Example.org"), whole, key).answer is Answer.YES
    assert lookup(Personal(f"c{unseen}@example.org"), whole, key).answer is not Answer.YES
    assert lookup(Personal("stranger@example.net"), whole, key).answer is Answer.UNKNOWN
    damaged = played(shop, key, flaws(edge_gap=(7200.0, 9000.0, "fra")))
    assert lookup(Personal(f"c{unseen}@example.org"), damaged, key).answer is Answer.UNKNOWN


def test_a_count_is_explained_in_words_that_hold_its_three_numbers(store, flaws, key):
    out = played(store(3, customers=120, visits=1500), key, flaws(edge_gap=(7200.0, 9000.0, "fra")))
    total = next(c for c in rows_of(Count, out["counts"]) if c.cut == "total")
    text = explain(total)
    assert text.startswith(f"at least {total.certain}, about {total.best}, at most {total.possible} people.")
    assert DOUBTS["page_lived_through_a_gap:lost"] in text


def test_found_log_lines_explain_why_the_number_changed(store, flaws, key):
    shop = store(4, customers=150, visits=2000)
    before = played(shop, key, flaws(edge_gap=(7200.0, 12000.0, "fra")))
    after = played(shop, key)
    changes = explain_change(before, after)
    assert sum(c.people for c in changes if c.what in ("newly certain", "possible to certain")) > 0
    assert explain_change(after, after) == ()


def test_every_rule_that_a_step_can_name_has_words():
    texts = [path.read_text() for folder in ("*.sql", "*.py") for path in Path(people.__file__).parent.rglob(folder)]
    named = set(re.findall(r"['\"](?:exposure|linkage|unseen|residence)\|(\w+)['\"]", "\n".join(texts)))
    sightings = next(text for text in texts if "viewer_signed_out'" in text and "judged" in text)
    named |= set(re.findall(r"(?:THEN|ELSE) '(\w+)'", sightings.rpartition("AS weight,")[2]))
    assert len(named) > 10
    assert {rule for rule in named if not any(known.partition(":")[0] == rule for known in DOUBTS)} == set()


def links(stratum, n, same=0, different=0):
    decisions = ["same"] * same + ["different"] * different + ["open"] * (n - same - different)
    return [
        Link(f"0:{i}", f"1:{i}", stratum, 0.8, stratum, d, f"{stratum}l{i}", f"{stratum}r{i}")
        for i, d in enumerate(decisions)
    ]


def test_a_sample_has_some_of_every_stratum_and_is_the_same_again():
    all_links = links("email", 90) + links("name", 10) + links("alias", 1)
    chosen = sample(all_links, 20)
    assert {link.stratum for link in chosen} == {"email", "name", "alias"} and 20 <= len(chosen) <= 24
    assert chosen == sample(all_links[::-1], 20)


def test_those_judged_so_far_are_the_first_of_one_shuffled_order():
    everything = sample(links("name", 60), 60)
    assert sample(links("name", 60), 10) == everything[:10]
    told = [Decision(*ends(link), "same") for link in everything[:10]]
    assert [ends(link) for link in sample(decided(links("name", 60), told), 10)] == [
        ends(link) for link in everything[10:20]
    ]


def ends(link):
    return link.left_id, link.right_id


def test_judging_narrows_the_estimate_and_all_judged_leaves_no_doubt():
    def width(judged):
        found = estimate(links("name", 100, same=judged // 2, different=judged - judged // 2))
        return found.high - found.low

    assert width(0) > width(20) > width(60) > width(100) == 0


@settings(max_examples=40)
@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_an_estimate_lies_between_its_ends_and_within_the_links(same, different, rest):
    found = estimate(links("name", same + different + rest, same, different))
    assert 0 <= found.low <= found.expected <= found.high <= same + different + rest
    assert found.low >= 0 and found.high >= same


@pytest.mark.parametrize("asked", [3, 10, 25])
def test_the_interval_holds_the_truth_nineteen_times_in_twenty_whatever_the_truth(asked):
    whole = 40
    for right in range(whole + 1):
        held = 0.0
        for same in range(max(0, asked - whole + right), min(asked, right) + 1):
            found = estimate(links("name", whole, same, asked - same))
            held += hypergeom.pmf(same, whole, right, asked) * (found.low <= right <= found.high)
        assert held >= 0.95


def test_links_that_close_a_circle_merge_nobody_twice():
    circle = [Link(a, b, "name", 0.8, "name", "open", a, b) for a, b in ("xy", "yz", "xz")]
    assert estimate(circle).high == 2
    told = [Decision("x", "y", "same"), Decision("y", "z", "same")]
    assert estimate(decided(circle, told)) == Merges(2, 2, 2)
    assert likely_people(3, decided(circle, told)) == Merges(1, 1, 1)
    assert estimate(decided(circle, [Decision("x", "y", "same"), Decision("x", "z", "different")])) == Merges(1, 1, 1)


def test_a_decision_can_be_taken_back_and_one_that_others_contradict_is_shown():
    circle = [Link(a, b, "name", 0.8, "name", "open", a, b) for a, b in ("xy", "yz", "xz")]
    told = [Decision("x", "y", "same"), Decision("z", "y", "same"), Decision("z", "x", "different")]
    assert [ends(link) for link in contradictions(decided(circle, told))] == [("x", "z")]
    assert contradictions(decided(circle, [*told, Decision("x", "y", "open")])) == []


def test_an_unsure_answer_leaves_its_link_open_either_way():
    told = [Decision(*ends(link), "unsure") for link in links("name", 4)]
    found = estimate(decided(links("name", 4), told))
    assert (found.low, found.high) == (0, 4) and sample(decided(links("name", 4), told), 4) == []
