"""The table of pairs against a set of Python."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from duenotice.people.tally import NEVER, PIECE, Tally, most_slots, room

GROUPS = 8
pairs = st.one_of(st.integers(0, 40), st.integers(0, 2**63 - 1), st.integers(0, 2**20 - 1).map(lambda n: n << 43))
batches = st.lists(st.lists(st.tuples(pairs, st.just(NEVER) | st.integers(-5, 5)), max_size=30), max_size=5)


def added(tally, rows):
    return tally.add(np.array([r[0] for r in rows], np.int64), np.array([r[1] for r in rows], np.int64))


@settings(max_examples=150)
@given(batches)
def test_people_rows_and_times_of_each_group_are_those_of_a_set(given_batches):
    tally = Tally(GROUPS, 0, 2**20)
    people, findings, times = defaultdict(set), defaultdict(int), defaultdict(list)
    for rows in given_batches:
        assert added(tally, rows)
        for pair, seen in rows:
            people[pair % GROUPS].add(pair)
            findings[pair % GROUPS] += 1
            times[pair % GROUPS] += [seen] if seen != NEVER else []
    tally.settle()
    for group in range(GROUPS):
        assert (tally.people[group], tally.findings[group]) == (len(people[group]), findings[group])
        if times[group]:
            assert (tally.first[group], tally.last[group]) == (min(times[group]), max(times[group]))
        else:
            assert tally.last[group] == NEVER


def test_a_table_grows_over_many_batches_and_forgets_nothing():
    tally, rng = Tally(GROUPS, 0, 2**24), np.random.default_rng(7)
    drawn = rng.integers(0, 200_000, 300_000)
    for begin in range(0, len(drawn), 7 * PIECE + 5):
        batch = drawn[begin : begin + 7 * PIECE + 5]
        assert tally.add(batch, batch)
    tally.settle()
    assert tally.people.tolist() == np.bincount(np.unique(drawn) % GROUPS).tolist()


def test_people_of_one_part_are_added_to_those_of_the_part_before():
    tally = Tally(GROUPS, 0, 2**20)
    for part in (0, 1):
        assert added(tally, [(GROUPS * part, 1), (GROUPS * part, 2)])
        tally.settle()
    assert (tally.people[0], tally.findings[0]) == (2, 4)


def test_a_table_never_takes_more_than_it_may():
    may = 2**19
    tally = Tally(GROUPS, 10**9, may)
    assert tally.add(np.arange(room(most_slots(may)) - PIECE), np.zeros(room(most_slots(may)) - PIECE, np.int64))
    assert not tally.add(np.arange(PIECE * 2), np.zeros(PIECE * 2, np.int64))
    assert 8 * most_slots(may) * 3 // 2 <= may
