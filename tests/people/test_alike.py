"""People of two lists whom no key joins, and keys that join people who are not one."""

from __future__ import annotations

import pytest

from duenotice.people.alike import nearly_named
from duenotice.people.holders import Identity
from duenotice.people.linking import link
from duenotice.people.names import agree, compatible
from duenotice.people.normalise import is_nobodys_name, is_nobodys_number, is_role_or_placeholder

SHOP, NEWS = (0, ""), (1, "")
BOTH = [Identity(f"Ana L{word}", f"{word}@x.example") for word in ("opez", "iang", "und")]


def joined(*others: tuple[Identity, tuple[int, str]], names_alone: bool = False) -> int:
    """How many further couples may be one, of two lists that have three people in common."""
    identities = [*BOTH, *BOTH, *(identity for identity, _ in others)]
    tables = [SHOP] * 3 + [NEWS] * 3 + [table for _, table in others]
    return len(list(nearly_named(identities, tables, link(identities).certain, names_alone=names_alone)))


OLD, NEW = Identity("Dmitri Popov", "d@x.example"), Identity("Dmitry Popov", "dmitry@y.example")
BORN_LATIN, BORN_GREEK = (
    Identity("Eleni Markou", "e@x.example", born="1984-12-31"),
    Identity("Ελένη Μάρκου", born="1984-12-31"),
)


@pytest.mark.parametrize(
    ("others", "couples"),
    [
        ([(OLD, SHOP), (NEW, NEWS)], 1),
        ([(OLD, SHOP), (NEW, SHOP)], 0),
        ([(OLD, SHOP), (NEW, (2, ""))], 0),
        ([(OLD, SHOP), (OLD, NEWS), (NEW, NEWS)], 0),
        ([(OLD._replace(born="1984-12-31"), SHOP), (NEW._replace(born="1990-01-02"), NEWS)], 0),
        ([(OLD, SHOP), (Identity("Dmitri Ivanov", "i@y.example"), NEWS)], 0),
        ([(BORN_LATIN, SHOP), (BORN_GREEK, NEWS)], 1),
        ([(BORN_LATIN, SHOP), (BORN_GREEK._replace(born="1990-01-02"), NEWS)], 0),
    ],
    ids=[
        "nearly one name in two lists of the same people", "in one list", "in a list of others", "who is in both", "born on other days",
        "another family", "two alphabets, one birth date", "two alphabets, two dates",
    ],
)  # fmt: skip
def test_who_is_nearly_called_so_in_the_other_list_may_be_one(others, couples):
    assert joined(*others) == couples


def test_where_there_are_but_names_one_nearly_the_same_may_be_one_written_twice():
    assert joined((Identity("Jon Smith"), SHOP), (Identity("John Smith"), SHOP), names_alone=True) == 1


ONE, OTHER = (
    Identity("Ana Lopez", "ana@x.example", keys=("ACCOUNT_ID:7",)),
    Identity("Bo Chen", "bo@x.example", keys=("ACCOUNT_ID:7",)),
)


@pytest.mark.parametrize(
    ("other", "people"),
    [
        (OTHER, (1, 2)),
        (OTHER._replace(name="Ana Chen"), (1, 1)),
        (OTHER._replace(email="ana@x.example"), (1, 1)),
        (OTHER._replace(name=""), (1, 1)),
    ],
    ids=["given anew", "married", "one address", "without a name"],
)
def test_the_number_of_an_account_that_two_strangers_hold_may_have_been_given_anew(other, people):
    linked = link([ONE, other])
    assert (linked.fewest, linked.most) == people


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("Дмитрий Попов", "Dmitri Popov", True),
        ("Дмитрий Попов", "Elena Keller", False),
        ("Ελένη Μάρκου", "Eleni Markou", True),
        ("王小明", "Wang Xiaoming", True),
        ("Дмитрий Попов", "Елена Келлер", False),
    ],
)
def test_names_in_two_alphabets_are_compared_by_their_sounds(a, b, one):
    assert compatible(a, b) is one and agree(a, b) is one and compatible(b, a) is one


def test_what_stands_where_nothing_is_known_is_nobodys():
    assert all(map(is_nobodys_name, ("n a", "dummy user", "lopez ltd", "gruber gmbh")))
    assert not any(map(is_nobodys_name, ("ana lopez", "ltd", "ana limonad")))
    assert is_role_or_placeholder("test12@x.example") and not is_role_or_placeholder("testa12@x.example")
    assert is_nobodys_number("") and not is_nobodys_number("+34910000001")
