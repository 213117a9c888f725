"""Accounts of which nothing but the user's name is known."""

from __future__ import annotations

import pytest

from duenotice.people.accounts import with_users_alone
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
