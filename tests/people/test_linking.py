"""Which records are one person's, and the ways in which strangers get fused."""

from __future__ import annotations

import csv

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from duenotice.people.holders import Identity
from duenotice.people.linking import Judged, link
from duenotice.people.names import agree, compatible, similarity

ONE = [
    (Identity("Ana Lopez", "ana@example.org"), Identity("Ana Lopez", "ANA@Example.org"), "certain"),
    (Identity("Ana Lopez", phone="+34910000000"), Identity("A. Lopez", phone="+34910000000"), "certain"),
    (Identity("Ana Lopez", "ana.lopez+x@gmail.com"), Identity("Ana Lopez", "analopez@googlemail.com"), "possible"),
    (Identity("Ana Lopez", "a@example.org"), Identity("Lopez, Ana", "b@example.net"), "possible"),
    (Identity("Ana Lopez", "a@example.org"), Identity("analopez", "12345+analopez@example.net"), "possible"),
    (Identity("Ana", "ana.lopez@example.org"), Identity("Ana Lopez", "ana.lopez@example.org"), "possible"),
    (Identity("Ana", keys=("ACCOUNT_ID:7",)), Identity("Someone Else", keys=("ACCOUNT_ID:7",)), "certain"),
    (Identity("Ana Lopez", phone="+34910000000"), Identity(phone="+34910000000"), "certain"),
    (Identity("", "a@example.org", "+34910000000"), Identity("", "b@example.org", "+34910000000"), "possible"),
    (Identity("Ana Lopez", born="1980-02-03"), Identity("Ana Lopez", born="1980-02-30"), "possible"),
    (
        Identity("Ana Lopez", address="7 Mill Lane, 10115 X"),
        Identity("Ana Lopes", address="Mill Lane 7, 10115"),
        "possible",
    ),
    (
        Identity("Ana Lopez", born="1980-02-03", address="7, 10115"),
        Identity("Eva Roth", born="1980-02-03", address="7, 10115"),
        "possible",
    ),
    (Identity("Mario Lopez", "casa@lopez.example"), Identity("Maria Lopez", "casa@lopez.example"), "possible"),
    (Identity("Jon Lopez Jr", "casa@lopez.example"), Identity("Jon Lopez Sr", "casa@lopez.example"), "possible"),
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
    [Identity("Ana Lopez", born="1980-02-03"), Identity("Ana Lopez", born="1954-11-20")],
    [Identity("Ana Lopez", keys=("NATIONAL_ID:1",)), Identity("Ana Lopez", keys=("NATIONAL_ID:456",))],
    [Identity("Ana Lopez", address="7 Mill Lane, 10115"), Identity("Ana Lopez", address="12 Oak Street, 80331")],
    [Identity("Ana Lopez", address="7 Mill Lane, 10115"), Identity("Eva Lopez", address="7 Mill Lane, 10115")],
]


@pytest.mark.parametrize("identities", STRANGERS)
def test_strangers_stay_apart(identities):
    assert link(identities).fewest == len(identities)


TORN = [Identity("Ana Lopez", phone="+34910000000"), Identity("Bo Chen", phone="+34910000000")]


@pytest.mark.parametrize("third", [Identity(phone="+34910000000"), Identity("", "x@example.org", "+34910000000")])
def test_a_record_without_a_name_is_nobodys_for_certain_where_two_people_share_its_key(third):
    linked = link([*TORN, third])
    assert linked.certain[2] not in linked.certain[:2] and linked.fewest == 1


def test_a_short_name_that_fits_two_people_is_neithers_for_certain():
    linked = link([Identity(name, "lopez@example.org") for name in ("Ana Lopez", "Alba Lopez", "A. Lopez")])
    assert linked.most == 3 and linked.fewest == 1


