"""Accounts of which nothing but the user's name is known."""

from __future__ import annotations

import pytest

from duenotice.people.accounts import with_users_alone, without_machines, without_tenants
from duenotice.people.recorded import Place, Told
from duenotice.people.whose import LOOSE, Field

COLUMN = Field(loose=False)


def told(kind: str, value: str, field: Field = COLUMN) -> Told:
    return Told(kind, value.encode(), field, 0)


@pytest.mark.parametrize(
    ("records", "users"),
    [
        pytest.param([[("USER_NAME", "ann")], [("USER_NAME", "bo")]], ["ann", "bo"], id="each is somebody"),
        pytest.param([[("USER_NAME", "ann"), ("EMAIL", "a")]], [], id="beside an address it says no more"),
        pytest.param([[("USER_NAME", "ann"), ("EMAIL", "a")], [("USER_NAME", "ann")]], [], id="known from elsewhere"),
        pytest.param([[("USER_NAME", "ann"), ("BIRTH_DATE", "d")]], ["ann"], id="a birth date makes nobody a person"),
        pytest.param([[("USER_NAME", "ann", LOOSE)]], [], id="in running text it may be anybody's"),
    ],
)
def test_a_users_name_is_a_person_where_it_is_all_that_is_known(
    records: list[list[tuple[str, str]]], users: list[str]
) -> None:
    places: dict[Place, list[Told]] = {(0, n, 0): [told(*one) for one in some] for n, some in enumerate(records)}
    kept = with_users_alone(places)
    assert [one.value.decode() for some in kept.values() for one in some if one.kind == "USER_NAME"] == users
    others = [one for some in kept.values() for one in some if one.kind != "USER_NAME"]
    assert others == [one for some in places.values() for one in some if one.kind != "USER_NAME"], "nothing else goes"


def made(rows: list[list[tuple[str, str, int]]]) -> dict[Place, list[Told]]:
    """Records by row of (kind, value, number of the field)."""
    return {
        (0, n, 0): [Told(kind, value.encode(), COLUMN, number) for kind, value, number in row]
        for n, row in enumerate(rows)
    }


def logged(accounts: int, users: int, records: int = 48) -> list[list[tuple[str, str, int]]]:
    """Records of a log: an account, and who acted."""
    return [[("ACCOUNT_ID", f"a{n % accounts}", 0), ("EMAIL", f"u{n % users}", 1)] for n in range(records)]


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        pytest.param(logged(1, 3), 0, id="one account, several users: the tenant of a cloud"),
        pytest.param(logged(1, 2), 1, id="one account, two addresses: somebody's"),
        pytest.param(logged(2, 24), 0, id="two tenants of many users"),
        pytest.param(logged(2, 4), 2, id="two customers with two addresses each"),
        pytest.param(logged(24, 48), 24, id="accounts of people"),
        pytest.param([[("ACCOUNT_ID", "a", 0), ("PHONE", f"+{n}", 1)] for n in range(30)], 1, id="whom one called"),
    ],
)
def test_the_account_for_which_a_log_is_kept_is_nobodys(rows: list[list[tuple[str, str, int]]], kept: int) -> None:
    records = made(rows)
    told = without_tenants(records)
    assert len({one.value for some in told.values() for one in some if one.kind == "ACCOUNT_ID"}) == kept
    others = [one for some in told.values() for one in some if one.kind != "ACCOUNT_ID"]
    assert others == [one for some in records.values() for one in some if one.kind != "ACCOUNT_ID"]


def test_the_number_of_a_service_is_nobodys() -> None:
    records = made([[("ACCOUNT_ID", "33", 0)], [("ACCOUNT_ID", "7", 0), ("EMAIL", "a@x", 1)]])
    assert list(without_machines(records, set(records))) == [(0, 1, 0)]
