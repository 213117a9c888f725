"""Names of users in fields that say who did something."""

from __future__ import annotations

import pytest

from duenotice.detect.fields.classes import FieldFacts, decide
from duenotice.detect.fields.users import is_of_a_system, why_users

PEOPLE = ("anna.fischer", "j.martin2", "sara-lombardi1153", "CORP\\thomas", "maria", "kbuild")
OTHERS = [
    ("web-team", "build-bot", "deploy", "qa-1", "infra"),
    ("Anna Fischer", "Jan Martin", "Sara Lombardi", "Tom Berg", "Maria Haas"),
    ("PROJ-1", "PROJ-2", "PROJ-3", "PROJ-4"),
    ("nginx", "curl", "openssl", "zlib", "python"),
    ("1001", "1002", "1003", "1004"),
    ("anna", "maria"),
    ("anna@example.com", "maria@example.com", "tom@example.com"),
]


def test_users_called_like_people_are_told_with_their_share() -> None:
    assert why_users(PEOPLE) == "83% of the users called like people"


@pytest.mark.parametrize("cells", OTHERS)
def test_teams_machines_full_names_and_ids_are_no_users(cells: tuple[str, ...]) -> None:
    assert why_users(cells) == ""


@pytest.mark.parametrize(
    ("header", "kind"), [("Reporter", "USER_NAME"), ("actor", "USER_NAME"), ("author", "USER_NAME"), ("package", "")]
)
def test_a_field_is_one_of_users_by_what_it_is_called_and_what_it_holds(header: str, kind: str) -> None:
    assert decide(FieldFacts(f"$.{header}", header, 60, 6, PEOPLE), {}).kind == kind
    assert decide(FieldFacts(f"$.{header}", header, 60, 5, OTHERS[0]), {}).kind == ""


@pytest.mark.parametrize(
    ("user", "told"),
    [
        ("system:serviceaccount:kube-system:builder", True),
        ("NT AUTHORITY\\SYSTEM", True),
        ("WEB01$", True),
        ("anna", False),
        ("systemd", False),
        ("CORP\\anna", False),
    ],
)
def test_users_that_are_parts_of_a_system_are_told_by_how_systems_call_them(user: str, told: bool) -> None:
    assert is_of_a_system(user) is told
