"""Bounds of the people who left no trace: whatever the habits of the viewers, the truth lies within."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from duenotice.model.people import EvidenceGap
from duenotice.people import Unseen, unseen_bounds
from duenotice.people.missing import sampled_weight

START = datetime(2026, 11, 27, 8, tzinfo=UTC)

frequencies = st.dictionaries(st.integers(1, 30), st.integers(1, 2_000), min_size=1, max_size=8)
habits = st.dictionaries(st.integers(1, 25), st.integers(500, 20_000), min_size=1, max_size=5)


def width(found: Unseen) -> int:
    return found.bounds.possible - found.bounds.certain


def thinned(servings: np.ndarray, rate: float, seed: int) -> Counter[int]:
    seen = np.random.default_rng(seed).binomial(servings, rate)
    return Counter(seen[seen > 0].tolist())


@settings(max_examples=40)
@given(frequencies, st.floats(0.05, 0.95), st.integers(0, 5_000), st.integers(0, 20_000))
def test_bounds_of_the_unseen_keep_their_order_and_their_caps(seen, rate, lost, scope):
    total = sum(seen.values())
    bounds = unseen_bounds(seen, rate, lost=lost, scope=max(scope, total)).bounds
    assert total <= bounds.certain <= bounds.best <= bounds.possible <= total + min(lost, max(scope, total) - total)


def test_nothing_lost_is_exact_and_nothing_seen_is_bounded_by_the_caps_alone():
    assert unseen_bounds({1: 5}, 1.0).bounds.is_exact
    nothing = unseen_bounds({}, 0.5, lost=40).bounds
    assert (nothing.certain, nothing.best, nothing.possible) == (0, 0, 40)


@settings(max_examples=40)
@given(habits, st.floats(0.05, 0.95))
def test_whatever_the_habits_the_truth_is_within_where_chance_plays_no_part(people, rate):
    """The counts are those to be expected of people who were shown so often, whichever numbers these are."""
    numbers, how_many = np.array(list(people)), np.array(list(people.values()))
    expected = {j: round(float(how_many @ binom.pmf(j, numbers, rate))) for j in range(1, 26)}
    seen = {j: n for j, n in expected.items() if n}
    truth = sum(seen.values()) + float(how_many @ (1 - rate) ** numbers)
    bounds = unseen_bounds(seen, rate).bounds
    assert bounds.certain <= truth + 1 and truth - 1 <= bounds.possible


@pytest.mark.parametrize("rate", [0.08, 0.15, 0.3, 0.7])
@pytest.mark.parametrize("shown", [(1,), (2,), (3,), (8,), (1, 8), (1, 4), (3, 9), (1, 2, 3, 4, 5, 6)])
def test_people_shown_equally_often_are_not_taken_for_people_shown_at_random(shown, rate):
    """A mixture of Poisson laws puts the lower bound above the truth here, or the upper one below it."""
    servings = np.repeat(shown, 12_000 // len(shown))
    found = [unseen_bounds(thinned(servings, rate, seed), rate).bounds for seed in range(4)]
    assert sum(len(servings) in bounds for bounds in found) >= 3


def test_lines_that_were_lost_in_pairs_are_no_independent_ones_and_leave_the_caps_alone():
    pairs = thinned(np.random.default_rng(3).poisson(2.0, 5_000), 0.4, 3)
    found = unseen_bounds({2 * j: n for j, n in pairs.items()}, 0.4, lost=7_000)
    assert (found.method, found.bounds.certain) == ("none", sum(pairs.values()))
    assert found.bounds.possible == sum(pairs.values()) + 7_000


@settings(max_examples=30)
@given(frequencies, st.floats(0.1, 0.7), st.floats(0.5, 1.0), st.floats(1.0, 1.4))
def test_a_less_certain_rate_never_gives_narrower_bounds(seen, rate, down, up):
    known, guessed = unseen_bounds(seen, rate), unseen_bounds(seen, (rate * down, rate * up))
    slack = 1 + width(known) // 100
    assert guessed.bounds.certain <= known.bounds.certain + slack
    assert guessed.bounds.possible >= known.bounds.possible - slack


@settings(max_examples=30)
@given(frequencies, st.floats(0.05, 0.95))
def test_a_page_version_of_one_person_is_that_person(seen, rate):
    alone, paged = (unseen_bounds(seen, rate, versions=v) for v in (None, {j: (n, 1) for j, n in seen.items()}))
    assert (alone.bounds.certain, alone.bounds.possible) == (paged.bounds.certain, paged.bounds.possible)


def test_people_who_share_a_page_version_are_bounded_more_widely_than_people_on_their_own():
    seen = {1: 4_000, 2: 2_000, 3: 900, 4: 300, 5: 100}
    together = unseen_bounds(seen, 0.5, versions={j: (n * 10.0, 10) for j, n in seen.items()})
    assert width(together) > 2 * width(unseen_bounds(seen, 0.5))


@pytest.mark.parametrize("rate", [0.1, 0.5, 0.9])
def test_the_more_people_the_narrower_their_bounds_up_to_a_thousand_million(rate):
    expected = binom.pmf(np.arange(1, 13)[:, None], np.arange(1, 13)[None, :], rate).sum(axis=1)
    found = []
    for people in (10**3, 10**5, 10**7, 10**9):
        seen = {j: round(people * float(share)) for j, share in enumerate(expected, 1) if people * share >= 0.5}
        found.append(width(unseen_bounds(seen, rate)) / sum(seen.values()))
    assert found == sorted(found, reverse=True) and found[-1] < found[0] / 3


def test_the_best_number_errs_less_than_the_middle_of_the_bounds_where_few_lines_were_kept():
    rng = np.random.default_rng(8)
    misses = []
    for seed in range(12):
        servings = rng.poisson(4 * rng.lognormal(-0.5, 1.0, 8_000))
        bounds = unseen_bounds(thinned(servings, 0.1, seed), 0.1).bounds
        truth = int((servings > 0).sum())
        misses.append((abs(bounds.best - truth), abs((bounds.certain + bounds.possible) / 2 - truth)))
    best, middle = np.mean(misses, axis=0)
    assert best < middle / 1.5


def sightings(times: Counter[int]) -> pa.Table:
    """As many people as told, each in as many servings."""
    rows = [(str(who), n) for who, seen in enumerate(sorted(times.elements())) for n in range(seen)]
    return pa.table(
        {"who": [w for w, _ in rows], "n": [n for _, n in rows], "known": [1] * len(rows), "weight": [1.0] * len(rows)}
    )


@pytest.mark.parametrize(("together", "told"), [(1, []), (2, ["not_sampled_by_line"])])
def test_a_sample_whose_lines_were_kept_in_pairs_is_told_as_a_problem(together, told):
    kept = thinned(np.random.default_rng(5).poisson(3.0, 3_000), 0.4, 5)
    gap = EvidenceGap("edge fra", START, START + timedelta(hours=8), "sampled", 0.4, 9_000)
    customers = pa.table({"subject": [f"c{n}" for n in range(2_500)]})
    weight, problems = sampled_weight([gap], sightings(Counter({together * j: n for j, n in kept.items()})), customers)
    assert [problem.rule for problem in problems] == told and 0 < weight < 1


def test_an_incident_of_which_one_line_in_a_million_was_kept_is_bounded_by_what_is_known_of_it():
    found = unseen_bounds({1: 3}, 1e-6, scope=50_000)
    assert found.bounds.certain == 3 and found.bounds.possible == 50_000


@pytest.mark.parametrize("rate", [0.0, -1.0, 1.5, (0.6, 0.4)])
def test_a_rate_that_is_no_share_is_refused(rate):
    with pytest.raises(ValueError, match="share"):
        unseen_bounds({1: 1}, rate)
