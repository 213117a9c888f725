"""Which records are one person's, and the ways in which strangers get fused."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duenotice.people.linking import Identity, link
from duenotice.people.names import compatible, similarity

ONE = [
    (Identity("Ana Lopez", "ana@example.org"), Identity("Ana Lopez", "ANA@Example.org"), "certain"),
    (Identity("Ana Lopez", phone="+34910000000"), Identity("A. Lopez", phone="+34910000000"), "certain"),
    (Identity("Ana Lopez", "ana.lopez+x@gmail.com"), Identity("Ana Lopez", "analopez@googlemail.com"), "possible"),
    (Identity("Ana Lopez", "a@example.org"), Identity("Lopez, Ana", "b@example.net"), "possible"),
    (Identity("Ana Lopez", "a@example.org"), Identity("analopez", "12345+analopez@example.net"), "possible"),
    (Identity("Ana", "ana.lopez@example.org"), Identity("Ana Lopez", "ana.lopez@example.org"), "possible"),
    (Identity("Ana", keys=("ACCOUNT_ID:7",)), Identity("Someone Else", keys=("ACCOUNT_ID:7",)), "certain"),
]


@pytest.mark.parametrize(("a", "b", "tier"), ONE)
def test_the_same_person_is_linked_in_the_tier_that_the_evidence_bears(a, b, tier):
    linked = link([a, b])
    assert (linked.fewest, linked.most) == ((1, 1) if tier == "certain" else (1, 2))


STRANGERS = [
    [Identity("Ana", "ana@example.org"), Identity("Ana", "ana@example.net")],
    [Identity("Ana Lopez", "info@example.org"), Identity("Bo Chen", "info@example.org")],
    [Identity("Ana Lopez", "none@localhost"), Identity("Bo Chen", "none@localhost")],
    [Identity("", ""), Identity("", "")],
    [Identity("Ana Lopez", "a@example.org"), Identity("Eva Lopez", "e@example.org")],
]


@pytest.mark.parametrize("identities", STRANGERS)
def test_strangers_stay_apart(identities):
    assert link(identities).fewest == len(identities)


def test_an_address_held_by_many_names_links_nobody_by_any_rule():
    names = ["Ana Lopez", "Bo Chen", "Cem Aksoy", "Dana Novak", "Eve Laurent", "Femi Adeyemi"]
    linked = link([Identity(name, "shop-visitor@example.org") for name in names])
    assert linked.fewest == len(names)
    assert linked.guarded["same_email"] == 1


def test_a_cluster_whose_names_disagree_is_cut_back_to_its_certain_links_and_shown():
    chain = [Identity("Ana Maria Lopez", "ana.lopez@example.org"), Identity("Bo Chen", "ana.lopez@example.org"),
             Identity("Bo Chen", "bo@example.net"), Identity("Cem Aksoy", "bo@example.net"),
             Identity("Cem Aksoy", "cem@example.com"), Identity("Dana Novak", "cem@example.com")]  # fmt: skip
    linked = link(chain)
    assert linked.refused and linked.fewest == linked.most


def test_the_expected_number_lies_between_the_extremes():
    linked = link([a for a, _, _ in ONE] + [b for _, b, _ in ONE])
    assert linked.fewest <= linked.likely[0] <= linked.expected <= linked.likely[1] <= linked.most


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Ana Lopez", "A Lopez", "Bo", "", "李 明"]),
            st.sampled_from(["a@example.org", "b@example.org", "x", ""]),
        ),
        max_size=12,
    )
)
def test_certain_links_are_among_the_possible_ones_and_order_does_not_matter(pairs):
    identities = [Identity(name, email) for name, email in pairs]
    linked = link(identities)
    assert linked.fewest <= linked.most <= max(len(identities), 0) or not identities
    again = link(identities[::-1])
    assert (again.fewest, again.most) == (linked.fewest, linked.most)


NAMES = [
    ("Ana Lopez", "López, Ana", True), ("Ana Lopez", "Ana M. Lopez", True), ("Jon Smith", "John Smith", True),
    ("J. Smith", "John Smith", True),
    ("Ana", "Ana Lopez", False), ("Ana Lopez", "Bo Lopez", False), ("", "Ana Lopez", True), ("Straße Müller", "Strasse Muller", True),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "fits"), NAMES)
def test_names_are_compatible_in_both_directions(a, b, fits):
    assert compatible(a, b) is fits and compatible(b, a) is fits


def test_similarity_agrees_with_published_examples_of_jaro_and_winkler():
    assert similarity("martha", "marhta") == pytest.approx(0.9611, abs=1e-4)
    assert similarity("dixon", "dicksonx") == pytest.approx(0.8133, abs=1e-4)
    assert similarity("abc", "xyz") == 0.0


@pytest.mark.shared
@pytest.mark.parametrize("name", ["git", "numpy", "scipy"])
def test_the_true_number_of_authors_lies_in_the_likely_range(shared, name):
    with (shared / "evidence" / "people" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    linked = link([Identity(row["name"], row["email"]) for row in rows])
    people = len({row["person"] for row in rows})
    low, high = linked.likely
    assert low <= people <= high and high - low <= 0.1 * people
    assert abs(linked.expected / people - 1) <= 0.03