PLACEHOLDERS = [
    [Identity(name, keys=("ACCOUNT_ID:guest",)) for name in ("Ana Lopez", "Bo Chen", "Cem Aksoy", "Dana Novak", "Eve Laurent")],
    [Identity("", f"{n}@example.org", "+34910000000") for n in range(20)],
    [Identity("", f"{n}@example.org", keys=("NATIONAL_ID:0",)) for n in range(20)],
    [Identity("Kim Lee", f"{word}@example.org") for word in ("red", "oak", "sea", "fog", "ice", "fir", "bay")],
]  # fmt: skip


@pytest.mark.parametrize("identities", PLACEHOLDERS)
def test_a_value_that_stands_for_anybody_links_nobody_whatever_its_kind(identities):
    linked = link(identities)
    assert linked.fewest == len(identities) and sum(linked.guarded.values()) >= 1


def test_one_address_of_ten_thousand_people_takes_no_longer_than_its_first_names():
    linked = link([Identity(f"{chr(97 + n % 26)}{n} {n}x{n}", "shop@example.org") for n in range(10_000)])
    assert linked.fewest == 10_000


def test_somebody_who_uses_many_addresses_with_one_user_name_stays_one_however_common_the_name():
    hosts = ("org", "net", "com", "info", "dev", "eu", "fr")
    assert link([Identity("Kim Lee", f"kimlee77@example.{host}") for host in hosts]).fewest == 1


CHAIN = [Identity("Ana Lopez", f"{local}@example.org") for local in ("red", "oak", "sea")]


def test_what_a_person_judged_binds_the_links():
    assert link(CHAIN, judged=[Judged(0, 1, True)]).certain[:2] == [0, 0]
    parted = link(CHAIN, judged=[Judged(0, 2, False)])
    assert parted.fewest == 2 and parted.possible[0] != parted.possible[2]
    assert link(CHAIN, judged=[Judged(0, 1, True), Judged(1, 2, True), Judged(0, 2, False)]).fewest == 1


def test_judged_samples_teach_the_weight_of_a_rule():
    assert link(CHAIN, weights={"same_alias": 0.1, "same_full_name": 0.1}).expected > link(CHAIN).expected


@settings(max_examples=60)
@given(st.data())
def test_nobody_judged_different_ends_in_one_group_unless_certain_links_say_so(data):
    names = st.sampled_from(["Ana Lopez", "A Lopez", "Bo Chen", ""])
    emails = st.sampled_from(["a@example.org", "b.b@gmail.com", "bb@gmail.com", ""])
    identities = [Identity(*pair) for pair in data.draw(st.lists(st.tuples(names, emails), min_size=2, max_size=9))]
    at = st.integers(0, len(identities) - 1)
    judged = [Judged(*triple) for triple in data.draw(st.lists(st.tuples(at, at, st.booleans()), max_size=5))]
    linked = link(identities, judged=judged)
    for left, right, same in judged:
        together = linked.possible[left] == linked.possible[right]
        assert together if same else not together or linked.certain[left] == linked.certain[right]


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
    assert linked.fewest <= linked.expected <= linked.most
    assert 1 <= linked.likely[0] <= linked.expected <= linked.likely[1] <= linked.most


@settings(max_examples=40)
@example(
    [("Ana Lopez", "a@example.org")] * 2
    + [("Ana Lopez", "x"), ("Bo", "a@example.org"), ("李 明", "a@example.org"), ("李 明", "b@example.org")]
    + [("", "b@example.org"), ("A Lopez", "b@example.org"), ("Ana Lopez", "b@example.org")]
)
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


def test_names_agree_where_no_letter_was_changed():
    assert agree("Ana Lopez", "Ana M. Lopez") and agree("A. Lopez", "Lopez, Ana") and agree("", "Ana")
    for a, b in (("Mario Lopez", "Maria Lopez"), ("Jon Lopez Jr", "Jon Lopez Sr"), ("Jon Lopez Jr", "Jon Lopez")):
        assert not agree(a, b) and not agree(b, a)


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
